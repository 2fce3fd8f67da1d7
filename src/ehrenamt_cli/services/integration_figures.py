"""What was done by package and by task: records of every kind that carry the tags, and days of work."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ehrenamt_cli.domain.choices import Choices
from ehrenamt_cli.domain.integration_figures import COUNTED, DONE, days_within
from ehrenamt_cli.domain.packages import PACKAGES, TASKS
from ehrenamt_cli.storage import figures
from ehrenamt_cli.storage.register import Register

Asked = Mapping[str, str]


def by_package(register: Register, asked: Asked) -> list[dict[str, Any]]:
    """A row for each package, in their order; below, what has none."""
    found = _tagged(register, asked, "packages")
    for row in figures.figure(register, "works_done", asked):
        _count(found, _entries(row["packages"]), "works", days_within(row, asked["first"], asked["last"]))
    return _rows(PACKAGES, found)


def by_task(register: Register, asked: Asked) -> list[dict[str, Any]]:
    """A row for each task, in their order; below, what has none."""
    found = _tagged(register, asked, "tasks")
    for row in figures.figure(register, "works_done", asked):
        _count(found, [row["task"]], "works", days_within(row, asked["first"], asked["last"]))
    return _rows(TASKS, found)


_Found = dict[str, Counter[str]]


def _tagged(register: Register, asked: Asked, column: str) -> _Found:
    found: _Found = defaultdict(Counter)
    for row in figures.figure(register, "tagged", asked):
        _count(found, _entries(row[column]), row["label"], row["number"] or 0)
    return found


def _count(found: _Found, tags: Iterable[str], kind: str, number: int) -> None:
    for tag in list(tags) or [""]:
        found[tag][kind] += number


def _entries(stored: str | None) -> list[str]:
    entries: list[str] = json.loads(stored or "[]")
    return entries


def _rows(choices: Choices, found: _Found) -> list[dict[str, Any]]:
    """Nothing at all is no row; else every package or task is one, done or not."""
    if not any(number for counted in found.values() for number in counted.values()):
        return []
    labels = [*choices, *([""] if any(found[""].values()) else [])]
    for counted in found.values():
        counted["done"] = sum(counted[kind] for kind in DONE)
    return [{"label": label, **{measure.key: found[label][measure.key] for measure in COUNTED}} for label in labels]
