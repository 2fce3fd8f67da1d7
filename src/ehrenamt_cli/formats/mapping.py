"""Which column of a foreign list belongs to which field: proposed, kept in a small TOML file, applied row by row."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Field
from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.formats.converters import CONVERTERS, day_converter, plain
from ehrenamt_cli.formats.headings import FIRST_NAMES, LAST_NAMES, SYNONYMS, heading
from ehrenamt_cli.i18n import NOTHING, Text

SAMPLES = 200
"""So many rows are looked at before a mapping is proposed."""


class Rule(NamedTuple):
    """One field and where it comes from; what the converter cannot understand goes to ``otherwise``, if named."""

    field: str
    columns: tuple[str, ...]
    converter: str = "text"
    otherwise: str = ""


class ColumnMapping(NamedTuple):
    """How a list is read: the rules in the order of its columns, and the columns nobody asked for."""

    rules: tuple[Rule, ...]
    ignored: tuple[str, ...] = ()


def propose(headers: Sequence[str], samples: Sequence[Mapping[str, str]], fields: Iterable[Field]) -> ColumnMapping:
    """The mapping that the column names and the first rows suggest; a field is filled once, from the fullest column."""
    known = {field.name: field for field in fields}
    filled = {header: [row[header] for row in samples[:SAMPLES] if row.get(header)] for header in headers}
    chosen: dict[str, tuple[str, ...]] = {}
    reserved = {word: field.name for field in reversed([*known.values()]) for word in _own_words(field)}
    person = next((name for name in _PEOPLE if name in known), "")
    if person and (names := _name_columns(headers)):
        chosen[person] = names
    for field in known.values():
        taken = {header for columns in chosen.values() for header in columns}
        free = [header for header in headers if header not in taken and reserved.get(heading(header), field.name) == field.name]
        matching = [header for header in free if heading(header) in _headings(field)]
        if field.name in chosen or not matching:
            continue
        if field.kind.many or field.name == "phone":
            chosen[field.name] = tuple(matching)
        else:
            chosen[field.name] = (max(matching, key=lambda header: (len(filled[header]), -matching.index(header))),)
    rules = [_rule(known[name], columns, filled, "notes" in known) for name, columns in chosen.items()]
    rules.sort(key=lambda rule: headers.index(rule.columns[0]))
    used = {column for rule in rules for column in rule.columns}
    return ColumnMapping(tuple(rules), tuple(header for header in headers if header not in used))


def without(mapping: ColumnMapping, columns: Iterable[str]) -> ColumnMapping:
    """The mapping that leaves these columns out."""
    left_out = set(columns)
    rules = tuple(rule._replace(columns=tuple(c for c in rule.columns if c not in left_out)) for rule in mapping.rules)
    dropped = [column for rule in mapping.rules for column in rule.columns if column in left_out]
    return ColumnMapping(tuple(rule for rule in rules if rule.columns), (*mapping.ignored, *dropped))


def own_lists(mapping: ColumnMapping) -> ColumnMapping:
    """The mapping for a list that this program wrote: several entries in a cell are parted as their field parts them."""
    rules = (rule._replace(converter="text") if rule.converter == "list" else rule for rule in mapping.rules)
    return mapping._replace(rules=tuple(rules))


def apply(mapping: ColumnMapping, values: Mapping[str, str]) -> dict[str, str]:
    """One row of the list as field name → text that the field reads; what is empty is left out, so that it overwrites nothing."""
    read: dict[str, str] = {}
    for field, columns, converter, otherwise in mapping.rules:
        cells = [cell for column in columns if (cell := plain(values.get(column, "").strip()))]
        if not cells:
            continue
        text, target = CONVERTERS[converter][0](cells), field
        if text is None and otherwise:
            text, target = f"{columns[0]}: {', '.join(cells)}", otherwise
        elif text is None:
            text = " ".join(cells)
        if text:
            read[target] = f"{read[target]}\n{text}" if target in read else text
    return read


def dump(mapping: ColumnMapping) -> str:
    """The mapping as TOML that a coordinator can edit."""
    lines = [
        "# Welche Spalte der Liste in welches Feld kommt. Jeder Abschnitt ist ein Feld; mehrere Spalten sind erlaubt.",
        "# Which column of the list goes to which field. Each section is a field; several columns are allowed.",
        "# converter: " + ", ".join(CONVERTERS),
        "",
        f"ignored = {_toml(mapping.ignored)}",
    ]
    for rule in mapping.rules:
        lines += ["", f"[fields.{rule.field}]", f"columns = {_toml(rule.columns)}", f"converter = {_toml(rule.converter)}"]
        if rule.otherwise:
            lines.append(f"otherwise = {_toml(rule.otherwise)}")
    return "\n".join(lines) + "\n"


def load(text: str, fields: Iterable[Field] = (), name: str = "mapping.toml") -> ColumnMapping:
    """A mapping read from TOML; FileProblem says what is wrong with the file ``name``. Only ``fields`` may be named."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _problem(
            name,
            Text("Die Zuordnung {file} ist in Zeile {line} nicht lesbar.", "The mapping {file} cannot be read at line {line}."),
            _EXAMPLE,
            line=_line(str(error), text),
        ) from None
    sections, ignored = document.get("fields"), document.get("ignored", [])
    if not isinstance(sections, dict) or not sections:
        raise _problem(name, Text("In der Zuordnung {file} steht kein Feld.", "The mapping {file} names no field."), _EXAMPLE)
    if not _is_list_of_text(ignored):
        raise _problem(
            name,
            Text("In {file} muss „ignored“ eine Liste von Spalten sein.", "In {file} “ignored” must be a list of columns."),
            _EXAMPLE,
        )
    known = {field.name for field in fields}
    return ColumnMapping(tuple(_read_rule(name, field, section, known) for field, section in sections.items()), tuple(ignored))


def missing_columns(mapping: ColumnMapping, headers: Sequence[str]) -> list[str]:
    """The columns that a mapping asks for and a list does not have."""
    return [column for rule in mapping.rules for column in rule.columns if column not in headers]


_EXAMPLE = Text(
    'Ein Feld sieht so aus: [fields.phone], darunter columns = ["Handy"] und converter = "text".',
    'A field looks like this: [fields.phone], below it columns = ["Mobile"] and converter = "text".',
)

_PEOPLE = ("name", "volunteer_id")
"""The fields that hold a person's name, which a list may have in two columns."""

_BY_KIND = {
    "time": "clock",
    "tags": "list",
    "references": "list",
    "languages": "list",
    "spans": "times",
    "number": "number",
    "postal_code": "postal_code",
}


def _name_columns(headers: Sequence[str]) -> tuple[str, ...]:
    """First and last name, where they stand apart."""
    plain = {heading(header): header for header in reversed(headers)}
    first = next((plain[heading(name)] for name in FIRST_NAMES if heading(name) in plain), "")
    last = next((plain[heading(name)] for name in LAST_NAMES if heading(name) in plain), "")
    return (first, last) if first and last else ()


def _own_words(field: Field) -> set[str]:
    """What the program itself calls a field; no other field may claim a column of that name."""
    return {heading(name) for name in (field.name, field.flag, field.label.de, field.label.en)}


def _headings(field: Field) -> set[str]:
    return _own_words(field) | {heading(name) for name in SYNONYMS.get(field.name, ())}


def _rule(field: Field, columns: tuple[str, ...], filled: Mapping[str, list[str]], has_notes: bool) -> Rule:
    if field.kind.name in ("day", "birthday"):
        converter = day_converter(filled[columns[0]])
    elif field.name == "gender":
        converter = "gender"
    elif field.kind.name == "duration":
        converter = "minutes" if heading(columns[0]).startswith("min") else "hours"
    elif len(columns) > 1 and not field.kind.many:
        converter = "join" if field.name in _PEOPLE else "together"
    else:
        converter = _BY_KIND.get(field.kind.name, "text")
    may_fail = converter in ("times", "day") or "other" in field.choices
    return Rule(field.name, columns, converter, "notes" if may_fail and has_notes else "")


def _read_rule(name: str, field: str, section: Any, known: set[str]) -> Rule:
    given = section if isinstance(section, dict) else {}
    converter, otherwise = str(given.get("converter", "text")), str(given.get("otherwise", ""))
    surplus = sorted(set(given) - {"columns", "converter", "otherwise"})
    if unknown := [wanted for wanted in (field, otherwise) if known and wanted and wanted not in known]:
        message = Text("In {file}: Ein Feld „{key}“ gibt es nicht.", "In {file}: there is no field “{key}”.")
        raise _problem(name, message, key=unknown[0])
    if not _is_list_of_text(given.get("columns")) or not given["columns"]:
        raise _problem(
            name, Text("In {file} fehlen bei „{key}“ die Spalten.", "In {file} “{key}” names no columns."), _EXAMPLE, key=field
        )
    if surplus:
        message = Text("In {file} ist die Angabe „{key}“ unbekannt.", "In {file} the key “{key}” is unknown.")
        raise _problem(name, message, _EXAMPLE, key=surplus[0])
    if converter not in CONVERTERS:
        message = Text("In {file} ist der converter „{key}“ unbekannt.", "In {file} the converter “{key}” is unknown.")
        possible = Text("Möglich sind: {keys}.", "Possible are: {keys}.").fill(keys=", ".join(CONVERTERS))
        raise _problem(name, message, possible, key=converter)
    return Rule(field, tuple(given["columns"]), converter, otherwise)


def _is_list_of_text(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


def _problem(name: str, message: Text, hint: Text = NOTHING, **values: object) -> FileProblem:
    return FileProblem(message.fill(file=name, **values), hint)


def _toml(value: str | Sequence[str]) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _line(complaint: str, text: str) -> int:
    """The line a TOML error speaks of; one without a place means the end."""
    place = re.search(r"line ([0-9]+)", complaint)
    return int(place[1]) if place else text.count("\n") + 1
