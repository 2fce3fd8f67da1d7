"""The open register: reads on the bare connection, writes in one transaction that waits its turn."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ehrenamt_cli.errors import RegisterUnavailable
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.storage import local, migrations, schema


class Register:
    """One open register; ``dry_run`` makes every write roll back at its end."""

    def __init__(self, path: Path, connection: Any, *, dry_run: bool = False, author: str = "") -> None:
        self.path, self.dry_run, self.author = path, dry_run, author
        self._connection = connection
        self._database: Any = None
        self._depth = 0

    def rows(self, sql: str, **values: Any) -> Iterator[dict[str, Any]]:
        """The rows of a SELECT with ``:name`` parameters, one by one."""
        with local.explained(self.path):
            cursor = self._connection.execute(sql, values)
            names = [column[0] for column in cursor.description]
            for row in cursor:
                yield dict(zip(names, row, strict=True))

    def one(self, sql: str, **values: Any) -> dict[str, Any] | None:
        """The first row of a SELECT, or None."""
        return next(self.rows(sql, **values), None)

    @property
    def db(self) -> Any:
        """The sqlite-utils database that writes go through."""
        if self._database is None:
            self._database = local.database(self._connection)
        return self._database

    @contextlib.contextmanager
    def change(self) -> Iterator[Any]:
        """One write transaction, all or nothing; a nested one belongs to the outer."""
        if self._depth:
            yield self.db
            return
        db = self.db
        with local.explained(self.path):
            db.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield db
                db.execute("ROLLBACK" if self.dry_run else "COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    db.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0

    def setting(self, name: str) -> str | None:
        """One of the register's own settings."""
        row = self.one("SELECT value FROM settings WHERE name = :name", name=name)
        return row["value"] if row else None

    def set(self, name: str, value: str) -> None:
        """Keep one of the register's own settings."""
        with self.change() as db:
            db["settings"].upsert({"name": name, "value": value}, pk="name")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def create(path: Path, key: str | None, *, author: str = "") -> Register:
    """A new register file with all its tables; the folder must exist and the file must not."""
    register = Register(path, local.connect(path, key, create=True), author=author)
    with register.change() as db:
        migrations.bring_up_to_date(db)
    return register


def open_existing(path: Path, key: str | None, *, dry_run: bool = False, author: str = "") -> Register:
    """The register at ``path``, brought up to date where an older program wrote it."""
    register = Register(path, local.connect(path, key), dry_run=dry_run, author=author)
    try:
        _check(register)
    except BaseException:
        register.close()
        raise
    return register


def _check(register: Register) -> None:
    if not register.one("SELECT name FROM sqlite_master WHERE name = 'settings'"):
        raise RegisterUnavailable(
            Text("{path} ist kein Register von ehrenamt.", "{path} is no ehrenamt register.").fill(path=register.path),
            Text("Bitte mit --register die richtige Datei angeben.", "Please give the right file with --register."),
        )
    if register.setting("schema") == schema.fingerprint():
        return
    dry_run, register.dry_run = register.dry_run, False
    with register.change() as db:
        migrations.bring_up_to_date(db)
    register.dry_run = dry_run
