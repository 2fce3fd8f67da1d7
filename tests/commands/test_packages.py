"""Packages and tasks of integration work: tags on what is done, and none that gives one person away."""

from __future__ import annotations

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


def test_needs_and_events_are_tagged_and_found_by_it(cli: Cli) -> None:
    prison = builders.a_prison()
    builders.a_need(prison, title="Sprachcafé", packages="M1", tasks="Dolmetschen")
    builders.a_need(prison, title="Garten")
    builders.an_event(title="Fortbildung Islam", packages="Handlungssicherheit, Radikalisierung verhindern", tasks="Schulung")

    needs = cli("need", "list", "--package", "sprachliche", "--json", expect=0).json
    events = cli("event", "list", "--task", "training", "--json", expect=0).json

    assert [(need["title"], need["packages"], need["tasks"]) for need in needs] == [
        ("Sprachcafé", ["communication"], ["interpreting"])
    ]
    assert [(event["title"], event["packages"]) for event in events] == [("Fortbildung Islam", ["staff", "prevention"])]


def test_a_tag_that_is_none_names_those_there_are(cli: Cli) -> None:
    need = builders.a_need(builders.a_prison())

    error = cli("need", "change", need["id"], "--package", "Sport", "--json", expect=2).error

    assert "sprachliche Verständigung" in error["hint"]


@pytest.mark.parametrize("tag", [("--package", "M3"), ("--task", "Krise"), ("--task", "religion"), ("--task", "radicalisation")])
def test_what_would_say_too_much_about_one_person_is_refused(cli: Cli, tag: tuple[str, str]) -> None:
    need = builders.a_need(builders.a_prison(), client_id=builders.a_client()["id"])

    error = cli("need", "change", need["id"], *tag, "--json", expect=5).error

    assert [rule["rule"] for rule in error["rules"]] == ["ZUORDNUNG"]
    assert "DSGVO" in error["message"]
    assert "work add" in error["hint"]


def test_other_tags_stand_at_the_need_of_one_person(cli: Cli) -> None:
    need = builders.a_need(builders.a_prison(), client_id=builders.a_client()["id"])

    changed = cli("need", "change", need["id"], "--package", "M4", "--task", "Entlassung", "--json", expect=0).json

    assert (changed["packages"], changed["tasks"]) == (["integration"], ["release"])


def test_crises_and_projects_are_days_and_nothing_else(cli: Cli) -> None:
    builders.a_prison("JVA Heidetal")

    crisis = cli("work", "add", "--task", "Krise", "--on", "gestern", "--organisation", "JVA Heidetal", "--json", expect=0).json
    cli("work", "add", "--task", "Projekt", "--on", "1.2.2027", "--until", "5.2.2027", expect=0)

    assert (crisis["task"], crisis["held_on"], crisis["organisation"]) == ("crisis", "2027-02-28", "JVA Heidetal")
    assert not {"notes", "client_id", "volunteer_id", "title"} & set(crisis)
    assert "05.02.2027" in cli("work", "list", expect=0).out


def test_work_ends_after_it_began(cli: Cli) -> None:
    words = ("work", "add", "--task", "Projekt", "--on", "5.2.2027", "--until", "1.2.2027", "--json")

    assert "--until" in cli(*words, expect=2).error["hint"]
