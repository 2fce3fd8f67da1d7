"""RATES: what a kilometre by car is worth, by context and by the day of the trip, each with its source; and flat allowances."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ehrenamt_cli.domain.dates.days import read_day, show_day
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.values import CENTS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text, same

CONTEXTS = {
    "prison_nw": Text("Justizvollzug NRW", "prisons in NRW"),
    "prison_ni": Text("Justizvollzug Niedersachsen", "prisons in Niedersachsen"),
    "ajsd": Text("AJSD", "probation service"),
    "other": Text("anderes", "other"),
}
"""Where rates and time limits come from."""


class Rate(NamedTuple):
    """What one context pays per kilometre in a stretch of time."""

    context: str
    since: str
    cents: int
    """For each kilometre."""
    basis: Text
    until: str = ""
    """The last day on which the rules behind it are in force; they still serve as a guide and that is said."""
    most: int | None = None
    """The most cents for one trip."""
    interest: bool = False
    """Only with the erhebliches dienstliches Interesse that was stated in writing before the trip."""
    remark: Text = NOTHING


RATES: tuple[Rate, ...] = (
    Rate(
        "prison_nw",
        "2021-01-01",
        42,
        same("§ 5 (2) Nr. 2 JVEG"),
        remark=Text(
            "einmal je Fahrzeug, auch mit mehreren Personen; Parkgebühren dazu",
            "once for each car, also with several people; parking besides",
        ),
    ),
    Rate(
        "prison_ni",
        "2005-09-01",
        20,
        Text("EaMAJVAEAV NI mit § 5 (1) BRKG", "EaMAJVAEAV NI with § 5 (1) BRKG"),
        until="2027-12-31",
        most=13_000,
        remark=Text("höchstens 130 € je Fahrt", "at most €130 for a trip"),
    ),
    Rate(
        "prison_ni",
        "2005-09-01",
        30,
        Text("EaMAJVAEAV NI mit § 5 (2) BRKG", "EaMAJVAEAV NI with § 5 (2) BRKG"),
        until="2027-12-31",
        interest=True,
        remark=Text(
            "nur bei erheblichem dienstlichem Interesse, vorher schriftlich festgestellt",
            "only with a substantial official interest, stated in writing before",
        ),
    ),
    Rate(
        "other",
        "2005-09-01",
        30,
        Text("§ 670 BGB; üblich wie § 5 (2) BRKG, steuerfrei", "§ 670 BGB; usually as § 5 (2) BRKG, tax-free"),
        remark=Text("Satz des Trägers, einstellbar", "the organisation's own rate, may be set"),
    ),
)
"""Oldest first within a context. Of the AJSD no rate is known: it is set with ``km.ajsd``."""

SETTINGS = {f"km.{context}": context for context in CONTEXTS}
"""The settings by which an organisation gives its own rate, and their contexts."""

QUARTER_NI = 3_000
"""Cents a quarter in the prisons of Niedersachsen, afterwards and on application (EaMAJVAEAV, in force until 31.12.2027)."""

MONTH_AJSD = (5_000, 3_000)
"""Cents for each started month: volunteer probation officers, other volunteers (AJSDAEAV, in force until 31.12.2025)."""


def context_of(organisation: Row | None) -> str:
    """The context of a trip: by the kind of the organisation and its Land."""
    kind, land = (organisation["kind"], organisation["land"]) if organisation else ("", "")
    if kind == "prison" and land in ("NW", "NI"):
        return f"prison_{land.lower()}"
    return "ajsd" if kind == "ajsd" else "other"


def rate_on(context: str, day: str, own: Mapping[str, str], *, interest: bool = False) -> Rate | None:
    """The rate of a trip on that day; an organisation's own comes first, None where nobody knows one."""
    name = f"km.{context}"
    if name in own:
        cents, since = parse_own(own[name])
        if since <= day:
            return Rate(context, since, cents, Text("eigene Einstellung ({name})", "own setting ({name})").fill(name=name))
    known = [rate for rate in RATES if rate.context == context and rate.since <= day]
    fitting = [rate for rate in known if rate.interest == interest] or [rate for rate in known if not rate.interest]
    return fitting[-1] if fitting else None


def cost(kilometres: int, rate: Rate) -> int:
    """The cents of one trip, no more than the most."""
    cents = kilometres * rate.cents
    return min(cents, rate.most) if rate.most is not None else cents


def read_own(text: str) -> str:
    """``0,35`` or ``0,35 ab 1.1.2027`` as ``35`` or ``35@2027-01-01``: a rate of one's own, before that day the usual one."""
    match = re.fullmatch(r"\s*([0-9,.€ ]+?)\s*(?:ab|seit|from|since)\s+(.+)", text.strip())
    amount, day = (match[1], read_day(match[2]).isoformat()) if match else (text, "")
    cents: int = CENTS.read(amount.replace("/km", ""), {})
    if not 0 < cents < _DEAREST:
        raise WrongUsage(
            Text("So viel kostet kein Kilometer.", "No kilometre costs as much."),
            Text("Bitte in Euro je Kilometer, etwa 0,35.", "Please in euros per kilometre, such as 0.35."),
        )
    return f"{cents}@{day}" if day else str(cents)


_DEAREST = 500


def parse_own(stored: str) -> tuple[int, str]:
    """A rate of one's own as stored: the cents, and since which day (empty: always)."""
    cents, _, since = stored.partition("@")
    return int(cents), since


def own_words(stored: str) -> Text:
    """A stored rate of one's own in words."""
    cents, since = parse_own(stored)
    words = per_kilometre(cents)
    return Text("{rate} ab {day}", "{rate} from {day}").fill(rate=words, day=show_day(since)) if since else words


def usual_words(context: str) -> Text:
    """What a context pays without a setting, in words."""
    known = [rate for rate in RATES if rate.context == context and not rate.interest]
    return per_kilometre(known[-1].cents) if known else Text("unbekannt, hier eintragen", "not known, to be set here")


def bases_of(context: str) -> Text:
    """Where the usual rates of a context stand."""
    known = [rate.basis for rate in RATES if rate.context == context]
    return Text(", ".join(basis.de for basis in known), ", ".join(basis.en for basis in known)) if known else _NOWHERE


_NOWHERE = Text("in der AV steht kein Satz", "the rules name no rate")


def per_kilometre(cents: int) -> Text:
    """``0,42 €/km``."""
    return Text(f"{cents // 100},{cents % 100:02d} €/km", f"€{cents // 100}.{cents % 100:02d}/km")


def as_rows(own: Mapping[str, str]) -> list[dict[str, Any]]:
    """The table for people and programs, with the rates of one's own in front."""
    rows = [
        {
            "context": context,
            "since": since or None,
            "until": None,
            "cents": cents,
            "most_cents": None,
            "own": True,
            "basis": name,
        }
        for name, context in SETTINGS.items()
        if name in own
        for cents, since in [parse_own(own[name])]
    ]
    for rate in RATES:
        rows.append(
            {
                "context": rate.context,
                "since": rate.since,
                "until": rate.until or None,
                "cents": rate.cents,
                "most_cents": rate.most,
                "own": False,
                "basis": str(rate.basis),
                "remark": str(rate.remark),
            }
        )
    return [{**row, "remark": row.get("remark", "")} for row in rows]
