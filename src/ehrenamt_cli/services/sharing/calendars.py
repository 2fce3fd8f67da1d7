"""Deadlines that go into a partner's calendar: those that concern it, and of clients only where that is covered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ehrenamt_cli.domain.deadlines import Deadline
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import deadlines
from ehrenamt_cli.services.sharing.limiting import Partner
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Shared(NamedTuple):
    """The deadlines that go, how many stay here, and the transfers that were noted."""

    due: list[Deadline]
    left_out: int
    noted: list[str]


def for_partner(register: Register, due: Sequence[Deadline], organisation: Row) -> Shared:
    """What the partner may see of these deadlines; what goes is noted."""
    partner = Partner(register, organisation)
    going = [one for one in due if _may_see(register, partner, one)]
    with register.change():
        noted = partner.note_shared(str(Text("Fristen im Kalender", "deadlines in the calendar")))
    return Shared(going, len(due) - len(going), noted)


def _may_see(register: Register, partner: Partner, deadline: Deadline) -> bool:
    entity = deadlines.kind_of(deadline)
    row = stored.get(register, entity, deadline.subject.id)
    return row is not None and partner.may_see(entity, row)
