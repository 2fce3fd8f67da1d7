"""Where somebody may still stand outside the register: backups, and documents that were written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ehrenamt_cli.domain.documents import KINDS
from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.i18n import Text, same
from ehrenamt_cli.services import backups
from ehrenamt_cli.services.erasing.plans import Plan
from ehrenamt_cli.storage import audit
from ehrenamt_cli.storage.register import Register


class Traces(NamedTuple):
    """Files that an erasure does not reach; people decide about them."""

    backups: list[str]
    documents: list[dict[str, Any]]
    """What was written about or to the person: kind, day, form, where it was noted to be, and where it was found."""


def traces(register: Register, plan: Plan, folders: Iterable[str]) -> Traces:
    """The backups that are there, and the documents; those that lie in the folders are known by their checksum."""
    papers = [one.row for one in plan.reach.touched.values() if one.entity.plural == "documents"]
    found = _lying({row["sha256"] for row in papers}, folders)
    documents = [
        {
            "id": row["id"],
            "kind": str(KINDS[row["kind"]].label if row["kind"] in KINDS else same(row["kind"])),
            "written_on": row["written_on"],
            "form": row["form"],
            "notes": row["notes"],
            "files": found.get(row["sha256"], []),
        }
        for row in sorted(papers, key=lambda row: (row["written_at"] or "", row["id"]))
    ]
    return Traces(_saved(register), documents)


def _saved(register: Register) -> list[str]:
    """Backups that still exist: those the audit log names, and those in the folders where they go by themselves."""
    noted = {path for facts in audit.facts(register, backups.MADE, backups.PUT_BACK) if (path := facts.get("file"))}
    beside = {
        folder for folder in (backups.default_folder(register.path), backups.folder_beside(register.path)) if folder.is_dir()
    }
    there = {str(path.absolute()) for folder in beside for path in folder.glob(f"{register.path.stem}-*.db")}
    return sorted(path for path in noted | there if os.path.isfile(path))


def _lying(wanted: set[str], folders: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for folder in folders:
        place = Path(folder).expanduser()
        if not place.is_dir():
            raise FileProblem(
                Text("Den Ordner {path} gibt es nicht.", "There is no folder {path}.").fill(path=place),
                Text("Bitte einen Ordner mit Dokumenten angeben.", "Please give a folder that holds documents."),
            )
        for path in sorted(place.rglob("*")):
            if path.is_file() and path.suffix.lower() in (".pdf", ".docx", ".odt", ".html", ".md"):
                mark = sha256(path.read_bytes()).hexdigest()
                if mark in wanted:
                    found.setdefault(mark, []).append(str(path))
    return found
