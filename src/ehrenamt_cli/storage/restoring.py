"""Putting a backup back: a working copy of it, what it would change, and the exchange itself, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.storage import audit, backup, local, migrations, schema
from ehrenamt_cli.storage.register import Register
from ehrenamt_cli.storage.troubles import Damaged

BEFORE_RESTORE = "before-restore"
"""What a copy is called after that was made of the register before a backup took its place."""

RESTORED = "restore"
"""The event that says that a backup was put back."""

_PARTS = ("", "-wal", "-shm", "-journal")


class Difference(NamedTuple):
    """What putting a backup back would do to the records of one kind, by its plural."""

    plural: str
    added: int
    changed: int
    removed: int


@contextlib.contextmanager
def working_copy(source: Path, register: Path, open_it: Callable[[Path], Register]) -> Iterator[Register]:
    """A copy of a backup beside the register, sound and brought up to date, which goes away at the end.

    ``open_it`` opens the copy with the key it needs. FileProblem or RegisterUnavailable where the backup is no use.
    """
    copy = register.with_name(f".{register.name}.restore.{os.getpid()}")
    try:
        _copied(source, copy)
        with contextlib.closing(open_it(copy)) as book:
            if book.damage():
                raise Damaged(
                    Text("Die Sicherung {path} ist beschädigt.", "The backup {path} is damaged.").fill(path=source),
                    Text("Bitte eine andere Sicherung nehmen.", "Please take another backup."),
                )
            if book.outdated():
                with book.change() as db:
                    migrations.refuse_newer(db)
                    migrations.bring_up_to_date(db)
            yield book
    finally:
        local.remove_file(copy)


def differences(present: Register | None, copy: Register) -> list[Difference]:
    """What would be added, changed and removed, kind by kind; kinds that stay as they are are left out."""
    if present is None:
        counted = [Difference(plural, _count(copy, f'SELECT count(*) AS n FROM "{plural}"'), 0, 0) for plural in ENTITIES]
    else:
        with present.attached(copy, "copy"):
            counted = [_difference(present, plural) for plural in ENTITIES]
    return [difference for difference in counted if any(difference[1:])]


def exchange(present: Register, copy: Register, facts: dict[str, Any]) -> Path:
    """Make the open register hold what the copy holds, in one transaction; gives the copy kept of what it held before."""
    facts = {**facts, "head": str(audit.head(copy)), "replaced": str(audit.head(present))}
    with present.attached(copy, "copy"), present.change() as db:
        aside = present.copy_beside(BEFORE_RESTORE)  # nobody else can write any more, and nothing is changed yet
        db.execute("PRAGMA defer_foreign_keys = ON")
        for trigger in schema.OWN_TRIGGERS:
            db.execute(f'DROP TRIGGER IF EXISTS main."{trigger}"')
        for table in [*schema.OWN_TABLES, *ENTITIES]:
            names = ", ".join(f'"{row["name"]}"' for row in db.query(f'PRAGMA main.table_info("{table}")'))
            db.execute(f'DELETE FROM main."{table}"')
            db.execute(f'INSERT INTO main."{table}" ({names}) SELECT {names} FROM copy."{table}"')
        for statement in schema.OWN_TRIGGERS.values():
            db.execute(statement)
        audit.note(present, RESTORED, facts)
    return aside


def take_the_place(path: Path, copy: Register, facts: dict[str, Any]) -> list[Path]:
    """Put the copy where the register is missing or cannot be used; gives what was put aside."""
    with copy.change():
        audit.note(copy, RESTORED, {**facts, "head": str(audit.head(copy))})
    copy.close()
    local.log_ahead(copy.path, copy.key)
    local.flush(copy.path)
    aside = []
    for part in _PARTS:
        there = path.with_name(path.name + part)
        if os.path.lexists(there):
            away = backup.free_name(path.parent, f"{path.stem}-unusable")
            away = away.with_name(away.name + part)
            os.replace(there, away)
            aside.append(away)
    os.replace(copy.path, path)
    local.flush(path.parent)
    return aside


def _copied(source: Path, copy: Path) -> None:
    try:
        for part in ("", "-wal"):
            if part and not source.with_name(source.name + part).exists():
                continue
            target = copy.with_name(copy.name + part)
            with (
                source.with_name(source.name + part).open("rb") as reading,
                os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as writing,
            ):
                shutil.copyfileobj(reading, writing, 1 << 20)
    except OSError as error:
        raise FileProblem(
            Text(
                "Die Sicherung {path} lässt sich nicht lesen oder nicht kopieren.", "The backup {path} cannot be read or copied."
            ).fill(path=source),
            Text(
                "Bitte Pfad, Rechte und freien Platz prüfen ({why}).", "Please check path, permissions and free space ({why})."
            ).fill(why=error.strerror),
        ) from None


def _difference(present: Register, plural: str) -> Difference:
    names = [row["name"] for row in present.rows(f'PRAGMA main.table_info("{plural}")') if row["name"] != "id"]
    differs = " OR ".join(f'here."{name}" IS NOT there."{name}"' for name in names)
    here, there = f'main."{plural}" here', f'copy."{plural}" there'
    return Difference(
        plural,
        _count(present, f"SELECT count(*) AS n FROM {there} WHERE NOT EXISTS (SELECT 1 FROM {here} WHERE here.id = there.id)"),
        _count(present, f"SELECT count(*) AS n FROM {here} JOIN {there} ON here.id = there.id WHERE {differs}"),
        _count(present, f"SELECT count(*) AS n FROM {here} WHERE NOT EXISTS (SELECT 1 FROM {there} WHERE here.id = there.id)"),
    )


def _count(register: Register, sql: str) -> int:
    row = register.one(sql)
    return int(row["n"]) if row else 0
