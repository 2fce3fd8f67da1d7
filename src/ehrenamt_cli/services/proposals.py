"""Proposals: kept when they are made, decided row by row, and remembered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.guardrails import Breach
from ehrenamt_cli.domain.matching.model import Pair
from ehrenamt_cli.domain.matching.plans import PIN_CODES
from ehrenamt_cli.domain.proposal_rows import PROPOSAL_ROWS
from ehrenamt_cli.domain.proposals import PROPOSALS
from ehrenamt_cli.errors import Forbidden, NotFound, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import placements, records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Refused(NamedTuple):
    """Rows of one need that could not be accepted, and why."""

    rows: Sequence[Row]
    error: Forbidden


class Accepted(NamedTuple):
    """What became of the rows that were to be accepted, and what is to be said about each of these by number."""

    rows: list[dict[str, Any]]
    refused: list[Refused]
    warnings: dict[int, list[Breach]]


def keep(register: Register, proposal: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """A new proposal in place of the open one, where that does not say the same already; None where it has no rows."""
    open_one = current(register)
    if open_one and _pairs(rows_of(register, open_one)) == _pairs(rows):
        return open_one
    if not open_one and not rows:
        return None
    with register.change():
        numbers = [row["number"] for row in stored.every(register, PROPOSALS)]
        if open_one:
            stored.change(register, PROPOSALS, open_one, {"status": "replaced"})
        if not rows:
            return None
        _let_go(register, but=open_one)
        number = max(numbers, default=0) + 1
        [kept] = stored.add(register, PROPOSALS, [records.completed(PROPOSALS, {**proposal, "number": number})])
        stored.add(
            register, PROPOSAL_ROWS, [records.completed(PROPOSAL_ROWS, {**row, "proposal_id": kept["id"]}) for row in rows]
        )
        return kept


def current(register: Register) -> dict[str, Any] | None:
    """The open proposal."""
    return next(stored.every(register, PROPOSALS, {"status": "open"}), None)


def the_current(register: Register) -> dict[str, Any]:
    """The open proposal; NotFound where there is none."""
    found = current(register)
    if found is None:
        raise NotFound(
            Text("Zurzeit liegt kein Vorschlag vor.", "There is no proposal at present."),
            Text("Einen machen: ehrenamt match", "To make one: ehrenamt match"),
        )
    return found


def before(register: Register, proposal: Row) -> dict[str, Any] | None:
    """The proposal that this one took the place of."""
    earlier = [row for row in stored.every(register, PROPOSALS, {"status": "replaced"}) if row["number"] < proposal["number"]]
    return max(earlier, key=lambda row: row["number"], default=None)


def rows_of(register: Register, proposal: Row) -> list[dict[str, Any]]:
    """The rows of a proposal in their order."""
    return sorted(stored.every(register, PROPOSAL_ROWS, {"proposal_id": proposal["id"]}), key=lambda row: row["number"])


def undecided(register: Register) -> frozenset[Pair]:
    """The pairs of the open proposal about which nobody has decided yet."""
    found = current(register)
    rows = rows_of(register, found) if found else ()
    return frozenset((row["need_id"], row["volunteer_id"]) for row in rows if row["status"] == "open")


def chosen(register: Register, texts: Sequence[str]) -> list[dict[str, Any]]:
    """The open rows that a person names by number (``3``, ``5-7``) or key; all of them where nothing is named."""
    rows = rows_of(register, the_current(register))
    if not texts:
        return [row for row in rows if row["status"] == "open"]
    found: dict[str, dict[str, Any]] = {}
    for part in ",".join(texts).split(","):
        found |= {row["id"]: row for row in _named(part.strip(), rows)}
    decided = [row for row in found.values() if row["status"] != "open"]
    if decided:
        raise WrongUsage(
            Text("Zeile {n} ist schon „{status}“.", "Row {n} is already “{status}”.").fill(
                n=decided[0]["number"], status=PROPOSAL_ROWS.field("status").choices[decided[0]["status"]]
            ),
            Text("Was offen ist, zeigt „ehrenamt match show“.", "“ehrenamt match show” shows what is open."),
        )
    return list(found.values())


def accept(register: Register, rows: Sequence[Row], override: str | None = None) -> Accepted:
    """Placements from these rows, each through every rule; people who belong together come together or not at all."""
    accepted: list[dict[str, Any]] = []
    refused: list[Refused] = []
    warnings: dict[int, list[Breach]] = {}
    with register.change():
        for group in _groups(register, rows):
            try:
                with register.change():
                    _check_whole(register, group)
                    placed = [_placed(register, row, override) for row in group]
            except Forbidden as error:
                refused.append(Refused(group, error))
            else:
                accepted += [row for row, _ in placed]
                warnings |= {row["number"]: found for row, found in placed if found}
    return Accepted(accepted, refused, warnings)


def reject(register: Register, row: Row, reason: str) -> dict[str, Any]:
    """This pair is not proposed again, for a reason of this class."""
    with register.change():
        values = records.read(register, PROPOSAL_ROWS, {"reason": reason})
        return stored.change(
            register, PROPOSAL_ROWS, row, {**values, "status": "rejected", "decided_on": clock.today().isoformat()}
        )


def rejected(register: Register) -> list[dict[str, Any]]:
    """Every pair that is not proposed any more, the latest first."""
    rows = stored.every(register, PROPOSAL_ROWS, {"status": "rejected"})
    return sorted(rows, key=lambda row: (row["decided_on"] or "", row["id"]), reverse=True)


def lift(register: Register, text: str) -> dict[str, Any]:
    """This pair may be proposed again."""
    with register.change():
        row = records.resolve(register, PROPOSAL_ROWS, text)
        if row["status"] != "rejected":
            raise WrongUsage(
                Text("{id} ist nicht abgelehnt.", "{id} is not rejected.").fill(id=row["id"]),
                Text("Alle Abgelehnten: ehrenamt match rejected", "All that are: ehrenamt match rejected"),
            )
        return stored.change(register, PROPOSAL_ROWS, row, {"status": "lifted"})


def discard(register: Register) -> dict[str, Any]:
    """Nothing of the open proposal is followed any more; what was decided stays."""
    with register.change():
        proposal = stored.change(register, PROPOSALS, the_current(register), {"status": "discarded"})
        _let_go(register, but=None)
        return proposal


def _let_go(register: Register, but: Row | None) -> None:
    """Rows of earlier proposals about which nobody decided are not kept for ever; of ``but`` they are, to compare with."""
    for row in stored.every(register, PROPOSAL_ROWS, {"status": "open"}):
        if but is None or row["proposal_id"] != but["id"]:
            stored.remove(register, PROPOSAL_ROWS, row)


def _pairs(rows: Iterable[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["number"], row["need_id"], row["volunteer_id"], row["first_time"], row["score"]) for row in rows]


def _named(text: str, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    numbers = re.fullmatch(r"(\d{1,6})(?:[-–](\d{1,6}))?", text)
    first, last = (int(numbers[1]), int(numbers[2] or numbers[1])) if numbers else (0, 0)
    found = [row for row in rows if first <= row["number"] <= last or row["id"] == text]
    if not found:
        raise NotFound(
            Text("Eine Zeile „{text}“ hat der Vorschlag nicht.", "The proposal has no row “{text}”.").fill(text=text),
            Text("Die Zeilen zeigt „ehrenamt match show“.", "“ehrenamt match show” shows the rows."),
        )
    return found


def _groups(register: Register, rows: Sequence[Row]) -> list[list[Row]]:
    """The rows by what belongs together, completed: the people of one need, and everybody in a chain of moves."""
    proposed = [row for key in {row["proposal_id"]: None for row in rows} for row in rows_of(register, {"id": key})]
    left = [row for row in proposed if row["status"] == "open"]
    leader: dict[str, str] = {}

    def lead(key: str) -> str:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    for row in left:
        for placement in row["replaces"]:
            leader[lead(placement)] = lead(row["need_id"])
    whole: dict[str, list[Row]] = {}
    for row in left:
        whole.setdefault(lead(row["need_id"]), []).append(row)
    wanted = {lead(row["need_id"]) for row in rows}
    return [group for key, group in whole.items() if key in wanted]


def _check_whole(register: Register, group: Sequence[Row]) -> None:
    """Forbidden where somebody of a group was rejected: nothing is done by half."""
    rows = rows_of(register, {"id": group[0]["proposal_id"]})
    together = {key for row in group for key in (row["need_id"], *row["replaces"])}
    if any(row["status"] == "rejected" and together & {row["need_id"], *row["replaces"]} for row in rows):
        title, lift = PIN_CODES["GRUPPE"], Text("neu planen: ehrenamt match", "plan anew: ehrenamt match")
        rule = {"rule": "GRUPPE", "title": str(PROPOSAL_ROWS.label), "found": str(title), "basis": "", "lift": str(lift)}
        message = Text("Zeile {n}: {title}.", "Row {n}: {title}.").fill(n=group[0]["number"], title=title)
        raise Forbidden(message, Text("Neu planen: ehrenamt match", "To plan anew: ehrenamt match"), [rule])


def _placed(register: Register, row: Row, override: str | None) -> tuple[dict[str, Any], list[Breach]]:
    placed = placements.propose(
        register,
        row["need_id"],
        row["volunteer_id"],
        start=None,
        override=override,
        times=[row["first_time"]] if row["first_time"] else (),
        replaces=row["replaces"],
    )
    decided = {"status": "accepted", "placement_id": placed.row["id"], "decided_on": clock.today().isoformat()}
    return stored.change(register, PROPOSAL_ROWS, row, decided), placed.warnings
