"""Ask 13: duplicates are found, merged field by field, remembered as "not the same", and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.interpreters import INTERPRETERS, PERSONS
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import audit
from traces import traces

pytestmark = pytest.mark.usefixtures("register")


def visible() -> dict[str, Any]:
    """Everything that the register shows: all rows but the history."""
    return {table: rows for table, rows in builders.everything().items() if table != "history"}


@pytest.fixture
def anna() -> Record:
    """Somebody who is there."""
    return builders.an_active_volunteer(
        name="Anna Müller", born_on="1970-02-28", phone="0511 12345", languages="ar:B1", street="Am Markt 1", town="Hannover"
    )


@pytest.fixture
def again(anna: Record) -> Record:
    """The same person, written down a second time."""
    return builders.a_volunteer(
        name="Mueller, Anna",
        born_on="1970-02-28",
        email="anna@post.example",
        languages="ar:B2",
        notes="singt",
        enquired_on="2026-05-01",
    )


def pairs(cli: Cli, *words: str) -> list[Record]:
    found: list[Record] = cli("volunteer", "duplicates", *words, "--json", expect=0).json
    return found


class TestFinding:
    def test_with_reasons_in_words(self, cli: Cli, anna: Record, again: Record) -> None:
        builders.a_volunteer(name="Peter Müller", phone="0511 12345")

        [pair] = pairs(cli)

        assert {pair["one"]["id"], pair["other"]["id"]} == {anna["id"], again["id"]}
        assert pair["because"] == "gleicher Geburtstag, gleicher Name, seltener Name, gleiche PLZ"
        assert (pair["certainty"], pair["points"]) == ("sure", 9.9)
        shown = cli("volunteer", "duplicates", expect=0)
        assert "sicher" in shown.out
        assert "ehrenamt volunteer merge" in shown.stderr
        assert "same date of birth" in cli("volunteer", "duplicates", "--lang", "en", expect=0).out

    def test_of_one_person_only(self, cli: Cli, anna: Record, again: Record) -> None:
        other = builders.a_volunteer(name="Bo Berg")

        assert len(pairs(cli, anna["id"])) == 1
        assert pairs(cli, other["id"]) == []

    def test_organisations_and_contacts_too(self, cli: Cli) -> None:
        place = builders.a_prison("JVA Heidetal", contacts=False)
        builders.an_organisation("Justizvollzugsanstalt Heidetal", contacts=False, kind="prison", postal_code="21335")
        builders.a_contact(place, name="Petra Sommerfeld", email="p.s@jva.example")
        builders.a_contact(place, name="Sommerfeld Petra")

        assert len(cli("organisation", "duplicates", "--json", expect=0).json) == 1
        assert len(cli("contact", "duplicates", "--json", expect=0).json) == 1

    def test_said_before_somebody_is_added_twice(self, cli: Cli, anna: Record) -> None:
        line = ("add-volunteer", "--name", "Anna Mueller", "--born", "1970-02-28")

        asked = cli(*line, expect=0, answers=["", "", "", "", "", "", "n"])
        assert f"Vielleicht schon da: Anna Müller ({anna['id']}), gleicher Geburtstag" in asked.stderr
        assert len(cli("volunteer", "list", "--json", expect=0).json) == 1

        told = cli(*line, "--json", expect=0)
        assert told.json["name"] == "Anna Mueller"
        assert "Vielleicht schon da" in told.stderr
        assert "Vielleicht" not in cli("add-volunteer", "--name", "Bo Berg", expect=0).stderr

    def test_said_before_a_list_is_taken_over_and_never_merged_by_itself(self, cli: Cli, anna: Record, tmp_path: Path) -> None:
        path = tmp_path / "liste.csv"
        path.write_text(
            "Name;Geburtstag;Telefon\nMüller-Weiß Anna;28.02.1970;\nBo Berg;1.1.1980;040 1\nBo Bergg;1.1.1980;\n",
            encoding="utf-8",
        )

        asked = cli("import", "volunteers", path, expect=0, answers=["n"])
        assert "Neu, aber vielleicht schon da" in asked.stderr
        done = cli("import", "volunteers", path, "--yes", "--json", expect=0).json

        assert done["added"] == 3
        assert [(one["row"], one["id"]) for one in done["alike"]] == [(2, anna["id"]), (4, "#3")]
        assert "gleicher Geburtstag" in done["alike"][0]["because"]


class TestNotTheSame:
    def test_is_remembered_and_can_be_taken_back(self, cli: Cli, anna: Record, again: Record) -> None:
        cli("volunteer", "not-same", anna["id"], again["id"], expect=0)

        assert pairs(cli) == []
        assert cli("volunteer", "not-same", again["id"], anna["id"], "--json", expect=0).json["verdict"] == "different"
        assert len(cli("duplicate", "list", "--json", expect=0).json) == 1

        cli("undo", "--yes", expect=0)
        assert len(pairs(cli)) == 1

    def test_nobody_is_not_the_same_as_themselves(self, cli: Cli, anna: Record) -> None:
        cli("volunteer", "not-same", anna["id"], anna["id"], "--json", expect=2)
        cli("volunteer", "merge", anna["id"], anna["id"], "--yes", "--json", expect=2)

    def test_whoever_turned_out_to_be_the_same_can_still_be_merged(self, cli: Cli, anna: Record, again: Record) -> None:
        third = builders.a_volunteer(name="Anna Müller", born_on="1970-02-28")["id"]
        cli("volunteer", "not-same", anna["id"], again["id"], expect=0)
        cli("volunteer", "not-same", again["id"], third, expect=0)

        cli("volunteer", "merge", anna["id"], again["id"], "--yes", expect=0)

        decided = {(row["verdict"], row["subject"], row["other"]) for row in cli("duplicate", "list", "--json", expect=0).json}
        assert decided == {("merged", anna["id"], again["id"]), ("different", *sorted((anna["id"], third)))}
        assert pairs(cli) == []


class TestFieldByField:
    def test_what_each_holds_what_is_chosen_and_why(self, cli: Cli, anna: Record, again: Record) -> None:
        before = visible()

        seen = cli("volunteer", "merge", anna["id"], again["id"], "--dry-run", "--json", expect=0).json

        assert visible() == before
        chosen = {field["field"]: (field["value"], field["from"], field["why"]) for field in seen["fields"]}
        assert chosen["name"] == ("Anna Müller", "one", "dasselbe, anders geschrieben")
        assert chosen["email"] == ("anna@post.example", "other", "nur dort bekannt")
        assert chosen["languages"] == (["ar:B2"], "both", "vereint")
        assert chosen["status"] == ("active", "one", "weiter auf dem Weg")
        assert chosen["enquired_on"] == ("2026-05-01", "other", "der frühere Tag")
        assert chosen["notes"][0] == "singt"
        assert "born_on" not in chosen

    def test_an_address_is_not_patched_from_two(self, cli: Cli, anna: Record) -> None:
        other = builders.a_volunteer(name="Anna Müller", street="Nebenweg 2", postal_code="29525", town="Uelzen")

        left = cli("volunteer", "merge", anna["id"], other["id"], "--dry-run", "--json", expect=0).json["record"]
        taken = cli("volunteer", "merge", anna["id"], other["id"], "--take", "B.street", "--dry-run", "--json", expect=0).json

        assert (left["street"], left["postal_code"], left["town"]) == ("Am Markt 1", "21335", "Hannover")
        assert (taken["record"]["street"], taken["record"]["postal_code"], taken["record"]["town"]) == (
            "Nebenweg 2",
            "29525",
            "Uelzen",
        )

    @pytest.mark.parametrize("side", ["B", "key"])
    def test_a_field_is_chosen_by_an_option(self, cli: Cli, anna: Record, side: str) -> None:
        other = builders.a_volunteer(name="Anna Mueller-Neu", phone="040 998877")
        whose = other["id"] if side == "key" else side

        done = cli("volunteer", "merge", anna["id"], other["id"], "--take", f"{whose}.phone", "--yes", "--json", expect=0).json

        assert (done["record"]["phone"], done["record"]["name"]) == ("040 998877", "Anna Müller")

    def test_all_that_the_other_says(self, cli: Cli, anna: Record) -> None:
        other = builders.a_volunteer(name="Anna Neu", phone="040 998877")

        record = cli(
            *("volunteer", "merge", anna["id"], other["id"], "--take", "B", "--take", "A.name", "--yes", "--json"), expect=0
        ).json["record"]

        assert (record["name"], record["phone"], record["street"]) == ("Anna Müller", "040 998877", "Am Markt 1")

    def test_a_field_is_asked_for_on_a_terminal(self, cli: Cli, anna: Record) -> None:
        other = builders.a_volunteer(name="Anna Müller", phone="040 998877")

        asked = cli("volunteer", "merge", anna["id"], other["id"], expect=0, answers=["vielleicht", "b", "j"])

        assert "Telefon: A 0511 12345, B 040 998877" in asked.stderr
        assert builders.fetched(builders.VOLUNTEERS, anna["id"])["phone"] == "040 998877"
        cli("undo", "--yes", expect=0)
        cli("volunteer", "merge", anna["id"], other["id"], expect=0, answers=["", "n"])
        assert builders.fetched(builders.VOLUNTEERS, other["id"])

    @pytest.mark.parametrize("take", ["C.phone", "B.schuhe", "phone", ""])
    def test_what_cannot_be_taken_is_said(self, cli: Cli, anna: Record, again: Record, take: str) -> None:
        assert "--take" in cli("volunteer", "merge", anna["id"], again["id"], "--take", take, "--json", expect=2).error["message"]

    def test_a_blocked_address_stays_blocked_and_unseen(self, cli: Cli, anna: Record) -> None:
        other = builders.a_volunteer(name="Anna Müller", street="Geheimweg 3", town="Verborgen", address_blocked="ja")

        seen = cli("volunteer", "merge", anna["id"], other["id"], "--take", "B.street", "--yes", expect=0)

        assert not any(word in seen.out + seen.stderr for word in ("Geheimweg", "Verborgen", "Am Markt"))
        kept = builders.fetched(builders.VOLUNTEERS, anna["id"])
        assert (kept["address_blocked"], kept["street"]) == (1, "Geheimweg 3")

    def test_without_a_terminal_it_is_not_done_by_the_way(self, cli: Cli, anna: Record, again: Record) -> None:
        cli("volunteer", "merge", anna["id"], again["id"], "--json", expect=7)


PEOPLE = ("volunteers", "contacts")


def _referring() -> list[tuple[Entity, str, str]]:
    """Every reference there is to somebody who can be merged: the kind, the column, and whom it points to."""
    return [
        (entity, field.name, field.refers_to)
        for entity in ENTITIES.values()
        for field in entity.fields
        if field.refers_to in ("volunteers", "organisations", "contacts")
    ]


class TestWhatRefersToIt:
    @pytest.mark.parametrize(("entity", "column", "target"), _referring(), ids=lambda value: getattr(value, "name", value))
    def test_moves_along_and_comes_back(self, cli: Cli, entity: Entity, column: str, target: str) -> None:
        record = builders.a_record(entity)
        kind = ENTITIES[target]
        one, other = (builders.a_record(kind)["id"] for _ in range(2))
        field = entity.field(column)
        with registers.opened() as book:
            about = {one.name: None for one in entity.fields if one.refers_to in PEOPLE and not one.required}
            about |= dict.fromkeys(PERSONS) if entity is INTERPRETERS else {}
            builders.stored.change(book, entity, record, {**about, column: [other] if field.kind.many else other})
        before = visible()

        done = cli(kind.name, "merge", one, other, "--yes", "--json", expect=0).json

        moved = builders.fetched(entity, record["id"])[column]
        assert moved == ([one] if field.kind.many else one)
        assert done["moved"][entity.plural] >= 1
        cli(kind.name, "show", other, expect=0)
        cli("undo", "--yes", expect=0)
        assert visible() == before

    def test_deadlines_that_were_settled_stay_settled(self, cli: Cli, anna: Record, again: Record) -> None:
        deadline = next(
            one for one in cli("deadlines", "--weeks", 30, "--json", expect=0).json if one["subject"]["id"] == again["id"]
        )
        cli("deadlines", "done", deadline["id"], "--note", "erledigt", expect=0)

        cli("volunteer", "merge", anna["id"], again["id"], "--yes", expect=0)

        [row] = cli("settlement", "list", "--json", expect=0).json
        assert (row["subject"], row["note"]) == (anna["id"], "erledigt")
        assert row["id"] != deadline["id"]

    def test_two_admissions_and_doubled_records_are_said(self, cli: Cli, anna: Record, again: Record) -> None:
        prison = builders.a_prison()
        for person in (anna, again):
            builders.a_screening(person, kind="admission", organisation_id=prison["id"], valid_until="2028-12-31")
            builders.a_screening(person, kind="training")

        remarks = cli("volunteer", "merge", anna["id"], again["id"], "--yes", "--json", expect=0).json["remarks"]

        assert any("2 Zulassungen bei Einrichtung JVA Heidetal" in remark for remark in remarks)
        assert any(remark.startswith("doppelt: Nachweis Schulung") for remark in remarks)

    def test_both_placed_in_one_need_is_settled_first(self, cli: Cli) -> None:
        prison = builders.a_prison()
        need = builders.a_need(prison, people="2")
        people = [builders.a_ready_volunteer(prison, name="Anna Müller") for _ in range(2)]
        placed = [builders.a_placement(need, person)["id"] for person in people]

        error = cli("volunteer", "merge", people[0]["id"], people[1]["id"], "--yes", "--json", expect=5).error

        assert all(key in error["message"] for key in placed)
        cli("placement", "remove", placed[1], "--yes", expect=0)
        cli("volunteer", "merge", people[0]["id"], people[1]["id"], "--yes", expect=0)

    def test_a_partner_is_not_there_twice(self, cli: Cli) -> None:
        places = [builders.an_organisation(f"Partner {name}", contacts=False) for name in "AB"]
        builders.a_cooperation(*places)

        cli("organisation", "merge", places[0]["id"], places[1]["id"], "--yes", "--json", expect=5)

    def test_ones_own_organisation_stays(self, cli: Cli) -> None:
        own = next(
            row["id"] for row in cli("organisation", "list", "--json", expect=0).json if row["name"] == "Koordination Nord"
        )
        other = builders.an_organisation("Koordination Nordwest")["id"]

        assert f"merge {own} {other}" in cli("organisation", "merge", other, own, "--yes", "--json", expect=2).error["hint"]
        cli("organisation", "merge", own, other, "--yes", expect=0)


class TestAfterwards:
    def test_the_old_key_leads_to_the_new_one(self, cli: Cli, anna: Record, again: Record) -> None:
        cli("volunteer", "merge", anna["id"], again["id"], "--yes", expect=0)

        shown = cli("volunteer", "show", again["id"], "--json", expect=0)
        assert shown.json["id"] == anna["id"]
        assert f"{again['id']} heißt jetzt {anna['id']}." in shown.stderr
        assert cli("effort", "log", again["id"], "1:00", "--json", expect=0).json["volunteer_id"] == anna["id"]

    def test_over_several_mergers(self, cli: Cli, anna: Record, again: Record) -> None:
        third = builders.a_volunteer(name="Anna Müller")["id"]
        cli("volunteer", "merge", anna["id"], again["id"], "--yes", expect=0)
        cli("volunteer", "merge", third, anna["id"], "--yes", expect=0)

        for key in (anna["id"], again["id"]):
            assert cli("volunteer", "show", key, "--json", expect=0).json["id"] == third

    def test_the_history_of_both_stays(self, cli: Cli, anna: Record, again: Record) -> None:
        cli("volunteer", "merge", anna["id"], again["id"], "--yes", expect=0)

        rows = cli("volunteer", "history", anna["id"], "--json", expect=0).json

        assert {"anna@post.example"} <= {row["after"] for row in rows if row["action"] == "add" and row["field"] == "email"}
        assert [(row["before"], row["after"]) for row in rows if row["action"] == "merge"] == [(again["id"], anna["id"])]

    def test_erasing_the_person_erases_both(self, cli: Cli, register: Path) -> None:
        one = builders.a_volunteer(name="Xanthippe Quellmark")
        other = builders.a_volunteer(name="Quellmarck Zenobia", email="zenobia@post.example")
        builders.a_volunteer(name="Bo Berg", notes="kennt Zenobia Quellmarck")
        cli("volunteer", "merge", one["id"], other["id"], "--yes", expect=0)

        cli("privacy", "erase", other["id"], "--yes", expect=0)

        assert traces(register.parent, "xanthippe", "zenobia") == []
        with registers.opened() as book:
            assert audit.verify(book).holds


class TestTakenBack:
    def test_wholly(self, cli: Cli, anna: Record, again: Record) -> None:
        prison = builders.a_prison()
        builders.a_screening(again, kind="training")
        builders.a_placement(builders.a_need(prison), builders.a_ready_volunteer(prison, name="Bo Berg"))
        before = visible()
        act = cli("volunteer", "merge", anna["id"], again["id"], "--yes", "--json", expect=0).json["act"]
        after = visible()

        back = cli("undo", act, "--yes", "--json", expect=0).json["act"]
        assert visible() == before
        cli("undo", back, "--yes", expect=0)
        assert visible() == after

    def test_even_after_other_changes(self, cli: Cli, anna: Record, again: Record) -> None:
        screening = builders.a_screening(again, kind="training")["id"]
        gone = builders.a_screening(again, kind="secrecy")["id"]
        act = cli("volunteer", "merge", anna["id"], again["id"], "--yes", "--json", expect=0).json["act"]
        cli("volunteer", "change", anna["id"], "--email", "neu@post.example", expect=0)
        cli("screening", "change", screening, "--valid-until", "2028-01-01", expect=0)
        cli("screening", "remove", gone, "--yes", expect=0)
        cli("effort", "log", anna["id"], "1:30", expect=0)

        done = cli("undo", act, "--yes", "--json", expect=0).json

        assert done["stays"] == [f"Freiwillige:r Anna Müller ({anna['id']}): E-Mail bleibt, wie es seitdem ist"]
        kept = builders.fetched(builders.VOLUNTEERS, anna["id"])
        assert (kept["email"], kept["notes"], kept["languages"]) == ("neu@post.example", None, ["ar:B1"])
        assert builders.fetched(builders.VOLUNTEERS, again["id"])["email"] == "anna@post.example"
        row = builders.fetched(builders.SCREENINGS, screening)
        assert (row["volunteer_id"], row["valid_until"]) == (again["id"], "2028-01-01")

    def test_what_stands_in_the_way_is_said(self, cli: Cli, anna: Record, again: Record) -> None:
        act = cli("volunteer", "merge", anna["id"], again["id"], "--yes", "--json", expect=0).json["act"]
        third = builders.a_volunteer(name="Anna Müller")["id"]
        later = cli("volunteer", "merge", third, anna["id"], "--yes", "--json", expect=0).json["act"]

        error = cli("undo", act, "--yes", "--json", expect=5).error

        assert f"ehrenamt undo {later}" in error["hint"]
        cli("undo", later, "--yes", expect=0)
        cli("undo", act, "--yes", expect=0)
