"""The open register: reads on the bare connection, writes in one transaction that waits its turn."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ehrenamt_cli.errors import RegisterUnavailable
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.storage import backup, local, migrations
from ehrenamt_cli.storage.troubles import DISK_FULL, explained

BEFORE_UPDATE = "before-update"
"""What a copy is called after that was made before a newer program changed the tables."""

_UPDATED = Text(
    "Das Register ist auf diese Fassung des Programms umgestellt; wie es davor war, steht in {file}.",
    "The register was brought up to this version of the program; how it was before is in {file}.",
)

FIRST_TABLES = {"settings", "terms", "history"}
"""What a register has had from its first version on; by this it is recognised."""


class Register:
    """One open register; in a ``dry_run`` what is written is seen until it is closed, and never kept."""

    def __init__(
        self,
        path: Path,
        connection: Any,
        key: str | None = None,
        *,
        dry_run: bool = False,
        author: str = "",
        command: str = "",
    ) -> None:
        self.path, self.dry_run, self.author = path, dry_run, author
        self.command, self.act = command, 0
        """What was typed, without what was said, and the number of the first event that came of it (0: none yet)."""
        self.remarks: list[Text] = []
        """What is to be said once the command is done."""
        self.key = key
        """The raw key in hex; None where the file is not encrypted."""
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
        connection, act = self._connection, self.act
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
                self.act = act
                if connection.in_transaction and inner:
                    connection.execute("ROLLBACK TO inner_change")
                    connection.execute("RELEASE inner_change")  # else the next one out would be taken back only to here
                elif connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            finally:
                self._depth -= 1

    @contextlib.contextmanager
    def acting(self, command: str) -> Iterator[None]:
        """What is written inside is an act of its own, beside what was typed."""
        before = self.command, self.act
        self.command, self.act = command, 0
        try:
            yield
        finally:
            self.command, self.act = before

    @contextlib.contextmanager
    def aside(self, patience: float = local.WAIT_SECONDS) -> Iterator[None]:
        """A small write beside what is going on: within the open change, else one of its own that a dry run keeps too.

        ``patience`` is how many seconds it waits for somebody else who is writing.
        """
        connection, act = self._connection, self.act
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
                self.act = act
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            finally:
                local.wait_for_others(connection, local.WAIT_SECONDS)

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Rows as they are, within the open change, without loading sqlite-utils."""
        local.insert_many(self._connection, table, columns, rows)

    @property
    def encrypted(self) -> bool:
        """Whether the file needs a key."""
        return self.key is not None

    def copy_to(self, target: Path, tell: backup.Progress | None = None) -> int:
        """A copy of everything that is kept at this moment, compared with the original; gives the number of rows."""
        return backup.write(self.path, self.key, target, tell)

    def copy_beside(self, why: str) -> Path:
        """A copy in the folder for those made on the way."""
        return backup.write_beside(self.path, self.key, why)

    @contextlib.contextmanager
    def attached(self, other: Register, name: str) -> Iterator[None]:
        """Another register beside this one, for statements that read both; its tables are called ``name.table``."""
        with explained(self.path):
            local.attach(self._connection, other.path, other.key, name)
            try:
                yield
            finally:
                self._connection.execute(f"DETACH DATABASE {name}")

    def encrypt_with(self, key: str) -> None:
        """Write every page anew with another raw key, all of them or none."""
        with explained(self.path):
            local.encrypt_with(self._connection, key)

    def leave_no_trace(self, patience: float = 5) -> bool:
        """Nothing that was erased stays in the file or in its log; False while a reader keeps the log as it is."""
        with explained(self.path):
            return local.leave_no_trace(self._connection, patience)

    def damage(self) -> list[str]:
        """What is wrong with the pages of the file; nothing where all is well."""
        with explained(self.path):
            return backup.damage(self._connection, encrypted=self.encrypted)

    def setting(self, name: str) -> str | None:
        """One of the register's own settings."""
        row = self.one("SELECT value FROM settings WHERE name = :name", name=name)
        return row["value"] if row else None

    def outdated(self) -> bool:
        """Whether an older program wrote it, or a newer one."""
        return migrations.pending(self.settings("schema", "migrations"))

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
def created(path: Path, key: str | None, *, author: str = "", command: str = "") -> Iterator[Register]:
    """A new register with all its tables, in its first transaction; nothing is left of it where that fails."""
    local.make_file(path)
    try:
        with (
            contextlib.closing(Register(path, local.connect(path, key, new=True), key, author=author, command=command)) as book,
            book.change() as db,
        ):
            migrations.bring_up_to_date(db)
            yield book
    except BaseException:
        local.remove_file(path)
        raise


def open_existing(path: Path, key: str | None, *, dry_run: bool = False, author: str = "", command: str = "") -> Register:
    """The register at ``path``, brought up to date where an older program wrote it; a copy of the older one is kept."""
    register = open_as_it_is(path, key, dry_run=dry_run, author=author, command=command)
    try:
        if register.outdated():
            migrations.refuse_newer(register.db)
            with register.change() as db:
                if register.outdated():  # no other window was faster
                    if not dry_run:
                        register.remarks.append(_UPDATED.fill(file=register.copy_beside(BEFORE_UPDATE)))
                    migrations.bring_up_to_date(db)
    except BaseException:
        register.close()
        raise
    return register


def open_as_it_is(path: Path, key: str | None, *, dry_run: bool = False, author: str = "", command: str = "") -> Register:
    """The register at ``path`` whatever program wrote it, to look at it or to mend it."""
    connection = local.connect(path, key)
    try:
        _recognise(path, connection)
    except BaseException:
        connection.close()
        raise
    return Register(path, connection, key, dry_run=dry_run, author=author, command=command)


def _recognise(path: Path, connection: Any) -> None:
    with explained(path):
        if not FIRST_TABLES - local.tables(connection):
            return
    raise RegisterUnavailable(
        Text("{path} ist kein Register von ehrenamt.", "{path} is no ehrenamt register.").fill(path=path),
        Text("Bitte mit --register die richtige Datei angeben.", "Please give the right file with --register."),
    )
