"""Orders become files: checked all together first, then written, and remembered as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ehrenamt_cli.documents import missing
from ehrenamt_cli.errors import MissingFields
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.services.papers.orders import Order
from ehrenamt_cli.services.papers.requests import Request
from ehrenamt_cli.services.papers.writing import composed, written
from ehrenamt_cli.storage.register import Register

Tell = Callable[[int, int], None]
"""Is told how many of how many are done."""

AT_A_TIME = 50
"""So many files are remembered in one transaction."""


class Parcel(NamedTuple):
    """One file: what is in it, and where it goes."""

    order: Order
    form: str
    path: Path


def parcels(request: Request, orders: Sequence[Order], forms: Sequence[str], folder: Path, file: Path | None) -> list[Parcel]:
    """A file for each order and form; no name of a person stands in the name of a file."""
    mark = str(Text("-entwurf", "-draft")) if request.draft else ""
    return [Parcel(order, form, file or folder / f"{_stem(request, order)}{mark}.{form}") for order in orders for form in forms]


def check(register: Register, request: Request, orders: Sequence[Order], tell: Tell) -> None:
    """MissingFields names everything that is missing in any of the documents, before the first is written."""
    found: list[tuple[str, str, str]] = []
    for number, order in enumerate(orders):
        tell(number, len(orders))
        try:
            composed(register, request, order.subject, order.recipient)
        except MissingFields as error:
            found += [(order.key, *pair) for pair in zip(error.fields, error.commands, strict=True)]
    if found:
        raise missing.listed(_told_apart(found, len(orders)))


def _told_apart(found: Sequence[tuple[str, str, str]], orders: int) -> dict[str, str]:
    """What is missing with its command; with the record's key, unless every document lacks the same."""
    times = Counter((field, command) for _, field, command in found)
    mends: dict[str, str] = {}
    for key, field, command in found:
        mends[field if times[field, command] == orders else f"{key} {field}"] = command
    return mends


def deliver(
    register: Register, request: Request, parcels: Sequence[Parcel], tell: Tell, *, dry_run: bool
) -> list[dict[str, Any]]:
    """Write the files; gives what was written, file by file."""
    done: list[dict[str, Any]] = []
    for start in range(0, len(parcels), AT_A_TIME):
        with register.change():
            for parcel in parcels[start : start + AT_A_TIME]:
                tell(len(done), len(parcels))
                done.append(_delivered(register, request, parcel, dry_run=dry_run))
    return done


def content(register: Register, request: Request, order: Order, form: str) -> bytes:
    """One document that goes to no file."""
    return written(register, [composed(register, request, order.subject, order.recipient)], form)


def _delivered(register: Register, request: Request, parcel: Parcel, *, dry_run: bool) -> dict[str, Any]:
    order, form, path = parcel
    made = content(register, request, order, form)
    if not dry_run:
        write_file(path, made)
    return {
        "kind": request.kind.name,
        "subject": order.subject.row["id"] if order.subject else None,
        "recipient": order.recipient.row["id"] if order.recipient else None,
        "file": str(path),
        "format": form,
        "draft": request.draft,
        "bytes": len(made),
    }


def _stem(request: Request, order: Order) -> str:
    """The number of an agreement, else the kind and the keys."""
    if order.subject and "number" in order.subject.row and not order.recipient:
        return str(order.subject.row["number"])
    language = "" if order.subject else f"-{request.language}"
    return "-".join(filter(None, (request.kind.name, order.key))) + language
