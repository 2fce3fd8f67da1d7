"""The record of processing and the notices, made from the declarations, in the words of the organisation's law."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.privacy import BASES, PEOPLE, PURPOSES, personal_fields
from ehrenamt_cli.domain.privacy.laws import LAWS, citable, law_of
from ehrenamt_cli.reference import authorities

pytestmark = pytest.mark.usefixtures("register")


def written(cli: Cli, tmp_path: Path, *words: str) -> str:
    path = tmp_path / "papier.md"
    cli("privacy", *words, "-o", path, expect=0)
    return " ".join(path.read_text(encoding="utf-8").replace("\\", "").split())


def own(cli: Cli, *changes: str) -> str:
    key = cli("organisation", "list", "Koordination", "--json", expect=0).json[0]["id"]
    cli("organisation", "change", key, *changes, expect=0)
    return key


def test_the_record_names_every_purpose_and_every_personal_field(cli: Cli, tmp_path: Path) -> None:
    text = written(cli, tmp_path, "record")

    assert [str(purpose.label) for purpose in PURPOSES.values() if str(purpose.label) not in text] == []
    labels = {
        str(field.label) for entity in ENTITIES.values() for field in personal_fields(entity) if field.refers_to not in PEOPLE
    }
    assert [label for label in labels if label not in text] == []
    assert [str(basis.label) for basis in BASES.values() if str(basis.label) not in text] == []


@pytest.mark.parametrize(
    ("law", "words"),
    [
        ("dsgvo", ("Art. 30 DSGVO", "Art. 6 (1) b DSGVO")),
        ("dsg_ekd", ("§ 31 DSG-EKD", "§ 6 Nr. 5 DSG-EKD", "Beauftragter für den Datenschutz der Evangelischen Kirche")),
        ("kdg", ("§ 31 KDG", "§ 6 (1) c KDG")),
        ("jvollzdsg", ("JVollzDSG des Landes",)),
    ],
)
def test_the_record_speaks_the_law_of_the_organisation(cli: Cli, tmp_path: Path, law: str, words: tuple[str, ...]) -> None:
    own(cli, "--regime", law)

    text = written(cli, tmp_path, "record")

    assert [word for word in words if word not in text] == []
    assert "JVollzDSG NRW" not in text, "this is in Niedersachsen"


def test_who_writes_a_paper_is_told_to_compare_the_sections(cli: Cli, tmp_path: Path) -> None:
    assert "Fassung vergleichen" not in cli("privacy", "record", "-o", tmp_path / "a.md", expect=0).stderr

    own(cli, "--regime", "dsg_ekd")

    said = cli("privacy", "record", "-o", tmp_path / "b.md", expect=0).stderr
    assert said.count("Fassung vergleichen") == 1
    assert "DSG-EKD" in said


def test_a_record_for_another_organisation(cli: Cli, tmp_path: Path) -> None:
    builders.an_organisation("JVA Rheinheim", kind="prison", land="NW", regime="jvollzdsg")

    text = written(cli, tmp_path, "record", "--organisation", "JVA Rheinheim")

    assert "§ 29 JVollzDSG NRW" in text
    assert "JVA Rheinheim" in text


def test_own_numbers_stand_in_the_record(cli: Cli, tmp_path: Path) -> None:
    cli("config", "set", "D-05", "2 Jahre", expect=0)

    assert "Zeichen der Klient:innen und was daran hängt: 2 Jahre" in written(cli, tmp_path, "record")


def test_the_notice_for_volunteers_tells_nothing_of_clients(cli: Cli, tmp_path: Path) -> None:
    cli("config", "set", "privacy.officer", "Kim Beispiel", expect=0)

    text = written(cli, tmp_path, "notice")

    assert "Kim Beispiel" in text
    for words in ("Art. 13 DSGVO", "Art. 15 DSGVO", "Art. 77 DSGVO", "Einwilligung", "Führungszeugnis"):
        assert words in text
    assert "Zeichen der Klient:innen" not in text


def test_the_notice_for_clients_promises_no_name(cli: Cli, tmp_path: Path) -> None:
    text = written(cli, tmp_path, "notice", "--for", "clients")

    assert "Kein Name, nur ein Zeichen" in text
    assert "Auslagen" not in text


def test_the_notice_in_english(cli: Cli, tmp_path: Path) -> None:
    assert "What happens to your data" in written(cli, tmp_path, "notice", "--language", "en")


@pytest.mark.parametrize(
    ("law", "words"),
    [
        ("dsgvo", ("Art. 5 (2), 29, 32 (4) DSGVO", "auf deren Weisung", "binnen 72 Stunden")),
        ("dsg_ekd", ("§ 26 DSG-EKD", "Datengeheimnis verpflichtet", "unverzüglich")),
        ("kdg", ("§ 5 KDG", "Datengeheimnis verpflichtet", "binnen 72 Stunden")),
    ],
)
def test_the_undertaking_speaks_the_law_of_its_organisation(cli: Cli, tmp_path: Path, law: str, words: tuple[str, ...]) -> None:
    person = builders.a_volunteer(name="Anna Weber", street="Weg 1", town="Celle")
    builders.an_organisation("Haus Beispiel", regime=law, street="Platz 2", postal_code="21335", town="Lüneburg")
    made = ("agreement", "new", "--kind", "confidentiality", "--volunteer", person["id"], "--party", "Haus Beispiel", "--json")
    key = cli(*made, expect=0).json["id"]
    path = tmp_path / "verpflichtung.md"

    cli("agreement", "render", key, "--draft", "-o", path, expect=0)

    text = " ".join(path.read_text(encoding="utf-8").replace("\\", "").split())
    assert [word for word in words if word not in text] == []


def test_every_law_has_what_documents_need() -> None:
    for law in LAWS.values():
        needed = ("access", "rectification", "erasure", "restriction", "complaint", "information", "record", "secrecy", "others")
        assert [name for name in needed if not getattr(law, name)] == [], law.key
        assert str(law.answer_within)


def test_sections_of_a_prison_act_are_cited_where_they_hold() -> None:
    assert law_of("jvollzdsg", "NW").access == "§ 39 JVollzDSG NRW"
    assert law_of("jvollzdsg", "NI").access == "JVollzDSG des Landes"
    assert citable("§§ 4, 33 JVollzDSG NRW, § 193 SGB VII", "BW") == "JVollzDSG des Landes, § 193 SGB VII"
    assert law_of("nichts", "NI").key == "dsgvo"


def test_every_land_has_its_authority_and_prisons_have_that_of_the_land() -> None:
    for land in ("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"):
        assert len(authorities("dsgvo", land)) == 1
        assert authorities("jvollzdsg", land) == authorities("dsgvo", land)
    assert len(authorities("dsg_ekd", "NI")) == 1
    assert authorities("kdg", "NI") == [], "which diocese is in charge is not known"
