"""What a grant comes to: its lines planned, spent and left, what may be overspent, and what volunteer hours are worth."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.values import CENTS
from ehrenamt_cli.i18n import NOTHING, Text


class Line(NamedTuple):
    """One budget line in cents; ``most`` is what may be spent on it (the line and the overspending that the notice allows)."""

    id: str
    name: str
    kind: str
    planned_cents: int
    spent_cents: int
    most_cents: int

    @property
    def left_cents(self) -> int:
        """What is left of the line; less than nothing where it is overspent."""
        return self.planned_cents - self.spent_cents

    @property
    def state(self) -> str:
        """``ok``, ``over`` the line but within what is allowed, or ``beyond`` that."""
        if self.spent_cents > self.most_cents:
            return "beyond"
        return "over" if self.left_cents < 0 else "ok"


STATES = {
    "ok": NOTHING,
    "over": Text("überzogen, im Rahmen; anderswo einsparen", "overspent, allowed; save elsewhere"),
    "beyond": Text("zu weit überzogen: erst Umwidmung beantragen", "overspent too far: ask for a reallocation first"),
}


def line(row: Row, spent_cents: int, percent: int) -> Line:
    """A budget line with what was spent; a fraction of a cent is not allowed."""
    planned = row["planned_cents"]
    return Line(row["id"], row["name"], row["kind"], planned, spent_cents, planned + planned * percent // 100)


class Contribution(NamedTuple):
    """Volunteer hours as own contribution: what they are worth, what of it counts, and what stands in the way of more."""

    minutes: int
    rate_cents: int
    value_cents: int
    counted_cents: int
    cap_percent: int | None
    base_cents: int
    """The total that the cap is taken of."""
    cap_cents: int | None


def contribution(grant: Row, minutes: int, planned_cents: int, spent_cents: int, today: date) -> Contribution:
    """What unpaid hours count: to the minute, fractions of a cent dropped, at most the cap of the directive (R-03).

    The cap is a share of the eligible total, the hours included: that of the notice, else of the plan; once the period is
    over, no more than what was really spent.
    """
    rate, percent = grant["hour_cents"] or 0, grant["hours_cap"]
    value = minutes * rate // 60
    if percent is None or not rate:
        return Contribution(minutes, rate, value, value, None, 0, None)
    base = grant["eligible_cents"] or planned_cents
    if grant["ends_on"] and grant["ends_on"] < today.isoformat():
        base = min(base, spent_cents * 100 // (100 - percent)) if percent < 100 else base
    cap = base * percent // 100
    return Contribution(minutes, rate, value, min(value, cap), percent, base, cap)


class Money(NamedTuple):
    """A grant in cents: its lines, what came in, what hours count, and the sums of it."""

    lines: Sequence[Line]
    """The lines on which money is spent, in their order."""
    hours_line: Line | None
    """The line for unpaid hours, ``spent`` by the hours that count."""
    hours: Contribution
    received: dict[str, int]
    """By kind of income."""
    overspend: int
    """By how many percent a line may be overspent."""

    @property
    def planned_cents(self) -> int:
        """The whole plan."""
        return sum(one.planned_cents for one in self.lines) + (self.hours_line.planned_cents if self.hours_line else 0)

    @property
    def spent_cents(self) -> int:
        """What was paid."""
        return sum(one.spent_cents for one in self.lines)

    @property
    def total_cents(self) -> int:
        """What was paid, and the hours that count on their line."""
        return self.spent_cents + (self.hours_line.spent_cents if self.hours_line else 0)

    @property
    def left_cents(self) -> int:
        """What is left of the whole plan."""
        return self.planned_cents - self.total_cents

    @property
    def received_cents(self) -> int:
        """What came in."""
        return sum(self.received.values())

    def remarks(self, grant: Row) -> list[Text]:
        """What should be seen before the figures leave the house."""
        return [remark for remark in _remarks(self, grant) if remark is not NOTHING]


def covered_cents(grant: Row) -> int:
    """How the plan is paid: the grant, own means and means of others."""
    return sum(grant[name] or 0 for name in ("amount_cents", "own_cents", "other_cents"))


def _remarks(money: Money, grant: Row) -> list[Text]:
    return [_plan(money, grant), _whole(money), _saved(money), _cap(money)]


def _plan(money: Money, grant: Row) -> Text:
    """The plan is paid for to the cent: grant, own means, means of others and hours."""
    hours = money.hours_line.planned_cents if money.hours_line else 0
    open_cents = money.planned_cents - covered_cents(grant) - hours
    if not money.planned_cents or not open_cents:
        return NOTHING
    if open_cents > 0:
        return Text("Im Plan fehlt Deckung: {cents}.", "The plan lacks cover: {cents}.").fill(cents=_euros(open_cents))
    return Text("Im Plan ist mehr Geld als Posten: {cents}.", "The plan has more money than lines: {cents}.").fill(
        cents=_euros(-open_cents)
    )


def _whole(money: Money) -> Text:
    """The plan as a whole binds (ANBest-P no. 1.2)."""
    planned = sum(one.planned_cents for one in money.lines)
    if money.spent_cents <= planned:
        return NOTHING
    return Text(
        "Ausgegeben ist mehr, als der Plan im Ganzen hat: {cents} darüber (ANBest-P Nr. 1.2: das Gesamtergebnis bindet).",
        "More is spent than the whole plan has: {cents} above it (ANBest-P no. 1.2: the total binds).",
    ).fill(cents=_euros(money.spent_cents - planned))


def _saved(money: Money) -> Text:
    beyond = [one.name for one in money.lines if one.state == "beyond"]
    if not beyond:
        return NOTHING
    return Text(
        "Mehr als {percent} % überzogen: {names}. Das geht nur mit Zustimmung des Fördergebers.",
        "Overspent by more than {percent}%: {names}. That takes the funder's consent.",
    ).fill(percent=money.overspend, names=", ".join(beyond))


def _cap(money: Money) -> Text:
    hours = money.hours
    if hours.cap_cents is None or hours.value_cents <= hours.cap_cents:
        return NOTHING
    return Text(
        "Ehrenamtliche Stunden sind {value} wert, zählen aber höchstens {percent} % von {base}: {cap}.",
        "Volunteer hours are worth {value} but count at most {percent}% of {base}: {cap}.",
    ).fill(
        value=_euros(hours.value_cents),
        percent=hours.cap_percent,
        base=_euros(hours.base_cents),
        cap=_euros(hours.cap_cents),
    )


def _euros(cents: int) -> str:
    return CENTS.show(cents, {})
