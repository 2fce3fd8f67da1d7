"""Which column belongs to which field, on a list that others wrote."""

from pathlib import Path

import pytest

from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.formats.mapping import ColumnMapping, Rule, apply, dump, load, missing_columns, propose
from ehrenamt_cli.formats.sheets import read_sheet

POOL = Path(__file__).parents[2] / "examples" / "data" / "sahana_rlp" / "volunteers.csv"


@pytest.fixture(scope="module")
def pool():
    return read_sheet(POOL)


@pytest.fixture(scope="module")
def mapping(pool):
    return propose(pool.headers, [row.values for row in pool.rows], VOLUNTEERS.fields)


def proposed(*headers, **sample):
    return {rule.field: rule for rule in propose(headers, [sample] if sample else [], VOLUNTEERS.fields).rules}


def test_the_real_pool_fits_exactly(mapping):
    assert mapping == ColumnMapping(
        (
            Rule("gender", ("Sex",), "gender"),
            Rule("name", ("First Name", "Last Name"), "join"),
            Rule("occupation", ("Occupation Type",)),
            Rule("born_on", ("DOB",), "day", "notes"),
            Rule("email", ("Email",)),
            Rule("phone", ("Mobile Phone",)),
            Rule("postal_code", ("Home Postcode",), "postal_code"),
            Rule("teams", ("Teams",), "list"),
            Rule("skills", ("Skills",), "list"),
            Rule("hours_week", ("Availability Weekly Hours",), "number"),
            Rule("availability", ("Availability Comments",), "times", "notes"),
        ),
        ("Organisation", "PersonType", "Occupation", "Home Country", "Home L1", "Home L2", "Home L3", "Home L4"),
    )


def test_every_value_of_the_real_pool_is_read_by_its_field(pool, mapping):
    people = [apply(mapping, row.values) for row in pool.rows]
    assert len(people) == 100
    for person in people:
        for name, text in person.items():
            field = VOLUNTEERS.field(name)
            assert field.kind.read(text, field.choices) not in ("", [])
    assert people[0]["name"] == "Ngọc Zeh"
    assert people[3]["availability"] == "Tu 09:00-15:00; Th 09:00-15:00"
    assert people[3]["skills"] == "Fahrzeug zur Verfügung; Computer & Internet"
    assert sum("gender" in person for person in people) == 24
    assert sum("availability" in person for person in people) == 4
    assert not any("notes" in person for person in people)


def test_a_german_list_is_understood():
    rules = proposed(
        "Name", "Vorname", "Geb.-Datum", "Straße", "Ort", "PLZ", "Handy", "Telefon", "E-Mail", "Sprachkenntnisse", "Bemerkung"
    )
    assert rules["name"].columns == ("Vorname", "Name")
    assert rules["born_on"].columns == ("Geb.-Datum",)
    assert rules["phone"] == Rule("phone", ("Handy", "Telefon"), "together")
    assert rules["languages"] == Rule("languages", ("Sprachkenntnisse",), "list")
    assert {"street", "town", "postal_code", "email", "notes"} <= set(rules)


def test_our_own_export_is_understood_by_its_column_names():
    names = [field.name for field in VOLUNTEERS.fields]
    assert set(proposed(*names)) == set(names)


def test_unreadable_times_are_kept_as_a_note():
    mapping = ColumnMapping((Rule("availability", ("Zeiten",), "times", "notes"), Rule("notes", ("Bemerkung",))))
    assert apply(mapping, {"Zeiten": "nach Absprache", "Bemerkung": "ruft an"}) == {"notes": "Zeiten: nach Absprache\nruft an"}


@pytest.mark.parametrize(
    ("converter", "cell", "text"),
    [
        ("gender", "W", "female"),
        ("gender", "Herr Dr.", "male"),
        ("gender", "divers", "diverse"),
        ("gender", "k.A.", None),
        ("gender", "weiß nicht", "weiß nicht"),
        ("number", "ca. 20 h", "20"),
        ("number", "20,0", "20"),
        ("number", "10-12", "10-12"),
        ("postal_code", "1067", "01067"),
        ("postal_code", "D-54413", "54413"),
        ("postal_code", "8001", "8001"),
        ("day_first", "24/03/1970", "24.03.1970"),
        ("month_first", "03/24/1970", "24.03.1970"),
        ("excel_day", "25651", "1970-03-24"),
        ("excel_day", "24.03.1970", "24.03.1970"),
        ("day", "25651", "1970-03-24"),
        ("day", "24.03.1970", "24.03.1970"),
        ("list", "a, b|c\nd; e", "a; b; c; d; e"),
        ("text", "  ", None),
    ],
)
def test_cells_are_converted(converter, cell, text):
    read = apply(ColumnMapping((Rule("field", ("Spalte",), converter),)), {"Spalte": cell})
    assert read == ({} if text is None else {"field": text})


@pytest.mark.parametrize(
    ("sample", "converter"),
    [
        ("24.03.1970", "day"),
        ("24/03/1970", "day_first"),
        ("03/24/1970", "month_first"),
        ("03/04/1970", "day_first"),
        ("25651", "excel_day"),
    ],
)
def test_the_order_of_day_and_month_is_told_from_the_samples(sample, converter):
    assert proposed("DOB", DOB=sample)["born_on"].converter == converter


def test_a_mapping_survives_its_file(mapping):
    assert load(dump(mapping), VOLUNTEERS.fields) == mapping
    odd = ColumnMapping((Rule("name", ('Na"me\\ [x]', "Ü\x7f\t"), "join"),), ("#",))
    assert load(dump(odd)) == odd


def test_columns_that_a_list_lacks_are_named(mapping):
    assert missing_columns(mapping, ["First Name", "Sex"])[:2] == ["Last Name", "Occupation Type"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "steht kein Feld"),
        ("fields = 3", "steht kein Feld"),
        ("[fields.name]\ncolumns = [", "in Zeile 2 nicht lesbar"),
        ("[fields.nmae]\ncolumns = ['A']", "Ein Feld „nmae“ gibt es nicht"),
        ("[fields.name]\nconverter = 'join'", "fehlen bei „name“ die Spalten"),
        ("[fields.name]\ncolumns = 'A'", "fehlen bei „name“ die Spalten"),
        ("[fields.name]\ncolumns = ['A']\nconverter = 'magic'", "converter „magic“ unbekannt"),
        ("[fields.name]\ncolumns = ['A']\nconverter = ['x']", "unbekannt"),
        ("[fields.name]\ncolumns = ['A']\ncolour = 'x'", "Angabe „colour“ unbekannt"),
        ("[fields.name]\ncolumns = ['A']\notherwise = 'nowhere'", "Ein Feld „nowhere“ gibt es nicht"),
        ("ignored = 'A'\n[fields.name]\ncolumns = ['A']", "Liste von Spalten"),
    ],
)
def test_a_slip_in_the_file_gets_one_clear_sentence(text, complaint):
    with pytest.raises(FileProblem, match=complaint):
        load(text, VOLUNTEERS.fields, "zuordnung.toml")
