"""Reports: the figures of a stretch of days, in words, with what must stay hidden hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain import reports
from ehrenamt_cli.domain.activities import ACTIVITIES
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.languages import LANGUAGE_NAMES
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.projects import PROJECTS
from ehrenamt_cli.domain.reports import FIGURES, REPORTS, UNSTATED, Figure
from ehrenamt_cli.domain.values import CENTS, show_hours
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.reference import postal_codes
from ehrenamt_cli.services import deadlines, integration_figures, language_gaps, records
from ehrenamt_cli.storage import figures
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Period(NamedTuple):
    """A stretch of days, both ends included."""

    first: date
    last: date


class Section(NamedTuple):
    """One figure with its rows; ``words`` in each row says what it is about."""

    figure: Figure
    rows: list[dict[str, Any]]


class Place(NamedTuple):
    """A district by the first two digits of its postal code: where it is, who lives there, what is needed there."""

    district: str
    town: str
    latitude: float
    longitude: float
    people: int
    needs: int


class Made(NamedTuple):
    """A whole report."""

    name: str
    title: Text
    period: Period
    organisation: str
    sections: list[Section]
    days: dict[str, int]
    """Minutes by day, where the report draws them."""
    places: list[Place]
    own: str
    """The organisation whose register it is."""


def make(register: Register, name: str, period: Period, organisation: str = "", project: str = "") -> Made:
    """The report of that name over a period, of one organisation or project (their keys) or of all."""
    report = REPORTS[name]
    asked = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    asked |= {"organisation": organisation, "project": project}
    sections = [_section(register, FIGURES[figure], asked, period) for figure in report.figures]
    days = {row["label"]: row["minutes"] for row in figures.figure(register, "hours_day", asked)} if report.heat else {}
    own = stored.titles(register, ORGANISATIONS, [register.setting(records.OWN_ORGANISATION) or ""])
    return Made(
        name,
        report.title,
        period,
        _names_of(register, {organisation: ORGANISATIONS, project: PROJECTS}),
        sections,
        days,
        _places(register, asked) if report.map else [],
        next(iter(own.values()), ""),
    )


def _names_of(register: Register, keys: Mapping[str, Entity]) -> str:
    """What the report is narrowed to."""
    return ", ".join(stored.titles(register, entity, [key])[key] for key, entity in keys.items() if key)


def _section(register: Register, figure: Figure, asked: Mapping[str, str], period: Period) -> Section:
    rows = _READ.get(figure.name, _plain)(register, figure, asked, period)
    if figure.about == "month" and rows:
        rows = reports.every_month(figure, rows, period.first, min(period.last, max(clock.today(), period.first)))
    named = _names(register, figure, {str(row["label"]) for row in rows})
    rows = [{**row, "words": named(str(row["label"] or ""))} for row in rows]
    if figure.about in _IN_ORDER:
        return Section(figure, rows)
    by_label = figure.about in ("month", "text")
    first = figure.measures[0].key
    rows.sort(key=lambda row: (row["label"] == "", row["label"]) if by_label else (-(row[first] or 0), row["words"]))
    return Section(figure, reports.shielded(figure, rows))


_IN_ORDER = ("needs.packages", "needs.tasks")
"""What a label is where the rows have an order of their own."""


def _plain(register: Register, figure: Figure, asked: Mapping[str, str], _: Period) -> list[dict[str, Any]]:
    return figures.figure(register, figure.name, asked)


def _ages(register: Register, figure: Figure, asked: Mapping[str, str], period: Period) -> list[dict[str, Any]]:
    return reports.by_age(figures.figure(register, figure.name, asked), period.last)


def _waits(register: Register, figure: Figure, asked: Mapping[str, str], _: Period) -> list[dict[str, Any]]:
    return reports.durations(figures.figure(register, figure.name, asked), "registered_on", "start_on")


def _admissions(register: Register, figure: Figure, asked: Mapping[str, str], _: Period) -> list[dict[str, Any]]:
    return reports.durations(figures.figure(register, figure.name, asked), "requested_on", "seen_on")


def _languages(register: Register, _: Figure, asked: Mapping[str, str], __: Period) -> list[dict[str, Any]]:
    return language_gaps.by_language(register, asked)


def _gaps(register: Register, _: Figure, asked: Mapping[str, str], __: Period) -> list[dict[str, Any]]:
    return language_gaps.by_place(register, asked)


def _packages(register: Register, _: Figure, asked: Mapping[str, str], __: Period) -> list[dict[str, Any]]:
    return integration_figures.by_package(register, asked)


def _tasks(register: Register, _: Figure, asked: Mapping[str, str], __: Period) -> list[dict[str, Any]]:
    return integration_figures.by_task(register, asked)


def _settled(register: Register, figure: Figure, asked: Mapping[str, str], period: Period) -> list[dict[str, Any]]:
    """What was settled, and what is overdue now where the period reaches until now."""
    rows = {row["label"]: row for row in figures.figure(register, figure.name, asked)}
    overdue: Counter[str] = Counter()
    if period.last >= clock.today():
        overdue.update(one.rule for one in deadlines.due(register, weeks=0, only=deadlines.Only(states=("overdue",))))
    return [
        {"label": rule, "kept": rows.get(rule, {}).get("kept", 0), "late": rows.get(rule, {}).get("late", 0) + overdue[rule]}
        for rule in sorted({*rows, *overdue})
    ]


_READ: dict[str, Callable[[Register, Figure, Mapping[str, str], Period], list[dict[str, Any]]]] = {
    "people_age": _ages,
    "needs_waited": _waits,
    "admissions": _admissions,
    "languages": _languages,
    "language_gaps": _gaps,
    "packages": _packages,
    "tasks": _tasks,
    "deadlines_settled": _settled,
}


def _names(register: Register, figure: Figure, labels: set[str]) -> Callable[[str], str]:
    """What a label is called in the language in use."""
    unstated = str(UNSTATED)
    if figure.about in ("text", "rule"):
        return lambda label: label or unstated
    if figure.about == "month":
        return lambda label: f"{label[5:]}.{label[:4]}" if label else unstated
    if figure.about == "language":
        return lambda label: str(LANGUAGE_NAMES.get(label, label))
    if figure.about in ("activity", "organisation"):
        entity = ACTIVITIES if figure.about == "activity" else ORGANISATIONS
        named = stored.titles(register, entity, labels)
        return lambda label: named.get(label) or unstated
    if figure.about == "place_language":
        places = stored.titles(register, ORGANISATIONS, {label.partition(" ")[0] for label in labels})
        return lambda label: f"{places[label.partition(' ')[0]]} · {LANGUAGE_NAMES[label.partition(' ')[2]]}"
    plural, _, field = figure.about.partition(".")
    choices = ENTITIES[plural].field(field).choices
    return lambda label: str(choices[label]) if label in choices else unstated


def _places(register: Register, asked: Mapping[str, str]) -> list[Place]:
    """Postal codes gathered by their first two digits, where the middle of those in question is."""
    codes = postal_codes()
    found: dict[str, list[tuple[float, float, str, int, int]]] = {}
    for name, people, needs in (("where_people_live", 1, 0), ("where_needs_are", 0, 1)):
        for row in figures.figure(register, name, asked):
            if row["label"] in codes:
                latitude, longitude, town = codes[row["label"]]
                entry = (latitude, longitude, town, people * row["people"], needs * row["people"])
                found.setdefault(row["label"][:2], []).append(entry)
    return [
        Place(
            district,
            Counter(entry[2] for entry in entries).most_common(1)[0][0],
            sum(entry[0] for entry in entries) / len(entries),
            sum(entry[1] for entry in entries) / len(entries),
            sum(entry[3] for entry in entries),
            sum(entry[4] for entry in entries),
        )
        for district, entries in sorted(found.items())
    ]


def said(period: Period) -> str:
    """The period in words."""
    return f"{show_day(period.first.isoformat())} – {show_day(period.last.isoformat())}"


def shown(row: Mapping[str, Any], measure: reports.Measure) -> str:
    """A number of a row as it is printed: hours and minutes, days, or ``< 5`` where it would betray somebody."""
    if measure.key in row.get("hidden", ()):
        return f"< {reports.SMALL}"
    value = row[measure.key]
    if value is None:
        return ""
    if measure.unit == "€":
        return CENTS.show(value, {})
    return show_hours(int(value)) if measure.unit == "h" else str(value)
