"""Lock every package to one version and its hashes: ``python tools/lock.py``, after a change of the dependencies.

Writes ``requirements/run.txt`` (what the program needs) and ``requirements/dev.txt`` (what its tests need, too), for every
system and every Python from 3.11 on. uv works them out; it is fetched for that into a folder that goes away again.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

_TO_BUILD = "hatchling>=1.27\neditables>=0.5\n"
"""What an installation from the sources is built with."""

_HEAD = "# Made by `make lock` from pyproject.toml. Installed with --require-hashes: no other file than these is taken.\n"

FILES = {"run.txt": (), "dev.txt": ("--extra", "dev")}


def main() -> int:
    """Write both files; gives the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        bin_ = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([bin_ / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"], check=True)
        for name, extras in FILES.items():
            command = [
                bin_ / "uv",
                "pip",
                "compile",
                "--universal",
                "--python-version",
                "3.11",
                "--generate-hashes",
                "--no-header",
            ]
            target = ROOT / "requirements" / name
            done = subprocess.run(
                [*command, "--quiet", "--no-annotate", *extras, "pyproject.toml", "-"],
                cwd=ROOT, input=_TO_BUILD, env=os.environ | _index(), capture_output=True, text=True, check=False,
            )  # fmt: skip
            if done.returncode:
                print(done.stderr, file=sys.stderr)
                return 1
            target.write_text(_HEAD + done.stdout, encoding="utf-8", newline="\n")
            print(f"requirements/{name}: {done.stdout.count('==')} packages")
    return 0


def _index() -> dict[str, str]:
    """The index that pip has been told to use here, if it has."""
    asked = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return {"UV_DEFAULT_INDEX": found} if found else {}


if __name__ == "__main__":
    sys.exit(main())
