"""Records of every kind: read what a person typed, find what they mean, keep it, show it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.lists import BLANK, typed_list
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.names import fold, tokens
from ehrenamt_cli.domain.values import FLAG
from ehrenamt_cli.errors import Ambiguous, EhrenamtError, Forbidden, NotFound, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import looking
from ehrenamt_cli.services.completing import completed_from_others
from ehrenamt_cli.storage import aliases, words
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.filters import Within
from ehrenamt_cli.storage.register import Register

Typed = Mapping[str, str | Sequence[str] | None]
"""What was given on the command line or in a file, by column name; lists for what may be repeated."""

HIDDEN = Text("gesperrt", "blocked")

OWN_ORGANISATION = "own_organisation_id"
"""The setting that names the organisation whose register it is."""


def add(register: Register, entity: Entity, typed: Typed, *, though: bool = False) -> dict[str, Any]:
    """Keep a new record from typed values; required ones must be there. ``though`` it looks like one that is there already."""
    with register.change():
        row = new(register, entity, typed)
        refuse_clash(register, entity, row, though=though)
        return stored.add(register, entity, [row])[0]


def new(register: Register, entity: Entity, typed: Typed) -> dict[str, Any]:
    """A new record from typed values as it would be kept; required ones must be there."""
    values = read(register, entity, typed)
    row = completed_from_others(register, entity, completed(entity, values, register), values)
    require(entity, row)
    entity.check(row)
    return row


def change(register: Register, entity: Entity, text: str, typed: Typed) -> dict[str, Any]:
    """Change the given fields of the record a person means."""
    with register.change():
        row = resolve(register, entity, text)
        values = read(register, entity, typed, row)
        return update(register, entity, row, entity.change(row, values))


def update(register: Register, entity: Entity, row: Row, values: Mapping[str, Any]) -> dict[str, Any]:
    """Set fields of a record to values already read; what the kind forbids stays forbidden."""
    changed = {**row, **values}
    require(entity, changed)
    entity.check(changed)
    refuse_clash(register, entity, changed, though=True)
    return stored.change(register, entity, row, values)


def resolve(register: Register, entity: Entity, text: str) -> dict[str, Any]:
    """The one record a person means by a key or (part of) a name; NotFound or Ambiguous otherwise."""
    found = stored.named(register, entity, text) or _renamed(register, entity, text)
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(register, entity, text, found)
    raise _not_found(register, entity, text)


def find(
    register: Register,
    entity: Entity,
    text: str,
    where: Mapping[str, Any],
    *,
    limit: int | None,
    offset: int,
    within: Within | None = None,
) -> stored.Page:
    """The records that answer to all words and filters, ordered by name or by day, and how many there are in all."""
    return stored.page(register, entity, text=text, where=where, within=within, limit=limit, offset=offset)


def history(
    register: Register, entity: Entity, row: Row, *, blocked_too: bool = False, protected_too: bool = False
) -> list[dict[str, Any]]:
    """Who changed which field of a record when, oldest first; what is blocked or protected is left out (and noted where not)."""
    keys = [row["id"], *aliases.former(register, row["id"])]
    events = sorted((event for key in keys for event in stored.history(register, key)), key=lambda event: event["number"])
    events = looking.remembered(register, entity, row, events, protected_too=protected_too)
    if row.get("address_blocked") and blocked_too:
        stored.note_event(register, entity, row["id"], "address_shown", {})
    elif row.get("address_blocked"):
        for name in [field.name for field in entity.fields if field.shielded]:
            for changes in (event["changes"] for event in events if name in event["changes"]):
                changes[name] = [value and str(HIDDEN) for value in changes[name]]
    return events


def read(register: Register, entity: Entity, typed: Typed, before: Row | None = None) -> dict[str, Any]:
    """Typed text as the values that are stored; names of other records become their keys.

    In a list of texts ``+x`` adds to the list that the record holds ``before`` and ``-x`` takes out of it.
    """
    values: dict[str, Any] = {}
    for name, given in typed.items():
        if given is None or given == []:
            continue
        field = entity.field(name)
        try:
            values[name] = _read_field(register, field, given, (before or {}).get(name) or [])
        except EhrenamtError as error:
            error.message = Text("{label}: {message}", "{label}: {message}").fill(label=field.label, message=error.message)
            raise
    return entity.derive(values)


def completed(
    entity: Entity, values: Mapping[str, Any], register: Register | None = None, *, dated: bool = True
) -> dict[str, Any]:
    """A new record with its defaults, its number and what follows from its values.

    ``dated`` False leaves days empty that would be today: in a list from elsewhere nothing happened today.
    """
    row = {field.name: default(field) if dated or field.default != "today" else None for field in entity.fields} | dict(values)
    for field in entity.fields:
        if field.numbered and register and not row[field.name]:
            row[field.name] = _next_number(register, entity, field, field.numbered(row))
    return entity.complete(row)


def default(field: Field) -> Any:
    """What a field holds when nothing is said."""
    if field.kind.many:
        return []
    return clock.today().isoformat() if field.default == "today" else field.default


def require(entity: Entity, row: Row) -> None:
    """Refuse a record that lacks what its kind requires, naming all of it."""
    missing = [field for field in entity.fields if field.required and row.get(field.name) in (None, "", [])]
    if missing:
        raise WrongUsage(
            Text("Es fehlt: {labels}.", "Missing: {labels}.").fill(
                labels=Text(", ".join(f.label.de for f in missing), ", ".join(f.label.en for f in missing))
            ),
            Text("Bitte angeben: {flags}.", "Please give: {flags}.").fill(
                flags=" ".join(f"--{field.flag} …" for field in missing)
            ),
        )


def refuse_clash(
    register: Register, entity: Entity, row: Row, others: Iterable[Row] | None = None, *, though: bool = False
) -> None:
    """Refuse a record that cannot be true beside one that is there; ``though``: only what is certain counts."""
    if not entity.near:
        return
    beside = stored.every(register, entity, {name: row[name] for name in entity.near}) if others is None else others
    for other in beside:
        clash = entity.clash(row, other) if other.get("id") is None or other["id"] != row.get("id") else None
        if clash and (clash.certain or not though):
            rule = {"rule": "DOPPELT", "title": str(clash.found), "basis": "", "lift": str(clash.lift)}
            raise Forbidden(clash.found, clash.lift, [rule])


def shown(
    register: Register,
    entity: Entity,
    rows: Sequence[Row],
    *,
    blocked_too: bool = False,
    protected_too: bool = False,
    typed: Collection[str] = (),
) -> list[dict[str, Any]]:
    """Records ready to be read: references with their names, what is blocked or protected left out (and noted where not).

    ``typed`` are fields that whoever looks has just named: what one typed is no secret.
    """
    result = looking.seen(register, entity, rows, protected_too=protected_too, typed=typed)
    for field in entity.fields:
        if field.refers_to:
            _name_references(register, field, result)
        elif field.kind is FLAG:
            for row in result:
                row[field.name] = None if row[field.name] is None else bool(row[field.name])
    for row in result:
        if row.get("address_blocked") and not blocked_too:
            row |= {field.name: str(HIDDEN) if row[field.name] else None for field in entity.fields if field.shielded}
        elif row.get("address_blocked"):
            stored.note_event(register, entity, row["id"], "address_shown", {})
    return result


def title(register: Register, entity: Entity, row: Row) -> str:
    """The name of a record for a person."""
    return stored.titled(register, entity, [row])[row["id"]] or row["id"]


def _read_field(register: Register, field: Field, given: str | Sequence[str], before: Sequence[str]) -> Any:
    if field.kind.many:
        entries = _entries(register, field, given, before)
        return list(dict.fromkeys(entries))
    text = given if isinstance(given, str) else given[-1]
    if text == BLANK:
        return None
    return resolve(register, ENTITIES[field.refers_to], text)["id"] if field.refers_to else field.kind.read(text, field.choices)


def _entries(register: Register, field: Field, given: str | Sequence[str], before: Sequence[str]) -> list[str]:
    """The entries of a list; a single text is the whole of it, however it begins."""

    def read_entries(text: str) -> list[str]:
        entries: list[str] = field.kind.read(text, field.choices)
        return [resolve(register, ENTITIES[field.refers_to], entry)["id"] for entry in entries] if field.refers_to else entries

    if isinstance(given, str):
        return [] if given == BLANK else read_entries(given)
    return typed_list(field.kind, given, before, read_entries, field.choices)


def _renamed(register: Register, entity: Entity, text: str) -> list[dict[str, Any]]:
    """The record into which the one with that key was merged."""
    key = text.strip().lower()
    kept = aliases.merged_into(register, key)
    row = stored.get(register, entity, kept) if kept else None
    if row is None:
        return []
    register.remarks.append(Text("{old} heißt jetzt {new}.", "{old} is now {new}.").fill(old=key, new=row["id"]))
    return [row]


def _next_number(register: Register, entity: Entity, field: Field, letters: str) -> str:
    prefix = f"{letters}-{clock.today().year}-"
    last = stored.last_value(register, entity, field.name, prefix)
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:04d}"


def _name_references(register: Register, field: Field, rows: list[dict[str, Any]]) -> None:
    entries = [entry for row in rows for entry in (row[field.name] if field.kind.many else [row[field.name]]) if entry]
    names = stored.titles(register, ENTITIES[field.refers_to], entries)
    for row in rows:
        if not field.kind.many:
            row[field.key] = names.get(row[field.name]) if row[field.name] else None


def _ambiguous(register: Register, entity: Entity, text: str, found: Sequence[Row]) -> Ambiguous:
    names = stored.titled(register, entity, found)
    listed = "; ".join(f"{row['id']} {names[row['id']]}" for row in found[:5]) + (" …" if len(found) > 5 else "")
    return Ambiguous(
        Text("„{text}“ kann mehrere meinen.", "“{text}” may mean several.").fill(text=text),
        Text("Bitte das Kennzeichen nehmen: {listed}.", "Please use the key: {listed}.").fill(listed=listed),
    )


def _not_found(register: Register, entity: Entity, text: str) -> NotFound:
    near: Iterable[str] = ()
    typed = tokens(text)
    if typed:
        known = words.near(register, entity, text)
        near = [match for word in typed for match in get_close_matches(fold(word), known, n=1, cutoff=0.7)]
    rows = stored.page(register, entity, text=" ".join(near), limit=3).rows if near else []
    names = stored.titled(register, entity, rows)
    hint = Text("Alle zeigt „ehrenamt {noun} list“.", "“ehrenamt {noun} list” shows all.").fill(noun=entity.name)
    if rows:
        hint = Text("Meinten Sie {names}?", "Did you mean {names}?").fill(
            names=", ".join(f"{names[row['id']]} ({row['id']})" for row in rows)
        )
    return NotFound(
        Text("{kind} „{text}“ gibt es nicht.", "There is no {kind} “{text}”.").fill(kind=entity.label, text=text), hint
    )
