"""What one does with a proposal: look at it, accept and reject rows, compare, discard."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._overriding import OVERRIDE
from ehrenamt_cli.commands._rankings import BECAUSE, WHICH, WHO, which
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.dates.spans import show_span
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.needs import TIERS
from ehrenamt_cli.domain.proposal_rows import PROPOSAL_ROWS, REASONS, STATUS
from ehrenamt_cli.errors import Forbidden, WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Column, Done, Page, Result, Rows
from ehrenamt_cli.services import comparing, completion, proposals
from ehrenamt_cli.services.proposal_words import needs_named, people_named, shown
from ehrenamt_cli.services.registers import Register

_Rows = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=both("ZEILEN", "ROWS"),
        help=both("Nummern wie 3 oder 5-7; ohne Angabe alle offenen", "numbers such as 3 or 5-7; if not given all open ones"),
    ),
]


def show() -> Result:
    """The open proposal with all its rows and what was decided about them."""
    with register_in_use() as register:
        proposal = proposals.the_current(register)
        rows = shown(register, proposals.rows_of(register, proposal))
    title = Text(
        "Vorschlag vom {day}, {scope}: {filled} von {needs} Bedarfen", "Proposal of {day}, {scope}: {filled} of {needs} needs"
    )
    heading = title.fill(
        day=show_day(proposal["made_on"]), scope=proposal["scope"], filled=proposal["filled"], needs=proposal["needs"]
    )
    left = [row for row in rows if row["status"] == "open"]
    hint = Text("{n} offen: ehrenamt match accept ZEILE, reject ZEILE", "{n} open: ehrenamt match accept ROW, reject ROW")
    data = {**_head(proposal), "rows": rows}
    return Page([str(heading), Rows(_SHOWN, rows)], data, hint.fill(n=len(left)) if left else NOTHING)


def accept(rows: _Rows = None, override: OVERRIDE = None) -> Result:
    """Rows become proposed placements, each past every rule; a group comes as a whole."""
    with register_in_use() as register:
        chosen = proposals.chosen(register, rows or ())
        if not chosen:
            return Done(Text("Nichts ist offen.", "Nothing is open."), {"accepted": [], "refused": []})
        question = Text("Alle {n} offenen Zeilen annehmen?", "Accept all {n} open rows?").fill(n=len(chosen))
        if not rows and not config.switched_on("dry_run") and not prompts.confirm(question, yes=config.switched_on("yes")):
            return Done(Text("Nichts angenommen.", "Nothing accepted."), {"accepted": [], "refused": []})
        outcome = proposals.accept(register, chosen, override)
        if outcome.refused and not outcome.rows:
            raise _nothing(outcome.refused)
        accepted = [
            {**row, "warnings": [breach.as_dict() for breach in outcome.warnings.get(row["number"], ())]}
            for row in shown(register, outcome.rows)
        ]
        refused = [_refusal(register, one) for one in outcome.refused]
    return _accepted(accepted, refused)


def reject(
    row: Annotated[str, typer.Argument(metavar=both("ZEILE", "ROW"), help=both("Nummer der Zeile", "number of the row"))],
    reason: Annotated[
        str,
        typer.Option(
            metavar=both("GRUND", "REASON"),
            help=both("etwa „zurzeit nicht“, „passt nicht zusammen“, „Konflikt“", "such as not_now, no_fit, conflict"),
            autocompletion=completion.values_of(PROPOSAL_ROWS.field("reason")),
        ),
    ],
) -> Result:
    """This pair is not proposed again, until that is lifted."""
    with register_in_use() as register:
        chosen = proposals.chosen(register, [row])
        if len(chosen) != 1:
            raise WrongUsage(
                Text("Abgelehnt wird eine Zeile nach der anderen.", "Rows are rejected one by one."),
                Text("Bitte eine Nummer angeben.", "Please give one number."),
            )
        kept = proposals.reject(register, chosen[0], reason)
        [said] = shown(register, [kept])
    message = Text(
        "Abgelehnt: {who} für „{need}“ ({reason}). Zurück: ehrenamt match lift {id}",
        "Rejected: {who} for “{need}” ({reason}). To take it back: ehrenamt match lift {id}",
    )
    return _done(
        message.fill(who=said["volunteer"]["name"], need=said["need"]["title"], reason=REASONS[kept["reason"]], id=kept["id"]),
        said,
    )


def rejected() -> Result:
    """The pairs that are not proposed any more, with their reasons."""
    with register_in_use() as register:
        rows = shown(register, proposals.rejected(register))
    return Rows(_REJECTED, rows, Text("Nichts ist abgelehnt.", "Nothing is rejected."))


def lift(
    row: Annotated[
        str,
        typer.Argument(
            metavar=both("ZEILE", "ROW"),
            autocompletion=completion.names_of(PROPOSAL_ROWS),
            help=both("Kennzeichen aus „match rejected“", "key from “match rejected”"),
        ),
    ],
) -> Result:
    """This pair may be proposed again."""
    with register_in_use() as register:
        [said] = shown(register, [proposals.lift(register, row)])
    message = Text("Wieder möglich: {who} für „{need}“.", "Possible again: {who} for “{need}”.")
    return _done(message.fill(who=said["volunteer"]["name"], need=said["need"]["title"]), said)


def discard() -> Result:
    """Nothing of the open proposal is followed any more; decisions stay."""
    with register_in_use() as register:
        proposal = proposals.discard(register)
    message = Text("Verworfen: der Vorschlag vom {day}.", "Discarded: the proposal of {day}.")
    return _done(message.fill(day=show_day(proposal["made_on"])), _head(proposal))


def compare() -> Result:
    """What the open proposal changes against the one before, and why."""
    with register_in_use() as register:
        found = comparing.compared(register)
        needs = needs_named(register, (one.need for one in found.differences))
        people = people_named(register, (key for one in found.differences for key in (*one.before, *one.now)))
    rows = [_difference(one, needs, people) for one in found.differences]
    counts = {kind: sum(row["kind"] == kind for row in rows) for kind in comparing.KINDS}
    data = {"proposal": found.proposal["id"], "earlier": found.earlier and found.earlier["id"], **counts, "differences": rows}
    if found.earlier is None:
        return Page([str(Text("Es gibt keinen früheren Vorschlag.", "There is no earlier proposal."))], data)
    said = ", ".join(f"{n} {comparing.KINDS[kind]}" for kind, n in counts.items() if n)
    heading = Text("Gegenüber dem Vorschlag vom {day}: {said}", "Against the proposal of {day}: {said}")
    changed = [row for row in rows if row["kind"] != "kept"]
    parts = [str(heading.fill(day=show_day(found.earlier["made_on"]), said=said))]
    return Page([*parts, Rows(_COMPARED, changed, Text("Alles bleibt.", "Everything stays."))], data)


_STATUS = Column("status", Text("Stand", "status"), lambda key: str(STATUS[key]))

_URGENT = Column("need", Text("Bedarf", "need"), lambda need: f"{which(need)}, {TIERS[need['tier'] or '2']}")

_SHOWN = (
    Column("number", Text("Zeile", "row")),
    _URGENT,
    WHO,
    Column("first_time", Text("erste Zeit", "first time"), lambda span: show_span(span) if span else ""),
    _STATUS,
    BECAUSE,
)

_REASON = Column("reason", Text("Grund", "reason"), lambda key: str(REASONS[key]) if key else "")

_REJECTED = (
    Column("id", Text("Kennzeichen", "key")),
    WHICH,
    WHO,
    _REASON,
    Column("decided_on", Text("am", "on"), lambda day: show_day(day) if day else ""),
)

_REFUSED = (
    Column("number", Text("Zeile", "row")),
    WHICH,
    WHO,
    Column("rules", Text("was dagegen spricht", "what stands against it"), lambda rules: "\n".join(_rule(one) for one in rules)),
    Column("rules", Text("was hilft", "what helps"), lambda rules: "\n".join(one["lift"] for one in rules)),
)

_COMPARED = (
    WHICH,
    Column("kind", Text("jetzt", "now"), lambda key: str(comparing.KINDS[key])),
    Column("before", Text("vorher", "before"), lambda people: ", ".join(one["name"] for one in people)),
    Column("now", Text("nachher", "after"), lambda people: ", ".join(one["name"] for one in people)),
    Column("why", Text("warum", "why")),
)


def _accepted(accepted: list[dict[str, Any]], refused: list[dict[str, Any]]) -> Result:
    data = {"accepted": accepted, "refused": refused}
    heading = Text("Angenommen: {n}", "Accepted: {n}").fill(n=len(accepted))
    if config.switched_on("dry_run"):
        heading = Text("Nur gezeigt, nichts gespeichert: {n}", "Only shown, nothing kept: {n}").fill(n=len(accepted))
    columns = (_SHOWN[0], WHICH, WHO, _PLACEMENT, *([_WARNINGS] if any(row["warnings"] for row in accepted) else []))
    parts: list[Any] = [str(heading), Rows(columns, accepted)]
    if refused:
        parts += [str(Text("Nicht angenommen", "Not accepted")), Rows(_REFUSED, refused)]
    hint = Text("Beginnen: ehrenamt placement start EINSATZ", "To begin: ehrenamt placement start PLACEMENT")
    return Page(parts, data, hint, _SOME_REFUSED if refused else 0)


_PLACEMENT = Column("placement_id", Text("Einsatz", "placement"))
_WARNINGS = Column(
    "warnings", Text("zu bedenken", "to consider"), lambda found: "\n".join(f"{one['title']}: {one['found']}" for one in found)
)

_SOME_REFUSED = 3
"""The exit status where some rows were accepted and some were not."""


def _nothing(refused: list[proposals.Refused]) -> Forbidden:
    """One refusal that says everything, where no row could be accepted."""
    messages, hints = [one.error.message for one in refused], [one.error.hint for one in refused]
    rules = [{**rule, "row": one.rows[0]["number"]} for one in refused for rule in one.error.rules]
    return Forbidden(_lines(messages), _lines(list(dict.fromkeys(hints))), rules)


def _refusal(register: Register, one: proposals.Refused) -> dict[str, Any]:
    first, *_ = shown(register, one.rows)
    return {**first, "rules": one.error.rules}


def _rule(rule: Row) -> str:
    return f"{rule['title']}: {rule['found']}"


def _difference(one: comparing.Difference, needs: dict[str, Any], people: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "need": needs[one.need],
        "before": [people[key] for key in one.before],
        "now": [people[key] for key in one.now],
        "why": str(one.why),
    }


def _head(proposal: Row) -> dict[str, Any]:
    names = ("id", "made_on", "scope", "status", "needs", "filled")
    return {**{name: proposal[name] for name in names}, "proven": bool(proposal["proven"])}


def _done(message: Text, data: dict[str, Any]) -> Done:
    if config.switched_on("dry_run"):
        message = _lines([Text("Nur gezeigt, nichts gespeichert.", "Only shown, nothing kept."), message])
    return Done(message, data)


def _lines(texts: list[Text]) -> Text:
    return Text("\n".join(text.de for text in texts), "\n".join(text.en for text in texts))
