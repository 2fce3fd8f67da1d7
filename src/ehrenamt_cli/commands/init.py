"""A new register."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._passphrases import new_passphrase, show_recovery_code
from ehrenamt_cli.domain.choices import Choices
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.domain.values import CHOICE, TEXT
from ehrenamt_cli.errors import NeedsYes, WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Card, Result
from ehrenamt_cli.services import demo as demo_data
from ehrenamt_cli.services import registers

_LAND = Text("Land (etwa NW oder NI)", "Land (such as NW or NI)")
_DEMO = "Ehrenamtskoordination Heide (Beispiel)"
_ORGANISATION = Text("Name der eigenen Einrichtung", "Name of your own organisation")


def init(
    organisation: Annotated[
        str | None, typer.Option(help=both("Name der eigenen Einrichtung", "name of your own organisation"))
    ] = None,
    land: Annotated[
        str | None,
        typer.Option(help=both("Land, das die Feiertage bestimmt: NW, NI …", "Land that decides the holidays: NW, NI …")),
    ] = None,
    unencrypted: Annotated[
        bool,
        typer.Option(
            "--unencrypted",
            help=both(
                "nicht verschlüsseln: jede:r mit der Datei kann alles lesen",
                "do not encrypt: anybody with the file can read everything",
            ),
        ),
    ] = False,
    without_directory: Annotated[
        bool,
        typer.Option(
            "--without-directory",
            help=both("ohne die Anstalten und Stellen des Landes", "without the Land's prisons and offices"),
        ),
    ] = False,
    demo: Annotated[
        bool,
        typer.Option("--demo", help=both("mit erfundenen Menschen, zum Ausprobieren", "with made-up people, to try things out")),
    ] = False,
) -> Result:
    """Make the register: ask for what is missing on a terminal."""
    name = _given(organisation or (_DEMO if demo else None), _ORGANISATION, "--organisation", TEXT.read)
    code = _given(land or ("NI" if demo else None), _LAND, "--land", lambda text, _: CHOICE.read(text, LANDS))
    key_file = config.setting("key_file")
    if unencrypted and (key_file or config.setting("key_fd")):
        raise WrongUsage(
            Text("--unencrypted und --key-file schließen sich aus.", "--unencrypted and --key-file exclude each other."),
            Text("Bitte nur eines von beiden angeben.", "Please give one of them only."),
        )
    if unencrypted and not prompts.confirm(_PLAIN_WARNING, yes=config.switched_on("yes")):
        raise NeedsYes(Text("Es wurde nichts angelegt.", "Nothing was created."), NOTHING)
    given = bool(unencrypted or key_file or config.setting("key_fd"))
    secret = registers.given_secret() if given else new_passphrase()
    facts = registers.create(
        name,
        code,
        secret=secret,
        key_file=Path(key_file).expanduser() if key_file else None,
        directory=not without_directory,
        furnish=demo_data.fill if demo else None,
    )
    if secret and not given and facts["created"]:
        show_recovery_code(secret)
    return Card("", _pairs(facts), facts, _next_step(facts, made_up=demo))


_PLAIN_WARNING = Text(
    "Ohne Verschlüsselung kann jede Person, die an die Datei kommt, alles lesen. Trotzdem so anlegen?",
    "Without encryption anybody who gets hold of the file can read everything. Create it anyway?",
)


def _given(value: str | None, question: Text, flag: str, read: Callable[[str, Choices], Any]) -> str:
    if value:
        return str(read(value, {}))
    if prompts.can_ask():
        return str(prompts.ask(question, NOTHING, lambda text: read(text, {}), required=True))
    raise WrongUsage(
        Text("Es fehlt: {question}.", "Missing: {question}.").fill(question=question),
        Text("Bitte {flag} angeben.", "Please give {flag}.").fill(flag=flag),
    )


def _pairs(facts: dict[str, object]) -> list[tuple[str, str]]:
    encrypted = (
        Text("ja", "yes")
        if facts["encrypted"]
        else Text("nein, jede:r mit der Datei kann sie lesen", "no, anybody with the file can read it")
    )
    return [
        (str(Text("Register", "register")), str(facts["register"])),
        (str(Text("Einrichtung", "organisation")), f"{facts['organisation']} ({facts['land']})"),
        (str(Text("verschlüsselt", "encrypted")), str(encrypted)),
    ]


def _next_step(facts: dict[str, object], *, made_up: bool) -> Text:
    if not facts["created"]:
        return Text("Nur gezeigt, nichts angelegt.", "Only shown, nothing created.")
    if made_up:
        return Text(
            "Alle darin sind erfunden. Weiter mit „ehrenamt“, „ehrenamt match“ oder „ehrenamt browse“.",
            "Everybody in it is made up. Go on with “ehrenamt”, “ehrenamt match” or “ehrenamt browse”.",
        )
    return Text(
        "Weiter mit „ehrenamt add-volunteer“ oder „ehrenamt import volunteers DATEI“.",
        "Go on with “ehrenamt add-volunteer” or “ehrenamt import volunteers FILE”.",
    )
