"""Names where none belong: asked about before they are kept, and said after."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.render import FOR_PEOPLE
from ehrenamt_cli.services import wording
from ehrenamt_cli.services.registers import Register


def agreed(register: Register, entity: Entity, typed: Mapping[str, Any]) -> bool:
    """Whether what was typed may be kept: somebody at a terminal is asked where it looks like a name; scripts go on."""
    if not prompts.can_ask() or config.switched_on("yes") or config.switched_on("dry_run"):
        return True
    found = wording.names(register, entity, typed)
    if not found:
        return True
    prompts.tell(_said(found))
    return prompts.confirm(Text("Trotzdem so speichern?", "Keep it like this all the same?"), yes=False)


def warning(register: Register, entity: Entity, row: Mapping[str, Any], only: Collection[str]) -> Text:
    """One sentence about what looks like a name in what was kept; nothing where nothing does."""
    found = wording.names(register, entity, row, only)
    return _said(found) if found else NOTHING


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
