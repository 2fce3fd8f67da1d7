"""Reports: on the screen with bars, as PDF and web page with pictures, as tables for other programs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from ehrenamt_cli import clock, config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._destinations import STDOUT, may_write
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.days import read_day
from ehrenamt_cli.domain.grants import GRANTS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.projects import PROJECTS
from ehrenamt_cli.domain.reports import REPORTS, SMALL, Measure
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Done, Page, Raw, Result, Rows
from ehrenamt_cli.services import records, reporting
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.services.report_files import HIDDEN, NO_FIGURES, WRITERS, data, title

_BAR = 24

_FEW, _MANY = 3, 5
"""Beside more than a few further numbers a bar is short, beside many there is no room for it, nor for columns of zeros."""

_Year = Annotated[
    int | None, typer.Option(min=1990, max=2200, help=both("das Jahr, sonst das laufende", "the year, else this one"))
]
_Month = Annotated[str, typer.Option(metavar=both("JJJJ-MM", "YYYY-MM"), help=both("ein Monat", "one month"))]
_From = Annotated[str, typer.Option("--from", metavar=both("TAG", "DAY"), help=both("erster Tag", "first day"))]
_Until = Annotated[str, typer.Option("--until", metavar=both("TAG", "DAY"), help=both("letzter Tag", "last day"))]
_Organisation = Annotated[str, typer.Option(metavar="NAME", help=both("nur diese Einrichtung", "this organisation only"))]
_Project = Annotated[str, typer.Option(metavar="NAME", help=both("nur dieses Projekt", "this project only"))]
_Grant = Annotated[
    str,
    typer.Option(metavar="NAME", help=both("Projekt und Zeitraum dieser Förderung", "project and period of this grant")),
]
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
        project: _Project = "",
        grant: _Grant = "",
        to: _To = "",
        output: _Output = "",
    ) -> Result:
        """Make the report over a period."""
        form = _form(to, output)
        with register_in_use() as register:
            key = records.resolve(register, ORGANISATIONS, organisation)["id"] if organisation else ""
            paid = records.resolve(register, GRANTS, grant) if grant else {}
            within = records.resolve(register, PROJECTS, project)["id"] if project else paid.get("project_id") or ""
            period = _period(name, year, month, first or paid.get("begins_on") or "", last or paid.get("ends_on") or "")
            made = reporting.make(register, name, period, key, within)
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
    if form and form not in WRITERS:
        raise WrongUsage(
            Text("Die Form „{form}“ gibt es nicht.", "There is no form “{form}”.").fill(form=form),
            Text("Möglich sind: {forms}.", "Possible are: {forms}.").fill(forms=", ".join(WRITERS)),
        )
    return form


def _page(made: reporting.Made) -> Page:
    parts: list[Any] = [f"{title(made)}\n{reporting.said(made.period)}"]
    for section in made.sections:
        if section.rows:
            parts += [f"{section.figure.title}  {_line(section)}".rstrip(), _rows(section)]
    if len(parts) == 1:
        parts.append(str(NO_FIGURES))
    hidden = any(row.get("hidden") for section in made.sections for row in section.rows)
    return Page(parts, data(made), HIDDEN.fill(n=SMALL) if hidden else NOTHING)


def _line(section: reporting.Section) -> str:
    """The first numbers of a year at a glance, a letter a month; nothing for what is not by month."""
    numbers = [row[section.figure.measures[0].key] or 0 for row in section.rows]
    if section.figure.about != "month" or len(numbers) < 3 or not any(numbers):
        return ""
    return "".join("▁▂▃▄▅▆▇█"[round(number / max(numbers) * 7)] for number in numbers)


def _rows(section: reporting.Section) -> Rows:
    """A table with a bar for the first number of each row."""
    first, *others = section.figure.measures
    if len(others) >= _MANY:
        others = [measure for measure in others if any(row[measure.key] for row in section.rows)]
    most = max((row[first.key] or 0 for row in section.rows), default=0) or 1

    def bar(row: dict[str, Any]) -> str:
        eighths = round((row[first.key] or 0) / most * (_BAR if len(others) <= _FEW else _BAR // 3) * 8)
        return "█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8]

    def number(measure: Measure) -> Column:
        return Column(measure.key, measure.label, lambda row: reporting.shown(row, measure), whole=True)

    bars = [Column("bar", NOTHING, bar, whole=True)] if len(section.figure.measures) <= _MANY else []
    columns = [Column("words", NOTHING), number(first), *bars, *map(number, others)]
    return Rows(columns, section.rows)


def _written(made: reporting.Made, form: str, output: str) -> Result:
    content = WRITERS[form](made)
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


VERBS = tuple(Verb(name, _reporting(name), report.title) for name, report in REPORTS.items())
