"""What a command returns; one module renders it as a table, JSON, CSV or Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.i18n import NOTHING, Text


def plain(value: Any) -> str:
    """A value as it stands in a cell; lists with commas, nothing for None."""
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


class Column(NamedTuple):
    """One column of a table: the JSON key, the heading, and how a value becomes words."""

    key: str
    label: Text
    show: Callable[[Any], str] = plain
    alarm: Callable[[dict[str, Any]], bool] | None = None
    """Rows for which the cell stands out; the words say the same without colour."""
    whole: bool = False
    """``show`` is given the whole row, for a cell that says more than one thing."""

    def words(self, row: dict[str, Any]) -> str:
        """The cell of a row."""
        return self.show(row if self.whole else row.get(self.key))


class Rows(NamedTuple):
    """A list of records: ``rows`` are complete and ready for JSON, ``columns`` are what a person sees first."""

    columns: Sequence[Column]
    rows: list[dict[str, Any]]
    empty: Text = Text("Keine Einträge.", "No entries.")
    note: Text = NOTHING
    """Said on stderr under a table: what was left out, and how to see it."""
    status: int = 0


class Card(NamedTuple):
    """One record: its name, and label and words of each field that has a value."""

    title: str
    pairs: Sequence[tuple[str, str]]
    data: Any
    note: Text = NOTHING
    status: int = 0


class Page(NamedTuple):
    """Several parts under headings; ``data`` is the whole as JSON."""

    parts: Sequence[str | Rows | Card]
    data: Any
    note: Text = NOTHING
    status: int = 0


class Picture(NamedTuple):
    """Something drawn for a screen of a given width (None: no terminal); everywhere else the card says the same."""

    draw: Callable[[int | None], Iterable[str]]
    card: Card
    status: int = 0

    @property
    def data(self) -> Any:
        """As JSON."""
        return self.card.data

    @property
    def note(self) -> Text:
        """Said on stderr."""
        return self.card.note


class Done(NamedTuple):
    """Something was done: one sentence, and the facts as JSON."""

    message: Text
    data: dict[str, Any]
    status: int = 0


class Raw(NamedTuple):
    """Bytes that are the answer themselves: a document on stdout."""

    content: bytes
    status: int = 0
    note: Text = NOTHING
    """Said on stderr."""


Result = Rows | Card | Page | Picture | Done | Raw
