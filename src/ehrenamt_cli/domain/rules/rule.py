"""What a rule is: one duty, the day it runs from, how long, and where that stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.i18n import NOTHING, Text

Origin = Literal["law", "text", "practice", "proposal"]
"""Where the number stands: in a law or an agreement; nowhere, though the duty does; in common practice; in this program."""

ORIGINS: dict[Origin, Text] = {
    "law": Text("Gesetz oder Vereinbarung", "law or agreement"),
    "text": Text("Pflicht ohne Zahl, eigene Vorgabe", "duty without a number, own target"),
    "practice": Text("Praxis", "practice"),
    "proposal": Text("Vorschlag", "proposal"),
}

AT_ONCE = Period(0, "day")
"""Due on the very day."""

FOUR_WEEKS = Period(4, "week")

PRACTICE = Text("Praxis, einstellbar", "practice, may be changed")


class Rule(NamedTuple):
    """One duty. The fields are read by ``deadlines``; periods may depend on the row (a rhythm, an urgency)."""

    key: str
    source: str
    """Name of the SELECT; its rows have ``id``, ``name``, the trigger and the columns that the title names."""
    subject: str
    """The kind of record it concerns, as in the command that shows it."""
    trigger: str
    """The column with the day the period runs from."""
    period: Period | Callable[[Row], Period | None] | None
    """None, of the rule or of a row: no deadline, because the number is not known or nothing is due there."""
    title: Text
    basis: Text
    responsible: Text = Text("Koordination", "coordination")
    """Whose duty it is where the row has no ``responsible``."""
    strength: Literal["hard", "soft"] = "hard"
    """Hard: a number from a law, an agreement or a record; soft: an organisation's own reminder."""
    validity: bool = False
    """Something stops being valid that day: § 193 BGB moves nothing."""
    every: Period | None = None
    """Asked again at this interval while it stays open."""
    remind: Period = AT_ONCE
    """How long before the day the list calls it soon and a calendar reminds; both ends inclusive."""
    at_once: bool = False
    """A gap rather than a date: once reached it is to be closed at once."""
    words: Mapping[str, Mapping[str, Text]] = {}
    """Words for the keys that a column of the title holds."""
    origin: Origin = "law"
    """A number from a law or an agreement stays; every other is a setting of the organisation."""
    condition: Text = NOTHING
    """Where the duty holds only under a condition that its source looks at."""
    evidence: Text = NOTHING
    """What shows that it is done."""
    valid_from: str = ""
    valid_until: str = ""
    """The days on which the text behind the rule is in force; a rule that has run out still applies and says so."""
