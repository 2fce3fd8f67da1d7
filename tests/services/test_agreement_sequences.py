"""Whatever somebody does with an agreement, in whatever order: what it says about itself agrees with its signatures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import builders
from ehrenamt_cli.domain.agreements import AGREEMENTS
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.domain.signatures import SIGNATURES
from ehrenamt_cli.errors import EhrenamtError
from ehrenamt_cli.services import agreement_life, agreements, meetings, parties, registers, signers, signing
from ehrenamt_cli.services import agreement_overview as overview
from ehrenamt_cli.storage import records as stored

pytestmark = pytest.mark.usefixtures("register")

PLACES = ("JVA Heidetal", "AJSD Heidestadt", "Anlaufstelle Heidestadt", "Verein Fremd")

who = st.sampled_from(PLACES)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("sign"), who),
        st.tuples(st.just("sign all"), st.just("")),
        st.tuples(st.just("sign all"), st.just("")),
        st.tuples(st.just("send"), st.just("")),
        st.tuples(st.just("change"), st.sampled_from(["a", "b", "c"])),
        st.tuples(st.just("amend"), st.one_of(who, st.just(""))),
        st.tuples(st.just("take back"), st.integers(0, 9)),
        st.tuples(st.just("join"), who),
        st.tuples(st.just("leave"), who),
        st.tuples(st.just("meet"), who),
        st.tuples(st.just("review"), st.sampled_from(["gut", "anders"])),
        st.tuples(st.just("end"), st.just("")),
    ),
    max_size=14,
)


def done(book: Any, key: str, step: str, what: Any) -> None:
    row = stored.get(book, AGREEMENTS, key) or {}
    if step == "sign":
        signing.sign(book, row, party=what, by=None, role=None, on=None, place=None)
    elif step == "sign all":
        for signer in signers.signers(book, row):
            again = stored.get(book, AGREEMENTS, key) or {}
            signing.sign(book, again, party=signer.key, by=None, role=None, on=None, place=None)
    elif step == "send":
        signing.send(book, row, to=(), on=None)
    elif step == "change":
        agreements.change(book, AGREEMENTS, key, {"regional_clauses": what})
    elif step == "amend":
        agreements.amend(book, row, only=[what] if what else [], reason="weil")
    elif step == "take back":
        every = sorted(stored.every(book, SIGNATURES, {"agreement_id": key}), key=lambda one: (one["version"], one["id"]))
        if every:
            signing.take_back(book, SIGNATURES, every[what % len(every)])
    elif step == "join":
        parties.join(book, PARTIES, {"agreement_id": key, "organisation_id": what})
    elif step == "leave":
        for party in parties.parties(book, row):
            if party["organisation"] == what:
                parties.leave(book, PARTIES, stored.get(book, PARTIES, party["id"]) or {})
    elif step == "meet":
        meetings.meet(book, row, host=what, on=None, minutes=None, attended=None)
    elif step == "review":
        agreements.review(book, row, on=date(2027, 3, 1), result=what)
    else:
        agreements.end(book, row, on=None, reason="vorbei")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_what_it_says_agrees_with_its_signatures(taken: list[tuple[str, Any]]) -> None:
    with registers.opened() as book:
        places = [stored.named(book, builders.ENTITIES["organisations"], name) for name in PLACES]
    if not places[0]:
        for name in PLACES:
            builders.an_organisation(name)
    key = builders.a_cooperation(*({"id": name} for name in PLACES[:3]))["id"]
    with registers.opened() as book:
        for step, what in taken:
            before = stored.get(book, AGREEMENTS, key)
            try:
                done(book, key, step, what)
            except EhrenamtError:
                assert stored.get(book, AGREEMENTS, key) == before, step
            agrees(book, key)


def agrees(book: Any, key: str) -> None:
    row = stored.get(book, AGREEMENTS, key) or {}
    everybody = signers.signers(book, row)
    everything_signed = bool(everybody) and not any(signer.missing for signer in everybody)
    if row["status"] == "signed":
        assert everything_signed
        assert row["signed_on"]
        assert row["version_in_force"] == row["version"]
    elif row["status"] in ("draft", "sent"):
        assert row["signed_on"] is None
        assert (row["version_in_force"] or 0) < row["version"]
    standing = {signature["organisation_id"] for signature in signers.signatures(book, row) if signature["signed_on"]}
    assert {signer.key for signer in everybody if signer.signed_on} <= standing
    whole = overview.whole(book, row)
    assert [step["on"] for step in whole["life"]] == sorted(step["on"] for step in whole["life"])
    assert whole["next_host"] in {party["organisation"] for party in whole["parties"]} | {None}
    for number in range(1, row["version"] + 1):
        assert agreement_life.version(book, row, number)["version"] == number
