"""The place where a register lies: who may read it, whether it is really here, how much room there is."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

_SYNCED = re.compile(
    r"dropbox|onedrive|nextcloud|owncloud|google ?drive|my drive|icloud|mobile documents|com~apple~clouddocs|pcloud|hidrive"
    r"|magentacloud|seafile|syncthing|tresorit|box sync|mega ?sync|cloudstation|synologydrive",
    re.IGNORECASE,
)
"""Folders as services that synchronise files between machines are wont to name them."""

_SIGNS = (".dropbox", ".stfolder", ".owncloudsync.log", ".sync_.db", ".tmp.driveupload", ".seafile-data", ".tmp.drivedownload")
"""What such services leave in the folder they synchronise."""

_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "9p", "davfs", "fuse.sshfs", "fuse.davfs2", "fuse.rclone",
            "glusterfs", "ceph", "fuse.glusterfs", "fuse.s3fs", "lustre"}  # fmt: skip


def readable_by_others(*paths: Path) -> list[Path]:
    """Those files that somebody else on this machine may read or write; on Windows the folder decides, not the file."""
    if sys.platform == "win32":
        return []
    return [path for path in paths if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077]


def companions(register: Path) -> Iterator[Path]:
    """The register's file and those that SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        yield register.with_name(register.name + suffix)


def synchronised(path: Path) -> str:
    """The folder that a service keeps alike on several machines, if the file is in one."""
    for folder in path.resolve().parents:
        if _SYNCED.search(folder.name) or any((folder / sign).exists() for sign in _SIGNS):
            return str(folder)
    return ""


def network(path: Path) -> str:
    """What kind of network folder the file is in, if it is in one; locks do not hold there."""
    real = str(path.resolve())
    if real.startswith("\\\\"):
        return "UNC"
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    kind, longest = "", ""
    for line in mounts:
        _, folder, name, *_ = [*line.split(" "), "", "", ""]
        folder = folder.replace("\\040", " ")
        inside = real == folder or real.startswith(folder.rstrip("/") + "/")
        if inside and len(folder) >= len(longest):
            kind, longest = name, folder
    return kind if kind in _NETWORK else ""


def room(path: Path) -> int:
    """How many bytes are free where the file is."""
    return shutil.disk_usage(path.parent).free


def left_over(register: Path, folder: Path) -> list[Path]:
    """Unfinished copies of programs that were stopped in their middle: beside the register and where backups go."""
    own = re.escape(register.name)
    beside = [path for path in register.parent.iterdir() if re.match(rf"\.{own}\.restore\.\d+", path.name)]
    if folder.is_dir():
        beside += [
            path for path in folder.iterdir() if re.fullmatch(rf"\.{re.escape(register.stem)}-.+\.db\.\d+(-\w+)?", path.name)
        ]
    return sorted(path for path in beside if not _running(path))


def _running(path: Path) -> bool:
    """Whether the program that is writing the file may still be at work here."""
    number = re.search(r"\.(\d+)(-\w+)?$", path.name)
    if sys.platform == "win32" or not number:
        return False
    try:
        os.kill(int(number[1]), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
