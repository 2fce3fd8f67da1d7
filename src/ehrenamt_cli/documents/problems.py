"""What can be wrong with a template, or with a letter that no font has."""

from __future__ import annotations

from ehrenamt_cli.errors import WrongUsage


class TemplateProblem(WrongUsage):
    """A template that cannot be used as it is: which file, which line, and what is wrong."""

    code = "template"


class NoGlyph(WrongUsage):
    """A character that no font at hand can draw."""

    code = "no_glyph"
