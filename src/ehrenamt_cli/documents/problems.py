"""What can be wrong with a template, or with a letter that no font has."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


class TemplateProblem(WrongUsage):
    """A template that cannot be used as it is: which file, which line, and what is wrong."""

    code = "template"

    def __init__(self, file: str, line: int, what: Text, hint: Text) -> None:
        sentence = Text("Vorlage {file}, Zeile {line}: {what}", "Template {file}, line {line}: {what}")
        super().__init__(sentence.fill(file=file, line=line, what=what), hint)
        self.file, self.line, self.what = file, line, what

    def details(self) -> dict[str, Any]:
        return {"file": self.file, "line": self.line}


class NoGlyph(WrongUsage):
    """A character that no font at hand can draw."""

    code = "no_glyph"

    def __init__(self, message: Text, hint: Text, letter: str = "") -> None:
        super().__init__(message, hint)
        self.letter = letter
