"""Own templates and the packaged ones they were copied from: what has changed since, on which side.

A copy notes in its front matter which version it came from, and the text it came from is kept beside it, so that a change
of the packaged one can be told from a change of one's own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher, unified_diff
from pathlib import Path
from typing import NamedTuple

from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.templates.library import STANDARD, Template
from ehrenamt_cli.errors import FileProblem

KEPT = ".original"
"""The folder, beside the own templates, with the packaged texts as they were copied."""

_LENGTH = 12
_FROM = re.compile(r"^from:.*\n", re.MULTILINE)
_BLOCK = re.compile(r"\{%-?\s*(?:block\s+(\w+)[^%]*|endblock[^%]*)-?%\}")
EXTENDS = re.compile(r"""\{%-?\s*extends\s+["']standard/""")


def version(text: str) -> str:
    """A short hash of a template's text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def stamped(text: str, origin: str) -> str:
    """The text with ``from: <version>`` in its front matter, in place of an earlier one."""
    if not text.startswith("---\n"):
        return f"---\nfrom: {origin}\n---\n{text}"
    head, _, rest = text[4:].partition("\n---")
    return f"---\n{_FROM.sub('', head + chr(10))}from: {origin}\n---{rest}"


def unstamped(text: str) -> str:
    """The text as it was before ``stamped``."""
    plain = _FROM.sub("", text, count=1)
    return plain.removeprefix("---\n---\n")


def kept_path(template: Template) -> Path:
    """Where the packaged text that an own template was copied from is kept."""
    return template.path.parents[1] / KEPT / template.file


def packaged_text(template: Template) -> str | None:
    """The packaged template of the same name as it stands today; None if there is none."""
    source = library.read(STANDARD + template.file)
    return library.text_of(source.path) if source else None


def original_text(template: Template) -> str | None:
    """The packaged text as it was when it was copied; None if it was not kept."""
    try:
        text = library.text_of(kept_path(template))
    except FileProblem:
        return None
    return text if version(text) == template.origin else None


def behind(template: Template) -> bool:
    """Whether the packaged template has changed since an own one was copied from it.

    A template that only replaces some blocks is behind when one of these has changed.
    """
    if not (template.own and template.origin):
        return False
    now = packaged_text(template)
    if now is None or version(now) == template.origin:
        return False
    before, own = original_text(template), library.text_of(template.path)
    if before is None or not EXTENDS.search(own):
        return True
    then, today = blocks(before), blocks(now)
    return any(then.get(name) != today.get(name) for name in blocks(own))


def difference(before: str, after: str, names: tuple[str, str]) -> list[str]:
    """The unified difference, without its front matter and line by line."""
    left, right = (_FROM.sub("", text).splitlines() for text in (before, after))
    return list(unified_diff(left, right, *names, lineterm="", n=2))


def only_blocks(text: str, names: Sequence[str]) -> str:
    """The blocks of a packaged text that an own template replaces."""
    found = blocks(text)
    return "\n".join(f"{{% block {name} %}}\n{found[name]}{{% endblock %}}\n" for name in names if name in found)


def blocks(text: str) -> dict[str, str]:
    """The text of each block by its name, those inside other blocks included."""
    found, open_ = dict[str, str](), list[tuple[str, int]]()
    for tag in _BLOCK.finditer(text):
        if tag[1]:
            open_.append((tag[1], tag.end()))
        elif open_:
            name, start = open_.pop()
            found[name] = text[start : tag.start()].removeprefix("\n")
    return found


class Merged(NamedTuple):
    """Both sides' changes in one text; where both changed the same lines, the own ones stand and the others are listed."""

    text: str
    left_out: list[str]


def merged(before: str, own: str, now: str) -> Merged:
    """The changes from ``before`` to ``now`` taken over into the own text."""
    lines, left_out = list[str](), list[str]()
    for base, mine, theirs in _regions(*(text.splitlines(keepends=True) for text in (before, own, now))):
        if mine == base:
            lines += theirs
        else:
            lines += mine
            if theirs not in (base, mine):
                left_out.append("".join(theirs))
    return Merged("".join(lines), left_out)


def _regions(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """The three texts in step: what stands between lines that all three share, and these lines themselves."""
    at, at_mine, at_theirs = 0, 0, 0
    for start, in_mine, in_theirs, length in _shared(base, mine, theirs):
        yield base[at:start], mine[at_mine:in_mine], theirs[at_theirs:in_theirs]
        at, at_mine, at_theirs = start + length, in_mine + length, in_theirs + length
        yield base[start:at], mine[in_mine:at_mine], theirs[in_theirs:at_theirs]
    yield base[at:], mine[at_mine:], theirs[at_theirs:]


def _shared(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where in each of the three texts the same lines stand, and how many."""
    left, right = (SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks() for other in (mine, theirs))
    for one in left:
        for other in right:
            start, end = max(one.a, other.a), min(one.a + one.size, other.a + other.size)
            if start < end:
                yield start, one.b + start - one.a, other.b + start - other.a, end - start
