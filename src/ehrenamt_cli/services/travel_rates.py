"""Rates per kilometre that an organisation sets for itself, beside the reference table."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.rates import CONTEXTS, SETTINGS, as_rows, bases_of, own_words, read_own, usual_words
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.letterhead import Wording
from ehrenamt_cli.storage import settings as stored
from ehrenamt_cli.storage.register import Register

TRAVEL: dict[str, Wording] = {
    name: Wording(
        name,
        Text("Kilometersatz: {context}", "rate per kilometre: {context}").fill(context=CONTEXTS[context]),
        read_own,
        usual_words(context),
        Text("{bases}; auch „0,35 ab 1.1.2027“", "{bases}; also “0.35 from 1.1.2027”").fill(bases=bases_of(context)),
        own_words,
    )
    for name, context in SETTINGS.items()
}


def listed(register: Register) -> list[dict[str, Any]]:
    """The reference table with the rates of one's own in front."""
    return as_rows(stored.own(register))
