"""One deadline with everything about it, and the rules that apply here."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.commands import _deadlines
from ehrenamt_cli.commands._deciding import Which
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.clocks import month_end, quarter_end
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.deadlines import STATES
from ehrenamt_cli.domain.rules import RULES, ByRecord, Rule
from ehrenamt_cli.domain.rules.numbers import plain_title
from ehrenamt_cli.domain.rules.rule import ORIGINS, ByEntry
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Card, Column, Page, Result, Rows
from ehrenamt_cli.services import deadlines, explaining, settings


def show(which: Which) -> Result:
    """A deadline with its rule, its source, its working and its history."""
    with register_in_use() as register:
        found = explaining.explained(register, which)
        deadlines.note_seen(register, [found.deadline])
    row = found.deadline.as_row()
    data = row | {
        "origin": found.rule.origin,
        "condition": str(found.rule.condition) or None,
        "evidence": str(found.rule.evidence) or None,
        "valid_from": found.rule.valid_from or None,
        "valid_until": found.rule.valid_until or None,
        "working": [str(step) for step in found.working],
        "better": found.better or None,
        "decisions": [decision._asdict() for decision in found.decisions],
        "replaced": found.replaced,
    }
    parts: list[str | Rows | Card] = [Card(f"{row['rule']}: {row['title']}", _pairs(data), data)]
    if found.working:
        parts.append("\n".join([str(Text("Rechenweg", "Working")), *data["working"]]))
    past = [*map(_decided, data["decisions"]), *map(_moved_on, data["replaced"])]
    if past:
        parts += [str(Text("Geschichte", "History")), Rows(_PAST, sorted(past, key=lambda line: line["at"]))]
    return Page(parts, data)


def rules() -> Result:
    """Every rule that applies here, with its period and its source."""
    with register_in_use() as register:
        own = settings.rules_of(register)
    return Rows(_RULES, [_rule(rule, preset) for rule, preset in zip(own, RULES, strict=True)])


def _pairs(data: dict[str, Any]) -> list[tuple[str, str]]:
    evidence = data["evidence"] or ""
    return [
        (str(Text("Frist", "deadline")), data["id"]),
        (str(Text("fällig", "due")), _deadlines.when(data).replace("\n", ", ")),
        (str(Text("für", "for")), f"{data['subject']['name']} ({data['subject']['id']})"),
        (str(Text("zuständig", "responsible")), data["responsible"]),
        (str(Text("Art", "kind")), f"{_deadlines.STRENGTHS[data['strength']]}, {ORIGINS[data['origin']]}"),
        (str(Text("Quelle", "source")), data["basis"]),
        (str(Text("Bedingung", "condition")), data["condition"] or ""),
        (str(Text("gilt bis", "in force until")), show_day(data["valid_until"]) if data["valid_until"] else ""),
        (str(Text("Nachweis", "evidence")), evidence),
        (str(Text("erledigt im Eintrag mit", "done in the record with")), data["better"] or ""),
    ]


def _decided(decision: dict[str, Any]) -> dict[str, Any]:
    words = _ACTIONS[decision["action"]].fill(day=show_day(decision["day"] or ""), due=show_day(decision["due_on"]))
    said = f"{words}: {decision['words']}" if decision["words"] else str(words)
    return {"at": decision["at"], "by": decision["by"], "what": said}


def _moved_on(replaced: dict[str, Any]) -> dict[str, Any]:
    words = _REPLACED.fill(due=show_day(replaced["due_on"]), day=show_day(replaced["trigger_on"]))
    return {"at": replaced["at"], "by": replaced["by"], "what": str(words)}


_ACTIONS = {
    "done": Text("Frist vom {due}: erledigt am {day}", "deadline of {due}: done on {day}"),
    "postponed": Text("Frist vom {due}: verschoben auf den {day}", "deadline of {due}: postponed to {day}"),
    "reopened": Text("Frist vom {due}: wieder geöffnet{day}", "deadline of {due}: opened again{day}"),
}

_REPLACED = Text("fällig am {due}, aus {day}: ersetzt", "due on {due}, from {day}: replaced")

_PAST = (
    Column("at", Text("wann", "when"), lambda at: f"{show_day(at[:10])} {at[11:16]}"),
    Column("by", Text("wer", "who")),
    Column("what", Text("was", "what")),
)


def _rule(rule: Rule, preset: Rule) -> dict[str, Any]:
    return {
        "rule": rule.key,
        "title": str(plain_title(rule)),
        "subject": rule.subject,
        "period": _period(rule),
        "preset": _period(preset) if _period(rule) != _period(preset) else None,
        "strength": rule.strength,
        "origin": rule.origin,
        "responsible": str(rule.responsible),
        "basis": str(rule.basis),
        "condition": str(rule.condition) or None,
        "evidence": str(rule.evidence) or None,
        "valid_from": rule.valid_from or None,
        "valid_until": rule.valid_until or None,
        "changeable": rule.changeable,
    }


def _period(rule: Rule) -> str:
    """How long, in words."""
    if isinstance(rule.period, ByEntry):
        return ", ".join(str(period) for period in dict.fromkeys(rule.period.periods.values()) if period)
    if rule.period is None:
        return str(Text("Zahl unbekannt, einzustellen", "number unknown, to be set"))
    if rule.at_once and not (isinstance(rule.period, Period) and rule.period.amount):
        return str(STATES["at_once"])
    if isinstance(rule.period, ByRecord):
        usual = Text("{period}, wenn nichts anderes eingetragen ist", "{period}, unless the record says otherwise")
        return str(
            usual.fill(period=rule.period.usual) if rule.period.usual else Text("je nach Eintrag", "depends on the record")
        )
    on_the_day = _ENDS_OF.get(rule.clock, Text("am Tag selbst", "on the day itself"))
    words = rule.period.words if rule.period.amount else on_the_day
    again = Text("{period}, dann alle {every}", "{period}, then every {every}")
    return str(again.fill(period=words, every=rule.every.words) if rule.every else words)


_ENDS_OF: dict[Any, Text] = {
    month_end: Text("am Ende des Monats", "at the end of the month"),
    quarter_end: Text("am Ende des Quartals", "at the end of the quarter"),
}


def _how_long(row: dict[str, Any]) -> str:
    preset = Text("eigene Vorgabe statt {preset}", "own setting instead of {preset}").fill(preset=row["preset"])
    return f"{row['period']}\n{preset}" if row["preset"] else str(row["period"])


def _which(row: dict[str, Any]) -> str:
    return f"{row['rule']}\n{_deadlines.STRENGTHS[row['strength']]}"


def _whose(row: dict[str, Any]) -> str:
    return f"{row['title']}\n{row['responsible']}"


def _where(row: dict[str, Any]) -> str:
    lines = [row["basis"], str(ORIGINS[row["origin"]])]
    if row["valid_from"]:
        lines.append(str(Text("gilt ab {day}", "in force from {day}").fill(day=show_day(row["valid_from"]))))
    if row["valid_until"]:
        over = row["valid_until"] < clock.today().isoformat()
        words = Text("ausgelaufen, galt bis {day}", "has run out, was in force until {day}") if over else _UNTIL
        lines.append(str(words.fill(day=show_day(row["valid_until"]))))
    return "\n".join(lines)


_UNTIL = Text("gilt bis {day}", "in force until {day}")

_RULES = (
    Column("rule", Text("Regel", "rule"), _which, whole=True),
    Column("title", Text("was und wer", "what and who"), _whose, whole=True),
    Column("period", Text("Frist", "period"), _how_long, whole=True),
    Column("basis", Text("Quelle", "source"), _where, whole=True),
)
