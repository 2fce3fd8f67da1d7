"""The whole register as an open archive: JSON lines in a ZIP file, described in it, and read back by ``ehrenamt restore``."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ehrenamt_cli import __version__, clock
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.errors import FileProblem, NotFound
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import registers
from ehrenamt_cli.services.outputs import writing
from ehrenamt_cli.services.registers import Register
from ehrenamt_cli.storage import archives, audit, local, open_copies
from ehrenamt_cli.storage import keys as raw_keys

EXPORTED = "export"
_FORMAT = "ehrenamt-archive-1"
_MANIFEST, _MODEL, _ABOUT = "manifest.json", "model.json", "LIESMICH.txt"

_README = Text(
    "Ein Register von ehrenamt als offenes Archiv, NICHT verschlüsselt: Wer die Datei hat, kann alles lesen.\n\n"
    "tables/NAME.jsonl   jede Zeile ein Eintrag als JSON; Tage als JJJJ-MM-TT, Beträge in Cent, Zeiten in Minuten\n"
    "model.json          welche Felder es gibt, wie sie heißen, worauf sie verweisen\n"
    "manifest.json       wie viele Einträge, und die SHA-256-Summe jeder Datei\n\n"
    "Zurück in ein Register: ehrenamt restore DATEI\n",
    "A register of ehrenamt as an open archive, NOT encrypted: whoever has the file can read everything.\n\n"
    "tables/NAME.jsonl   each line a record as JSON; days as YYYY-MM-DD, amounts in cents, durations in minutes\n"
    "model.json          which fields there are, what they are called, what they refer to\n"
    "manifest.json       how many records, and the SHA-256 sum of each file\n\n"
    "Back into a register: ehrenamt restore FILE\n",
)


def write(register: Register, path: Path) -> dict[str, int]:
    """Put everything into the archive at ``path``; gives how many rows of each table. That it was made is noted."""
    audit.note(register, EXPORTED, {"entity": "*", "form": "archive"})
    counts: dict[str, int] = {}
    sums: dict[str, str] = {}
    with writing(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_ABOUT, f"{_README.de}\n{_README.en}")
        archive.writestr(_MODEL, _lines({plural: _described(entity) for plural, entity in ENTITIES.items()}))
        for table in archives.TABLES:
            digest = hashlib.sha256()
            with archive.open(_part(table), "w", force_zip64=True) as part:
                counts[table] = 0
                for row in archives.rows(register, table):
                    line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
                    digest.update(line)
                    part.write(line)
                    counts[table] += 1
            sums[table] = digest.hexdigest()
        manifest = {"format": _FORMAT, "program": __version__, "made_at": clock.now(), "rows": counts, "sha256": sums}
        archive.writestr(_MANIFEST, _lines(manifest))
    return counts


def is_archive(path: Path) -> bool:
    """Whether the file is one of these."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _MANIFEST in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


@contextlib.contextmanager
def unpacked(source: Path, present: Register | None) -> Iterator[Register]:
    """The archive as a working copy beside the register, with the register's own key; it goes away at the end.

    FileProblem where the archive is damaged or of another format, NotFound where there is no register yet.
    """
    if present is None:
        raise NotFound(
            Text("Für ein Archiv braucht es ein Register, in das es kommt.", "An archive needs a register to go into."),
            Text("Bitte erst „ehrenamt init“.", "Please run “ehrenamt init” first."),
        )
    copy = present.path.with_name(f".{present.path.name}.restore.{os.getpid()}")
    try:
        present.copy_to(copy)
        key = raw_keys.of_another(present.key, copy) if present.key else None
        with contextlib.closing(registers.open_file(copy, key)) as book, _readable(source) as archive:
            archives.refill(book, lambda table: _rows(archive, table))
            yield book
    finally:
        local.remove_file(copy)


@contextlib.contextmanager
def _readable(source: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(source) as archive:
            if json.loads(archive.read(_MANIFEST)).get("format") != _FORMAT:
                raise ValueError
            _refuse_newer(archive, source)
            yield archive
    except (OSError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, AttributeError, TypeError, EOFError, RecursionError):
        raise FileProblem(
            Text(
                "Das Archiv {path} ist beschädigt oder von anderer Art.", "The archive {path} is damaged or of another sort."
            ).fill(path=source),
            Text("Das Register ist unverändert.", "The register is unchanged."),
        ) from None


def _refuse_newer(archive: zipfile.ZipFile, source: Path) -> None:
    """Fields that this program does not know would be lost without a word."""
    model = json.loads(archive.read(_MODEL))
    unknown = [
        f"{plural}.{field['name']}"
        for plural, kind in model.items()
        for field in kind["fields"]
        if plural not in ENTITIES or field["name"] not in {known.name for known in ENTITIES[plural].fields}
    ]
    if unknown:
        raise FileProblem(
            Text("Das Archiv {path} kommt aus einer anderen Fassung.", "The archive {path} comes from another version.").fill(
                path=source
            ),
            Text("Unbekannt ist hier: {names}. Bitte aktualisieren.", "Unknown here: {names}. Please update.").fill(
                names=", ".join(unknown[:5])
            ),
        )


def _rows(archive: zipfile.ZipFile, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table; one that the archive does not know is empty. ValueError where the sum does not fit."""
    if _part(table) not in archive.namelist():
        return
    digest = hashlib.sha256()
    with archive.open(_part(table)) as part:
        for line in part:
            digest.update(line)
            yield json.loads(line)
    if json.loads(archive.read(_MANIFEST))["sha256"][table] != digest.hexdigest():
        raise ValueError(table)


def _part(table: str) -> str:
    return f"tables/{table}.jsonl"


def _lines(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _described(entity: Entity) -> dict[str, Any]:
    fields = [
        {
            "name": field.name,
            "kind": field.kind.name,
            "many": field.kind.many,
            "label": field.label._asdict(),
            "refers_to": field.refers_to or None,
            "choices": {key: label._asdict() for key, label in field.choices.items()},
            "personal": str(field.personal),
        }
        for field in entity.fields
    ]
    return {"label": entity.labels._asdict(), "fields": fields}


def write_open_copy(register: Register, path: Path) -> dict[str, int]:
    """Put an ordinary SQLite file without anything protected at ``path``, for reading only; gives how many rows of each kind."""
    audit.note(register, EXPORTED, {"entity": "*", "form": "sqlite"})
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    local.make_file(partial)
    try:
        counts = open_copies.write(register, partial)
        partial.chmod(0o400)
        local.flush(partial)
        os.replace(partial, path)
    finally:
        local.remove_file(partial)
    return counts
