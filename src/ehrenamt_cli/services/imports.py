"""Lists from other programs: mapped, checked row by row, taken over in one transaction, twice without harm."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import EhrenamtError, WrongUsage
from ehrenamt_cli.formats import mapping as mappings
from ehrenamt_cli.formats.csv_files import write_csv
from ehrenamt_cli.formats.sheet_writers import WRITERS
from ehrenamt_cli.formats.sheets import SheetRow
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.completing import completed_from_others
from ehrenamt_cli.services.duplicates import TWINS, Found, Watch
from ehrenamt_cli.services.life_cycle import stepped
from ehrenamt_cli.services.lists import Plan
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.services.recognition import Known, SeveralMeant
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

Progress = Callable[[int, int], None]

Keep = Callable[[Register, Row, Row | None], dict[str, Any]]
"""Keeps what a row says, of a new record or of one that is there already, where that takes more than writing it down."""


class Refused(NamedTuple):
    """A row that was not taken over, and why."""

    row: SheetRow
    reason: Text


class Alike(NamedTuple):
    """A new row that is probably about somebody who is there already, or who stands further up in the list."""

    row: SheetRow
    found: Found


class Change(NamedTuple):
    """One value that a list changes in a record that is already there."""

    row: SheetRow
    record: Row
    field: str
    value: Any


class Outcome(NamedTuple):
    """What became of the rows of a list."""

    read: int
    added: int
    changed: int
    unchanged: int
    refused: list[Refused]
    changes: list[Change]
    """The first values that were changed, CHANGES_SHOWN at most."""
    unclear: list[tuple[SheetRow, Sequence[Row]]]
    """The rows among the refused that may mean several records, and which."""
    alike: list[Alike]
    """New rows, taken over nevertheless, that are probably about somebody who is there already."""

    def as_dict(self) -> dict[str, Any]:
        """The outcome as JSON; ``row`` is the line of the file."""
        counts = {name: getattr(self, name) for name in ("read", "added", "changed", "unchanged")}
        refused = [{"row": one.row.line, "reason": str(one.reason)} for one in self.refused]
        alike = [{"row": row.line, "id": found.other[0], "because": str(found.likeness.words)} for row, found in self.alike]
        return counts | {"refused": refused} | ({"alike": alike} if alike else {})


CHANGES_SHOWN = 20


def rehearse(
    register: Register, entity: Entity, plan: Plan, given: Mapping[str, Any], progress: Progress, keep: Keep | None = None
) -> Outcome:
    """What ``take_over`` would do; nothing is kept."""
    outcome: list[Outcome] = []
    with contextlib.suppress(_Rehearsed), register.change():
        outcome.append(take_over(register, entity, plan, given, progress, keep=keep))
        raise _Rehearsed
    return outcome[0]


def take_over(
    register: Register,
    entity: Entity,
    plan: Plan,
    given: Mapping[str, Any],
    progress: Progress,
    decisions: Mapping[int, str] | None = None,
    keep: Keep | None = None,
) -> Outcome:
    """Add what is new, change what differs, leave what is equal; all rows or none.

    ``given`` holds for every new record; ``decisions`` says for lines that may mean several records which one is meant.
    """
    with register.change():
        taking = _Taking(register, entity, plan, given, decisions or {}, keep)
        for number, row in enumerate(plan.sheet.rows):
            progress(number, len(plan.sheet.rows))
            taking.row(row)
        stored.add(register, entity, taking.fresh)
        progress(len(plan.sheet.rows), len(plan.sheet.rows))
    return taking.outcome()


def hand_back(plan: Plan, refused: Sequence[Refused], path: Path) -> None:
    """The refused rows in the form of the list, with the reason in a column of its own, to be mended and read again."""
    reason = str(Text("Grund", "reason"))
    headers = [header for header in plan.sheet.headers if header != reason]
    rows = [[*(one.row.values.get(header, "") for header in headers), str(one.reason)] for one in refused]
    if plan.sheet.form == "csv":
        write_file(path, write_csv([*headers, reason], rows, plan.sheet.separator).encode("utf-8-sig"))
    else:
        write_file(path, WRITERS[plan.sheet.form]([*headers, reason], rows))


class _Rehearsed(Exception):
    """Takes a rehearsal back."""


class _Taking:
    """The rows of a list taken over one by one; new records wait in ``fresh`` to be stored together."""

    def __init__(
        self,
        register: Register,
        entity: Entity,
        plan: Plan,
        given: Mapping[str, Any],
        decisions: Mapping[int, str],
        keep: Keep | None,
    ) -> None:
        self._keep, self._added = keep, 0
        self._register, self._entity, self._plan, self._given, self._decisions = register, entity, plan, given, decisions
        self._telling = {name: value for name, value in given.items() if name in entity.identity}
        self._known = Known(register, entity, plan.by)
        self._changed = self._unchanged = 0
        self._refused: list[Refused] = []
        self._changes: list[Change] = []
        self._unclear: list[tuple[SheetRow, Sequence[Row]]] = []
        self._alike: list[Alike] = []
        self._watch = Watch(register, entity) if entity.plural in TWINS else None
        self.fresh: list[dict[str, Any]] = []

    def row(self, row: SheetRow) -> None:
        """Add it, change what it means, or put it to the refused."""
        try:
            values = self._values(row)
            key = row.values.get(self._plan.key_column, "") if self._plan.key_column else ""
            existing = self._known.like({**self._telling, **values}, key, self._decisions.get(row.line, ""))
            if existing is None:
                self._add(row, values)
            else:
                self._change(row, existing, values)
        except SeveralMeant as several:
            self._unclear.append((row, several.candidates))
            self._refused.append(Refused(row, several.message))
        except EhrenamtError as error:
            self._refused.append(Refused(row, error.message))

    def outcome(self) -> Outcome:
        """What became of the rows so far."""
        refused = self._refused
        read = self._added + self._changed + self._unchanged + len(refused)
        counts = (read, self._added, self._changed, self._unchanged)
        return Outcome(*counts, refused, self._changes, self._unclear, self._alike)

    def _add(self, row: SheetRow, values: dict[str, Any]) -> None:
        unsaid = {field.name: "other" for field in self._entity.fields if field.required and "other" in field.choices}
        said = {**self._given, **values}
        new = records.completed(self._entity, {**unsaid, **said}, self._register, dated=False)
        new = completed_from_others(self._register, self._entity, new, said)
        records.require(self._entity, new)
        self._entity.check(new)
        records.refuse_clash(self._register, self._entity, new, self._known.near(new))
        if self._keep:
            new = self._keep(self._register, new, None)
        else:
            self.fresh.append(new)
        self._added += 1
        self._known.remember(new)
        if self._watch and (found := self._watch.meets(new, f"#{row.line}")):
            self._alike.append(Alike(row, found))

    def _change(self, row: SheetRow, existing: dict[str, Any], values: dict[str, Any]) -> None:
        different = {name: value for name, value in values.items() if existing.get(name) != value}
        if not different:
            self._unchanged += 1
            return
        before = dict(existing)
        if existing.get("id") and self._keep:
            if self._keep(self._register, values, existing) == before:
                self._unchanged += 1
                return
        elif existing.get("id"):
            if self._entity is VOLUNTEERS:
                values = stepped(self._register, existing, values)
            records.update(self._register, self._entity, existing, values)
        else:
            existing |= values
        self._changed += 1
        room = CHANGES_SHOWN - len(self._changes)
        self._changes += [Change(row, before, name, value) for name, value in list(different.items())[:room]]

    def _values(self, row: SheetRow) -> dict[str, Any]:
        if row.surplus:
            raise WrongUsage(
                Text("die Zeile hat {n} Zellen zu viel", "the row has {n} cells too many").fill(n=row.surplus), NOTHING
            )
        texts = mappings.apply(self._plan.mapping, row.values)
        for rule in self._plan.mapping.rules:
            if rule.otherwise and rule.field in texts and not self._understands(rule.field, texts[rule.field]):
                said = f"{rule.columns[0]}: {texts.pop(rule.field)}"
                texts[rule.otherwise] = f"{texts[rule.otherwise]}\n{said}" if rule.otherwise in texts else said
        return records.read(self._register, self._entity, texts)

    def _understands(self, field: str, text: str) -> bool:
        """Whether a choice is one; days and times were looked at by their converters."""
        choices = self._entity.field(field).choices
        try:
            return not choices or bool(self._entity.field(field).kind.read(text, choices))
        except EhrenamtError:
            return False
