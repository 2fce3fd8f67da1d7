"""Ask 12: import twice without harm; update by key; blanks never overwrite; refused rows come back; and it can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")

LIST = "Name;Geburtstag;Ort;Telefon\nAnna Müller;28.02.1970;Hannover;0511 12345\nBo Berg;1.1.1980;Kiel;\n;;Nirgends;\n"


def visible() -> dict[str, Any]:
    return {table: rows for table, rows in builders.everything().items() if table != "history"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "liste.csv"
    file.write_text(LIST, encoding="utf-8-sig")
    return file


def taken_over(cli: Cli, path: Path) -> tuple[int, int, int, int]:
    done = cli("import", "volunteers", path, "--yes", "--json", expect=0).json
    return done["added"], done["changed"], done["unchanged"], len(done["refused"])


def test_twice_is_once(cli: Cli, path: Path) -> None:
    assert taken_over(cli, path) == (2, 0, 0, 1)
    before = visible()

    assert taken_over(cli, path) == (0, 0, 2, 1)

    assert visible() == before


def test_what_was_updated_is_found_again_and_blanks_overwrite_nothing(cli: Cli, path: Path) -> None:
    taken_over(cli, path)
    path.write_text("Name;Geburtstag;Ort;Telefon\nAnna Müller;28.02.1970;Celle;\n", encoding="utf-8")

    assert taken_over(cli, path) == (0, 1, 0, 0)

    [anna] = cli("volunteer", "list", "Anna", "--json", expect=0).json
    assert (anna["town"], anna["phone"]) == ("Celle", "0511 12345")


def test_refused_rows_come_back_with_their_reason(cli: Cli, path: Path) -> None:
    taken_over(cli, path)

    back = path.with_name("liste-abgelehnt.csv").read_text(encoding="utf-8-sig")

    assert "Nirgends" in back
    assert "Es fehlt: Name" in back


def test_somebody_who_is_there_under_another_spelling_is_said_and_not_merged(cli: Cli, path: Path) -> None:
    known = builders.a_volunteer(name="Mueller-Weiß Anna", phone="+49 511 12345")

    done = cli("import", "volunteers", path, "--yes", "--json", expect=0).json

    assert [(one["row"], one["id"]) for one in done["alike"]] == [(2, known["id"])]
    assert done["added"] == 2


def test_the_whole_list_is_taken_back(cli: Cli, path: Path) -> None:
    builders.a_volunteer(name="Anna Müller", born_on="1970-02-28", town="Uelzen")
    before = visible()
    assert taken_over(cli, path) == (1, 1, 0, 1)

    cli("undo", "--yes", expect=0)

    assert visible() == before
