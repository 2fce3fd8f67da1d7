"""The register as a whole: where it is, opening it with its key, making a new one."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypedDict

from ehrenamt_cli import clock, config
from ehrenamt_cli.domain.activities import ACTIVITIES
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.requirements import REQUIREMENTS
from ehrenamt_cli.domain.volunteers import NOT_PAUSED, VOLUNTEERS
from ehrenamt_cli.errors import NotFound, RegisterUnavailable, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.reference import activities, organisations, requirements
from ehrenamt_cli.services import keys, records
from ehrenamt_cli.storage import audit, erasures, register
from ehrenamt_cli.storage import keys as raw_keys
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register as Register

BY_ITSELF = "by itself"
"""Stands for a command where nobody typed anything."""


def location() -> Path:
    """Where the register is, or would be."""
    return keys.place(config.setting("register"))


@contextlib.contextmanager
def opened(ask: keys.Ask | None = None) -> Iterator[Register]:
    """The register in use, open; ``ask`` puts the question for the passphrase to a person, if one is there."""
    path = location()
    with contextlib.closing(_there(path, lambda: _unlocked(path, ask))) as book:
        _bring_requirements(book)
        _end_pauses(book)
        _clean(book)
        yield book


@contextlib.contextmanager
def opened_as_it_is(ask: keys.Ask | None = None) -> Iterator[Register]:
    """The register in use, whatever program wrote it, and nothing is done to it: to look whether it is well."""
    path = location()
    with contextlib.closing(
        _there(path, lambda: keys.unlocked(path, ask, lambda key: register.open_as_it_is(path, key, **_who())))
    ) as book:
        yield book


def create(
    name: str,
    land: str,
    *,
    secret: str | None,
    key_file: Path | None,
    directory: bool,
    furnish: Callable[[Register], object] | None = None,
) -> dict[str, object]:
    """A new register for an organisation in a Land, with the catalogue and the Land's institutions.

    ``secret`` is the passphrase or key, ``key_file`` the file that holds the key (made if missing); without either the
    register is not encrypted. ``furnish`` puts more into it. Nothing is left behind if it fails.
    """
    path = location()
    if os.path.lexists(path):
        raise WrongUsage(
            Text("Das Register {path} gibt es schon.", "The register {path} exists already.").fill(path=path),
            Text(
                "Ein zweites bekommt mit --register DATEI seinen eigenen Ort.",
                "A second one gets its own place with --register FILE.",
            ),
        )
    if config.switched_on("dry_run"):
        return _facts(path, name, land, encrypted=bool(secret or key_file), made=False)
    make_folder(path.parent)
    with contextlib.ExitStack() as undo:
        if key_file:
            secret = _secret(key_file, undo)
        key = raw_keys.from_secret(secret, path) if secret else None
        with register.created(path, key, **_who()) as book:
            _furnish(book, name, land, directory=directory)
            if furnish:
                furnish(book)
            undo.callback(keys.pointer(path).unlink, missing_ok=True)
            keys.point(path, *([keys.Source("file", str(key_file))] if key_file else []))
        undo.pop_all()
    return _facts(path, name, land, encrypted=bool(secret), made=True)


def given_secret() -> str | None:
    """The secret for a new register that comes from a file descriptor."""
    number = config.setting("key_fd")
    return keys.secret_from(keys.Source("descriptor", number)) if number else None


def written(book: Register) -> set[str]:
    """The kinds of record that the command at work has written."""
    return audit.written_by(book, book.act)


def own_organisation(book: Register) -> dict[str, object]:
    """The organisation whose register this is."""
    row = stored.get(book, ORGANISATIONS, book.setting(records.OWN_ORGANISATION) or "")
    if row is None:
        raise NotFound(
            Text("Die eigene Einrichtung fehlt im Register.", "Your own organisation is missing from the register."),
            Text("„ehrenamt organisation add“ legt sie wieder an.", "“ehrenamt organisation add” creates it again."),
        )
    return row


def open_file(path: Path, key: str | None) -> Register:
    """Any register file with its raw key, as it is: a backup, a copy."""
    return register.open_as_it_is(path, key, **_who())


def none_yet(path: Path) -> NotFound:
    """The error where there is no register."""
    return NotFound(
        Text("Hier gibt es noch kein Register: {path}.", "There is no register here yet: {path}.").fill(path=path),
        Text(
            "Ein neues legt „ehrenamt init“ an; ein anderes wählt --register DATEI.",
            "“ehrenamt init” creates one; --register FILE chooses another.",
        ),
    )


def _there(path: Path, open_it: Callable[[], Register]) -> Register:
    try:
        return open_it()
    except FileNotFoundError:
        raise none_yet(path) from None


def _unlocked(path: Path, ask: keys.Ask | None) -> Register:
    dry_run = config.switched_on("dry_run")
    return keys.unlocked(path, ask, lambda key: register.open_existing(path, key, dry_run=dry_run, **_who()))


class _Who(TypedDict):
    """What the history says of everything that is written now: by whom, and what was typed."""

    author: str
    command: str


def _who() -> _Who:
    return {"author": config.setting("author"), "command": config.command()}


def _secret(key_file: Path, undo: contextlib.ExitStack) -> str:
    """What a key file holds; one that is not there is made."""
    if not os.path.lexists(key_file):
        raw_keys.create_key_file(key_file)
        undo.callback(key_file.unlink, missing_ok=True)
    return raw_keys.read_key_file(key_file)


def make_folder(folder: Path) -> None:
    """Make the folder of a register, its owner's alone, where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise RegisterUnavailable(
            Text("Der Ordner {folder} lässt sich nicht anlegen.", "The folder {folder} cannot be created.").fill(folder=folder),
            Text("Bitte einen anderen Ort wählen ({why}).", "Please choose another place ({why}).").fill(why=error.strerror),
        ) from None


def _furnish(book: Register, name: str, land: str, *, directory: bool) -> None:
    catalogue = [records.completed(ACTIVITIES, _activity(row)) for row in activities()]
    stored.add(book, ACTIVITIES, sorted(catalogue, key=lambda row: row["green_alternative_id"] or ""))
    known = [records.completed(ORGANISATIONS, row) for row in organisations(land)] if directory else []
    if all(row["name"] != clean(name) for row in known):
        known.append(records.completed(ORGANISATIONS, {"name": clean(name), "kind": "coordination", "land": land}))
    kept = stored.add(book, ORGANISATIONS, known)
    _add_requirements(book)
    book.set(records.OWN_ORGANISATION, next(row["id"] for row in kept if row["name"] == clean(name)))


def _add_requirements(book: Register) -> None:
    lists = ("organisation_kinds", "activities", "lands")
    rows: list[dict[str, object]] = [{name: value or None for name, value in row.items()} for row in requirements()]
    for row in rows:
        row |= {name: str(row[name]).split(";") if row[name] else [] for name in lists}
    stored.add(book, REQUIREMENTS, [records.completed(REQUIREMENTS, row) for row in rows])
    book.set(_WITH_REQUIREMENTS, "yes")


_WITH_REQUIREMENTS = "requirements"
"""The setting that says that the table of requirements has been brought in, whatever became of it since."""


def _bring_requirements(book: Register) -> None:
    """A register of an earlier program gets the table of requirements, by the next command that may write."""
    if book.setting(_WITH_REQUIREMENTS) is None:
        with contextlib.suppress(RegisterUnavailable), book.change():
            if book.setting(_WITH_REQUIREMENTS) is None:  # no other window was faster
                _add_requirements(book)


def _activity(row: Mapping[str, str]) -> dict[str, object]:
    flags = {name: int(row[name] or 0) for name in ("basic_need", "heavy", "with_minors")}
    return flags | {
        "id": row["key"],
        "name": row["label_de"],
        "name_en": row["label_en"],
        "colour": row["colour"],
        "qualification": row["qualification"] or None,
        "green_alternative_id": row["green_alternative"] or None,
        "basis": row["basis"] or None,
        "description": row["description_de"] or None,
        "description_en": row["description_en"] or None,
    }


def _facts(path: Path, name: str, land: str, *, encrypted: bool, made: bool) -> dict[str, object]:
    return {"register": str(path), "organisation": name, "land": land, "encrypted": encrypted, "created": made}


def _clean(book: Register) -> None:
    """What an erasure could not finish, because it was interrupted or another program was reading, is finished now."""
    with contextlib.suppress(RegisterUnavailable):
        erasures.clean(book, patience=0)


def _end_pauses(book: Register) -> None:
    """A pause with an end date ends by itself, by the next command that may write."""
    today = clock.today().isoformat()
    if not any(row["status"] == "paused" for row in stored.over(book, VOLUNTEERS, "paused_until", today)):
        return
    with contextlib.suppress(RegisterUnavailable), book.acting(BY_ITSELF), book.change():
        for row in stored.over(book, VOLUNTEERS, "paused_until", today):
            if row["status"] == "paused":
                back = {"pause_ran_out_on": row["paused_until"], "status": row["paused_from"] or "active", "paused_until": None}
                stored.change(book, VOLUNTEERS, row, {**NOT_PAUSED, **back})
