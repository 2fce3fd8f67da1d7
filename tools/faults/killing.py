"""Programs killed in the middle of writing, importing, changing the key, updating, backing up and restoring."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import imports, lists
from ehrenamt_cli.storage import audit, backup, local, records, register, rekeying, restoring
from faults.trial import KEY, Figures, Pace, Tell, a_register, keep_pair, kill, opened, opens, pairs, sound

_SALT = KEY[64:]
_ROWS = 60


def writing(folder: Path, kills: int, chance: random.Random) -> Figures:
    """Pairs of people, one change each: what was acknowledged is there, and nothing is there by half."""
    path = a_register(folder / "writing.db")
    kept, killed = 20, 0
    for attempt in range(kills):

        def work(tell: Tell, attempt: int = attempt) -> None:
            book = opened(path)
            for number in range(100_000):
                keep_pair(book, f"{attempt} {number}")
                tell()

        done = kill(work, 0.03, chance, after=1)
        book = opened(path)
        now = pairs(book)
        assert kept + done.told <= now <= kept + done.told + 1, (kept, done.told, now)
        assert audit.verify(book).holds
        if attempt % 20 == 19:
            sound(book)
        book.close()
        kept, killed = now, killed + done.at_work
    return Figures(killed, {"pairs acknowledged": kept - 20})


def importing(folder: Path, kills: int, chance: random.Random) -> Figures:
    """A list taken over again and again under other names: each time all of it or nothing."""
    pace = Pace()
    path, killed, told, kept = a_register(folder / "importing.db", pairs=0), 0, 0, 0
    for attempt in range(kills):
        file = folder / "list.csv"
        file.write_text("Name;Ort\n" + "".join(f"Person{number} Liste{attempt};Celle\n" for number in range(_ROWS)))

        def work(tell: Tell, file: Path = file) -> None:
            book = opened(path)
            imports.take_over(
                book, VOLUNTEERS, lists.prepare(VOLUNTEERS, file, None, lists.Wishes()), {}, lambda done, total: None
            )
            tell()

        done = kill(work, pace.longest, chance)
        pace.learn(done)
        book = opened(path)
        now = records.count(book, VOLUNTEERS)
        assert now % _ROWS == 0, f"half a list: {now}"
        assert now >= kept + done.told * _ROWS, "an acknowledged list is lost"
        assert audit.verify(book).holds
        book.close()
        killed, told, kept = killed + done.at_work, told + done.told, now
    return Figures(killed, {"lists acknowledged": told, "lists kept": kept // _ROWS})


def changing_the_key(folder: Path, kills: int, chance: random.Random) -> Figures:
    """The key changed again and again, with a cache far smaller than the register: exactly one of both keys fits."""
    pace = Pace()
    path, key, killed, changed = a_register(folder / "rekeying.db", pairs=150), KEY, 0, 0
    usual, local._PRAGMAS = local._PRAGMAS, (*local._PRAGMAS, "PRAGMA cache_size = -200")
    for _ in range(kills):
        new = chance.randbytes(32).hex() + _SALT

        def work(tell: Tell, key: str = key, new: str = new) -> None:
            rekeying.rekey(register.open_as_it_is(path, key), new)
            tell()

        done = kill(work, pace.longest, chance)
        pace.learn(done)
        fitting = [candidate for candidate in (key, new) if opens(path, candidate)]
        assert len(fitting) == 1, f"{len(fitting)} keys fit"
        assert not done.told or fitting == [new], "an acknowledged change of the key is lost"
        changed += fitting == [new]
        key = fitting[0]
        book = opened(path, key)
        assert pairs(book) == 150
        sound(book)
        book.close()
        killed += done.at_work
    local._PRAGMAS = usual
    return Figures(killed, {"keys changed": changed})


def updating(folder: Path, kills: int, chance: random.Random) -> Figures:
    """A register of the first version opened by this program: before or after, and a copy from before in any case."""
    pace = Pace()
    old, path, killed, finished = _of_the_first_version(folder / "old.db"), folder / "updating.db", 0, 0
    for attempt in range(kills):
        local.remove_file(path)
        path.write_bytes(old.read_bytes())

        def work(tell: Tell) -> None:
            opened(path).close()
            tell()

        done = kill(work, pace.longest, chance)
        pace.learn(done)
        book = register.open_as_it_is(path, KEY)
        finished += not book.outdated()
        book.close()
        book = opened(path)
        assert pairs(book) == 100
        sound(book)
        book.close()
        copies = sorted((folder / backup.BESIDE).glob("updating-before-update-*.db"))
        assert copies, "no copy from before the update"
        for copy in copies if attempt % 10 == 9 else copies[:1]:
            book = register.open_as_it_is(copy, KEY)
            assert (pairs(book), book.outdated()) == (100, True)
            book.close()
        for copy in copies:
            copy.unlink()
        killed += done.at_work
    return Figures(killed, {"updates finished before the kill": finished})


def backing_up(folder: Path, kills: int, chance: random.Random) -> Figures:
    """Backups made while others write: whatever has the name of a backup is whole and of one moment."""
    pace = Pace()
    path, stick, killed, whole = a_register(folder / "backing-up.db", pairs=100), folder / "stick", 0, 0
    stick.mkdir()
    for attempt in range(kills):

        def work(tell: Tell, attempt: int = attempt) -> None:
            book = opened(path)
            for number in range(1_000):
                keep_pair(book, f"{attempt} {number}")
                backup.write(path, KEY, stick / f"{attempt}-{number}.db")
                tell()

        done = kill(work, pace.longest, chance)
        pace.learn(done)
        made = sorted(stick.glob("*.db"))
        assert len(made) >= done.told, "an acknowledged backup is lost"
        for copy in made:
            book = register.open_as_it_is(copy, KEY)
            assert pairs(book) >= 100
            assert book.damage() == []
            assert audit.verify(book).holds
            book.close()
            copy.unlink()
        killed, whole = killed + done.at_work, whole + len(made)
    return Figures(killed, {"backups whole": whole})


def restoring_one(folder: Path, kills: int, chance: random.Random) -> Figures:
    """A backup put back: the register is as it was or as the backup is, never between."""
    pace = Pace()
    path, saved, killed, put_back = a_register(folder / "restoring.db", pairs=60), folder / "saved.db", 0, 0
    backup.write(path, KEY, saved)
    for attempt in range(kills):
        book = opened(path)
        before = pairs(book)
        keep_pair(book, f"{attempt}")
        book.close()

        def work(tell: Tell) -> None:
            present = opened(path)
            with restoring.working_copy(saved, path, lambda copy: register.open_as_it_is(copy, KEY)) as copy:
                restoring.exchange(present, copy, {})
            tell()

        done = kill(work, pace.longest, chance)
        pace.learn(done)
        book = opened(path)
        now = pairs(book)
        assert now in (60, before + 1), (before, now)
        assert not done.told or now == 60, "an acknowledged restore is lost"
        sound(book)
        book.close()
        for copy in (folder / backup.BESIDE).glob("restoring-before-restore-*"):
            copy.unlink()
        for left in folder.glob(".restoring.db.restore.*"):
            left.unlink()
        killed, put_back = killed + done.at_work, put_back + (now == 60)
    return Figures(killed, {"put back": put_back})


def _of_the_first_version(path: Path) -> Path:
    """A register as the first version wrote it: a history without names and hashes, no list of erasures."""
    book = opened(a_register(path, pairs=100))
    with book.change() as db:
        _take_the_chain_away(db)
    book.close()
    return path


def _take_the_chain_away(db: Any) -> None:
    run = db.execute
    run("ALTER TABLE history RENAME TO before")
    run(
        "CREATE TABLE history (number INTEGER PRIMARY KEY, happened_at TEXT NOT NULL, author TEXT NOT NULL, entity TEXT NOT NULL,"
        " record_id TEXT NOT NULL, action TEXT NOT NULL, changes TEXT NOT NULL) STRICT"
    )
    run("INSERT INTO history SELECT number, happened_at, author, entity, record_id, action, changes FROM before")
    run("DROP TABLE before")
    run("DROP TABLE erasures")
    run("UPDATE settings SET value = '0' WHERE name = 'migrations'")
