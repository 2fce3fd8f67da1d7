"""Recognition: who can have which card or certificate, with the figures of the log; and cards that were issued."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.calendar import add_months
from ehrenamt_cli.domain.honours import HONOURS, Criterion, Facts, Honour, examined, verdict
from ehrenamt_cli.domain.limits import LIMITS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import efforts, records, registers
from ehrenamt_cli.services.engagement import begun, flat_amounts
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage import settings
from ehrenamt_cli.storage.register import Register


class Declared(NamedTuple):
    """What the person says and the register does not know."""

    since: date | None = None
    minutes: int = 0
    confirmed_by: str = ""


class Finding(NamedTuple):
    """One honour for one person: yes, no or somebody has to look, why, and until when a card of hers holds."""

    honour: Honour
    eligible: bool | None
    criteria: list[Criterion]
    holds_until: date | None
    """date.max: for life."""


def honours_in(register: Register, land: str | None) -> list[Honour]:
    """The honours of a Land, else of the register's own; WrongUsage where there are none."""
    wanted = land or str(registers.own_organisation(register)["land"])
    found = [honour for honour in HONOURS.values() if wanted in honour.lands]
    if not found:
        raise WrongUsage(
            Text("Für {land} sind keine Karten und Nachweise bekannt.", "No cards and certificates are known for {land}.").fill(
                land=wanted
            ),
            Text("Bekannt sind sie für NW, NI und HB: --land NW.", "They are known for NW, NI and HB: --land NW."),
        )
    return found


def findings(
    register: Register, volunteer: str, land: str | None, declared: Declared, on: date | None = None
) -> tuple[dict[str, Any], list[Finding]]:
    """The person, and each honour of the Land with every criterion."""
    person = records.resolve(register, VOLUNTEERS, volunteer)
    day = on or clock.today()
    facts = _facts(register, [person], day, whose=person["id"])[person["id"]]
    facts = facts._replace(
        declared=declared.minutes,
        first_on=min(filter(None, (declared.since, facts.first_on)), default=None),
        confirmed_by=declared.confirmed_by,
        lands=frozenset(_lands(register, person["id"], day)),
    )
    held, numbers = _held(register, [person["id"]]), _numbers(register)
    return person, [_finding(honour, facts, held[person["id"]], numbers) for honour in honours_in(register, land)]


def everybody(register: Register, honour: Honour, on: date | None = None) -> list[tuple[dict[str, Any], Facts, Finding]]:
    """All who can have a card now and do not hold one, most hours first; None among the verdicts: somebody has to look."""
    day, numbers = on or clock.today(), _numbers(register)
    here = {str(registers.own_organisation(register)["land"])}
    hours = {row["volunteer_id"]: row["minutes"] for row in _sums(register, *_last_year(day))}
    enough = [key for key, minutes in hours.items() if minutes >= numbers["card.hours"] * 60]
    people = [row for row in stored.referring(register, VOLUNTEERS, "id", enough) if row["status"] != "ended"]
    known, held = _facts(register, people, day), _held(register, [row["id"] for row in people])
    found = []
    for person in people:
        facts = known[person["id"]]._replace(lands=frozenset(here))
        finding = _finding(honour, facts, held[person["id"]], numbers)
        if finding.eligible is not False and (finding.holds_until is None or finding.holds_until < day):
            found.append((person, facts, finding))
    return sorted(found, key=lambda one: (-one[1].minutes, one[0]["name"], one[0]["id"]))


def issue(register: Register, volunteer: str, honour: Honour, on: date | None, number: str | None) -> dict[str, Any]:
    """A card was issued; that it runs out is read off that day."""
    if not honour.screening:
        raise WrongUsage(
            Text("{name} ist keine Karte.", "{name} is no card.").fill(name=honour.name),
            Text(
                "Schreiben: ehrenamt document render {kind} --for …", "To write it: ehrenamt document render {kind} --for …"
            ).fill(kind=honour.document),
        )
    with register.change():
        person = records.resolve(register, VOLUNTEERS, volunteer)
        day = (on or clock.today()).isoformat()
        typed = {"volunteer_id": person["id"], "kind": honour.screening, "issued_on": day, "card_number": number}
        return records.add(register, SCREENINGS, typed)


def _finding(honour: Honour, facts: Facts, held: Mapping[str, date], numbers: Mapping[str, int]) -> Finding:
    criteria = examined(honour, facts, numbers)
    return Finding(honour, verdict(criteria), criteria, held.get(honour.screening))


def _facts(register: Register, people: Sequence[Mapping[str, Any]], day: date, whose: str = "") -> dict[str, Facts]:
    """What the log, placements, allowances and agreements say of some people; ``whose`` narrows the log to one."""
    keys = [row["id"] for row in people]
    (first, last), (before_first, before_last) = _last_year(day), _year_before(day)
    now = {row["volunteer_id"]: row for row in _sums(register, first, last, whose)}
    before = {row["volunteer_id"]: row for row in _sums(register, before_first, before_last, whose)}
    earlier = {row["volunteer_id"]: row for row in _sums(register, None, before_first - timedelta(days=1), whose)}
    by_year: dict[str, dict[int, int]] = defaultdict(dict)
    for row in efforts.sums(register, ("volunteer", "year"), "", {"volunteer_id": whose}, None, day) if whose else ():
        by_year[row["volunteer_id"]][int(row["year"])] = row["minutes"]
    starts, flat = begun(register, keys), flat_amounts(register, keys, first, day)
    found = {}
    for person in people:
        key = person["id"]
        days = [row[key]["first_on"] for row in (now, before, earlier) if key in row]
        logged = date.fromisoformat(min(days)) if days else None
        found[key] = Facts(
            day,
            now[key]["minutes"] if key in now else 0,
            before[key]["minutes"] if key in before else 0,
            first_on=min(filter(None, (logged, starts.get(key))), default=None),
            logged_since=logged,
            calendar_years=by_year[key],
            flat_cents=flat.get(key, 0),
            born_on=date.fromisoformat(person["born_on"]) if person["born_on"] else None,
            applicant=person["name"],
        )
    return found


def _sums(register: Register, first: date | None, last: date, whose: str = "") -> list[dict[str, Any]]:
    return efforts.sums(register, ("volunteer",), "", {"volunteer_id": whose} if whose else {}, first, last, named=False)


def _last_year(day: date) -> tuple[date, date]:
    return add_months(day, -12) + timedelta(days=1), day


def _year_before(day: date) -> tuple[date, date]:
    return add_months(day, -24) + timedelta(days=1), add_months(day, -12)


def _lands(register: Register, volunteer_id: str, day: date) -> Iterable[str]:
    """The Länder of the organisations where somebody was on duty in the last year; one's own where none was named."""
    for row in efforts.sums(register, ("organisation",), "", {"volunteer_id": volunteer_id}, *_last_year(day)):
        place = stored.get(register, ORGANISATIONS, row["organisation_id"]) if row["organisation_id"] else None
        yield str((place or registers.own_organisation(register))["land"])


def _held(register: Register, keys: Collection[str]) -> dict[str, dict[str, date]]:
    """Until when the cards that somebody was given hold, by kind."""
    years = {honour.screening: honour.years_valid for honour in HONOURS.values() if honour.screening}
    found: dict[str, dict[str, date]] = defaultdict(dict)
    for row in stored.referring(register, SCREENINGS, "volunteer_id", keys):
        if row["kind"] not in years or not (row["issued_on"] or row["valid_until"]):
            continue
        until = date.max
        if row["valid_until"]:
            until = date.fromisoformat(row["valid_until"])
        elif years[row["kind"]]:
            until = add_months(date.fromisoformat(row["issued_on"]), 12 * years[row["kind"]])
        mine = found[row["volunteer_id"]]
        mine[row["kind"]] = max(until, mine.get(row["kind"], date.min))
    return found


def _numbers(register: Register) -> dict[str, int]:
    own = settings.own(register)
    return {name: int(own.get(name, limit.default)) for name, limit in LIMITS.items()}
