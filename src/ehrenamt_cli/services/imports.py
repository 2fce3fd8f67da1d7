"""Lists from other programs: mapped, checked row by row, taken over in one transaction, twice without harm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.errors import EhrenamtError, FileProblem, WrongUsage
from ehrenamt_cli.formats import mapping as mappings
from ehrenamt_cli.formats.csv_files import write_csv
from ehrenamt_cli.formats.mapping import ColumnMapping
from ehrenamt_cli.formats.sheet_writers import WRITERS
from ehrenamt_cli.formats.sheets import Sheet, SheetRow, read_sheet
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

Progress = Callable[[int, int], None]


class Refused(NamedTuple):
    """A row that was not taken over, and why."""

    row: SheetRow
    reason: Text


class Outcome(NamedTuple):
    """What became of the rows of a list."""

    read: int
    added: int
    changed: int
    unchanged: int
    refused: list[Refused]

    def as_dict(self) -> dict[str, Any]:
        """The outcome as JSON; ``row`` is the line of the file."""
        refused = [{"row": one.row.line, "reason": str(one.reason)} for one in self.refused]
        return {**self._asdict(), "refused": refused}


class Plan(NamedTuple):
    """A list and how it will be read."""

    sheet: Sheet
    mapping: ColumnMapping


def prepare(entity: Entity, path: Path, mapping_file: Path | None, worksheet: str = "") -> Plan:
    """Read the list and the mapping; a mapping file that does not exist yet is written with what is proposed."""
    sheet = read_sheet(path, worksheet)
    fields = [field for field in entity.fields if not field.fixed]
    if mapping_file and mapping_file.exists():
        mapping = mappings.load(_text(mapping_file), fields, mapping_file.name)
        missing = mappings.missing_columns(mapping, sheet.headers)
        if missing:
            raise FileProblem(
                Text("In {file} fehlen Spalten der Zuordnung: {names}.", "{file} lacks columns of the mapping: {names}.").fill(
                    file=path, names=", ".join(missing)
                ),
                Text("Bitte die Zuordnung {file} anpassen.", "Please adapt the mapping {file}.").fill(file=mapping_file),
            )
    else:
        mapping = mappings.propose(sheet.headers, [row.values for row in sheet.rows[: mappings.SAMPLES]], fields)
        if mapping_file:
            write_file(mapping_file, mappings.dump(mapping).encode())
    first = entity.field(entity.identity[0])
    if not any(rule.field == first.name for rule in mapping.rules):
        raise FileProblem(
            Text(
                "In {file} ist keine Spalte für „{label}“ zu erkennen.", "In {file} no column for “{label}” can be recognised."
            ).fill(file=path, label=first.label),
            Text(
                "--mapping DATEI schreibt eine Zuordnung auf; dort bitte [fields.{field}] mit der Spalte ergänzen.",
                "--mapping FILE writes a mapping down; please add [fields.{field}] with the column there.",
            ).fill(field=first.name),
        )
    return Plan(sheet, mapping)


def take_over(register: Register, entity: Entity, plan: Plan, given: Mapping[str, Any], progress: Progress) -> Outcome:
    """Add what is new, change what differs, leave what is equal; all rows or none. ``given`` holds for every new record."""
    known = _Known(register, entity)
    fresh: list[dict[str, Any]] = []
    refused: list[Refused] = []
    changed = unchanged = 0
    with register.change():
        for number, row in enumerate(plan.sheet.rows):
            progress(number, len(plan.sheet.rows))
            try:
                values = _values(register, entity, plan.mapping, row)
                existing = known.like(values)
                if existing is None:
                    new = records.completed(entity, {**given, **values}, register, dated=False)
                    records.require(entity, new)
                    entity.check(new)
                    fresh.append(new)
                    known.remember(new)
                elif any(existing.get(name) != value for name, value in values.items()):
                    changed += 1
                    if existing.get("id"):
                        records.update(register, entity, existing, values)
                    else:
                        existing |= values
                else:
                    unchanged += 1
            except EhrenamtError as error:
                refused.append(Refused(row, error.message))
        stored.add(register, entity, fresh)
        progress(len(plan.sheet.rows), len(plan.sheet.rows))
    return Outcome(len(plan.sheet.rows), len(fresh), changed, unchanged, refused)


def understood(entity: Entity, mapping: ColumnMapping, row: SheetRow, name: str) -> Any:
    """One field of one row as it would be stored, for a preview; None where it says nothing or cannot be read."""
    text = mappings.apply(mapping, row.values).get(name)
    field = entity.field(name)
    try:
        return field.kind.read(text, field.choices) if text else None
    except EhrenamtError:
        return None


def hand_back(plan: Plan, refused: Sequence[Refused], path: Path) -> None:
    """The refused rows in the form of the list, with the reason in a column of its own, to be mended and read again."""
    reason = str(Text("Grund", "reason"))
    headers = [header for header in plan.sheet.headers if header != reason]
    rows = [[*(one.row.values.get(header, "") for header in headers), str(one.reason)] for one in refused]
    if plan.sheet.form == "csv":
        write_file(path, write_csv([*headers, reason], rows, plan.sheet.separator).encode("utf-8-sig"))
    else:
        write_file(path, WRITERS[plan.sheet.form]([*headers, reason], rows))


def _values(register: Register, entity: Entity, mapping: ColumnMapping, row: SheetRow) -> dict[str, Any]:
    if row.surplus:
        raise WrongUsage(
            Text("die Zeile hat {n} Zellen zu viel", "the row has {n} cells too many").fill(n=row.surplus),
            Text("", ""),
        )
    return records.read(register, entity, mappings.apply(mapping, row.values))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise FileProblem(
            Text("Die Zuordnung {path} lässt sich nicht lesen.", "The mapping {path} cannot be read.").fill(path=path),
            Text("Bitte Ort und Kodierung (UTF-8) prüfen.", "Please check its place and encoding (UTF-8)."),
        ) from None


class _Known:
    """The records already there, found again by their identity; people of one name by birthday or e-mail."""

    def __init__(self, register: Register, entity: Entity) -> None:
        self._identity = entity.identity
        self._known: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for row in stored.every(register, entity):
            self.remember(row)

    def remember(self, row: dict[str, Any]) -> None:
        """From now on this record is known."""
        self._known[self._mark(row)].append(row)

    def like(self, values: Row) -> dict[str, Any] | None:
        """The record that the values describe; None if it is new; refused where several could be meant."""
        same = [row for row in self._known.get(self._mark(values), ()) if _agree(row, values)]
        certain = [row for row in same if _identified(row, values)]
        found = certain or same
        if len(found) > 1:
            keys = ", ".join(str(row.get("id") or "?") for row in found)
            raise WrongUsage(
                Text("kann mehrere meinen: {keys}", "may mean several: {keys}").fill(keys=keys),
                Text("", ""),
            )
        return found[0] if found else None

    def _mark(self, row: Row) -> tuple[str, ...]:
        return tuple(fold(str(row.get(name) or "")) for name in self._identity)


_IDENTIFYING = ("born_on", "email", "reference")


def _agree(row: Row, values: Row) -> bool:
    """No identifying value of the two differs; where both know the birthday, a new e-mail address is a change."""
    if row.get("born_on") and values.get("born_on"):
        return bool(row["born_on"] == values["born_on"])
    return all(not row.get(name) or not values.get(name) or row[name] == values[name] for name in _IDENTIFYING)


def _identified(row: Row, values: Row) -> bool:
    return any(row.get(name) and row.get(name) == values.get(name) for name in _IDENTIFYING)
