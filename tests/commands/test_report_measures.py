"""The report of integration work: everything that was done, under its packages and tasks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.distributions import DISTRIBUTIONS
from ehrenamt_cli.domain.integration_figures import days_within
from ehrenamt_cli.domain.packages import PACKAGES, TASKS
from ehrenamt_cli.domain.projects import PROJECTS
from ehrenamt_cli.domain.works import WORKS
from ehrenamt_cli.formats.sheets import read_sheet

pytestmark = pytest.mark.usefixtures("register")


def _figures(cli: Cli, *words: object) -> dict[str, dict[str, dict[str, Any]]]:
    found = cli("report", "measures", *words, "--json", expect=0).json["figures"]
    return {name: {row["label"]: row for row in rows} for name, rows in found.items()}


@pytest.fixture
def a_year(cli: Cli) -> str:
    """Work of every kind at one prison, and some elsewhere; gives the key of the prison."""
    here, there = builders.a_prison("JVA Heidetal"), builders.a_prison("JVA Moor")
    builders.a_need(here, packages="M1, M4", registered_on="2027-01-10")
    builders.a_need(here, title="Vor der Zeit", packages="M1", registered_on="2025-01-10")
    builders.a_need(there, title="Ohne", registered_on="2027-01-10")
    builders.an_event(organisation_id=here["id"], starts_on="2027-02-01", packages="M5", tasks="Schulung")
    builders.kept(PROJECTS, {"name": "Ankommen", "begins_on": "2026-06-01", "packages": "M2", "tasks": "Projektarbeit"})
    booking = builders.a_booking(builders.a_sworn_interpreter(), here, held_on="2027-02-26", minutes="1:30")
    cli("booking", "held", booking["id"], expect=0)
    leaflet = builders.a_material(language="ar", packages="M1")
    builders.kept(DISTRIBUTIONS, {"material_id": leaflet["id"], "organisation_id": here["id"], "copies": "30"})
    builders.kept(WORKS, {"task": "crisis", "held_on": "2027-02-03", "organisation_id": here["id"], "packages": "M2"})
    builders.kept(WORKS, {"task": "projects", "held_on": "2026-12-30", "ends_on": "2027-01-03", "organisation_id": there["id"]})
    return str(here["id"])


def test_everything_counts_under_each_of_its_packages(cli: Cli, a_year: str) -> None:
    found = _figures(cli, "--year", "2027")["packages"]

    assert [*found] == [*PACKAGES, ""]
    assert found["communication"] == {
        **{"label": "communication", "words": "sprachliche Verständigung", "done": 1, "works": 0, "events": 0, "bookings": 1},
        **{"needs": 1, "projects": 0, "materials": 1, "copies": 30},
    }
    assert (found["coexistence"]["done"], found["coexistence"]["works"], found["coexistence"]["projects"]) == (2, 1, 1)
    assert (found["staff"]["events"], found["integration"]["needs"], found["prevention"]["done"]) == (1, 1, 0)
    assert (found[""]["works"], found[""]["needs"]) == (3, 1)


def test_every_task_has_its_row_done_or_not(cli: Cli, a_year: str) -> None:
    found = _figures(cli, "--year", "2027")["tasks"]

    assert [*found][:12] == [*TASKS]
    assert {task: row["done"] for task, row in found.items() if row["done"]} == {
        **{"interpreting": 1, "training": 1, "crisis": 1, "projects": 4}
    }
    assert found["projects"]["works"] == 3, "only the days of the year"


def test_one_house_has_its_own_figures(cli: Cli, a_year: str) -> None:
    found = _figures(cli, "--year", "2027", "--organisation", a_year)

    assert found["tasks"]["projects"]["done"] == 0
    assert found["packages"]["coexistence"]["works"] == 1
    assert found["materials_language"]["ar"] == {"label": "ar", "words": "Arabisch", "materials": 0, "copies": 30}


def test_work_on_a_project_counts_for_it(cli: Cli, a_year: str) -> None:
    [project] = cli("project", "list", "--json", expect=0).json
    cli("work", "add", "--task", "Projekt", "--on", "1.2.2027", "--project", "Ankommen", expect=0)

    found = _figures(cli, "--year", "2027", "--project", project["id"])

    assert (found["tasks"]["projects"]["works"], found["tasks"]["projects"]["done"]) == (1, 2)
    assert found["tasks"]["crisis"]["works"] == 0


def test_interpreting_has_hours_and_cost(cli: Cli, a_year: str) -> None:
    row = _figures(cli, "--year", "2027")["bookings_language"]["ar"]

    assert (row["bookings"], row["minutes"], row["cents"], row["cancelled"]) == (1, 90, 12750, 0)
    assert "127,50 €" in cli("report", "measures", "--year", "2027", expect=0).out


@pytest.mark.parametrize("form", ["pdf", "html", "csv", "xlsx"])
def test_it_goes_out_in_every_form(cli: Cli, a_year: str, form: str) -> None:
    cli("report", "measures", "--year", "2027", "-o", f"b.{form}", expect=0)

    assert Path(f"b.{form}").stat().st_size > 500
    if form == "xlsx":
        sheet = read_sheet(Path("b.xlsx"), "3 Dolmetschen und Übersetzen")
        assert sheet.rows[0].values["Kosten"] == "127.5"


def test_where_nothing_was_done_nothing_stands(cli: Cli) -> None:
    assert "keine Zahlen" in cli("report", "measures", "--year", "2020", expect=0).out


@pytest.mark.parametrize(
    ("begins", "ends", "days"),
    [("2027-01-05", None, 1), ("2026-12-30", "2027-01-02", 2), ("2027-12-31", "2028-01-05", 1), ("2026-01-01", "2026-01-02", 0)],
)
def test_days_of_work_are_those_of_the_period(begins: str, ends: str | None, days: int) -> None:
    assert days_within({"held_on": begins, "ends_on": ends}, "2027-01-01", "2027-12-31") == days
