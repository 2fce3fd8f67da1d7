"""Reports: every number counted by hand, small numbers of clients hidden, and every form readable by everybody."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import html_checks
import pytest
import verapdf

import builders
from command_line import Cli
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.reports import FIGURES, REPORTS, by_age, durations, shielded
from ehrenamt_cli.formats.sheets import read_sheet
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage.figures import FIGURES as QUERIES
from ehrenamt_cli.storage.figures import figure

pytestmark = pytest.mark.usefixtures("register")


def figures(cli: Cli, *words: object) -> dict[str, dict[str, dict[str, Any]]]:
    """Each figure of a report as label → row."""
    found = cli("report", *words, "--json", expect=0).json["figures"]
    return {name: {row["label"]: row for row in rows} for name, rows in found.items()}


def an_effort(person: dict[str, Any], day: str, time: str, **typed: Any) -> None:
    builders.kept(EFFORTS, {"volunteer_id": person["id"], "held_on": day, "minutes": time, **typed})


def test_people_are_counted_as_they_stood_at_the_end_of_the_period(cli: Cli) -> None:
    builders.an_active_volunteer(gender="female", born_on="1960-05-05", enquired_on="2024-01-02")
    builders.an_active_volunteer(gender="female", born_on="1997-03-02", enquired_on="2026-02-10")
    builders.a_volunteer(status="ended", ended_on="2026-06-30", end_reason="moved", enquired_on="2025-05-05")
    builders.a_volunteer(enquired_on="2027-01-05")

    found = figures(cli, "year", "--year", "2026")

    assert {label: row["people"] for label, row in found["people_status"].items()} == {"active": 2}
    assert {label: row["people"] for label, row in found["people_gender"].items()} == {"female": 2}
    assert {label: row["people"] for label, row in found["people_age"].items()} == {"14–29": 1, "65 +": 1}
    assert {label: row["people"] for label, row in found["people_new"].items() if row["people"]} == {"2026-02": 1}
    assert {label: row["people"] for label, row in found["people_ended"].items()} == {"moved": 1}


def test_hours_equal_the_log_to_the_minute(cli: Cli) -> None:
    place, other = builders.a_prison(), builders.an_organisation("Unterkunft Am Bach", kind="shelter", land="NI")
    ada, bo = builders.an_active_volunteer(name="Ada Beispiel"), builders.an_active_volunteer(name="Bo Beispiel")
    for person, day, time, where in (
        (ada, "2026-01-10", "1:30", place),
        (ada, "2026-01-11", "0:45", place),
        (bo, "2026-02-01", "2:10", other),
        (bo, "2025-12-31", "9:00", other),
        (bo, "2027-01-01", "9:00", other),
    ):
        an_effort(person, day, time, organisation_id=where["id"])

    found = figures(cli, "year", "--year", "2026")
    only = figures(cli, "year", "--year", "2026", "--organisation", place["id"])
    log = sum(one["minutes"] for one in cli("effort", "list", "--json", expect=0).json if one["held_on"].startswith("2026"))

    months = {f"2026-{month:02}": (0, 0) for month in range(1, 13)} | {"2026-01": (135, 1), "2026-02": (130, 1)}
    assert {label: (row["minutes"], row["people"]) for label, row in found["hours_month"].items()} == months
    assert "Stunden nach Monat  ██▁▁▁▁▁▁▁▁▁▁" in cli("report", "year", "--year", "2026", expect=0).out
    for name in ("hours_month", "hours_activity", "hours_institution"):
        assert sum(row["minutes"] for row in found[name].values()) == log == 265
    assert sum(row["minutes"] for row in only["hours_month"].values()) == 135
    assert "2:15" in cli("report", "year", "--year", "2026", expect=0).out


def test_placements_needs_and_waiting_times(cli: Cli) -> None:
    prison = builders.a_prison()
    need = builders.a_need(prison, registered_on="2027-02-01")
    builders.a_need(prison, title="Noch einer", registered_on="2027-02-20", people="3")
    placement = builders.a_placement(need, builders.a_ready_volunteer(prison))
    cli("placement", "start", placement["id"], "--on", "2027-02-11", expect=0)

    found = figures(cli, "year", "--year", "2027")
    activity = need["activity_id"]

    assert {key: found["placements_activity"][activity][key] for key in ("started", "ended", "running")} == {
        "started": 1,
        "ended": 0,
        "running": 1,
    }
    assert {key: found["needs_activity"][activity][key] for key in ("wanted", "met", "open")} == {
        "wanted": 4,
        "met": 1,
        "open": 3,
    }
    assert (found["needs_waited"][activity]["median"], found["needs_waited"][activity]["longest"]) == (10, 10)


def test_admissions_are_measured_per_institution(cli: Cli) -> None:
    prison = builders.a_prison()
    for asked, decided in (("2026-01-01", "2026-01-31"), ("2026-03-01", "2026-04-30"), ("2026-11-01", None)):
        builders.a_screening(
            builders.a_volunteer(),
            kind="admission",
            organisation_id=prison["id"],
            requested_on=asked,
            instructed_on=asked,
            seen_on=decided,
        )
    row = figures(cli, "admissions", "--year", "2026")["admissions"][prison["id"]]
    assert (row["cases"], row["median"], row["longest"], row["pending"]) == (2, 45, 60, 1)
    early = figures(cli, "admissions", "--from", "2026-01-01", "--until", "2026-03-31")["admissions"][prison["id"]]
    assert (early["cases"], early["longest"], early["pending"]) == (1, 30, 1), "what was decided later was pending then"


def test_the_report_measures_admissions_as_screening_times_does(cli: Cli) -> None:
    """A refusal is no admission, and whoever has gone waits no longer."""
    prison = builders.a_prison()
    gone = builders.a_volunteer(status="ended")
    for person, decided, result in (
        (builders.a_volunteer(), "2026-12-11", "positive"),
        (builders.a_volunteer(), "2026-12-31", "negative"),
        (builders.a_volunteer(), "-", "pending"),
        (gone, "-", "pending"),
    ):
        asked = {"instructed_on": "2026-11-01", "requested_on": "2026-11-01"}
        builders.a_screening(person, kind="admission", organisation_id=prison["id"], seen_on=decided, result=result, **asked)

    row = figures(cli, "admissions", "--from", "2026-01-01", "--until", "2027-03-01")["admissions"][prison["id"]]
    [measured] = cli("screening", "times", "--json", expect=0).json

    assert (row["cases"], row["median"], row["longest"], row["pending"]) == (1, 40, 40, 1)
    assert [measured[key] for key in ("decided", "median_days", "longest_days", "running")] == [1, 40, 40, 1]


def test_few_clients_are_not_told(cli: Cli) -> None:
    rows = [{"label": "a", "clients": 4}, {"label": "b", "clients": 5}, {"label": "c", "clients": 0}]
    assert [row["clients"] for row in shielded(FIGURES["clients_reached"], rows)] == [None, 5, 0]
    assert shielded(FIGURES["people_status"], [{"label": "x", "people": 1}]) == [{"label": "x", "people": 1}]
    prison = builders.a_prison()
    need = builders.a_need(prison, client_id=builders.a_client(organisation_id=prison["id"])["id"])
    placement = builders.a_placement(need, builders.a_ready_volunteer(prison))
    cli("placement", "start", placement["id"], expect=0)
    shown = cli("report", "year", expect=0)
    assert "< 5" in shown.out
    assert "nicht genannt" in shown.stderr
    assert figures(cli, "year")["clients_reached"][need["activity_id"]]["clients"] is None
    assert "< 5" in cli("report", "year", "-o", "-", "--to", "csv", expect=0).out


def test_ages_and_durations_are_reckoned_by_hand() -> None:
    rows = [{"label": "2000-03-01", "people": 2}, {"label": "", "people": 1}, {"label": "2020-01-01", "people": 1}]
    assert by_age(rows, date(2029, 12, 31)) == [{"label": "14–29", "people": 2}, {"label": "", "people": 2}]
    assert by_age(rows, date(2030, 3, 1)) == [{"label": "30–49", "people": 2}, {"label": "", "people": 2}]
    days = [{"label": "x", "a": "2027-01-01", "b": "2027-01-03"}, {"label": "x", "a": "2027-01-01", "b": "2027-01-10"}]
    assert durations([*days, {"label": "x", "a": "2027-01-01", "b": None}], "a", "b") == [
        {"label": "x", "cases": 2, "median": 6, "longest": 9, "pending": 1}
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_is_made_in_every_form_even_without_numbers(cli: Cli, tmp_path: Path, name: str) -> None:
    empty = cli("report", name, expect=0)
    assert "keine Zahlen" in empty.out or "Personen" in empty.out or "Sprachen" in empty.out or "Zahl" in empty.out
    for form in ("pdf", "html", "xlsx", "csv", "json"):
        path = tmp_path / f"bericht.{form}"
        cli("report", name, "-o", path, expect=0)
        assert path.stat().st_size > 20


def test_every_query_is_used_and_every_figure_has_one() -> None:
    used = {figure for report in REPORTS.values() for figure in report.figures}
    assert used == set(FIGURES)
    read_elsewhere = {"languages_spoken", "languages_wanted", "hours_day", "where_people_live", "where_needs_are"}
    gathered = {"languages", "language_gaps", "packages", "tasks"}
    by_house = {"languages_booked", "languages_of_clients", "languages_of_houses", "languages_there", "languages_wanted_where"}
    assert set(QUERIES) == (set(FIGURES) - gathered) | read_elsewhere | by_house | {"tagged", "works_done"}


@pytest.fixture
def busy(register: Path, cli: Cli) -> None:
    """Something in every figure, hostile names included."""
    prison = builders.a_prison(name='JVA <b>"Heidetal" & Söhne</b>')
    need = builders.a_need(prison, languages="ar:B1")
    person = builders.a_ready_volunteer(prison, languages="ar:B2", gender="female", born_on="1970-01-01")
    cli("placement", "start", builders.a_placement(need, person)["id"], expect=0)
    an_effort(person, "2027-02-20", "1:30", organisation_id=prison["id"])


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize("name", ["year", "languages"])
def test_the_pdf_is_accessible_and_fit_for_the_archive(cli: Cli, tmp_path: Path, name: str) -> None:
    path = tmp_path / "bericht.pdf"
    cli("report", name, "-o", path, expect=0)
    assert verapdf.broken_rules(path, "ua1") == []
    assert verapdf.broken_rules(path, "2a") == []


@pytest.mark.usefixtures("busy")
def test_the_web_page_is_sound_and_asks_nothing_of_the_network(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "bericht.html"
    cli("report", "year", "-o", path, expect=0)
    page = path.read_text(encoding="utf-8")
    assert html_checks.complaints(page) == []
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "<b>" not in page.replace("&lt;b&gt;", "")
    assert page.count('role="img"') == page.count("<figure>") > 5


@pytest.mark.usefixtures("busy")
def test_the_workbook_has_a_sheet_for_each_table_with_numbers(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "bericht.xlsx"
    cli("report", "year", "-o", path, expect=0)
    assert len(read_sheet(path).worksheets) == len(REPORTS["year"].figures)
    rows = [row.values for row in read_sheet(path, "6 Stunden nach Monat").rows]
    assert [row["Stunden"] for row in rows if row["Stunden"] != "0"] == ["1.5"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("year", "--from", "1.2.2027", "--until", "1.1.2027"), "vor dem ersten"),
        (("month", "--month", "März"), "ist kein Monat"),
        (("year", "--to", "docx"), "gibt es nicht"),
    ],
)
def test_what_cannot_be_reported_gets_one_clear_sentence(cli: Cli, words: tuple[str, ...], complaint: str) -> None:
    assert complaint in cli("report", *words, expect=2).stderr


def test_both_languages(cli: Cli) -> None:
    builders.an_active_volunteer()
    assert "Volunteers by status" in cli("--lang", "en", "report", "year", expect=0).out


class TestOfAProject:
    def test_only_what_belongs_to_it_over_the_period_of_its_grant(self, cli: Cli) -> None:
        project = builders.kept(ENTITIES["projects"], {"name": "Ankommen"})
        typed = {"title": "Ankommen 2027", "project_id": project["id"], "begins_on": "2027-01-01", "ends_on": "2027-06-30"}
        grant = builders.kept(ENTITIES["grants"], typed)
        inside, outside = builders.an_active_volunteer(gender="w"), builders.an_active_volunteer(gender="m")
        for person, minutes, belongs in ((inside, "1:30", {"project_id": project["id"]}), (outside, "4:00", {})):
            builders.kept(
                ENTITIES["efforts"], {"volunteer_id": person["id"], "held_on": "2027-02-01", "minutes": minutes, **belongs}
            )
        builders.an_event(starts_on="2027-02-10", project_id=project["id"])
        builders.an_event(starts_on="2027-02-11")

        data = cli("report", "funder", "--grant", grant["id"], "--json", expect=0).json

        assert (data["first"], data["last"]) == ("2027-01-01", "2027-06-30")
        assert sum(row["minutes"] for row in data["figures"]["hours_month"]) == 90
        assert [(row["label"], row["people"]) for row in data["figures"]["people_gender"]] == [("female", 1)]
        assert sum(row["events"] for row in data["figures"]["events"]) == 1

    def test_one_that_covers_everything_counts_everything_that_is_no_other_project(self, cli: Cli) -> None:
        whole = builders.kept(ENTITIES["projects"], {"name": "Koordination", "covers_all": "ja"})
        other = builders.kept(ENTITIES["projects"], {"name": "Sprachtreff"})
        person = builders.an_active_volunteer()
        for minutes, belongs in (("1:00", {}), ("2:00", {"project_id": whole["id"]}), ("4:00", {"project_id": other["id"]})):
            typed = {"volunteer_id": person["id"], "held_on": "2027-02-01", "minutes": minutes, **belongs}
            builders.kept(ENTITIES["efforts"], typed)

        data = cli("report", "funder", "--project", "Koordination", "--json", expect=0).json

        assert sum(row["minutes"] for row in data["figures"]["hours_month"]) == 180

    @pytest.mark.parametrize("name", list(QUERIES))
    def test_every_figure_can_be_narrowed_to_a_project(self, name: str) -> None:
        project = builders.kept(ENTITIES["projects"], {"name": "Ankommen"})
        asked = {"first": "2027-01-01", "last": "2027-12-31", "organisation": "", "project": project["id"]}
        with registers.opened() as book:
            assert isinstance(figure(book, name, asked), list)
