"""A view that fills the screen: lists side by side, one record opened, everything by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from rich.table import Table
from rich.text import Text as Words
from textual import on
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Input, Static, TabbedContent, TabPane

from ehrenamt_cli.errors import EhrenamtError
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.render import safe
from ehrenamt_cli.output.result import Card, Page, Rows

Part = str | Rows | Card


class View(NamedTuple):
    """One list: its name, what it shows for words typed into the search, and what opening one of its rows shows."""

    title: Text
    load: Callable[[str], Rows]
    open: Callable[[dict[str, Any]], Card | Page] | None = None


def browse(title: str, views: Sequence[View]) -> None:
    """Show the views until somebody leaves."""
    Browser(title, views).run()


class Browser(App[None]):
    """Lists under tabs; each is loaded when it is looked at."""

    CSS = """
    DataTable { height: 1fr; }
    Input { display: none; dock: top; }
    Input.shown { display: block; }
    .empty { padding: 1 2; display: none; }
    """
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, title: str, views: Sequence[View]) -> None:
        super().__init__()
        self.title, self._views = title, views
        self._rows: dict[int, list[dict[str, Any]]] = {}
        self._words: dict[int, str] = {}
        for number, view in enumerate(views, 1):
            self._bindings.bind(str(number), f"turn({number})", str(view.title), show=False)
        for key, action, words in _KEYS:
            self._bindings.bind(key, action, str(words))

    def compose(self) -> ComposeResult:
        """The search, a tab for each view, the keys."""
        yield Input(placeholder=str(Text("Wörter, die vorkommen sollen", "words to look for")))
        with TabbedContent(id="tabs"):
            for number, view in enumerate(self._views, 1):
                with TabPane(f"{number} {view.title}", id=f"view-{number}"):
                    yield Static(classes="empty", id=f"empty-{number}", markup=False)
                    yield DataTable(cursor_type="row", zebra_stripes=True, id=f"table-{number}")
        yield Footer()

    def on_mount(self) -> None:
        """Fill the first list."""
        self._fill(1)

    @on(TabbedContent.TabActivated)
    def turned(self, event: TabbedContent.TabActivated) -> None:
        """Fill a list when it is looked at for the first time."""
        number = int(str(event.pane.id).removeprefix("view-"))
        if number not in self._rows:
            self._fill(number)
        self._table(number).focus()

    @on(DataTable.RowSelected)
    def opened(self, event: DataTable.RowSelected) -> None:
        """Open the record of a row."""
        number = self._number()
        view, row = self._views[number - 1], self._rows[number][event.cursor_row]
        if view.open:
            try:
                self.push_screen(Opened(view.open(row)))
            except EhrenamtError as error:
                self.notify(f"{error.message} {error.hint}", severity="error", markup=False)

    @on(Input.Submitted)
    def looked_for(self, event: Input.Submitted) -> None:
        """Show what answers to the words."""
        self._words[self._number()] = event.value
        event.input.remove_class("shown")
        self._fill(self._number())
        self._table(self._number()).focus()

    def action_turn(self, number: int) -> None:
        """Another list."""
        self.query_one("#tabs", TabbedContent).active = f"view-{number}"

    def action_search(self) -> None:
        """Ask for words."""
        field = self.query_one(Input)
        field.add_class("shown")
        field.value = self._words.get(self._number(), "")
        field.focus()

    def action_again(self) -> None:
        """Load the list anew, without words."""
        self.query_one(Input).remove_class("shown")
        self._words[self._number()] = ""
        self._fill(self._number())
        self._table(self._number()).focus()

    def _number(self) -> int:
        return int(self.query_one("#tabs", TabbedContent).active.removeprefix("view-"))

    def _table(self, number: int) -> DataTable[Words]:
        return self.query_one(f"#table-{number}", DataTable)

    def _fill(self, number: int) -> None:
        try:
            found = self._views[number - 1].load(self._words.get(number, ""))
        except EhrenamtError as error:
            self.notify(f"{error.message} {error.hint}", severity="error", markup=False)
            return
        table = self._table(number)
        table.clear(columns=True)
        self._rows[number] = found.rows
        columns = [column for column in found.columns if any(column.words(row) for row in found.rows)]
        for column in columns:
            table.add_column(Words(safe(str(column.label))))
        for row in found.rows:
            cells = [safe(column.words(row), lines=True) for column in columns]
            looks = ["bold" if column.alarm and column.alarm(row) else "" for column in columns]
            height = max(1, *(cell.count("\n") + 1 for cell in cells))
            table.add_row(*(Words(cell, style=look) for cell, look in zip(cells, looks, strict=True)), height=height)
        empty = self.query_one(f"#empty-{number}", Static)
        empty.update(str(found.empty))
        empty.display = not found.rows


class Opened(Screen[None]):
    """One record with everything about it; any of the usual keys leads back."""

    CSS = "Static { padding: 0 2 1 2; }"

    def __init__(self, shown: Card | Page) -> None:
        super().__init__()
        self._parts: Sequence[Part] = shown.parts if isinstance(shown, Page) else [shown]
        for key in ("escape", "q", "backspace", "left"):
            self._bindings.bind(key, "app.pop_screen", str(Text("zurück", "back")), show=key == "escape")
        self._bindings.bind("slash", "app.pop_screen", show=False)

    def compose(self) -> ComposeResult:
        """The parts below each other."""
        with VerticalScroll():
            for part in self._parts:
                yield Static(_drawn(part))
        yield Footer()


def _drawn(part: Part) -> Words | Table:
    if isinstance(part, str):
        return Words(safe(part, lines=True), style="bold")
    if isinstance(part, Card):
        table = Table.grid(padding=(0, 2))
        if part.title:
            table.title, table.title_justify = Words(safe(part.title), style="bold"), "left"
        for label, words in part.pairs:
            if words:
                table.add_row(Words(safe(label), style="dim"), Words(safe(words, lines=True)))
        return table
    if not part.rows:
        return Words(str(part.empty))
    columns = [column for column in part.columns if any(column.words(row) for row in part.rows)]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(Words(safe(str(column.label))))
    for row in part.rows:
        table.add_row(*(Words(safe(column.words(row), lines=True)) for column in columns))
    return table


_KEYS = (
    ("slash", "search", Text("suchen", "search")),
    ("escape", "again", Text("alles zeigen", "show all")),
    ("q", "quit", Text("beenden", "quit")),
)
