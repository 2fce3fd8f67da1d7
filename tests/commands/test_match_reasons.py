"""Why and why not, what would be if, what would help most, and whether anybody always comes last."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.matching.criteria import CRITERIA

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def prison() -> Record:
    return builders.a_prison()


class TestAPerson:
    def test_sees_wishes_first_then_what_is_urgent(self, cli: Cli, prison: Record) -> None:
        urgent = builders.a_need(prison, title="Dringend", tier="1", activity_id="briefkontakt")
        wished = builders.a_need(prison, title="Gewünscht", tier="3")
        late = builders.a_need(prison, title="Wartet lange", tier="3", registered_on="2026-06-01")
        person = builders.a_ready_volunteer(prison, interests="einzelbegleitung; briefkontakt")
        cli("volunteer", "change", person["id"], "--interest", "einzelbegleitung", expect=0)

        found = cli("match", "--volunteer", person["id"], "--json", expect=0).json

        assert [one["need"]["id"] for one in found["best"]] == [late["id"], wished["id"]]
        assert all(one["wished"] and one["score"] == sum(r["points"] for r in one["reasons"]) for one in found["best"])
        assert [(one["need"]["id"], one["failures"][0]["code"]) for one in found["rest"]] == [(urgent["id"], "AUFGABE")]
        assert "Gewünscht" in cli("match", "--volunteer", person["id"], expect=0).out

    def test_sees_only_needs_that_lack_somebody(self, cli: Cli, prison: Record) -> None:
        full = builders.a_need(prison, title="Voll")
        builders.a_placement(full, builders.a_ready_volunteer(prison))
        builders.a_need(prison, title="Zu", status="geschlossen")
        person = builders.a_ready_volunteer(prison)

        found = cli("match", "--volunteer", person["id"], "--json", expect=0).json

        assert (found["suitable"], found["rest"]) == (0, [])

    def test_or_a_need_but_not_both(self, cli: Cli, prison: Record) -> None:
        need, person = builders.a_need(prison), builders.a_volunteer()

        hint = cli("match", need["id"], "--volunteer", person["id"], "--json", expect=2).error["hint"]

        assert "match why" in hint


class TestWhy:
    def test_names_every_criterion_with_both_sides(self, cli: Cli, prison: Record) -> None:
        need = builders.a_need(prison, languages="ar:B1", times="Di 14-16")
        person = builders.a_ready_volunteer(languages="ar:A2", availability="Di 13-17")

        found = cli("match", "why", need["id"], person["id"], "--json", expect=0).json

        assert not found["suits"]
        assert {row["code"] for row in found["criteria"] if not row["holds"]} == {"ZULASSUNG", "SPRACHE"}
        assert len(found["criteria"]) == len(CRITERIA)
        speaks = next(row for row in found["criteria"] if row["code"] == "SPRACHE")
        assert (speaks["wanted"], speaks["offered"]) == ("Arabisch ab B1", "Arabisch A2")
        assert speaks["lift"]
        assert speaks["basis"]
        assert "passt zurzeit nicht" in cli("match", "why", need["id"], person["id"], expect=0).out

    def test_agrees_with_the_placement(self, cli: Cli, prison: Record) -> None:
        person = builders.a_ready_volunteer(prison)
        fine, alone = builders.a_need(prison), builders.a_need(builders.a_prison("JVA Moorburg", contacts=False))

        assert cli("match", "why", fine["id"], person["id"], "--json", expect=0).json["suits"]
        cli("placement", "propose", fine["id"], person["id"], "--dry-run", expect=0)
        found = cli("match", "why", alone["id"], person["id"], "--json", expect=0).json
        assert [rule["rule"] for rule in found["rules"]] == ["ANSPRECHPERSON"]
        assert "Vertretung" in cli("match", "why", alone["id"], person["id"], expect=0).out

    def test_remembers_exclusions_by_their_class(self, cli: Cli, prison: Record) -> None:
        client, person = builders.a_client(), builders.a_ready_volunteer(prison)
        need = builders.a_need(prison, client_id=client["id"])
        builders.an_exclusion(person, client, reason="victim_protection")

        [said] = cli("match", "why", need["id"], person["id"], "--json", expect=0).json["remembered"]

        assert "Opferschutz" in said


class TestWhyNot:
    def test_names_the_nearest_and_the_single_change(self, cli: Cli, prison: Record) -> None:
        need = builders.a_need(prison, title="Farsi", languages="fa:A2", registered_on="2027-01-01")
        person = builders.a_ready_volunteer(name="Emil Perser", languages="fa:native")

        found = cli("match", "why-not", "Farsi", "--json", expect=0).json

        assert found["waiting_days"] == 59
        assert [(one["volunteer"]["id"], one["failed"]) for one in found["nearest"]] == [(person["id"], ["ZULASSUNG"])]
        assert [(one["kind"], one["volunteer"], one["constraint"]) for one in found["single_changes"]] == [
            ("pair", person["id"], "ZULASSUNG")
        ]
        assert found["need"]["id"] == need["id"]
        assert "Emil Perser: Zulassung" in cli("match", "why-not", "Farsi", expect=0).out

    def test_names_who_competes_for_whom(self, cli: Cli, prison: Record) -> None:
        for title in ("A", "B", "C"):
            builders.a_need(prison, title=title, tier="2" if title != "C" else "3")
        person = builders.a_ready_volunteer(prison, name="Nur Eine", capacity="2")

        found = cli("match", "why-not", "C", "--json", expect=0).json

        assert found["competition"]["volunteers"] == [person["id"]]
        assert len(found["competition"]["needs"]) == 2
        assert "Mitbewerb um Nur Eine" in cli("match", "why-not", "C", expect=0).out

    def test_says_so_where_the_plan_fills_it_or_it_looks_for_nobody(self, cli: Cli, prison: Record) -> None:
        builders.a_need(prison, title="Besuch")
        person = builders.a_ready_volunteer(prison)

        assert cli("match", "why-not", "Besuch", "--json", expect=0).json["filled_by"][0]["id"] == person["id"]
        cli("need", "change", "Besuch", "--status", "geschlossen", expect=0)
        cli("match", "why-not", "Besuch", "--json", expect=2)


class TestWhatIf:
    @pytest.fixture
    def need(self, prison: Record) -> Record:
        return builders.a_need(prison, title="Farsi", languages="fa:B1", times="Di 14-16")

    @pytest.mark.parametrize(
        ("lacking", "change"),
        [
            ({"admitted": False}, ("--admit", "JVA Heidetal")),
            ({"languages": "fa:A1"}, ("--speak", "fa:B2")),
            ({"availability": "Mi 9-12"}, ("--when", "Di 13-17")),
            ({"capacity": "0"}, ("--capacity", "2")),
            ({"hours_week": "1"}, ("--minutes", "120")),
            ({"interests": "briefkontakt"}, ("--do", "einzelbegleitung")),
        ],
    )
    def test_a_change_to_a_person_fills_the_need(
        self, cli: Cli, prison: Record, need: Record, lacking: dict[str, Any], change: tuple[str, str]
    ) -> None:
        typed = {"name": "Emil Perser", "languages": "fa:native", **lacking}
        builders.a_ready_volunteer(None if typed.pop("admitted", True) is False else prison, **typed)
        before = builders.everything()

        found = cli("match", "what-if", change[0], f"Emil={change[1]}", "--json", expect=0).json

        assert [one["id"] for one in found["gained"]] == [need["id"]]
        assert (found["filled_before"], found["filled_after"], found["lost"]) == (0, 1, [])
        assert builders.everything() == before

    def test_proofs_trainings_and_status_count_too(self, cli: Cli, prison: Record, need: Record) -> None:
        person = builders.a_volunteer(name="Emil Perser", languages="fa:native", consent_on="2026-09-01")
        builders.a_screening(person, kind="secrecy")
        supposed = ["--activate", "Emil", "--train", "Emil=basis", "--screen", "Emil=formal_undertaking"]
        supposed += ["--admit", "Emil=JVA Heidetal"]

        assert cli("match", "what-if", *supposed, "--json", expect=0).json["filled_after"] == 1
        assert cli("match", "what-if", *supposed[2:], "--json", expect=0).json["filled_after"] == 0
        out = cli("match", "what-if", *supposed, expect=0).out
        assert "Emil Perser wird aktiv" in out
        assert need["title"] in out

    def test_somebody_new(self, cli: Cli, prison: Record, need: Record) -> None:
        assert cli("match", "what-if", "--new", "JVA Heidetal=fa:B2", "--json", expect=0).json["filled_after"] == 1
        assert cli("match", "what-if", "--new", "JVA Heidetal", "--json", expect=0).json["filled_after"] == 0

    def test_says_how_to_ask(self, cli: Cli) -> None:
        assert "--admit" in cli("match", "what-if", "--json", expect=2).error["hint"]
        builders.a_volunteer(name="Emil Perser")
        cli("match", "what-if", "--capacity", "Emil", "--json", expect=2)


class TestAdvice:
    def test_ranks_what_fills_most_of_the_most_urgent(self, cli: Cli, prison: Record) -> None:
        for number in range(3):
            builders.a_need(prison, title=f"Arabisch {number}", languages="ar:B1", tier="1")
        other = builders.a_prison("JVA Moorburg")
        builders.a_need(other, title="Schach", tier="3")
        builders.a_ready_volunteer(prison, name="Emil Brett", capacity="2")

        found = cli("match", "advise", "--json", expect=0).json

        assert found["open"] == 4
        best = found["advice"][0]
        assert best["changes"] == ["2 neue Personen, Arabisch B1, zugelassen bei JVA Heidetal"]
        assert best["fills"] == {"1": 3, "2": 0, "3": 0}
        others = [change for one in found["advice"] for change in one["changes"]]
        assert "Zulassung von Emil Brett bei JVA Moorburg" in others
        assert [one["rank"] for one in found["advice"]] == list(range(1, len(found["advice"]) + 1))

    def test_nothing_is_advised_against_a_persons_own_will(self, cli: Cli, prison: Record) -> None:
        client = builders.a_client()
        builders.a_need(prison, client_id=client["id"], gender="weiblich")
        person = builders.a_ready_volunteer(prison, gender="weiblich")
        builders.an_exclusion(person, client)
        builders.a_ready_volunteer(prison, gender="weiblich", consent_on="-")

        advice = cli("match", "advise", "--json", expect=0).json["advice"]

        assert [change for one in advice for change in one["changes"]] == [
            "eine neue Person, weiblich, zugelassen bei JVA Heidetal"
        ]

    def test_of_people_who_would_fill_the_same_the_ones_easiest_to_find_are_named(self, cli: Cli, prison: Record) -> None:
        for number in range(4):
            builders.a_need(prison, title=f"Persisch {number}", languages="fa:B2", tier="1")
        builders.a_need(prison, title="Zusätzlich", languages="fa:B2", gender="weiblich", tier="3")
        builders.a_need(prison, title="Ganz sicher", languages="fa:C1", tier="3")

        advice = cli("match", "advise", "--json", expect=0).json["advice"]

        assert [change for one in advice for change in one["changes"]] == [
            "3 neue Personen, Persisch B2, zugelassen bei JVA Heidetal"
        ]

    def test_where_all_is_filled_there_is_nothing_to_do(self, cli: Cli) -> None:
        assert cli("match", "advise", "--json", expect=0).json["advice"] == []
        assert "Alles ist besetzt" in cli("match", "advise", expect=0).out


class TestFairness:
    def test_says_who_comes_last(self, cli: Cli, prison: Record) -> None:
        for number in range(6):
            need = builders.a_need(prison, title=f"Deutsch {number}", languages="de:A2")
            builders.a_placement(need, builders.a_ready_volunteer(prison, languages="de:native"))
        for number in range(5):
            builders.a_need(prison, title=f"Tigrinya {number}", languages="ti:A2", registered_on="2026-10-01")

        found = cli("match", "fairness", "--json", expect=0).json

        by_key = {one["key"]: one for one in found["languages"]}
        assert (by_key["ti"]["percent"], by_key["ti"]["behind"], by_key["ti"]["waiting_days"]) == (0, True, 151)
        assert (by_key["de"]["percent"], by_key["de"]["behind"]) == (100, False)
        assert found["whole"]["percent"] == 55
        assert found["waiting_needs"][0]["days"] == 151
        assert "Auffällig zuletzt: Tigrinya" in cli("match", "fairness", expect=0).out

    def test_small_groups_of_clients_have_no_figures(self, cli: Cli, prison: Record) -> None:
        for gender, count in (("weiblich", 3), ("männlich", 7), ("divers", 6)):
            for _ in range(count):
                builders.a_need(prison, client_id=builders.a_client(gender=gender)["id"])

        groups = {one["key"]: one["needs"] for one in cli("match", "fairness", "--json", expect=0).json["genders"]}

        assert groups == {"female": None, "diverse": None, "male": 7}
        assert "< 5" in cli("match", "fairness", expect=0).out

    def test_shows_load_and_who_waits(self, cli: Cli, prison: Record) -> None:
        busy = builders.a_ready_volunteer(prison)
        builders.a_placement(builders.a_need(prison), busy)
        idle = builders.a_ready_volunteer(prison, enquired_on="2026-03-01")

        found = cli("match", "fairness", "--json", expect=0).json

        assert found["load"] == [{"placements": 0, "volunteers": 1}, {"placements": 1, "volunteers": 1}]
        assert [(one["id"], one["days"]) for one in found["waiting_volunteers"]] == [(idle["id"], 365)]


class TestAFile:
    def test_holds_the_problem_without_names_and_gives_the_same_plan(self, cli: Cli, prison: Record, tmp_path: Path) -> None:
        client = builders.a_client()
        other = builders.a_prison("JVA Moorburg", opening_hours="Di 9-17")
        builders.a_need(prison, title="Gespräch", languages="ar:B1, fa:A2", tier="1", times="Di 14-16", client_id=client["id"])
        builders.a_need(prison, title="Besuch", times="Di 15-18", minutes_week="60")
        builders.a_need(other, title="Gruppe", people="2", tier="3", minutes_week="90")
        builders.a_need(prison, title="Nur mit Beruf", activity_id="rechtsberatung")
        fluent = builders.a_ready_volunteer(
            prison, name="Amira Best", languages="ar:B2", availability="Di 13-17", capacity="2", hours_week="4"
        )
        builders.a_ready_volunteer(prison, name="Bilal Gut", languages="ar:A1, fa:A2", availability="Di 13-19")
        builders.an_exclusion(fluent, client)
        for name in ("Carla Dorn", "Dora Ernst"):
            builders.a_ready_volunteer(other, name=name, availability="Di 9-12")
        path = tmp_path / "problem.json"

        wanted = cli("match", "--dry-run", "--json", "--effort", "exact", expect=0).json
        written = cli("match", "export-problem", "-o", path, "--json", expect=0).json
        plan = cli("match", "--problem", path, "--json", "--effort", "exact", expect=0).json

        assert written["needs"] == 4
        text = path.read_text(encoding="utf-8")
        assert not [word for word in ("Amira", "Moorburg", "Gespräch", client["reference"], fluent["id"]) if word in text]
        for same in ("filled_by_tier", "score", "optimal", "previous_kept"):
            assert plan[same] == wanted[same], same
        needs = {"Besuch": "N1", "Gespräch": "N2", "Gruppe": "N3", "Nur mit Beruf": "N4"}
        people = {"Amira Best": "V1", "Bilal Gut": "V2", "Carla Dorn": "V3", "Dora Ernst": "V4"}
        names = wanted["names"]
        pairs = {(needs[names[one["need"]]], people[names[one["volunteer"]]], one["slot"]) for one in wanted["assignments"]}
        assert {(one["need"], one["volunteer"], one["slot"]) for one in plan["assignments"]} == pairs
        assert len(pairs) == 4

    def test_goes_to_stdout_and_respects_a_dry_run(self, cli: Cli, prison: Record, tmp_path: Path) -> None:
        builders.a_need(prison)

        assert cli("match", "export-problem", expect=0).json["needs"][0]["id"] == "N1"
        cli("match", "export-problem", "-o", tmp_path / "p.json", "--dry-run", expect=0)
        assert not (tmp_path / "p.json").exists()

    @pytest.mark.parametrize("slots", ["null", '["Di 1"]', "7"])
    def test_long_visits_need_the_order_of_slots(self, cli: Cli, tmp_path: Path, slots: str) -> None:
        path = tmp_path / "problem.json"
        need = '{"id": "N", "institution": "E", "kind": "x", "slots": ["Di 1", "Di 2"], "minutes": 60, "tier": 1, "width": 2}'
        path.write_text(
            f'{{"as_of": "2027-03-01", "slots": {slots}, "institutions": [{{"id": "E"}}], "volunteers": [], "needs": [{need}]}}'
        )

        assert "Problemdatei" in cli("match", "--problem", path, "--json", expect=2).error["message"]
