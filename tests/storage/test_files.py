"""The register's file: whose it is, what is in it, which key opens it, and what is said when something is wrong with it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import FileProblem, RegisterUnavailable
from ehrenamt_cli.services.records import completed
from ehrenamt_cli.storage import audit, keys, local, records, register, rekeying
from ehrenamt_cli.storage.register import Register
from register_files import KEY, Kept, said, start

PAGE = 4096


def _names(path: Path, key: str | None) -> list[str]:
    book = register.open_existing(path, key)
    try:
        return [row["name"] for row in records.every(book, VOLUNTEERS)]
    finally:
        book.close()


def _fill(path: Path, key: str | None, *names: str) -> None:
    book = register.open_existing(path, key)
    records.add(book, VOLUNTEERS, [completed(VOLUNTEERS, {"name": name, "notes": "x" * 300}) for name in names])
    book.close()


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_every_file_is_its_owners_alone_and_the_process_keeps_its_own_habits(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with register.created(tmp_path / "r.db", None) as book:
            book.set("a", "b")
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    finally:
        kept = os.umask(before)

    assert modes == dict.fromkeys(["r.db", "r.db-wal", "r.db-shm"], 0o600)
    assert kept == umask


def test_the_settings_that_keep_data_safe(encrypted: Path) -> None:
    connection = local.connect(encrypted, KEY)
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema", "temp_store", "cipher_page_size")
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    connection.close()

    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "temp_store": 2,
        "cipher_page_size": "4096",
    }


def test_sqlite_utils_speaks_the_language_of_the_driver(book: Register) -> None:
    from sqlite_utils.utils import sqlite3

    assert sqlite3.OperationalError is driver.OperationalError
    with book.change() as db:
        assert db.conn is book._connection


def test_what_was_removed_is_gone_from_the_file(path: Path, book: Register, keep: Kept) -> None:
    person = keep(VOLUNTEERS, name="Anna Weber", notes="Sternschnuppengeheimnis")
    with book.change():
        records.remove(book, VOLUNTEERS, person)
        audit.forget_values(book, person["id"])
    book.close()

    assert b"Sternschnuppengeheimnis" not in path.read_bytes()
    assert b"Weber" not in path.read_bytes()


def test_an_encrypted_register_shows_nothing(encrypted: Path) -> None:
    book = register.open_existing(encrypted, KEY)
    records.add(book, VOLUNTEERS, [completed(VOLUNTEERS, {"name": "Anna Weber"})])
    content = encrypted.read_bytes() + encrypted.with_name(encrypted.name + "-wal").read_bytes()
    book.close()
    content += encrypted.read_bytes()

    assert keys.is_encrypted(encrypted)
    assert not any(word in content for word in (b"SQLite format 3", b"Anna", b"weber", b"volunteers"))


def test_any_sqlcipher_program_opens_the_register_with_the_passphrase(tmp_path: Path) -> None:
    path, passphrase = tmp_path / "r.db", "vier zufällige Wörter 'hier'"
    with register.created(path, keys.from_secret(passphrase, path)) as book:
        book.set("a", "b")

    other = driver.connect(str(path))
    other.execute("PRAGMA key = '{}'".format(passphrase.replace("'", "''")))
    assert other.execute("SELECT value FROM settings WHERE name = 'a'").fetchone() == ("b",)
    other.close()
    assert _names(path, keys.from_secret(passphrase, path)) == []
    assert _names(path, keys.from_secret(passphrase.replace("ä", "a\u0308").replace("ö", "o\u0308"), path)) == []


@pytest.mark.parametrize("content", ["{key}", "{key}\n", "\ufeff{key}\r\n", "{upper}\n", "{key}\nnotiert am Montag\n"])
def test_a_key_file_as_people_and_programs_write_it(tmp_path: Path, content: str) -> None:
    path, file, key = tmp_path / "r.db", tmp_path / "r.key", "0123456789abcdef" * 4
    with register.created(path, keys.from_secret(key, path)):
        pass

    file.write_text(content.format(key=key, upper=key.upper()), encoding="utf-8")

    assert _names(path, keys.from_secret(keys.read_key_file(file), path)) == []


def test_a_new_key_file_is_its_owners_alone_and_never_overwrites(tmp_path: Path) -> None:
    file = tmp_path / "r.key"
    keys.create_key_file(file)
    key = file.read_text()

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(bytes.fromhex(key)) == 32
    with pytest.raises(FileProblem):
        keys.create_key_file(file)
    assert file.read_text() == key


def test_the_wrong_key_opens_nothing(encrypted: Path) -> None:
    before = encrypted.read_bytes()

    with pytest.raises(RegisterUnavailable, match="Schlüssel passt nicht"):
        register.open_existing(encrypted, "00" * 32 + KEY[64:])

    assert encrypted.read_bytes() == before


def test_a_byte_that_flipped_anywhere_is_noticed(encrypted: Path) -> None:
    _fill(encrypted, KEY, *(f"Anna Weber {number}" for number in range(60)))
    good = encrypted.read_bytes()
    noticed = 0
    for start_of_page in range(0, len(good), PAGE):
        bad = bytearray(good)
        bad[start_of_page + 2000] ^= 1
        encrypted.write_bytes(bad)
        try:
            book = register.open_existing(encrypted, KEY)
            for table in ("volunteers", "terms", "history"):
                list(book.rows(f"SELECT * FROM {table}"))
            book.close()
        except RegisterUnavailable:
            noticed += 1
    encrypted.write_bytes(good)

    assert noticed >= 10
    assert len(_names(encrypted, KEY)) == 60


def test_damaged_text_in_a_plain_register_is_damage_and_is_not_repeated(path: Path) -> None:
    _fill(path, None, "Anna Weber")
    path.write_bytes(path.read_bytes().replace(b"x" * 300, b"x" * 299 + b"\xff"))

    with pytest.raises(RegisterUnavailable, match="beschädigt") as caught:
        _names(path, None)

    assert "xxx" not in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize("length", [2, 15, 16, 17, 100, 512, PAGE - 1, PAGE, PAGE + 1, 10 * PAGE])
@pytest.mark.parametrize("secret", [None, KEY])
def test_a_file_that_was_cut_off(path: Path, encrypted: Path, secret: str | None, length: int) -> None:
    file = encrypted if secret else path
    file.write_bytes(file.read_bytes()[:length])

    with pytest.raises(RegisterUnavailable, match="beschädigt"):
        _names(file, secret if keys.is_encrypted(file) else None)

    assert file.stat().st_size == length


def test_an_empty_file_and_another_programs_file_stay_as_they_are(tmp_path: Path) -> None:
    empty, other = tmp_path / "leer.db", tmp_path / "anderes.db"
    empty.touch()
    connection = driver.connect(str(other))
    connection.executescript("CREATE TABLE settings (id INTEGER, colour TEXT); CREATE TABLE terms (id INTEGER)")
    connection.close()

    for file in (empty, other):
        before = file.read_bytes()
        with pytest.raises(RegisterUnavailable, match="kein Register"):
            register.open_existing(file, None)
        assert file.read_bytes() == before


def test_a_register_larger_than_the_cache_gets_another_key(encrypted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_PRAGMAS", (*local._PRAGMAS, "PRAGMA cache_size = -200"))
    _fill(encrypted, KEY, *(f"Anna Weber {number}" for number in range(1_500)))
    new = "77" * 32 + KEY[64:]

    rekeying.rekey(register.open_as_it_is(encrypted, KEY), new)

    assert len(_names(encrypted, new)) == 1_500
    with pytest.raises(RegisterUnavailable, match="Schlüssel passt nicht"):
        _names(encrypted, KEY)


def test_a_folder_cannot_be_opened_and_an_existing_file_is_never_made_anew(tmp_path: Path) -> None:
    (tmp_path / "da.db").write_text("schon da")

    with pytest.raises(RegisterUnavailable, match="lässt sich nicht lesen"):
        keys.is_encrypted(tmp_path)
    with pytest.raises(RegisterUnavailable, match="nicht öffnen"):
        register.open_existing(tmp_path, None)
    with pytest.raises(RegisterUnavailable, match="nicht anlegen"), register.created(tmp_path / "da.db", None):
        pass

    assert (tmp_path / "da.db").read_text() == "schon da"


def test_a_new_register_takes_nothing_over_from_the_log_of_an_earlier_one(path: Path, book: Register, keep: Kept) -> None:
    keep(VOLUNTEERS, name="Anna Weber")
    log = path.with_name(path.name + "-wal").read_bytes()
    book.close()
    path.unlink()
    path.with_name(path.name + "-wal").write_bytes(log)

    with register.created(path, None):
        pass

    assert _names(path, None) == []


def test_opening_and_reading_write_nothing(path: Path, encrypted: Path) -> None:
    for file, secret in ((path, None), (encrypted, KEY)):
        before = file.read_bytes(), file.stat().st_mtime_ns
        _names(file, secret)
        assert (file.read_bytes(), file.stat().st_mtime_ns) == before
        assert not list(file.parent.glob(f"{file.name}-*"))


@pytest.fixture
def locked_away() -> Iterator[Path]:
    """A folder in which nobody may write, root included once it has become somebody else."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield folder
        folder.chmod(0o700)


_READ_ONLY = """
local.database(local.connect(path, key))  # what is loaded late is loaded while everything may still be read
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
book = opened()
print(names(book))
try:
    keep(book, "Bert Busch")
except RegisterUnavailable as error:
    print(error.message.de)
"""


def test_a_register_on_read_only_media_is_read_and_not_written(locked_away: Path) -> None:
    path = locked_away / "r.db"
    with register.created(path, KEY) as book:
        records.add(book, VOLUNTEERS, [completed(VOLUNTEERS, {"name": "Anna Weber"})])
    path.chmod(0o444)
    locked_away.chmod(0o555)

    program: subprocess.Popen[str] = start(_READ_ONLY, path, KEY)

    assert said(program).splitlines() == ["['Anna Weber']", f"Das Register {path} ist schreibgeschützt."]


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not allowed there")
@pytest.mark.parametrize(
    "name", ["mit Leerzeichen.db", "Übergänge ß.db", "wie?.db", "nr#1.db", "50%20.db", "a&b=c;'\".db", "-x.db"]
)
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with register.created(path, KEY) as book:
        records.add(book, VOLUNTEERS, [completed(VOLUNTEERS, {"name": "Anna Weber"})])

    assert _names(path, KEY) == ["Anna Weber"]
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_link_leads_to_the_register(tmp_path: Path, path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(path)

    _fill(link, None, "Anna Weber")

    assert _names(path, None) == ["Anna Weber"]
    assert [file.name for file in link.parent.iterdir()] == ["link.db"]


def test_a_mistake_in_sql_is_a_bug_and_not_a_trouble_with_the_file(book: Register) -> None:
    with pytest.raises(driver.OperationalError):
        book.one("SELECT nothing FROM nowhere")
