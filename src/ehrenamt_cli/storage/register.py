"""The open register: reads on the bare connection, writes in one transaction that waits its turn."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ehrenamt_cli.errors import RegisterUnavailable
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.storage import local, migrations
from ehrenamt_cli.storage.troubles import DISK_FULL, explained

FIRST_TABLES = {"settings", "terms", "history"}
"""What a register has had from its first version on; by this it is recognised."""


class Register:
    """One open register; in a ``dry_run`` what is written is seen until it is closed, and never kept."""

    def __init__(self, path: Path, connection: Any, *, dry_run: bool = False, author: str = "") -> None:
        self.path, self.dry_run, self.author = path, dry_run, author
        self._connection = connection
        self._database: Any = None
        self._depth = 0

    def rows(self, sql: str, **values: Any) -> Iterator[dict[str, Any]]:
        """The rows of a SELECT with ``:name`` parameters, one by one."""
        with explained(self.path):
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
        """One write transaction, all or nothing; one inside another can fail alone."""
        connection = self._connection
        inner = connection.in_transaction
        if self._depth and not inner:
            raise DISK_FULL.at(self.path)  # SQLite took the outer one back: nothing may follow it
        with explained(self.path):
            connection.execute("SAVEPOINT inner_change" if inner else "BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield self.db
                if not connection.in_transaction:
                    raise DISK_FULL.at(self.path)
                if inner:
                    connection.execute("RELEASE inner_change")
                elif not self.dry_run:
                    connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK TO inner_change" if inner else "ROLLBACK")
                raise
            finally:
                self._depth -= 1

    @contextlib.contextmanager
    def aside(self, patience: float = local.WAIT_SECONDS) -> Iterator[None]:
        """A small write beside what is going on: within the open change, else one of its own that a dry run keeps too.

        ``patience`` is how many seconds it waits for somebody else who is writing.
        """
        connection = self._connection
        if connection.in_transaction:
            yield
            return
        with explained(self.path):
            try:
                local.wait_for_others(connection, patience)
                connection.execute("BEGIN IMMEDIATE")
                yield
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            finally:
                local.wait_for_others(connection, local.WAIT_SECONDS)

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Rows as they are, within the open change, without loading sqlite-utils."""
        local.insert_many(self._connection, table, columns, rows)

    def setting(self, name: str) -> str | None:
        """One of the register's own settings."""
        row = self.one("SELECT value FROM settings WHERE name = :name", name=name)
        return row["value"] if row else None

    def settings(self, *names: str) -> dict[str, str]:
        """Several of the register's own settings."""
        return {row["name"]: row["value"] for row in self.rows("SELECT name, value FROM settings") if row["name"] in names}

    def set(self, name: str, value: str) -> None:
        """Keep one of the register's own settings."""
        with self.change() as db:
            db["settings"].upsert({"name": name, "value": value}, pk="name")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


@contextlib.contextmanager
def created(path: Path, key: str | None, *, author: str = "") -> Iterator[Register]:
    """A new register with all its tables, in its first transaction; nothing is left of it where that fails."""
    local.make_file(path)
    try:
        with contextlib.closing(Register(path, local.connect(path, key, new=True), author=author)) as book, book.change() as db:
            migrations.bring_up_to_date(db)
            yield book
    except BaseException:
        local.remove_file(path)
        raise


def open_existing(path: Path, key: str | None, *, dry_run: bool = False, author: str = "") -> Register:
    """The register at ``path``, brought up to date where an older program wrote it."""
    connection = local.connect(path, key)
    try:
        _recognise(path, connection)
        register = Register(path, connection, dry_run=dry_run, author=author)
        if migrations.pending(register.settings("schema", "migrations")):
            with register.change() as db:
                migrations.bring_up_to_date(db)
    except BaseException:
        connection.close()
        raise
    return register


def _recognise(path: Path, connection: Any) -> None:
    with explained(path):
        if not FIRST_TABLES - local.tables(connection):
            return
    raise RegisterUnavailable(
        Text("{path} ist kein Register von ehrenamt.", "{path} is no ehrenamt register.").fill(path=path),
        Text("Bitte mit --register die richtige Datei angeben.", "Please give the right file with --register."),
    )
