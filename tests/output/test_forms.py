"""Every form of output: for eyes, for screen readers, for spreadsheets, for programs; and what hostile text does to none."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from markdown_it import MarkdownIt
from rich.cells import cell_len

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.formats.csv_files import write_csv
from ehrenamt_cli.formats.sheets import read_sheet
from ehrenamt_cli.output import theme
from ehrenamt_cli.storage import records as stored

pytestmark = pytest.mark.usefixtures("register")

HOSTILE = {
    "escape": "Anna \x1b[31mRot\x1b[0m",
    "link": "Anna \x1b]8;;http://boese.example\x1b\\Klick\x1b]8;;\x1b\\",
    "title": "Anna \x1b]0;Titel\x07",
    "bell": "Anna\x07\x08\x08\x08Bert",
    "c1": "Anna \x9b31m",
    "bidi": "Anna \u202etreB\u202c \u2066x\u2069",
    "invisible": "An\u200bna\u2060\ufeff",
    "lines": "Anna\nBert\r\nCarla\u2028Dora",
    "rich": "[bold red]Anna[/] [/]",
    "formula": "=cmd|' /C calc'!A0",
    "formula plus": "+49 170 @SUM(A1)",
    "formula tab": "\t=1+1",
    "formula wide": "＝1＋1",
    "formula wide minus": "－2＋3",
    "formula at": "＠SUM(A1)",
    "nothing": "Anna\x00Weber",
    "sql": "Robert'); DROP TABLE volunteers; --",
    "path": "../../etc/passwd",
    "path windows": "C:\\..\\nul:\\con",
    "card": "Anna\r\nTEL:110\r\nEND:VCARD\r\nBEGIN:VCARD",
    "event": "Anna\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x",
    "typst": '#read("/etc/passwd") $x$ @ref <label>',
    "markdown": "**Anna** | `x` <script>alert(1)</script> [a](http://boese.example) # _u_",
    "csv": "Anna \"die\", 'Chefin'; Weber",
    "json": 'Anna\\", "id": "v-0000',
    "template": "{{ 7*7 }} {% raw %} {name} %s",
    "very long": "Anna" + "x" * 290,
}


FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""With these a cell becomes a formula, in one program or another."""


@pytest.fixture(params=HOSTILE)
def person(request: pytest.FixtureRequest) -> Record:
    """Somebody whose name got past the readers, as it could come from an older program or another hand."""
    record = builders.a_volunteer(name="Anna Weber", languages="ar:B2")
    with builders.registers.opened() as book:
        return stored.change(book, builders.VOLUNTEERS, record, {"name": HOSTILE[request.param]})


def harmless(text: str) -> bool:
    """Nothing in it steers a terminal or turns a line round."""
    return all(sign == "\n" or sign.isprintable() for sign in text)


@pytest.mark.parametrize(
    "words", [["volunteer", "list"], ["volunteer", "show"], ["volunteer", "history"], ["today"], ["deadlines"]]
)
def test_hostile_names_change_nothing_on_the_screen(cli: Cli, person: Record, words: tuple[str, ...]) -> None:
    line = (*words, person["id"]) if words[-1] in ("show", "history") else words

    for form in ("table", "markdown"):
        shown = cli(*line, "--format", form, expect=0)
        assert harmless(shown.out)
        assert harmless(shown.stderr)


def test_hostile_names_add_no_line_to_a_table(cli: Cli, person: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(cli("volunteer", "list", "--format", "markdown", expect=0).out.splitlines()) == 3


def test_hostile_names_stay_text_in_markdown(cli: Cli, person: Record) -> None:
    shown = cli("volunteer", "list", "--format", "markdown", expect=0).out

    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(shown)

    assert html.count("<tr>") == 2
    assert html.count("<td>") == html.count("<th>")
    assert not [tag for tag in ("<script", "<a ", "<strong", "<em>", "<code") if tag in html]


def test_hostile_names_run_nothing_in_a_spreadsheet(cli: Cli, person: Record) -> None:
    text = cli("volunteer", "list", "--format", "csv", expect=0).out
    delimiter = ";" if text.startswith("id;") else ","

    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))

    assert len(rows) == 2
    assert len(rows[0]) == len(rows[1])
    assert not rows[1][rows[0].index("name")].startswith(FORMULA)


class TestFiles:
    """What is written into files for other programs."""

    @pytest.fixture(autouse=True)
    def folder(self, own_home: Path) -> None:
        Path("out").mkdir()

    @pytest.mark.parametrize("form", ["xlsx", "ods"])
    def test_a_workbook_holds_text_and_no_formula(self, cli: Cli, person: Record, form: str) -> None:
        cli("export", "volunteers", "-o", f"out/list.{form}", expect=0)

        with zipfile.ZipFile(f"out/list.{form}") as archive:
            written = b"".join(archive.read(name) for name in archive.namelist())
        assert not [mark for mark in (b"<f>", b"<f ", b"table:formula", b"<hyperlink", b'xlink:href="http') if mark in written]
        sheet = read_sheet(Path(f"out/list.{form}"))
        assert len(sheet.rows) == 1

    def test_a_list_for_spreadsheets_runs_nothing(self, cli: Cli, person: Record) -> None:
        cli("export", "volunteers", "-o", "out/list.csv", expect=0)

        [head, row] = csv.reader(io.StringIO(Path("out/list.csv").read_text("utf-8-sig"), newline=""), delimiter=";")
        assert len(head) == len(row)
        assert not [cell for cell in row if cell.startswith(FORMULA)]

    def test_a_card_stays_one_card(self, cli: Cli, person: Record) -> None:
        cli("export", "volunteers", "-o", "out/list.vcf", expect=0)

        text = Path("out/list.vcf").read_bytes().decode()
        assert harmless(text.replace("\r\n", "\n"))
        [card] = vobject.readComponents(text)
        assert {line.name for line in card.lines()} <= {"VERSION", "UID", "KIND", "FN", "N", "ADR", "TEL", "LANG"}
        assert len(list(card.lines())) == len({line.name for line in card.lines()})

    def test_an_event_stays_one_event(self, cli: Cli, person: Record) -> None:
        builders.kept(ENTITIES["reminders"], {"title": "Anruf", "due_on": "2027-03-02", "volunteer_id": person["id"]})
        cli("deadlines", "--rule", "EIGEN", "--ics", "out/days.ics", "--ics-detail", "full", expect=0)

        calendar = icalendar.Calendar.from_ical(Path("out/days.ics").read_bytes())
        assert len(calendar.walk("VEVENT")) == 1

    def test_no_name_leads_out_of_a_folder(self, cli: Cli, person: Record) -> None:
        before = {path for path in Path.cwd().parent.rglob("*") if "out" not in path.parts}
        cli("privacy", "access", person["id"], "--to", "json,md", "-o", "out/", "--yes", expect=0)
        cli("document", "render", "thank-you", "--for", person["id"], "--draft", "--to", "md", "-o", "out/", expect=0)

        assert {path for path in Path.cwd().parent.rglob("*") if "out" not in path.parts} == before
        assert len([*Path("out").rglob("*")]) == 3

    def test_the_audit_log_has_no_word_of_it(self, cli: Cli, person: Record) -> None:
        cli("volunteer", "change", person["id"], "--town", "Celle", expect=0)

        shown = cli("audit", "log", "--limit", "0", "--json", expect=0).out
        assert person["name"] not in [value for event in json.loads(shown) for value in event.values()]
        assert "Anna" not in shown


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_holds_a_name_exactly_as_it_is(cli: Cli, person: Record, form: str) -> None:
    shown = cli("volunteer", "list", "--format", form, expect=0).out

    [row] = json.loads(shown) if form == "json" else map(json.loads, shown.rstrip("\n").split("\n"))
    assert row["name"] == person["name"]


def test_an_error_repeats_nothing_that_steers_a_terminal(cli: Cli) -> None:
    for text in HOSTILE.values():
        assert harmless(cli("volunteer", "show", f"x {text}", expect=4).stderr)
        assert harmless(cli("add-volunteer", "--name", "Anna Weber", "--born", f"x {text}", expect=2).stderr)


def test_what_is_typed_is_stored_without_what_nobody_sees(cli: Cli) -> None:
    for text in HOSTILE.values():
        assert cli("add-volunteer", "--name", text, "--json", expect=0).json["name"].isprintable()


class TestOneListInEveryForm:
    @pytest.fixture(autouse=True)
    def people(self, register: Path) -> list[Record]:
        names = ("Anna Abel", "Bilal Berg")
        return [builders.a_volunteer(name=name, languages="ar:B2,de:native", notes="Zeile eins") for name in names]

    def test_for_programs(self, cli: Cli, people: list[Record]) -> None:
        whole = cli("volunteer", "list", "--format", "json", expect=0).json
        lines = [json.loads(line) for line in cli("volunteer", "list", "--format", "jsonl", expect=0).out.splitlines()]

        assert whole == lines
        assert [row["id"] for row in whole] == [person["id"] for person in people]

    def test_for_spreadsheets(self, cli: Cli, people: list[Record]) -> None:
        text = cli("volunteer", "list", "--format", "csv", expect=0).out
        dialect = csv.Sniffer().sniff(text, delimiters=",;")

        rows = list(csv.DictReader(io.StringIO(text, newline=""), dialect=dialect))

        assert [row["name"] for row in rows] == ["Anna Abel", "Bilal Berg"]
        assert rows[0]["languages"] == "ar:B2, de:native"
        assert text.startswith(write_csv([*rows[0]], []).rstrip())

    def test_a_record_within_a_row_has_columns_of_its_own(self, cli: Cli, people: list[Record]) -> None:
        text = cli("deadlines", "--format", "csv", expect=0).out

        head = text.splitlines()[0].replace(";", ",").split(",")

        assert head[:6] == ["due_on", "rule", "title", "subject_kind", "subject_id", "subject_name"]
        assert "Bilal Berg" in text
        assert "{" not in text

    def test_for_eyes(self, cli: Cli, people: list[Record]) -> None:
        head, rule, *rows = cli("volunteer", "list", "--format", "table", expect=0).out.splitlines()

        assert head.split()[:2] == ["Kennzeichen", "Name"]
        assert set(rule) == {"─", " "}
        assert "Anna Abel" in rows[0]
        assert "Arabisch" in rows[0]

    def test_for_screen_readers(self, cli: Cli, people: list[Record]) -> None:
        head, rule, *rows = cli("volunteer", "list", "--format", "markdown", expect=0).out.splitlines()

        assert head.startswith("| Kennzeichen | Name |")
        assert set(rule) <= set("| -")
        assert len(rows) == 2

    def test_the_environment_may_choose(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("EHRENAMT_FORMAT", "jsonl")

        assert len(cli("volunteer", "list", expect=0).out.splitlines()) == 2
        assert cli("volunteer", "list", "--format", "table", expect=0).out.startswith("Kennzeichen")


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_the_terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    prison = builders.a_prison("Justizvollzugsanstalt Heidetal mit einem wirklich langen Namen")
    need = builders.a_need(prison, title="Donaudampfschifffahrtsgesellschaftskapitänsbegleitung am Nachmittag", languages="ar:B2")
    builders.a_ready_volunteer(prison, name="Hatice Yıldırım-Müller 張偉 من الشرق", languages="ar:native,de:B2,fa:A1")
    builders.a_volunteer(name="Anna Weber", notes="Ein langer Satz. " * 20)

    lines = (
        ["volunteer", "list"],
        ["need", "list"],
        ["organisation", "list"],
        ["volunteer", "show", "Weber"],
        ["match", need["id"]],
        ["match"],
        ["today"],
        ["deadlines"],
        ["--help"],
        ["volunteer", "list", "--help"],
    )
    for words in lines:
        wide = [line for line in cli(*words, expect=0).out.splitlines() if cell_len(line) > width]
        assert not wide, words


class TestColour:
    @pytest.fixture
    def terminal(self, monkeypatch: pytest.MonkeyPatch) -> Any:
        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        monkeypatch.setenv("TERM", "xterm")
        return Terminal()

    def test_only_on_a_terminal_that_wants_it(self, terminal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        assert theme.paint("x", "alarm", terminal) == "\x1b[1;31mx\x1b[0m"
        assert theme.paint("x", "alarm", io.StringIO()) == "x"
        monkeypatch.setenv("TERM", "dumb")
        assert theme.paint("x", "alarm", terminal) == "x"
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("NO_COLOR", "1")
        assert theme.paint("x", "alarm", terminal) == "x"

    def test_never_in_what_is_piped(self, cli: Cli) -> None:
        builders.a_volunteer(enquired_on="2026-01-01")

        assert "\x1b" not in cli("today", expect=0).out

    def test_the_words_say_the_same(self, cli: Cli) -> None:
        builders.a_volunteer(enquired_on="2026-01-01")

        assert "sofort" in cli("deadlines", expect=0).out


def test_answers_go_to_stdout_and_remarks_to_stderr(cli: Cli) -> None:
    added = cli("add-volunteer", "--name", "Anna Weber", expect=0)

    assert "Anna Weber" in added.out
    assert added.stderr.startswith("Angelegt: v-")
