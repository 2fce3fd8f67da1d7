"""The card of a record names what belongs to it: how many of each kind, and the newest."""

from __future__ import annotations

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.services import registers
from ehrenamt_cli.services.related import belonging

pytestmark = pytest.mark.usefixtures("register")


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=ENTITIES)
def test_every_reference_is_told_from_the_other_side(entity: Entity) -> None:
    row = builders.a_record(entity)
    told = [field for field in entity.fields if field.refers_to and not field.withheld]
    referred = [(field, row[field.name]) for field in told if row[field.name]]

    with registers.opened() as book:
        for field, key in referred:
            keys = key if field.kind.many else [key]
            for one in keys:
                told = [key for each in belonging(book, ENTITIES[field.refers_to], one) for key, _ in each.newest]
                assert row["id"] in told, (field.name, told)


def test_a_person_with_all_that_belongs_to_them(cli: Cli) -> None:
    prison = builders.a_prison()
    person = builders.a_ready_volunteer(name="Erika Muster")
    admission = {"organisation_id": prison["id"], "seen_on": "2026-10-01", "valid_until": "2028-12-31"}
    builders.a_screening(person, kind="admission", **admission)
    placement = builders.a_placement(builders.a_need(prison, title="Deutsch üben"), person)
    cli("note", "add", "--volunteer", person["id"], "--note", "telefoniert, alles gut", expect=0)

    shown = cli("volunteer", "show", person["id"], expect=0).out

    assert f"{placement['id']} Deutsch üben (01.03.2027, vorgeschlagen)" in shown
    assert "01.03.2027 (telefoniert, alles gut)" in shown
    assert "Nachweise       4" in shown
    assert "Zulassung · JVA Heidetal (01.10.2026, gültig bis 31.12.2028)" in shown
    assert "in Ordnung" not in shown, "results of screenings are protected and stay on their own card"


def test_the_newest_come_first_and_the_rest_is_counted(cli: Cli) -> None:
    person = builders.a_volunteer()
    for day in ("2027-01-05", "2027-02-20", "2026-12-24", "2027-02-01"):
        cli("note", "add", "--volunteer", person["id"], "--on", day, expect=0)

    shown = cli("volunteer", "show", person["id"], expect=0).out

    days = [line.split()[-1] for line in shown.splitlines() if " y-" in line]
    assert days == ["20.02.2027", "01.02.2027", "05.01.2027"]
    assert "Kontaktnotizen  4" in shown
    assert "…" in shown


def test_an_interest_is_told_by_its_activity_too(cli: Cli) -> None:
    person = builders.a_volunteer(name="Erika Muster", interests="sprachbegleitung")

    assert f"{person['id']} Erika Muster" in cli("activity", "show", "sprachbegleitung", expect=0).out


def test_a_blocked_address_stays_blocked_there(cli: Cli) -> None:
    builders.a_volunteer(interests="sprachbegleitung", address_blocked="ja", postal_code="29525")

    assert "29525" not in cli("activity", "show", "sprachbegleitung", expect=0).out


def test_programs_get_the_record_alone(cli: Cli) -> None:
    person = builders.a_volunteer()
    cli("note", "add", "--volunteer", person["id"], expect=0)

    assert "contact_notes" not in cli("volunteer", "show", person["id"], "--json", expect=0).out
