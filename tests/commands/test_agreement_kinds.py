"""The other papers: a volunteer's allowance, confidentiality, the formal undertaking, a release from secrecy."""

from __future__ import annotations

from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.releases import RELEASES

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def person() -> Record:
    """Somebody an agreement is made with."""
    return builders.a_volunteer(name="Erika Muster")


@pytest.fixture
def release() -> Record:
    """A client frees the prison towards the drop-in centre, from the beginning of the year to the end of June."""
    prison, centre = builders.an_organisation("JVA Heidetal"), builders.an_organisation("Anlaufstelle Heide")
    typed = {"client_id": builders.a_client()["id"], "from_id": prison["id"], "to_id": centre["id"]}
    days = {"given_on": "2027-01-01", "valid_until": "2027-06-30"}
    return builders.kept(RELEASES, {**typed, **days, "scope": "Wohnsituation", "purpose": "Übergang"})


def new(cli: Cli, kind: str, *words: object, expect: int = 0) -> Any:
    made = cli("agreement", "new", "--kind", kind, *words, "--json", expect=expect)
    return made.error if expect else made.json


@pytest.mark.parametrize(
    ("kind", "number"),
    [("cooperation", "KV"), ("volunteer", "EV"), ("confidentiality", "VV"), ("undertaking", "FV"), ("release", "SE")],
)
def test_each_kind_has_its_number(cli: Cli, person: Record, release: Record, kind: str, number: str) -> None:
    words = {
        "cooperation": ("--party", "JVA Heidetal", "--party", "Anlaufstelle Heide"),
        "release": ("--release", release["id"]),
    }.get(kind, ("--volunteer", person["id"]))

    assert new(cli, kind, *words)["number"] == f"{number}-2027-0001"


@pytest.mark.parametrize("kind", ["volunteer", "confidentiality", "undertaking"])
def test_whoever_it_binds_must_be_named(cli: Cli, kind: str) -> None:
    assert "--volunteer" in new(cli, kind, expect=2)["hint"]


class TestTheAllowance:
    def words(self, person: Record, cents: str, *more: str, kind: str = "volunteer", begins: str = "2027-04-01") -> list[str]:
        return ["--volunteer", person["id"], "--allowance", kind, "--allowance-amount", cents, "--begins", begins, *more]

    def test_up_to_the_limit_of_the_year(self, cli: Cli, person: Record) -> None:
        assert new(cli, "volunteer", *self.words(person, "960"))["allowance_cents"] == 96_000

    def test_one_clear_sentence_above_it(self, cli: Cli, person: Record) -> None:
        error = new(cli, "volunteer", *self.words(person, "700", "--allowance-elsewhere", "400"), expect=5)

        assert error["message"] == (
            "Ehrenamtspauschale: 700,00 € hier und 400,00 € anderswo sind 1.100,00 €, 140,00 € über den 960,00 € im Jahr 2027."
        )
        assert "560,00 €" in error["hint"]
        assert error["rules"][0]["rule"] == "G-04"
        assert cli("agreement", "list", "--json", expect=0).json == []

    def test_each_year_has_its_own(self, cli: Cli, person: Record) -> None:
        assert (
            "840,00 € im Jahr 2025" in new(cli, "volunteer", *self.words(person, "960", begins="2025-04-01"), expect=5)["message"]
        )
        new(cli, "volunteer", *self.words(person, "3.300", kind="trainer"))

    def test_other_agreements_of_the_person_count(self, cli: Cli, person: Record) -> None:
        first = new(cli, "volunteer", *self.words(person, "500"))

        assert "500,00 € anderswo" in new(cli, "volunteer", *self.words(person, "500"), expect=5)["message"]
        cli("agreement", "change", first["id"], "--ends", "2027-12-31", expect=0)
        new(cli, "volunteer", *self.words(person, "500", begins="2028-01-01"))

    def test_a_change_is_checked_too(self, cli: Cli, person: Record) -> None:
        made = new(cli, "volunteer", *self.words(person, "500"))

        for words in (("--allowance-amount", "961"), ("--allowance-elsewhere", "500"), ("--allowance-beside", "trainer")):
            cli("agreement", "change", made["id"], *words, "--json", expect=5)
        cli("agreement", "change", made["id"], "--allowance", "trainer", "--allowance-amount", "3000", expect=0)

    def test_what_is_tax_free_already_gets_no_volunteer_allowance(self, cli: Cli, person: Record) -> None:
        error = new(cli, "volunteer", *self.words(person, "100", "--allowance-beside", "public"), expect=5)

        assert error["rules"][0]["rule"] == "G-05"


class TestConfidentiality:
    def test_the_volunteer_signs_and_the_proof_is_there(self, cli: Cli, person: Record) -> None:
        made = new(cli, "confidentiality", "--volunteer", person["id"])

        signed = cli("agreement", "sign", made["id"], "--on", "2027-02-20", "--json", expect=0).json

        assert signed["status"] == "in_force"
        assert [signer["name"] for signer in signed["signers"] if signer["needed"]] == ["Erika Muster"]
        [proof] = cli("screening", "list", "--json", expect=0).json
        assert (proof["kind"], proof["volunteer_id"], proof["seen_on"]) == ("secrecy", person["id"], "2027-02-20")

    def test_signing_twice_proves_it_once(self, cli: Cli, person: Record) -> None:
        made = new(cli, "confidentiality", "--volunteer", person["id"])
        for _ in range(2):
            cli("agreement", "sign", made["id"], "--party", "Erika", expect=0)

        assert len(cli("screening", "list", "--json", expect=0).json) == 1


def test_the_undertaking_says_who_before_whom_where_and_when(cli: Cli, person: Record) -> None:
    prison = builders.a_prison()
    made = new(
        cli,
        "undertaking",
        *("--volunteer", person["id"], "--party", prison["id"], "--before", "Amtsrätin Beate Beispiel"),
        *("--place", "Heidetal", "--undertaken", "2027-02-18", "--copy-given", "2027-02-18"),
    )

    cli("agreement", "sign", made["id"], "--party", "Erika", expect=0)
    signed = cli(
        *("agreement", "sign", made["id"], "--party", "JVA", "--by", "Beate Beispiel", "--role", "Amtsrätin", "--json"), expect=0
    ).json

    printed = cli("agreement", "render", made["id"], "--draft", "--to", "md", "-o", "-", expect=0).out
    assert "**JVA Heidetal**" in printed.partition("## Unterschriften")[2]
    assert signed["status"] == "in_force"
    assert (signed["official"], signed["place"], signed["undertaken_on"], signed["copy_given_on"]) == (
        "Amtsrätin Beate Beispiel",
        "Heidetal",
        "2027-02-18",
        "2027-02-18",
    )
    [proof] = cli("screening", "list", "--json", expect=0).json
    assert (proof["kind"], proof["seen_on"]) == ("formal_undertaking", "2027-02-18")


class TestARelease:
    def test_it_has_the_days_of_the_release_and_the_client_signs_by_the_reference(self, cli: Cli, release: Record) -> None:
        made = new(cli, "release", "--release", release["id"])
        assert (made["begins_on"], made["ends_on"]) == ("2027-01-01", "2027-06-30")

        signed = cli("agreement", "sign", made["id"], "--json", expect=0).json

        assert [(one["name"], one["signed_on"]) for one in signed["signers"]] == [("F-2027-0001", "2027-03-01")]
        assert signed["status"] == "in_force"

    def test_it_is_given_on_the_day_it_is_signed(self, cli: Cli, release: Record) -> None:
        made = new(cli, "release", "--release", release["id"])

        told = cli("agreement", "sign", made["id"], "--on", "2027-02-10", expect=0)

        assert "ab diesem Tag" in told.stderr
        assert builders.fetched(RELEASES, release["id"])["given_on"] == "2027-02-10"
        assert cli("agreement", "show", made["id"], "--json", expect=0).json["begins_on"] == "2027-02-10"

    def test_nobody_signs_what_has_run_out(self, cli: Cli, release: Record, monkeypatch: pytest.MonkeyPatch) -> None:
        made = new(cli, "release", "--release", release["id"])
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-07-01")

        cli("agreement", "sign", made["id"], "--json", expect=2)

    def test_days_that_disagree_later_are_said(self, cli: Cli, release: Record) -> None:
        made = new(cli, "release", "--release", release["id"])
        cli("agreement", "sign", made["id"], expect=0)
        cli("release", "change", release["id"], "--given", "2027-02-01", expect=0)

        printed = " ".join(cli("agreement", "show", made["id"], expect=0).out.split())
        assert "unterschrieben ist sie am 01.03.2027, bitte prüfen" in printed

    def test_revoked_it_is_over_and_ended_it_is_revoked(self, cli: Cli, release: Record, monkeypatch: pytest.MonkeyPatch) -> None:
        made = new(cli, "release", "--release", release["id"])
        cli("agreement", "sign", made["id"], expect=0)
        cli("release", "change", release["id"], "--revoked", "2027-04-10", expect=0)
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-04-09")
        assert cli("agreement", "show", made["id"], "--json", expect=0).json["status"] == "in_force"
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-04-10")
        assert cli("agreement", "show", made["id"], "--json", expect=0).json["status"] == "ended"

    def test_ended_it_is_revoked(self, cli: Cli, release: Record) -> None:
        made = new(cli, "release", "--release", release["id"])
        cli("agreement", "sign", made["id"], expect=0)

        cli("agreement", "end", made["id"], "--reason", "widerrufen", expect=0)

        assert builders.fetched(RELEASES, release["id"])["revoked_on"] == "2027-03-01"

    def test_its_number_means_it_alone(self, cli: Cli, release: Record) -> None:
        first, second = (new(cli, "release", "--release", release["id"]) for _ in range(2))

        assert second["number"] == "SE-2027-0002"  # its title has F-2027-0001 in it
        assert cli("agreement", "show", "se-2027-0001", "--json", expect=0).json["id"] == first["id"]

    def test_its_sides_are_its_own(self, cli: Cli, release: Record) -> None:
        assert "--release" in new(cli, "release", expect=2)["hint"]
        assert "--party" in new(cli, "release", "--release", release["id"], "--party", "JVA Heidetal", expect=2)["hint"]
