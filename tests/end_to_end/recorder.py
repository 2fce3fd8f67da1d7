"""Runs commands in this process and records what they leave behind; reads a plan on stdin, prints what it saw as JSON.

After the commands of the plan, each command that writes records is run in its story (``writing.py``), in a register of its own.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import os
import shutil
import struct
import sys
from pathlib import Path
from typing import Any

from ehrenamt_cli import cli, shell

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_BEGINS = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.fork", "os.system")
_CREATED = 0x100 | 0x80  # IN_CREATE, IN_MOVED_TO


class Recorder:
    """What Python says about files, processes and variables, while it is switched on."""

    def __init__(self, allowed: list[str]) -> None:
        self.written: list[str] = []
        self.processes: list[str] = []
        self.variables: list[str] = []
        self.on = False
        self._allowed = tuple(allowed)
        sys.addaudithook(self._told)

    def _told(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open" and isinstance(args[0], str | bytes) and isinstance(args[2], int) and args[2] & _WRITING:
            path = os.path.abspath(os.fsdecode(args[0]))
            if not path.startswith(self._allowed):
                self.written.append(path)
        elif event == "os.mkdir":
            path = os.path.abspath(os.fsdecode(args[0]))
            if not path.startswith(self._allowed) and not os.path.isdir(path):
                self.written.append(path)
        elif event in _BEGINS:
            self.processes.append(event)
        elif event == "os.putenv":
            self.variables.append(f"{os.fsdecode(args[0])}={os.fsdecode(args[1])}")


class Watch:
    """New files in some folders, as the kernel tells them; None where it tells nobody (no Linux)."""

    def __init__(self, folders: list[str]) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = self._libc.inotify_init1(os.O_NONBLOCK)
        for folder in folders:
            self._libc.inotify_add_watch(self._descriptor, folder.encode(), _CREATED)

    def names(self) -> list[str]:
        """The files made since the last look."""
        found = []
        with contextlib.suppress(BlockingIOError):
            while data := os.read(self._descriptor, 65536):
                offset = 0
                while offset < len(data):
                    length = struct.unpack_from("iIII", data, offset)[3]
                    found.append(data[offset + 16 : offset + 16 + length].rstrip(b"\0").decode())
                    offset += 16 + length
        return found


def main() -> int:
    """Run the plan; gives the exit status."""
    plan = json.load(sys.stdin)
    os.environ["EHRENAMT_REGISTER"] = plan["register"]
    recorder, watch = Recorder(plan["allowed"]), Watch(plan["watched"])
    proof = _proof(recorder, watch, Path(plan["watched"][1]))
    ran = [(words, _run(recorder, plan, words)) for words in plan["commands"]]
    ran += _stories(recorder, plan)
    report = {
        "ran": ran,
        "proof": proof,
        "written": sorted(set(recorder.written)),
        "processes": recorder.processes,
        "variables": recorder.variables,
        "seen_by_kernel": watch.names(),
        "environment": Path("/proc/self/environ").read_text(errors="replace") + repr(dict(os.environ)),
    }
    sys.stdout.write(json.dumps(report))
    return 0


def _proof(recorder: Recorder, watch: Watch, folder: Path) -> dict[str, bool]:
    recorder.on = True
    (folder / "probe").write_text("")
    recorder.on = False
    seen = {"hook": bool(recorder.written), "kernel": "probe" in watch.names()}
    recorder.written.clear()
    (folder / "probe").unlink()
    return seen


def _stories(recorder: Recorder, plan: dict[str, Any]) -> list[tuple[list[str], int]]:
    sys.path.insert(0, str(Path(__file__).parents[1]))
    import writing

    empty, used = Path(plan["register"]).with_name("empty.db"), Path(plan["register"]).with_name("story.db")
    os.environ["EHRENAMT_REGISTER"] = str(empty)
    _run(recorder, plan, ["init", "--organisation", "Koordination X", "--land", "NI", "--unencrypted", "--yes"], locked=False)
    os.environ["EHRENAMT_REGISTER"] = str(used)
    os.chdir(plan["out"])  # stories name files without a folder
    ran = []
    for name, story in writing.lines().items():
        shutil.copy(empty, used)
        line = [str(word) for word in story()]
        assert " ".join(line).startswith(name), (name, line)
        ran.append((line, _run(recorder, plan, line, locked=False)))
    return ran


def _run(recorder: Recorder, plan: dict[str, Any], words: list[str], *, locked: bool = True) -> int:
    reading, writing = os.pipe()
    os.write(writing, plan["secret"].encode() + b"\n")
    os.close(writing)
    filled = [word.format(out=plan["out"], fd=reading) for word in words]
    key = ["--key-fd", str(reading)] if locked and words[0] != "init" else []
    silent = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), silent, io.StringIO()
    recorder.on = True
    try:
        return shell.run(cli.COMMANDS, "today:today", [*filled, *key])
    finally:
        recorder.on = False
        sys.stdin, sys.stdout, sys.stderr = before
        with contextlib.suppress(OSError):
            os.close(reading)


if __name__ == "__main__":
    sys.exit(main())
