"""The register as a matching problem: people, needs and institutions as matching sees them on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.spans import DAYS, half_hours, show_mask
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.exclusions import EXCLUSIONS
from ehrenamt_cli.domain.exemptions import EXEMPTIONS
from ehrenamt_cli.domain.guardrails import GUARDRAILS
from ehrenamt_cli.domain.languages import BROADER, LANGUAGE_NAMES, parse_language
from ehrenamt_cli.domain.matching.model import ALWAYS, Institution, Need, Problem, Volunteer, beginnings
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.placements import PLACEMENTS, has_begun
from ehrenamt_cli.domain.proofs import Holdings, Scale
from ehrenamt_cli.domain.proposal_rows import PROPOSAL_ROWS
from ehrenamt_cli.domain.screenings import KINDS, SCREENINGS, valid_until
from ehrenamt_cli.domain.volunteers import GENDER, VOLUNTEERS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.reference.places import distance_km
from ehrenamt_cli.services.circumstances import Circumstances, about, first_day
from ehrenamt_cli.services.requirements import Asked
from ehrenamt_cli.storage import guarding
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

ASSUMED_LEVEL = "A2"
"""What a language without a stated level counts as, on either side."""

PROFESSIONAL = "fachkraft"
"""The qualification that a red activity asks for where it names none."""

_HALF_HOURS = tuple(f"{day} {half // 2:02d}:{half % 2 * 30:02d}" for day in DAYS for half in range(48))
"""The slots a visit can begin in, as they are written in JSON: ``Mo 15:30``."""

_WHOLE_WEEK = 7 * 24 * 60


def problem(
    register: Register,
    needs: Iterable[Row],
    volunteers: Iterable[Row] | None = None,
    *,
    but: Collection[str] = (),
    day: date | None = None,
    around: Circumstances | None = None,
) -> Problem:
    """The matching problem of some needs and all volunteers (or some); people are free as far as they are not placed.

    ``but`` are placements that are looked at as if they did not exist yet. Everything must hold on the ``day``, else on that
    of each first visit. Where the circumstances of the needs are at hand, they are looked at elsewhere and bar no need.
    """
    wanted = list(needs)
    people = list(volunteers if volunteers is not None else _candidates(register))
    facts = around or Circumstances(register, wanted)
    days = {row["id"]: day or first_day(row) for row in wanted}
    asked = {row["id"]: facts.asked(row, days[row["id"]]) for row in wanted}
    barred = {} if around else {row["id"]: facts.barring(row, days[row["id"]]) for row in wanted}
    demands = {demand for one in asked.values() for demand in one.demands}
    ids = [row["id"] for row in people]
    brought = _Brought(register, ids, Scale(demands, facts.norms.renewal))
    placed = _Placed(register, ids, list(days), but, facts)
    labels = _labels(facts.activities) | {demand.code: demand.label for demand in demands}
    places = stored.every(register, ORGANISATIONS) if volunteers is None else facts.places.values()
    return Problem(
        institutions={row["id"]: _institution(row, admits=facts.requirements.admits(row)) for row in places},
        volunteers=tuple(sorted(_volunteer(row, brought, placed, facts) for row in people)),
        needs=tuple(
            sorted(_need(row, days[row["id"]], asked[row["id"]], barred.get(row["id"], ()), placed, facts) for row in wanted)
        ),
        slots=_HALF_HOURS,
        labels=labels | {rail.code: rail.title for rail in GUARDRAILS},
        written=show_mask,
        exempt_at=brought.places,
        way=lru_cache(maxsize=None)(distance_km),
        today=clock.today(),
    )


def levels(languages: Iterable[str]) -> dict[str, str]:
    """The level of each language, as stored; whoever speaks a variety speaks the language it belongs to."""
    spoken = {}
    for entry in languages:
        code, level, _ = parse_language(entry)
        spoken[code] = "M" if level == "native" else level or ASSUMED_LEVEL
        if code in BROADER:
            spoken.setdefault(BROADER[code], spoken[code])
    return spoken


class _Placed:
    """What placements, exclusions and earlier decisions mean for the people and needs looked at."""

    def __init__(
        self, register: Register, people: Sequence[str], needs: Sequence[str], but: Collection[str], around: Circumstances
    ) -> None:
        self._around = around
        self.heavy: dict[str, int] = defaultdict(int)
        self.running: dict[str, list[Row]] = defaultdict(list)
        self.experience: dict[str, int] = defaultdict(int)
        self.last_end: dict[str, str] = {}
        self.minutes: dict[str, int] = defaultdict(int)
        self.clients: dict[str, set[str]] = defaultdict(set)
        self.excluded: dict[str, set[str]] = defaultdict(set)
        self.taken: dict[str, int] = defaultdict(int)
        self.vacant: dict[str, str] = {}
        """The day on which the last placement of a need ended."""
        self.rejected: dict[str, set[str]] = defaultdict(set)
        for row in about(register, PLACEMENTS, "need_id", needs):
            self.taken[row["need_id"]] += row["status"] != "ended" and row["id"] not in but
            if row["status"] == "ended" and has_begun(row):
                self.vacant[row["need_id"]] = max(self.vacant.get(row["need_id"], ""), row["ended_on"] or "")
        placed = [row for row in about(register, PLACEMENTS, "volunteer_id", people) if row["id"] not in but]
        wanted = {row["id"]: row for row in about(register, NEEDS, "id", {row["need_id"] for row in placed})}
        for row in placed:
            self._placed(row, wanted[row["need_id"]])
        self.needs = wanted
        for row in stored.every(register, PROPOSAL_ROWS, {"status": "rejected"}):
            self.rejected[row["need_id"]].add(row["volunteer_id"])
        for row in about(register, EXCLUSIONS, "volunteer_id", people):
            self.excluded[row["volunteer_id"]] |= {row["client_id"], row["organisation_id"]} - {None}
        self.jobs = guarding.jobs(register, clock.today().isoformat(), people)

    def _placed(self, row: Row, need: Row) -> None:
        volunteer = row["volunteer_id"]
        self.experience[volunteer] += has_begun(row)
        if row["status"] == "ended":
            if has_begun(row):  # whoever was offered something and declined goes on waiting
                self.last_end[volunteer] = max(self.last_end.get(volunteer, ""), row["ended_on"] or "")
            if row["end_reason"] in ("rejected", "no_fit"):
                self.excluded[volunteer].add(row["need_id"])
            return
        self.running[volunteer].append(row)
        self.minutes[volunteer] += need.get("minutes_week") or 0
        self.heavy[volunteer] += self._around.activities[need["activity_id"]]["heavy"] or 0
        if need.get("client_id"):
            self.clients[volunteer].add(need["client_id"])


def _candidates(register: Register) -> list[dict[str, Any]]:
    return [row for row in stored.every(register, VOLUNTEERS) if row["status"] != "ended"]


class _Brought:
    """What everybody's screenings and exemptions are worth for the needs looked at."""

    def __init__(self, register: Register, people: Sequence[str], scale: Scale) -> None:
        self._scale = scale
        self._screenings: dict[str, list[Row]] = defaultdict(list)
        self._exemptions: dict[str, list[Row]] = defaultdict(list)
        for row in about(register, SCREENINGS, "volunteer_id", people):
            if row["result"] == "positive":
                self._screenings[row["volunteer_id"]].append(row)
        for row in about(register, EXEMPTIONS, "volunteer_id", people):
            self._exemptions[row["volunteer_id"]].append(row)
        waiving = (row["organisation_id"] for rows in self._exemptions.values() for row in rows)
        self.places = frozenset(place for place in waiving if place)

    def by(self, volunteer: Row) -> tuple[Holdings, dict[str, date]]:
        """The proofs of a volunteer, and the last valid days of the admissions by organisation."""
        rows = self._screenings.get(volunteer["id"], ())
        admitted: dict[str, date] = {}
        for row in rows:
            if row["kind"] == "admission":
                place = row["organisation_id"]
                admitted[place] = max(valid_until(row), admitted.get(place, date.min))
        return self._scale.weigh(rows, self._exemptions.get(volunteer["id"], ()), volunteer["born_on"]), admitted


def _institution(row: Row, *, admits: bool) -> Institution:
    hours = half_hours(row["opening_hours"]) if row["opening_hours"] else ALWAYS
    return Institution(row["id"], hours, admits, row["name"])


def _volunteer(row: Row, brought: _Brought, placed: _Placed, around: Circumstances) -> Volunteer:
    holdings, admitted = brought.by(row)
    running = placed.running[row["id"]]
    slots = half_hours(row["availability"]) if row["availability"] else ALWAYS
    since = max(row["enquired_on"] or "", placed.last_end.get(row["id"], ""))
    return Volunteer(
        id=row["id"],
        active=row["status"] == "active",
        consent=bool(row["consent_on"]),
        capacity=(row["capacity"] or 0) - len(running),
        minutes_week=(row["hours_week"] * 60 if row["hours_week"] else _WHOLE_WEEK) - placed.minutes[row["id"]],
        slots=slots,
        kinds=_kinds(row, around.activities),
        languages=levels(row["languages"]),
        screenings=holdings.screenings,
        admitted=admitted,
        trainings=holdings.trainings,
        qualified=frozenset(row["qualifications"]),
        gender=row["gender"],
        max_km=row["max_km"],
        interests=frozenset(row["interests"]),
        experience=placed.experience[row["id"]],
        excluded=frozenset(placed.excluded[row["id"]]),
        name=row["name"],
        load=len(running),
        waiting_since=date.fromisoformat(since) if since and not running else None,
        clients=frozenset(placed.clients[row["id"]]),
        born=date.fromisoformat(row["born_on"]) if row["born_on"] else None,
        useless={code: why for code, (_, why) in holdings.useless.items()},
        exempt=holdings.exempt,
        place=row["postal_code"] or "",
        busy=_busy(running, slots, placed),
        heavy_free=around.norms.limits["heavy.placements"] - placed.heavy[row["id"]],
        works_at=frozenset(placed.jobs.get(row["id"], ())),
    )


def _busy(running: Iterable[Row], slots: int, placed: _Placed) -> int:
    """When placements take place: at their own time, else at the first that need and person have and no other one takes."""
    busy = 0
    for row in sorted(running, key=lambda row: (not row["times"], row["id"])):
        if row["times"]:
            busy |= half_hours(row["times"])
            continue
        need = placed.needs[row["need_id"]]
        width = _width(need)
        begin = beginnings(half_hours(need["times"]) & slots & ~busy, width)
        busy |= ((1 << width) - 1) * (begin & -begin)
    return busy


def _width(need: Row) -> int:
    """How many half hours a visit takes."""
    return max(1, -(-(need["minutes_week"] or 30) // 30))


def _need(row: Row, day: date, asked: Asked, barred: tuple[str, ...], placed: _Placed, around: Circumstances) -> Need:
    activity, place = around.activities[row["activity_id"]], around.places[row["organisation_id"]]
    since = max(row["registered_on"] or "", placed.vacant.get(row["id"], ""))
    return Need(
        id=row["id"],
        institution=row["organisation_id"],
        kind=row["activity_id"],
        start=day,
        slots=half_hours(row["times"]) if row["times"] else ALWAYS,
        client=row["client_id"] or "",
        people=max(0, row["people"] - placed.taken[row["id"]]),
        tier=int(row["tier"] or 2),
        minutes=row["minutes_week"] or 0,
        width=_width(row),
        languages=levels(row["languages"]),
        screenings=tuple(demand.code for demand in asked.screenings),
        trainings=tuple(demand.code for demand in asked.trainings),
        qualification=(activity["qualification"] or PROFESSIONAL) if activity["colour"] == "red" else "",
        gender=row["gender"],
        excluded=frozenset(placed.rejected[row["id"]]),
        name=row["title"],
        secrecy=tuple(demand.code for demand in asked.secrecy),
        age=asked.age.amount if asked.age else 0,
        born_by=asked.born_by,
        waiting_since=date.fromisoformat(since) if since else None,
        place=row["postal_code"] or place["postal_code"] or "",
        heavy=bool(activity["heavy"]),
        barred=barred,
    )


def _kinds(row: Row, catalogue: Mapping[str, Row]) -> frozenset[str]:
    """What a person does: the stated wishes, or anything but red where none are; red only with the qualification."""
    qualified = {key for key, activity in catalogue.items() if activity["qualification"] in row["qualifications"]}
    stated = row["interests"] or [key for key, activity in catalogue.items() if activity["colour"] != "red"]
    return frozenset(stated) | qualified


def _labels(catalogue: Mapping[str, Row]) -> dict[str, Text]:
    labels = {key: Text(row["name"], row["name_en"] or row["name"]) for key, row in catalogue.items()}
    return labels | dict(KINDS) | dict(GENDER) | dict(LANGUAGE_NAMES)
