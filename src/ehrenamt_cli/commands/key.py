"""The key of the register: where it comes from, changing it, getting back in, having it remembered."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._passphrases import new_passphrase, show_recovery_code
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Card, Done, Result
from ehrenamt_cli.services import keys, registers
from ehrenamt_cli.services import rekeying as service

NEW_KEY_FILE = Annotated[
    str,
    typer.Option(
        "--new-key-file",
        metavar=both("DATEI", "FILE"),
        help=both("der neue Schlüssel kommt in diese Datei", "the new key goes into this file"),
    ),
]

_SOURCES = {
    "passphrase": Text("Passphrase", "passphrase"),
    "file": Text("Schlüsseldatei", "key file"),
    "keyring": Text("Schlüsselbund dieses Rechners", "this machine's keyring"),
    "descriptor": Text("Dateideskriptor", "file descriptor"),
}


def status() -> Result:
    """Where the key comes from; nothing is opened and nothing is asked."""
    facts = service.status()
    pairs = [
        (Text("Register", "register"), facts["register"]),
        (Text("verschlüsselt", "encrypted"), _yes_no(facts["encrypted"])),
        (Text("Schlüssel", "key"), _SOURCES.get(facts["source"], "")),
        (Text("Schlüsseldatei", "key file"), facts["key_file"] or ""),
        (Text("ist da", "is there"), "" if facts["key_file_there"] is None else _yes_no(facts["key_file_there"])),
        (Text("Schlüsselbund", "keyring"), Text("vorhanden", "available") if facts["keyring"] else Text("keiner", "none")),
        (Text("dort gemerkt", "remembered there"), _yes_no(facts["remembered"])),
    ]
    return Card("", [(str(label), str(words)) for label, words in pairs], facts)


def change(
    new_key_file: NEW_KEY_FILE = "",
    passphrase: Annotated[
        bool, typer.Option("--passphrase", help=both("künftig mit Passphrase", "with a passphrase from now on"))
    ] = False,
) -> Result:
    """Give the register another key: the passphrase or the key file of now, or what is asked for here."""
    _one_of(new_key_file, passphrase)
    with_file = new_key_file or ("" if passphrase else keys.file_of(registers.location()))
    return _changed(with_file, by_code=False)


def recover(new_key_file: NEW_KEY_FILE = "") -> Result:
    """Open the register with its recovery code and give it another key."""
    return _changed(new_key_file, by_code=True)


def remember() -> Result:
    """Have the keyring of this machine keep the key, so that neither passphrase nor key file is needed."""
    if config.switched_on("dry_run"):
        return Done(Text("Nur gezeigt, nichts gemerkt.", "Only shown, nothing remembered."), {"remembered": False})
    if service.remember(prompts.ask_passphrase):
        sentence = Text(
            "Gemerkt. Solange jemand hier angemeldet ist, öffnet jedes Programm dieser Kennung das Register;"
            " „ehrenamt key forget“ nimmt den Schlüssel wieder heraus.",
            "Remembered. While somebody is logged in here, any program of this user can open the register;"
            " “ehrenamt key forget” takes the key out again.",
        )
        return Done(sentence, {"remembered": True})
    raise WrongUsage(
        Text("Dieser Rechner hat keinen Schlüsselbund, der etwas behält.", "This machine has no keyring that keeps anything."),
        Text("Es bleibt bei Passphrase oder Schlüsseldatei.", "It remains the passphrase or a key file."),
    )


def forget() -> Result:
    """Take the key out of the keyring of this machine."""
    if config.switched_on("dry_run"):
        return Done(Text("Nur gezeigt, nichts vergessen.", "Only shown, nothing forgotten."), {"forgotten": False})
    forgotten = service.forget()
    gone = Text("Vergessen; die Passphrase wird wieder erfragt.", "Forgotten; the passphrase is asked for again.")
    if keys.file_of(registers.location()):
        gone = Text("Vergessen; die Schlüsseldatei wird wieder gebraucht.", "Forgotten; the key file is needed again.")
    return Done(gone if forgotten else Text("Hier war nichts gemerkt.", "Nothing was remembered here."), {"forgotten": forgotten})


VERBS = (
    Verb("status", status, Text("woher der Schlüssel kommt", "where the key comes from")),
    Verb("change", change, Text("Passphrase oder Schlüssel wechseln", "change the passphrase or key")),
    Verb("recover", recover, Text("mit dem Wiederherstellungscode hinein", "get in with the recovery code")),
    Verb("remember", remember, Text("im Schlüsselbund dieses Rechners merken", "remember it in this machine's keyring")),
    Verb("forget", forget, Text("aus dem Schlüsselbund nehmen", "take it out of the keyring")),
)


def _one_of(new_key_file: str, passphrase: bool) -> None:
    if new_key_file and passphrase:
        raise WrongUsage(
            Text("--new-key-file und --passphrase schließen sich aus.", "--new-key-file and --passphrase exclude each other."),
            Text("Bitte nur eines von beiden angeben.", "Please give one of them only."),
        )


def _changed(new_key_file: str, *, by_code: bool) -> Result:
    register = service.current(prompts.ask_passphrase, by_code=by_code)
    try:
        if config.switched_on("dry_run"):
            return Done(Text("Nur gezeigt, nichts geändert.", "Only shown, nothing changed."), {"changed": False})
        if new_key_file:
            facts = service.to_key_file(register, keys.place(new_key_file))
        else:
            phrase = new_passphrase()
            facts = service.to_passphrase(register, phrase)
            show_recovery_code(phrase)
    finally:
        register.close()
    return Card(str(Text("Schlüssel gewechselt", "Key changed")), _pairs(facts), {"changed": True, **facts}, _ABOUT_BACKUPS)


def _pairs(facts: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (str(Text("Register", "register")), facts["register"]),
        (str(Text("Schlüssel", "key")), str(_SOURCES[facts["source"]])),
        (str(Text("Schlüsseldatei", "key file")), facts["key_file"] or ""),
        (str(Text("der bisherige", "the earlier one")), facts["older_key_file"] or ""),
    ]


_ABOUT_BACKUPS = Text(
    "Frühere Sicherungen öffnet weiterhin nur der bisherige Schlüssel. Am besten gleich eine neue schreiben: „ehrenamt backup“.",
    "Earlier backups are still opened by the earlier key only. Best write a new one now: “ehrenamt backup”.",
)


def _yes_no(value: object) -> Text:
    return Text("ja", "yes") if value else Text("nein", "no")
