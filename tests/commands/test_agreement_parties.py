"""The parties of an agreement: joining, leaving, hosting in turn, and who is in charge there from when to when."""

from __future__ import annotations

from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")

PLACES = ("JVA Heidetal", "AJSD Heidestadt", "Anlaufstelle Heidestadt")


@pytest.fixture
def agreement() -> Record:
    """A draft of the three; nobody is named as a contact yet."""
    kinds = ("prison", "ajsd", "anlaufstelle")
    places = [builders.an_organisation(name, kind=kind, contacts=False) for name, kind in zip(PLACES, kinds, strict=True)]
    return builders.a_cooperation(*places)


@pytest.fixture
def prosecution() -> Record:
    """Somebody who may join."""
    return builders.an_organisation("Staatsanwaltschaft Heidestadt", kind="prosecution", contacts=False)


def sign_all(cli: Cli, agreement: Record, *places: str) -> None:
    for place in places or PLACES:
        cli("agreement", "sign", agreement["id"], "--party", place, expect=0)


def shown(cli: Cli, agreement: Record) -> Any:
    return cli("agreement", "show", agreement["id"], "--json", expect=0).json


def party_of(cli: Cli, place: str) -> str:
    [row] = [row for row in cli("party", "list", "--json", expect=0).json if row["organisation"] == place]
    return str(row["id"])


class TestJoiningAndLeaving:
    def test_a_draft_takes_another_at_the_end(self, cli: Cli, agreement: Record, prosecution: Record) -> None:
        joined = cli("party", "add", "--agreement", agreement["id"], "--organisation", prosecution["id"], "--json", expect=0).json

        assert joined["position"] == 4

    def test_nobody_is_a_party_twice(self, cli: Cli, agreement: Record) -> None:
        words = ("--agreement", agreement["id"], "--organisation", PLACES[0])
        assert "zweimal" in cli("party", "add", *words, "--json", expect=2).error["message"]
        other = party_of(cli, PLACES[1])
        assert "zweimal" in cli("party", "change", other, "--organisation", PLACES[0], "--json", expect=2).error["message"]

    def test_a_signed_one_takes_an_amendment(self, cli: Cli, agreement: Record, prosecution: Record) -> None:
        sign_all(cli, agreement)
        join = ("party", "add", "--agreement", agreement["id"], "--organisation", prosecution["id"])
        leave = ("party", "remove", party_of(cli, PLACES[1]), "--yes")
        swap = ("party", "change", party_of(cli, PLACES[1]), "--organisation", prosecution["id"])

        for words in (join, leave, swap):
            assert "agreement amend" in cli(*words, "--json", expect=2).error["hint"]

        cli("agreement", "amend", agreement["id"], "--reason", "Beitritt", expect=0)
        cli(*leave, expect=0)
        cli(*join, expect=0)
        sign_all(cli, agreement, PLACES[0], PLACES[2], prosecution["name"])
        after = shown(cli, agreement)
        assert (after["status"], after["version"]) == ("in_force", 2)
        assert [party["organisation"] for party in after["parties"]] == [PLACES[0], PLACES[2], prosecution["name"]]
        assert {row["organisation"] for row in after["signatures"] if row["version"] == 1} == {*PLACES}

    def test_who_belongs_to_it_is_a_matter_of_all(self, cli: Cli, agreement: Record, prosecution: Record) -> None:
        sign_all(cli, agreement)
        cli("agreement", "amend", agreement["id"], "--only", "AJSD", "--reason", "Anschrift", expect=0)

        cli("party", "add", "--agreement", agreement["id"], "--organisation", prosecution["id"], expect=0)

        after = shown(cli, agreement)
        assert [signer["signed_on"] for signer in after["signers"]] == [None] * 4
        assert after["signs_again"].count(";") == 3

    def test_one_signature_is_enough_to_need_one(self, cli: Cli, agreement: Record) -> None:
        sign_all(cli, agreement, PLACES[0])

        cli("party", "remove", party_of(cli, PLACES[1]), "--yes", "--json", expect=2)

    def test_a_cooperation_of_one_is_none(self, cli: Cli, agreement: Record) -> None:
        sign_all(cli, agreement)
        cli("agreement", "amend", agreement["id"], "--reason", "x", expect=0)
        cli("party", "remove", party_of(cli, PLACES[0]), "--yes", expect=0)

        assert "agreement end" in cli("party", "remove", party_of(cli, PLACES[1]), "--yes", "--json", expect=2).error["hint"]

    def test_a_draft_with_one_party_left_is_not_signed(self, cli: Cli, agreement: Record) -> None:
        for place in PLACES[1:]:
            cli("party", "remove", party_of(cli, place), "--yes", expect=0)

        for words in (("send",), ("sign", "--party", "JVA")):
            assert "party add" in cli("agreement", words[0], agreement["id"], *words[1:], "--json", expect=2).error["hint"]

    def test_a_whole_name_means_it_and_no_longer_one(self, cli: Cli) -> None:
        short, long = (builders.an_organisation(name, contacts=False) for name in ("Verein Heide", "Verein Heide Nord"))
        made = builders.a_cooperation(short, long)

        signed = cli("agreement", "sign", made["id"], "--party", "Verein Heide", "--json", expect=0).json

        assert [one["name"] for one in signed["signers"] if one["signed_on"]] == ["Verein Heide"]
        assert cli("agreement", "meet", made["id"], "--host", "verein heide", "--json", expect=0).json["host"] == "Verein Heide"

    def test_who_signs_for_a_party_may_change(self, cli: Cli, agreement: Record) -> None:
        sign_all(cli, agreement)

        changed = cli("party", "change", party_of(cli, PLACES[0]), "--signatory", "Dr. Neu", "--json", expect=0).json

        assert changed["signatory"] == "Dr. Neu"

    def test_a_volunteer_agreement_has_one_organisation(self, cli: Cli, prosecution: Record) -> None:
        person = builders.a_volunteer()
        made = cli("agreement", "new", "--kind", "volunteer", "--volunteer", person["id"], "--json", expect=0).json

        words = ("--agreement", made["id"], "--organisation", prosecution["id"])
        assert "Koordination Nord" in cli("party", "add", *words, "--json", expect=2).error["message"]


class TestHosting:
    def host(self, cli: Cli, agreement: Record) -> Any:
        return shown(cli, agreement)["next_host"]

    def meet(self, cli: Cli, agreement: Record, *words: str) -> Any:
        return cli("agreement", "meet", agreement["id"], *words, "--json", expect=0).json["host"]

    def test_next_follows_from_who_hosted_last_also_after_a_swap(self, cli: Cli, agreement: Record) -> None:
        assert self.meet(cli, agreement, "--on", "2026-06-01") == PLACES[0]
        assert self.meet(cli, agreement, "--on", "2026-09-01", "--host", "Anlaufstelle") == PLACES[2]

        assert self.host(cli, agreement) == PLACES[0]

    def test_whoever_has_left_is_passed_over(self, cli: Cli, agreement: Record) -> None:
        self.meet(cli, agreement, "--on", "2026-06-01")
        self.meet(cli, agreement, "--on", "2026-09-01")
        cli("party", "remove", party_of(cli, PLACES[1]), "--yes", expect=0)

        assert self.host(cli, agreement) == PLACES[2]

    def test_a_meeting_entered_later_is_in_its_place(self, cli: Cli, agreement: Record) -> None:
        self.meet(cli, agreement, "--on", "2026-09-01")
        self.meet(cli, agreement, "--on", "2026-06-01", "--host", "Anlaufstelle")

        assert self.host(cli, agreement) == PLACES[1]

    def test_only_a_party_hosts_however_it_is_entered(self, cli: Cli, agreement: Record, prosecution: Record) -> None:
        words = ("--agreement", agreement["id"], "--on", "2026-09-01", "--host")
        kept = cli("meeting", "add", *words, PLACES[1], "--json", expect=0).json

        assert PLACES[0] in cli("meeting", "add", *words, prosecution["id"], "--json", expect=2).error["hint"]
        cli("meeting", "change", kept["id"], "--host", prosecution["id"], "--json", expect=2)
        assert cli("meeting", "change", kept["id"], "--host", PLACES[2], "--json", expect=0).json["host"] == PLACES[2]

    def test_minutes_attendance_and_the_next_meeting(self, cli: Cli, agreement: Record) -> None:
        sign_all(cli, agreement)

        met = cli("agreement", "meet", agreement["id"], "--minutes", "Anfragen", "--attended", "Sommerfeld, Muster", expect=0).out

        assert "Sommerfeld, Muster" in met
        assert "01.06.2027" in met
        assert f"nächster Gastgeber    {PLACES[1]}" in met
        assert shown(cli, agreement)["next_meeting_due_on"] == "2027-06-01"

    def test_nobody_meets_under_an_agreement_that_is_over(self, cli: Cli, agreement: Record) -> None:
        sign_all(cli, agreement)
        cli("agreement", "end", agreement["id"], "--on", "2027-02-28", "--reason", "vorbei", expect=0)

        cli("agreement", "meet", agreement["id"], "--json", expect=2)
        cli("agreement", "meet", agreement["id"], "--on", "2027-02-20", expect=0)

    def test_an_agreement_without_parties_has_no_meetings(self, cli: Cli) -> None:
        prison, office = (builders.an_organisation(name, contacts=False) for name in PLACES[:2])
        client = builders.a_client()
        release = builders.kept(
            builders.ENTITIES["releases"],
            {"client_id": client["id"], "from_id": prison["id"], "to_id": office["id"], "scope": "Wohnen", "purpose": "Übergang"},
        )
        cli("agreement", "new", "--kind", "release", "--release", release["id"], expect=0)

        for verb in ("meet", "agenda"):
            assert "keine Partner" in cli("agreement", verb, "SE-2027-0001", "--json", expect=2).error["message"]


class TestWhoIsInCharge:
    """K-01: named contacts and deputies, and plainly where there is none."""

    def in_charge(self, cli: Cli, agreement: Record, who: str = "contacts") -> Any:
        return shown(cli, agreement)["parties"][0][who]

    def test_today_and_from_when_to_when(self, cli: Cli, agreement: Record) -> None:
        prison = {"id": agreement["title"].split(" – ")[0]}
        builders.a_contact(prison, name="Petra Sommerfeld", begins_on="2026-01-01", ends_on="2027-04-30")
        builders.a_contact(prison, name="Ole Muster", begins_on="2027-05-15")
        builders.a_contact(prison, name="Rita Vertreter", begins_on="2026-01-01", deputy="ja")

        contacts = self.in_charge(cli, agreement)

        assert [(one["name"], one["since"], one["until"]) for one in contacts["today"]] == [
            ("Petra Sommerfeld", "2026-01-01", "2027-04-30")
        ]
        assert [one["name"] for one in contacts["later"]] == ["Ole Muster"]
        assert contacts["gaps"] == [{"since": "2027-05-01", "until": "2027-05-14"}]
        assert self.in_charge(cli, agreement, "deputies")["gaps"] == []
        printed = " ".join(cli("agreement", "show", agreement["id"], expect=0).out.split())
        assert "Lücke 01.05.2027–14.05.2027 (K-01)" in printed
        assert "Ole Muster ab 15.05.2027" in printed

    def test_a_gap_of_today_says_since_when(self, cli: Cli, agreement: Record, monkeypatch: pytest.MonkeyPatch) -> None:
        prison = {"id": agreement["title"].split(" – ")[0]}
        builders.a_contact(prison, name="Petra Sommerfeld", begins_on="2026-01-01", ends_on="2027-03-31")
        sign_all(cli, agreement)
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-04-20")

        assert self.in_charge(cli, agreement)["gaps"] == [{"since": "2027-04-01", "until": None}]
        assert "Lücke seit 01.04.2027 (K-01)" in " ".join(cli("agreement", "show", agreement["id"], expect=0).out.split())

    def test_whoever_joined_later_owes_a_contact_from_then_on(
        self, cli: Cli, agreement: Record, prosecution: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sign_all(cli, agreement)
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-05-03")
        cli("agreement", "amend", agreement["id"], "--reason", "Beitritt", expect=0)
        cli("party", "add", "--agreement", agreement["id"], "--organisation", prosecution["id"], expect=0)

        gaps = {party["organisation"]: party["contacts"]["gaps"] for party in shown(cli, agreement)["parties"]}

        assert gaps[prosecution["name"]] == [{"since": "2027-05-03", "until": None}]
        assert gaps[PLACES[0]] == [{"since": "2027-03-01", "until": None}]
