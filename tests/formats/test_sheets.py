"""CSV that simply works, whatever wrote it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.formats.csv_files import write_csv
from ehrenamt_cli.formats.sheets import read_sheet

TABLE = "Name;Straße;PLZ\nJörg Müller;Weiße Gasse 1;21335\nЮлия Ößä;Am Markt;29525\n"
WESTERN = "Name;Straße;PLZ\nJörg Müller;Weiße Gasse 1 – „Hof“;21335\n"


@pytest.fixture
def sheet(tmp_path):
    def read(data):
        path = tmp_path / "liste.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_sheet(path)

    return read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_encoding_is_read(sheet, encoding):
    table = sheet(TABLE.encode(encoding))
    assert table.headers == ["Name", "Straße", "PLZ"]
    assert [row.values["Name"] for row in table.rows] == ["Jörg Müller", "Юлия Ößä"]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_old_western_encodings_are_read(sheet, encoding):
    data = WESTERN.encode(encoding, errors="replace")
    assert sheet(data).rows[0].values["Straße"].startswith("Weiße Gasse 1")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end_is_read(sheet, separator, line_end):
    table = sheet(line_end.join([separator.join(["Name", "PLZ"]), separator.join(["Ada", "21335"]), ""]))
    assert table.headers == ["Name", "PLZ"]
    assert [row.values for row in table.rows] == [{"Name": "Ada", "PLZ": "21335"}]


def test_commas_in_cells_do_not_mislead(sheet):
    table = sheet("Name;Skills, Teams\nMüller, Ada;a,b\nWeiß, Bo;c,d\n")
    assert table.headers == ["Name", "Skills, Teams"]
    assert table.rows[0].values == {"Name": "Müller, Ada", "Skills, Teams": "a,b"}


def test_a_single_column_is_a_table(sheet):
    assert [row.values for row in sheet("Name\nAda\n").rows] == [{"Name": "Ada"}]


def test_what_stands_above_the_header_is_skipped_and_lines_are_counted(sheet):
    table = sheet('# Export "vom 24.03.\n\n;;\nsep=;\nName;PLZ\n\nAda;21335\n"Bo\nWeiß";29525\nCy;1\n')
    assert table.headers == ["Name", "PLZ"]
    assert [(row.line, row.values["Name"]) for row in table.rows] == [(7, "Ada"), (8, "Bo\nWeiß"), (10, "Cy")]


def test_columns_without_or_with_the_same_name_stay_apart(sheet):
    table = sheet("Name,Skills,,Skills,Skills (2),,\nAda,a,b,c,d,,\n")
    assert table.headers == ["Name", "Skills", "Spalte 3", "Skills (2)", "Skills (2) (2)"]
    assert table.rows[0].values["Skills (2)"] == "c"


def test_rows_of_another_length_are_noticed(sheet):
    short, long = sheet("Name,PLZ\nAda\nBo,1,,zu viel\n").rows
    assert (short.values, short.surplus) == ({"Name": "Ada", "PLZ": ""}, 0)
    assert (long.values, long.surplus) == ({"Name": "Bo", "PLZ": "1"}, 1)


def test_a_quote_that_was_not_doubled_is_forgiven(sheet):
    assert len(sheet('Name,PLZ\n"Ada "Jo" Weiß",1\nBo,2\n').rows) == 2


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "ist leer"),
        (b"\n \n;;\n# nur ein Kommentar\n", "ist leer"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x01", "enthält keinen Text"),
        (b"PK\x03\x04...", "beschädigt"),
        (b"\xff\xfe\x00", "enthält keinen Text"),
        ("Ada;ada@verein.example;21335\n", "fehlt die Zeile mit den Spaltennamen"),
        ("Ada;24.03.1970\n", "fehlt die Zeile mit den Spaltennamen"),
        ("1;2;3\n", "fehlt die Zeile mit den Spaltennamen"),
        ('Name;PLZ\nAda;1\n"Bo;2\n', "ab Zeile 3 ein Anführungszeichen"),
    ],
)
def test_what_is_no_table_gets_one_clear_sentence(sheet, data, complaint):
    with pytest.raises(FileProblem, match=complaint) as refused:
        sheet(data)
    assert "liste.csv" in refused.value.message.en


def test_a_file_that_cannot_be_opened_gets_one_clear_sentence(tmp_path):
    with pytest.raises(FileProblem, match="gibt es nicht"):
        read_sheet(tmp_path / "fehlt.csv")
    with pytest.raises(FileProblem, match="nicht lesbar"):
        read_sheet(tmp_path)


@pytest.mark.parametrize("cell", ["=1+1", "+49 170", "-x", "@SUM", "\t=1", "＝1", "＋1", "－1", "＠a", "'=1"])
def test_no_cell_becomes_a_formula(cell):
    assert write_csv(["a"], [[cell]]).splitlines()[1].strip('"').startswith("'")


def test_numbers_and_words_stay_as_they_are():
    assert write_csv(["a", "b"], [[-5, "O'Brien"], [None, "-1,5"]], separator=";") == "a;b\n-5;O'Brien\n;-1,5\n"


cells = st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("=+-@'\",;|\n"), max_size=8).map(
    lambda text: text.strip(" \xa0")
)


@given(st.lists(st.tuples(cells, cells), max_size=5), st.sampled_from([",", ";", "\t", "|"]))
def test_what_is_written_is_read_back(tmp_path_factory, rows, separator):
    path = tmp_path_factory.mktemp("csv") / "liste.csv"
    path.write_text(write_csv(["Name", "Notiz"], rows, separator), encoding="utf-8")
    read = [(row.values["Name"], row.values["Notiz"]) for row in read_sheet(path).rows]
    assert read == [row for row in rows if any(row)]
