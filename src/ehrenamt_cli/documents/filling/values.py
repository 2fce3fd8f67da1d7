"""The values of one rendering: put aside while the template's own text is parsed, and taken back afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.filling.budget import Budget
from ehrenamt_cli.documents.filling.refusals import NotAllowed, NotPlain
from ehrenamt_cli.documents.tree import Break, Gap, Signatures, Signer, Words
from ehrenamt_cli.documents.words import NO, YES, literal, long_day, one_line, said
from ehrenamt_cli.documents.writing.look import isolated, runs_from_right
from ehrenamt_cli.i18n import Text

OPEN, CLOSE = "\ue000", "\ue001"
"""The private code points around the number of a value that was put aside."""

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff\U000f0000-\U0010ffff]")
"""What no file format can hold, and what could be taken for a sentinel, in a template's own text."""

Value = str | Gap | Break | Signatures


class Values:
    """What a template has printed so far, in order, and which blanks were among it."""

    def __init__(self, language: str, budget: Budget) -> None:
        self.language, self._budget = language, budget
        self.put: list[Value] = []
        self.missing: dict[Blank, None] = {}

    def put_aside(self, value: Any) -> Markup:
        """Keep a value; what stands for it in the text is its number between two sentinels."""
        self.put.append(self._kept(value))
        return Markup(f"{OPEN}{len(self.put) - 1}{CLOSE}")

    def text(self, value: Any) -> str:
        """A value in the words of the document's language; NotAllowed for what is no plain value."""
        if isinstance(value, Text):
            return said(value, self.language)
        if isinstance(value, bool):
            return said(YES if value else NO, self.language)
        if isinstance(value, date):
            return long_day(value, self.language)
        if isinstance(value, float):
            return f"{value:n}" if self.language == "en" else f"{value:n}".replace(".", ",")
        if isinstance(value, Undefined):
            str(value)  # raises UnknownField
        if isinstance(value, str | int) and not isinstance(value, Markup):
            return str(value)
        if isinstance(value, Mapping | list | tuple | range):
            raise NotPlain(many=not isinstance(value, Mapping))
        raise NotAllowed(type(value).__name__)

    def part(self, value: Any) -> Words | Gap:
        """A value outside the running text: a name to sign below, a line of an address."""
        return self._gap(value) if isinstance(value, Blank) else Words(one_line(self.text(value)), apart=True)

    def signatures(self, signers: Sequence[Any]) -> Signatures:
        """A line to sign on for each of ``{party, name, role, place, signed_on}``."""
        return Signatures(tuple(self._signer(signer) for signer in signers))

    def _kept(self, value: Any) -> Value:
        if isinstance(value, Signatures | Break):
            return value
        if isinstance(value, Blank):
            return self._gap(value)
        text = self.text(value)
        self._budget.write(len(text))
        return literal(text)

    def _gap(self, blank: Blank) -> Gap:
        self.missing[blank] = None
        return Gap(said(blank.label, self.language))

    def _signer(self, signer: Any) -> Signer:
        if not isinstance(signer, Mapping):
            raise NotAllowed("signatures")
        self._budget.spend(10)
        signed_on = self.text(signer["signed_on"] or "")
        place_day = [one_line(self.text(signer["place"] or "")), signed_on] if signed_on else []
        if runs_from_right(self.language):
            place_day = list(map(isolated, place_day))
        return Signer(
            party=self.part(signer["party"]),
            name=self.part(signer["name"]),
            role=one_line(self.text(signer["role"] or "")),
            place_day=", ".join(filter(None, place_day)),
        )
