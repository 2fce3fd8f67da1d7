"""A change is whole or nothing, in one process and between several, whatever happens in its middle."""
# ruff: noqa: PT012 - what breaks off is a block by nature

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import NotFound, RegisterUnavailable
from ehrenamt_cli.i18n import NOTHING
from ehrenamt_cli.storage import records, register
from ehrenamt_cli.storage.register import Register
from register_files import KEY, Kept, said, start


def _names(book: Register) -> list[str]:
    return [row["name"] for row in records.every(book, VOLUNTEERS)]


def _size(book: Register) -> list[int]:
    return [book.one(f"SELECT count(*) AS n FROM {table}")["n"] for table in ("volunteers", "terms", "history")]


@pytest.mark.parametrize("trouble", [ZeroDivisionError, KeyboardInterrupt, SystemExit, NotFound(NOTHING)])
def test_what_breaks_off_leaves_nothing(book: Register, keep: Kept, trouble: type[BaseException]) -> None:
    keep(VOLUNTEERS, name="Anna Weber")
    before = _size(book)

    with pytest.raises(BaseException), book.change():  # noqa: B017, PT011 - every way to leave
        keep(VOLUNTEERS, name="Bert Busch")
        raise trouble

    assert _size(book) == before
    keep(VOLUNTEERS, name="Carla Dorn")
    assert _names(book) == ["Carla Dorn", "Anna Weber"]


def test_a_change_inside_another_can_fail_alone(book: Register, keep: Kept) -> None:
    with book.change():
        keep(VOLUNTEERS, name="Anna Weber")
        with pytest.raises(ZeroDivisionError), book.change():
            keep(VOLUNTEERS, name="Bert Busch")
            raise ZeroDivisionError
        keep(VOLUNTEERS, name="Carla Dorn")

    assert _names(book) == ["Carla Dorn", "Anna Weber"]


def test_what_fails_deep_inside_takes_back_all_that_it_was_part_of(book: Register, keep: Kept) -> None:
    with book.change():
        keep(VOLUNTEERS, name="Anna Weber")
        with pytest.raises(ZeroDivisionError), book.change():
            keep(VOLUNTEERS, name="Bert Busch")
            with book.change():
                raise ZeroDivisionError

    assert _names(book) == ["Anna Weber"]


def test_a_change_inside_another_is_only_kept_with_it(book: Register, keep: Kept) -> None:
    with pytest.raises(ZeroDivisionError), book.change():
        with book.change():
            keep(VOLUNTEERS, name="Anna Weber")
        raise ZeroDivisionError

    assert _size(book) == [0, 0, 0]


def test_where_sqlite_takes_a_change_back_nothing_can_follow_it(book: Register, keep: Kept) -> None:
    """On a full disk SQLite ends the transaction itself; whoever goes on regardless must not write single rows."""
    with pytest.raises(RegisterUnavailable, match="nichts verändert"), book.change():
        keep(VOLUNTEERS, name="Anna Weber")
        book._connection.execute("ROLLBACK")
        with pytest.raises(RegisterUnavailable, match="nichts verändert"):
            keep(VOLUNTEERS, name="Bert Busch")

    assert _size(book) == [0, 0, 0]
    keep(VOLUNTEERS, name="Carla Dorn")
    assert _names(book) == ["Carla Dorn"]


def test_a_dry_run_is_seen_until_it_ends_and_never_kept(path: Path, book: Register, keep: Kept) -> None:
    person = keep(VOLUNTEERS, name="Anna Weber")
    before = path.read_bytes(), path.with_name(path.name + "-wal").read_bytes()
    trial = register.open_existing(path, None, dry_run=True)

    records.add(trial, VOLUNTEERS, [{**person, "id": "", "name": "Bert Busch"}])
    with trial.change():
        records.change(trial, VOLUNTEERS, person, {"name": "Anna Busch"})
    with pytest.raises(ZeroDivisionError), trial.change():
        records.remove(trial, VOLUNTEERS, person)
        raise ZeroDivisionError
    trial.set("colour", "green")
    seen = _names(trial)
    trial.close()

    assert seen == ["Anna Busch", "Bert Busch"]
    assert _names(book) == ["Anna Weber"]
    assert (path.read_bytes(), path.with_name(path.name + "-wal").read_bytes()) == before


def test_who_reads_sees_the_register_as_it_was_before_an_unfinished_change(path: Path, book: Register, keep: Kept) -> None:
    keep(VOLUNTEERS, name="Anna Weber")
    reader = register.open_existing(path, None)

    with book.change():
        keep(VOLUNTEERS, name="Bert Busch")
        assert _names(reader) == ["Anna Weber"]

    assert len(_names(reader)) == 2
    reader.close()


_WRITER = """
who, times = sys.argv[3], int(sys.argv[4])
for number in range(times):
    book = opened()
    with book.change():
        before = len(names(book))
        keep(book, f"{who} {number}")
        assert len(names(book)) == before + 1
    book.close()
"""


def test_processes_that_write_at_once_wait_for_each_other(encrypted: Path) -> None:
    writers = [start(_WRITER, encrypted, KEY, who, 25) for who in ("Anna", "Bert", "Carla", "Dilan")]
    for writer in writers:
        said(writer)

    book = register.open_existing(encrypted, KEY)
    kept = _names(book)
    numbers = [row["number"] for row in book.rows("SELECT number FROM history ORDER BY number")]
    book.close()
    assert len(set(kept)) == len(kept) == 100
    assert numbers == list(range(1, 101))


def test_two_processes_bring_an_older_register_up_to_date_at_once(path: Path) -> None:
    book = register.open_existing(path, None)
    with book.change() as db:
        db.execute("DROP TABLE meetings")
        book.set("schema", "older")
    book.close()

    for program in [start("opened().close()", path) for _ in range(3)]:
        said(program)

    book = register.open_existing(path, None)
    assert book.one("SELECT count(*) AS n FROM meetings") == {"n": 0}
    book.close()


_KILLED = """
import random
random.seed(int(sys.argv[3]))
local.database(local.connect(path, key))  # loaded once, so that every child starts at once

for attempt in range(20):
    hear, tell = os.pipe()
    child = os.fork()
    if not child:
        book = opened(author="child")
        for number in range(10_000):
            keep(book, f"A{attempt} N{number}", f"B{attempt} N{number}")
            os.write(tell, b".")
    os.close(tell)
    os.read(hear, 1)
    time.sleep(random.uniform(0, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    acknowledged = 1 + len(os.read(hear, 100_000))
    os.close(hear)

    book = opened()
    kept = set(names(book))
    mine = sum(name.startswith(f"A{attempt} ") for name in kept)
    assert acknowledged <= mine <= acknowledged + 1, (acknowledged, mine)
    assert kept == {name.translate({65: 66, 66: 65}) for name in kept}, "half a change"
    counted = {table: book.one(f"SELECT count(*) AS n FROM {table}")["n"] for table in ("volunteers", "terms", "history")}
    assert counted == {"volunteers": len(kept), "terms": 2 * len(kept), "history": len(kept)}, counted
    assert [*book.one("PRAGMA integrity_check").values()] == ["ok"]
    book.close()
print(len(kept))
"""


@pytest.mark.parametrize("secret", ["", KEY])
def test_a_process_killed_while_writing_loses_nothing_it_has_acknowledged(path: Path, encrypted: Path, secret: str) -> None:
    assert int(said(start(_KILLED, encrypted if secret else path, secret, 1))) >= 40


_LEFT = """
if not os.fork():
    book = opened()
    keep(book, "Anna Weber")
    os.kill(os.getpid(), signal.SIGKILL)
os.wait()
"""


def test_what_a_killed_process_left_in_the_log_is_read(encrypted: Path) -> None:
    log = encrypted.with_name(encrypted.name + "-wal")
    said(start(_LEFT, encrypted, KEY))
    assert log.stat().st_size > 0

    book = register.open_existing(encrypted, KEY)
    assert _names(book) == ["Anna Weber"]
    book.close()

    assert not log.exists()


_FULL = """
import resource
book = opened()
keep(book, "Anna Weber")
room = 200_000
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
for attempt in range(2):
    try:
        keep(book, *(f"Bert Busch {number}" for number in range(2_000)), notes="lang " * 50)
    except RegisterUnavailable as error:
        print(error.message.de)
print(names(book))
"""


def test_a_full_disk_is_one_sentence_and_nothing_is_lost(path: Path) -> None:
    program: subprocess.Popen[str] = start(_FULL, path)

    assert said(program).splitlines() == 2 * ["Der Datenträger ist voll oder gestört; es wurde nichts verändert."] + [
        "['Anna Weber']"
    ]

    book = register.open_existing(path, None)
    assert _names(book) == ["Anna Weber"]
    assert _size(book)[2] == 1
    book.close()
