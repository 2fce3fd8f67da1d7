"""Sheets of address labels: as many as it takes, accessible, nothing cut off."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import verapdf

from ehrenamt_cli.documents.writing.labels import write_labels

LONG = ["Prof. Dr. " + "Maximiliane-" * 9 + "Beispiel", "Straße der sehr langen Namen " * 4, "21335 Lüneburg"]


@pytest.mark.parametrize(("people", "sheets"), [(1, 1), (24, 1), (25, 2), (500, 21)])
def test_a_sheet_has_room_for_twenty_four(people: int, sheets: int) -> None:
    content = write_labels([["Ada Beispiel", "Weg 1", "21335 Lüneburg"]] * people, "Etiketten")
    assert re.findall(rb"/Type/Pages/Count ([0-9]+)", content) == [str(sheets).encode()]


def test_the_file_is_accessible_and_fit_for_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "etiketten.pdf"
    path.write_bytes(write_labels([["Ada Beispiel", "", "21335 Lüneburg"], LONG], "Etiketten: Freiwillige"))
    assert verapdf.broken_rules(path, "ua1") == []
    assert verapdf.broken_rules(path, "2a") == []


def test_what_is_no_address_at_all_does_no_harm() -> None:
    assert write_labels([["#set page(fill: red)", "$x$", "*<b>_"]], "#x").startswith(b"%PDF")
