"""Remainders: what statistics keep of somebody who was erased, and from which nobody can be known again."""

from __future__ import annotations

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.domain.values import CHOICE, DAY
from ehrenamt_cli.domain.volunteers import GENDER
from ehrenamt_cli.i18n import Text

KINDS = {
    "volunteer": Text("Freiwillige:r", "volunteer"),
    "client": Text("Klient:in", "client"),
}

FEWEST = 5
"""Gender and birth decade stay only where at least so many people in the register share them."""

REMAINDERS = Entity(
    name="remainder",
    plural="remainders",
    letter="zr",
    label=Text("Zahlenrest", "statistical remainder"),
    labels=Text("Zahlenreste", "statistical remainders"),
    about=Text("was die Statistik von Gelöschten behält, ohne Person", "what statistics keep of the erased, without the person"),
    title=("kind", "began_on"),
    fields=(
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, fixed=True, listed=True),
        Field("gender", Text("Geschlecht", "gender"), CHOICE, choices=GENDER, fixed=True, listed=True),
        Field("born", Text("geboren", "born"), fixed=True, listed=True),
        Field("land", Text("Land", "Land"), CHOICE, choices=LANDS, fixed=True, listed=True),
        Field("began_on", Text("aufgenommen", "registered"), DAY, fixed=True, indexed=True, listed=True),
        Field("placed_on", Text("erster Einsatz", "first placement"), DAY, fixed=True, listed=True),
        Field("ended_on", Text("beendet", "ended"), DAY, fixed=True, indexed=True, listed=True),
    ),
)
"""Days are the first of their month; the key has nothing to do with the one the person had."""


def decade(born_on: str | None) -> str | None:
    """``1970–1979``: the decade in which somebody was born."""
    return f"{born_on[:3]}0–{born_on[:3]}9" if born_on else None


def month(day: str | None) -> str | None:
    """The first day of a day's month."""
    return f"{day[:7]}-01" if day else None
