"""What is left of somebody in a register and beside it, byte by byte."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from ehrenamt_cli.storage import local


def traces(folder: Path, *words: str) -> list[str]:
    """Files in a folder that hold one of the words, in any case, with how often."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes().lower()
            times = sum(content.count(word.lower().encode()) for word in words)
            found += [f"{path.name}: {times}"] if times else []
    return found


def decrypted(path: Path, key: str, target: Path) -> Path:
    """Everything an encrypted register holds, in a plain file."""
    connection = local.connect(path, key)
    connection.execute("ATTACH DATABASE :path AS plain KEY ''", {"path": str(target)})
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.execute("DETACH DATABASE plain")
    connection.close()
    assert driver.connect(str(target)).execute("SELECT count(*) FROM history").fetchone()[0]
    return target
