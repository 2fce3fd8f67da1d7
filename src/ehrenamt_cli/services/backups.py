"""Backups: making them, keeping the latest few, and putting one back after a look at what it would change."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ehrenamt_cli import config
from ehrenamt_cli.errors import FileProblem, NotFound, RegisterUnavailable, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import archives, keys, registers
from ehrenamt_cli.services.erasing import again
from ehrenamt_cli.services.registers import Register
from ehrenamt_cli.storage import audit, backup, restoring
from ehrenamt_cli.storage import keys as raw_keys
from ehrenamt_cli.storage.restoring import Difference
from ehrenamt_cli.storage.troubles import Damaged, WrongKey

MADE = "backup"
"""The event that says that a backup was made."""

PUT_BACK = restoring.RESTORED
"""The event that says that one was put back."""

_STAMPED = r"-\d{4}-\d\d-\d\d-\d{6}(-\d+)?\.db"


def save(register: Register, where: str | None, keep: int | None = None, tell: backup.Progress | None = None) -> dict[str, Any]:
    """A verified copy of the register, in a folder under a name of its own or as the file that is named.

    ``keep`` is how many of those in the folder stay, the latest ones.
    """
    folder, target = _target(register, where)
    if keep is not None and folder is None:
        raise WrongUsage(
            Text("--keep gilt für einen Ordner, nicht für eine Datei.", "--keep is for a folder, not for a file."),
            Text("Bitte den Ordner angeben.", "Please give the folder."),
        )
    facts = {"file": str(target), "register": str(register.path), "encrypted": register.encrypted}
    if config.switched_on("dry_run"):
        return {**facts, "bytes": None, "rows": None, "head": str(audit.head(register)), "removed": [], "created": False}
    _make_default(register, folder)
    rows = register.copy_to(target, tell)
    head = _head_of(register, target)
    with contextlib.suppress(RegisterUnavailable):  # one on read-only media is saved all the same
        audit.note(register, MADE, {"file": os.path.abspath(target), "head": head})
    removed = _rotated(folder, register.path.stem, keep, target) if folder and keep else []
    return {**facts, "bytes": target.stat().st_size, "rows": rows, "head": head, "removed": removed, "created": True}


def default_folder(register: Path) -> Path:
    """Where backups go when no place is named."""
    chosen = config.setting("backups")
    return keys.place(chosen) if chosen else folder_beside(register)


def folder_beside(register: Path) -> Path:
    """Where copies lie that are made on the way."""
    return register.parent / backup.BESIDE


def beside(register: Register) -> bool:
    """Whether backups go beside the register when no place is named."""
    return default_folder(register.path) == folder_beside(register.path)


class Restoring(NamedTuple):
    """A backup that may be put back: what it would change, and from which moment to which."""

    file: Path
    copy: Register
    present: Register | None
    differences: list[Difference]
    saved_until: str
    present_until: str
    erased_again: int
    """So many people came back with the backup and were erased again, because they had been since."""

    def carry_out(self) -> dict[str, Any]:
        """Put it back; what was there before stays in a file of its own."""
        facts = {"file": os.path.abspath(self.file), "until": self.saved_until}
        if self.present:
            return self.facts() | {"restored": True, "kept": [str(restoring.exchange(self.present, self.copy, facts))]}
        path = Path(os.path.realpath(registers.location()))
        file = keys.file_of(path)
        aside = restoring.take_the_place(path, self.copy, facts)
        if file:
            keys.point(path, keys.Source("file", file))
        return self.facts() | {"restored": True, "kept": [*map(str, aside)]}

    def facts(self) -> dict[str, Any]:
        """What there is to say about it, before it is done."""
        return {
            "file": str(self.file),
            "register": str(registers.location()),
            "saved_until": self.saved_until,
            "present_until": self.present_until,
            "differences": [
                {"kind": row.plural, "added": row.added, "changed": row.changed, "removed": row.removed}
                for row in self.differences
            ],
            "erased_again": self.erased_again,
            "restored": False,
            "kept": [],
        }


@contextlib.contextmanager
def considered(file: str, ask: keys.Ask | None, *, key_file: str = "", set_aside: bool = False) -> Iterator[Restoring]:
    """A backup beside the register in use, compared with it; where that is missing or broken, the backup alone.

    ``key_file`` opens a backup that was made with another key; ``set_aside`` takes a register that cannot be opened for broken.
    """
    source = keys.place(file)
    if not source.is_file():
        raise NotFound(
            Text("Die Sicherung {path} gibt es nicht.", "There is no backup {path}.").fill(path=source),
            Text("Bitte Pfad und Datenträger prüfen.", "Please check path and medium."),
        )
    path = registers.location()
    if path.exists() and os.path.samefile(source, path):
        raise WrongUsage(
            Text("{path} ist das Register selbst.", "{path} is the register itself.").fill(path=path),
            Text("Bitte die Datei einer Sicherung angeben.", "Please give the file of a backup."),
        )
    with contextlib.ExitStack() as stack:
        present = None if set_aside else _present(stack, ask)
        erased = _erased(present)
        if present and present.damage():
            present.close()
            present = None
        registers.make_folder(path.parent)
        if archives.is_archive(source):
            copy = stack.enter_context(archives.unpacked(source, present))
        else:
            copy = stack.enter_context(restoring.working_copy(source, path, _opener(source, present, ask, key_file)))
        _same_secrecy(source, copy, present)
        back = again.erase_again(copy, erased)
        yield Restoring(
            source,
            copy,
            present,
            restoring.differences(present, copy),
            audit.latest_moment(copy),
            audit.latest_moment(present) if present else "",
            back,
        )


def _target(register: Register, where: str | None) -> tuple[Path | None, Path]:
    """The folder, where one is meant, and the file to be."""
    if where is not None and not (where.endswith(("/", os.sep)) or keys.place(where).is_dir()):
        return None, keys.place(where)
    folder = keys.place(where) if where else default_folder(register.path)
    if where and not folder.is_dir():
        raise FileProblem(
            Text("Den Ordner {path} gibt es nicht.", "There is no folder {path}.").fill(path=folder),
            Text("Ist der Datenträger eingelegt?", "Is the medium inserted?"),
        )
    return folder, backup.free_name(folder, register.path.stem)


def _make_default(register: Register, folder: Path | None) -> None:
    if folder and beside(register):
        registers.make_folder(folder)


def _head_of(register: Register, target: Path) -> str:
    key = raw_keys.of_another(register.key, target) if register.key else None
    with contextlib.closing(registers.open_file(target, key)) as copy:
        return str(audit.head(copy))


def _rotated(folder: Path, stem: str, keep: int, made: Path) -> list[str]:
    """Remove the older backups of this register from the folder; nothing else is touched, least of all the one just made."""
    mine = sorted(path for path in folder.iterdir() if re.fullmatch(re.escape(stem) + _STAMPED, path.name) and path != made)
    old = mine[: max(0, len(mine) - keep + 1)]
    for path in old:
        path.unlink()
    return [str(path) for path in old]


def _present(stack: contextlib.ExitStack, ask: keys.Ask | None) -> Register | None:
    try:
        return stack.enter_context(registers.opened(ask))
    except (NotFound, Damaged):
        return None


def _erased(present: Register | None) -> again.Erased:
    """Who was erased, as far as the register can still tell."""
    with contextlib.suppress(Damaged):
        if present:
            return again.known(present)
    return again.Erased([], [])


def _opener(source: Path, present: Register | None, ask: keys.Ask | None, key_file: str) -> Callable[[Path], Register]:
    """Opens the working copy: with the key file named, else the register's own key, else whatever opens registers here."""

    def opened(copy: Path) -> Register:
        given = [keys.Source("file", str(keys.place(key_file)))] if key_file else []
        if present and present.key and not given and raw_keys.is_encrypted(copy):
            with contextlib.suppress(WrongKey):
                return registers.open_file(copy, raw_keys.of_another(present.key, copy))
        elsewhere = given or ([keys.PASSPHRASE] if present else keys.sources_of(registers.location()))
        return keys.with_key(copy, ask, lambda key: registers.open_file(copy, key), elsewhere, source)

    return opened


def _same_secrecy(source: Path, copy: Register, present: Register | None) -> None:
    if present and copy.encrypted and not present.encrypted:
        raise WrongUsage(
            Text(
                "Die Sicherung {path} ist verschlüsselt, das Register nicht: Dann könnten alle lesen, was geschützt war.",
                "The backup {path} is encrypted and the register is not: everybody could read then what was protected.",
            ).fill(path=source),
            Text(
                "Mit --register NEUE-DATEI lässt sie sich verschlüsselt daneben zurückholen.",
                "With --register NEW-FILE it can be brought back beside it, encrypted.",
            ),
        )
