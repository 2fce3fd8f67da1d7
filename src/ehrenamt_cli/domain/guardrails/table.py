"""TABLE: guardrails and criteria as one list, and what of it is broken in a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.guardrails.case import Case
from ehrenamt_cli.domain.guardrails.rails import GUARDRAILS, Guardrail
from ehrenamt_cli.domain.matching.criteria import CRITERIA
from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer
from ehrenamt_cli.domain.matching.verdicts import Verdict, failures
from ehrenamt_cli.domain.strengths import Strength
from ehrenamt_cli.i18n import NOTHING, Text


class Line(NamedTuple):
    """One rule of the table, whichever list it comes from."""

    code: str
    title: Text
    strength: Strength
    lift: Text
    basis: Text
    looks_at: tuple[str, ...]


class Breach(NamedTuple):
    """A rule that does not hold, in words."""

    code: str
    title: Text
    strength: Strength
    found: Text
    lift: Text
    basis: Text

    @property
    def may_override(self) -> bool:
        """Whether a reason lets it pass."""
        return self.strength == "asks"

    def as_dict(self) -> dict[str, Any]:
        """The breach as JSON."""
        return {
            "rule": self.code,
            "title": str(self.title),
            "strength": self.strength,
            "found": str(self.found),
            "lift": str(self.lift),
            "basis": str(self.basis),
            "override": self.may_override,
        }


BARRED = "LEITPLANKE"
"""The criterion that keeps a need out of matching whose guardrails do not hold."""

TABLE: Mapping[str, Line] = {
    line.code: line
    for line in (
        *(Line(one.code, one.title, one.strength, one.lift, one.basis, one.looks_at) for one in GUARDRAILS),
        *(Line(one.code, one.title, one.strength, one.lift, one.basis, one.looks_at) for one in CRITERIA if one.code != BARRED),
    )
}
"""The whole table, guardrails first."""


def broken(case: Case, need: Need, volunteer: Volunteer, problem: Problem, bases: Mapping[str, Text]) -> list[Breach]:
    """Every rule that does not hold for this placement, in the order of the table.

    ``bases`` says where each proof is asked for.
    """
    found = [_breach(rail, case) for rail in GUARDRAILS if not rail.holds(case)]
    for verdict in failures(need, volunteer, problem):
        if verdict.code != BARRED:
            found.append(_of_pair(verdict, case, need, volunteer, bases))
    return found


def barring(case: Case) -> list[Breach]:
    """What is wrong with a need by itself, whoever would take it on; of warnings, too."""
    return [_breach(rail, case) for rail in GUARDRAILS if rail.about == "need" and not rail.holds(case)]


def _breach(rail: Guardrail, case: Case) -> Breach:
    return Breach(rail.code, rail.title, rail.strength, rail.found(case), rail.lift, rail.basis)


def _of_pair(verdict: Verdict, case: Case, need: Need, volunteer: Volunteer, bases: Mapping[str, Text]) -> Breach:
    line = TABLE[verdict.code]
    lift, basis = line.lift, line.basis
    if verdict.code == "AUFGABE" and case.green != NOTHING:
        lift = Text("{lift}; was Freiwillige hier tun können: {green}", "{lift}; what volunteers can do here: {green}").fill(
            lift=lift, green=case.green
        )
    if verdict.code in _PROOFS:
        wanted, held = _PROOFS[verdict.code](need, volunteer)
        lacking = [code for code in wanted if code not in held or held[code] < need.start]
        basis = _joined([bases[code] for code in lacking if code in bases]) or basis
    return Breach(line.code, line.title, line.strength, verdict.values, lift, basis)


_PROOFS: Mapping[str, Any] = {
    "GEHEIMHALTUNG": lambda need, volunteer: (need.secrecy, volunteer.screenings),
    "UEBERPRUEFUNG": lambda need, volunteer: (need.screenings, volunteer.screenings),
    "SCHULUNG": lambda need, volunteer: (need.trainings, volunteer.trainings),
}
"""The criteria that ask for proofs: which, and what is there."""


def _joined(texts: Sequence[Text]) -> Text | None:
    if not texts:
        return None
    unique = list(dict.fromkeys(texts))
    return Text("; ".join(text.de for text in unique), "; ".join(text.en for text in unique))
