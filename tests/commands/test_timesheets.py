"""Lists of hours as people keep them, and time sheets that go out blank and come back filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
import paperwork
from command_line import Cli
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.services import efforts, registers

pytestmark = pytest.mark.usefixtures("register")


def a_list(text: str, name: str = "liste.csv") -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def imported(cli: Cli, path: Path, *options: object) -> dict[str, Any]:
    found: dict[str, Any] = cli("import", "efforts", path, *options, "--yes", "--json", expect=0).json
    return found


def counts(outcome: dict[str, Any]) -> tuple[int, ...]:
    return (*(outcome[name] for name in ("read", "added", "changed", "unchanged")), len(outcome["refused"]))


def log(cli: Cli) -> list[tuple[Any, ...]]:
    rows = cli("effort", "list", "--json", expect=0).json
    return [tuple(row[name] for name in ("volunteer", "held_on", "minutes", "kilometres", "purpose")) for row in rows]


class TestAListOfHours:
    def test_names_times_and_hours_as_they_stand(self, cli: Cli) -> None:
        builders.a_volunteer(name="Erika Muster")
        key = builders.a_volunteer(name="Max Muster")["id"]
        path = a_list(
            "Einsätze im Februar\n\nName;Datum;von;bis;Stunden;gefahrene km;Tätigkeit\n"
            "Muster, Erika;1.2.2027;14:00;15:30;;12,5;Besuch\n"
            "Erika Muster;2.2.2027;;;1,75;;Telefonat\n"
            f"{key};03.02.2027;9 Uhr;12 Uhr;2,5;;Gruppe\n"
        )

        first, second = imported(cli, path), imported(cli, path)

        assert counts(first) == (3, 3, 0, 0, 0)
        assert counts(second) == (3, 0, 0, 3, 0)
        assert log(cli) == [
            ("Erika Muster", "2027-02-01", 90, 13, "Besuch"),
            ("Erika Muster", "2027-02-02", 105, None, "Telefonat"),
            ("Max Muster", "2027-02-03", 150, None, "Gruppe"),
        ]

    def test_two_columns_of_a_name_and_one_of_both_times(self, cli: Cli) -> None:
        builders.a_volunteer(name="Erika Muster")
        path = a_list("Nachname;Vorname;Tag;Zeit;Minuten\nMuster;Erika;1.2.2027;14-16 Uhr;\nMuster;Erika;2.2.2027;;90\n")

        assert counts(imported(cli, path)) == (2, 2, 0, 0, 0)
        rows = cli("effort", "list", "--json", expect=0).json
        assert [(row["begins_at"], row["ends_at"], row["minutes"]) for row in rows] == [("14:00", "16:00", 120), (None, None, 90)]

    def test_what_is_changed_in_the_list_is_changed_here(self, cli: Cli) -> None:
        builders.a_volunteer(name="Erika Muster")
        imported(cli, a_list("Name;Datum;Stunden;km;wofür\nErika Muster;1.2.2027;1;10;Besuch\n"))

        assert counts(imported(cli, a_list("Name;Datum;Stunden;km;wofür\nErika Muster;1.2.2027;1;12;Besuch\n"))) == (
            1,
            0,
            1,
            0,
            0,
        )

        assert log(cli) == [("Erika Muster", "2027-02-01", 60, 12, "Besuch")]

    def test_what_cannot_be_comes_back_with_its_reason(self, cli: Cli) -> None:
        person = builders.a_volunteer(name="Erika Muster")
        builders.kept(EFFORTS, {"volunteer_id": person["id"], "held_on": "1.2.2027", "begins_at": "14", "ends_at": "16"})
        path = a_list(
            "Name;Datum;von;bis;Stunden\n"
            "Erika Muster;1.2.2027;15:00;17:00;\n"
            "Erika Muster;1.3.2028;;;1\n"
            "Erika Muster;;;;1\n"
            "Kim Niemand;1.2.2027;;;1\n"
            "Erika Muster;2.2.2027;10;12;\n"
            "Erika Muster;2.2.2027;11;13;\n"
        )

        outcome = imported(cli, path)

        assert counts(outcome) == (6, 1, 0, 0, 5)
        reasons = {one["row"]: one["reason"] for one in outcome["refused"]}
        for line, why in ((2, "14:00–16:00"), (3, "Zukunft"), (4, "braucht ihren Tag"), (5, "gibt es nicht"), (7, "10:00–12:00")):
            assert why in reasons[line]
        assert "Grund" in Path("liste-abgelehnt.csv").read_text(encoding="utf-8-sig")

    def test_an_effort_finds_its_placement(self, cli: Cli) -> None:
        prison = builders.a_prison()
        person = builders.a_ready_volunteer(prison, name="Erika Muster")
        placement = builders.a_placement(builders.a_need(prison), person)
        cli("placement", "start", placement["id"], expect=0)

        imported(cli, a_list("Name;Datum;Stunden\nErika Muster;1.3.2027;2\n"))

        [row] = cli("effort", "list", "--json", expect=0).json
        assert (row["placement_id"], row["organisation_id"]) == (placement["id"], prison["id"])


class TestAGrid:
    GRID = "Name;" + ";".join(str(day) for day in range(1, 32)) + ";Summe\nErika Muster;2;;1,5;" + ";" * 27 + "0:45;4,25\n"

    def test_each_filled_cell_is_an_effort(self, cli: Cli) -> None:
        builders.a_volunteer(name="Erika Muster")

        assert counts(imported(cli, a_list(self.GRID), "--month", "2027-01")) == (3, 3, 0, 0, 0)

        assert [(row[1], row[2]) for row in log(cli)] == [("2027-01-01", 120), ("2027-01-03", 90), ("2027-01-31", 45)]

    def test_it_needs_its_month_and_the_days_of_it(self, cli: Cli) -> None:
        builders.a_volunteer(name="Erika Muster")

        assert "--month" in cli("import", "efforts", a_list(self.GRID), "--yes", "--json", expect=2).error["hint"]
        outcome = imported(cli, a_list(self.GRID), "--month", "2027-02")
        assert counts(outcome) == (3, 2, 0, 0, 1)
        assert "31.2.2027" in outcome["refused"][0]["reason"]


class TestATimeSheet:
    @pytest.mark.parametrize("form", ["csv", "xlsx", "ods"])
    def test_filled_from_the_log_it_comes_back_unchanged(self, cli: Cli, form: str) -> None:
        person, other = builders.a_volunteer(name="Erika Muster"), builders.a_volunteer(name="Max Muster")
        for words in (("1.2.2027", "9:15-11", "Besuch"), ("1.2.2027", "1:20", "Telefonat"), ("28.2.2027", "45 min", "12 km")):
            cli("effort", "log", person["id"], *words, expect=0)
        cli("effort", "sheet", person["id"], other["id"], "--month", "2027-02", "-o", f"zettel.{form}", expect=0)

        assert counts(imported(cli, Path(f"zettel.{form}"))) == (3, 0, 0, 3, 0)

    def test_blank_it_has_a_line_for_each_day_and_brings_nothing(self, cli: Cli) -> None:
        person = builders.a_volunteer(name="Erika Muster")
        done = cli("effort", "sheet", person["id"], "--month", "2028-02", "--blank", "--to", "csv", "--json", expect=0).json

        lines = Path(done["file"]).read_text(encoding="utf-8-sig").splitlines()

        assert len(lines) == 30
        assert lines[29] == "Erika Muster;29.02.2028;;;;;"
        assert counts(imported(cli, Path(done["file"]))) == (0, 0, 0, 0, 0)

    def test_two_of_one_name_stand_by_their_keys(self, cli: Cli) -> None:
        first = builders.a_volunteer(name="Kim Doppel")
        builders.a_volunteer(name="Kim Doppel")

        cli("effort", "sheet", first["id"], "-o", "zettel.csv", expect=0)

        assert Path("zettel.csv").read_text(encoding="utf-8-sig").splitlines()[1].startswith(f"{first['id']};")

    def test_on_paper_it_adds_up_to_the_log(self, cli: Cli) -> None:
        paperwork.fill_own_organisation()
        person = builders.a_volunteer(name="Erika Muster")
        for words in (("1.2.2027", "9:15-11", "Besuch"), ("28.2.2027", "45 min", "12 km"), ("1.3.2027", "8 h")):
            cli("effort", "log", person["id"], *words, expect=0)

        cli("effort", "sheet", person["id"], "--month", "Februar 2027", "-o", "zettel.md", expect=0)

        text = Path("zettel.md").read_text(encoding="utf-8")
        with registers.opened() as book:
            assert efforts.total(book, "", {"volunteer_id": person["id"]}).minutes == 105 + 45 + 480
        assert "| Mo 01.02.2027 | 9:15 | 11:00 | 1:45 |" in text
        assert "| Zusammen |  |  | 2:30 | 12 | 2 Einsätze |" in text
        assert "Besuch" in text
        cli("effort", "sheet", person["id"], "--month", "2027-02", "--blank", "-o", "leer.md", expect=0)
        assert Path("leer.md").read_text(encoding="utf-8").count(".02.2027 |") == 28
