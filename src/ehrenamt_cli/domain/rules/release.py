"""Part H: dates around a release. Nothing here is reckoned from a sentence: the days are entered by hand."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.dates.release_days import days_earlier
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.rules.rule import AT_ONCE, FOUR_WEEKS, ByRecord, Rule
from ehrenamt_cli.i18n import Text, same


def _earlier(row: Row) -> Period | None:
    days = days_earlier(row["expected_release_on"], row["land"])
    return Period(days, "day", backward=True) if days else None


_MAYBE_EARLIER = Text(
    "Entlassung vom {day} ist schon an diesem Tag möglich", "The release of {day} is possible on this day already"
)
_NOTED = Text("den Freiwilligen gesagt", "volunteers told")

RELEASE: tuple[Rule, ...] = (
    Rule(
        "S-03",
        "decisions_ahead",
        "client",
        "expected_release_on",
        Period(3, "month", backward=True),
        Text("Nach der Entscheidung fragen, Entlassung {day}", "Ask for the decision, release on {day}"),
        Text("§ 454a (1) StPO: 3 Monate Vorlauf", "§ 454a (1) StPO: 3 months ahead"),
        strength="soft",
        remind=FOUR_WEEKS,
        evidence=Text("voraussichtliche Entlassung bestätigt", "expected release confirmed"),
    ),
    Rule(
        "S-06",
        "release_windows_nw",
        "client",
        "expected_release_on",
        ByRecord(_earlier),
        _MAYBE_EARLIER,
        Text(
            "§ 60 (2) StVollzG NRW: 22.12.-06.01. und freie Tage; aus dringendem Grund bis zu 2 Tage früher",
            "§ 60 (2) StVollzG NRW: 22 Dec to 6 Jan and days off; up to 2 days earlier for an urgent reason",
        ),
        strength="soft",
        validity=True,
        remind=FOUR_WEEKS,
        evidence=_NOTED,
    ),
    Rule(
        "S-07",
        "release_windows",
        "client",
        "expected_release_on",
        ByRecord(_earlier),
        _MAYBE_EARLIER,
        Text("§ 16 (2) StVollzG: 22.12.-02.01. und freie Tage", "§ 16 (2) StVollzG: 22 Dec to 2 Jan and days off"),
        strength="soft",
        validity=True,
        remind=FOUR_WEEKS,
        evidence=_NOTED,
    ),
    Rule(
        "S-08",
        "plan_updates",
        "client",
        "plan_update_on",
        AT_ONCE,
        Text("Vollzugsplan wird fortgeschrieben", "The sentence plan is updated"),
        Text("Tag aus dem Vollzugsplan, § 9 (3) NJVollzG, § 10 StVollzG NRW", "day set by the plan, § 9 (3) NJVollzG"),
        strength="soft",
        validity=True,
        remind=Period(2, "week"),
        evidence=Text("nächster Tag eingetragen", "the next day is entered"),
    ),
    Rule(
        "S-09",
        "long_leaves",
        "client",
        "expected_release_on",
        Period(9, "month", backward=True),
        Text("Langzeitausgang möglich, Entlassung {day}", "Long leaves are possible, release on {day}"),
        Text("§ 46 (2) JStVollzG NRW: bis zu 6 Tage im Monat", "§ 46 (2) JStVollzG NRW: up to 6 days a month"),
        strength="soft",
        remind=FOUR_WEEKS,
        condition=Text("Jugendvollzug NRW", "youth custody in NRW"),
        evidence=Text("mit der Anstalt besprochen", "talked over with the prison"),
    ),
    Rule(
        "S-10",
        "first_weeks",
        "client",
        "expected_release_on",
        Period(4, "week"),
        Text("Überbrückungsgeld ist aufgebraucht, Entlassung {day}", "The bridging money is used up, release on {day}"),
        same("§ 47 NJVollzG"),
        strength="soft",
        validity=True,
        condition=Text("Justizvollzug Niedersachsen", "prisons in Niedersachsen"),
        evidence=Text("Lebensunterhalt geklärt", "livelihood settled"),
    ),
)
