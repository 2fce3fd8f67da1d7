"""Lists from other programs, as they are about to be read: which column is which field, and what stays out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.errors import EhrenamtError, FileProblem, Forbidden
from ehrenamt_cli.formats import mapping as mappings
from ehrenamt_cli.formats.headings import heading
from ehrenamt_cli.formats.mapping import ColumnMapping
from ehrenamt_cli.formats.sensitive import sensitive
from ehrenamt_cli.formats.sheets import Sheet, SheetRow, read_sheet
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.services.recognition import match_fields


class Wishes(NamedTuple):
    """What somebody said about how a list is to be read."""

    worksheet: str = ""
    by: str = ""
    """Fields by which records are found again, with commas."""
    sensitive_too: bool = False
    """Columns on health and offences as well."""


class Plan(NamedTuple):
    """A list and how it will be read."""

    sheet: Sheet
    mapping: ColumnMapping
    key_column: str = ""
    """The column that holds keys of this register, as an exported list has one."""
    by: tuple[str, ...] = ()
    """The fields by which records are found again, where somebody chose them."""


def prepare(
    entity: Entity, path: Path, mapping_file: Path | None, wishes: Wishes, reshape: Callable[[Sheet], Sheet] | None = None
) -> Plan:
    """Read the list and the mapping; a mapping file that does not exist yet is written with what is proposed.

    FileProblem where the list cannot be read; Forbidden where the mapping takes columns on health or offences unasked.
    """
    sheet = read_sheet(path, wishes.worksheet)
    sheet = reshape(sheet) if reshape else sheet
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
        mapping = _named_after_kind(entity, mapping)
        if _key_column(entity, sheet):
            mapping = mappings.own_lists(mapping)
        if not wishes.sensitive_too:
            mapping = mappings.without(mapping, sensitive(sheet.headers))
        if mapping_file:
            write_file(mapping_file, mappings.dump(mapping).encode())
    if not wishes.sensitive_too:
        _refuse_sensitive(mapping, mapping_file)
    by = match_fields(entity, wishes.by)
    return Plan(sheet, mapping, "" if by else _key_column(entity, sheet), by)


def nameless_texts(entity: Entity, plan: Plan) -> Iterator[tuple[int, list[Any]]]:
    """Line by line what a list says in fields where no names belong."""
    fields = [field.name for field in entity.fields if field.nameless]
    if fields:
        yield from ((row.line, [understood(entity, plan.mapping, row, name) for name in fields]) for row in plan.sheet.rows)


def left_out(plan: Plan) -> dict[str, Text | None]:
    """The columns that are not taken over, and what they speak of where that is why."""
    kinds = sensitive(plan.mapping.ignored)
    return {column: kinds.get(column) for column in plan.mapping.ignored if column != plan.key_column}


def understood(entity: Entity, mapping: ColumnMapping, row: SheetRow, name: str) -> Any:
    """One field of one row as it would be stored, for a preview; None where it says nothing or cannot be read."""
    text = mappings.apply(mapping, row.values).get(name)
    field = entity.field(name)
    try:
        return field.kind.read(text, field.choices) if text else None
    except EhrenamtError:
        return None


def _named_after_kind(entity: Entity, mapping: ColumnMapping) -> ColumnMapping:
    """A list of organisations may call its names ``Einrichtung``: the word of the kind stands for the name nobody else gave."""
    name = entity.identity[0]
    words = {heading(entity.label.de), heading(entity.label.en)}
    column = next((column for column in mapping.ignored if heading(column) in words), "")
    if not column or name != entity.title[0] or any(rule.field == name for rule in mapping.rules):
        return mapping
    left_out = tuple(other for other in mapping.ignored if other != column)
    return mappings.ColumnMapping((mappings.Rule(name, (column,)), *mapping.rules), left_out)


def _key_column(entity: Entity, sheet: Sheet) -> str:
    """The column called ``id`` or Kennzeichen, where it holds keys of this kind and no numbers of another program."""
    for header in sheet.headers:
        filled = [row.values[header] for row in sheet.rows[: mappings.SAMPLES] if row.values[header]]
        if heading(header) in _KEY_HEADINGS and filled and all(value.startswith(f"{entity.letter}-") for value in filled):
            return header
    return ""


_KEY_HEADINGS = {heading(name) for name in ("id", "key", "Kennzeichen", "Schlüssel")}


def require_name(entity: Entity, plan: Plan, path: Path, given: Mapping[str, Any]) -> None:
    """FileProblem where no column says who or what each row is about, and nothing ``given`` says it of all of them."""
    first = entity.field(entity.identity[0])
    if plan.key_column or first.name in given or any(rule.field == first.name for rule in plan.mapping.rules):
        return
    raise FileProblem(
        Text(
            "In {file} ist keine Spalte für „{label}“ zu erkennen.", "In {file} no column for “{label}” can be recognised."
        ).fill(file=path, label=first.label),
        Text(
            "--mapping DATEI schreibt eine Zuordnung auf; dort bitte [fields.{field}] mit der Spalte ergänzen.",
            "--mapping FILE writes a mapping down; please add [fields.{field}] with the column there.",
        ).fill(field=first.name),
    )


def _refuse_sensitive(mapping: ColumnMapping, mapping_file: Path | None) -> None:
    taken = sensitive(column for rule in mapping.rules for column in rule.columns)
    if taken:
        column, kind = next(iter(taken.items()))
        title = Text("Solche Angaben gehören nicht in das Register", "Such data do not belong into the register")
        lift = Text(
            "die Spalte aus {file} nehmen, oder mit --sensitive-too darauf bestehen",
            "take the column out of {file}, or insist with --sensitive-too",
        ).fill(file=mapping_file or "")
        raise Forbidden(
            Text("Die Spalte „{column}“ wird nicht übernommen: {kind}.", "The column “{column}” is not taken over: {kind}.").fill(
                column=column, kind=kind
            ),
            Text("{lift}.", "{lift}.").fill(lift=lift),
            [{"rule": "BESONDERS", "title": str(title), "basis": str(kind), "lift": str(lift)}],
        )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise FileProblem(
            Text("Die Zuordnung {path} lässt sich nicht lesen.", "The mapping {path} cannot be read.").fill(path=path),
            Text("Bitte Ort und Kodierung (UTF-8) prüfen.", "Please check its place and encoding (UTF-8)."),
        ) from None
