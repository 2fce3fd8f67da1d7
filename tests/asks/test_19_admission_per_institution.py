"""Ask 19: admission per institution: admitted in A is not proposed for B."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def there() -> Record:
    return builders.a_prison("JVA Anderswo")


@pytest.fixture
def person() -> Record:
    """Admitted at one prison."""
    return builders.a_ready_volunteer(builders.a_prison("JVA Hier"))


def test_ask_19_admitted_in_a_is_not_proposed_for_b(cli: Cli, there: Record, person: Record, tmp_path: Path) -> None:
    need = builders.a_need(there)
    file = tmp_path / "einsaetze.csv"
    file.write_text(f"Bedarf;Freiwillige:r;Beginn\n{need['id']};{person['id']};01.04.2027\n", encoding="utf-8")

    assert cli("match", need["id"], "--json", expect=0).json["best"] == []
    assert cli("match", "--json", expect=0).json["assignments"] == []
    for override in ([], ["--override", "kennt das Haus"]):
        error = cli("placement", "propose", need["id"], person["id"], *override, "--json", expect=5).error
        assert [(rule["rule"], rule["override"]) for rule in error["rules"]] == [("ZULASSUNG", False)]
    [refused] = cli("import", "placements", file, "--yes", "--json", expect=0).json["refused"]
    assert "JVA Anderswo" in refused["reason"]

    builders.a_screening(person, kind="admission", organisation_id=there["id"])

    cli("placement", "propose", need["id"], person["id"], expect=0)


def test_ask_19_an_admission_is_never_waived(cli: Cli, there: Record, person: Record) -> None:
    line = ("--volunteer", person["id"], "--requirement", "Zulassung", "--organisation", there["id"])

    cli("exemption", "add", *line, "--reason", "eilt", "--granted-by", "P. S.", "--until", "2027-12-31", expect=2)


def test_ask_19_where_nobody_admits_nothing_is_asked(cli: Cli, person: Record) -> None:
    open_house = builders.an_organisation("Treff", kind="association", postal_code="21335")

    cli("placement", "propose", builders.a_need(open_house)["id"], person["id"], expect=0)
