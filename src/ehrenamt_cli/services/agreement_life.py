"""The life of an agreement, told from what the register remembers: versions, signatures, reviews, the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.agreements import AGREEMENTS, state_on
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.services.signers import signatures
from ehrenamt_cli.storage import acts
from ehrenamt_cli.storage.register import Register


class Step(NamedTuple):
    """One thing that happened to an agreement: the day, which version, what, and in which words."""

    on: str
    version: int
    event: str
    what: Text
    words: str = ""

    def as_row(self) -> dict[str, Any]:
        """As JSON, words in the language in use."""
        return {"on": self.on, "version": self.version, "event": self.event, "what": str(self.what), "text": self.words or None}


def life(register: Register, agreement: Row) -> list[Step]:
    """Everything that happened, oldest first; ``agreement`` as it truly is today."""
    steps = [*_changes(register, agreement), *_signatures(register, agreement)]
    begun = bool(agreement["begins_on"]) and agreement["begins_on"] <= clock.today().isoformat()
    if begun and (agreement["status"] in ("in_force", "ended") or agreement["version_in_force"]):
        steps.append(Step(agreement["begins_on"], 1, "begins", Text("in Kraft", "in force")))
    if agreement["status"] == "ended" and agreement["ended_on"]:
        ended = Text("beendet", "ended")
        steps.append(Step(agreement["ended_on"], agreement["version"], "ends", ended, agreement["end_reason"] or ""))
    if steps and steps[0].event == "draft":  # entered later than it was signed: it was written before that
        steps[0] = steps[0]._replace(on=min(step.on for step in steps))
    return sorted(steps, key=lambda step: (step.on, step.version, _ORDER.index(step.event)))


_ORDER = ("draft", "sent", "regional", "signed", "begins", "review", "ends")
"""What comes first of what happened on one day."""


def reviews(register: Register, agreement: Row) -> list[dict[str, Any]]:
    """Every review with its day and result, oldest first."""
    return [{"on": step.on, "result": step.words} for step in _changes(register, agreement) if step.event == "review"]


def earlier_regional_clauses(register: Register, agreement: Row) -> list[dict[str, Any]]:
    """The texts that the regional clauses had before, with the number of each and the day on which it was replaced."""
    texts = [step for step in _changes(register, agreement) if step.event == "regional"]
    return [{"version": number, "text": step.words, "until": step.on} for number, step in enumerate(texts, 1)]


def version(register: Register, agreement: Row, number: int) -> dict[str, Any]:
    """The agreement as that version stood at last, before the next one began."""
    row: dict[str, Any] = {"id": agreement["id"], **{field.name: None for field in AGREEMENTS.fields}}
    for event in acts.standing(register, agreement["id"]):
        after = {name: pair[1] for name, pair in event.changes.items() if name in row}
        if event.action in ("add", "change"):
            if after.get("version", 0) > number:
                break
            row |= after
    return row


def _changes(register: Register, agreement: Row) -> Iterator[Step]:
    """What the history of the agreement itself says."""
    now: dict[str, Any] = {}
    for event in acts.standing(register, agreement["id"]):
        if event.action not in ("add", "change"):
            continue
        before, changes, day = now, event.changes, event.happened_at[:10]
        now = {**now, **{name: pair[1] for name, pair in changes.items()}}
        number = now.get("version") or 1
        if event.action == "add":
            yield Step(day, number, "draft", Text("Entwurf", "draft"))
            continue
        yield from _told(now, before, changes, day, number)


def _told(now: Row, before: Row, changes: Mapping[str, Any], day: str, number: int) -> Iterator[Step]:
    if "version" in changes:
        again = (now.get("signs_again") or "").replace("; ", ", ")
        what = Text("Fassung {n} begonnen, neu unterschreiben {who}", "version {n} begun, to be signed again by {who}")
        yield Step(day, number, "draft", what.fill(n=number, who=again), now.get("amend_reason") or "")
    if "regional_clauses" in changes and before.get("regional_clauses"):
        what = Text("regionale Regelungen geändert; bis dahin", "regional clauses changed; until then")
        yield Step(day, number, "regional", what, before["regional_clauses"])
    if {"reviewed_on", "review_result"} & changes.keys() and now.get("reviewed_on"):
        yield Step(now["reviewed_on"], number, "review", Text("überprüft", "reviewed"), now.get("review_result") or "")


def _signatures(register: Register, agreement: Row) -> Iterator[Step]:
    rows = signatures(register, agreement)
    asked = sorted((row for row in rows if row["sent_on"]), key=lambda row: (row["sent_on"], row["version"]))
    for (day, number), sent in groupby(asked, key=lambda row: (row["sent_on"], row["version"])):
        what = Text("Fassung {n} versandt an {who}", "version {n} sent to {who}")
        yield Step(day, number, "sent", what.fill(n=number, who=", ".join(map(whose, sent))))
    for row in rows:
        if row["signed_on"]:
            what = Text("{who} hat Fassung {n} unterschrieben", "{who} signed version {n}")
            yield Step(row["signed_on"], row["version"], "signed", what.fill(n=row["version"], who=whose(row)), _by(row))


def whose(signature: Row) -> str:
    """The side on which a signature stands."""
    return str(signature["organisation"] or signature["volunteer"] or signature["client"] or "")


def _by(signature: Row) -> str:
    name = signature["signatory"] if signature["signatory"] != whose(signature) else None
    return ", ".join(filter(None, (name, signature["role"], signature["place"])))


def state_words(agreement: Row, missing: str, today: str) -> Text:
    """The state in a sentence; ``agreement`` as it truly is today, ``missing`` who has to sign still."""
    label = AGREEMENTS.field("status").choices[agreement["status"]]
    extra = NOTHING
    if agreement["status"] == "sent":
        extra = Text(" am {day}; unterschreibt noch: {who}", " on {day}; still to sign: {who}").fill(
            day=show_day(agreement["sent_on"]), who=missing
        )
    elif agreement["status"] == "signed" and agreement["begins_on"]:
        extra = Text(", gilt ab {day}", ", in force from {day}").fill(day=show_day(agreement["begins_on"]))
    elif agreement["status"] == "ended" and agreement["ended_on"]:
        extra = Text(" am {day}", " on {day}").fill(day=show_day(agreement["ended_on"]))
    elif agreement["status"] == "in_force" and (agreement["version_begins_on"] or "") > today:
        extra = Text(", Fassung {n} ab {day}", ", version {n} from {day}").fill(
            n=agreement["version"], day=show_day(agreement["version_begins_on"])
        )
    if agreement["release_id"] and agreement["signed_on"] and agreement["begins_on"] != agreement["signed_on"]:
        extra = Text(
            "{extra}; unterschrieben ist sie am {day}, bitte prüfen", "{extra}; it was signed on {day}, please check"
        ).fill(extra=extra, day=show_day(agreement["signed_on"]))
    if agreement["status"] in ("draft", "sent") and agreement["version_in_force"]:
        goes_on = state_on({**agreement, "status": "signed"}, today) == "in_force"
        if goes_on:
            extra = Text("{extra}; Fassung {n} gilt weiter", "{extra}; version {n} is still in force").fill(
                extra=extra, n=agreement["version_in_force"]
            )
    return same("{label}{extra}").fill(label=label, extra=extra)
