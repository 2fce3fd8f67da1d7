"""What papers print of a grant: the plan and what became of it, receipts, incomes, hours, and the chapters of the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.documents.context import Variables
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.grant_money import Contribution, Line, Money
from ehrenamt_cli.domain.incomes import KINDS
from ehrenamt_cli.domain.languages import LANGUAGE_NAMES
from ehrenamt_cli.domain.projects import PROJECTS
from ehrenamt_cli.domain.values import CENTS, show_hours
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import grants as service
from ehrenamt_cli.services import reporting
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.storage import grants as stored
from ehrenamt_cli.storage import records as stored_records
from ehrenamt_cli.storage.register import Register


def money(register: Register, request: Request, subject: Subject | None) -> Variables:
    """The plan and what became of it, to the cent as the records say."""
    if subject is None:
        nothing = Money([], None, Contribution(0, 0, 0, 0, None, 0, None), {}, 0)
        return {"lines": [], "receipts": [], "incomes": [], "sums": _sums({"amount_cents": 0}, nothing), "remarks": []}
    grant = subject.row
    came_to = service.money(register, grant)
    listed = service.proof(register, grant)
    names = {line.id: line.name for line in came_to.lines}
    return {
        "lines": [_line(line) for line in [*came_to.lines, *([came_to.hours_line] if came_to.hours_line else [])]],
        "receipts": [_receipt(number, row) for number, row in enumerate(listed["receipts"], 1) if row["line_id"] in names],
        "incomes": [_income(row) for row in listed["incomes"]],
        "sums": _sums(grant, came_to),
        "remarks": [str(remark) for remark in came_to.remarks(grant)],
    }


def hours(register: Register, request: Request, subject: Subject | None) -> Variables:
    """The unpaid hours person by person; what for stays unsaid where somebody wishes neutral certificates."""
    rows = stored.hours(register, subject.row) if subject else []
    people = []
    for _, efforts in groupby(rows, lambda row: row["volunteer_id"]):
        mine = list(efforts)
        people.append(
            {
                "name": mine[0]["volunteer"] or str(_ERASED),
                "efforts": [_effort(row) for row in mine],
                "hours": show_hours(sum(row["minutes"] for row in mine)),
            }
        )
    return {"people": people}


_ERASED = Text("Name gelöscht", "name erased")


def chapters(register: Register, request: Request, subject: Subject | None) -> Variables:
    """What the register knows of the period, by the tasks that a coordination is paid for, and the figures of the funder."""
    if subject is None:
        return {"chapters": [], "figures": []}
    grant = subject.row
    held = stored.events(register, grant)
    project = stored_records.get(register, PROJECTS, grant["project_id"]) if grant["project_id"] else None
    beside = _BESIDE if project and project["covers_all"] else {}
    found: list[Variables] = []
    for title, kinds in _CHAPTERS:
        entries = [_event(row) for row in held if row["kind"] in kinds]
        entries += [entry for kind in kinds if kind in beside for entry in beside[kind](register, grant)]
        if entries:
            found.append({"title": str(title), "entries": entries})
    return {"chapters": found, "figures": _figures(register, grant)}


def _begun(rows: list[dict[str, Any]], day: str) -> list[Variables]:
    return [{"day": date.fromisoformat(row[day]), "what": row["title"], "people": ""} for row in rows]


def _handed(rows: list[dict[str, Any]]) -> list[Variables]:
    copies = Text("{title} ({language}), {n} Stück", "{title} ({language}), {n} copies")
    return [
        {
            "day": date.fromisoformat(row["handed_on"]),
            "what": str(copies.fill(title=row["title"], language=LANGUAGE_NAMES.get(row["language"]) or "", n=row["copies"])),
            "people": "",
        }
        for row in rows
    ]


def _told(rows: list[dict[str, Any]]) -> list[Variables]:
    named = ({**row, "title": f"{row['title']} ({row['partner']})" if row["partner"] else row["title"]} for row in rows)
    return _begun(list(named), "told_on")


_BESIDE: Mapping[str, Callable[[Register, Row], list[Variables]]] = {
    "projects": lambda register, grant: _begun(stored.beginnings(register, grant), "begins_on"),
    "materials": lambda register, grant: _handed(stored.materials(register, grant)),
    "messages": lambda register, grant: _told(stored.messages(register, grant)),
    "money": lambda register, grant: _begun(stored.applications(register, grant), "applied_on"),
}
"""What belongs to no project; told where the grant pays for the whole coordination."""

_CHAPTERS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (Text("Freiwillige gewinnen", "Winning volunteers"), ("information", "thanks")),
    (Text("Schulung und Begleitung", "Training and support"), ("training", "supervision", "exchange")),
    (Text("Kleinprojekte", "Small projects"), ("projects",)),
    (Text("Materialien", "Materials"), ("materials",)),
    (Text("Workshops, Tagungen, weitere Veranstaltungen", "Workshops, conferences, other events"), ("conference", "other")),
    (Text("Weitergegebene Informationen", "Information passed on"), ("messages",)),
    (Text("Arbeitsgruppen und Partner", "Working groups and partners"), ("working_group", "partner_meeting")),
    (Text("Weitere Fördermittel", "Further grants"), ("money",)),
)
"""The eight tasks of a funded coordination of volunteers, each with its kinds of event and what else tells of it."""


def _figures(register: Register, grant: Row) -> list[Variables]:
    """The report for funders over the period of the grant, table by table; clients fewer than five stay unsaid."""
    first, last = grant["begins_on"], grant["ends_on"]
    if not first:
        return []
    until = min(last or clock.today().isoformat(), clock.today().isoformat())
    period = reporting.Period(date.fromisoformat(first), date.fromisoformat(max(first, until)))
    made = reporting.make(register, "funder", period, project=grant["project_id"] or "")
    told = ((section, [row for row in section.rows if _says_something(section, row)]) for section in made.sections)
    return [
        {"title": str(section.figure.title), "rows": [_figure_row(section, row) for row in rows]}
        for section, rows in told
        if rows
    ]


def _says_something(section: reporting.Section, row: Row) -> bool:
    """A month without anything takes no line of the report."""
    return any(row[measure.key] or measure.key in row.get("hidden", ()) for measure in section.figure.measures)


def _figure_row(section: reporting.Section, row: dict[str, Any]) -> Variables:
    told = (f"{measure.label}: {reporting.shown(row, measure)}" for measure in section.figure.measures)
    return {"words": row["words"], "numbers": " · ".join(told)}


def _sums(grant: Mapping[str, Any], came_to: Money) -> Variables:
    unpaid: Contribution = came_to.hours
    return {
        "planned_cents": came_to.planned_cents,
        "spent_cents": came_to.spent_cents,
        "total_cents": came_to.total_cents,
        "left_cents": came_to.left_cents,
        "received_cents": came_to.received_cents,
        "in_hand_cents": came_to.received_cents - came_to.spent_cents,
        "hours": show_hours(unpaid.minutes) if unpaid.minutes else "",
        "hour_cents": unpaid.rate_cents,
        "hours_value_cents": unpaid.value_cents,
        "hours_counted_cents": unpaid.counted_cents,
        "hours_cap": _cap(unpaid),
    }


def _cap(unpaid: Contribution) -> str:
    """How the cap was reckoned; nothing where there is none."""
    if unpaid.cap_cents is None:
        return ""
    said = Text("höchstens {percent} % von {base} = {cap}", "at most {percent}% of {base} = {cap}")
    amounts = {"base": CENTS.show(unpaid.base_cents, {}), "cap": CENTS.show(unpaid.cap_cents, {})}
    return str(said.fill(percent=unpaid.cap_percent, **amounts))


def _line(line: Line) -> Variables:
    money = {"planned_cents": line.planned_cents, "spent_cents": line.spent_cents, "left_cents": line.left_cents}
    return {"name": line.name, **money}


def _receipt(number: int, row: Row) -> Variables:
    return {
        "index": number,
        "line": row["line"],
        "day": date.fromisoformat(row["paid_on"]),
        "number": row["receipt"] or "",
        "payee": row["payee"] or "",
        "purpose": row["purpose"] or "",
        "amount_cents": row["amount_cents"],
    }


def _income(row: Row) -> Variables:
    return {
        "day": date.fromisoformat(row["paid_on"]),
        "kind": str(KINDS[row["kind"]]),
        "payer": row["payer"] or "",
        "purpose": row["purpose"] or "",
        "number": row["receipt"] or "",
        "amount_cents": row["amount_cents"],
    }


def _effort(row: Row) -> Variables:
    said = "" if row["neutral"] else row["purpose"] or ""
    return {"day": date.fromisoformat(row["held_on"]), "hours": show_hours(row["minutes"]), "purpose": said}


def _event(row: Row) -> Variables:
    return {"day": date.fromisoformat(row["starts_on"]), "what": row["title"], "people": row["people"] or ""}
