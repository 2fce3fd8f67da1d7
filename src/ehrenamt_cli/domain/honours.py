"""HONOURS: the cards and certificates by which engagement is recognised, and what each of them asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from ehrenamt_cli.domain.dates.calendar import add_months
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.names import clean, fold
from ehrenamt_cli.domain.tax_free import euros
from ehrenamt_cli.domain.values import show_hours
from ehrenamt_cli.i18n import NOTHING, Text

YEAR, COMPETENCE_YEAR = 250 * 60, 80 * 60
"""Minutes a year: of the volunteer cards (S43, S44), of the certificate of competence of Niedersachsen (S47)."""

COMPETENCE_AGE = 14


class Facts(NamedTuple):
    """What is known of somebody on a day; minutes are whole and come from the log, or were declared."""

    day: date
    minutes: int = 0
    """In the twelve months up to the day, all organisations together."""
    before: int = 0
    """In the twelve months before those."""
    declared: int = 0
    """Minutes in the last twelve months with others, as the person says."""
    first_on: date | None = None
    """The first day of service that is known: of the log, of a placement, or as declared."""
    logged_since: date | None = None
    """The first day in the log."""
    calendar_years: Mapping[int, int] = {}
    """Minutes by calendar year."""
    flat_cents: int = 0
    """Flat allowances in the last twelve months, here and elsewhere."""
    lands: frozenset[str] = frozenset()
    """Where the person was on duty."""
    born_on: date | None = None
    applicant: str = ""
    confirmed_by: str = ""


class Criterion(NamedTuple):
    """One thing that is asked for: whether it holds (None: nobody here can tell), what is known, and what is missing."""

    name: Text
    holds: bool | None
    found: Text
    missing: Text = NOTHING


Ask = Callable[[Facts, Mapping[str, int]], Criterion | None]
"""Facts and the numbers as they are set → the criterion, or None where there is nothing to ask."""


class Honour(NamedTuple):
    """One card or certificate."""

    key: str
    name: Text
    lands: tuple[str, ...]
    """Where it exists."""
    asks: tuple[Ask, ...]
    basis: Text
    screening: str = ""
    """The kind under which an issued card is kept."""
    years_valid: int = 0
    """0: for life, or for no time at all."""
    document: str = ""
    """The kind of document that goes with it."""


def examined(honour: Honour, facts: Facts, numbers: Mapping[str, int]) -> list[Criterion]:
    """Every criterion of an honour for one person."""
    return [criterion for ask in honour.asks if (criterion := ask(facts, numbers))]


def verdict(criteria: list[Criterion]) -> bool | None:
    """Whether all holds; None where nothing is against it, but somebody has to look."""
    if any(criterion.holds is False for criterion in criteria):
        return False
    return None if any(criterion.holds is None for criterion in criteria) else True


def _hours(facts: Facts, numbers: Mapping[str, int]) -> Criterion:
    wanted, have = numbers["card.hours"] * 60, facts.minutes + facts.declared
    found = Text("{hours} h in zwölf Monaten, {week} h je Woche", "{hours} h in twelve months, {week} h a week").fill(
        hours=show_hours(have), week=show_hours(have * 7 // 365)
    )
    if facts.declared:
        found = Text(
            "{found} (davon {declared} h anderswo, laut Erklärung)", "{found} ({declared} h of it elsewhere, as declared)"
        ).fill(found=found, declared=show_hours(facts.declared))
    name = Text("{n} Stunden im Jahr (5 je Woche)", "{n} hours a year (5 a week)").fill(n=numbers["card.hours"])
    return Criterion(name, have >= wanted, found, _lacking(wanted - have))


def _before(facts: Facts, numbers: Mapping[str, int]) -> Criterion | None:
    """The year before, too, as far as the log reaches."""
    wanted, name = numbers["card.hours"] * 60, Text("im Jahr davor ebenso", "the year before as well")
    found = Text("{hours} h", "{hours} h").fill(hours=show_hours(facts.before))
    if facts.before >= wanted:
        return Criterion(name, True, found)
    covered = facts.logged_since is not None and facts.logged_since <= add_months(facts.day, -24)
    if covered:
        return Criterion(name, False, found, _lacking(wanted - facts.before))
    since = show_day(facts.logged_since.isoformat()) if facts.logged_since else "–"
    told = Text("{found}; das Verzeichnis beginnt am {since}", "{found}; the log begins on {since}").fill(
        found=found, since=since
    )
    return Criterion(name, None, told, Text("die Stunden davor bestätigen lassen", "have the hours before confirmed"))


def _since(years: str) -> Ask:
    def ask(facts: Facts, numbers: Mapping[str, int]) -> Criterion:
        wanted = numbers[years]
        name = Text("seit {n} Jahren", "for {n} years").fill(n=wanted)
        if facts.first_on is None:
            return Criterion(name, None, Text("Beginn nicht bekannt", "beginning not known"), _WHEN)
        found = Text("seit {day}", "since {day}").fill(day=show_day(facts.first_on.isoformat()))
        reached = add_months(facts.first_on, 12 * wanted)
        missing = Text("erst am {day} (oder früher: --since)", "only on {day} (or earlier: --since)")
        return Criterion(name, reached <= facts.day, found, missing.fill(day=show_day(reached.isoformat())))

    return ask


def _unpaid(facts: Facts, _: Mapping[str, int]) -> Criterion:
    found = Text("keine Pauschale vermerkt", "no flat allowance noted")
    if facts.flat_cents:
        found = Text("{cents} in zwölf Monaten", "{cents} in twelve months").fill(cents=euros(facts.flat_cents))
    name = Text("keine Pauschale über die Kosten hinaus", "no flat allowance beyond costs")
    return Criterion(name, not facts.flat_cents, found, Text("erst ein Jahr ohne Pauschale", "a year without one first"))


def _in(*lands: str) -> Ask:
    def ask(facts: Facts, _: Mapping[str, int]) -> Criterion:
        name = Text("wohnt oder engagiert sich in {lands}", "lives or volunteers in {lands}").fill(
            lands=Text(" oder ".join(lands), " or ".join(lands))
        )
        there = facts.lands & {*lands}
        found = ", ".join(sorted(there or facts.lands)) or "–"
        return Criterion(
            name, True if there else None, Text(found, found), Text("Wohnort prüfen", "check the place of residence")
        )

    return ask


def _confirmed(facts: Facts, _: Mapping[str, int]) -> Criterion:
    """Who applies cannot confirm the own hours."""
    name = Text("jemand anderes bestätigt die Stunden", "somebody else confirms the hours")
    if not facts.confirmed_by:
        return Criterion(name, True, Text("die Einrichtung bestätigt", "the organisation confirms"))
    own = fold(clean(facts.confirmed_by)) == fold(clean(facts.applicant))
    found = Text(facts.confirmed_by, facts.confirmed_by)
    return Criterion(name, not own, found, Text("eine andere Person bestätigen lassen", "have another person confirm"))


def _competence_hours(facts: Facts, _: Mapping[str, int]) -> Criterion:
    years = facts.calendar_years
    best = max(years, key=lambda year: years[year], default=facts.day.year)
    have = years.get(best, 0)
    found = Text("{hours} h im Jahr {year}", "{hours} h in {year}").fill(hours=show_hours(have), year=best)
    return Criterion(
        Text("80 Stunden in einem Jahr", "80 hours in a year"), have >= COMPETENCE_YEAR, found, _lacking(COMPETENCE_YEAR - have)
    )


def _old_enough(facts: Facts, _: Mapping[str, int]) -> Criterion:
    name = Text("ab {n} Jahren", "from the age of {n}").fill(n=COMPETENCE_AGE)
    if facts.born_on is None:
        return Criterion(
            name,
            None,
            Text("Geburtstag fehlt", "date of birth is missing"),
            Text("volunteer change … --born", "volunteer change … --born"),
        )
    found = Text("geboren am {day}", "born on {day}").fill(day=show_day(facts.born_on.isoformat()))
    return Criterion(name, add_months(facts.born_on, 12 * COMPETENCE_AGE) <= facts.day, found)


def _entitled(facts: Facts, _: Mapping[str, int]) -> Criterion:
    name = Text("der Träger ist vom Land berechtigt", "the organisation is entitled by the Land")
    found = Text("gemeinnützig, seit zwei Jahren tätig", "non-profit, at work for two years")
    return Criterion(name, None, found, Text("hier nicht vermerkt", "not recorded here"))


def _lacking(minutes: int) -> Text:
    return Text("es fehlen {hours} h", "{hours} h are missing").fill(hours=show_hours(max(minutes, 0)))


_WHEN = Text("Beginn angeben: --since TAG", "give the beginning: --since DAY")

HONOURS: dict[str, Honour] = {
    honour.key: honour
    for honour in (
        Honour(
            "card_nw",
            Text("Ehrenamtskarte NRW", "volunteer card NRW"),
            ("NW",),
            (_hours, _before, _since("card.years"), _unpaid, _in("NW")),
            Text(
                "A-01: 250 Stunden im Jahr, 2 Jahre, gilt 2 Jahre; Kommunen können abweichen",
                "A-01: 250 hours a year, 2 years, valid 2 years; municipalities may differ",
            ),
            "card_nw",
            2,
        ),
        Honour(
            "jubilee_nw",
            Text("Jubiläums-Ehrenamtskarte NRW", "jubilee volunteer card NRW"),
            ("NW",),
            (_since("jubilee.years"), _unpaid, _in("NW")),
            Text("A-02: 25 Jahre, Unterbrechungen erlaubt, gilt lebenslang", "A-02: 25 years, breaks allowed, valid for life"),
            "jubilee_nw",
        ),
        Honour(
            "engagement_nrw",
            Text("Engagementnachweis NRW", "Engagementnachweis NRW"),
            ("NW",),
            (_entitled,),
            Text("A-05: keine Mindeststunden", "A-05: no least hours"),
            document="engagement-nrw",
        ),
        Honour(
            "card_ni",
            Text("Ehrenamtskarte Niedersachsen/Bremen", "volunteer card Niedersachsen/Bremen"),
            ("NI", "HB"),
            (_hours, _before, _since("card.years"), _unpaid, _in("NI", "HB"), _confirmed),
            Text("A-03: 250 Stunden im Jahr, 2 Jahre, gilt 3 Jahre", "A-03: 250 hours a year, 2 years, valid 3 years"),
            "card_ni",
            3,
        ),
        Honour(
            "competence_ni",
            Text("Kompetenznachweis Niedersachsen", "certificate of competence Niedersachsen"),
            ("NI",),
            (_competence_hours, _old_enough),
            Text("A-04: 80 Stunden im Jahr, ab 14 Jahren", "A-04: 80 hours a year, from the age of 14"),
            document="competence-ni",
        ),
    )
}
"""In the order in which they are shown."""
