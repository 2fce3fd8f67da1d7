"""One story per rule: what stands in the register, and what falls due because of it.

``given`` rows hold for all cases of a file; a case adds rows or changes given ones by their id, and may ``set`` numbers.
Each entry of ``due`` is compared by the keys it names; nothing else of the rule may fall due.
"""

import tomllib
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from ehrenamt_cli.domain.dates.clock_words import CLOCK_WORDS
from ehrenamt_cli.domain.dates.reckoning import day_words
from ehrenamt_cli.domain.deadlines import Calendar, deadlines, due_on, window
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.rules import RULES
from ehrenamt_cli.domain.rules.numbers import in_force
from ehrenamt_cli.domain.rules.rule import ORIGINS
from ehrenamt_cli.domain.rules.without_day import WITHOUT_DAY
from ehrenamt_cli.domain.working import steps, trigger_words
from ehrenamt_cli.storage import schema
from ehrenamt_cli.storage.sources import SOURCES

FILES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(__file__).parent.glob("*.toml"))}
CASES = [
    pytest.param(key, story.get("given", {}), case, id=f"{key}: {case['name']}")
    for key, story in FILES.items()
    for case in story["case"]
]


@pytest.mark.parametrize(("key", "given", "case"), CASES)
def test_what_falls_due(key, given, case):
    today = case["today"]
    until = today + timedelta(weeks=case.get("weeks", 8))
    rules = [rule for rule in in_force(RULES, case.get("set", {}), today) if rule.key == key]
    with closing(_register(given, case.get("rows", {}))) as register:
        found = deadlines(
            lambda rule: register.execute(SOURCES[rule.source], window(rule, today=today, until=until)),
            today=today,
            until=until,
            land=case.get("land", ""),
            rules=rules,
        )
    expected = [_plain(due) for due in case.get("due", [])]
    rows = [{**deadline.as_row(), "id": deadline.subject.id, "name": deadline.subject.name} for deadline in found]
    seen = [{name: row[name] for name in wanted} for row, wanted in zip(rows, expected, strict=False)]
    assert seen == expected, rows
    assert len(rows) == len(expected), rows


@pytest.mark.parametrize(("key", "given", "case"), CASES)
def test_every_day_can_show_its_working(key, given, case):
    today = case["today"]
    until = today + timedelta(weeks=case.get("weeks", 8))
    calendar = Calendar(case.get("land", ""))
    with closing(_register(given, case.get("rows", {}))) as register:
        for rule in in_force(RULES, case.get("set", {}), today):
            if rule.key != key:
                continue
            for row in map(dict, register.execute(SOURCES[rule.source], window(rule, today=today, until=until))):
                due = due_on(rule, row, today, calendar)
                told = [str(step) for step in steps(rule, row, today, calendar)]
                if due is None:
                    assert told == []
                    continue
                period = rule.period(row) if callable(rule.period) else rule.period
                assert told[-1] == f"Fällig: {day_words(due)}"
                assert len(told) > (3 if period.amount else 2), told
                assert f"{due:%d.%m.}" in " ".join(told[:-1]), told


def test_the_working_says_of_what_day_it_runs():
    for rule in RULES:
        assert trigger_words(rule).de, rule.key
        assert trigger_words(rule).en, rule.key


def test_triggers_are_written_in_fields_that_exist():
    known = {field.name for entity in ENTITIES.values() for field in entity.fields}
    assert {field for rule in RULES for field in rule.written} <= known


def test_every_clock_has_its_words():
    assert {rule.clock for rule in RULES if rule.clock} <= set(CLOCK_WORDS)


def test_every_rule_has_a_story():
    assert set(FILES) == {rule.key for rule in RULES}


def test_every_rule_has_its_source_and_every_source_a_rule():
    assert sorted(rule.source for rule in RULES) == sorted(SOURCES)


def _register(*parts):
    tables: dict[str, dict[str, dict]] = {}
    for part in parts:
        for table, rows in part.items():
            for row in rows:
                tables.setdefault(table, {}).setdefault(row["id"], {"sort_key": ""}).update(_plain(row))
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    for statement in schema.statements():
        connection.execute(statement)
    for table, rows in tables.items():
        for row in rows.values():
            columns = ", ".join(f'"{name}"' for name in row)
            connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(row))})', tuple(row.values()))
    return connection


def _plain(row):
    """TOML days as the register writes them; an empty text takes a given value away."""
    return {
        name: value.isoformat() if isinstance(value, date) else (None if value == "" else value) for name, value in row.items()
    }


FIELD = {
    "K": 26,
    "U": 6,
    "F": 9,
    "Z": 8,
    "G": 8,
    "V": 4,
    "D": 7,
    "S": 10,
    "A": 5,
    "B": 8,
    "R": 4,
}
"""How many duties and deadlines each part of the field has: agreements, transition, certificates and so on."""


def test_every_duty_of_the_field_is_a_rule_or_says_why_it_is_none():
    field = {f"{part}-{number:02d}" for part, count in FIELD.items() for number in range(1, count + 1)}
    ruled = {rule.key for rule in RULES}

    assert field - ruled == WITHOUT_DAY.keys()
    assert not ruled & WITHOUT_DAY.keys()


def test_every_rule_says_where_it_stands():
    for rule in RULES:
        assert rule.basis.de, rule.key
        assert rule.basis.en, rule.key
        assert rule.origin in ORIGINS, rule.key
        assert bool(rule.condition.de) == bool(rule.condition.en), rule.key
        assert bool(rule.evidence.de) == bool(rule.evidence.en), rule.key
