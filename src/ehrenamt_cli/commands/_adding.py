"""Adding somebody who may be there already: it is said before anything is kept, and never decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.commands import _wording
from ehrenamt_cli.commands._options import with_fields
from ehrenamt_cli.commands._records import add
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Result
from ehrenamt_cli.services import duplicates, records
from ehrenamt_cli.services.registers import Register

_SAYING = Text("Vielleicht schon da: {name} ({key}), {because}.", "Perhaps there already: {name} ({key}), {because}.")


def adding_of(plural: str) -> Callable[..., Result]:
    """The command that adds a record of a kind of which somebody may be there twice."""
    entity = ENTITIES[plural]
    own = [field for field in entity.fields if not field.fixed]
    return with_fields(lambda given: add(entity, given, agreed=_agreed), own, adds=True)


def _agreed(register: Register, entity: Entity, typed: dict[str, Any]) -> bool:
    """Whether to go on; on a terminal somebody is asked, elsewhere it is said."""
    if not _wording.agreed(register, entity, typed):
        return False
    found = duplicates.likely(register, entity, records.read(register, entity, typed))
    if found is None:
        return True
    key, name = found.other
    sentence = _SAYING.fill(name=name, key=key, because=found.likeness.words)
    if prompts.can_ask() and not config.switched_on("yes") and not config.switched_on("dry_run"):
        prompts.tell(sentence)
        return prompts.confirm(Text("Trotzdem anlegen?", "Add it all the same?"), yes=False)
    further = Text(" Ansehen: ehrenamt {noun} duplicates", " To look: ehrenamt {noun} duplicates").fill(noun=entity.name)
    register.remarks.append(Text(sentence.de + further.de, sentence.en + further.en))
    return True
