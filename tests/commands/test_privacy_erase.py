"""Somebody is erased: what has to be settled first, what a law keeps, names in texts about others, and what is out of reach."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.commands import _erasing
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import local
from traces import traces

pytestmark = pytest.mark.usefixtures("register")

NAME = "Xanthippe Quellmark"


@pytest.fixture
def person() -> builders.Record:
    return builders.a_volunteer(name=NAME, street="Am Markt 1", town="Lüneburg", email="x@verein.example")


def about(person: builders.Record, plural: str, **typed: Any) -> builders.Record:
    return builders.kept(ENTITIES[plural], {"volunteer_id": person["id"], **typed})


def erase(cli: Cli, who: builders.Record, *more: object, expect: int = 0) -> Any:
    return cli("privacy", "erase", who["id"], "--yes", "--json", *more, expect=expect)


# what has to be settled first

OPEN = {
    "AUSLAGE": ("claims", {"amount_cents": "12,50", "claimed_on": "2027-02-01"}, ["--paid", "2027-02-02"]),
    "UNFALL": ("accidents", {"days_unfit": "5"}, ["--reported", "heute"]),
    "VORFALL": ("incidents", {"kind": "crisis"}, ["--closed", "heute"]),
    "AUSKUNFT": ("access_requests", {"subject": "was steht über mich da?"}, ["--answered", "heute"]),
}


@pytest.mark.parametrize("rule", OPEN)
def test_what_is_open_is_settled_first(cli: Cli, person: builders.Record, rule: str) -> None:
    plural, typed, lift = OPEN[rule]
    record = about(person, plural, **typed)

    refused = erase(cli, person, expect=5)

    [broken] = refused.error["rules"]
    assert (broken["rule"], broken["record"]) == (rule, record["id"])
    assert f"ehrenamt {ENTITIES[plural].name} change {record['id']}" in refused.error["hint"]
    cli(ENTITIES[plural].name, "change", record["id"], *lift, expect=0)
    assert erase(cli, person).json["erased"]


def test_a_request_to_be_erased_is_answered_by_it(cli: Cli, person: builders.Record) -> None:
    about(person, "access_requests", subject="bitte löschen", right="erasure")

    assert erase(cli, person).json["gone"]["access_requests"] == 1


def test_who_is_placed_is_not_erased(cli: Cli) -> None:
    prison = builders.a_prison()
    person, client = builders.a_ready_volunteer(prison), builders.a_client()
    placement = builders.a_placement(builders.a_need(prison, client_id=client["id"]), person)["id"]
    cli("placement", "start", placement, expect=0)

    assert [rule["rule"] for rule in erase(cli, person, expect=5).error["rules"]] == ["EINSATZ"]
    assert [rule["rule"] for rule in erase(cli, client, expect=5).error["rules"]] == ["EINSATZ"]

    cli("placement", "end", placement, "--reason", "client_wish", expect=0)
    assert erase(cli, client).json["remains"] == {"needs": 1}
    assert erase(cli, person).json["remains"] == {"placements": 1}


def test_who_is_bound_by_an_agreement_ends_it_first(cli: Cli, person: builders.Record) -> None:
    words = ("--volunteer", person["id"], "--begins", "2027-01-01", "--json")
    agreement = cli("agreement", "new", "--kind", "volunteer", *words, expect=0).json
    with registers.opened() as book, book.change() as db:
        db["agreements"].update(agreement["id"], {"status": "signed"})

    [broken] = erase(cli, person, expect=5).error["rules"]

    assert (broken["rule"], broken["record"]) == ("VEREINBARUNG", agreement["id"])


def test_a_hold_of_ones_own_stands_until_it_is_taken_out(cli: Cli, person: builders.Record) -> None:
    words = ("--volunteer", person["id"], "--reason", "dispute", "--note", "Az. 12/27", "--json")
    hold = cli("hold", "add", *words, expect=0).json

    assert [rule["rule"] for rule in erase(cli, person, expect=5).error["rules"]] == ["LÖSCHSPERRE"]

    cli("hold", "remove", hold["id"], "--yes", expect=0)
    assert erase(cli, person).json["erased"]


def test_a_hold_concerns_one_person(cli: Cli, person: builders.Record) -> None:
    cli("hold", "add", "--reason", "dispute", "--json", expect=2)
    words = ("--volunteer", person["id"], "--client", builders.a_client()["id"])
    cli("hold", "add", *words, "--reason", "dispute", "--json", expect=2)


# what a law keeps


def test_a_receipt_is_kept_and_only_there_name_and_address_stay(
    cli: Cli, register: Path, person: builders.Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = about(person, "claims", amount_cents="12,50", paid_on="2026-06-01")

    [held] = erase(cli, person).json["held"]

    assert (held["record"], held["until"]) == (claim["id"], "2034-12-31")
    assert "§ 147" in held["basis"]
    assert cli("claim", "show", claim["id"], "--json", expect=0).json["volunteer"] is None
    assert cli("volunteer", "list", "quellmark", "--json", expect=0).json == []
    [kept] = cli("restriction", "list", "--json", expect=0).json
    assert (kept["name"], kept["address"], kept["withheld"]) == (None, None, ["name", "address"])
    seen = cli("restriction", "show", kept["id"], "--protected", "--json", expect=0).json
    assert (seen["name"], seen["address"]) == (NAME, "Am Markt 1, 21335, Lüneburg")
    [look] = cli("audit", "log", "--action", "read", "--json", expect=0).json
    assert (look["record_id"], look["fields"]) == (kept["id"], ["address", "name"])


def test_the_lines_of_a_receipt_are_kept_with_it(cli: Cli, person: builders.Record) -> None:
    claim = about(person, "claims", amount_cents="12,50", paid_on="2026-06-01")
    line = about(person, "efforts", held_on="2026-05-12", minutes="60 min", kilometres="25")
    other = about(person, "efforts", held_on="2026-05-13", minutes="60 min", kilometres="25")
    with registers.opened() as book, book.change() as db:
        db["efforts"].update(line["id"], {"claim_id": claim["id"]})

    done = erase(cli, person).json

    assert [held["record"] for held in done["held"]] == [claim["id"]]
    days = {row["id"]: row["held_on"] for row in cli("effort", "list", "--json", expect=0).json}
    assert days == {line["id"]: "2026-05-12", other["id"]: "2026-05-01"}
    assert len(cli("restriction", "list", "--json", expect=0).json) == 1


def test_what_need_not_be_kept_any_longer_goes(cli: Cli, person: builders.Record) -> None:
    about(person, "claims", amount_cents="12,50", paid_on="2015-06-01")
    about(person, "accidents", known_on="2022-01-10", days_unfit="2")

    done = erase(cli, person).json

    assert done["held"] == []
    assert done["gone"]["claims"] == done["gone"]["accidents"] == 1


def test_an_accident_is_kept_for_five_years(cli: Cli, person: builders.Record) -> None:
    about(person, "accidents", known_on="2025-01-10", days_unfit="9", reported_on="2025-01-11")

    [held] = erase(cli, person).json["held"]

    assert (held["until"], "DGUV" in held["basis"]) == ("2030-01-10", True)


# names in texts about others


def test_a_whole_name_in_a_text_about_others_is_blacked_out(cli: Cli, register: Path, person: builders.Record) -> None:
    other = builders.a_volunteer(name="Karin Weber", notes="kennt Quellmark, Xanthippe; mit Frau Quellmark im Chor")
    cli("volunteer", "change", other["id"], "--town", "Celle", expect=0)

    [mention] = erase(cli, person).json["mentions"]

    assert (mention["record"], mention["field"], mention["fate"]) == (other["id"], "notes", "black")
    row = cli("volunteer", "show", other["id"], "--json", expect=0).json
    assert row["notes"] == "kennt [gelöscht]; mit Frau [gelöscht] im Chor"
    assert traces(register.parent, "quellmark") == []
    cli("volunteer", "undo", other["id"], "--yes", expect=0)
    assert cli("volunteer", "show", other["id"], "--json", expect=0).json["town"] is None


def test_a_part_of_a_name_is_shown_for_decision(cli: Cli, person: builders.Record) -> None:
    other = builders.a_volunteer(name="Karin Weber", notes="mit Frau Quellmark im Chor")

    [mention] = erase(cli, person, "--dry-run").json["mentions"]
    assert (mention["words"], mention["fate"]) == ("mit Frau Quellmark im Chor", "ask")

    erase(cli, person, "--mentions", "all")
    assert cli("volunteer", "show", other["id"], "--json", expect=0).json["notes"] == "mit Frau [gelöscht] im Chor"


def test_somebody_at_a_terminal_decides(cli: Cli, person: builders.Record) -> None:
    other = builders.a_volunteer(name="Karin Weber", notes="mit Frau Quellmark im Chor")

    cli("privacy", "erase", person["id"], expect=0, answers=["j", "j"])

    assert cli("volunteer", "show", other["id"], "--json", expect=0).json["notes"] == "mit Frau [gelöscht] im Chor"


def test_texts_can_be_left_as_they_are(cli: Cli, person: builders.Record) -> None:
    other = builders.a_volunteer(name="Karin Weber", notes=f"kennt {NAME}")

    [mention] = erase(cli, person, "--mentions", "keep").json["mentions"]

    assert mention["fate"] == "stays"
    assert cli("volunteer", "show", other["id"], "--json", expect=0).json["notes"] == f"kennt {NAME}"


def test_whoever_is_called_alike_stays_and_texts_are_not_touched(cli: Cli, person: builders.Record) -> None:
    twin = builders.a_contact(builders.a_prison(), name=NAME)
    other = builders.a_volunteer(name="Karin Weber", notes=f"kennt {NAME}")

    done = erase(cli, person).json

    assert done["namesakes"] == [{"record": twin["id"], "kind": "contacts"}]
    assert [mention["fate"] for mention in done["mentions"]] == ["ask"]
    assert cli("contact", "show", twin["id"], "--json", expect=0).json["name"] == NAME
    assert cli("volunteer", "show", other["id"], "--json", expect=0).json["notes"] == f"kennt {NAME}"


def test_who_signed_for_a_party_stays_while_the_agreement_is_in_force(cli: Cli) -> None:
    office, prison = builders.an_organisation("Anlaufstelle Nord"), builders.a_prison()
    contact = builders.a_contact(office, name=NAME)
    agreement = builders.a_cooperation(office, prison, begins_on="2027-01-01")
    for place in (office, prison):
        words = ("--party", place["name"], "--by", NAME, "--on", "2027-01-01")
        cli("agreement", "sign", agreement["id"], *words, expect=0)

    done = erase(cli, contact).json

    assert {(mention["kind"], mention["fate"]) for mention in done["mentions"]} == {("parties", "stays"), ("signatures", "stays")}


def test_a_name_in_a_setting_is_found(cli: Cli, person: builders.Record) -> None:
    cli("config", "set", "letterhead.footer", f"fragen Sie {NAME}", expect=0)

    [mention] = erase(cli, person).json["mentions"]

    assert (mention["kind"], mention["fate"]) == ("settings", "black")
    assert "fragen Sie [gelöscht]" in cli("config", expect=0).out
    cli("config", "history", "letterhead.footer", "--json", expect=0)


# people and other records


def test_a_professional_goes_and_agreements_stay(cli: Cli) -> None:
    prison = builders.a_prison(contacts=False)
    contact = builders.a_contact(prison, name=NAME)
    words = ("--kind", "volunteer", "--volunteer", builders.a_volunteer()["id"], "--contact", contact["id"], "--json")
    agreement = cli("agreement", "new", *words, expect=0).json

    done = erase(cli, contact).json

    assert done["unlinked"] == {"agreements": 1}
    assert cli("agreement", "show", agreement["id"], "--json", expect=0).json["contact_id"] is None
    assert cli("remainder", "list", "--json", expect=0).json == []


def test_an_organisation_is_no_person_but_names_those_who_are(cli: Cli) -> None:
    prison = builders.a_prison(contacts=False)
    contact = builders.a_contact(prison)

    refused = erase(cli, prison, expect=2)

    assert contact["id"] in refused.error["hint"]


def test_a_single_record_goes_for_good(cli: Cli, register: Path, person: builders.Record) -> None:
    note = about(person, "contact_notes", note="weinte am Telefon")

    erase(cli, note)

    cli("note", "show", note["id"], expect=4)
    cli("volunteer", "show", person["id"], expect=0)
    assert traces(register.parent, "weinte") == []


def test_several_who_could_be_meant_are_told_apart(cli: Cli, person: builders.Record) -> None:
    builders.a_contact(builders.a_prison(), name="Quirin Quellmark")

    refused = cli("privacy", "erase", "quellmark", "--yes", "--json", expect=4)

    assert person["id"] in refused.error["hint"]
    cli("privacy", "erase", "niemand da", "--yes", "--json", expect=4)


# what is out of reach


def test_backups_and_documents_are_named_with_their_places(cli: Cli, tmp_path: Path, person: builders.Record) -> None:
    cli("backup", expect=0)
    paper = tmp_path / "ablage" / "dank.pdf"
    paper.parent.mkdir()
    cli("document", "render", "thank-you", "--for", person["id"], "--draft", "-o", paper, expect=0)

    seen = erase(cli, person, "--look-in", paper.parent).json

    [saved] = seen["backups"]
    assert Path(saved).is_file()
    [document] = seen["documents"]
    assert (document["kind"], document["files"]) == ("Dankschreiben", [str(paper)])
    erase(cli, person, "--look-in", tmp_path / "gibt es nicht", expect=4)


def test_while_another_program_reads_the_log_is_emptied_by_the_next_command(
    cli: Cli, register: Path, person: builders.Record
) -> None:
    reader = local.connect(register, None)
    reader.execute("BEGIN")
    reader.execute("SELECT name FROM volunteers").fetchall()

    done = erase(cli, person)

    assert done.json["file_clean"] is False
    assert traces(register.parent, "quellmark") != []
    reader.close()
    cli("volunteer", "list", expect=0)
    assert traces(register.parent, "quellmark") == []


def test_what_somebody_writes_between_the_look_and_the_yes_goes_too(
    cli: Cli, register: Path, person: builders.Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(question: object, *, yes: bool) -> bool:
        about(person, "contact_notes", note="in letzter Sekunde")
        return True

    monkeypatch.setattr(_erasing.prompts, "confirm", meanwhile)

    cli("privacy", "erase", person["id"], expect=0)

    assert cli("note", "list", "--json", expect=0).json == []
    assert traces(register.parent, "sekunde", "quellmark") == []
