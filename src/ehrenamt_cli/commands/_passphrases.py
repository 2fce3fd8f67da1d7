"""Asking for a new passphrase, and showing once what opens the register without it."""

from __future__ import annotations

from ehrenamt_cli.domain.passphrases import SHORTEST, strength
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.services import rekeying

_QUESTION = Text("Neue Passphrase (mindestens {n} Zeichen)", "New passphrase (at least {n} characters)").fill(n=SHORTEST)


def new_passphrase() -> str:
    """A passphrase that somebody typed twice, with a word on how strong it is."""
    if not prompts.can_ask():
        raise WrongUsage(
            Text("Ohne Terminal lässt sich keine Passphrase erfragen.", "Without a terminal no passphrase can be asked for."),
            Text(
                "Bitte --key-file DATEI, --key-fd NUMMER oder --unencrypted angeben.",
                "Please give --key-file FILE, --key-fd NUMBER or --unencrypted.",
            ),
        )
    while True:
        first = prompts.ask_passphrase(_QUESTION)
        found = strength(first)
        prompts.tell(found.sentence)
        if found.refused:
            continue
        if prompts.ask_passphrase(Text("Noch einmal", "Once more")) == first:
            return first
        prompts.tell(Text("Die beiden sind nicht gleich.", "The two differ."))


def show_recovery_code(passphrase: str) -> None:
    """On the terminal only, never in the output: it opens the register like the passphrase."""
    prompts.tell(
        Text(
            "Wiederherstellungscode, falls die Passphrase verloren geht. Er erscheint nur jetzt: bitte auf Papier an"
            " einem sicheren Ort aufheben.\n  {code}",
            "Recovery code, in case the passphrase is lost. It is shown this once: please keep it on paper in a safe"
            " place.\n  {code}",
        ).fill(code=rekeying.recovery_code(passphrase))
    )
