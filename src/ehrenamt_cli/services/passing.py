"""Whether a placement passes the rules: refused with all of them, let through for a reason, or with a word of warning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.guardrails import Breach
from ehrenamt_cli.errors import Forbidden, WrongUsage
from ehrenamt_cli.i18n import Text

BETWEEN = ", "
"""Between the codes that stand in one field of a placement."""


class Passed(NamedTuple):
    """What is kept of it in the placement, and what is to be said."""

    values: dict[str, Any]
    warnings: list[Breach]


def passed(found: Sequence[Breach], before: Row, need: Row, volunteer: Row, override: str | None) -> Passed:
    """What a placement keeps of the rules that do not hold.

    Forbidden where a rule allows no exception, or asks for a reason and has none: neither now nor since ``before``.
    """
    if override is not None and not override.strip():
        raise WrongUsage(
            Text("Eine Ausnahme braucht einen Grund.", "An exception needs a reason."),
            Text('Bitte so schreiben: --override "Grund".', 'Please write: --override "reason".'),
        )
    known = codes(before["overridden"])
    warnings = [breach for breach in found if breach.strength == "warns"]
    asking = [breach for breach in found if breach.strength == "asks"]
    new = [breach for breach in asking if breach.code not in known]
    refusing = [breach for breach in found if breach.strength == "forbids" or (breach in new and override is None)]
    if refusing:
        raise _refusal(volunteer, need, refusing)
    values: dict[str, Any] = {"warned": BETWEEN.join(breach.code for breach in warnings) or None}
    if new:
        reasons = dict.fromkeys(reason for reason in (before["override_reason"], override) if reason)
        values["override_reason"] = "; ".join(reasons)
        values["overridden"] = BETWEEN.join([*known, *(breach.code for breach in new)])
    return Passed(values, warnings)


def codes(text: str | None) -> list[str]:
    """The codes in one field of a placement."""
    return text.split(BETWEEN) if text else []


def told(found: Iterable[Breach]) -> list[Text]:
    """A line for each rule: what is found, where that stands, and what helps."""
    return [
        Text("– {title}: {found}{basis} → {lift}", "– {title}: {found}{basis} → {lift}").fill(
            title=breach.title, found=breach.found, basis=_in_brackets(breach.basis), lift=breach.lift
        )
        for breach in found
    ]


def _refusal(volunteer: Row, need: Row, found: list[Breach]) -> Forbidden:
    lines = [
        Text("– {title}: {found}{basis}", "– {title}: {found}{basis}").fill(
            title=breach.title, found=breach.found, basis=_in_brackets(breach.basis)
        )
        for breach in found
    ]
    hints = [Text("– {lift}", "– {lift}").fill(lift=breach.lift) for breach in found]
    if all(breach.may_override for breach in found):
        hints.append(
            Text('– oder eine begründete Ausnahme: --override "Grund"', '– or an exception with its reason: --override "reason"')
        )
    message = Text("{name} kann „{title}“ so nicht übernehmen:", "{name} cannot take on “{title}” like this:")
    return Forbidden(
        joined([message.fill(name=volunteer["name"], title=need["title"]), *lines]),
        joined([Text("Was hilft:", "What helps:"), *hints]),
        [breach.as_dict() for breach in found],
    )


def joined(lines: Iterable[Text]) -> Text:
    """The lines of a message."""
    texts = list(lines)
    return Text("\n".join(line.de for line in texts), "\n".join(line.en for line in texts))


def _in_brackets(basis: Text) -> Text:
    return Text(f" ({basis.de})" if basis.de else "", f" ({basis.en})" if basis.en else "")
