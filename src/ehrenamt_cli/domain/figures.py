"""What a figure of a report is: a table of numbers with its words."""

from __future__ import annotations

from typing import NamedTuple

from ehrenamt_cli.i18n import Text


class Measure(NamedTuple):
    """One column of numbers; ``unit`` is ``h`` for minutes shown as hours, ``d`` for days, ``€`` for cents shown as euros."""

    key: str
    label: Text
    unit: str = ""


class Figure(NamedTuple):
    """One table of a report: its query, what its rows are about, its columns; ``of_clients`` hides small numbers."""

    name: str
    title: Text
    about: str
    """What a label is: ``month``, ``activity``, ``organisation``, ``language``, ``place_language``, ``rule``, ``text``, or
    the field of a choice."""
    measures: tuple[Measure, ...]
    of_clients: bool = False
    note: Text = Text("", "")
