"""Many at once, no room, no right to write, and a clock that is wrong."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from ehrenamt_cli import clock, config
from ehrenamt_cli.errors import EhrenamtError
from ehrenamt_cli.services import backups
from ehrenamt_cli.services.checkup import PROBLEM, _clock
from ehrenamt_cli.storage import audit, backup, register, rekeying
from faults.trial import KEY, Figures, a_register, keep_pair, opened, opens, pairs, sound

NOBODY = 65_534

OTHER = "f0" * 32 + KEY[64:]

_A_SENTENCE = 7
"""How a program ends that said clearly what was wrong."""


def crowd(folder: Path, rounds: int, chance: random.Random) -> Figures:
    """Two to eight programs that write at once: all of it is there, and the chain has no gap and no fork."""
    written = 0
    for number in range(rounds):
        path, many, each = a_register(folder / f"crowd-{number}.db", pairs=0), chance.randint(2, 8), 12
        children = []
        for who in range(many):
            child = os.fork()
            if not child:
                with _leaving():
                    for turn in range(each):
                        book = opened(path)
                        keep_pair(book, f"{who} {turn}")
                        book.close()
            children.append(child)
        for child in children:
            assert os.waitpid(child, 0)[1] == 0, "a writer failed"
        book = opened(path)
        assert pairs(book) == many * each
        sound(book)
        book.close()
        written += many * each
    return Figures(0, {"pairs by many writers": written})


def full_disk(folder: Path, rounds: int, chance: random.Random) -> Figures:
    """A disk that fills up while writing, backing up, changing the key and updating: a sentence each, and nothing lost."""
    refused = 0
    for number in range(rounds):
        with _small_disk(folder / f"full-{number}") as (disk, limited):
            path = a_register(disk / "r.db", pairs=30)
            kept = 30

            for work in (_fill, _copy, _change):
                refused += limited(partial(work, path))
                assert not [name for name in os.listdir(disk) if name.startswith(".") and name.endswith(".db")]
                book = opened(path, KEY if opens(path, KEY) else OTHER)  # with room enough the key was changed
                now = pairs(book)
                assert now >= kept, "a full disk lost something"
                sound(book)
                book.close()
                kept = now
            for copied in disk.glob("[0-9]*.db"):
                book = register.open_as_it_is(copied, KEY)
                assert (pairs(book), book.damage()) == (kept, [])
                book.close()
                copied.unlink()
    return Figures(0, {"clear sentences on a full disk": refused})


def read_only(folder: Path, rounds: int, chance: random.Random) -> Figures:
    """A folder that nobody may write to: read it yes, write no, and a sentence for that."""
    refused = 0
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            path = a_register(place / "r.db", pairs=5)
            before = path.read_bytes()
            path.chmod(0o444)
            place.chmod(0o555)
            refused += _in_a_child(partial(_read_and_try_to_write, path), as_nobody=True)
            place.chmod(0o755)
            assert path.read_bytes() == before
    return Figures(0, {"clear sentences in a read-only folder": refused})


def wrong_clock(folder: Path, rounds: int, chance: random.Random) -> Figures:
    """A clock set back and forth: nothing is lost or out of order, no backup is replaced, and the checkup says so."""
    path, stick, said = a_register(folder / "clock.db", pairs=1), folder / "shelf", 0
    stick.mkdir()
    before = os.environ.get("EHRENAMT_TODAY")
    made: list[Path] = []
    for number in range(rounds):
        os.environ["EHRENAMT_TODAY"] = f"20{chance.randint(10, 40)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
        config.forget_flags()
        book = opened(path)
        said += _clock(book).state == PROBLEM and audit.latest_moment(book)[:10] > clock.today().isoformat()
        keep_pair(book, f"{number}")
        facts = backups.save(book, str(stick), keep=3)
        made.append(Path(facts["file"]))
        assert made[-1].exists(), "the newest backup was taken for an old one"
        assert len([*stick.iterdir()]) <= 3
        sound(book)
        book.close()
    os.environ.pop("EHRENAMT_TODAY")
    if before:
        os.environ["EHRENAMT_TODAY"] = before
    book = opened(path)
    assert pairs(book) == rounds + 1
    book.close()
    return Figures(0, {"clocks set back and noticed": said})


def _fill(path: Path) -> None:
    book = opened(path)
    for turn in range(10_000):
        keep_pair(book, f"{turn}", notes="lang " * 2_000)


def _copy(path: Path) -> None:
    for turn in range(10):
        backup.write(path, KEY, path.with_name(f"{turn}.db"))


def _change(path: Path) -> None:
    rekeying.rekey(register.open_as_it_is(path, KEY), OTHER)


def _read_and_try_to_write(path: Path) -> None:
    book = opened(path)
    assert pairs(book) == 5
    keep_pair(book, "zu viel")


@contextlib.contextmanager
def _small_disk(place: Path) -> Iterator[tuple[Path, Callable[[Callable[[], None]], int]]]:
    """A disk of a few megabytes; where none can be made, files that may not grow further."""
    place.mkdir()
    mounted = (
        os.getuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(place)], capture_output=True, check=False
        ).returncode
    )
    try:
        yield place, lambda work: _in_a_child(work, room=None if mounted else 3_500_000)
    finally:
        if mounted:
            subprocess.run(["umount", str(place)], check=True)


def _in_a_child(work: Callable[[], None], *, room: int | None = None, as_nobody: bool = False) -> int:
    """Run it in a program of its own; 1 where it ended with a clear sentence, and anything but that is an error."""
    child = os.fork()
    if not child:
        with _leaving():
            if room:
                resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
            if as_nobody and os.getuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            try:
                work()
            except EhrenamtError as error:
                os._exit(_A_SENTENCE if error.message.de and error.hint.de else 1)
    status = os.waitpid(child, 0)[1]
    assert os.WIFEXITED(status), "the program was killed"
    assert os.WEXITSTATUS(status) in (0, _A_SENTENCE), "no clear sentence"
    return int(os.WEXITSTATUS(status) == _A_SENTENCE)


@contextlib.contextmanager
def _leaving() -> Iterator[None]:
    """The end of a child: by itself, or with what went wrong on the screen."""
    import traceback

    try:
        yield
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
