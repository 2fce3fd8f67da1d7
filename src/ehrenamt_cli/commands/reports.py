"""Reports: on the screen with bars, as PDF and web page with pictures, as tables for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from ehrenamt_cli import clock, config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._destinations import STDOUT, may_write
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.documents import charts
from ehrenamt_cli.documents.writing.reports import Chapter, Printed, write_html, write_pdf
from ehrenamt_cli.domain.dates.days import read_day, show_day
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.reports import REPORTS, SMALL, Measure
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.formats.csv_files import write_csv
from ehrenamt_cli.formats.sheet_writers import write_sheets
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Done, Page, Raw, Result, Rows
from ehrenamt_cli.services import records, reporting
from ehrenamt_cli.services.outputs import write_file

_BAR = 24

_Year = Annotated[
    int | None, typer.Option(min=1990, max=2200, help=both("das Jahr, sonst das laufende", "the year, else this one"))
]
_Month = Annotated[str, typer.Option(metavar=both("JJJJ-MM", "YYYY-MM"), help=both("ein Monat", "one month"))]
_From = Annotated[str, typer.Option("--from", metavar=both("TAG", "DAY"), help=both("erster Tag", "first day"))]
_Until = Annotated[str, typer.Option("--until", metavar=both("TAG", "DAY"), help=both("letzter Tag", "last day"))]
_Organisation = Annotated[str, typer.Option(metavar="NAME", help=both("nur diese Einrichtung", "this organisation only"))]
_To = Annotated[str, typer.Option("--to", help=both("pdf, html, xlsx oder csv", "pdf, html, xlsx or csv"))]
_Output = Annotated[
    str, typer.Option("-o", "--output", metavar=both("DATEI", "FILE"), help=both("Datei, oder „-“", "file, or “-”"))
]


def _reporting(name: str) -> Callable[..., Result]:
    def run(
        year: _Year = None,
        month: _Month = "",
        first: _From = "",
        last: _Until = "",
        organisation: _Organisation = "",
        to: _To = "",
        output: _Output = "",
    ) -> Result:
        """Make the report over a period."""
        period = _period(name, year, month, first, last)
        form = _form(to, output)
        with register_in_use() as register:
            key = records.resolve(register, ORGANISATIONS, organisation)["id"] if organisation else ""
            made = reporting.make(register, name, period, key)
        return _written(made, form, output) if form else _page(made)

    return run


def _period(name: str, year: int | None, month: str, first: str, last: str) -> reporting.Period:
    today = clock.today()
    if month or (name == "month" and not (year or first or last)):
        begins = _first_of(month) if month else today.replace(day=1)
        return reporting.Period(begins, (begins + timedelta(days=32)).replace(day=1) - timedelta(days=1))
    begins = read_day(first) if first else date(year or today.year, 1, 1)
    ends = read_day(last) if last else date(begins.year, 12, 31)
    if ends < begins:
        raise WrongUsage(
            Text("Der letzte Tag liegt vor dem ersten.", "The last day is before the first."),
            Text("Bitte --from und --until tauschen.", "Please swap --from and --until."),
        )
    return reporting.Period(begins, ends)


def _first_of(month: str) -> date:
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError:
        raise WrongUsage(
            Text("„{text}“ ist kein Monat.", "“{text}” is no month.").fill(text=month),
            Text("Bitte so schreiben: 2027-03.", "Please write it like 2027-03."),
        ) from None


def _form(to: str, output: str) -> str:
    ending = Path(output).suffix.lstrip(".").lower() if output and output != STDOUT else ""
    form = (to or ending or ("pdf" if output else "")).lower()
    if form and form not in _WRITERS:
        raise WrongUsage(
            Text("Die Form „{form}“ gibt es nicht.", "There is no form “{form}”.").fill(form=form),
            Text("Möglich sind: {forms}.", "Possible are: {forms}.").fill(forms=", ".join(_WRITERS)),
        )
    return form


def _page(made: reporting.Made) -> Page:
    parts: list[Any] = [f"{_title(made)}\n{_subtitle(made)}"]
    for section in made.sections:
        if section.rows:
            parts += [str(section.figure.title), _rows(section)]
    if len(parts) == 1:
        parts.append(str(_EMPTY))
    hidden = any(row.get("hidden") for section in made.sections for row in section.rows)
    return Page(parts, _data(made), _HIDDEN.fill(n=SMALL) if hidden else NOTHING)


_EMPTY = Text("Für diese Zeit gibt es keine Zahlen.", "There are no figures for this time.")
_HIDDEN = Text(
    "„< {n}“: Zahlen von Klient:innen unter {n} werden nicht genannt.", "“< {n}”: numbers of clients below {n} are not told."
)


def _rows(section: reporting.Section) -> Rows:
    """A table with a bar for the first number of each row."""
    first, *others = section.figure.measures
    most = max((row[first.key] or 0 for row in section.rows), default=0) or 1

    def bar(row: dict[str, Any]) -> str:
        eighths = round((row[first.key] or 0) / most * _BAR * 8)
        return "█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8]

    def number(measure: Measure) -> Column:
        return Column(measure.key, measure.label, lambda row: reporting.shown(row, measure), whole=True)

    columns = [Column("words", NOTHING), number(first), Column("bar", NOTHING, bar, whole=True), *map(number, others)]
    return Rows(columns, section.rows)


def _data(made: reporting.Made) -> dict[str, Any]:
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


def _title(made: reporting.Made) -> str:
    return f"{made.title}: {made.organisation}" if made.organisation else str(made.title)


def _subtitle(made: reporting.Made) -> str:
    return reporting.said(made.period)


def _written(made: reporting.Made, form: str, output: str) -> Result:
    content = _WRITERS[form](made)
    if output == STDOUT:
        return Raw(content)
    name = f"{made.title}-{made.period.last.isoformat()}.{form}".replace(" ", "-")
    path = Path(output or name).expanduser()
    path = path / name if path.is_dir() else path
    if not may_write([path], named=bool(output)):
        return Done(Text("Nichts geschrieben.", "Nothing written."), {})
    if config.switched_on("dry_run"):
        return Done(Text("Nur gezeigt, nichts geschrieben: {file}.", "Only shown, nothing written: {file}.").fill(file=path), {})
    write_file(path, content)
    return Done(Text("Geschrieben: {file}.", "Written: {file}.").fill(file=path), {"file": str(path)})


def _printed(made: reporting.Made) -> Printed:
    chapters = [_chapter(section) for section in made.sections]
    if made.days:
        chapters.append(_heat(made))
    if made.places:
        chapters.append(_map(made))
    return Printed(_title(made), _subtitle(made), made.own, chapters, str(_EMPTY))


def _chapter(section: reporting.Section) -> Chapter:
    figure, first = section.figure, section.figure.measures[0]
    if not section.rows:
        return Chapter(str(figure.title))
    drawn = [(row["words"], row[first.key] or 0, reporting.shown(row, first)) for row in section.rows[:_DRAWN]]
    heads, cells = _table(section)
    note = str(figure.note)
    if any(row.get("hidden") for row in section.rows):
        note = f"{note} {_HIDDEN.fill(n=SMALL)}".strip()
    return Chapter(str(figure.title), heads, cells, charts.bars(f"{figure.title}, {first.label}", drawn), note)


_DRAWN = 25
"""So many bars stand in one picture; the table has all rows."""


def _table(section: reporting.Section) -> tuple[list[str], list[list[str]]]:
    measures = section.figure.measures
    heads = ["", *(str(measure.label) for measure in measures)]
    return heads, [[row["words"], *(reporting.shown(row, measure) for measure in measures)] for row in section.rows]


def _heat(made: reporting.Made) -> Chapter:
    title = Text("Stunden nach Tagen", "Hours by day")
    busiest = max(made.days, key=lambda day: made.days[day])
    note = Text("Je dunkler, desto mehr Stunden; am meisten am {day}.", "The darker, the more hours; most on {day}.").fill(
        day=show_day(busiest)
    )
    months = str(
        Text("Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
    ).split()
    picture = charts.days(str(title), made.days, made.period.first, made.period.last, months, str(note))
    return Chapter(str(title), picture=picture, note=str(note))


def _map(made: reporting.Made) -> Chapter:
    title = Text("Wo Freiwillige wohnen und Bedarfe sind", "Where volunteers live and needs are")
    people, needs = Text("Freiwillige", "volunteers"), Text("gesucht", "wanted")
    found = [(f"{one.town} ({one.district})", one.latitude, one.longitude, one.people, one.needs) for one in made.places]
    rows = [[name, str(there), str(wanted)] for name, _, _, there, wanted in found]
    note = Text("Voller Kreis: Freiwillige; Ring: gesuchte Personen.", "Full circle: volunteers; ring: people wanted.")
    picture = charts.places(str(title), found, (str(people), str(needs)))
    return Chapter(str(title), [str(Text("Gegend", "area")), str(people), str(needs)], rows, picture, str(note))


def _csv(made: reporting.Made) -> bytes:
    """Everything below each other: report, row, number."""
    rows: list[Sequence[object]] = []
    for section in made.sections:
        for row in section.rows:
            rows += [
                (str(section.figure.title), row["words"], str(m.label), reporting.shown(row, m)) for m in section.figure.measures
            ]
    heads = [str(Text("Tabelle", "table")), str(Text("Zeile", "row")), str(Text("Spalte", "column")), str(Text("Wert", "value"))]
    return write_csv(heads, rows, ";").encode("utf-8-sig")


def _xlsx(made: reporting.Made) -> bytes:
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
    return round(value / 60, 2) if measure.unit == "h" and value is not None else value


_WRITERS: dict[str, Callable[[reporting.Made], bytes]] = {
    "pdf": lambda made: write_pdf(_printed(made)),
    "html": lambda made: write_html(_printed(made)),
    "xlsx": _xlsx,
    "csv": _csv,
    "json": lambda made: (json.dumps(_data(made), ensure_ascii=False, indent=2) + "\n").encode(),
}

VERBS = tuple(Verb(name, _reporting(name), report.title) for name, report in REPORTS.items())
