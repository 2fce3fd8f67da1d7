"""Files that are broken on purpose: a list or one clear sentence, nothing else, and no word of the file on the screen."""

from __future__ import annotations

import contextlib
import logging
import random
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.formats.sheet_writers import WRITERS
from ehrenamt_cli.formats.sheets import Sheet, read_sheet

TABLE = ["Name", "Geburtstag", "Zahl", "Notiz"], [["Jörg", date(1970, 2, 28), 5, "a\nb"], ["=1+1", None, 4.5, " x"]] * 5
CARDS = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;\r\nTEL;CELL:0170 123\r\n"
    b"ADR;HOME:;;Gasse 1;L;;21335;D\r\nBDAY:19700228\r\nPHOTO;ENCODING=BASE64:AAAA\r\nEND:VCARD\r\n"
    b"BEGIN:VCARD\nVERSION:4.0\nFN:J\nTEL;VALUE=uri;TYPE=cell:tel:0170 123\nLANG;PREF=1:ar\nEND:VCARD\n"
)
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Infoabend\r\n"
    b"DTSTART;TZID=Europe/Berlin:20270324T180000\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
SOUND = {form: write(*TABLE) for form, write in WRITERS.items()} | {"vcf": CARDS, "ics": CALENDAR}
INSERTED = (b"\0", b"\xff\xfe", b'"', b"9999999999", b"<a>", b";", b"\n", b"&#0;", b"-1")


def broken(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, cut out, put in or repeated."""
    content = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place, way = chance.randrange(len(content) or 1), chance.random()
        if way < 0.4 and content:
            content[place] = chance.randrange(256)
        elif way < 0.6:
            del content[place : place + chance.randint(1, 30)]
        elif way < 0.8:
            content[place:place] = chance.choice(INSERTED)
        else:
            again = chance.randrange(len(content) or 1)
            content[place:place] = content[again : again + chance.randint(1, 50)]
    return bytes(content)


def broken_inside(data: bytes, chance: random.Random) -> bytes:
    """A workbook of which one part is broken, whole as an archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    victim = chance.choice(sorted(parts))
    parts[victim] = broken(parts[victim], chance)
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


@pytest.mark.parametrize("form", SOUND)
def test_a_broken_file_is_a_list_or_one_clear_sentence(
    form: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    path, chance = tmp_path / f"liste.{form}", random.Random(form)
    read = refused = 0
    with caplog.at_level(logging.DEBUG):
        for number in range(300):
            inside = form in ("xlsx", "ods") and number % 4
            path.write_bytes((broken_inside if inside else broken)(SOUND[form], chance))
            try:
                read_sheet(path)
                read += 1
            except FileProblem:
                refused += 1
    assert read > 10
    assert read + refused == 300
    assert capfd.readouterr() == ("", "")
    assert not [record for record in caplog.records if "Gasse" in record.getMessage() or "rg" in record.getMessage()]


@pytest.mark.parametrize("size", [0, 1, 7, 200, 5_000])
def test_noise_is_refused_or_read_as_text(tmp_path: Path, size: int) -> None:
    path, chance = tmp_path / "rauschen", random.Random(size)
    for _ in range(50):
        path.write_bytes(chance.randbytes(size))
        with contextlib.suppress(FileProblem):
            assert isinstance(read_sheet(path), Sheet)


def test_a_cell_of_ten_megabytes_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Name;Notiz\nAda;" + "x" * 10_000_000 + "\n")
    with pytest.raises(FileProblem, match="ab Zeile 2 eine Zelle viel zu lang"):
        read_sheet(path)
