"""What may be passed to a partner about a client: kinds of data, and the releases from secrecy that cover them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from ehrenamt_cli.domain.choices import Said
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.i18n import Text

DATA = Said(
    {
        "whereabouts": Text("Aufenthalt und Wohnen", "whereabouts and housing"),
        "person": Text("Sprachen und Geschlecht", "languages and gender"),
        "wish": Text("eigener Wunsch", "own wish"),
        "release": Text("Entlassung", "release"),
        "plan": Text("Vollzugsplan", "sentence plan"),
        "needs": Text("Bedarf und Einsätze", "needs and placements"),
        "measures": Text("Maßnahmen", "measures"),
        "case": Text("Stand der Zusammenarbeit", "state of the cooperation"),
        "report_57": Text("Bericht § 57 StGB", "report § 57 StGB"),
        "statement": Text("positive Stellungnahme", "positive statement"),
    },
    also={
        "Aufenthalt": "whereabouts",
        "Wohnen": "whereabouts",
        "Wohnsituation": "whereabouts",
        "Haftdaten": "whereabouts",
        "Sprachen": "person",
        "Geschlecht": "person",
        "Wunsch": "wish",
        "Wünsche": "wish",
        "Entlassungstermin": "release",
        "Entlassungsdatum": "release",
        "Termin der Entlassung": "release",
        "Entlassungsvorbereitung": "release",
        "Vollzugsplanung": "plan",
        "Bedarf": "needs",
        "Bedarfe": "needs",
        "Einsätze": "needs",
        "Begleitung": "needs",
        "Federführung": "case",
        "Zusammenarbeit": "case",
        "Bericht": "report_57",
        "Stellungnahme": "statement",
    },
)
"""The kinds of data about a client; that somebody is a client at all, by their reference, goes with each of them."""

OF_CLIENT = {
    "organisation_id": "whereabouts",
    "custody_began_on": "whereabouts",
    "youth_custody": "whereabouts",
    "custody_notice_on": "whereabouts",
    "custody_contact_on": "whereabouts",
    "gender": "person",
    "languages": "person",
    "wish": "wish",
    "voluntary": "wish",
    "expected_release_on": "release",
    "preparation_started_on": "release",
    "supervision_expected": "release",
    "probation_expected": "release",
    "supervision_reported_on": "release",
    "release_notice_on": "release",
    "release_contact_on": "release",
    "release_talk_on": "release",
    "plan_update_on": "plan",
    "need_evident": "needs",
    "prior_care_checked_on": "case",
    "offer_presented_on": "case",
    "offer_wanted": "case",
    "responsibility_told_on": "case",
    "case_opened_on": "case",
    "registered_on": "case",
    "ended_on": "case",
}
"""The kind of data that each field of a client belongs to; the reference is part of all of them."""

OF_KIND = {
    "whereabouts": "whereabouts",
    "housings": "whereabouts",
    "needs": "needs",
    "placements": "needs",
    "measures": "measures",
    "conferences": "plan",
    "leads": "case",
    "inquiries": "case",
    "transfers": "case",
    "releases": "case",
    "reminders": "case",
}
"""The kind of data that a record about a client belongs to, by its kind; of others nothing is passed on."""


def data_meant(text: str | None) -> list[str]:
    """The kinds of data that somebody has written down, where every one of the words says one exactly; else none."""
    if fold(text or "") in _WORDS:
        return [_WORDS[fold(text or "")]]
    parts = [fold(part.strip(" .")) for part in re.split(r"[,;/]| und | and |\+", text or "") if part.strip(" .")]
    known = [_WORDS.get(part, "") for part in parts]
    return list(dict.fromkeys(known)) if all(known) else []


_WORDS = {fold(word): key for key, label in DATA.items() for word in (key, label.de, label.en)}
_WORDS |= {fold(word): key for word, key in DATA.also.items()}


def with_data(row: dict[str, Any], words: str) -> dict[str, Any]:
    """A new record with the kinds of data that a column says in words, where nobody has named them."""
    return row if row["data"] else {**row, "data": data_meant(row[words])}


def stands(release: Row, day: str) -> bool:
    """Whether a release is given, unexpired and unrevoked on a day."""
    return bool(
        (release["given_on"] or "") <= day <= (release["valid_until"] or "9999") and (release["revoked_on"] or "9999") > day
    )


def serves(release: Row, purpose: str) -> bool:
    """Whether a release is for that purpose; where none is said, it is passed on for the purpose of the release itself."""
    return not purpose or fold(purpose) == fold(release["purpose"] or "")


def covering(releases: Iterable[Row], data: Collection[str], purpose: str, day: str) -> tuple[list[Row], list[str]]:
    """The releases of one client in one direction that cover something of it that day, and what none of them covers."""
    standing = [row for row in releases if stands(row, day) and serves(row, purpose)]
    useful = [row for row in standing if not data or {*data} & {*row["data"]}]
    covered = {kind for row in useful for kind in row["data"]}
    return useful, [kind for kind in data if kind not in covered]
