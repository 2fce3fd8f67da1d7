"""Who is bound to whom by what they share."""

from __future__ import annotations

from ehrenamt_cli.domain.network import ROUND, Link, Membership, links


def member(organisation: str, *, tie: str = "group", key: str = "1", host: bool = False) -> Membership:
    return Membership(tie, key, f"Runde {key}", organisation, host, "2027-01-01")


def test_those_who_share_something_are_bound_pair_by_pair() -> None:
    found = links([member("c"), member("a"), member("b")])
    assert [(link.one, link.other) for link in found.links] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_several_of_one_kind_are_one_tie_that_counts() -> None:
    found = links([member("a"), member("b"), member("a", key="2"), member("b", key="2")])
    assert found.links == [Link("a", "b", "group", 2, ("Runde 1", "Runde 2"), "2027-01-01")]


def test_different_kinds_are_told_apart() -> None:
    found = links([member("a"), member("b"), member("a", tie="event"), member("b", tie="event")])
    assert [link.tie for link in found.links] == ["event", "group"]


def test_somebody_twice_in_a_round_is_bound_to_nobody() -> None:
    assert links([member("a"), member("a")]).links == []


def test_in_a_large_round_each_counts_with_the_host() -> None:
    many = [f"o{number:03}" for number in range(ROUND * 50)]
    found = links([member("host", host=True), *(member(one) for one in many)])
    assert len(found.links) == len(many)
    assert all("host" in link[:2] for link in found.links)


def test_a_large_round_without_a_host_binds_nobody_and_is_told() -> None:
    found = links([member(f"o{number}") for number in range(ROUND + 1)])
    assert (found.links, found.untold) == ([], 1)
