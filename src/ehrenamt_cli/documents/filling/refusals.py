"""Why the sandbox stops a template; ``documents.filling.explaining`` makes a sentence of each."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2.exceptions import TemplateRuntimeError, UndefinedError


class UnknownField(UndefinedError):
    """A template names a field that does not exist; carries the name and what there is instead."""

    def __init__(self, message: str | None, name: str, known: Sequence[str]) -> None:
        super().__init__(message)
        self.name, self.known = name, known


class Endless(TemplateRuntimeError):
    """A template that does not come to an end, or to a reasonable size."""


class NotAllowed(TemplateRuntimeError):
    """Something templates may not do; ``lineno`` where it was seen before anything ran."""

    lineno = 0


class NotPlain(TemplateRuntimeError):
    """A list or a whole record where one value is wanted; ``many`` for a list."""

    def __init__(self, *, many: bool) -> None:
        super().__init__()
        self.many = many


class TooDeep(TemplateRuntimeError):
    """Brackets, loops or quotes inside one another, further than anybody would write them."""


class TooLarge(TemplateRuntimeError):
    """More text in one piece, or more pieces, than a document can have."""
