"""The numbers of rules: as the law has them today, and as an organisation has set those that no law has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ehrenamt_cli.domain.dates.periods import Period, parse_period
from ehrenamt_cli.domain.rules.rule import AT_ONCE, ByEntry, Rule
from ehrenamt_cli.i18n import Text


class Number(NamedTuple):
    """One number of a rule, under the name it is set by: ``K-06``, ``K-06.remind``, ``Z-07.every``, ``N-01.1``."""

    name: str
    rule: Rule
    about: Text
    default: Period | None
    """None where nobody knows the number; then nothing falls due until somebody sets it."""
    changeable: bool


def numbers(rules: Sequence[Rule]) -> dict[str, Number]:
    """Every number of the rules by its name; rules with the same key share theirs."""
    found: dict[str, Number] = {}
    for rule in rules:
        for number in _numbers(rule):
            found.setdefault(number.name, number)
    return found


def in_force(rules: Sequence[Rule], own: Mapping[str, str], today: date) -> tuple[Rule, ...]:
    """The rules as they hold today, with an organisation's own numbers where it has set some."""
    return tuple(_adjusted(_of_today(rule, today), own) for rule in rules)


def read_number(text: str, number: Number) -> Period:
    """The period somebody typed for it, in the direction of the rule; WrongUsage if the words do not say one.

    The numbers nobody knows are leads, so long before the day, unless a clock counts them.
    """
    backward = number.default.backward if number.default else not number.rule.clock
    if number.name.endswith(".remind") and re.fullmatch(r"0( \w+)?", text.strip()):
        return AT_ONCE
    return parse_period(text)._replace(backward=backward)


def plain_title(rule: Rule) -> Text:
    """The title of a rule without a row to fill it from."""
    return rule.title.fill(**dict.fromkeys(re.findall(r"{(\w+)}", rule.title.de), "…"))


def _numbers(rule: Rule) -> Iterator[Number]:
    title = plain_title(rule)
    if isinstance(rule.period, ByEntry):
        for entry, period in rule.period.periods.items():
            yield Number(f"{rule.set_as}.{entry}", rule, title, period, rule.changeable)
    elif rule.period is None or (isinstance(rule.period, Period) and rule.period.amount):
        yield Number(rule.set_as, rule, title, rule.period, rule.changeable)
    if rule.every:
        yield Number(f"{rule.key}.every", rule, _AGAIN.fill(title=title), rule.every, rule.changeable)
    if rule.cycle:
        yield Number(f"{rule.key}.early", rule, _EARLY.fill(title=title), rule.cycle.early, rule.changeable)
        yield Number(f"{rule.key}.grace", rule, _GRACE.fill(title=title), rule.cycle.grace, rule.changeable)
    yield Number(f"{rule.key}.remind", rule, _REMIND.fill(title=title), rule.remind, changeable=True)


_AGAIN = Text("{title}: danach wieder alle", "{title}: then again every")
_EARLY = Text("{title}: so viel früher bleibt der Rhythmus", "{title}: so much earlier, the rhythm stays")
_GRACE = Text("{title}: so viel später bleibt der Rhythmus", "{title}: so much later, the rhythm stays")
_REMIND = Text("{title}: vorher erinnern", "{title}: remind before")


def _of_today(rule: Rule, today: date) -> Rule:
    """A legal number that was changed counts as it stands today; a text that has run out obliges nobody, it reminds."""
    for since, period in rule.numbers:
        if since <= today.isoformat():
            rule = rule._replace(period=period, valid_from=since)
    if rule.valid_until and rule.valid_until < today.isoformat():
        rule = rule._replace(strength="soft")
    return rule


def _adjusted(rule: Rule, own: Mapping[str, str]) -> Rule:
    if not any(name.startswith((rule.key, rule.set_as)) for name in own):
        return rule
    for number in _numbers(rule):
        if number.name in own and number.changeable:
            rule = _with(rule, _part(number.name, rule), read_number(own[number.name], number))
    return rule


def _part(name: str, rule: Rule) -> str:
    """What of a rule the number is: ``remind``, the entry it counts for, or nothing where it is the period itself."""
    if name == rule.set_as:
        return ""
    return name.partition(".")[2]


def _with(rule: Rule, part: str, period: Period) -> Rule:
    if part == "remind":
        return rule._replace(remind=period)
    if part == "every":
        return rule._replace(every=period)
    if rule.cycle and part in ("early", "grace"):
        return rule._replace(cycle=rule.cycle._replace(**{part: period}))
    if isinstance(rule.period, ByEntry):
        return rule._replace(period=ByEntry(rule.period.column, {**rule.period.periods, part: period}))
    return rule._replace(period=period)
