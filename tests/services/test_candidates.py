"""Narrowing before ranking: whoever suits is among those who are looked at, in registers made at random."""

from __future__ import annotations

from random import Random

import pytest

import builders
from ehrenamt_cli.domain.matching.ranking import rank
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.services import candidates, pool, registers
from ehrenamt_cli.storage import records as stored

pytestmark = pytest.mark.usefixtures("register")

_LANGUAGES = ("", "ar:B1", "apc:A2", "ar:A1, fa:B2", "de:native", "fa")
_KINDS = ("einzelbegleitung", "sprachbegleitung", "rechtsberatung")


def _somebody(random: Random, prison: builders.Record) -> builders.Record:
    typed = {
        "languages": random.choice(_LANGUAGES),
        "gender": random.choice(("weiblich", "männlich", "")),
        "interests": random.choice(("", "", "einzelbegleitung", "sprachbegleitung; einzelbegleitung")),
        "qualifications": random.choice(("", "", "", "volljurist", "fachkraft")),
        "capacity": random.choice(("0", "1", "2")),
        "status": random.choice(("active", "active", "active", "paused", "ended")),
        "consent_on": random.choice(("2026-09-01", "2026-09-01", "-")),
    }
    return builders.a_ready_volunteer(random.choice((prison, prison, None)), **{k: v for k, v in typed.items() if v})


@pytest.mark.parametrize("seed", range(4))
def test_narrowing_leaves_out_nobody_who_suits(seed: int) -> None:
    random = Random(seed)
    prison, club = builders.a_prison(), builders.an_organisation("Verein am Deich", postal_code="21335")
    clients = [builders.a_client() for _ in range(2)]
    people = [_somebody(random, prison) for _ in range(30)]
    for person in people[:6]:
        builders.an_exclusion(person, random.choice(clients))
    for number in range(12):
        builders.a_need(
            random.choice((prison, club)),
            title=f"Bedarf {number}",
            activity_id=random.choice(_KINDS),
            client_id=random.choice((*(one["id"] for one in clients), None)),
            **({"languages": languages} if (languages := random.choice(_LANGUAGES)) else {}),
            **({"gender": "weiblich"} if random.random() < 0.3 else {}),
            **({"trainings": "basis"} if random.random() < 0.3 else {}),
        )

    narrowed = 0
    with registers.opened() as book:
        for need in [*stored.every(book, NEEDS)]:
            everybody = pool.problem(book, [need])
            few = candidates.of(book, need, small=0)
            assert few is not None
            some = pool.problem(book, [need], few)
            whole, part = (rank(problem.needs[0], problem, 99) for problem in (everybody, some))
            assert [one.volunteer.id for one in part.best] == [one.volunteer.id for one in whole.best]
            assert [one.score for one in part.best] == [one.score for one in whole.best]
            narrowed += len(few) < len(everybody.volunteers)
    assert narrowed


def test_in_a_small_register_everybody_is_looked_at() -> None:
    need = builders.a_need(builders.a_prison())
    with registers.opened() as book:
        assert candidates.of(book, need) is None
