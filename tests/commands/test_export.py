"""Lists for other programs: what is written reads back equal, holds back what is protected, and leaves a mark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import builders
from command_line import Cli, run
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.formats import mapping as mappings
from ehrenamt_cli.formats.sheets import read_sheet
from ehrenamt_cli.services import exports

pytestmark = pytest.mark.usefixtures("register")

TABLES = ("xlsx", "ods", "csv", "json")


def people(cli: Cli) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cli("volunteer", "list", "--limit", "0", "--json", expect=0).json
    return found


@pytest.mark.parametrize("form", TABLES)
def test_what_is_written_changes_nothing_when_it_is_read_again(cli: Cli, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"liste.{form}"
    builders.a_volunteer(
        name="Jörg Müller-Weiß",
        born_on="1970-02-28",
        postal_code="01067",
        languages="ar:B2; de:native",
        phone="+49 351 1",
        notes="a\n=b",
    )
    builders.a_volunteer(name="Anna Weber", availability="Di 14:00-18:00; Mo-Fr 10-11", consent_on="2026-01-15", gender="female")
    before = people(cli)

    made = cli("export", "volunteers", "-o", path, "--json", expect=0).json
    again = cli("import", "volunteers", path, "--yes", "--json", expect=0).json

    assert made == {"file": str(path), "records": 2, "left_out": 0}
    assert again == {"read": 2, "added": 0, "changed": 0, "unchanged": 2, "refused": []}
    assert people(cli) == before


@settings(
    max_examples=15,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    form=st.sampled_from(TABLES), name=st.text(min_size=1, max_size=30), notes=st.text(max_size=60), skill=st.text(max_size=20)
)
def test_whatever_people_typed_survives_the_way_out_and_in(
    register: Path, tmp_path_factory: pytest.TempPathFactory, form: str, name: str, notes: str, skill: str
) -> None:
    path = tmp_path_factory.mktemp("way") / f"liste.{form}"
    words = ["--name", f"Ada {name}", "--note", f"x{notes}"] + (["--skill", f"+{skill}"] if skill.strip() else [])
    run("add-volunteer", *words, "--json", expect=0)
    run("export", "volunteers", "-o", path, "--yes", expect=0)

    again = run("import", "volunteers", path, "--yes", "--json", expect=0).json

    assert (again["changed"], again["added"], again["refused"]) == (0, 0, [])


@pytest.mark.parametrize("plural", ENTITIES)
def test_every_column_finds_its_field_again(cli: Cli, tmp_path: Path, plural: str) -> None:
    path = tmp_path / "liste.csv"
    cli("export", plural, "-o", path, "--protected" if any(f.withheld for f in ENTITIES[plural].fields) else "--yes", expect=0)
    headers = read_sheet(path).headers
    fields = [field for field in ENTITIES[plural].fields if not field.fixed]

    rules = mappings.propose(headers[1:], [], fields).rules

    assert len(set(headers)) == len(headers)
    assert {rule.field: rule.columns for rule in rules} == {field.name: (str(field.label),) for field in fields}


def test_filters_of_the_list_hold(cli: Cli, tmp_path: Path) -> None:
    builders.a_volunteer(name="Ada Beispiel", languages="ar:B2")
    builders.a_volunteer(name="Bo Beispiel", languages="fa:B2")
    path = tmp_path / "liste.csv"
    cli("export", "volunteers", "--language", "ar", "-o", path, expect=0)
    assert [row.values["Name"] for row in read_sheet(path).rows] == ["Ada Beispiel"]


def test_a_reference_is_written_by_its_name_or_by_its_key_where_the_name_means_several(cli: Cli, tmp_path: Path) -> None:
    one, other = builders.a_prison(name="JVA Heidetal"), builders.a_prison(name="JVA Moorheim")
    twin = builders.a_prison(name="JVA Moorheim")
    for place in (one, other, twin):
        builders.a_need(place, title=f"Besuche {place['id']}")
    path = tmp_path / "bedarfe.csv"
    cli("export", "needs", "-o", path, expect=0)
    assert {row.values["Einrichtung"] for row in read_sheet(path).rows} == {"JVA Heidetal", other["id"], twin["id"]}


def test_a_blocked_address_stays_inside_unless_somebody_insists(cli: Cli, tmp_path: Path) -> None:
    builders.a_volunteer(name="Ada Beispiel", street="Weg 1", postal_code="21335", town="Lüneburg", address_blocked="ja")
    path = tmp_path / "liste.csv"
    cli("export", "volunteers", "-o", path, expect=0)
    assert read_sheet(path).rows[0].values["Straße"] == ""
    cli("export", "volunteers", "-o", path, "--blocked-addresses", expect=0)
    assert read_sheet(path).rows[0].values["Straße"] == "Weg 1"
    assert "address_shown" in {event["action"] for event in cli("audit", "log", "--json", expect=0).json}


def test_that_a_list_left_the_register_is_noted_without_a_value(cli: Cli, tmp_path: Path) -> None:
    builders.a_volunteer(name="Ada Beispiel")
    cli("export", "volunteers", "-o", tmp_path / "liste.ods", expect=0)
    [event] = [event for event in cli("audit", "log", "--json", expect=0).json if event["action"] == "export"]
    assert "Ada" not in str(event)


def test_a_dry_run_writes_nothing_and_an_existing_file_is_asked_about(cli: Cli, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    builders.a_volunteer(name="Ada Beispiel")
    cli("export", "volunteers", "--dry-run", expect=0)
    assert not any(tmp_path.glob("Freiwillige-*"))
    cli("export", "volunteers", expect=0)
    [path] = tmp_path.glob("Freiwillige-*.xlsx")
    before = path.read_bytes()
    cli("export", "volunteers", expect=7)
    cli("export", "volunteers", expect=0, answers=["n"])
    assert path.read_bytes() == before


def test_address_cards_are_read_by_another_program_and_fold_long_lines(cli: Cli, tmp_path: Path) -> None:
    name = "Jörg " + "Müller-" * 20 + "Weiß"
    builders.a_volunteer(
        name=name, born_on="1970-02-28", email="j@verein.example", street="Gasse; 1, Hof", postal_code="21335", town="Lüneburg"
    )
    path = tmp_path / "adressen.vcf"
    cli("export", "volunteers", "-o", path, expect=0)
    content = path.read_bytes()
    card = vobject.readOne(content.decode())
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert (card.fn.value, card.email.value, card.adr.value.street) == (name, "j@verein.example", "Gasse; 1, Hof")
    assert card.version.value == "4.0"


def test_serial_letters_get_columns_of_their_own(cli: Cli, tmp_path: Path) -> None:
    builders.a_volunteer(name="Ada van Beispiel", street="Weg 1", postal_code="21335", town="Lüneburg")
    path = tmp_path / "briefe.csv"
    cli("export", "volunteers", "--mail-merge", "-o", path, expect=0)
    values = read_sheet(path).rows[0].values
    assert (values["Vorname"], values["Nachname"], values["Anrede im Brief"]) == (
        "Ada van",
        "Beispiel",
        "Guten Tag Ada van Beispiel,",
    )
    assert values["Anschrift"] == "Ada van Beispiel\nWeg 1\n21335 Lüneburg"


def test_labels_hold_whole_addresses_only_and_say_how_many_are_missing(cli: Cli, tmp_path: Path, monkeypatch: Any) -> None:
    path = tmp_path / "etiketten.pdf"
    assert "ganze Anschrift" in cli("export", "volunteers", "--to", "labels", "-o", path, expect=2).stderr
    for number in range(3):
        builders.a_volunteer(name=f"Ada{number} Beispiel", street=f"Weg {number}", postal_code="21335", town="Lüneburg")
    builders.a_volunteer(name="Bo Beispiel", street="Weg 1", postal_code="21335", town="Lüneburg", address_blocked="ja")
    printed: list[list[str]] = []
    monkeypatch.setattr(exports, "write_labels", lambda addresses, _: printed.extend(addresses) or b"%PDF")

    made = cli("export", "volunteers", "--to", "labels", "-o", path, "--json", expect=0).json

    assert (made["records"], made["left_out"]) == (3, 1)
    assert printed == [[f"Ada{number} Beispiel", f"Weg {number}", "21335 Lüneburg"] for number in range(3)]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("activities", "--to", "vcf"), "Adresskarten gibt es von Tätigkeitsarten nicht"),
        (("activities", "--to", "labels"), "braucht eine Anschrift"),
        (("volunteers", "--to", "quark"), "Die Form „quark“ gibt es nicht"),
    ],
)
def test_what_cannot_be_written_gets_one_clear_sentence(cli: Cli, words: tuple[str, ...], complaint: str) -> None:
    assert complaint in cli("export", *words, expect=2).stderr
