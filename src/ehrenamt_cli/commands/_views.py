"""Records as results: the table of a kind, the card of one, what was kept, what was changed when."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.commands import _wording
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Card, Column, Rows, plain
from ehrenamt_cli.services import records
from ehrenamt_cli.services.looking import PROTECTED, WITHHELD
from ehrenamt_cli.services.records import HIDDEN
from ehrenamt_cli.services.registers import Register

KEY = Column("id", Text("Kennzeichen", "key"))


def table(entity: Entity, rows: list[dict[str, Any]], total: int, offset: int) -> Rows:
    """Records of one kind: the listed fields for people, everything for programs."""
    columns = [KEY, *(column(field) for field in entity.fields if field.listed)]
    note = NOTHING
    if len(rows) < total:
        note = Text(
            "{first}–{last} von {total}; mehr mit --limit 0 oder --offset {last}.",
            "{first}–{last} of {total}; more with --limit 0 or --offset {last}.",
        ).fill(first=offset + 1, last=offset + len(rows), total=total)
    if any(field.name in row.get(WITHHELD, ()) for row in rows for field in entity.fields if field.listed):
        note = joined(note, SWITCH)
    return Rows(columns, rows, Text("Nichts gefunden: {kinds}.", "None found: {kinds}.").fill(kinds=entity.labels), note)


SWITCH = Text("Geschütztes zeigt --protected; das wird vermerkt.", "--protected shows what is protected; this is logged.")


def joined(one: Text, other: Text) -> Text:
    """Two sentences, or the one there is."""
    return Text(f"{one.de} {other.de}".strip(), f"{one.en} {other.en}".strip())


def column(field: Field) -> Column:
    """A field as a column; a reference by its name."""
    if field.withheld:
        return Column(field.key, field.label, lambda row: cell(field, row), whole=True)
    return Column(field.key, field.label, lambda value: words(field, value))


def cell(field: Field, row: dict[str, Any]) -> str:
    """What a field of a record says, or that it is protected."""
    return str(PROTECTED) if field.name in row.get(WITHHELD, ()) else words(field, row[field.key])


def card(entity: Entity, row: dict[str, Any], title: str, note: Text = NOTHING) -> Card:
    """One record with every field that has a value."""
    pairs = [(str(KEY.label), row["id"]), *((str(field.label), cell(field, row)) for field in entity.fields)]
    return Card(f"{entity.label}: {title}", pairs, row, joined(note, SWITCH) if row.get(WITHHELD) else note)


def saved(
    register: Register, entity: Entity, row: dict[str, Any], did: Text, only: Collection[str] = (), *, typed: Collection[str] = ()
) -> Card:
    """The record as it is now kept (for people: ``only`` the fields in question); a dry run says that nothing is.

    ``typed`` are fields that were named just now besides those, of which nothing protected is held back.
    """
    [shown] = records.shown(register, entity, [row], typed=(*only, *typed))
    if config.switched_on("dry_run"):
        did = Text("Nur gezeigt, nichts gespeichert", "Only shown, nothing kept")
    whole = card(
        entity, shown, records.title(register, entity, row), Text("{did}: {id}.", "{did}: {id}.").fill(did=did, id=row["id"])
    )
    if only:
        pairs = [(str(field.label), cell(field, shown) or "–") for field in entity.fields if field.name in only]
        whole = whole._replace(pairs=pairs)
    said = _wording.told(_wording.warning(register, entity, row, only))
    return whole._replace(note=joined(whole.note, said))


def history_rows(entity: Entity, events: list[dict[str, Any]]) -> Rows:
    """The history of a record, a row for each changed field."""
    rows = [
        {
            "at": event["happened_at"],
            "by": event["author"],
            "action": event["action"],
            "act": event["act"] or event["number"],
            "field": name,
            "before": before,
            "after": after,
        }
        for event in events
        for name, (before, after) in (event["changes"] or {"": (None, None)}).items()
    ]
    return Rows(
        (
            Column("at", Text("wann", "when"), _moment),
            Column("by", Text("wer", "who")),
            Column("action", Text("was", "what"), lambda key: str(ACTIONS.get(key, key))),
            Column("field", Text("Feld", "field"), lambda name: _label(entity, name)),
            Column("before", Text("vorher", "before"), lambda row: _then(entity, row, "before"), whole=True),
            Column("after", Text("nachher", "after"), lambda row: _then(entity, row, "after"), whole=True),
        ),
        rows,
    )


ACTIONS = {
    "add": Text("angelegt", "added"),
    "change": Text("geändert", "changed"),
    "remove": Text("entfernt", "removed"),
    "override": Text("Ausnahme", "exception"),
    "address_shown": Text("gesperrte Anschrift gezeigt", "blocked address shown"),
    "render": Text("Dokument geschrieben", "document written"),
    "undo": Text("zurückgenommen", "taken back"),
    "merge": Text("zusammengeführt", "merged"),
    "erase": Text("gelöscht", "erased"),
    "blacken": Text("Name geschwärzt", "name blacked out"),
    "read": Text("gelesen", "read"),
    "backup": Text("gesichert", "backed up"),
    "restore": Text("Sicherung zurückgeholt", "backup put back"),
    "key": Text("Schlüssel gewechselt", "key changed"),
    "export": Text("ausgegeben", "exported"),
}


def words(field: Field, value: Any) -> str:
    """A stored value in the words of the language in use."""
    if value is None or value == []:
        return ""
    if value in (str(HIDDEN), str(PROTECTED)):
        return str(value)
    if field.kind.many:
        return ", ".join(field.kind.show(entry, field.choices) for entry in value)
    return field.kind.show(value, field.choices)


def _moment(at: str) -> str:
    return f"{show_day(at[:10])} {at[11:16]}"


def _then(entity: Entity, row: dict[str, Any], when: str) -> str:
    """What a field held, in words; a reference by the key it held, as it may be gone."""
    field = next((field for field in entity.fields if field.name == row["field"]), None)
    return words(field, row[when]) if field else plain(row[when])


def _label(entity: Entity, name: str) -> str:
    return next((str(field.label) for field in entity.fields if field.name == name), str(KEY.label) if name == "id" else name)
