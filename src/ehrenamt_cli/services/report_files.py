"""Reports as files: accessible PDF and web page with pictures, workbook, CSV, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ehrenamt_cli.documents import charts
from ehrenamt_cli.documents.writing.reports import Chapter, Printed, write_html, write_pdf
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.reports import SMALL, Measure
from ehrenamt_cli.formats.csv_files import write_csv
from ehrenamt_cli.formats.sheet_writers import write_sheets
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.reporting import Made, Section, said, shown

NO_FIGURES = Text("Für diese Zeit gibt es keine Zahlen.", "There are no figures for this time.")
HIDDEN = Text(
    "„< {n}“: Zahlen von Klient:innen unter {n} werden nicht genannt.", "“< {n}”: numbers of clients below {n} are not told."
)


def data(made: Made) -> dict[str, Any]:
    return {
        "report": made.name,
        "first": made.period.first.isoformat(),
        "last": made.period.last.isoformat(),
        "organisation": made.organisation or None,
        "figures": {
            section.figure.name: [
                {"label": row["label"], "words": row["words"]} | {m.key: row[m.key] for m in section.figure.measures}
                for row in section.rows
            ]
            for section in made.sections
        },
        "days": made.days,
        "places": [place._asdict() for place in made.places],
    }


def title(made: Made) -> str:
    return f"{made.title}: {made.organisation}" if made.organisation else str(made.title)


def _printed(made: Made) -> Printed:
    chapters = [_chapter(section) for section in made.sections]
    if made.days:
        chapters.append(_heat(made))
    if made.places:
        chapters.append(_map(made))
    return Printed(title(made), said(made.period), made.own, chapters, str(NO_FIGURES))


def _chapter(section: Section) -> Chapter:
    figure, first = section.figure, section.figure.measures[0]
    if not section.rows:
        return Chapter(str(figure.title))
    drawn = [(row["words"], row[first.key] or 0, shown(row, first)) for row in section.rows[:_DRAWN]]
    heads, cells = _table(section)
    note = str(figure.note)
    if any(row.get("hidden") for row in section.rows):
        note = f"{note} {HIDDEN.fill(n=SMALL)}".strip()
    return Chapter(str(figure.title), heads, cells, charts.bars(f"{figure.title}, {first.label}", drawn), note)


_DRAWN = 25
"""So many bars stand in one picture; the table has all rows."""


def _table(section: Section) -> tuple[list[str], list[list[str]]]:
    measures = section.figure.measures
    heads = ["", *(str(measure.label) for measure in measures)]
    return heads, [[row["words"], *(shown(row, measure) for measure in measures)] for row in section.rows]


def _heat(made: Made) -> Chapter:
    heading = Text("Stunden nach Tagen", "Hours by day")
    busiest = max(made.days, key=lambda day: made.days[day])
    note = Text("Je dunkler, desto mehr Stunden; am meisten am {day}.", "The darker, the more hours; most on {day}.").fill(
        day=show_day(busiest)
    )
    months = str(
        Text("Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
    ).split()
    picture = charts.days(str(heading), made.days, made.period.first, made.period.last, months, str(note))
    return Chapter(str(heading), picture=picture, note=str(note))


def _map(made: Made) -> Chapter:
    heading = Text("Wo Freiwillige wohnen und Bedarfe sind", "Where volunteers live and needs are")
    people, needs = Text("Freiwillige", "volunteers"), Text("gesucht", "wanted")
    found = [(f"{one.town} ({one.district})", one.latitude, one.longitude, one.people, one.needs) for one in made.places]
    rows = [[name, str(there), str(wanted)] for name, _, _, there, wanted in found]
    note = Text("Voller Kreis: Freiwillige; Ring: gesuchte Personen.", "Full circle: volunteers; ring: people wanted.")
    picture = charts.places(str(heading), found, (str(people), str(needs)))
    return Chapter(str(heading), [str(Text("Gegend", "area")), str(people), str(needs)], rows, picture, str(note))


def _csv(made: Made) -> bytes:
    """Everything below each other: report, row, number."""
    rows: list[Sequence[object]] = []
    for section in made.sections:
        for row in section.rows:
            rows += [(str(section.figure.title), row["words"], str(m.label), shown(row, m)) for m in section.figure.measures]
    heads = [str(Text("Tabelle", "table")), str(Text("Zeile", "row")), str(Text("Spalte", "column")), str(Text("Wert", "value"))]
    return write_csv(heads, rows, ";").encode("utf-8-sig")


def _xlsx(made: Made) -> bytes:
    """A worksheet for each table; hours as numbers, so that they can be added up."""
    sheets = []
    for section in made.sections:
        measures = section.figure.measures
        heads = ["", *(str(measure.label) for measure in measures)]
        cells = [[row["words"], *(_number(row, measure) for measure in measures)] for row in section.rows]
        sheets.append((str(section.figure.title), heads, cells))
    return write_sheets(sheets)


def _number(row: dict[str, Any], measure: Measure) -> str | int | float | None:
    if measure.key in row.get("hidden", ()):
        return f"< {SMALL}"
    value: int | None = row[measure.key]
    parts = {"h": 60, "€": 100}.get(measure.unit)
    return round(value / parts, 2) if parts and value is not None else value


WRITERS: Mapping[str, Callable[[Made], bytes]] = {
    "pdf": lambda made: write_pdf(_printed(made)),
    "html": lambda made: write_html(_printed(made)),
    "xlsx": _xlsx,
    "csv": _csv,
    "json": lambda made: (json.dumps(data(made), ensure_ascii=False, indent=2) + "\n").encode(),
}
