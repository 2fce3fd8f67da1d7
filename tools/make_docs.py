"""Write the pages of docs/ that are made from the program: ``python tools/make_docs.py [--check]``.

With ``--check`` nothing is written; the exit status is 1 if a page is not what the program would say today.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from pages.commands import commands
from pages.declared import data_model
from pages.json_shapes import json_shapes
from pages.manual import manual
from pages.privacy import privacy
from pages.rules import criteria, deadlines
from pages.surroundings import exit_codes, settings

DOCS = Path(__file__).parent.parent / "docs"

MANUAL = ("handbuch.md", *sorted(path.relative_to(DOCS).as_posix() for path in DOCS.glob("handbuch/*.md")))
"""The manual and its chapters, in the order in which its commands are typed."""

TOLD = ("vorlagen.md", "ein-weg-im-vollzug.md", "ein-weg-mit-gefluechteten.md")
"""Written by hand; the answers in them are the program's."""


@cache
def told(*names: str) -> dict[str, str]:
    """Pages written by hand with the answers of today; those that go together are typed at one desk."""
    return dict(zip(names, manual([(DOCS / name).read_text(encoding="utf-8") for name in names]), strict=True))


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "data-model.md": data_model,
    "privacy.md": privacy,
    "deadlines.md": deadlines,
    "criteria.md": criteria,
    "json.md": json_shapes,
    "exit-codes.md": exit_codes,
    "settings.md": settings,
    **{name: partial(lambda name: told(*MANUAL)[name], name) for name in MANUAL},
    **{name: partial(lambda name: told(name)[name], name) for name in TOLD},
}


def main(arguments: list[str]) -> int:
    """Write or check every page; gives the exit status."""
    stale = []
    for name, made in PAGES.items():
        path, text = DOCS / name, made()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8", newline="\n")
    for name in stale:
        print(f"docs/{name} {'ist veraltet: python tools/make_docs.py' if '--check' in arguments else 'geschrieben'}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
