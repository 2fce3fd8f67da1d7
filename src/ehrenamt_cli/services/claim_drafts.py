"""What could be claimed for somebody: unclaimed trips and receipts by payer, reckoned by the rates and limits of their days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.deadlines import Calendar, due_on
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.expenses import EXPENSES
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.rates import CONTEXTS, Rate, context_of, cost, rate_on
from ehrenamt_cli.domain.rules import Rule
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text, same
from ehrenamt_cli.services import settings
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage import settings as stored_settings
from ehrenamt_cli.storage.filters import Within
from ehrenamt_cli.storage.register import Register


class Trip(NamedTuple):
    """A way by car and what it is worth."""

    effort: dict[str, Any]
    rate: Rate
    cents: int


class Draft(NamedTuple):
    """What one payer owes: trips, receipts, and what there is to say about how it was reckoned."""

    context: str
    organisation: dict[str, Any] | None
    trips: list[Trip]
    expenses: list[dict[str, Any]]
    remarks: list[Text]

    @property
    def cents(self) -> int:
        """The sum."""
        receipts: int = sum(row["amount_cents"] for row in self.expenses)
        return sum(trip.cents for trip in self.trips) + receipts


class Limit(NamedTuple):
    """The last day on which something can be claimed, where that stands, and whether the rule binds there for certain."""

    due_on: date
    basis: Text
    certain: bool


class Terms(NamedTuple):
    """The organisation's own rates, the rules with a time limit, and how days are counted: looked up once for all rows."""

    own: Mapping[str, str]
    rules: Mapping[str, Rule]
    calendar: Calendar

    @staticmethod
    def of(register: Register) -> Terms:
        """As they hold in this register today."""
        by_source = {rule.source: rule for rule in settings.rules_of(register)}
        rules = {context: by_source[source] for context, source in _LIMITS.items()}
        return Terms(stored_settings.own(register), rules, settings.calendar_of(register))

    def limit(self, context: str, arisen_on: str | None, place: Row | None, *, trip: bool) -> Limit | None:
        """Until when it has to be claimed; None where no rule says so. Of the rules of Niedersachsen one is on trips only."""
        rule = self.rules.get(context)
        if rule is None or (context == "prison_ni" and not trip):
            return None
        where = {name: place[name] if place else None for name in ("land", "calendar_mode")}
        due = due_on(rule, {**where, "arisen_on": arisen_on}, clock.today(), self.calendar)
        return Limit(due, rule.basis, certain=context == "prison_nw") if due else None


_LIMITS = {"prison_nw": "claims_prison_nw", "prison_ni": "trips_prison_ni"}
"""The source of the rule that limits a context."""


def drafts(
    register: Register, person: Row, begins_on: date | None, ends_on: date, *, interest: bool
) -> tuple[list[Draft], list[Text]]:
    """What is unclaimed between two days, by payer; what is past its time limit is left out, and that is said."""
    terms, lapsed = Terms.of(register), list[Text]()
    found: dict[str, Draft] = {}
    places: dict[str | None, dict[str, Any] | None] = {None: None}
    first, last = begins_on.isoformat() if begins_on else "", ends_on.isoformat()
    for entity, column in ((EFFORTS, "held_on"), (EXPENSES, "arisen_on")):
        within, trip = Within(column, first, last), entity is EFFORTS
        for row in stored.page(register, entity, where={"volunteer_id": person["id"]}, within=within).rows:
            if row["claim_id"] or (trip and not row["kilometres"]):
                continue
            where = row["organisation_id"]
            if where not in places:
                places[where] = stored.get(register, ORGANISATIONS, where)
            context, place = context_of(places[where]), places[where]
            limit = terms.limit(context, row[column], place, trip=trip)
            if limit and limit.due_on < clock.today() and limit.certain:
                lapsed.append(_GONE.fill(day=show_day(row[column]), due=show_day(limit.due_on.isoformat()), basis=limit.basis))
                continue
            payer = place if context != "other" else None
            draft = found.setdefault(payer["id"] if payer else "", Draft(context, payer, [], [], []))
            if limit and limit.due_on < clock.today():
                draft.remarks.append(_LATE.fill(day=show_day(row[column]), basis=limit.basis))
            if trip:
                _reckon(draft, row, terms.own, interest=interest)
            else:
                draft.expenses.append(row)
    for draft in found.values():
        draft.remarks.extend(_shared(register, draft, person))
    return list(found.values()), lapsed


_ONE_CAR = {"prison_nw": same("§ 5 (2) JVEG"), "prison_ni": same("§ 5 (4) BRKG")}
"""Where a car with several people in it is paid once, and where that stands."""


def _shared(register: Register, draft: Draft, person: Row) -> Iterator[Text]:
    """Others who drove to the same place on the same day, perhaps in the same car."""
    basis, days = _ONE_CAR.get(draft.context), {trip.effort["held_on"] for trip in draft.trips}
    if not basis or not draft.organisation:
        return
    met: dict[str, str] = {}
    for row in stored.referring(register, EFFORTS, "held_on", days):
        there = row["organisation_id"] == draft.organisation["id"] and row["kilometres"]
        if there and row["volunteer_id"] not in (None, person["id"]):
            met[row["volunteer_id"]] = min(row["held_on"], met.get(row["volunteer_id"], row["held_on"]))
    for key, name in stored.titles(register, VOLUNTEERS, [*met]).items():
        yield Text(
            "Am {day} fuhr auch {name} dorthin: Im selben Auto zählt die Fahrt nur einmal ({basis}).",
            "On {day} {name} drove there, too: in the same car the trip counts only once ({basis}).",
        ).fill(day=show_day(met[key]), name=name, basis=basis)


_GONE = Text("Vom {day}: Frist am {due} abgelaufen ({basis}).", "Of {day}: the time limit passed on {due} ({basis}).")
_LATE = Text(
    "Vom {day}: die Frist ist um, falls sie gilt ({basis}).", "Of {day}: the time limit has passed, in case it applies ({basis})."
)


def _reckon(draft: Draft, row: dict[str, Any], own: Mapping[str, str], *, interest: bool) -> None:
    """A trip with its rate and cents; WrongUsage where nobody knows the rate."""
    rate, day = rate_on(draft.context, row["held_on"], own, interest=interest), show_day(row["held_on"])
    if rate is None:
        raise WrongUsage(
            Text(
                "Für {context} am {day} ist kein Kilometersatz bekannt.", "No rate per kilometre is known for {context} on {day}."
            ).fill(context=CONTEXTS[draft.context], day=day),
            Text("Eintragen: ehrenamt config set km.{context} 0,30", "To set it: ehrenamt config set km.{context} 0.30").fill(
                context=draft.context
            ),
        )
    cents = cost(row["kilometres"], rate)
    draft.trips.append(Trip(row, rate, cents))
    if cents < row["kilometres"] * rate.cents:
        draft.remarks.append(Text("Fahrt vom {day}: {most}.", "Trip of {day}: {most}.").fill(day=day, most=rate.remark))
    if rate.until and row["held_on"] > rate.until:
        draft.remarks.append(
            Text("{basis} galt nur bis {day}; bitte den Satz prüfen.", "{basis} was in force until {day}; please check.").fill(
                basis=rate.basis, day=show_day(rate.until)
            )
        )
