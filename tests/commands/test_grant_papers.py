"""What goes to a funder: report, proof in figures, hours and tables; every figure as the records have it."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.formats.sheets import read_sheet

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def grant(cli: Cli) -> Record:
    """A year of 15 euros an hour, two lines, three receipts, two people and an evening."""
    typed = {"name": "Ankommen", "aim": "Menschen kommen an.", "results": "Sie sind da."}
    project = builders.kept(ENTITIES["projects"], typed)
    funder = builders.an_organisation("Stiftung Beispiel", kind="funder")
    about = {"title": "Ankommen 2027", "project_id": project["id"], "funder_id": funder["id"], "amount_cents": "1000"}
    row = builders.kept(ENTITIES["grants"], about)
    words = ("--on", "2026-11-01", "--reference", "Z-1", "--begins", "2027-01-01", "--ends", "2027-12-31", "--hour-rate", "15")
    cli("grant", "approve", row["id"], *words, "--hours-cap", "20", "--eligible", "1200", expect=0)
    for number, (name, amount, kind) in enumerate((("Honorare", "800", "fees"), ("Ehrenamt", "200", "hours"))):
        line = {"grant_id": row["id"], "name": name, "planned_cents": amount, "kind": kind, "number": str(number)}
        builders.kept(ENTITIES["budget_lines"], line)
    for day, amount, receipt in (("2027-02-02", "333,33", "B2"), ("2027-01-05", "0,01", "B1"), ("2027-02-03", "66,66", "=1+1")):
        cli(
            *("spending", "add", "--line", "Honorare", "--on", day, "--amount", amount, "--receipt", receipt),
            *("--payee", "Büro *Beispiel*", "--for", "Dolmetschen"),
            expect=0,
        )
    for minutes, neutral in (("2:20", "nein"), ("1:01", "ja")):
        person = builders.a_volunteer(neutral_certificates=neutral)
        work = {"volunteer_id": person["id"], "held_on": "2027-02-01", "minutes": minutes, "project_id": project["id"]}
        builders.kept(ENTITIES["efforts"], {**work, "purpose": f"Begleitung {neutral}"})
    builders.an_event(title="Infoabend", kind="information", starts_on="2027-02-10", project_id=project["id"])
    return builders.fetched(ENTITIES["grants"], row["id"])


def paper(cli: Cli, kind: str, grant: Record, *words: str) -> str:
    """The text of the document, with plain blanks for those that keep words together."""
    said = cli("document", "render", kind, "--for", grant["id"], "--to", "md", "-o", "-", *words, expect=0).out
    return said.replace("\N{NO-BREAK SPACE}", " ")


def test_the_proof_has_every_figure_of_the_records(cli: Cli, grant: Record) -> None:
    said = paper(cli, "grant-proof", grant)

    assert "| Honorare | 800,00 € | 400,00 € | 400,00 € |" in said
    assert "| Ehrenamt | 200,00 € | 50,25 € | 149,75 € |" in said
    assert "| Zusammen | 1.000,00 € | 450,25 € | 549,75 € |" in said
    assert "| Stunden | 3:21 |" in said
    assert "höchstens 20 % von 1.200,00 € = 240,00 €" in said
    days = [said.index(day) for day in ("| B1 |", "| B2 |", "=1+1")]
    assert days == sorted(days)
    assert "|  | Zusammen |  |  |  | 400,00 € |" in said


def test_the_report_tells_what_the_project_says_and_what_there_was(cli: Cli, grant: Record) -> None:
    said = paper(cli, "grant-report", grant)

    assert "Menschen kommen an." in said
    assert "Sie sind da." in said
    assert "| 10\\. Februar 2027 | Infoabend |  |" in said
    assert "Stunden: 3:21 · Personen: 2" in said
    assert "Davon zählen 50,25 € als eigener Beitrag." in said


def test_a_report_without_its_texts_is_a_draft_only(cli: Cli, grant: Record) -> None:
    cli("project", "change", "Ankommen", "--results", "-", expect=0)

    refused = cli("document", "render", "grant-report", "--for", grant["id"], "--to", "md", "-o", "-", expect=(2, 3, 4, 5))
    assert "ehrenamt project change" in refused.stderr
    assert "Ergebnisse" in paper(cli, "grant-report", grant, "--draft")


def test_hours_stand_person_by_person_and_say_no_more_than_people_wish(cli: Cli, grant: Record) -> None:
    said = paper(cli, "grant-hours", grant)

    assert "| 2:20 | Begleitung nein |" in said
    assert "Begleitung ja" not in said
    assert "| Stunden zusammen | 3:21 |" in said
    assert "| Davon zählen | 50,25 € |" in said


def test_the_workbook_has_the_same_cents(cli: Cli, grant: Record, tmp_path: Path) -> None:
    for form in ("xlsx", "csv", "ods"):
        path = tmp_path / f"belege.{form}"
        cli("grant", "receipts", grant["id"], "-o", path, expect=0)
        rows = [row.values for row in read_sheet(path, "").rows]
        cents = [round(float(row["Betrag"].replace(",", ".")) * 100) for row in rows]
        assert (sum(cents), cents) == (40_000, [1, 33_333, 6_666])
        assert [row["Beleg Nr."] for row in rows] == ["B1", "B2", "=1+1"]
    assert "=1+1" not in (tmp_path / "belege.csv").read_text().replace("'=1+1", "")


def test_on_the_screen_the_list_says_what_it_comes_to(cli: Cli, grant: Record) -> None:
    shown = cli("grant", "receipts", grant["id"], expect=0)
    assert "3 Belege, zusammen 400,00 €." in shown.stderr
    assert [row["amount_cents"] for row in cli("grant", "receipts", grant["id"], "--json", expect=0).json] == [1, 33_333, 6_666]


def test_nothing_is_paid_on_the_line_of_unpaid_hours(cli: Cli, grant: Record) -> None:
    refused = cli("spending", "add", "--line", "Ehrenamt", "--amount", "5", expect=2)
    assert "unbezahlte Stunden" in refused.stderr


def test_last_years_list_of_receipts_comes_in_twice_without_harm(cli: Cli, grant: Record, tmp_path: Path) -> None:
    path = tmp_path / "ausgaben.csv"
    path.write_text(
        "Datum;Kostenart;Beleg-Nr.;Empfänger;Zweck;Betrag\n"
        "3.2.2027;Ankommen 2027 Honorare;B 9;Büro Beispiel;Übersetzung;1.200,50 €\n"
        "4.2.2027;Ankommen 2027 Honorare;B 10;Druckerei Beispiel;Flyer;80\n"
        "5.2.2027;Ankommen 2027 Ehrenamt;B 11;Büro Beispiel;Stunden;80\n"
        "6.2.2027;Ankommen 2027 Unbekannt;B 12;Büro Beispiel;Stunden;80\n",
        encoding="utf-8",
    )
    first, again = (cli("import", "spendings", path, "--yes", "--json", expect=(0, 3)).json for _ in range(2))

    assert (first["added"], [row["row"] for row in first["refused"]]) == (2, [4, 5])
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 2)
    data = cli("grant", "budget", grant["id"], "--json", expect=0).json
    assert data["spent_cents"] == 40_000 + 120_050 + 8_000


def test_a_grant_for_the_whole_coordination_is_told_by_its_eight_tasks(cli: Cli, grant: Record) -> None:
    cli("project", "change", "Ankommen", "--covers-all", "ja", expect=0)
    builders.an_event(title="Grundkurs", starts_on="2027-02-11")
    builders.an_event(title="Fachtag", kind="conference", starts_on="2027-02-12")
    builders.an_event(title="AG Sprache", kind="working_group", starts_on="2027-02-13")
    builders.kept(ENTITIES["projects"], {"name": "Fahrradwerkstatt", "begins_on": "2027-02-01"})
    other = builders.kept(ENTITIES["grants"], {"title": "Räder 2028"})
    cli("grant", "apply", other["id"], "--on", "2027-02-01", expect=0)
    head = builders.an_organisation("Zentralstelle Beispiel")
    builders.kept(ENTITIES["messages"], {"what": "Handreichung fertig", "to_id": head["id"], "told_on": "2027-02-02"})
    leaflet = builders.kept(ENTITIES["materials"], {"title": "Willkommen", "language": "ar"})
    handed = {"material_id": leaflet["id"], "organisation_id": head["id"], "handed_on": "2027-02-03", "copies": "40"}
    builders.kept(ENTITIES["distributions"], handed)

    said = paper(cli, "grant-report", grant)

    told = (
        *("Freiwillige gewinnen", "Infoabend", "Schulung und Begleitung", "Grundkurs", "Kleinprojekte", "Fahrradwerkstatt"),
        *("Materialien", "Willkommen (Arabisch), 40 Stück", "Workshops, Tagungen", "Fachtag", "Weitergegebene Informationen"),
        *("Handreichung fertig (Zentralstelle Beispiel)", "Arbeitsgruppen und Partner", "AG Sprache", "Weitere Fördermittel"),
        "Räder 2028",
    )
    places = [said.index(words) for words in told]
    assert places == sorted(places)


def test_a_report_of_one_project_is_silent_about_others(cli: Cli, grant: Record) -> None:
    builders.kept(ENTITIES["projects"], {"name": "Fahrradwerkstatt", "begins_on": "2027-02-01"})
    builders.an_event(title="Grundkurs", starts_on="2027-02-11")
    said = paper(cli, "grant-report", grant)
    assert "Fahrradwerkstatt" not in said
    assert "Grundkurs" not in said


def test_the_hours_of_somebody_erased_still_count_without_a_name(cli: Cli, grant: Record) -> None:
    [person] = [row for row in cli("volunteer", "list", "--json", expect=0).json if not row["neutral_certificates"]][:1]
    cli("privacy", "erase", person["id"], "--yes", expect=0)

    said = paper(cli, "grant-hours", grant)

    assert "## Name gelöscht" in said
    assert person["name"] not in said
    assert "| Stunden zusammen | 3:21 |" in said
    assert "| Stunden | 3:21 |" in paper(cli, "grant-proof", grant)


def test_what_is_written_is_missing_no_more(cli: Cli, grant: Record, tmp_path: Path) -> None:
    for step in ("start", "report"):
        cli("grant", step, grant["id"], expect=0)

    def missing() -> list[str]:
        return [lack["what"] for lack in cli("grant", "next", grant["id"], "--json", expect=0).json["lacks"]]

    assert missing()[-2:] == ["Belegliste schreiben", "Stundennachweis schreiben"]
    cli("document", "render", "grant-proof", "--for", grant["id"], "--draft", "-o", tmp_path / "e.md", expect=0)
    assert "Belegliste schreiben" in missing()
    for kind in ("grant-proof", "grant-hours"):
        cli("document", "render", kind, "--for", grant["id"], "-o", tmp_path / f"{kind}.md", expect=0)
    assert missing() == ["Einnahmen decken die Ausgaben nicht"]
