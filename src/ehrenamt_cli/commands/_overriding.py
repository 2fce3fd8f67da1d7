"""The option by which somebody lets a placement pass a rule, with a reason."""

from __future__ import annotations

from typing import Annotated

import typer

from ehrenamt_cli.command_table import both
from ehrenamt_cli.i18n import Text

EXCEPTION = Text("Ausnahme von einer Regel, mit Grund; bleibt sichtbar", "exception from a rule, with its reason; stays visible")

OVERRIDE = Annotated[
    str | None, typer.Option("--override", metavar=both("GRUND", "REASON"), help=both(EXCEPTION.de, EXCEPTION.en))
]
