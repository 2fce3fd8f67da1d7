"""How long a plan may take, as an option that is the same everywhere."""

from __future__ import annotations

from typing import Annotated

import typer

from ehrenamt_cli.command_table import both
from ehrenamt_cli.domain.matching.solving import EFFORTS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


def checked(effort: str) -> str:
    """The effort that was typed; WrongUsage where there is no such one."""
    if effort in EFFORTS:
        return effort
    raise WrongUsage(
        Text("Die Mühe „{effort}“ gibt es nicht.", "There is no effort “{effort}”.").fill(effort=effort),
        Text("Möglich sind: {efforts}.", "Possible are: {efforts}.").fill(efforts=", ".join(EFFORTS)),
    )


Effort = Annotated[str, typer.Option(callback=checked, help=both("quick, thorough oder exact", "quick, thorough or exact"))]
