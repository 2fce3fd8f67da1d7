"""Which locked packages have known vulnerabilities, as the open database OSV (osv.dev) knows them.

Only names and versions of packages are asked about; where the database cannot be reached, that is said and nothing else.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any

ADDRESS = "https://api.osv.dev/v1/querybatch"
_SECONDS = 10


class NotAsked(Exception):
    """The database could not be reached, or gave no answer that can be read."""


def vulnerable(packages: Mapping[str, str], address: str = ADDRESS) -> dict[str, list[str]]:
    """Package and version → the identifiers of what is known against it; packages without any are left out."""
    queries = [{"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in packages.items()]
    answer = _asked(address, {"queries": queries})
    results = answer.get("results") if isinstance(answer, dict) else None
    if not isinstance(results, list) or len(results) != len(queries):
        raise NotAsked("the answer does not fit the question")
    found = {}
    for (name, version), result in zip(packages.items(), results, strict=True):
        known = [str(entry["id"]) for entry in (result or {}).get("vulns", ())]
        if known:
            found[f"{name} {version}"] = known
    return found


def _asked(address: str, question: dict[str, Any]) -> Any:
    request = urllib.request.Request(address, json.dumps(question).encode(), {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            return json.load(answer)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise NotAsked(str(error)) from error
