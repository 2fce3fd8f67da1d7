"""Every error a person can cause: what happened, what to do next, and the exit status scripts see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from ehrenamt_cli.i18n import NOTHING, Text


class EhrenamtError(Exception):
    """A bug in the program; every other error is one of the kinds below.

    Pass the log that the message names to the developers; it holds no personal data.
    """

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 1

    def __init__(self, message: Text, hint: Text = NOTHING) -> None:
        super().__init__(message.de)
        self.message, self.hint = message, hint

    def details(self) -> dict[str, Any]:
        """What ``--json`` adds to code, message and hint."""
        return {}

    def lines(self) -> list[str]:
        """What stands between the sentence and the hint, a line each."""
        return []


class WrongUsage(EhrenamtError):
    """A command line or a value that cannot be understood.

    Mend the line; the hint names what is possible.
    """

    code, status = "usage", 2


class FileProblem(EhrenamtError):
    """A file that cannot be read or written (not the register).

    Check path, permissions and encoding of the file that is named.
    """

    code, status = "file", 2


class MissingFields(EhrenamtError):
    """A document that would print a silent blank.

    Fill in the fields that are listed, or take a draft with labelled blanks.
    """

    code, status = "missing_fields", 3

    def __init__(self, message: Text, hint: Text, fields: Sequence[str], commands: Sequence[str] = ()) -> None:
        super().__init__(message, hint)
        self.fields = list(fields)
        self.commands = list(commands) or [""] * len(self.fields)

    def details(self) -> dict[str, Any]:
        return {"fields": self.fields, "commands": self.commands}

    def lines(self) -> list[str]:
        pairs = zip(self.fields, self.commands, strict=True)
        return [f"{field}: {command}" if command else field for field, command in pairs]


class CheckFailed(EhrenamtError):
    """A check did its work and found something.

    Look at what was found; the data on stdout has it all.
    """

    code, status = "check_failed", 3


class NotFound(EhrenamtError):
    """No record, template or register answers to that name.

    Look at the list, or take one of the names that the hint proposes.
    """

    code, status = "not_found", 4


class Ambiguous(EhrenamtError):
    """Several records answer to that name.

    Give the key of the one that is meant.
    """

    code, status = "ambiguous", 4


class Forbidden(EhrenamtError):
    """A rule of the field forbids it; carries every rule that was broken.

    Do what would lift each rule; where an exception is possible, give its reason with ``--override``.
    """

    code, status = "forbidden", 5

    def __init__(self, message: Text, hint: Text, rules: Sequence[dict[str, Any]]) -> None:
        super().__init__(message, hint)
        self.rules = list(rules)

    def details(self) -> dict[str, Any]:
        return {"rules": self.rules}


class RegisterUnavailable(EhrenamtError):
    """The register cannot be used: wrong key, locked, damaged, newer than this program, or not writable.

    Nothing has changed; the hint says whether to wait, to check the key, to update or to take the last backup.
    """

    code, status = "register", 6


class NeedsYes(EhrenamtError):
    """Something dangerous without a terminal to ask on and without ``--yes``.

    Add ``--yes`` if it is meant.
    """

    code, status = "needs_yes", 7
