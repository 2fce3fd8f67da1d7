"""What an import shows: how the list is read, what it would change, what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ehrenamt_cli.commands._views import words
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Column, Rows
from ehrenamt_cli.services import imports as service
from ehrenamt_cli.services import lists

_SHOWN = 20


def parts(entity: Entity, plan: lists.Plan, outcome: service.Outcome) -> list[str | Rows]:
    """How the list is read, the first changes with old and new, the first refused rows with their reasons."""
    shown: list[str | Rows] = [str(_heading(plan)), _mapping(entity, plan)]
    if outcome.changes:
        shown += [str(Text("Geändert", "Changed")), _changes(entity, outcome)]
    if outcome.refused:
        rows = [{"row": one.row.line, "reason": str(one.reason)} for one in outcome.refused[:_SHOWN]]
        columns = (Column("row", Text("Zeile", "line")), Column("reason", Text("Grund", "reason")))
        shown += [str(Text("Abgelehnt", "Refused")), Rows(columns, rows)]
    if outcome.alike:
        shown += [str(Text("Neu, aber vielleicht schon da", "New, but perhaps there already")), _alike(entity, outcome)]
    return shown


def counts(outcome: service.Outcome) -> Text:
    """How many rows were read, and what becomes of them."""
    return Text(
        "{read} gelesen: {added} neu, {changed} geändert, {unchanged} unverändert, {n} abgelehnt.",
        "{read} read: {added} new, {changed} changed, {unchanged} unchanged, {n} refused.",
    ).fill(
        read=outcome.read,
        added=outcome.added,
        changed=outcome.changed,
        unchanged=outcome.unchanged,
        n=len(outcome.refused),
    )


def note(entity: Entity, plan: lists.Plan, outcome: service.Outcome, path: Path, *, dry_run: bool, kept: Path | None) -> Text:
    """What to know beside the tables."""
    lines = [counts(outcome)]
    if dry_run:
        lines.append(Text("Nur gezeigt, nichts gespeichert.", "Only shown, nothing kept."))
    elif outcome.refused:
        lines.append(Text("Abgelehnte Zeilen mit Grund: {path}", "Refused rows with reasons: {path}").fill(path=path))
    if outcome.alike:
        lines.append(
            Text(
                "{n} neue vielleicht schon da; nichts wurde zusammengeführt: ehrenamt {noun} duplicates",
                "{n} new ones perhaps there already; nothing was merged: ehrenamt {noun} duplicates",
            ).fill(n=len(outcome.alike), noun=entity.name)
        )
    if not kept:
        lines.append(
            Text("Die Zuordnung hebt --mapping DATEI zum Bearbeiten auf.", "--mapping FILE keeps the mapping, to be edited.")
        )
    return Text("\n".join(line.de for line in lines), "\n".join(line.en for line in lines))


def distinguished(entity: Entity, row: Row) -> str:
    """A record in one line, so that somebody can tell it from another of the same name."""
    listed = (field for field in entity.fields if field.listed or field.name == "born_on")
    told = [field for field in listed if row.get(field.name) and not field.protects(row)]
    return ", ".join(words(field, row[field.name]) for field in told if not (field.shielded and row.get("address_blocked")))


def _heading(plan: lists.Plan) -> Text:
    if len(plan.sheet.worksheets) < 2:
        return Text("So wird die Liste gelesen", "How the list is read")
    return Text(
        "So wird das Blatt „{sheet}“ gelesen (ein anderes mit --worksheet: {others})",
        "How the worksheet “{sheet}” is read (another one with --worksheet: {others})",
    ).fill(sheet=plan.sheet.worksheet, others=", ".join(name for name in plan.sheet.worksheets if name != plan.sheet.worksheet))


def _mapping(entity: Entity, plan: lists.Plan) -> Rows:
    rows = [
        {
            "columns": ", ".join(rule.columns),
            "field": str(entity.field(rule.field).label),
            "example": _example(entity, rule, plan),
        }
        for rule in plan.mapping.rules
    ]
    if plan.key_column:
        rows.insert(0, {"columns": plan.key_column, "field": str(Text("Kennzeichen", "key")), "example": ""})
    rows += [{"columns": name, "field": str(_left_out(kind)), "example": ""} for name, kind in lists.left_out(plan).items()]
    return Rows(
        (
            Column("columns", Text("Spalte der Liste", "column of the list")),
            Column("field", Text("Feld", "field")),
            Column("example", Text("gelesen als", "read as")),
        ),
        rows,
    )


def _example(entity: Entity, rule: Any, plan: lists.Plan) -> str:
    """The first value of the column, as it is understood."""
    from_rows = (lists.understood(entity, plan.mapping, row, rule.field) for row in plan.sheet.rows[:50])
    field = entity.field(rule.field)
    return next((words(field, value) for value in from_rows if value not in (None, [])), "")


def _alike(entity: Entity, outcome: service.Outcome) -> Rows:
    rows = [
        {"row": row.line, "new": found.one[1], "known": _known(*found.other), "because": str(found.likeness.words)}
        for row, found in outcome.alike[:_SHOWN]
    ]
    return Rows(
        (
            Column("row", Text("Zeile", "line")),
            Column("new", entity.label),
            Column("known", Text("vielleicht", "perhaps")),
            Column("because", Text("weil", "because")),
        ),
        rows,
    )


def _known(key: str, name: str) -> str:
    """A record by name and key, or by the line of the list in which it stands."""
    return f"{name} ({key})" if not key.startswith("#") else str(Text("Zeile {n}", "line {n}").fill(n=key[1:]))


def _left_out(kind: Text | None) -> Text:
    if kind is None:
        return Text("(nicht übernommen)", "(not taken over)")
    return Text("(nicht übernommen: {kind})", "(not taken over: {kind})").fill(kind=kind)


def _changes(entity: Entity, outcome: service.Outcome) -> Rows:
    rows = []
    for row, record, name, value in outcome.changes:
        field = entity.field(name)
        hidden = field.shielded and record.get("address_blocked")
        rows.append(
            {
                "row": row.line,
                "record": str(record.get("id") or ""),
                "field": str(field.label),
                "before": "…" if hidden or field.protects(record) else words(field, record.get(name)),
                "after": "…" if hidden else words(field, value),
            }
        )
    return Rows(
        (
            Column("row", Text("Zeile", "line")),
            Column("record", Text("Kennzeichen", "key")),
            Column("field", Text("Feld", "field")),
            Column("before", Text("bisher", "before")),
            Column("after", Text("künftig", "after")),
        ),
        rows,
    )
