"""Mailing lists: who may stand in one, and why somebody does not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.i18n import Text

REASONS: Mapping[str, Text] = {
    "status": Text("pausiert, beendet oder nicht mehr zuständig", "paused, ended or no longer in charge"),
    "objected": Text("wollen keine Rundschreiben", "want no mailings"),
    "consent": Text("noch nicht aktiv und ohne Einwilligung", "not yet active and without consent"),
    "blocked": Text("mit Auskunftssperre", "with a blocked address"),
    "email": Text("ohne E-Mail", "without an e-mail"),
    "twice": Text("mit derselben Adresse", "with the same address"),
}
"""Why somebody is left out, the first that applies."""

AT_ONCE = 50
"""Addresses in one line: many mailboxes take no more recipients at once."""


class Someone(NamedTuple):
    """Somebody who might be written to; ``barred`` is a key of ``REASONS`` or empty."""

    kind: str
    id: str
    name: str
    email: str | None
    organisation: str | None = None
    barred: str = ""


class Mailing(NamedTuple):
    """Who is written to, each address once, and how many are left out, by reason."""

    people: list[Someone]
    left_out: dict[str, int]


def volunteer_barred(row: Mapping[str, Any], objecting: Collection[str], *, named_status: bool, without_consent: bool) -> str:
    """Why a volunteer stands in no list; a status that was asked for by name is meant."""
    if row["status"] in ("paused", "ended") and not named_status:
        return "status"
    if row["no_mailing"] or row["id"] in objecting:
        return "objected"
    if row["status"] not in ("active", "paused", "ended") and not row["consent_on"] and not without_consent:
        return "consent"
    return ""


def mailing(everybody: Iterable[Someone]) -> Mailing:
    """The list without those who are barred, who have no address, and those whose address stands there already."""
    people: list[Someone] = []
    left_out = dict.fromkeys(REASONS, 0)
    known: set[str] = set()
    for one in everybody:
        address = (one.email or "").casefold()
        reason = one.barred or ("" if address else "email") or ("twice" if address in known else "")
        if reason:
            left_out[reason] += 1
        else:
            known.add(address)
            people.append(one)
    return Mailing(people, {reason: n for reason, n in left_out.items() if n})


def address_lines(people: Sequence[Someone], *, semicolons: bool, at_once: int) -> str:
    """The addresses to be pasted as blind copies, so many in a line."""
    mark = "; " if semicolons else ", "
    addresses = [one.email or "" for one in people]
    chunks = [addresses[start : start + at_once] for start in range(0, len(addresses), at_once)]
    return "".join(mark.join(chunk) + "\n" for chunk in chunks)
