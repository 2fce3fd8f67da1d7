"""A backup of the register, verified."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.progress import progress
from ehrenamt_cli.output.result import Card, Result
from ehrenamt_cli.services import backups


def backup(
    where: Annotated[
        str | None,
        typer.Argument(
            metavar=both("[DATEI|ORDNER]", "[FILE|FOLDER]"),
            help=both("wohin, am besten auf einen anderen Datenträger", "where to, best on another medium"),
        ),
    ] = None,
    keep: Annotated[
        int | None,
        typer.Option(
            min=1, help=both("nur die letzten N im Ordner behalten", "keep only the latest N in the folder"), metavar="N"
        ),
    ] = None,
) -> Result:
    """Copy the register while it may be in use, look whether the copy is good, and say where it is."""
    with register_in_use() as register, progress(Text("Sichern und vergleichen", "saving and comparing")) as tell:
        facts = backups.save(register, where, keep, tell)
        beside = where is None and backups.beside(register)
    return Card(str(Text("Sicherung", "Backup")), _pairs(facts), facts, _remark(facts, beside=beside))


def _pairs(facts: dict[str, Any]) -> list[tuple[str, str]]:
    yes_no = Text("ja, mit demselben Schlüssel", "yes, with the same key") if facts["encrypted"] else Text("nein", "no")
    pairs = [(Text("Datei", "file"), facts["file"])]
    if facts["created"]:
        pairs.append((Text("Größe", "size"), f"{max(1, facts['bytes'] // 1024)} kB"))
        pairs.append((Text("geprüft", "verified"), str(Text("ja, gleich dem Register", "yes, equal to the register"))))
    pairs.append((Text("verschlüsselt", "encrypted"), str(yes_no)))
    pairs.append((Text("Prüfkopf", "audit head"), facts["head"]))
    if facts["removed"]:
        pairs.append((Text("ältere entfernt", "older ones removed"), str(len(facts["removed"]))))
    return [(str(label), words) for label, words in pairs]


def _remark(facts: dict[str, Any], *, beside: bool) -> Text:
    if not facts["created"]:
        return Text("Nur gezeigt, nichts geschrieben.", "Only shown, nothing written.")
    if beside:
        return Text(
            "Sie liegt auf demselben Datenträger wie das Register; gegen dessen Verlust hilft nur ein anderer.",
            "It is on the same medium as the register; only another one helps against losing that.",
        )
    return NOTHING
