"""A look at what would be written, before anything is: the first few merged, and what is missing in any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ehrenamt_cli.documents.writing.writers import write
from ehrenamt_cli.errors import MissingFields
from ehrenamt_cli.services.papers.delivering import check
from ehrenamt_cli.services.papers.orders import Order
from ehrenamt_cli.services.papers.requests import Request
from ehrenamt_cli.services.papers.writing import Desk
from ehrenamt_cli.storage.register import Register

FIRST = 3
"""So many are shown."""


class Preview(NamedTuple):
    """How many there would be, the first of them by key and text, and everything missing as rows."""

    total: int
    first: list[tuple[str, str]]
    missing: list[dict[str, str]]


def preview(register: Register, request: Request, orders: Sequence[Order]) -> Preview:
    """Nothing is written and nothing remembered."""
    desk = Desk(register, request._replace(draft=True))
    first = [(order.key, write(desk.compose(*order).tree, "md").decode()) for order in orders[:FIRST]]
    missing: list[dict[str, str]] = []
    try:
        check(Desk(register, request._replace(draft=False)), orders, lambda done, total: None)
    except MissingFields as error:
        pairs = zip(error.fields, error.commands, strict=True)
        missing = [{"field": field, "command": command} for field, command in pairs]
    return Preview(len(orders), first, missing)
