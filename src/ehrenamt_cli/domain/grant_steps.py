"""STEPS: the way of a grant from the idea to the proof of use, and what each step asks for before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.grant_money import Money, covered_cents
from ehrenamt_cli.i18n import Text


class Facts(NamedTuple):
    """What a grant is judged by: its row, its money, and what is open in its records."""

    grant: Row
    money: Money
    open_conditions: Mapping[str, str]
    """What is asked by conditions that nobody has fulfilled, by their keys."""
    incomplete: Sequence[str]
    """Keys of spendings without receipt, payee or purpose."""
    outside: Sequence[str]
    """Keys of spendings before or after the period of the notice."""
    written: Collection[str]
    """The kinds of document that were written for it, drafts aside."""


class Lack(NamedTuple):
    """Something a step asks for that is not there yet; the command that brings it."""

    what: Text
    command: str


class Step(NamedTuple):
    """One step: the command, the state in which it comes next, its words, and what is looked at before it."""

    verb: str
    after: str
    label: Text
    lacks: Callable[[Facts], list[Lack]]


def next_step(facts: Facts) -> Step | None:
    """The step that comes next; None when the way is over."""
    return next((step for step in STEPS if step.after == facts.grant["status"]), None)


def _fields(facts: Facts, *names: tuple[str, str, Text]) -> list[Lack]:
    key = facts.grant["id"]
    empty = [(flag, label) for name, flag, label in names if facts.grant[name] in (None, "")]
    return [Lack(label, f"ehrenamt grant change {key} --{flag} …") for flag, label in empty]


def _before_applying(facts: Facts) -> list[Lack]:
    key, money = facts.grant["id"], facts.money
    lacks = _fields(
        facts,
        ("funder_id", "funder", Text("Fördergeber", "funder")),
        ("project_id", "project", Text("Projekt", "project")),
        ("amount_cents", "amount", Text("Betrag", "amount")),
        ("own_cents", "own-share", Text("Eigenmittel (auch 0)", "own means (0 if none)")),
        ("ends_on", "ends", Text("Ende des Zeitraums", "end of the period")),
    )
    if not money.planned_cents:
        lacks.append(Lack(Text("Finanzierungsplan", "budget"), f"ehrenamt budget-line add --grant {key} --name … --amount …"))
    elif covered_cents(facts.grant) + (money.hours_line.planned_cents if money.hours_line else 0) != money.planned_cents:
        lacks.append(Lack(Text("Plan und Deckung sind ungleich", "plan and cover differ"), f"ehrenamt grant budget {key}"))
    return lacks


def _before_approval(facts: Facts) -> list[Lack]:
    return [Lack(Text("der Bescheid", "the notice of approval"), f"ehrenamt grant approve {facts.grant['id']} --reference …")]


def _of_the_notice(facts: Facts) -> list[Lack]:
    return _fields(
        facts,
        ("reference", "reference", Text("Aktenzeichen", "reference")),
        ("amount_cents", "amount", Text("bewilligter Betrag", "amount approved")),
        ("begins_on", "begins", Text("Beginn des Zeitraums", "begin of the period")),
        ("ends_on", "ends", Text("Ende des Zeitraums", "end of the period")),
        ("proof_due_on", "proof-due", Text("Tag des Verwendungsnachweises", "day of the proof of use")),
        ("keep_until", "keep-until", Text("Aufbewahrung der Belege", "how long receipts are kept")),
    )


def _before_reporting(facts: Facts) -> list[Lack]:
    key, grant = facts.grant["id"], facts.grant
    lacks = _of_the_notice(facts)
    if grant["interim_report_on"] and not grant["interim_reported_on"]:
        lacks.append(Lack(Text("Zwischenbericht", "interim report"), f"ehrenamt grant report {key} --interim"))
    if grant["call_off_on"] and not grant["called_off_on"]:
        lacks.append(Lack(Text("Mittelabruf", "call-off"), f"ehrenamt grant call-off {key}"))
    if not facts.money.spent_cents:
        lacks.append(Lack(Text("Ausgaben", "spendings"), "ehrenamt spending add --line … --amount …"))
    return [*lacks, *_papers(facts, ("grant-report", Text("Sachbericht schreiben", "write the report")))]


def _papers(facts: Facts, *papers: tuple[str, Text]) -> list[Lack]:
    key = facts.grant["id"]
    return [Lack(label, f"ehrenamt document render {kind} --for {key}") for kind, label in papers if kind not in facts.written]


def _before_proving(facts: Facts) -> list[Lack]:
    key = facts.grant["id"]
    lacks = [
        Lack(Text("Auflage: {what}", "condition: {what}").fill(what=what), f"ehrenamt condition change {one} --fulfilled …")
        for one, what in facts.open_conditions.items()
    ]
    for found, label in (
        (facts.incomplete, Text("Beleg Nr., Empfänger oder Zweck: {keys}", "receipt no., payee or purpose: {keys}")),
        (facts.outside, Text("außerhalb des Zeitraums bezahlt: {keys}", "paid outside the period: {keys}")),
    ):
        if found:
            more = " …" if len(found) > _FEW else ""
            keys = ", ".join(found[:_FEW]) + more
            lacks.append(Lack(label.fill(keys=keys), f"ehrenamt spending change {found[0]} …"))
    open_cents = facts.money.received_cents - facts.money.spent_cents
    if open_cents < 0:
        lacks.append(Lack(Text("Einnahmen decken die Ausgaben nicht", "incomes do not cover the spendings"), _INCOME.format(key)))
    papers = [("grant-proof", Text("Belegliste schreiben", "write the list of receipts"))]
    if facts.money.hours.counted_cents:
        papers.append(("grant-hours", Text("Stundennachweis schreiben", "write the proof of hours")))
    return [*lacks, *_papers(facts, *papers)]


_FEW = 5
_INCOME = "ehrenamt income add --grant {} --kind … --amount …"

STEPS: tuple[Step, ...] = (
    Step("apply", "idea", Text("beantragen", "apply"), _before_applying),
    Step("approve", "applied", Text("Bescheid eintragen", "enter the notice"), _before_approval),
    Step("start", "approved", Text("beginnen", "start"), _of_the_notice),
    Step("report", "running", Text("Sachbericht vorlegen", "hand in the report"), _before_reporting),
    Step("prove", "reported", Text("Verwendungsnachweis vorlegen", "hand in the proof of use"), _before_proving),
)
