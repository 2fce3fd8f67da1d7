"""A backup put back, after a look at what it would change."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.domain.dates.moments import show_moment
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Card, Column, Page, Result, Rows
from ehrenamt_cli.services import backups


def restore(
    file: Annotated[
        str,
        typer.Argument(metavar=both("DATEI", "FILE"), help=both("die Sicherung, oder ein Archiv", "the backup, or an archive")),
    ],
    backup_key_file: Annotated[
        str,
        typer.Option(
            "--backup-key-file",
            metavar=both("DATEI", "FILE"),
            help=both("Schlüsseldatei der Sicherung, wenn es eine andere ist", "the backup's key file, where it is another one"),
        ),
    ] = "",
    set_aside: Annotated[
        bool,
        typer.Option(
            "--set-aside",
            help=both("das Register, das sich nicht öffnen lässt, beiseitelegen", "set aside the register that cannot be opened"),
        ),
    ] = False,
) -> Result:
    """Show what the backup would change, ask, and put it back; what was there before is kept."""
    with backups.considered(file, prompts.ask_passphrase, key_file=backup_key_file, set_aside=set_aside) as found:
        if config.switched_on("dry_run"):
            return _page(found.facts(), Text("Nur gezeigt, nichts verändert.", "Only shown, nothing changed."))
        if not config.switched_on("yes"):
            prompts.show(_page(found.facts(), NOTHING))
        if not prompts.confirm(_question(found), yes=config.switched_on("yes")):
            return _page(found.facts(), Text("Es wurde nichts verändert.", "Nothing was changed."))
        facts = found.carry_out()
    return _page(facts, _remark(facts))


def _question(found: backups.Restoring) -> Text:
    if found.present is None:
        return Text("Das Register aus dieser Sicherung herstellen?", "Make the register from this backup?")
    return Text("So zurücksetzen? Der jetzige Stand bleibt in einer Datei.", "Put it back? What is there now stays in a file.")


def _page(facts: dict[str, Any], note: Text) -> Page:
    pairs = [
        (str(Text("Sicherung", "backup")), facts["file"]),
        (str(Text("Stand der Sicherung", "backup holds all until")), _moment(facts["saved_until"])),
        (str(Text("Stand des Registers", "register holds all until")), _moment(facts["present_until"])),
        (str(Text("Vorheriges liegt in", "what was before is in")), "\n".join(facts["kept"])),
        (str(Text("erneut gelöscht", "erased again")), str(facts["erased_again"] or "")),
    ]
    table = Rows(
        (
            Column("kind", Text("was", "what"), lambda plural: str(ENTITIES[plural].labels)),
            Column("added", Text("kommt zurück", "comes back")),
            Column("changed", Text("wird anders", "changes")),
            Column("removed", Text("fällt weg", "goes")),
        ),
        facts["differences"],
        Text("Kein Eintrag unterscheidet sich.", "No record differs."),
    )
    title = Text("Zurückgeholt", "Put back") if facts["restored"] else Text("Was sich ändern würde", "What would change")
    return Page([Card(str(title), pairs, facts), table], facts, note)


def _moment(moment: str) -> str:
    return show_moment(moment.replace("T", " ")[:16]) if moment else ""


def _remark(facts: dict[str, Any]) -> Text:
    if facts["present_until"]:
        return Text("„ehrenamt checkup“ sagt, ob alles gut ist.", "“ehrenamt checkup” says whether all is well.")
    return Text(
        "Ein vorheriges Register war nicht zu lesen: Wer nach der Sicherung gelöscht wurde, ist noch einmal zu löschen.",
        "No earlier register could be read: who was erased after the backup has to be erased once more.",
    )
