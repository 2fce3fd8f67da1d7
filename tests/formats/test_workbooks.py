"""Workbooks, cards, calendars and JSON as lists: what people really have, and what must never be opened."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.formats import workbook_safety
from ehrenamt_cli.formats.sheet_writers import WRITERS
from ehrenamt_cli.formats.sheets import read_sheet

ODS_HEAD = (
    '<?xml version="1.0"?>{doctype}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="Blatt">{rows}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)
FILLED = '<table:table-cell{more} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


@pytest.fixture
def sheet(tmp_path):
    def read(data, name="liste", **options):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_sheet(path, **options)

    return read


def a_workbook(**sheets):
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        day, clock = book.add_format({"num_format": "dd.mm.yyyy"}), book.add_format({"num_format": "hh:mm"})
        for name, rows in sheets.items():
            table = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, time):
                        table.write_datetime(number, column, value, clock)
                    elif isinstance(value, date):
                        table.write_datetime(number, column, value, day)
                    else:
                        table.write(number, column, value)
    return content.getvalue()


def an_ods(rows, doctype=""):
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS_HEAD.format(doctype=doctype, rows=rows))
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry'
            ' manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
        )
    return content.getvalue()


def test_a_workbook_is_read_with_its_days_and_numbers(sheet):
    rows = [
        ["Name", "Geburtstag", "PLZ", "km", "Gespräch", "ab", "Foto"],
        ["Jörg Müller", date(1970, 2, 28), 1067, 4.5, datetime(2027, 3, 24, 14, 30), time(9, 5), True],  # noqa: DTZ001 - on the wall
    ]
    table = sheet(a_workbook(Liste=rows), "liste.xlsx")
    assert table.headers == rows[0]
    assert list(table.rows[0].values.values()) == ["Jörg Müller", "1970-02-28", "1067", "4.5", "2027-03-24 14:30", "09:05", "ja"]
    assert (table.rows[0].line, table.form) == (2, "xlsx")


def test_titles_and_blank_rows_above_the_header_are_skipped(sheet):
    rows = [["Ehrenamtliche der JVA Heidetal"], ["Stand 24.03.2027"], [], ["Name", "PLZ"], ["Ada", "21335"], [], ["Bo", "29525"]]
    table = sheet(a_workbook(Liste=rows))
    assert table.headers == ["Name", "PLZ"]
    assert [(row.line, row.values["Name"]) for row in table.rows] == [(5, "Ada"), (7, "Bo")]


def test_a_title_above_a_csv_list_is_skipped_too(sheet):
    table = sheet("Ehrenamtliche der JVA Heidetal\nName;PLZ\nAda;21335\n")
    assert (table.headers, table.rows[0].values["PLZ"]) == (["Name", "PLZ"], "21335")


def test_a_worksheet_can_be_chosen(sheet):
    data = a_workbook(Leer=[], Erste=[["Name"], ["Ada"]], Zweite=[["Name"], ["Bo"]])
    assert sheet(data).rows[0].values == {"Name": "Ada"}
    assert sheet(data).worksheets == ("Leer", "Erste", "Zweite")
    assert sheet(data, worksheet="zweite").rows[0].values == {"Name": "Bo"}
    with pytest.raises(FileProblem, match="Das Blatt „Dritte“ gibt es"):
        sheet(data, worksheet="Dritte")
    with pytest.raises(FileProblem, match="keine Tabellenblätter"):
        sheet("Name\nAda\n", worksheet="Erste")


def test_an_opendocument_table_is_read_without_its_endless_empty_end(sheet):
    row = (
        "<table:table-row>" + FILLED.format(more="", text="{}") * 2 + '<table:table-cell table:number-columns-repeated="16382"/>'
    )
    end = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/>'
    close = "</table:table-row>"
    table = sheet(an_ods(row.format("Name", "PLZ") + close + row.format("Ada", "21335") + close + end + close))
    assert ([one.values for one in table.rows], table.form) == ([{"Name": "Ada", "PLZ": "21335"}], "ods")


def test_far_cells_and_bombs_are_refused_before_they_unfold(sheet, monkeypatch):
    monkeypatch.setattr(workbook_safety, "MOST_BYTES", 5_000_000)
    far = a_workbook(Liste=[["Name"]])
    with zipfile.ZipFile(BytesIO(far)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b'r="A1"', b'r="XFD1048576"')
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    wide = FILLED.format(more=' table:number-columns-repeated="16384"', text="x")
    for data in (
        content.getvalue(),
        an_ods(f'<table:table-row table:number-rows-repeated="1048576">{wide}</table:table-row>'),
        a_bomb(),
    ):
        with pytest.raises(FileProblem, match="viel zu groß"):
            sheet(data)


def a_bomb():
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for number in range(6):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b"0" * 1_000_000)
    return content.getvalue()


def test_a_document_that_declares_entities_is_refused(sheet):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    with pytest.raises(FileProblem, match="beschädigt"):
        sheet(an_ods("<table:table-row>" + FILLED.format(more="", text="&b;") + "</table:table-row>", bomb))


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"PK\x03\x04 und dann nichts", "beschädigt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "beschädigt"),
        ("BEGIN:VCARD\nVERSION:3.0\n", "keine ganze Adresskarte"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "kein Termin"),
        ('[{"name": ', "kein lesbares JSON"),
        ("[" * 100_000, "kein lesbares JSON"),
        ("[1, 2]", "kein lesbares JSON"),
    ],
)
def test_what_cannot_be_read_gets_one_clear_sentence(sheet, data, complaint):
    with pytest.raises(FileProblem, match=complaint):
        sheet(data)


def test_a_docx_is_no_table(sheet):
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(FileProblem, match="enthält keine Tabelle"):
        sheet(content.getvalue())


CARD_21 = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;\r\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=\r\n=C3=BCller\r\nTEL;CELL:0170 123\r\nTEL;HOME;VOICE:04131 55\r\n"
    "EMAIL;INTERNET:j@verein.example\r\n"
    "ADR;HOME;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:;;Wei=C3=9Fe Gasse 1;L=C3=BCneburg;;21335;D\r\nBDAY:19700228\r\n"
    "NOTE:kommt=gern\r\nEND:VCARD\r\n"
)
CARD_30 = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Müller;Jörg;;;\nFN:Jörg Müller\nitem1.EMAIL;type=INTERNET:j@verein.example\n"
    "ORG:JVA Heidetal;SD\nTITLE:Sozialdienst\nADR;TYPE=HOME:;;Weiße Gasse 1;Lüneburg;;21335;D\n"
    "TEL:0170 123\nTEL:04131 55\nBDAY:1970-02-28\n"
    "CATEGORIES:a,b\nNOTE:kommt=gern\nEND:VCARD\n"
)
CARD_40 = (
    "BEGIN:VCARD\nVERSION:4.0\nFN:Jörg Müller\nN:Müller;Jörg;;;\nTEL;VALUE=uri;TYPE=cell:tel:0170 123\nTEL:04131 55\nGENDER:M\n"
    "LANG;PREF=1:ar\nBDAY:19700228\nEMAIL:j@verein.example\nADR:;;Weiße Gasse 1;Lüneburg;;21335;D\nNOTE:kommt=gern\nEND:VCARD\n"
)


@pytest.mark.parametrize("card", [CARD_21, CARD_30, CARD_40], ids=["2.1", "3.0", "4.0"])
def test_cards_of_every_version_say_the_same(sheet, card):
    values = sheet(card + card.replace("j@verein", "k@verein")).rows[0].values
    assert values | {"organisation": "", "role": "", "teams": "", "gender": "", "languages": ""} == {
        "name": "Jörg Müller",
        "organisation": "",
        "role": "",
        "email": "j@verein.example",
        "phone": "0170 123, 04131 55",
        "street": "Weiße Gasse 1",
        "postal_code": "21335",
        "town": "Lüneburg",
        "born_on": "1970-02-28",
        "gender": "",
        "languages": "",
        "teams": "",
        "notes": "kommt=gern",
    }


def test_appointments_become_rows(sheet):
    table = sheet(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Infoabend\r\nLOCATION:Rathaus\r\n"
        "DTSTART;TZID=Europe/Berlin:20270324T180000\r\nDTEND;TZID=Europe/Berlin:20270324T200000\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Fachtagung\r\nDTSTART;VALUE=DATE:20270401\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert [row.values for row in table.rows] == [
        {"title": "Infoabend", "on": "2027-03-24", "from": "18:00", "to": "20:00", "place": "Rathaus", "notes": ""},
        {"title": "Fachtagung", "on": "2027-04-01", "from": "", "to": "", "place": "", "notes": ""},
    ]


@pytest.mark.parametrize("text", ['[{"name": "Ada", "tags": ["a", "b"]}]', '{"people": [{"name": "Ada", "tags": ["a", "b"]}]}'])
def test_json_is_read_as_a_list_or_around_one(sheet, text):
    assert sheet(text).rows[0].values == {"name": "Ada", "tags": "a; b"}


def test_json_lines_need_not_have_the_same_names(sheet):
    table = sheet('{"name": "Ada", "deputy": true}\n{"name": "Bo", "phone": null, "n": 5}\n')
    assert [row.values for row in table.rows] == [
        {"name": "Ada", "deputy": "ja", "phone": "", "n": ""},
        {"name": "Bo", "deputy": "", "phone": "", "n": "5"},
    ]


cells = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cn")) | st.sampled_from("=+-@'\",;|\n<>&"), max_size=12).map(
        lambda text: text.strip(" \xa0")
    ),
    st.integers(-(10**9), 10**9),
    st.dates(date(1900, 3, 1), date(2200, 1, 1)),
)


@pytest.mark.parametrize("form", WRITERS)
@given(rows=st.lists(st.tuples(cells, cells), max_size=4))
def test_what_is_written_is_read_back(tmp_path_factory, form, rows):
    path = tmp_path_factory.mktemp("tables") / f"liste.{form}"
    path.write_bytes(WRITERS[form](["Name", "Notiz"], [[f"n{number}", *row][:2] for number, row in enumerate(rows)]))
    read = [row.values for row in read_sheet(path).rows] if rows or form != "json" else []
    assert read == [{"Name": f"n{number}", "Notiz": str(row[0])} for number, row in enumerate(rows)]
