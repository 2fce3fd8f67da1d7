"""Orders become files: checked all together first, then written, and remembered as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ehrenamt_cli.documents import missing
from ehrenamt_cli.documents.writing.writers import AT_MOST
from ehrenamt_cli.errors import MissingFields
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.services.papers.orders import Order
from ehrenamt_cli.services.papers.requests import Request
from ehrenamt_cli.services.papers.writing import Desk, Paper

Tell = Callable[[int, int], None]
"""Is told how many of how many are done."""

KEPT = 1_000
"""So many composed documents are kept from the check to the writing; more would fill the memory and are composed again."""

AT_A_TIME = 50
"""So many files are remembered in one transaction."""


class Parcel(NamedTuple):
    """One file: what is in it, from which of all orders on, and where it goes."""

    orders: Sequence[Order]
    first: int
    form: str
    path: Path


def parcels(
    request: Request, orders: Sequence[Order], forms: Sequence[str], folder: Path, file: Path | None, *, joined: bool
) -> list[Parcel]:
    """A file for each order and form, or as few as hold them; no name of a person stands in the name of a file."""
    mark = str(Text("-entwurf", "-draft")) if request.draft else ""
    size = AT_MOST if joined else 1
    bundles = [orders[start : start + size] for start in range(0, len(orders), size)]
    stems = [_stem(request, bundle, number, len(bundles)) for number, bundle in enumerate(bundles, 1)]
    return [
        Parcel(bundle, place * size, form, file or folder / f"{stem}{mark}.{form}")
        for place, (bundle, stem) in enumerate(zip(bundles, stems, strict=True))
        for form in forms
    ]


def check(desk: Desk, orders: Sequence[Order], tell: Tell) -> list[Paper]:
    """The first documents, composed; MissingFields names everything that is missing in any, before one is written."""
    papers: list[Paper] = []
    found: list[tuple[str, str, str]] = []
    for number, order in enumerate(orders):
        tell(number, len(orders))
        try:
            paper = desk.compose(*order)
        except MissingFields as error:
            found += [(order.key, *pair) for pair in zip(error.fields, error.commands, strict=True)]
            continue
        if len(papers) < KEPT:
            papers.append(paper)
    if found:
        raise missing.listed(_told_apart(found, len(orders)))
    return papers


def _told_apart(found: Sequence[tuple[str, str, str]], orders: int) -> dict[str, str]:
    """What is missing with its command; with the record's key, unless every document lacks the same."""
    times = Counter((field, command) for _, field, command in found)
    mends: dict[str, str] = {}
    for key, field, command in found:
        mends[field if times[field, command] == orders else f"{key} {field}"] = command
    return mends


def deliver(desk: Desk, parcels: Sequence[Parcel], papers: Sequence[Paper], tell: Tell, *, dry_run: bool) -> list[dict[str, Any]]:
    """Write the files, from what is composed already and what is not; gives what was written, file by file."""
    done: list[dict[str, Any]] = []
    for start in range(0, len(parcels), AT_A_TIME):
        with desk.register.change():
            for parcel in parcels[start : start + AT_A_TIME]:
                tell(len(done), len(parcels))
                done.append(_delivered(desk, parcel, papers, dry_run=dry_run))
    return done


def content(desk: Desk, orders: Sequence[Order], form: str) -> bytes:
    """One or several documents as one file that is kept nowhere."""
    return desk.write([desk.compose(*order) for order in orders], form)


def _delivered(desk: Desk, parcel: Parcel, papers: Sequence[Paper], *, dry_run: bool) -> dict[str, Any]:
    ready = papers[parcel.first : parcel.first + len(parcel.orders)]
    made = desk.write([*ready, *(desk.compose(*order) for order in parcel.orders[len(ready) :])], parcel.form)
    if not dry_run:
        write_file(parcel.path, made)
    alone = parcel.orders[0] if len(parcel.orders) == 1 else Order(None)
    return {
        "kind": desk.request.kind.name,
        "subject": alone.subject.row["id"] if alone.subject else None,
        "recipient": alone.recipient.row["id"] if alone.recipient else None,
        "documents": len(parcel.orders),
        "file": str(parcel.path),
        "format": parcel.form,
        "draft": desk.request.draft,
        "bytes": len(made),
    }


def _stem(request: Request, bundle: Sequence[Order], number: int, of: int) -> str:
    """The number of an agreement, else the kind and the keys; a bundle has its place in the row."""
    order = bundle[0]
    if len(bundle) > 1:
        return f"{request.kind.name}-{number:02d}" if of > 1 else request.kind.name
    if order.subject and "number" in order.subject.row and not order.recipient:
        return str(order.subject.row["number"])
    language = "" if order.subject else f"-{request.language}"
    return "-".join(filter(None, (request.kind.name, order.key))) + language
