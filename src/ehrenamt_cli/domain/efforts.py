"""Efforts: when and how long somebody was on duty, where and what for; certificates count them to the minute."""

from typing import Any

from ehrenamt_cli.domain.dates.daytimes import WHOLE_DAY, minute_of, show_time, time_of
from ehrenamt_cli.domain.entity import Clash, Entity, Field, Personal, Remains, Row
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.domain.projects import PROJECT
from ehrenamt_cli.domain.references import ORGANISATION, VOLUNTEER
from ehrenamt_cli.domain.values import CENTS, DURATION, KILOMETRES, PAST_DAY, REFERENCE, TIME
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

_COUNTED = ("volunteer_id", "organisation_id", "held_on", "minutes", "kilometres")
"""What a claim has counted and a change would make untrue."""


def _span(row: Row) -> int | None:
    """The minutes from the beginning to the end, where both are known; an end at midnight is 24:00."""
    if not row.get("begins_at") or not row.get("ends_at"):
        return None
    return minute_of(row["ends_at"]) - minute_of(row["begins_at"])


def _derive(values: dict[str, Any]) -> dict[str, Any]:
    """From two to four are two hours."""
    span = _span(values)
    return {**values, "minutes": span} if span and span > 0 and not values.get("minutes") else values


def _complete(row: dict[str, Any]) -> dict[str, Any]:
    """Two hours from two on end at four."""
    if row["begins_at"] and not row["ends_at"] and row["minutes"]:
        end = minute_of(row["begins_at"]) + row["minutes"]
        return {**row, "ends_at": time_of(end)} if end <= WHOLE_DAY else row
    return row


def _check(row: Row) -> None:
    if not row["held_on"]:
        raise WrongUsage(
            Text("Eine Einsatzzeit braucht ihren Tag.", "An effort needs its day."),
            Text("Bitte --on angeben.", "Please give --on."),
        )
    span = _span(row)
    if span is not None and span <= 0:
        raise WrongUsage(
            Text("Das Ende {end} liegt nicht nach dem Beginn {start}.", "The end {end} is not after the beginning {start}.").fill(
                start=show_time(row["begins_at"]), end=show_time(row["ends_at"])
            ),
            Text("Über Mitternacht: bitte zwei Einsatzzeiten vermerken.", "Past midnight: please note two efforts."),
        )
    if not 0 < row["minutes"] <= WHOLE_DAY:
        raise WrongUsage(
            Text("Eine Einsatzzeit liegt an einem Tag.", "An effort lies within one day."),
            Text("Erlaubt sind 0:01 bis 24:00.", "0:01 to 24:00 are allowed."),
        )
    if (span is not None and row["minutes"] > span) or (
        row["begins_at"] and minute_of(row["begins_at"]) + row["minutes"] > WHOLE_DAY
    ):
        raise WrongUsage(
            Text("So viel Zeit liegt nicht dazwischen.", "There is not so much time in between."),
            Text("Bitte Beginn, Ende und Dauer prüfen; kürzer geht (Pause).", "Please check; shorter is possible (a break)."),
        )


def _change(row: Row, values: dict[str, Any]) -> dict[str, Any]:
    """Times and length go on fitting each other; what was claimed stays as it was claimed."""
    if row["claim_id"] and any(name in values and values[name] != row[name] for name in _COUNTED):
        raise _claimed(row)
    both = {**row, **values}
    if values.keys() & {"begins_at", "ends_at"} and "minutes" not in values:
        return {**values, "minutes": _span(both) or row["minutes"]}
    if "minutes" in values and "ends_at" not in values and both["begins_at"] and row["minutes"] == _span(row):
        return {**values, "ends_at": _complete({**both, "ends_at": None})["ends_at"]}
    return values


def _remove(row: Row) -> None:
    if row["claim_id"]:
        raise _claimed(row)


def _claimed(row: Row) -> WrongUsage:
    return WrongUsage(
        Text("Diese Einsatzzeit ist abgerechnet ({claim}).", "This effort is part of a claim ({claim}).").fill(
            claim=row["claim_id"]
        ),
        Text(
            "Solange die Abrechnung nicht eingereicht ist: ehrenamt claim remove {claim}, danach neu abrechnen.",
            "While the claim is not submitted: ehrenamt claim remove {claim}, then claim anew.",
        ).fill(claim=row["claim_id"]),
    )


def _clash(row: Row, other: Row) -> Clash | None:
    """Nobody is in two places at once; the same length for the same purpose on one day looks like a second entry of one."""
    key = other.get("id") or "?"
    if _span(row) and _span(other):
        if row["begins_at"] < other["ends_at"] and other["begins_at"] < row["ends_at"]:
            found = _OVERLAP.fill(start=show_time(other["begins_at"]), end=show_time(other["ends_at"]), key=key)
            return Clash(found, _MEND.fill(key=key), certain=True)
        return None
    alike = ("minutes", "placement_id")
    same = all(row[name] == other[name] for name in alike) and fold(row["purpose"] or "") == fold(other["purpose"] or "")
    return Clash(_TWICE.fill(key=key), _AGAIN.fill(key=key), certain=False) if same else None


_OVERLAP = Text(
    "Zu dieser Zeit ist schon ein Einsatz vermerkt: {start}–{end} Uhr ({key}).",
    "There is an effort at that time already: {start}–{end} ({key}).",
)
_MEND = Text("Ändern: ehrenamt effort change {key} …", "To change it: ehrenamt effort change {key} …")
_TWICE = Text("So eine Einsatzzeit gibt es an diesem Tag schon ({key}).", "There is such an effort on that day already ({key}).")

_AGAIN = Text(
    "Doch noch einmal? Dann: ehrenamt effort log … --again. Ändern: ehrenamt effort change {key} …",
    "Once more after all? Then: ehrenamt effort log … --again. To change it: ehrenamt effort change {key} …",
)

EFFORTS = Entity(
    name="effort",
    plural="efforts",
    letter="ez",
    label=Text("Einsatzzeit", "effort"),
    labels=Text("Einsatzzeiten", "efforts"),
    about=Text("wer wann wie lange im Einsatz war", "who was on duty when and how long"),
    title=("held_on", "volunteer_id"),
    identity=("volunteer_id", "held_on", "begins_at", "minutes", "purpose"),
    indexes=(("volunteer_id", "held_on", "minutes", "kilometres", "travel_cents"),),
    derive=_derive,
    complete=_complete,
    check=_check,
    purpose="money",
    basis="agreement",
    retention=("service",),
    change=_change,
    remove=_remove,
    near=("volunteer_id", "held_on"),
    clash=_clash,
    remains=Remains(("placement_id", "organisation_id", "project_id", "held_on", "minutes", "kilometres")),
    fields=(
        VOLUNTEER._replace(indexed=False),  # the index of sums begins with it
        Field(
            "placement_id",
            Text("Einsatz", "placement"),
            REFERENCE,
            refers_to="placements",
            indexed=True,
            help=Text("sonst der, der an dem Tag lief; „-“: zu keinem", "default the one that ran that day; “-”: none"),
        ),
        ORGANISATION._replace(
            required=False,
            asked=False,
            help=Text("wo; sonst die des Einsatzes", "where; default that of the placement"),
        ),
        PROJECT._replace(help=Text("sonst das des Bedarfs; „-“: zu keinem", "default that of the need; “-”: none")),
        Field(
            "held_on",
            Text("am", "on"),
            PAST_DAY,
            option="on",
            asked=True,
            default="today",
            indexed=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field(
            "begins_at", Text("von", "from"), TIME, option="from", personal=Personal.ORDINARY, help=Text("Uhrzeit", "time of day")
        ),
        Field("ends_at", Text("bis", "to"), TIME, option="to", personal=Personal.ORDINARY, help=Text("Uhrzeit", "time of day")),
        Field(
            "minutes",
            Text("Dauer", "duration"),
            DURATION,
            option="time",
            required=True,
            asked=True,
            listed=True,
            personal=Personal.ORDINARY,
            help=Text("etwa 1:30, 90 min oder 1,5 h", "such as 1:30, 90 min or 1.5 h"),
        ),
        Field(
            "kilometres",
            Text("Kilometer", "kilometres"),
            KILOMETRES,
            option="km",
            listed=True,
            personal=Personal.ORDINARY,
            help=Text("ganze; ein halber zählt als einer", "whole ones; half a one counts as one"),
        ),
        Field(
            "purpose",
            Text("wofür", "what for"),
            option="for",
            asked=True,
            listed=True,
            personal=Personal.ORDINARY,
            help=Text("in wenigen Worten, ohne Namen", "in a few words, without names"),
            nameless=True,
        ),
        Field("claim_id", Text("Abrechnung", "claim"), REFERENCE, refers_to="claims", indexed=True, fixed=True),
        Field("rate_cents", Text("Satz je km", "rate per km"), CENTS, fixed=True),
        Field("travel_cents", Text("Fahrtkosten", "travel costs"), CENTS, fixed=True, personal=Personal.ORDINARY),
    ),
)
