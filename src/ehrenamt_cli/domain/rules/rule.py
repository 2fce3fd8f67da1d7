"""What a rule is: one duty, the day it runs from, how long, and where that stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.dates.reckoning import day_words
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


class ByEntry(NamedTuple):
    """A period for each entry of a column, the last for any other; every one is a setting of its own (``N-01.1``).

    None where nobody knows the number: the last counts there, too, and nothing falls due while that is not known either.
    """

    column: str
    periods: Mapping[str, Period | None]

    def __call__(self, row: Row) -> Period | None:
        """The period of a row."""
        return self.of(row[self.column])

    def of(self, entry: str) -> Period | None:
        """The period of an entry."""
        return self.periods.get(entry) or [*self.periods.values()][-1]


class ByRecord(NamedTuple):
    """A period that the record itself states."""

    read: Callable[[Row], Period | None]
    usual: Period | None = None
    """What holds where the record says nothing."""

    def __call__(self, row: Row) -> Period | None:
        """The period of a row."""
        return self.read(row) or self.usual


class Cycle(NamedTuple):
    """What comes again and again: renewed in time, it keeps its rhythm (``clocks.cycle_start``).

    The trigger holds every day on which it was done, separated by commas.
    """

    early: Period
    grace: Period


class Rule(NamedTuple):
    """One duty. The fields are read by ``deadlines``; periods may depend on the row (a rhythm, an urgency)."""

    key: str
    source: str
    """Name of the SELECT; its rows have ``id``, ``name``, the trigger and the columns that the title names."""
    subject: str
    """The kind of record it concerns, as in the command that shows it."""
    trigger: str
    """The column with the day the period runs from: a field, or reckoned by the source and then named in ``runs_from``."""
    period: Period | ByEntry | ByRecord | None
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
    numbers: tuple[tuple[str, Period], ...] = ()
    """A legal number that was changed: since which day it is how much, oldest first; the one in force today counts."""
    clock: Callable[[str, Period], date] | None = None
    """Another way of counting than from an event on (``domain/dates/clocks``)."""
    moment: bool = False
    """The trigger is a moment and the period so many times 24 hours."""
    cycle: Cycle | None = None
    extension: tuple[str, Period] | None = None
    """A column with the day on which more time was taken, and how much: it runs from the old end (§ 190 BGB)."""
    written: tuple[str, ...] = ()
    """The fields in which people write the trigger, where its column has another name than the one field it comes from."""
    runs_from: Text = NOTHING
    """What happened on the day of the trigger, where that is no field of a record or its label alone does not say."""
    number: str = ""
    """The name by which the period is set, where that is not the key: of another rule whose number counts here too."""
    part: str = ""
    """Tells duties apart that one rule lays on the same record: a missing deputy from a missing contact."""

    @property
    def duty(self) -> str:
        """What is settled, with the record and the day: the rule, or a part of it."""
        return f"{self.key} {self.part}".rstrip()

    @property
    def set_as(self) -> str:
        """The name by which an organisation sets the period."""
        return self.number or self.key

    @property
    def changeable(self) -> bool:
        """Whether an organisation may set the number: not where a law or an agreement has it."""
        return self.origin != "law" or self.period is None

    def out_of_force(self, today: date, due: date) -> Text:
        """What to say where the text behind the rule is in force no more, or will not be on the day; else nothing."""
        if not self.valid_until or due.isoformat() <= self.valid_until:
            return NOTHING
        ended = today.isoformat() > self.valid_until
        return (_RUN_OUT if ended else _RUNS_OUT).fill(day=day_words(date.fromisoformat(self.valid_until)))


_RUN_OUT = Text("Regel ausgelaufen, galt bis {day}", "rule has run out, was in force until {day}")
_RUNS_OUT = Text("Regel gilt nur bis {day}", "rule is in force only until {day}")
