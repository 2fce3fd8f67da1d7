"""Names where none belong, and what is specially protected: asked about before it is kept, and said after."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.domain.delicate import delicate
from ehrenamt_cli.domain.entity import Entity, Personal
from ehrenamt_cli.domain.values import NOTE, SHORT
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.render import FOR_PEOPLE
from ehrenamt_cli.services import wording
from ehrenamt_cli.services.registers import Register


def agreed(register: Register, entity: Entity, typed: Mapping[str, Any]) -> bool:
    """Whether what was typed may be kept: somebody at a terminal is asked where it should not be there; scripts go on."""
    if not prompts.can_ask() or config.switched_on("yes") or config.switched_on("dry_run"):
        return True
    found = warning(register, entity, typed, ())
    if found == NOTHING:
        return True
    prompts.tell(found)
    return prompts.confirm(Text("Trotzdem so speichern?", "Keep it like this all the same?"), yes=False)


def warning(register: Register, entity: Entity, row: Mapping[str, Any], only: Collection[str]) -> Text:
    """What in the words of a record looks like a name or is specially protected; nothing where nothing does."""
    protected, names = _protected(entity, row, only), wording.names(register, entity, row, only)
    said = [_DELICATE.fill(words=_listed(protected))] if protected else []
    said += [_said(names)] if names else []
    return Text(" ".join(one.de for one in said), " ".join(one.en for one in said))


def _protected(entity: Entity, row: Mapping[str, Any], only: Collection[str]) -> dict[str, Text]:
    """What was written about a person that speaks of something specially protected, which belongs in no free text."""
    written = [field for field in entity.fields if field.kind in (SHORT, NOTE) and field.personal is Personal.ORDINARY]
    words: dict[str, Text] = {}
    for field in written:
        if isinstance(row.get(field.name), str) and (not only or field.name in only):
            words |= delicate(row[field.name])
    return words


def _listed(words: Mapping[str, Text]) -> Text:
    told = [Text("„{word}“ ({kind})", "“{word}” ({kind})").fill(word=word, kind=kind) for word, kind in words.items()]
    return Text(", ".join(one.de for one in told), ", ".join(one.en for one in told))


_DELICATE = Text(
    "Das gehört nicht in freien Text: {words}. Bitte anders sagen, etwa „persönliche Gründe“.",
    "That belongs in no free text: {words}. Please put it differently, such as “personal reasons”.",
)


def told(sentence: Text) -> Text:
    """The sentence, which programs are told at once, beside their data: they read no remark under a table."""
    if sentence != NOTHING and config.setting("format") not in FOR_PEOPLE:
        prompts.tell(sentence)
    return sentence


def about_rows(lines: Sequence[int]) -> Text:
    """The same about a list."""
    if not lines:
        return NOTHING
    shown = ", ".join(map(str, lines[:_FEW])) + (" …" if len(lines) > _FEW else "")
    return Text(
        "Vielleicht stehen Namen, wo keine hingehören; Zeilen: {lines}.",
        "Perhaps there are names where none belong; rows: {lines}.",
    ).fill(lines=shown)


_FEW = 10


def _said(found: Sequence[str]) -> Text:
    return Text(
        "Das sieht nach Namen aus: {names}. Klient:innen stehen nur mit ihrem Zeichen im Register.",
        "That looks like names: {names}. Clients stand in the register by their reference only.",
    ).fill(names=", ".join(found))
