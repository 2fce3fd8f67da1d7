"""Every sentence a person reads exists twice, side by side: German first, English second."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any, NamedTuple

LANGUAGES = ("de", "en")

_current = "de"


class Text(NamedTuple):
    """One sentence in both languages; ``str()`` gives the one in use."""

    de: str
    en: str

    def __str__(self) -> str:
        return self.en if _current == "en" else self.de

    def fill(self, **values: Any) -> Text:
        """Both sentences with their ``{fields}`` filled; a value may be a Text itself."""
        return Text(
            self.de.format_map({k: v.de if isinstance(v, Text) else v for k, v in values.items()}),
            self.en.format_map({k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
        )


NOTHING = Text("", "")


def same(text: str) -> Text:
    """A name or a value that reads alike in both languages."""
    return Text(text, text)


def use_language(code: str) -> None:
    """Choose the language of everything that is said from now on; unknown codes mean German."""
    global _current
    _current = code if code in LANGUAGES else "de"


@contextlib.contextmanager
def speaking(code: str) -> Iterator[None]:
    """Another language for a while: that of a document, which need not be the program's."""
    before = _current
    use_language(code)
    try:
        yield
    finally:
        use_language(before)


def language() -> str:
    """The language in use, ``de`` or ``en``."""
    return _current
