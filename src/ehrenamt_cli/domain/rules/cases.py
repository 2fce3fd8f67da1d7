"""Part A, order among partners: who leads, what may be passed on, what two do at once, how long a stay may last."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.clocks import begins_with_day
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.measures import AREAS
from ehrenamt_cli.domain.rules.rule import AT_ONCE, FOUR_WEEKS, ByRecord, Rule
from ehrenamt_cli.i18n import Text, same

_AGREEMENT = Text("Kooperationsvereinbarung: {words}", "cooperation agreement: {words}")

_LEAD = _AGREEMENT.fill(words=Text("federführend ist, wer zuständig ist", "whoever is in charge leads"))
_GIVER = _AGREEMENT.fill(words=Text("verantwortlich ist, wer Daten abgibt", "whoever passes data on answers for it"))
_REPORT = _AGREEMENT.fill(
    words=Text("Bericht § 57 StGB, an die Anlaufstelle nur mit Zustimmung", "report § 57 StGB, to the drop-in centre by consent")
)
_SAME_HELP = _AGREEMENT.fill(
    words=Text("gleiche Maßnahmen vermeiden oder absprechen", "avoid the same measures or agree on them")
)

_RELEASE = Text("Schweigepflichtentbindung, Zweck und Ende", "release from secrecy, its purpose and end")
_AGREED = Text("Tag der Absprache", "day of the agreement")
_PASSING = Text("abgebende Stelle", "whoever passes it on")


def _from_gap(row: Row) -> Period:
    """The last day of a lead is no gap yet."""
    return Period(1, "day") if row["after_somebody"] else AT_ONCE


def _gap(source: str, trigger: str, title: Text, runs_from: Text) -> Rule:
    """A lead that is missing or in doubt."""
    return Rule(
        "K-03",
        source,
        "client",
        trigger,
        AT_ONCE,
        title,
        _LEAD,
        responsible=Text("alle Partner", "all parties"),
        strength="soft",
        validity=True,
        at_once=True,
        origin="text",
        runs_from=runs_from,
        evidence=Text("Federführung mit Beginn", "lead with its beginning"),
    )


def _before_passing(
    key: str, source: str, title: Text, basis: Text, evidence: Text = _RELEASE, condition: Text | None = None
) -> Rule:
    """What comes before data are passed on."""
    return Rule(
        key,
        source,
        "transfer",
        "passed_on",
        AT_ONCE,
        title,
        basis,
        responsible=_PASSING,
        validity=True,
        written=("sent_on", "planned_on"),
        runs_from=Text("Tag der Weitergabe", "day of passing on"),
        at_once=True,
        remind=Period(2, "week"),
        evidence=evidence,
        condition=condition or Text("keine andere Rechtsgrundlage", "no other legal basis"),
    )


def _to_agree(key: str, source: str, responsible: Text, *, hard: bool = True) -> Rule:
    """A measure in an area in which another partner helps already."""
    return Rule(
        key,
        source,
        "measure",
        "begins_on",
        AT_ONCE,
        Text("Mit {partner} absprechen: {area}", "Agree with {partner}: {area}"),
        _SAME_HELP,
        responsible=responsible,
        strength="hard" if hard else "soft",
        origin="law" if hard else "text",
        validity=True,
        at_once=True,
        remind=Period(2, "week"),
        words={"area": AREAS},
        condition=Text("beide im selben Bereich zur selben Zeit", "both in the same area at the same time"),
        evidence=_AGREED,
    )


CASES: tuple[Rule, ...] = (
    _gap(
        "leads_missing",
        "gap_on",
        Text("Federführung klären: niemand führt den Fall", "Settle who leads: nobody does"),
        Text("letzter Tag der Federführung, sonst Aufnahme", "last day of the lead, else registration"),
    )._replace(period=ByRecord(_from_gap)),
    _gap(
        "leads_twice",
        "since_on",
        Text("Federführung klären: zwei führen den Fall", "Settle who leads: two do"),
        Text("Beginn der zweiten Federführung", "beginning of the second lead"),
    )._replace(part="twice"),
    _gap(
        "leads_left_behind",
        "moved_on",
        Text("Federführung klären: jetzt bei {place}, es führt {leader}", "Settle who leads: now at {place}, {leader} leads"),
        Text("Beginn des Aufenthalts", "beginning of the whereabouts"),
    )._replace(part="left behind"),
    _before_passing(
        "K-04",
        "transfers_without_basis",
        Text("Weitergabe an {recipient} ohne Grundlage: {what}", "Passed to {recipient} without a basis: {what}"),
        _GIVER,
        Text("Rechtsgrundlage oder Schweigepflichtentbindung", "legal basis or release from secrecy"),
    )._replace(remind=AT_ONCE),
    _before_passing(
        "K-05",
        "transfers_to_release",
        Text("Schweigepflichtentbindung einholen für {recipient}: {what}", "Get a release from secrecy for {recipient}: {what}"),
        _GIVER,
    ),
    _before_passing(
        "K-15",
        "reports_to_release",
        Text("Zustimmung zum Bericht an {recipient} einholen", "Get consent to the report to {recipient}"),
        _REPORT,
        condition=Text("Bericht § 57 StGB an eine Anlaufstelle", "report § 57 StGB to a drop-in centre"),
    ),
    _before_passing(
        "K-15",
        "reports_without_ajsd",
        Text("Bericht auch dem AJSD senden, {recipient} hat ihn", "Send the report to the AJSD too, {recipient} has it"),
        _REPORT,
        Text("Weitergabe des Berichts an den AJSD", "transfer of the report to the AJSD"),
        Text("Bericht § 57 StGB ging an eine Anlaufstelle", "report § 57 StGB went to a drop-in centre"),
    )._replace(part="AJSD"),
    Rule(
        "K-18",
        "statements",
        "client",
        "received_on",
        AT_ONCE,
        Text("Fall beim AJSD anlegen, Stellungnahme {day}", "Open a case at the AJSD, statement of {day}"),
        _AGREEMENT.fill(words=Text("positive Stellungnahme führt zum AR-Fall", "a positive statement leads to an AR case")),
        responsible=same("AJSD"),
        validity=True,
        at_once=True,
        runs_from=Text("Versand der Stellungnahme", "sending of the statement"),
        condition=Text("positive Stellungnahme", "positive statement"),
        evidence=Text("Tag, an dem der Fall angelegt ist", "day on which the case was opened"),
    ),
    _to_agree("K-19", "doubled_by_ajsd", same("AJSD")),
    Rule(
        "K-20",
        "stays",
        "housing",
        "moved_in_on",
        Period(3, "month"),
        Text("Kurzzeitiges Wohnen endet, Einzug {day}", "Short-term housing ends, moved in {day}"),
        _AGREEMENT.fill(words=Text("kurzzeitiges Wohnen bis zu 3 Monaten", "short-term housing up to 3 months")),
        responsible=Text("Anlaufstelle", "drop-in centre"),
        validity=True,
        clock=begins_with_day,
        remind=FOUR_WEEKS,
        condition=Text("Freiwilligkeit", "voluntary"),
        evidence=Text("Tag des Auszugs", "day of moving out"),
    ),
    _to_agree("K-21", "doubled_by_anlaufstelle", Text("Anlaufstelle", "drop-in centre")),
    Rule(
        "K-25",
        "unwanted_measures",
        "measure",
        "begins_on",
        AT_ONCE,
        Text("Anlaufstelle nur freiwillig: {area} nicht ohne Wunsch", "Drop-in centre only if wanted: no {area} otherwise"),
        _AGREEMENT.fill(words=Text("Grundsatz der Freiwilligkeit", "principle of free will")),
        responsible=Text("alle Partner", "all parties"),
        validity=True,
        at_once=True,
        words={"area": AREAS},
        condition=Text("die Person nimmt nicht freiwillig teil", "the person does not take part voluntarily"),
        evidence=Text("„freiwillig dabei“ oder Ende der Maßnahme", "“takes part voluntarily” or end of the measure"),
    ),
    _to_agree("K-26", "doubled_by_others", Text("alle Partner", "all parties"), hard=False),
)
