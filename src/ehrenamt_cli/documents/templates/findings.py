"""What a check of a template found: one sentence each, with the place and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ehrenamt_cli.i18n import NOTHING, Text


class Finding(NamedTuple):
    """One thing to mend; line 0 where it belongs to no line."""

    path: Path
    line: int
    code: str
    message: Text
    hint: Text = NOTHING
