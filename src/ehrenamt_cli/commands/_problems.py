"""The register's matching problem as a file without names."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Done, Raw, Result
from ehrenamt_cli.services import problem_files
from ehrenamt_cli.services.planning import Asked


def export(
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar=both("DATEI", "FILE"), help=both("Zieldatei; - für stdout", "target file; - for stdout")
        ),
    ] = "-",
    organisation: Annotated[
        str | None, typer.Option(metavar="NAME", help=both("nur Bedarfe dieser Einrichtung", "only needs of this organisation"))
    ] = None,
    tier: Annotated[str | None, typer.Option(metavar="1|2|3", help=both("nur diese Dringlichkeit", "only this urgency"))] = None,
) -> Result:
    """The problem that ``match`` solves, with pseudonyms; ``match --problem`` solves the file."""
    with register_in_use() as register:
        problem = problem_files.export(register, Asked(organisation=organisation or "", tier=tier or ""))
    if output == "-":
        return Raw(problem_files.as_bytes(problem))
    path = Path(output).expanduser()
    size = problem_files.write(problem, path)
    counts = {key: len(problem[key]) for key in ("institutions", "volunteers", "needs")}
    message = Text(
        "Geschrieben: {path} ({needs} Bedarfe, {volunteers} Freiwillige, ohne Namen).",
        "Written: {path} ({needs} needs, {volunteers} volunteers, without names).",
    )
    return Done(message.fill(path=path, **counts), {"file": str(path), "bytes": size, **counts})
