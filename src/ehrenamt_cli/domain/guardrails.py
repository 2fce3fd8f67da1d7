"""GUARDRAILS: what must hold before anybody is placed, beside the criteria of the pair itself.

Ehrenamt braucht Hauptamt: no placement without a professional in charge and a deputy, no stopgap, nothing that only
professionals may do. ``broken`` is asked by every way into a placement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.matching.criteria import failures
from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer
from ehrenamt_cli.i18n import Text


class Case(NamedTuple):
    """One intended placement: the rows of volunteer, need, activity and organisation, and what stands around them."""

    volunteer: dict[str, Any]
    need: dict[str, Any]
    activity: dict[str, Any]
    organisation: dict[str, Any]
    contacts: Sequence[dict[str, Any]]
    """The organisation's contacts in charge on the day."""
    placed: Sequence[dict[str, Any]]
    """The placements of this need that have not ended."""


class Guardrail(NamedTuple):
    """One thing that must hold, why, and what would lift it; ``may_override`` where practice allows an exception."""

    code: str
    title: Text
    holds: Callable[[Case], bool]
    found: Text
    lift: Text
    basis: str
    may_override: bool = True


class Breach(NamedTuple):
    """A rule that stands in the way, in words."""

    code: str
    title: Text
    found: Text
    lift: Text
    basis: Text
    may_override: bool

    def as_dict(self) -> dict[str, Any]:
        """The breach as JSON."""
        return {
            "rule": self.code,
            "title": str(self.title),
            "found": str(self.found),
            "lift": str(self.lift),
            "basis": str(self.basis),
            "override": self.may_override,
        }


NEVER_OVERRIDDEN = frozenset(
    {"AKTIV", "EINWILLIGUNG", "GEHEIMHALTUNG", "MINDESTALTER", "UEBERPRUEFUNG", "ZULASSUNG", "AUFGABE", "KONFLIKT"}
)
"""Criteria that come from the law, from the institution or from a person's own will."""


def broken(case: Case, need: Need, volunteer: Volunteer, problem: Problem) -> list[Breach]:
    """Every rule that forbids this placement, guardrails first, then the criteria of the pair."""
    found = [_breach(rail) for rail in GUARDRAILS if not rail.holds(case)]
    for verdict in failures(need, volunteer, problem):
        criterion = verdict.criterion
        found.append(
            Breach(
                criterion.code,
                criterion.title,
                verdict.values,
                criterion.lift,
                criterion.basis,
                criterion.code not in NEVER_OVERRIDDEN,
            )
        )
    return found


def _breach(rail: Guardrail) -> Breach:
    return Breach(rail.code, rail.title, rail.found, rail.lift, Text(rail.basis, rail.basis), rail.may_override)


def _is_open(case: Case) -> bool:
    return bool(case.need["status"] == "open")


def _has_room(case: Case) -> bool:
    return len(case.placed) < int(case.need["people"])


def _is_new(case: Case) -> bool:
    return all(placement["volunteer_id"] != case.volunteer["id"] for placement in case.placed)


def _has_professionals(case: Case) -> bool:
    deputies = [contact for contact in case.contacts if contact["deputy"]]
    return bool(deputies) and len(deputies) < len(case.contacts)


def _is_guided(case: Case) -> bool:
    return bool(case.activity["colour"] != "yellow" or case.need["professionals_do"])


GUARDRAILS: tuple[Guardrail, ...] = (
    Guardrail(
        "OFFEN",
        Text("Der Bedarf ist offen", "The need is open"),
        _is_open,
        Text("der Bedarf ist besetzt oder geschlossen", "the need is filled or closed"),
        Text(
            "den Bedarf wieder öffnen: ehrenamt need change … --status offen",
            "open it again: ehrenamt need change … --status open",
        ),
        "",
        may_override=False,
    ),
    Guardrail(
        "PLATZ",
        Text("Es fehlt noch jemand", "Somebody is still missing"),
        _has_room,
        Text("der Bedarf hat schon so viele Personen, wie er braucht", "the need already has as many people as it takes"),
        Text("mehr Personen vorsehen: ehrenamt need change … --people", "allow for more people: ehrenamt need change … --people"),
        "",
    ),
    Guardrail(
        "DOPPELT",
        Text("Noch kein Einsatz dieses Paares", "Not placed there yet"),
        _is_new,
        Text("diese Person ist hier schon vorgeschlagen oder im Einsatz", "this person is already proposed or placed here"),
        Text(
            "den bestehenden Einsatz ansehen: ehrenamt placement list", "look at the existing placement: ehrenamt placement list"
        ),
        "",
        may_override=False,
    ),
    Guardrail(
        "ANSPRECHPERSON",
        Text("Ansprechperson und Vertretung", "Contact and deputy"),
        _has_professionals,
        Text("der Einrichtung fehlt eine Ansprechperson oder deren Vertretung", "the organisation lacks a contact or a deputy"),
        Text(
            "beide eintragen: ehrenamt contact add --organisation … (die Vertretung mit --deputy ja)",
            "enter both: ehrenamt contact add --organisation … (the deputy with --deputy yes)",
        ),
        "Ehrenamt braucht Hauptamt (K-01)",
    ),
    Guardrail(
        "ANLEITUNG",
        Text("Gelbes nur unter fachlicher Anleitung", "Yellow only under guidance"),
        _is_guided,
        Text(
            "es steht nicht fest, wer diese gelbe Tätigkeit fachlich anleitet", "nobody is named who guides this yellow activity"
        ),
        Text("festhalten: ehrenamt need change … --professionals-do", "write it down: ehrenamt need change … --professionals-do"),
        "§ 6 (2) RDG",
        may_override=False,
    ),
)
"""The whole list, in the order in which a refusal names them."""
