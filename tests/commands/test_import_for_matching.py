"""Lists of needs and volunteers bring everything that matching reads."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")

_NEEDS = """\
Bedarf;Einrichtung;Tätigkeit;Klient:in;Personen;Dringlichkeit;Sprachen;Zeiten;\
Minuten je Woche;Beginn;Geschlecht;Schulungen;PLZ;mit Minderjährigen;Stand;gemeldet am
Farsi lesen;JVA Heidetal;einzelbegleitung;F-2027-0001;2;1;Farsi B1, Arabisch A2;Di 14-16;\
90;1.4.2027;w;basis;21337;ja;offen;1.2.2027
Briefe;JVA Heidetal;briefkontakt;;;;;;;;;;;;;
Ohne Ort;JVA Nirgends;briefkontakt;;;;;;;;;;;;;
"""

_VOLUNTEERS = """\
Vorname;Nachname;Status;Geburtsdatum;Geschlecht;PLZ;Sprachen;Wünsche;Qualifikationen;\
Verfügbar;Stunden je Woche;Einsätze zugleich;höchstens km;Einwilligung Vermittlung
Nora;Neu;aktiv;01.02.1980;w;21335;Farsi C1;einzelbegleitung;volljurist;Di 13-18;4;2;50;01.01.2027
"""


def test_needs_arrive_with_all_that_matching_reads(cli: Cli, tmp_path: Path) -> None:
    prison, client = builders.a_prison(), builders.a_client()
    path = tmp_path / "bedarfe.csv"
    path.write_text(_NEEDS, encoding="utf-8")

    outcome = cli("import", "needs", path, "--yes", "--json", expect=0).json

    assert (outcome["added"], [one["row"] for one in outcome["refused"]]) == (2, [4])
    need = cli("need", "show", "Farsi lesen", "--json", expect=0).json
    wanted = {
        "organisation_id": prison["id"],
        "client_id": client["id"],
        "people": 2,
        "tier": "1",
        "languages": ["fa:B1", "ar:A2"],
        "times": ["Tu 14:00-16:00"],
        "minutes_week": 90,
        "start_on": "2027-04-01",
        "gender": "female",
        "trainings": ["basis"],
        "postal_code": "21337",
        "with_minors": True,
        "registered_on": "2027-02-01",
    }
    assert {name: need[name] for name in wanted} == wanted
    letters = cli("need", "show", "Briefe", "--json", expect=0).json
    assert (letters["status"], letters["tier"], letters["people"]) == ("open", "2", 1)
    assert cli("import", "needs", path, "--yes", "--json", expect=0).json["unchanged"] == 2


def test_volunteers_too_and_both_find_each_other(cli: Cli, tmp_path: Path) -> None:
    prison = builders.a_prison()
    builders.a_client()
    for name, content in (("needs", _NEEDS), ("volunteers", _VOLUNTEERS)):
        (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
        cli("import", name, tmp_path / f"{name}.csv", "--yes", expect=0)
    person = cli("volunteer", "show", "Nora", "--json", expect=0).json
    for kind in ("secrecy", "formal_undertaking", "training"):
        builders.a_screening(person, kind=kind)
    builders.a_screening(person, kind="admission", organisation_id=prison["id"], valid_until="2028-12-31")

    why = cli("match", "why", "Farsi lesen", "Nora", "--json", expect=0).json

    assert why["suits"]
