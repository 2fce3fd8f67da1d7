"""The problem file: a matching problem without a register, read from JSON data and answered as JSON data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ehrenamt_cli.domain.matching import problem_fields as read
from ehrenamt_cli.domain.matching.model import ALWAYS, TIERS, Institution, Need, Pair, Problem, Volunteer
from ehrenamt_cli.domain.matching.plans import Plan
from ehrenamt_cli.domain.matching.problem_fields import Field, read_row, refused
from ehrenamt_cli.i18n import Text

SCREENING = "screening"
"""A problem file knows one screening, and every need asks for it."""

ADVICE = "beratung"
"""Kinds of activity that begin so are advice and ask for the qualification of the same name."""

LABELS: Mapping[str, Text] = {
    SCREENING: Text("Überprüfung", "screening"),
    "w": Text("weiblich", "female"),
    "m": Text("männlich", "male"),
    "d": Text("divers", "diverse"),
}

INSTITUTION = (
    Field("id", read.word),
    Field("open", read.optional(read.words), None),
    Field("requires_admission", read.flag, False),
)

VOLUNTEER = (
    Field("id", read.word),
    Field("gender", read.optional(read.word), None),
    Field("consent", read.flag),
    Field("screening_until", read.optional(read.day)),
    Field("admitted", read.each(read.day), {}),
    Field("languages", read.each(read.level)),
    Field("trainings", read.each(read.day), {}),
    Field("kinds", read.words),
    Field("qualified", read.words, ()),
    Field("capacity", read.whole),
    Field("minutes_week", read.whole),
    Field("slots", read.words),
    Field("max_km", read.optional(read.kilometres), None),
    Field("interests", read.words, ()),
    Field("experience", read.whole, 0),
    Field("excluded", read.words, ()),
    Field("heavy_free", read.optional(read.whole), None),
)

NEED = (
    Field("id", read.word),
    Field("client", read.optional(read.word), None),
    Field("institution", read.word),
    Field("kind", read.word),
    Field("languages_any", read.words, ()),
    Field("min_level", read.optional(read.level), None),
    Field("trainings", read.words, ()),
    Field("gender", read.optional(read.word), None),
    Field("slots", read.words),
    Field("minutes", read.whole),
    Field("count", read.at_least_one, 1),
    Field("tier", read.one_of(TIERS)),
    Field("excluded", read.words, ()),
    Field("start", read.optional(read.day), None),
    Field("heavy", read.flag, False),
)

FILE = (
    Field("as_of", read.day),
    Field("institutions", read.many(read.anything)),
    Field("volunteers", read.many(read.anything)),
    Field("needs", read.many(read.anything)),
    Field("distances_km", read.optional(read.each(read.each(read.kilometres))), None),
    Field("scores", read.optional(read.each(read.points)), {}),
    Field("load_penalty", read.whole, 0),
    Field("pins", read.many(read.pair), ()),
    Field("previous_plan", read.optional(read.many(read.pair)), None),
)


def read_problem(data: object) -> Problem:
    """The problem in a file's JSON data; WrongUsage says which field of which row cannot be used.

    Without ``scores`` every pair has none; ``"scores": null`` asks for the computed ones. What scores, distances and the
    previous plan say about people or needs that are not in the file is left aside, so a row can be taken out to see what
    happens.
    """
    head = read_row(data, FILE, Text("oberste Ebene", "top level"))
    places = _rows(head["institutions"], INSTITUTION, "institutions")
    people = _rows(head["volunteers"], VOLUNTEER, "volunteers")
    wants = _rows(head["needs"], NEED, "needs")
    slots = sorted({slot for row in (*people, *wants) for slot in row["slots"]} | {s for p in places for s in p["open"] or ()})
    bit = {slot: 1 << number for number, slot in enumerate(slots)}
    problem = Problem(
        institutions={row["id"]: _institution(row, bit) for row in places},
        volunteers=tuple(_volunteer(row, bit) for row in people),
        needs=tuple(_need({**row, "start": row["start"] or head["as_of"]}, bit) for row in wants),
        slots=tuple(slots),
        distances=head["distances_km"] or {},
        scores=None if head["scores"] is None else {_score_key(key): points for key, points in head["scores"].items()},
        load_penalty=head["load_penalty"],
        pins=tuple(head["pins"]),
        previous=None if head["previous_plan"] is None else frozenset(head["previous_plan"]),
        labels=LABELS,
    )
    _check_references(problem)
    return problem


def answer(problem: Problem, plan: Plan) -> dict[str, Any]:
    """The plan as documented JSON data."""
    return {
        "filled_by_tier": {str(tier): plan.filled_by_tier[tier] for tier in TIERS},
        "previous_kept": plan.previous_kept,
        "score": plan.score,
        "optimal": plan.optimal,
        "at_most_by_tier": {str(tier): plan.at_most[tier] for tier in TIERS},
        "assignments": [
            {
                "need": one.need,
                "volunteer": one.volunteer,
                "slot": problem.slots[one.slot],
                "score": one.score,
                "reasons": list(map(str, one.reasons)),
            }
            for one in plan.assignments
        ],
        "unfilled": [
            {
                "need": one.need,
                "nearest": [
                    {"volunteer": miss.volunteer, "failed": list(miss.codes), "reasons": list(map(str, miss.values))}
                    for miss in one.nearest
                ],
                "single_changes": [change._asdict() for change in one.single_changes],
                "competition": {"needs": list(one.competing_needs), "volunteers": list(one.contested_volunteers)},
            }
            for one in plan.unfilled
        ],
        "pin_violations": [list(one) for one in plan.pin_violations],
    }


def _rows(raw: list[Any], fields: tuple[Field, ...], name: str) -> list[dict[str, Any]]:
    """The rows of one list, each once; WrongUsage where different rows have one id."""
    found: dict[str, dict[str, Any]] = {}
    for number, one in enumerate(raw, 1):
        known_as = f" („{one['id']}“)" if isinstance(one, Mapping) and isinstance(one.get("id"), str) else ""
        place = f"{name}[{number}]{known_as}"
        row = read_row(one, fields, place)
        if found.setdefault(row["id"], row) != row:
            raise refused(place, Text("eine andere Zeile hat dieselbe id", "a different row has the same id"))
    return list(found.values())


def _institution(row: dict[str, Any], bit: dict[str, int]) -> Institution:
    open_slots = ALWAYS if row["open"] is None else _mask(row["open"], bit)
    return Institution(row["id"], open_slots, row["requires_admission"])


def _volunteer(row: dict[str, Any], bit: dict[str, int]) -> Volunteer:
    return Volunteer(
        id=row["id"],
        consent=row["consent"],
        capacity=row["capacity"],
        minutes_week=row["minutes_week"],
        slots=_mask(row["slots"], bit),
        kinds=frozenset(row["kinds"]),
        languages=row["languages"],
        screenings={SCREENING: row["screening_until"]} if row["screening_until"] else {},
        admitted=row["admitted"],
        trainings=row["trainings"],
        qualified=frozenset(row["qualified"]),
        gender=row["gender"],
        max_km=row["max_km"],
        interests=frozenset(row["interests"]),
        experience=row["experience"],
        excluded=frozenset(row["excluded"]),
        heavy_free=row["heavy_free"],
    )


def _need(row: dict[str, Any], bit: dict[str, int]) -> Need:
    return Need(
        id=row["id"],
        institution=row["institution"],
        kind=row["kind"],
        start=row["start"],
        slots=_mask(row["slots"], bit),
        client=row["client"] or "",
        people=row["count"],
        tier=row["tier"],
        minutes=row["minutes"],
        languages=dict.fromkeys(row["languages_any"], row["min_level"] or "A1"),
        screenings=(SCREENING,),
        trainings=row["trainings"],
        qualification=row["kind"] if row["kind"].startswith(ADVICE) else "",
        gender=row["gender"],
        excluded=frozenset(row["excluded"]),
        heavy=row["heavy"],
    )


def _mask(slots: Iterable[str], bit: dict[str, int]) -> int:
    return sum(bit[slot] for slot in set(slots))


def _score_key(key: str) -> Pair:
    need, bar, volunteer = key.partition("|")
    if not (need and bar and volunteer):
        raise refused(f"scores „{key}“", Text("der Schlüssel ist kein „Bedarf|Freiwillige:r“", "the key is no “need|volunteer”"))
    return need, volunteer


def _check_references(problem: Problem) -> None:
    """WrongUsage where a need or a pin names something that is not in the file."""
    needs = {need.id for need in problem.needs}
    volunteers = {volunteer.id for volunteer in problem.volunteers}
    for need in problem.needs:
        if need.institution not in problem.institutions:
            raise refused(f"needs („{need.id}“)", _missing(need.institution, "institutions"))
    for number, (need_id, volunteer_id) in enumerate(problem.pins, 1):
        if need_id not in needs:
            raise refused(f"pins[{number}]", _missing(need_id, "needs"))
        if volunteer_id not in volunteers:
            raise refused(f"pins[{number}]", _missing(volunteer_id, "volunteers"))


def _missing(name: str, where: str) -> Text:
    return Text("„{name}“ steht nicht unter {where}", "“{name}” is not among the {where}").fill(name=name, where=where)
