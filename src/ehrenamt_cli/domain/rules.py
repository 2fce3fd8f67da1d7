"""RULES: everything that falls due and why.

A rule runs a period from a day in each row of its source (``storage/sources.py``). A source returns only rows whose
duty is still open, so what is done drops out by itself. Adding a deadline is one row here and one SELECT there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from ehrenamt_cli.domain.dates.periods import Period, parse_period
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.screenings import CERTIFICATE_YEARS, KINDS
from ehrenamt_cli.i18n import Text, same

AT_ONCE = Period(0, "day")
"""Due on the very day."""


class Rule(NamedTuple):
    """One duty. The fields are read by ``deadlines``; periods may depend on the row (a rhythm, an urgency)."""

    key: str
    source: str
    """Name of the SELECT; its rows have ``id``, ``name``, the trigger and the columns that the title names."""
    subject: str
    """The kind of record it concerns, as in the command that shows it."""
    trigger: str
    """The column with the day the period runs from."""
    period: Period | Callable[[Row], Period]
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
    """How long before the day a calendar reminds."""
    at_once: bool = False
    """A gap rather than a date: once reached it is to be closed at once."""
    words: Mapping[str, Mapping[str, Text]] = {}
    """Words for the keys that a column of the title holds."""


def _rhythm(row: Row) -> Period:
    return parse_period(row["meets"])


def _review(row: Row) -> Period:
    return Period(row["review_months"] or 12, "month")


PATIENCE = {"1": Period(7, "day"), "2": Period(14, "day"), "3": Period(28, "day")}
"""How long a need may wait for a volunteer, by urgency: basic needs rank before everything else."""


def _patience(row: Row) -> Period:
    return PATIENCE.get(row["tier"], PATIENCE["3"])


_PRACTICE = Text("Praxis, einstellbar", "practice, may be changed")
_WEEKS = Period(4, "week")

RULES: tuple[Rule, ...] = (
    Rule(
        "K-01",
        "contacts_missing",
        "organisation",
        "gap_on",
        AT_ONCE,
        Text("Ansprechperson benennen", "Name a contact"),
        Text("Kooperationsvereinbarung: namentliche Ansprechpersonen", "cooperation agreement: named contacts"),
        strength="soft",
        validity=True,
        at_once=True,
    ),
    Rule(
        "K-01",
        "deputies_missing",
        "organisation",
        "gap_on",
        AT_ONCE,
        Text("Vertretung der Ansprechperson benennen", "Name a deputy for the contact"),
        Text("Kooperationsvereinbarung: namentliche Ansprechpersonen", "cooperation agreement: named contacts"),
        strength="soft",
        validity=True,
        at_once=True,
    ),
    Rule(
        "K-02",
        "inquiries",
        "inquiry",
        "received_on",
        Period(2, "werktag"),
        Text("Anfrage von {sender} beantworten", "Answer the inquiry of {sender}"),
        Text("Kooperationsvereinbarung: binnen 2 Werktagen", "cooperation agreement: within 2 Werktage"),
    ),
    Rule(
        "K-11",
        "releases",
        "client",
        "expected_release_on",
        Period(6, "month", backward=True),
        Text("Entlassungsvorbereitung beginnen, Entlassung {day}", "Start preparing the release on {day}"),
        Text(
            "Kooperationsvereinbarung: spätestens sechs Monate vorher", "cooperation agreement: six months before at the latest"
        ),
        responsible=Text("Justizvollzugsanstalt", "prison"),
        remind=_WEEKS,
    ),
    Rule(
        "K-22",
        "meetings",
        "agreement",
        "last_met_on",
        _rhythm,
        Text("Treffen der Partner, Gastgeber: {host}", "Meeting of the parties, host: {host}"),
        Text("Kooperationsvereinbarung: Treffen an wechselnden Orten", "cooperation agreement: meetings at alternating places"),
        remind=Period(2, "week"),
    ),
    Rule(
        "K-23",
        "reviews",
        "agreement",
        "last_reviewed_on",
        _review,
        Text("Vereinbarung auf Praxistauglichkeit überprüfen", "Review whether the agreement works"),
        Text("Kooperationsvereinbarung: Überprüfung nach einem Jahr", "cooperation agreement: review after a year"),
        responsible=Text("alle Partner", "all parties"),
        remind=_WEEKS,
    ),
    Rule(
        "F-03",
        "certificates",
        "volunteer",
        "seen_on",
        Period(CERTIFICATE_YEARS, "year"),
        Text("Führungszeugnis erneut zeigen lassen", "Have the certificate shown again"),
        Text(
            "§ 72a SGB VIII „in regelmäßigen Abständen“; 5 Jahre sind Praxis", "§ 72a SGB VIII “regularly”; 5 years are practice"
        ),
        strength="soft",
        validity=True,
        remind=Period(3, "month"),
    ),
    Rule(
        "F-09",
        "measles_expiring",
        "screening",
        "valid_until",
        Period(1, "month"),
        Text("Masernnachweis erneuern, gültig bis {day}", "Renew the proof of measles protection, valid until {day}"),
        same("§ 20 (9a) IfSG"),
        remind=_WEEKS,
    ),
    Rule(
        "Z-06",
        "admissions_expiring",
        "screening",
        "valid_until",
        AT_ONCE,
        Text("Zulassung läuft ab", "Admission expires"),
        Text("Befristung durch die Einrichtung", "limited by the organisation"),
        validity=True,
        remind=Period(8, "week"),
    ),
    Rule(
        "Z-07",
        "admissions_pending",
        "screening",
        "requested_on",
        Period(6, "week"),
        Text("Zulassung nachfragen, beantragt {day}", "Ask after the admission requested on {day}"),
        _PRACTICE,
        strength="soft",
        every=Period(4, "week"),
    ),
    Rule(
        "B-01",
        "enquiries",
        "volunteer",
        "enquired_on",
        Period(5, "werktag"),
        Text("Ersten Kontakt aufnehmen", "Make first contact"),
        _PRACTICE,
        strength="soft",
    ),
    Rule(
        "B-03",
        "unreviewed_placements",
        "placement",
        "start_on",
        Period(8, "week"),
        Text("Einsatz gemeinsam auswerten", "Look back on the placement together"),
        Text("Praxis: 6-8 Wochen nach Beginn", "practice: 6-8 weeks after the start"),
        strength="soft",
        remind=Period(2, "week"),
    ),
    Rule(
        "N-01",
        "waiting_needs",
        "need",
        "registered_on",
        _patience,
        Text("Bedarf ohne Freiwillige: jemanden finden", "Need without a volunteer: find somebody"),
        Text("eigene Vorgabe: 7, 14 oder 28 Tage je nach Dringlichkeit", "own target: 7, 14 or 28 days by urgency"),
        strength="soft",
    ),
    Rule(
        "N-02",
        "screenings_expiring",
        "screening",
        "valid_until",
        AT_ONCE,
        Text("Läuft ab: {kind}", "Expires: {kind}"),
        Text("eingetragene Gültigkeit", "validity as recorded"),
        validity=True,
        remind=_WEEKS,
        words={"kind": KINDS},
    ),
    Rule(
        "N-03",
        "pauses",
        "volunteer",
        "paused_until",
        AT_ONCE,
        Text("Pause endet: wieder ins Gespräch kommen", "Pause ends: get back in touch"),
        Text("vereinbarte Pause", "pause as agreed"),
        strength="soft",
        validity=True,
    ),
)
