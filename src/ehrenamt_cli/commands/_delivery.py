"""Documents on their way: checked together, asked about where they would replace something, written, and said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.commands import _destinations
from ehrenamt_cli.commands._announcing import announce_news
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.progress import progress
from ehrenamt_cli.output.result import Done, Raw
from ehrenamt_cli.services.outputs import make_folder
from ehrenamt_cli.services.papers import delivering
from ehrenamt_cli.services.papers.orders import Order
from ehrenamt_cli.services.papers.writing import Desk


def delivered(desk: Desk, orders: Sequence[Order], place: _destinations.Destination, *, joined: bool = False) -> Raw | Done:
    """The documents where they were wanted; ``files`` says which came of it."""
    parcels = delivering.parcels(desk.request, orders, place.forms, place.folder, place.file, joined=joined)
    _destinations.need_one(place, len(parcels))
    announce_news(desk.request.kind, desk.request.language)
    if place.stdout:
        return Raw(delivering.content(desk, orders, place.forms[0]))
    with progress(Text("Angaben prüfen", "checking")) as tell:
        papers = delivering.check(desk, orders, tell)
    if not _destinations.may_write([parcel.path for parcel in parcels], named=bool(place.file)):
        return Done(Text("Nichts geschrieben.", "Nothing written."), {"files": []})
    dry_run = config.switched_on("dry_run")
    if not dry_run:
        make_folder(place.folder)
    with progress(desk.request.kind.label) as tell:
        files = delivering.deliver(desk, parcels, papers, tell, dry_run=dry_run)
    return Done(_said(files, dry_run=dry_run), {"files": files})


def _said(files: list[dict[str, Any]], *, dry_run: bool) -> Text:
    did = Text("Nur gezeigt, nichts geschrieben", "Only shown, nothing written") if dry_run else Text("Geschrieben", "Written")
    kb = -(-sum(file["bytes"] for file in files) // 1000)
    if len(files) == 1:
        return Text("{did}: {path} ({kb} kB).", "{did}: {path} ({kb} kB).").fill(did=did, path=files[0]["file"], kb=kb)
    return Text("{did}: {n} Dateien, {first} bis {last} ({kb} kB).", "{did}: {n} files, {first} to {last} ({kb} kB).").fill(
        did=did, n=len(files), first=files[0]["file"], last=files[-1]["file"], kb=kb
    )
