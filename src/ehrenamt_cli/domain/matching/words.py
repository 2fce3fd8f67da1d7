"""The two sides of each matching criterion in words: what a need asks for and what a volunteer brings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ehrenamt_cli.domain.matching.model import UNLIMITED, Need, Problem, Span, Volunteer, called, distance, exempted
from ehrenamt_cli.i18n import Text, same

NOTHING_HELD = Text("nichts", "none")
ANYTHING = Text("ohne Vorgabe", "anything")
AND = Text(", ", ", ")
OR = Text(" oder ", " or ")


def active_wanted(_: Need, __: Problem) -> Text:
    return Text("Stand „aktiv“", "status “active”")


def active_offered(_: Need, volunteer: Volunteer, __: Problem) -> Text:
    return (
        Text("aktiv", "active") if volunteer.active else Text("noch nicht oder nicht mehr aktiv", "not yet or no longer active")
    )


def consent_wanted(_: Need, __: Problem) -> Text:
    return Text("Einwilligung in die Vermittlung", "consent to being matched")


def consent_offered(_: Need, volunteer: Volunteer, __: Problem) -> Text:
    return Text("erteilt", "given") if volunteer.consent else Text("nicht erteilt", "not given")


def secrecy_wanted(need: Need, problem: Problem) -> Text:
    return _on_start(map(problem.label, need.secrecy), need)


def secrecy_offered(need: Need, volunteer: Volunteer, problem: Problem) -> Text:
    return _held(need.secrecy, volunteer.screenings, need, volunteer, problem)


def age_wanted(need: Need, _: Problem) -> Text:
    if not need.born_by:
        return ANYTHING
    return Text("{n} Jahre am {day}", "{n} years on {day}").fill(n=need.age, day=_day(need.start))


def age_offered(need: Need, volunteer: Volunteer, _: Problem) -> Text:
    if not volunteer.born:
        return Text("Geburtstag unbekannt", "birthday unknown")
    born = Text("geboren am {day}", "born on {day}").fill(day=_day(volunteer.born))
    waived = need.born_by and volunteer.born > need.born_by and exempted("age", need, volunteer)
    return _exempt(born, waived) if waived else born


def screenings_wanted(need: Need, problem: Problem) -> Text:
    return _on_start(map(problem.label, need.screenings), need)


def screenings_offered(need: Need, volunteer: Volunteer, problem: Problem) -> Text:
    return _held(need.screenings, volunteer.screenings, need, volunteer, problem)


def admission_wanted(need: Need, problem: Problem) -> Text:
    place = problem.institutions[need.institution]
    return _on_start([same(called(place))] if place.requires_admission else [], need)


def admission_offered(need: Need, volunteer: Volunteer, problem: Problem) -> Text:
    until = volunteer.admitted.get(need.institution)
    return Text("keine", "none") if until is None else _until(Text("gültig", "valid"), until)


def trainings_wanted(need: Need, problem: Problem) -> Text:
    return _on_start(map(problem.label, need.trainings), need)


def trainings_offered(need: Need, volunteer: Volunteer, problem: Problem) -> Text:
    return _held(need.trainings, volunteer.trainings, need, volunteer, problem)


def languages_wanted(need: Need, problem: Problem) -> Text:
    asked = (
        Text("{name} ab {level}", "{name} from {level}").fill(name=problem.label(code), level=_level(level))
        for code, level in need.languages.items()
    )
    return _listed(asked, ANYTHING, OR)


def languages_offered(_: Need, volunteer: Volunteer, problem: Problem) -> Text:
    spoken = (
        Text("{name} {level}", "{name} {level}").fill(name=problem.label(code), level=_level(level))
        for code, level in volunteer.languages.items()
    )
    return _listed(spoken)


def task_wanted(need: Need, problem: Problem) -> Text:
    if not need.qualification:
        return problem.label(need.kind)
    return Text("{kind}, nur mit der Qualifikation {proof}", "{kind}, only with the qualification {proof}").fill(
        kind=problem.label(need.kind), proof=problem.label(need.qualification)
    )


FEW = 5
"""So many kinds of activity are named; whoever states none is open to almost all."""


def task_offered(_: Need, volunteer: Volunteer, problem: Problem) -> Text:
    kinds = _listed(map(problem.label, sorted(volunteer.kinds)))
    if len(volunteer.kinds) > FEW:
        kinds = Text("{n} andere Tätigkeiten", "{n} other activities").fill(n=len(volunteer.kinds))
    if not volunteer.qualified:
        return kinds
    proofs = _listed(map(problem.label, sorted(volunteer.qualified)))
    return Text("{kinds}; qualifiziert: {proofs}", "{kinds}; qualified: {proofs}").fill(kinds=kinds, proofs=proofs)


def gender_wanted(need: Need, problem: Problem) -> Text:
    return problem.label(need.gender) if need.gender else ANYTHING


def gender_offered(_: Need, volunteer: Volunteer, problem: Problem) -> Text:
    return problem.label(volunteer.gender) if volunteer.gender else Text("ohne Angabe", "not stated")


def conflict_wanted(_: Need, __: Problem) -> Text:
    return Text("kein Ausschluss", "no exclusion")


def conflict_offered(need: Need, volunteer: Volunteer, _: Problem) -> Text:
    if volunteer.id in need.excluded:
        return Text("von der anderen Seite ausgeschlossen", "excluded by the other side")
    if volunteer.excluded.isdisjoint((need.id, need.client, need.institution)):
        return Text("kein Ausschluss", "no exclusion")
    return Text("von der Person selbst ausgeschlossen", "excluded by the person")


def rails_wanted(_: Need, __: Problem) -> Text:
    return Text("ein Bedarf innerhalb der Leitplanken", "a need within the guardrails")


def rails_offered(need: Need, _: Volunteer, problem: Problem) -> Text:
    return _listed(map(problem.label, need.barred), Text("alles eingehalten", "all is kept"))


def role_wanted(_: Need, __: Problem) -> Text:
    return Text("niemand, der dort zuständig ist", "nobody who is in charge there")


def role_offered(need: Need, volunteer: Volunteer, problem: Problem) -> Text:
    if need.institution not in volunteer.works_at:
        return Text("keine Ansprechperson dort", "no contact there")
    return Text("steht als Ansprechperson bei {place}", "is a contact of {place}").fill(
        place=called(problem.institutions[need.institution])
    )


def strain_wanted(need: Need, _: Problem) -> Text:
    return Text("Raum für einen belastenden Einsatz", "room for a heavy placement") if need.heavy else ANYTHING


def strain_offered(_: Need, volunteer: Volunteer, __: Problem) -> Text:
    if volunteer.heavy_free is None:
        return ANYTHING
    return Text("noch {n} belastende Einsätze möglich", "{n} more heavy placements possible").fill(n=max(0, volunteer.heavy_free))


def distance_wanted(_: Need, __: Problem) -> Text:
    return Text("erreichbarer Ort", "a place within reach")


def distance_offered(need: Need, volunteer: Volunteer, problem: Problem) -> Text:
    way = distance(need, volunteer, problem)
    known = Text("Weg unbekannt", "way unknown") if way is None else Text("{way} km", "{way} km").fill(way=_number(way))
    if volunteer.max_km is None:
        return known
    return Text("{way}, höchstens {most} km", "{way}, at most {most} km").fill(way=known, most=_number(volunteer.max_km))


def time_wanted(need: Need, problem: Problem) -> Text:
    return _times(need.slots & problem.institutions[need.institution].open, problem)


def time_offered(_: Need, volunteer: Volunteer, problem: Problem) -> Text:
    stated = _times(volunteer.slots, problem)
    if not volunteer.busy & problem.week:
        return stated
    return Text("{stated}; vergeben: {busy}", "{stated}; taken: {busy}").fill(stated=stated, busy=_times(volunteer.busy, problem))


def place_wanted(_: Need, __: Problem) -> Text:
    return Text("ein freier Platz", "one free placement")


def place_offered(_: Need, volunteer: Volunteer, __: Problem) -> Text:
    return same(str(max(0, volunteer.capacity)))


def minutes_wanted(need: Need, _: Problem) -> Text:
    return Text("{n} Minuten je Woche", "{n} minutes a week").fill(n=need.minutes)


def minutes_offered(_: Need, volunteer: Volunteer, __: Problem) -> Text:
    return Text("{n} Minuten je Woche", "{n} minutes a week").fill(n=volunteer.minutes_week)


def _number(number: float) -> Text:
    """A number as it is written in each language: ``30,3`` and ``30.3``."""
    return Text(f"{number:g}".replace(".", ","), f"{number:g}")


def _level(level: str) -> Text:
    return Text("Muttersprache", "native") if level == "M" else same(level)


def _times(mask: int, problem: Problem) -> Text:
    if mask & problem.week == problem.week:
        return Text("jederzeit", "any time")
    return same(problem.times(mask)) if mask & problem.week else Text("keine Zeit", "no time")


def _on_start(names: Iterable[Text], need: Need) -> Text:
    wanted = _listed(names, ANYTHING)
    if wanted is ANYTHING:
        return wanted
    return Text("{wanted}, gültig am {day}", "{wanted}, valid on {day}").fill(wanted=wanted, day=_day(need.start))


def _held(wanted: Sequence[str], held: Mapping[str, date], need: Need, volunteer: Volunteer, problem: Problem) -> Text:
    """What is missing, ends too early or does not count; where nothing is, everything that was asked for."""
    waived = {name: exempted(name, need, volunteer) for name in wanted} if volunteer.exempt else {}
    lacking = [name for name in wanted if (name not in held or held[name] < need.start) and not waived.get(name)]
    told = []
    for name in lacking or wanted:
        span, useless = waived.get(name), volunteer.useless.get(name)
        if span:
            told.append(_exempt(problem.label(name), span))
        elif useless and name not in held:
            told.append(
                Text("{name} zählt nicht: {why}", "{name} does not count: {why}").fill(name=problem.label(name), why=useless)
            )
        else:
            told.append(_until(problem.label(name), held.get(name)))
    return _listed(told, ANYTHING)


def _exempt(name: Text, span: Span) -> Text:
    return Text("{name}: Ausnahme bis {day}", "{name}: exemption until {day}").fill(name=name, day=_day(span.last))


def _until(name: Text, last: date | None) -> Text:
    if last is None:
        return Text("{name} fehlt", "{name} missing").fill(name=name)
    if last == UNLIMITED:
        return Text("{name} unbefristet", "{name} without end").fill(name=name)
    return Text("{name} bis {day}", "{name} until {day}").fill(name=name, day=_day(last))


def _day(day: date) -> Text:
    return Text(f"{day:%d.%m.%Y}", day.isoformat())


def _listed(parts: Iterable[Text], none: Text = NOTHING_HELD, between: Text = AND) -> Text:
    texts = list(parts)
    if not texts:
        return none
    return Text(between.de.join(text.de for text in texts), between.en.join(text.en for text in texts))
