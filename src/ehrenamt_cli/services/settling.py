"""What people decide about a deadline: done, postponed, opened again; kept under rule, subject and due day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.deadlines import Deadline
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.domain.settlements import BETTER, SETTLEMENTS
from ehrenamt_cli.errors import Ambiguous, EhrenamtError, NotFound, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import deadlines, records, registers
from ehrenamt_cli.storage import acts
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.duties import open_while_empty
from ehrenamt_cli.storage.register import Register

_OFFERED = 50

_NEAR, _FAR = 8, 5000
"""Weeks in which a deadline is looked for: first where the list looks, then everywhere."""


def the_one(register: Register, text: str) -> Deadline:
    """The deadline a person means by (the beginning of) its key, or by the record if only one is open for it."""
    wanted = clean(text).lower()
    for weeks in (_NEAR, _FAR):
        every = deadlines.due(register, weeks=weeks, done_too=True)
        found = [deadline for deadline in every if deadline.subject.id == wanted and deadline.state != "done"]
        found = found or [deadline for deadline in every if wanted.startswith("d-") and deadline.id.startswith(wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Ambiguous(
                Text("„{text}“ kann mehrere Fristen meinen.", "“{text}” may mean several deadlines.").fill(text=clean(text)),
                Text("Bitte das Kennzeichen nehmen: {listed}.", "Please use the key: {listed}.").fill(
                    listed="; ".join(f"{deadline.id} {deadline.rule} {deadline.subject.name}" for deadline in found[:5])
                ),
            )
    raise NotFound(
        Text("Eine Frist „{text}“ gibt es nicht (mehr).", "There is no deadline “{text}” (any more).").fill(text=clean(text)),
        Text(
            "Kennzeichen zeigt „ehrenamt deadlines“; Erledigtes zeigt „ehrenamt deadlines --all“.",
            "“ehrenamt deadlines” shows the keys; “ehrenamt deadlines --all” shows what is done.",
        ),
    )


def offered(incomplete: str) -> list[tuple[str, str]]:
    """For the shell: keys of what is to be seen to by now, each with its title and whom it concerns."""
    try:
        with registers.opened() as register:
            due = deadlines.for_today(register)
    except EhrenamtError:
        return []
    return [(one.id, one.named) for one in due if one.id.startswith(incomplete)][:_OFFERED]


def done(register: Register, deadline: Deadline, *, on: date | None, note: str | None) -> Deadline:
    """The deadline is met; it drops out of all lists. A later word corrects an earlier one."""
    day = on or clock.today()
    if day > clock.today():
        raise WrongUsage(
            Text("Der {day} liegt in der Zukunft.", "{day} is in the future.").fill(day=show_day(day.isoformat())),
            Text("Erledigt ist etwas heute oder an einem früheren Tag.", "Something was done today or on an earlier day."),
        )
    values = {"done_on": day.isoformat()}
    _keep(register, deadline, values | ({"note": _line("note", note)} if note else {}))
    return deadline._replace(state="done", done_on=day.isoformat())


def postpone(register: Register, deadline: Deadline, *, to: date, reason: str) -> Deadline:
    """The deadline is due on a later day, with the reason; the rule's own day stays visible."""
    check_new_day(deadline, to)
    _keep(register, deadline, {"postponed_to": to.isoformat(), "reason": _line("reason", reason)})
    return next(each for each in _about(register, deadline) if each.id == deadline.id)


def check_new_day(deadline: Deadline, to: date) -> None:
    """WrongUsage for a day to which nothing can be postponed: not after the rule's own, or already past."""
    if deadline.state == "done":
        raise WrongUsage(
            Text("Diese Frist ist schon erledigt.", "This deadline is done already."),
            Text("Wieder öffnen: ehrenamt deadlines reopen {id}", "Open it again: ehrenamt deadlines reopen {id}").fill(
                id=deadline.id
            ),
        )
    if to <= deadline.first_due or to < clock.today():
        raise WrongUsage(
            Text("Auf den {day} lässt sich nichts verschieben.", "Nothing can be postponed to {day}.").fill(
                day=show_day(to.isoformat())
            ),
            Text("Nötig ist ein Tag ab heute und nach dem {due}.", "It takes a day from today on and after {due}.").fill(
                due=show_day(deadline.first_due.isoformat())
            ),
        )


def reopen(register: Register, text: str) -> dict[str, Any]:
    """What was decided about a deadline is taken back; gives what it was."""
    row = records.resolve(register, SETTLEMENTS, text)
    stored.remove(register, SETTLEMENTS, row)
    return row


def better(register: Register, deadline: Deadline) -> str:
    """The command that says in the record itself that this is done, so that the rule knows; empty where there is none."""
    rule, entity = deadlines.rule_of(register, deadline), deadlines.kind_of(deadline)
    words = BETTER.get(rule.source)
    if words is None:
        field = open_while_empty(rule.source, entity)
        words = f"{entity.name} change {{id}} --{field.flag} {{day}}" if field else ""
    day = deadline.done_on or clock.today().isoformat()
    return f"ehrenamt {words.format(id=deadline.subject.id, day=day)}" if words else ""


class Decision(NamedTuple):
    """One thing that somebody decided about a deadline."""

    at: str
    by: str
    due_on: str
    action: str
    day: str | None
    words: str | None


def decisions(register: Register, deadline: Deadline) -> list[Decision]:
    """Who decided what when, about this deadline and about earlier ones of the same rule and record; oldest first."""
    where = {"subject": deadline.subject.id}
    rows = {row["id"]: row for row in stored.every(register, SETTLEMENTS, where) if row["rule"] == deadline.duty}
    found = []
    for key in rows.keys() | {deadline.id}:
        due = rows[key]["due_on"] if key in rows else deadline.first_due.isoformat()
        for event in acts.standing(register, key):
            found += [
                Decision(event.happened_at, event.author, due, *decided) for decided in _decided(event.action, event.changes)
            ]
    return sorted(found, key=lambda decision: decision.at)


def _decided(action: str, changes: Mapping[str, Any]) -> list[tuple[str, str | None, str | None]]:
    if action == "remove":
        return [("reopened", None, None)]
    after = {name: pair[1] for name, pair in changes.items()}
    found: list[tuple[str, str | None, str | None]] = []
    if after.get("postponed_to"):
        found.append(("postponed", after["postponed_to"], after.get("reason")))
    if after.get("done_on"):
        found.append(("done", after["done_on"], after.get("note")))
    return found


def _keep(register: Register, deadline: Deadline, values: Mapping[str, Any]) -> None:
    with register.change():
        known = stored.get(register, SETTLEMENTS, deadline.id)
        if known:
            records.update(register, SETTLEMENTS, known, values)
            return
        row: Row = {
            **records.completed(SETTLEMENTS, values),
            "id": deadline.id,
            "rule": deadline.duty,
            "title": str(deadline.title),
            "name": deadline.subject.name,
            "subject_kind": deadline.subject.kind,
            "subject": deadline.subject.id,
            "responsible": str(deadline.responsible),
            "due_on": deadline.first_due.isoformat(),
        }
        stored.add(register, SETTLEMENTS, [row])


def _about(register: Register, deadline: Deadline) -> list[Deadline]:
    about = deadlines.About(deadlines.kind_of(deadline), deadline.subject.id)
    only = deadlines.Only(rule=deadline.rule, about=about)
    return deadlines.due(register, weeks=_FAR, only=only, done_too=True)


def _line(name: str, text: str) -> str:
    field = SETTLEMENTS.field(name)
    return str(field.kind.read(text, field.choices))
