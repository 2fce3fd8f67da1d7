"""Acts in words: what the last commands did, when, by whom, and whether that still counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from ehrenamt_cli.domain.acts import FINAL, UNDONE
from ehrenamt_cli.domain.dates.moments import show_moment
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.errors import NotFound, WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import acts as stored
from ehrenamt_cli.storage import records
from ehrenamt_cli.storage.acts import Trace
from ehrenamt_cli.storage.register import Register

STATES = {
    "done": NOTHING,
    "taken_back": Text("zurückgenommen", "taken back"),
    "partly": Text("teils zurückgenommen", "partly taken back"),
    "erased": Text("Werte gelöscht", "values erased"),
    "final": Text("endgültig", "for good"),
}


class Act(NamedTuple):
    """What one command did: its number, moment, author and words, how many records, and what became of it."""

    act: int
    at: str
    by: str
    command: str
    what: Text
    records: int
    state: str
    """A key of ``STATES``."""
    undoes: int
    """The act that this one took back; 0 where it did not."""

    @property
    def words(self) -> Text:
        """What was done, and what became of it."""
        state = STATES[self.state]
        return same("{what} ({state})").fill(what=self.what, state=state) if state != NOTHING else self.what

    def as_row(self) -> dict[str, Any]:
        """The act as JSON, words in the language in use."""
        return {**self._asdict(), "what": str(self.what), "words": str(self.words)}


def latest(register: Register, limit: int, author: str | None = None) -> list[Act]:
    """The last acts, the latest first; with an author only what that person did."""
    return list(islice(_told(register, author), limit or None))


def told(register: Register, number: int) -> Text:
    """One act in a few words: what it did and when."""
    traces = stored.traces(register, number)
    if not traces:
        return Text("Vorgang {n}", "act {n}").fill(n=number)
    act = _act(register, traces, set())
    return Text("Vorgang {n} ({what}, {moment})", "act {n} ({what}, {moment})").fill(
        n=number, what=act.what, moment=moment(act.at)
    )


def moment(happened_at: str) -> str:
    """When something happened, in words."""
    return show_moment(happened_at.replace("T", " ")[:16])


def last(register: Register, author: str) -> int:
    """The last thing that person did that still counts, as a number; NotFound where there is none."""
    for act in _told(register, author):
        if act.state != "taken_back" and not act.undoes and act.command != registers.BY_ITSELF:
            return act.act
    hint = Text("Was getan wurde, zeigt „ehrenamt undo --list“.", "“ehrenamt undo --list” shows what was done.")
    if stored.older(register):
        hint = Text(
            "Was frühere Fassungen des Programms schrieben, nimmt „ehrenamt volunteer undo NAME“ zurück, Eintrag für Eintrag.",
            "What earlier versions of the program wrote, “ehrenamt volunteer undo NAME” takes back, record by record.",
        )
    raise NotFound(Text("Hier ist nichts mehr zurückzunehmen.", "There is nothing left to take back here."), hint)


def meant(register: Register, text: str) -> int:
    """The act that a person names by its number; NotFound where none has it."""
    number = clean(text)
    if not number.isdigit():
        raise WrongUsage(
            Text("„{text}“ ist keine Nummer eines Vorgangs.", "“{text}” is no number of an act.").fill(text=number),
            Text("Die Nummern zeigt „ehrenamt undo --list“.", "“ehrenamt undo --list” shows the numbers."),
        )
    if not stored.events(register, int(number)) and not stored.erases(register, int(number)):
        raise NotFound(
            Text("Einen Vorgang {n} gibt es nicht.", "There is no act {n}.").fill(n=number),
            Text("Die letzten zeigt „ehrenamt undo --list“.", "“ehrenamt undo --list” shows the last ones."),
        )
    return int(number)


def _told(register: Register, author: str | None) -> Iterator[Act]:
    gone = stored.taken_back(register)
    for traces in _grouped(register):
        if author in (None, traces[0].author):
            yield _act(register, traces, gone)


def _grouped(register: Register) -> Iterator[list[Trace]]:
    """The events act by act; those of two commands at the same time may stand between each other."""
    open_ones: dict[int, list[Trace]] = {}
    for trace in stored.backwards(register):
        for act in sorted((act for act in open_ones if act > trace.number), reverse=True):
            yield open_ones.pop(act)
        open_ones.setdefault(trace.act, []).append(trace)
    for act in sorted(open_ones, reverse=True):
        yield open_ones[act]


def _act(register: Register, traces: Sequence[Trace], gone: set[tuple[int, str]]) -> Act:
    first = traces[-1]
    records_of = {trace.record_id for trace in traces}
    back = {key for key in records_of if (first.act, key) in gone}
    if any(trace.action in FINAL for trace in traces):
        state = "final"
    elif back:
        state = "taken_back" if back == records_of else "partly"
    else:
        state = "erased" if all(trace.erased for trace in traces) else "done"
    undoes = max(trace.undoes for trace in traces)
    command = stored.command_of(register, first.act)
    what = _words(register, traces)
    if command.endswith(" merge"):
        what = Text("zusammengeführt: {what}", "merged: {what}").fill(what=what)
    if undoes:
        what = Text("Vorgang {act} zurückgenommen: {what}", "act {act} taken back: {what}").fill(act=undoes, what=what)
    return Act(first.act, first.happened_at, first.author, command, what, len(records_of), state, undoes)


def _words(register: Register, traces: Sequence[Trace]) -> Text:
    """``500 Freiwillige angelegt``; a single record by its name."""
    sorts = Counter((trace.entity, _doing(trace)) for trace in {(t.entity, t.record_id, _doing(t)): t for t in traces}.values())
    if len(sorts) == 1 and sum(sorts.values()) == 1:
        return same("{name} {did}").fill(
            name=named(register, traces[0].entity, traces[0].record_id), did=_DONE[_doing(traces[0])]
        )
    said = [
        same("{n} {kinds} {did}").fill(n=n, kinds=_kinds(plural, n), did=_DONE[doing]) for (plural, doing), n in sorts.items()
    ]
    return Text(", ".join(one.de for one in said[::-1]), ", ".join(one.en for one in said[::-1]))


def named(register: Register, plural: str, key: str) -> Text:
    """A record by its kind and name; one that is gone by its key, a setting by its own name."""
    if plural not in ENTITIES:
        return Text(f"Einstellung {key}", f"setting {key}")
    entity = ENTITIES[plural]
    title = records.titles(register, entity, [key]).get(key)
    return same("{kind} {name}").fill(kind=entity.label, name=f"{title} ({key})" if title else key)


def _doing(trace: Trace) -> str:
    return "final" if trace.action in FINAL else trace.action


_DONE = {
    "add": Text("angelegt", "added"),
    "change": Text("geändert", "changed"),
    "remove": Text("entfernt", "removed"),
    UNDONE: Text("zurückgesetzt", "set back"),
    "final": Text("gelöscht", "erased"),
}


def _kinds(plural: str, n: int) -> Text:
    if plural not in ENTITIES:
        return Text("Einstellung", "setting") if n == 1 else Text("Einstellungen", "settings")
    return ENTITIES[plural].label if n == 1 else ENTITIES[plural].labels
