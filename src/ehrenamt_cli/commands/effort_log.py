"""Noting efforts in one line, once or as a series."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.commands._options import argument, option, past_day, with_fields
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import saved, table
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.dates.periods import Period, parse_period
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Result
from ehrenamt_cli.services import effort_log as service
from ehrenamt_cli.services import records


def log(
    given: dict[str, Any],
    words: list[str],
    every: str | None,
    until: str | None,
    times: int | None,
    with_holidays: bool,
    again: bool,
) -> Result:
    """Note an effort, or a series of them."""
    series = _series(every, until, times, with_holidays)
    with register_in_use() as register:
        noted = service.note(register, words, given, series, again=again)
        if series is None:
            return saved(register, EFFORTS, noted.rows[0], Text("Vermerkt", "Noted"))
        listed = table(EFFORTS, records.shown(register, EFFORTS, noted.rows), len(noted.rows), 0)
    return listed._replace(note=_told(noted))


def _series(every: str | None, until: str | None, times: int | None, with_holidays: bool) -> service.Series | None:
    if every is None:
        if until or times:
            raise WrongUsage(
                Text("--until und --times gehören zu einer Reihe.", "--until and --times belong to a series."),
                Text("Bitte --every Woche dazu angeben.", "Please give --every week, too."),
            )
        return None
    return service.Series(_interval(every), past_day(until), times, with_holidays)


def _interval(text: str) -> Period:
    """``Woche``, ``2 Wochen``, ``14-täglich``; a bare unit is one of it."""
    words = text.strip().casefold()
    period = _IN_ONE_WORD.get(words) or parse_period(words if " " in words else f"1 {words}")
    if period.unit not in ("day", "week", "month", "year"):
        raise WrongUsage(
            Text("Eine Reihe zählt in Tagen, Wochen oder Monaten.", "A series counts in days, weeks or months."),
            Text("Etwa: --every Woche, --every „2 Wochen“.", "Such as: --every week, --every “2 weeks”."),
        )
    return period


_IN_ONE_WORD = {
    **dict.fromkeys(
        ("14-täglich", "14-tägig", "vierzehntägig", "zweiwöchentlich", "fortnight", "fortnightly"), Period(2, "week")
    ),
    **dict.fromkeys(("täglich", "daily"), Period(1, "day")),
}


def _told(noted: service.Noted) -> Text:
    """How many were noted, and which days were left out why."""
    did = Text("Nur gezeigt, nichts gespeichert", "Only shown, nothing kept") if config.switched_on("dry_run") else _NOTED
    lines = [Text("{did}: {n}.", "{did}: {n}.").fill(did=did, n=len(noted.rows))]
    lines += [
        Text("Ausgelassen {day}: {why}", "Left out {day}: {why}").fill(day=show_day(day.isoformat(), weekday=True), why=why)
        for day, why in noted.skipped
    ]
    return Text("\n".join(line.de for line in lines), "\n".join(line.en for line in lines))


_NOTED = Text("Vermerkt", "Noted")

LOG = with_fields(
    log,
    [field for field in EFFORTS.fields if field.name != "volunteer_id" and not field.fixed],
    [
        argument(
            "words",
            Text("NAME WANN WAS", "WHO WHEN WHAT"),
            many=True,
            entity=VOLUNTEERS,
            help=Text(
                "Freiwillige:r oder Einsatz, dann etwa: Di 14-16 12 km Besuch; gestern 90 min; 20.3. 1:30",
                "volunteer or placement, then such as: Tue 14-16 12 km visit; yesterday 90 min; 20.3. 1:30",
            ),
        ),
        option("every", "--every", str | None, None, Text("als Reihe: Woche, 2 Wochen, Monat", "a series: week, 2 weeks, month")),
        option("until", "--until", str | None, None, Text("Reihe bis zu diesem Tag, sonst heute", "series until, default today")),
        option("times", "--times", int | None, None, Text("Reihe: so oft", "series: so often"), min=1),
        option(
            "with_holidays",
            "--with-holidays",
            bool,
            False,
            Text("Reihe: auch an Feiertagen", "series: on public holidays, too"),
        ),
        option(
            "again",
            "--again",
            bool,
            False,
            Text("auch wenn es so eine schon gibt", "even where there is such a one already"),
        ),
    ],
)
