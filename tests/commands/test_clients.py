"""Clients: a reference counted by the register, never a name."""

from __future__ import annotations

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


def test_references_are_counted_within_the_year(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [cli("client", "add", "--json", expect=0).json["reference"] for _ in range(3)] == [
        "F-2027-0001",
        "F-2027-0002",
        "F-2027-0003",
    ]

    monkeypatch.setenv("EHRENAMT_TODAY", "2028-01-02")

    assert cli("client", "add", "--json", expect=0).json["reference"] == "F-2028-0001"


def test_a_client_is_found_by_reference_and_by_key(cli: Cli) -> None:
    client = builders.a_client()

    for name in (client["reference"], client["reference"].lower(), client["id"], client["id"].upper()):
        assert cli("client", "show", name, "--json", expect=0).json["id"] == client["id"]


def test_a_client_has_no_field_for_a_name(cli: Cli) -> None:
    assert cli("client", "add", "--name", "Anna Weber", "--json", expect=2).error["code"] == "usage"
