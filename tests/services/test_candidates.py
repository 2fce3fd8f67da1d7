"""Narrowing before ranking: in registers made at random, a ranking that looks at few is the one that looks at everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

import pytest

import builders
from ehrenamt_cli.domain.matching import offers, ranking
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.services import best_first, candidates, openings, pool, rankings, registers

pytestmark = pytest.mark.usefixtures("register")

_LANGUAGES = ("", "ar:B1", "apc:A2", "ar:A1, fa:B2", "de:native", "fa")
_KINDS = ("einzelbegleitung", "sprachbegleitung", "rechtsberatung")
_HOMES = ("21335", "21337", "21339", "20095", "80331", "00001", "")
"""In Lüneburg, Hamburg and Munich; a postal code that nobody knows; and none at all."""

TOPS = (1, 3, 99)


def _filled(**typed: str) -> dict[str, str]:
    return {key: value for key, value in typed.items() if value}


def _somebody(random: Random, prison: builders.Record) -> builders.Record:
    typed = _filled(
        languages=random.choice(_LANGUAGES),
        gender=random.choice(("weiblich", "männlich", "")),
        interests=random.choice(("", "", "einzelbegleitung", "sprachbegleitung; einzelbegleitung")),
        qualifications=random.choice(("", "", "", "volljurist", "fachkraft")),
        capacity=random.choice(("0", "1", "2", "2", "3")),
        status=random.choice(("active",) * 8 + ("paused", "ended")),
        consent_on=random.choice(("2026-09-01",) * 8 + ("-",)),
        enquired_on=random.choice(("2025-01-07", "2026-03-07", "2026-10-07")),
        postal_code=random.choice(_HOMES),
        max_km=random.choice(("5", "30", "60", "60", "-")),
    )
    return builders.a_ready_volunteer(random.choice((prison, prison, None)), **typed)


def _a_full_register(seed: int) -> tuple[list[builders.Record], list[builders.Record]]:
    """Its people and needs; some accompany somebody, some are kept apart from somebody."""
    random = Random(seed)
    prison, club = builders.a_prison(), builders.an_organisation("Verein am Deich", postal_code="21335")
    clients = [builders.a_client() for _ in range(2)]
    people = [_somebody(random, prison) for _ in range(30)]
    needs = []
    for number in range(16):
        typed = _filled(
            languages=random.choice(("", "", *_LANGUAGES)),
            gender="weiblich" if random.random() < 0.3 else "",
            trainings="basis" if random.random() < 0.3 else "",
            postal_code=random.choice(("", "", "20095", "80331")),
            registered_on=random.choice(("", "2025-12-01")),
            client_id=random.choice((*(one["id"] for one in clients), "")),
            tier=random.choice(("1", "2", "3")),
        )
        needs.append(
            builders.a_need(random.choice((prison, club)), title=f"Bedarf {number}", activity_id=random.choice(_KINDS), **typed)
        )
    for person in people[:6]:
        builders.an_exclusion(person, random.choice(clients))
    for person, need in zip(random.sample(people, 8), needs[:8], strict=True):
        status = random.choice(("running", "running", "ended"))
        ended = {"start_on": "2026-01-05", "ended_on": "2026-06-30", "end_reason": "Ziel erreicht"} if status == "ended" else {}
        builders.kept(PLACEMENTS, {"need_id": need["id"], "volunteer_id": person["id"], "status": status, **ended})
    return people, needs


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the register were large: it is narrowed, and looked at two by two."""
    monkeypatch.setattr(candidates, "SMALL", 0)
    monkeypatch.setattr(openings, "SMALL", 0)
    monkeypatch.setattr(best_first, "FIRST", 2)


@pytest.mark.parametrize("seed", range(6))
def test_whoever_is_best_for_a_need_is_found_among_few(seed: int, request: pytest.FixtureRequest) -> None:
    _, needs = _a_full_register(seed)
    with registers.opened() as book:
        whole = {(one["id"], top): rankings.of_need(book, one["id"], top) for one in needs for top in TOPS}
        request.getfixturevalue("large")
        some = {(one["id"], top): rankings.of_need(book, one["id"], top) for one in needs for top in TOPS}

    for asked, looked in some.items():
        assert looked.ranking.best == whole[asked].ranking.best
        if not looked.more:
            assert looked.ranking.suitable == whole[asked].ranking.suitable
        assert len(looked.problem.volunteers) + looked.left_out == 30
        refused = {one.volunteer.id: one.codes for one in whole[asked].ranking.refused}
        assert {one.volunteer.id: one.codes for one in looked.ranking.refused}.items() <= refused.items()
    assert any(looked.more for looked in some.values())
    assert any(one.ranking.suitable > 1 for one in whole.values())


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("seed", range(3))
def test_nobody_stands_higher_than_was_hoped(seed: int) -> None:
    """What gives points is known before anybody is looked at closely: a wish that reads more than that is noticed here."""
    people, needs = _a_full_register(seed)
    compared = 0
    with registers.opened() as book:
        for need in needs:
            few = candidates.of(book, need, pool.problem(book, [need], []))
            hopes = {key: place for place, key in few.hopes} if few else {}
            for one in rankings.of_need(book, need["id"], 99).ranking.best:
                assert hopes[one.volunteer.id] == ranking.place_of(one.volunteer, one.score)
                compared += 1
        for person in people:
            few = openings.of(book, pool.problem(book, [], [person]))
            hopes = {key: place for place, key in few.hopes} if few else {}
            offered = rankings.of_volunteer(book, person["id"], 99).offers
            for offer in offered.best:
                assert hopes[offer.need.id] <= offers.place_of(offer.need, offered.volunteer, offer.score)
                compared += 1
    assert compared > 9


@pytest.mark.parametrize("seed", range(6))
def test_the_best_needs_for_somebody_are_found_among_few(seed: int, request: pytest.FixtureRequest) -> None:
    people, _ = _a_full_register(seed)
    with registers.opened() as book:
        whole = {(one["id"], top): rankings.of_volunteer(book, one["id"], top) for one in people for top in TOPS}
        request.getfixturevalue("large")
        some = {(one["id"], top): rankings.of_volunteer(book, one["id"], top) for one in people for top in TOPS}

    for asked, looked in some.items():
        assert looked.offers.best == whole[asked].offers.best
        if not looked.more:
            assert looked.offers.suitable == whole[asked].offers.suitable
        missed = {one.need.id: one.codes for one in whole[asked].offers.missed}
        assert {one.need.id: one.codes for one in looked.offers.missed}.items() <= missed.items()
    assert any(looked.left_out for looked in some.values())
    assert any(one.offers.suitable > 1 for one in whole.values())


def test_in_a_small_register_everybody_is_looked_at() -> None:
    need = builders.a_need(builders.a_prison())
    person = builders.an_active_volunteer()
    with registers.opened() as book:
        looked, offered = rankings.of_need(book, need["id"], 1), rankings.of_volunteer(book, person["id"], 1)

    assert (looked.left_out, looked.more, len(looked.problem.volunteers)) == (0, False, 1)
    assert (offered.left_out, offered.more, len(offered.problem.needs)) == (0, False, 1)


def test_one_looks_on_until_nobody_left_could_be_among_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(best_first, "FIRST", 1)
    real = {"a": 5, "b": 1, "c": 2, "d": 4}
    hopes = [((1,), "a"), ((1,), "b"), ((2,), "c"), ((3,), "d")]
    looked_at: list[str] = []

    def look(keys: object) -> list[tuple[int]]:
        looked_at.extend(keys)  # type: ignore[call-overload]
        return [(real[key],) for key in keys]  # type: ignore[attr-defined]

    assert best_first.best_first(hopes, 1, look) == 3
    assert looked_at == ["a", "b", "c"]
    assert best_first.best_first(hopes, 3, look) == 4
    assert best_first.best_first([], 3, look) == 0


def test_nobody_is_read_but_those_in_the_index(large: None) -> None:
    """With a hundred thousand people, going through the table itself takes seconds."""
    prison, club = builders.a_prison(), builders.an_organisation("Verein am Deich", postal_code="21335")
    builders.a_need(club, postal_code="20095")
    with registers.opened() as book:
        asked: list[str] = []
        plain = book.rows

        def told(sql: str, **values: object) -> Iterator[dict[str, object]]:
            asked.extend(str(row["detail"]) for row in plain(f"EXPLAIN QUERY PLAN {sql}", **values))
            return plain(sql, **values)

        book.rows = told  # type: ignore[method-assign, assignment]
        values = {"languages": ['"ar'], "gender": "female", "kind": '"x"', "qualification": None, "proof": '"y"'}
        list(candidates.candidates.living(book, [(30, "21335"), (30, None)], [*candidates.candidates.CONDITIONS], values))
        list(candidates.candidates.anywhere(book, [*candidates.candidates.CONDITIONS], values, 3))
        candidates.candidates.limits(book)
        candidates.candidates.postal_codes(book)
        list(openings.openings.elsewhere(book))
        spot = openings.openings.Spot(prison["id"], "", 0)
        list(openings.openings.at(book, [spot], {"languages": ['"ar'], "gender": None, "kinds": "[]"}))

    tables = [step for step in asked if re.search(r"\b(v|n|volunteers|needs)\b", step.partition("USING")[0])]
    assert len(tables) > 6
    assert [step for step in tables if "COVERING INDEX" not in step] == []
