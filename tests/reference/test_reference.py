"""The reference data fits together and fits the record kinds it fills."""

from ehrenamt_cli.domain.activities import COLOURS
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.domain.organisations import KINDS as ORGANISATION_KINDS
from ehrenamt_cli.domain.requirements import ASKED, CHECKED_BY, CONDITIONS, STRENGTHS
from ehrenamt_cli.reference import activities, organisations, postal_codes, requirements
from ehrenamt_cli.reference.places import town


def test_every_activity_is_complete():
    by_key = {row["key"]: row for row in activities()}
    assert len(by_key) == len(activities())
    for row in activities():
        assert row["colour"] in COLOURS
        assert {row["basic_need"], row["heavy"], row["with_minors"]} <= {"0", "1"}
        assert all(row[column] for column in ("label_de", "label_en", "description_de", "description_en"))


def test_what_volunteers_may_not_do_names_its_basis_and_a_green_part():
    colour = {row["key"]: row["colour"] for row in activities()}
    for row in activities():
        if row["colour"] == "green":
            assert not row["green_alternative"]
        else:
            assert row["basis"]
            assert colour[row["green_alternative"]] == "green"
        assert row["colour"] != "red" or row["qualification"]


def test_the_institutions_are_all_there():
    def count(land, kind):
        return sum(row["kind"] == kind for row in organisations(land))

    assert count("NW", "prison") == 36
    assert count("NI", "prison") == 14
    assert count("NI", "anlaufstelle") == 14
    assert count("NI", "ajsd") == 11
    assert len(organisations()) == 75
    names = {row["name"] for row in organisations()}
    assert {"JVA Uelzen", "AJSD Bezirk Lüneburg", "Anlaufstelle Lüneburg"} <= names
    assert len(names) == 75


def test_institutions_fit_the_register_and_say_how_certain_they_are():
    for row in organisations():
        assert row["kind"] in ORGANISATION_KINDS
        assert row["land"] in LANDS
        assert row["certainty"].endswith(" %")
        assert row["source"]
        assert not row["postal_code"] or town(row["postal_code"]) == row["town"]


def test_requirements_name_known_screenings_and_kinds():
    for row in requirements():
        assert row["screening"] in ASKED
        assert row["covered_by"] in ("", *ASKED)
        assert row["condition"] in ("", *CONDITIONS)
        assert row["checked_by"] in CHECKED_BY
        assert row["strength"] in STRENGTHS
        assert row["basis"]
        assert set(filter(None, row["organisation_kinds"].split(";"))) <= set(ORGANISATION_KINDS)


def asked_by(kind: str) -> dict[str, dict[str, str]]:
    return {row["screening"]: row for row in requirements() if kind in row["organisation_kinds"] or not row["organisation_kinds"]}


def test_every_kind_of_organisation_asks_for_secrecy():
    """§ 203 (4) StGB: the professional is punishable if the volunteer was not bound to secrecy."""
    for kind in (*ORGANISATION_KINDS, "something new"):
        assert "secrecy" in asked_by(kind)


def test_prisons_admit_and_look_themselves():
    needed = asked_by("prison")
    assert set(needed) == {"security_inquiry", "self_disclosure", "formal_undertaking", "secrecy", "admission", "training"}
    assert needed["security_inquiry"]["covered_by"] == needed["self_disclosure"]["covered_by"] == "admission"


def test_shelters_ask_for_measles_protection_of_those_born_after_1970():
    needed = asked_by("shelter")
    assert needed["measles"]["condition"] == "born_after_1970"
    assert needed["certificate"]["condition"] == "with_minors"


def test_changing_a_row_changes_nothing_for_the_next_reader():
    activities()[0]["key"] = "changed"
    assert activities()[0]["key"] != "changed"


def test_postal_codes_lie_in_germany():
    table = postal_codes()
    assert len(table) == 8289
    assert all(47 < latitude < 55.1 and 5.8 < longitude < 15.1 and town for latitude, longitude, town in table.values())
