"""Taking back: shown before it is done, done after a yes, told afterwards; for one record or for a whole command."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.commands._options import argument, option, with_fields
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import words
from ehrenamt_cli.domain.dates.days import read_day
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Column, Done, Page, Result, Rows, plain
from ehrenamt_cli.services import acts, looking, records, undoing
from ehrenamt_cli.services.hindrances import Effect, name
from ehrenamt_cli.services.registers import Register
from ehrenamt_cli.services.undoing import Choice, Outcome

_SHOWN = 20
"""So many lines are shown; programs get all of them."""


def undoing_of(plural: str) -> Callable[..., Any]:
    """The command that takes back what was done to a record of one kind."""
    entity = ENTITIES[plural]
    return with_fields(lambda _, record, to: undo(entity, record, to), (), [argument("record", entity.label, entity=entity), _TO])


_TO = option(
    "to",
    "--to",
    str | None,
    None,
    Text(
        "alles danach: ein Tag oder die Nummer eines Vorgangs, die bleiben",
        "everything after a day, or after an act by its number; these stay",
    ),
)


def undo(entity: Entity, record: str, to: str | None = None) -> Result:
    """Take back the last thing that was done to the record; a record that was removed is named by its key."""
    since = None if to is None else int(to) if to.isdigit() else read_day(to)
    with register_in_use() as register:
        key, choice = undoing.of_record(register, entity, record, to=since)
        result = taken_back(register, choice)
        return result._replace(data={**result.data, "id": key, "record": undoing.shown(register, entity, key)})


def taken_back(register: Register, choice: Choice) -> Page | Done:
    """Show what it would set, ask, do it, and say by which number it can be taken back itself."""
    dry_run, yes = config.switched_on("dry_run"), config.switched_on("yes")
    if not dry_run and not yes:
        prompts.show(_table(_lines(register, undoing.tried(register, choice)), done=False))
        if not prompts.confirm(Text("{acts} zurücknehmen?", "Take back {acts}?").fill(acts=_told(register, choice)), yes=False):
            return Done(Text("Nichts zurückgenommen.", "Nothing taken back."), {"taken_back": [], "act": None, "records": []})
    told = _told(register, choice)
    outcome = undoing.undo(register, choice)
    lines = _lines(register, outcome)
    data = {
        "taken_back": outcome.taken_back,
        "act": None if dry_run else outcome.act,
        "records": _as_data(outcome, lines),
        "erased": outcome.erased,
        "stays": [str(sentence) for sentence in outcome.stays],
        "files_stay": outcome.papers,
    }
    return Page([_table(lines, done=not dry_run)], data, _note(outcome, told, lines, dry_run=dry_run))


def _told(register: Register, choice: Choice) -> Text:
    first = acts.told(register, choice[0][0])
    if len(choice) == 1:
        return first
    return Text("{first} und {n} davor", "{first} and {n} before").fill(first=first, n=len(choice) - 1)


def _lines(register: Register, outcome: Outcome) -> list[dict[str, Any]]:
    """A line for each record that comes or goes, and for each field that becomes what it was."""
    return [line for one in outcome.effects for line in _line(register, one)]


def _line(register: Register, effect: Effect) -> list[dict[str, Any]]:
    head = {"plural": effect.plural, "id": effect.key}
    if effect.plural not in ENTITIES:
        title = str(Text("Einstellung {name}", "setting {name}").fill(name=effect.key))
        return [{**head, "record": title, "field": "", "now": plain(_value(effect.now)), "then": plain(_value(effect.then))}]
    title = str(name(register, effect))
    if effect.now is None or effect.then is None:
        there, gone = str(Text("da", "there")), str(Text("nicht da", "not there"))
        now, then = (there, gone) if effect.then is None else (gone, there)
        return [{**head, "record": title, "field": "", "now": now, "then": then}]
    entity = ENTITIES[effect.plural]
    [now_shown], [then_shown] = (records.shown(register, entity, [row]) for row in (effect.now, effect.then))
    fields = [field for field in entity.fields if field.name in effect.fields]
    return [
        {
            **head,
            "record": title,
            "field": str(field.label),
            "name": field.name,
            "now": _in_words(field, now_shown),
            "then": _in_words(field, then_shown),
            "values": (now_shown[field.name], then_shown[field.name]),
        }
        for field in fields
    ]


def _in_words(field: Field, shown: dict[str, Any]) -> str:
    if field.name in shown.get("withheld", ()):
        return str(looking.PROTECTED)
    return words(field, shown[field.key] if shown[field.key] is not None else shown[field.name])


def _value(row: dict[str, Any] | None) -> Any:
    return row and row["value"]


def _as_data(outcome: Outcome, lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What becomes of each record, for programs."""
    of_record: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        of_record[line["plural"], line["id"]].append(line)
    told = []
    for effect in outcome.effects:
        own = of_record[effect.plural, effect.key]
        what = "removed" if effect.then is None else "restored" if effect.now is None else "changed"
        fields = {line["name"]: dict(zip(("now", "then"), line["values"], strict=True)) for line in own if "values" in line}
        told.append({"kind": effect.plural, "id": effect.key, "record": own[0]["record"], "what": what, "fields": fields})
    return told


def _table(lines: list[dict[str, Any]], *, done: bool) -> Rows:
    was, again = Text("jetzt", "now"), Text("dann wieder", "then again")
    if done:
        was, again = Text("bisher", "so far"), Text("jetzt wieder", "now again")
    return Rows(
        (
            Column("record", Text("Eintrag", "record")),
            Column("field", Text("Feld", "field")),
            Column("now", was, lambda text: text or "–"),
            Column("then", again, lambda text: text or "–"),
        ),
        lines[:_SHOWN],
        note=Text("… und {n} weitere", "… and {n} more").fill(n=len(lines) - _SHOWN) if len(lines) > _SHOWN else NOTHING,
    )


def _note(outcome: Outcome, told: Text, lines: list[dict[str, Any]], *, dry_run: bool) -> Text:
    said = [Text("Nur gezeigt, nichts gespeichert.", "Only shown, nothing kept.")] if dry_run else []
    if len(lines) > _SHOWN:
        said.append(Text("… und {n} weitere Zeilen.", "… and {n} more lines.").fill(n=len(lines) - _SHOWN))
    if outcome.erased:
        said.append(
            Text("{n} Einträge sind gelöscht und bleiben es.", "{n} records are erased and stay so.").fill(n=outcome.erased)
        )
    said += outcome.stays
    if outcome.papers:
        said.append(
            Text("{n} geschriebene Dateien bleiben, wo sie sind.", "{n} files that were written stay where they are.").fill(
                n=outcome.papers
            )
        )
    if not dry_run:
        said.append(
            Text(
                "Zurückgenommen: {told}. Doch wieder: ehrenamt undo {act}",
                "Taken back: {told}. To have it again: ehrenamt undo {act}",
            ).fill(told=told, act=outcome.act)
        )
    return Text("\n".join(line.de for line in said), "\n".join(line.en for line in said))
