"""People erased in the middle of work, and programs killed while they erase: who is gone is in no byte, all others are whole."""

from __future__ import annotations

import random
import re
from pathlib import Path

from ehrenamt_cli.domain.contact_notes import CONTACT_NOTES
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import same
from ehrenamt_cli.services.erasing import doing, plans
from ehrenamt_cli.services.records import completed
from ehrenamt_cli.storage import erasures, local, records
from ehrenamt_cli.storage.register import Register
from faults.trial import KEY, Figures, Pace, Tell, a_register, kill, opened, sound

_FEWEST, _MOST = 150, 300
_MARK = re.compile(rb"marke(\d{7})", re.IGNORECASE)


def erasing(folder: Path, kills: int, chance: random.Random) -> Figures:
    """In a plain register, and every other time in an encrypted one, which is decrypted to look into it."""
    registers = [(a_register(folder / f"{name}.db", key, pairs=0), key) for name, key in (("plain", None), ("locked", KEY))]
    pace, killed, gone, searched, known = Pace(), 0, 0, 0, [set[int](), set[int]()]
    for attempt in range(kills):
        path, key = registers[attempt % 2]
        before = _filled(path, key, known[attempt % 2], attempt, chance)
        seed = chance.random()

        def work(tell: Tell, path: Path = path, key: str | None = key, seed: float = seed) -> None:
            book, luck = opened(path, key), random.Random(seed)
            while people := list(records.every(book, VOLUNTEERS)):
                _erase(book, luck.choice(people), luck)
                tell()

        done = kill(work, pace.longest, chance, after=chance.randrange(4))
        pace.learn(done)
        book = opened(path, key)
        assert erasures.clean(book)
        there = {int(row["name"][-7:]) for row in records.every(book, VOLUNTEERS)}
        assert len(before) - done.told - 1 <= len(there) <= len(before) - done.told, (len(before), done.told, len(there))
        sound(book)
        book.close()
        content = _content(path, key)
        left = {int(number) for number in _MARK.findall(content)} - there
        assert not left, f"of {len(left)} people who were erased something is left"
        known[attempt % 2] = there
        gone, searched, killed = gone + len(before) - len(there), searched + len(content), killed + done.at_work
    return Figures(killed, {"people erased": gone, "kB searched": searched // 1000, "bytes left": 0})


def _filled(path: Path, key: str | None, there: set[int], attempt: int, chance: random.Random) -> set[int]:
    """People enough to erase, written about and changed, so that rows move about in the file."""
    if len(there) >= _FEWEST:
        return there
    book, first = opened(path, key), 1000 * attempt + 1
    numbers = range(first, first + _MOST - len(there))
    with book.change():
        for number in numbers:
            name = f"Vera {'x' * chance.randrange(40)} Marke{number:07}"
            values = {"name": name, "notes": "y" * chance.randrange(900)}
            [person] = records.add(book, VOLUNTEERS, [completed(VOLUNTEERS, values)])
            note = {"volunteer_id": person["id"], "note": f"{name} rief an", "noted_on": "2027-01-01"}
            records.add(book, CONTACT_NOTES, [completed(CONTACT_NOTES, note)])
    people = list(records.every(book, VOLUNTEERS))
    for _ in range(2 * len(people) // 20):
        with book.change():
            for row in chance.choices(people, k=20):
                other = f"kennt Vera Marke{chance.choice(numbers):07} " if chance.random() < 0.3 else ""
                now = records.get(book, VOLUNTEERS, row["id"]) or row
                records.change(book, VOLUNTEERS, now, {"notes": other + "z" * chance.randrange(1500)})
    book.close()
    return there | set(numbers)


def _erase(book: Register, row: records.Row, luck: random.Random) -> None:
    doing.carry_out(book, plans.planned(book, [(VOLUNTEERS, row)]), same("Fehlerprobe"), same(""))
    if luck.random() < 0.5:
        erasures.clean(book)


def _content(path: Path, key: str | None) -> bytes:
    """All bytes there are, of an encrypted register those of a decrypted copy."""
    if key:
        plain = path.with_name("opened-up.db")
        connection = local.connect(path, key)
        connection.execute("ATTACH DATABASE :path AS plain KEY ''", {"path": str(plain)})
        connection.execute("SELECT sqlcipher_export('plain')")
        connection.execute("DETACH DATABASE plain")
        connection.close()
        content = plain.read_bytes()
        plain.unlink()
        return content
    return b"".join(
        path.with_name(path.name + end).read_bytes() for end in ("", "-wal", "-shm") if path.with_name(path.name + end).exists()
    )
