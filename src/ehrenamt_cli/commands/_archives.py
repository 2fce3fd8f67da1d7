"""The whole register for other programs: as an open archive, or as a SQLite file without what is protected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from ehrenamt_cli import clock, config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._destinations import may_write
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Done, Result
from ehrenamt_cli.services import archives
from ehrenamt_cli.services.registers import Register

_Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar=both("DATEI", "FILE"), help=both("wohin", "where to"), show_default=False)
]


def everything(output: _Output = None) -> Result:
    """An archive of JSON lines that any program can read and ``restore`` takes back; it is not encrypted."""
    question = Text(
        "Das Archiv ist nicht verschlüsselt und enthält alles, auch Geschütztes. Schreiben?",
        "The archive is not encrypted and holds everything, protected data too. Write it?",
    )
    return _written(output, "ehrenamt", "zip", question, archives.write)


def copy(output: _Output = None) -> Result:
    """An ordinary SQLite file without fields of Art. 9 and 10 and without blocked addresses, say for Datasette."""
    question = Text("Die Kopie ist nicht verschlüsselt. Schreiben?", "The copy is not encrypted. Write it?")
    return _written(output, "ehrenamt", "sqlite", question, archives.write_open_copy)


def _written(
    output: str | None, name: str, ending: str, question: Text, write: Callable[[Register, Path], dict[str, int]]
) -> Result:
    path = Path(output or ".").expanduser()
    path = path / f"{name}-{clock.today().isoformat()}.{ending}" if path.is_dir() else path
    dry_run, yes = config.switched_on("dry_run"), config.switched_on("yes")
    with register_in_use() as register:
        sure = dry_run or prompts.confirm(question, yes=yes)
        if not sure or not may_write([path], named=bool(output)):
            return Done(Text("Nichts geschrieben.", "Nothing written."), {})
        if dry_run:
            return Done(
                Text("Nur gezeigt, nichts geschrieben: {file}.", "Only shown, nothing written: {file}.").fill(file=path), {}
            )
        counts = write(register, path)
    facts: dict[str, Any] = {"file": str(path), "rows": counts}
    records = sum(number for table, number in counts.items() if table in ENTITIES)
    return Done(Text("Geschrieben: {file} ({n} Einträge).", "Written: {file} ({n} records).").fill(file=path, n=records), facts)
