"""Pages written by hand, the manual above all: what the program answers in its ``console`` blocks is put there by running them.

All blocks of pages that go together run one after the other in one folder. A line that begins with ``$ ehrenamt`` is run,
what stands below it is its answer; other ``$`` lines are only shown. ``<!-- tag 2027-04-01 -->`` turns the calendar to that
day, and a ``<!-- datei NAME -->`` puts the block below it into a file; ``<!-- aendern NAME -->`` does in a file what the block
below it shows: lines that begin with ``-`` become those that begin with ``+``.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from program import an_empty_desk, ehrenamt, masked

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_BETWEEN = "\f"
_MARK = re.compile(r"<!-- (tag|datei|aendern) (\S+) -->\n+\Z")


def manual(pages: Sequence[str]) -> list[str]:
    """The pages with the answers that the program gives today, typed one after the other."""
    with an_empty_desk():
        return masked(_BETWEEN.join("".join(_parts(text)) for text in pages)).split(_BETWEEN)


def _parts(text: str) -> Iterator[str]:
    end = 0
    for block in _BLOCK.finditer(text):
        before, (language, content) = text[end : block.start()], block.groups()
        yield before
        mark = _MARK.search(before)
        if mark and mark[1] == "tag":
            os.environ["EHRENAMT_TODAY"] = mark[2]
        if mark and mark[1] == "datei":
            Path(mark[2]).write_text(content, encoding="utf-8")
        if mark and mark[1] == "aendern":
            _change(Path(mark[2]).expanduser(), content)
        yield f"```{language}\n{_answered(content) if language == 'console' else content}```\n"
        end = block.end()
    yield text[end:]


def _change(path: Path, shown: str) -> None:
    """What somebody does in a text editor."""
    old, new = ("".join(f"{line[1:]}\n" for line in shown.splitlines() if line[0] == sign) for sign in "-+")
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{path}: {old}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _answered(content: str) -> str:
    """The commands of a block, each with its answer."""
    said = []
    for command in _commands(content):
        words = shlex.split(command.removeprefix("$ ").replace("\\\n", " "))
        said.append(f"{command}\n")
        if words[0] == "ehrenamt":
            said.append(ehrenamt(*words[1:]).screen)
    return "".join(said)


def _commands(content: str) -> Iterator[str]:
    lines = iter(content.splitlines())
    for line in lines:
        if line.startswith("$ "):
            while line.endswith("\\"):
                line += f"\n{next(lines)}"
            yield line
