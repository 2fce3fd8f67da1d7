"""The page of a month: its grid, its holidays and its loads, for every width, and in words for those who see no grid."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from rich.cells import cell_len

from ehrenamt_cli import i18n
from ehrenamt_cli.domain.dates.calendar import Place
from ehrenamt_cli.domain.deadlines import Deadline, State, Subject
from ehrenamt_cli.i18n import same
from ehrenamt_cli.output.month import month, span

TODAY = date(2027, 3, 24)

NOTHING = """\
März 2027, Niedersachsen
KW       Mo         Di         Mi         Do         Fr         Sa         So
 9        1          2          3          4          5          6          7

10        8          9         10         11         12         13         14

11       15         16         17         18         19         20         21

12       22         23         24<        25         26*        27         28

13       29*        30         31

* Fr 26.03. Karfreitag, Mo 29.03. Ostermontag
Nichts ist fällig.
< heute"""

BUSY = """\
März 2027, Niedersachsen
KW    Mo      Di      Mi      Do      Fr      Sa      So
 9     1       2       3       4       5       6       7
    (12)×
10     8       9      10      11      12      13      14

11    15      16      17      18      19      20      21
             (1)!×
12    22      23      24<     25      26*     27      28
                     (2)!
13    29*     30      31
                     (1)
* Fr 26.03. Karfreitag, Mo 29.03. Ostermontag
(n) Fristen, ! harte dabei, × überfällig oder sofort, <
heute"""


def due(day: int, strength: str = "soft", state: State = "upcoming", name: str = "Erika Muster") -> Deadline:
    on = date(2027, 3, day)
    subject = Subject("volunteer", "v-7k3m", name)
    return Deadline(on, "B-01", same("Anrufen"), subject, same(""), strength, same(""), state, on, "enquiries")


LOAD = [
    *[due(1, state="at_once") for _ in range(12)],
    due(16, "hard", "overdue"),
    due(24, "hard", "today"),
    due(24, state="today"),
    due(31),
]


def drawn(deadlines: Sequence[Deadline] = (), width: int | None = 80, day: date = TODAY, land: str = "NI") -> str:
    picture = month(deadlines, day, today=TODAY, place=Place(land))
    return "\n".join(picture.draw(width))


def said(deadlines: Sequence[Deadline] = ()) -> dict[str, str]:
    return dict(month(deadlines, TODAY, today=TODAY, place=Place("NI")).card.pairs)


class TestTheGrid:
    def test_of_a_month_with_easter_in_it(self) -> None:
        assert drawn() == NOTHING

    def test_at_sixty_columns_with_loads_and_signs(self) -> None:
        assert drawn(LOAD, 60) == BUSY

    def test_without_a_terminal_is_eighty_wide(self) -> None:
        assert drawn(LOAD, None) == drawn(LOAD, 80)

    @pytest.mark.parametrize("language", i18n.LANGUAGES)
    @pytest.mark.parametrize("width", [20, 40, 57, 58, 60, 80, 200])
    def test_fits_every_screen(self, width: int, language: str) -> None:
        i18n.use_language(language)

        crowd = [*LOAD, *[due(28, "hard", "overdue")] * 2500]

        assert max(map(cell_len, drawn(crowd, width).splitlines())) <= min(width, 80)

    def test_where_no_grid_fits_the_days_are_listed(self) -> None:
        assert drawn(LOAD, 40).splitlines()[1:4] == [
            "Mo 01.03. 12 fällig, 12 überfällig oder",
            "sofort",
            "Di 16.03. 1 fällig, 1 hart, 1 überfällig",
        ]

    def test_speaks_english(self) -> None:
        i18n.use_language("en")

        text = drawn(LOAD)

        assert text.startswith("March 2027, Lower Saxony\nWk      Mon        Tue")
        assert "* Fri 26 Mar Good Friday, Mon 29 Mar Easter Monday" in text

    @pytest.mark.parametrize(("land", "holiday"), [("NW", "Allerheiligen"), ("SN", "Buß- und Bettag"), ("NI", "")])
    def test_has_the_holidays_of_the_land(self, land: str, holiday: str) -> None:
        text = drawn(day=date(2027, 11, 1), land=land)

        assert ("*" in text, holiday in text) == (bool(holiday), True)

    def test_has_the_holidays_of_the_municipality(self) -> None:
        picture = month((), date(2027, 8, 1), today=TODAY, place=Place("BY", frozenset({"augsburg"})))

        assert "* So 08.08. Hohes Friedensfest" in list(picture.draw(80))

    def test_every_day_of_every_month_is_there_once_under_its_weekday(self) -> None:
        day = date(2024, 1, 1)
        while day.year < 2032:
            first, last = span(day)
            rows = [line for line in drawn(day=first, land="").splitlines()[2:] if line[:2].strip().isdigit()]
            found = {}
            for row in rows:
                for weekday in range(7):
                    cell = row[2 + 11 * weekday : 2 + 11 * (weekday + 1)].rstrip("*< ")
                    if cell:
                        found[int(cell)] = (weekday, int(row[:2]))
            days = [first + n * timedelta(days=1) for n in range((last - first).days + 1)]
            assert found == {each.day: (each.weekday(), each.isocalendar().week) for each in days}
            day = last + timedelta(days=1)


class TestSigns:
    def test_say_the_same_without_colour(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        coloured = drawn(LOAD)
        monkeypatch.setenv("NO_COLOR", "1")

        plain = drawn(LOAD)

        assert "\x1b[1;31m(1)!×\x1b[0m" in coloured
        assert "\x1b" not in plain
        assert "(1)!×" in plain


class TestInWords:
    def test_every_day_that_has_something_to_say(self) -> None:
        assert said(LOAD) == {
            "Mo 01.03.2027": "12 fällig, 12 überfällig oder sofort: "
            + "; ".join(["Anrufen, Erika Muster (v-7k3m)"] * 5)
            + "; und 7 weitere",
            "Di 16.03.2027": "1 fällig, 1 hart, 1 überfällig oder sofort: Anrufen, Erika Muster (v-7k3m)",
            "Mi 24.03.2027": "heute, 2 fällig, 1 hart: Anrufen, Erika Muster (v-7k3m); Anrufen, Erika Muster (v-7k3m)",
            "Fr 26.03.2027": "Karfreitag",
            "Mo 29.03.2027": "Ostermontag",
            "Mi 31.03.2027": "1 fällig: Anrufen, Erika Muster (v-7k3m)",
        }

    def test_as_data_every_day_is_a_row(self) -> None:
        rows: list[dict[str, Any]] = month(LOAD, TODAY, today=TODAY, place=Place("NI")).data

        assert len(rows) == 31
        assert rows[25] == {
            "day": "2027-03-26",
            "week": 12,
            "holiday": "Karfreitag",
            "due": 0,
            "hard": 0,
            "overdue": 0,
            "deadlines": [],
        }
        assert [deadline["rule"] for deadline in rows[23]["deadlines"]] == ["B-01", "B-01"]
