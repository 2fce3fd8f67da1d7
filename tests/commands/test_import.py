"""Lists from other programs: read as they are, twice without harm, refused rows handed back."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import builders
from command_line import Cli, run
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.formats.sheet_writers import WRITERS
from ehrenamt_cli.formats.sheets import read_sheet

POOL = Path(__file__).parents[2] / "examples" / "data" / "sahana_rlp" / "volunteers.csv"

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    """Three people, as somebody's spreadsheet would have them."""
    path = tmp_path / "liste.csv"
    path.write_text(
        "Name;Geburtsdatum;Telefon;E-Mail\n"
        "Müller-Weiß, Jörg;28.02.1970;04131 555-0101;joerg@freiwillige.example\n"
        "Anna Weber;;04131 555-0102;\n"
        "Bilal Yavuz;31.02.1980;;bilal@freiwillige.example\n",
        encoding="cp1252",
    )
    return path


def counts(outcome: dict[str, Any]) -> tuple[int, ...]:
    return (*(outcome[name] for name in ("read", "added", "changed", "unchanged")), len(outcome["refused"]))


def imported(cli: Cli, path: Path, *options: object) -> dict[str, Any]:
    found: dict[str, Any] = cli("import", "volunteers", path, *options, "--yes", "--json", expect=0).json
    return found


def test_a_real_pool_is_taken_over_whole_and_only_once(cli: Cli) -> None:
    first = imported(cli, POOL)
    before = builders.everything()

    second = imported(cli, POOL)

    assert first == {"read": 100, "added": 100, "changed": 0, "unchanged": 0, "refused": []}
    assert second == {"read": 100, "added": 0, "changed": 0, "unchanged": 100, "refused": []}
    assert builders.everything() == before


def test_a_dry_run_counts_and_keeps_nothing(cli: Cli, tmp_path: Path) -> None:
    before = builders.everything()

    counted = cli("import", "volunteers", POOL, "--mapping", tmp_path / "m.csv", "--dry-run", "--json", expect=0).json

    assert counts(counted) == (100, 100, 0, 0, 0)
    assert builders.everything() == before
    assert "[fields.name]" in (tmp_path / "m.csv").read_text(encoding="utf-8")  # the preview is for mending the mapping


def test_without_a_yes_nothing_is_taken_over(cli: Cli) -> None:
    cli("import", "volunteers", POOL, "--json", expect=7)
    assert "Nichts übernommen" in cli("import", "volunteers", POOL, expect=0, answers=["n"]).stderr
    assert cli("volunteer", "list", "--json", expect=0).json == []


def test_a_refused_row_comes_back_with_its_reason_to_be_mended(cli: Cli, list_file: Path, tmp_path: Path) -> None:
    back = tmp_path / "zurück.csv"

    outcome = imported(cli, list_file, "--refused", back)

    assert counts(outcome) == (3, 2, 0, 0, 1)
    assert outcome["refused"][0]["row"] == 4
    assert "31.02.1980" in outcome["refused"][0]["reason"]
    [row] = csv.DictReader(io.StringIO(back.read_text(encoding="utf-8-sig")), delimiter=_delimiter(back))
    assert row["Name"] == "Bilal Yavuz"
    assert "31.02.1980" in row["Grund"]
    assert back.stat().st_mode & 0o777 == 0o600

    back.write_text(back.read_text(encoding="utf-8-sig").replace("31.02.1980", "28.02.1980", 1), encoding="utf-8")
    assert counts(imported(cli, back)) == (1, 1, 0, 0, 0)


def _delimiter(path: Path) -> str:
    return ";" if ";" in path.read_text(encoding="utf-8-sig").splitlines()[0] else ","


def test_blanks_never_overwrite_and_values_do(cli: Cli, list_file: Path) -> None:
    imported(cli, list_file)
    list_file.write_text("Name;Telefon;E-Mail\nAnna Weber;;anna@freiwillige.example\n", encoding="utf-8")

    assert counts(imported(cli, list_file)) == (1, 0, 1, 0, 0)

    anna = cli("volunteer", "show", "Anna Weber", "--json", expect=0).json
    assert (anna["phone"], anna["email"]) == ("04131 555-0102", "anna@freiwillige.example")


def test_a_name_in_the_order_of_lists_is_turned_round(cli: Cli, list_file: Path) -> None:
    imported(cli, list_file)

    assert cli("volunteer", "show", "mueller", "--json", expect=0).json["name"] == "Jörg Müller-Weiß"


def test_nobody_enquired_today_who_comes_from_a_list(cli: Cli, list_file: Path) -> None:
    imported(cli, list_file, "--set", "status=aktiv")

    anna = cli("volunteer", "show", "Anna Weber", "--json", expect=0).json
    assert (anna["enquired_on"], anna["status"]) == (None, "active")
    cli("import", "volunteers", list_file, "--set", "sternzeichen=wassermann", "--yes", "--json", expect=2)


def test_the_mapping_is_kept_can_be_edited_and_is_used_again(cli: Cli, list_file: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "zuordnung.toml"
    imported(cli, list_file, "--mapping", mapping)
    kept = mapping.read_text(encoding="utf-8")
    assert "Telefon" in kept

    assert counts(imported(cli, list_file, "--mapping", mapping))[3] == 2
    assert mapping.read_text(encoding="utf-8") == kept

    other = tmp_path / "andere.csv"
    other.write_text("Name;Fon\nCarla Ruhe;1\n", encoding="utf-8")
    error = cli("import", "volunteers", other, "--mapping", mapping, "--yes", "--json", expect=2).error
    assert "Telefon" in error["message"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, ""),
        (b"", ""),
        (b"\n\n", ""),
        (b"Farbe;Form\nrot;rund\n", "Name"),
        (b"\x00\x01\x02" * 50, ""),
        (b"PK\x03\x04zip", ""),
    ],
)
def test_a_file_that_is_no_list_is_refused(cli: Cli, tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "liste.csv"
    if content is not None:
        path.write_bytes(content)

    error = cli("import", "volunteers", path, "--yes", "--json", expect=2).error

    assert error["code"] == "file"
    assert said in error["message"]


def test_headings_without_rows_are_an_empty_list(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Name;Telefon\n", encoding="utf-8")

    outcome = cli("import", "volunteers", path, "--yes", "--json", expect=0).json

    assert counts(outcome) == (0, 0, 0, 0, 0)


def test_two_people_of_one_name_are_told_apart_by_their_birthday(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Name,Geburtsdatum\nAnna Weber,1.1.1980\nAnna Weber,2.2.1990\n", encoding="utf-8")

    assert counts(imported(cli, path)) == (2, 2, 0, 0, 0)
    assert counts(imported(cli, path)) == (2, 0, 0, 2, 0)
    path.write_text("Name,Telefon\nAnna Weber,1\n", encoding="utf-8")
    assert "mehrere" in imported(cli, path)["refused"][0]["reason"]


def test_guardrails_hold_in_a_list_too(cli: Cli, tmp_path: Path) -> None:
    builders.a_prison("JVA Heidetal")
    path = tmp_path / "bedarfe.csv"
    path.write_text(
        "title,organisation,activity,replaces_staff\nNachtdienst,JVA Heidetal,einzelbegleitung,ja\n", encoding="utf-8"
    )

    outcome = cli("import", "needs", path, "--yes", "--json", expect=0).json

    assert counts(outcome) == (1, 0, 0, 0, 1)
    assert "Notnagel" in outcome["refused"][0]["reason"]


_NAMES = st.text(st.characters(categories=("L", "N", "P", "S", "M", "Zs", "Cf"), codec="utf-8"), min_size=1, max_size=30)
_PHONES = st.text("0123456789+-/() ", max_size=20)


@settings(max_examples=25, deadline=None)
@given(people=st.lists(st.tuples(_NAMES, _PHONES), min_size=1, max_size=8))
def test_whatever_is_in_a_list_a_second_run_changes_nothing(
    people: list[tuple[str, str]], prepared: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("runde")
    path, book = folder / "liste.csv", folder / "register.db"
    book.write_bytes(prepared.read_bytes())
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([("Name", "Telefon"), *people])

    line = ("import", "volunteers", path, "--register", book, "--yes", "--json")
    first, second = (run(*line, expect=0).json for _ in range(2))

    assert first["read"] == second["read"] == first["added"] + first["changed"] + first["unchanged"] + len(first["refused"])
    assert second["added"] == 0
    if not first["changed"]:
        assert second["changed"] == 0
    names = [row[VOLUNTEERS.title[0]] for row in run("volunteer", "list", "--register", book, "--json", expect=0).json]
    assert all(name and name.isprintable() for name in names)


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods", "json"])
def test_refused_rows_come_back_in_the_form_of_the_list_and_can_be_read_again(cli: Cli, tmp_path: Path, form: str) -> None:
    path, back = tmp_path / f"liste.{form}", tmp_path / f"liste-abgelehnt.{form}"
    rows = [["Ada Beispiel", "28.02.1970"], ["Bo Beispiel", "31.02.1980"]]
    path.write_bytes(WRITERS[form](["Name", "Geburtsdatum"], rows))

    outcome = imported(cli, path)

    assert counts(outcome) == (2, 1, 0, 0, 1)
    mended = read_sheet(back)
    assert mended.headers == ["Name", "Geburtsdatum", "Grund"]
    assert (mended.rows[0].values["Name"], "31.02.1980" in mended.rows[0].values["Grund"]) == ("Bo Beispiel", True)
    again = [[row.values[header].replace("31.02.", "28.02.") for header in mended.headers] for row in mended.rows]
    back.write_bytes(WRITERS[form](mended.headers, again))
    assert counts(imported(cli, back)) == (1, 1, 0, 0, 0)


def test_address_cards_become_volunteers(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "adressen.vcf"
    path.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Beispiel\nTEL:04131 555-0101\nEMAIL:ada@verein.example\nBDAY:1970-02-28\n"
        "ADR:;;Weiße Gasse 1;Lüneburg;;21335;D\nEND:VCARD\n",
        encoding="utf-8",
    )
    assert counts(imported(cli, path)) == (1, 1, 0, 0, 0)
    [ada] = cli("volunteer", "list", "--json", expect=0).json
    assert (ada["name"], ada["postal_code"]) == ("Ada Beispiel", "21335")
    assert counts(imported(cli, path)) == (1, 0, 0, 1, 0)


def a_list(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_second_reading_shows_what_would_change_from_what_to_what(cli: Cli, tmp_path: Path) -> None:
    imported(cli, a_list(tmp_path / "a.csv", "Name;Telefon\nAda Beispiel;04131 555-0101\n"))
    shown = cli(
        "import", "volunteers", a_list(tmp_path / "b.csv", "Name;Telefon\nAda Beispiel;04131 555-0199\n"), "--dry-run", expect=0
    )
    assert "Geändert" in shown.out
    assert "04131 555-0101" in shown.out
    assert "04131 555-0199" in shown.out


def test_a_blank_cell_overwrites_nothing(cli: Cli, tmp_path: Path) -> None:
    imported(cli, a_list(tmp_path / "a.csv", "Name;Telefon\nAda Beispiel;04131 555-0101\n"))
    assert counts(imported(cli, a_list(tmp_path / "b.csv", "Name;Telefon\nAda Beispiel;\n"))) == (1, 0, 0, 1, 0)


def test_a_column_of_keys_says_which_record_is_meant(cli: Cli, tmp_path: Path) -> None:
    imported(cli, a_list(tmp_path / "a.csv", "Name;Telefon\nAda Beispiel;1\n"))
    [ada] = cli("volunteer", "list", "--json", expect=0).json
    second = a_list(tmp_path / "b.csv", f"Kennzeichen;Name\n{ada['id']};Ada Muster\nv-none;Bo Beispiel\n")
    outcome = imported(cli, second)
    assert counts(outcome) == (2, 0, 1, 0, 1)
    assert "v-none" in outcome["refused"][0]["reason"]
    assert [one["name"] for one in cli("volunteer", "list", "--json", expect=0).json] == ["Ada Muster"]


def test_records_can_be_found_again_by_another_field(cli: Cli, tmp_path: Path) -> None:
    imported(cli, a_list(tmp_path / "a.csv", "Name;E-Mail\nAda Beispiel;ada@verein.example\n"))
    married = a_list(tmp_path / "b.csv", "Name;E-Mail\nAda Muster;ada@verein.example\nBo Beispiel;\n")
    assert counts(imported(cli, married, "--by", "email")) == (2, 1, 1, 0, 0)
    assert "Nach „quark“" in cli("import", "volunteers", married, "--by", "quark", "--yes", expect=2).stderr


def test_several_matches_are_asked_and_without_a_terminal_refused(cli: Cli, tmp_path: Path) -> None:
    twins = "Name;Geburtsdatum\nAda Beispiel;28.02.1970\nAda Beispiel;28.02.1980\n"
    imported(cli, a_list(tmp_path / "a.csv", twins))
    again = a_list(tmp_path / "b.csv", "Name;Telefon\nAda Beispiel;04131 555-0101\n")
    assert counts(imported(cli, again)) == (1, 0, 0, 0, 1)
    keys = {one["born_on"]: one["id"] for one in cli("volunteer", "list", "--json", expect=0).json}

    asked = cli("import", "volunteers", again, expect=0, answers=["v-quark", keys["1980-02-28"], "j"])

    assert "28.02.1970" in asked.stderr
    assert "keines davon" in asked.stderr
    assert {one["id"]: one["phone"] for one in cli("volunteer", "list", "--json", expect=0).json} == {
        keys["1970-02-28"]: None,
        keys["1980-02-28"]: "04131 555-0101",
    }
    cli("import", "volunteers", a_list(tmp_path / "c.csv", "Name\nAda Beispiel\n"), expect=0, answers=["neu", "j"])
    assert len(cli("volunteer", "list", "--json", expect=0).json) == 3


def test_columns_on_health_and_offences_stay_out_unless_insisted_on(cli: Cli, tmp_path: Path) -> None:
    path = a_list(tmp_path / "a.csv", "Name;Diagnose;Haftgrund\nAda Beispiel;x;y\n")
    mapping = a_list(
        tmp_path / "m.toml", '[fields.name]\ncolumns = ["Name"]\n\n[fields.notes]\ncolumns = ["Diagnose"]\nconverter = "text"\n'
    )
    assert "Art. 9 DSGVO" in cli("import", "volunteers", path, "--dry-run", expect=0).out
    refused = cli("import", "volunteers", path, "--mapping", mapping, "--yes", expect=5)
    assert "„Diagnose“ wird nicht übernommen" in refused.stderr
    assert cli("volunteer", "list", "--json", expect=0).json == []
    assert counts(imported(cli, path, "--mapping", mapping, "--sensitive-too")) == (1, 1, 0, 0, 0)


def test_a_year_alone_goes_into_the_note_and_html_goes_away(cli: Cli, tmp_path: Path) -> None:
    path = a_list(
        tmp_path / "a.csv", "Name;Geburtsdatum;Bemerkung\nAda Beispiel;1970;<p>gern <b>abends</b></p>\nBo Weiß;1.1.80;a < b\n"
    )
    assert counts(imported(cli, path)) == (2, 2, 0, 0, 0)
    listed = cli("volunteer", "list", "--json", expect=0).json
    ada, bo = (cli("volunteer", "show", one["id"], "--json", expect=0).json for one in listed)
    assert (ada["born_on"], ada["notes"]) == (None, "Geburtsdatum: 1970\ngern abends")
    assert (bo["born_on"], bo["notes"]) == ("1980-01-01", "a < b")


def test_a_real_list_of_places_is_taken_over_without_hand_work_and_only_once(cli: Cli) -> None:
    facilities = POOL.with_name("org_facility.csv")

    def places() -> dict[str, Any]:
        found: dict[str, Any] = cli("import", "organisations", facilities, "--yes", "--json", expect=0).json
        return found

    assert counts(places()) == (37, 37, 0, 0, 0)
    assert counts(places()) == (37, 0, 0, 37, 0)
    one = cli("organisation", "show", "IZ Altenkirchen 1", "--json", expect=0).json
    assert (one["land"], one["kind"], one["postal_code"]) == ("RP", "other", "57537")
    assert "Type: Vaccination Center" in one["notes"]


def test_a_list_of_trainings_twice_is_as_good_as_once(cli: Cli, tmp_path: Path) -> None:
    builders.a_volunteer(name="Erika Muster")
    path = tmp_path / "schulungen.csv"
    path.write_text("Grundkurs im Frühjahr\n\nName;Schulung;Datum\nErika Muster;basis;12.3.26\n", encoding="utf-8")

    first = cli("import", "trainings", path, "--yes", "--json", expect=0).json
    again = cli("import", "trainings", path, "--yes", "--json", expect=0).json

    assert (first["added"], again["added"], again["unchanged"]) == (1, 0, 1)
    (kept,) = cli("screening", "list", "--json", expect=0).json
    assert (kept["kind"], kept["course"], kept["seen_on"]) == ("training", "basis", "2026-03-12")


def test_a_list_of_another_register_comes_in_by_name_and_the_refusal_says_so(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "anderswo.csv"
    path.write_text("Kennzeichen;Name;Ort\nv-3ky4;Anna Weber;Celle\n", encoding="utf-8")
    refused = imported(cli, path)
    assert counts(refused) == (1, 0, 0, 0, 1)
    assert "--by name" in refused["refused"][0]["reason"]
    assert counts(imported(cli, path, "--by", "name")) == (1, 1, 0, 0, 0)
    assert counts(imported(cli, path, "--by", "name")) == (1, 0, 0, 1, 0)


def test_organisations_may_stand_in_a_column_called_after_their_kind(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "anstalten.csv"
    path.write_text("Einrichtung;PLZ;Ort;Bundesland\nJVA Musterstadt;1067;Dresden;Sachsen\n", encoding="utf-8")
    assert counts(cli("import", "organisations", path, "--yes", "--json", expect=0).json) == (1, 1, 0, 0, 0)
    found = cli("organisation", "list", "--json", expect=0).json
    assert "JVA Musterstadt" in str(found)


def test_appointments_of_one_person_become_efforts(cli: Cli, tmp_path: Path) -> None:
    person = builders.an_active_volunteer(name="Erika Muster")
    path = tmp_path / "kalender.ics"
    event = "BEGIN:VEVENT\nUID:1\nDTSTART:20270105T140000\nDTEND:20270105T153000\nSUMMARY:Besuch\nEND:VEVENT\n"
    path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//DE\n{event}END:VCALENDAR\n", encoding="utf-8")

    cli("import", "efforts", path, "--yes", "--json", expect=2)
    counts = [
        cli("import", "efforts", path, "--set", f"volunteer={person['id']}", "--yes", "--json", expect=0).json for _ in range(2)
    ]

    assert [(one["added"], one["unchanged"]) for one in counts] == [(1, 0), (0, 1)]
    [kept] = cli("effort", "list", "--json", expect=0).json
    assert (kept["volunteer_id"], kept["held_on"], kept["minutes"]) == (person["id"], "2027-01-05", 90)
