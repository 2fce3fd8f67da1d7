"""The check behind each matching criterion: whether it holds for a pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer, common_slots, distance, exempted, spoken


def is_active(_: Need, volunteer: Volunteer, __: Problem) -> bool:
    return volunteer.active


def consents(_: Need, volunteer: Volunteer, __: Problem) -> bool:
    return volunteer.consent


def bound_to_secrecy(need: Need, volunteer: Volunteer, _: Problem) -> bool:
    return _valid(need.secrecy, volunteer.screenings, need.start)


def screened(need: Need, volunteer: Volunteer, _: Problem) -> bool:
    return _proven(need.screenings, volunteer.screenings, need, volunteer)


def old_enough(need: Need, volunteer: Volunteer, _: Problem) -> bool:
    """Who is too young by the birthday; where nobody knows it, the institution that admits does."""
    if not need.born_by or not volunteer.born or volunteer.born <= need.born_by:
        return True
    return exempted("age", need, volunteer) is not None


def admitted(need: Need, volunteer: Volunteer, problem: Problem) -> bool:
    place = problem.institutions[need.institution]
    return not place.requires_admission or need.start <= volunteer.admitted.get(place.id, date.min)


def institution_admitting(need: Need, problem: Problem) -> str | None:
    return need.institution if problem.institutions[need.institution].requires_admission else None


def trained(need: Need, volunteer: Volunteer, _: Problem) -> bool:
    return _proven(need.trainings, volunteer.trainings, need, volunteer)


def place_of_exemption(need: Need, problem: Problem) -> str:
    """Needs asking alike are checked once, but for an institution that waives something."""
    return need.institution if need.institution in problem.exempt_at else ""


def speaks(need: Need, volunteer: Volunteer, _: Problem) -> bool:
    return not need.languages or spoken(need, volunteer) is not None


def does(need: Need, volunteer: Volunteer, _: Problem) -> bool:
    return need.kind in volunteer.kinds and (not need.qualification or need.qualification in volunteer.qualified)


def gender_wished(need: Need, volunteer: Volunteer, _: Problem) -> bool:
    return not need.gender or volunteer.gender == need.gender


def no_conflict(need: Need, volunteer: Volunteer, _: Problem) -> bool:
    if need.excluded and volunteer.id in need.excluded:
        return False
    return not volunteer.excluded or volunteer.excluded.isdisjoint((need.id, need.client, need.institution))


def near(need: Need, volunteer: Volunteer, problem: Problem) -> bool:
    if volunteer.max_km is None:
        return True
    way = distance(need, volunteer, problem)
    return way is None or way <= volunteer.max_km


def has_time(need: Need, volunteer: Volunteer, problem: Problem) -> bool:
    return common_slots(need, volunteer, problem) != 0


def has_place(_: Need, volunteer: Volunteer, __: Problem) -> bool:
    return volunteer.capacity >= 1


def has_minutes(need: Need, volunteer: Volunteer, _: Problem) -> bool:
    return need.minutes <= volunteer.minutes_week


def within_the_rails(need: Need, _: Volunteer, __: Problem) -> bool:
    return not need.barred


def works_elsewhere(need: Need, volunteer: Volunteer, _: Problem) -> bool:
    return need.institution not in volunteer.works_at


def can_bear_it(need: Need, volunteer: Volunteer, _: Problem) -> bool:
    return not need.heavy or volunteer.heavy_free is None or volunteer.heavy_free >= 1


def _proven(wanted: Iterable[str], held: Mapping[str, date], need: Need, volunteer: Volunteer) -> bool:
    """Everything is held on the first day, or waived for it."""
    if not volunteer.exempt:
        return _valid(wanted, held, need.start)
    return all(_valid((name,), held, need.start) or exempted(name, need, volunteer) for name in wanted)


def _valid(wanted: Iterable[str], held: Mapping[str, date], day: date) -> bool:
    """The last day of validity still counts."""
    return all(day <= held.get(name, date.min) for name in wanted)
