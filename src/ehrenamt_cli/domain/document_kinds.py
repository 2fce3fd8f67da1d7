"""What a kind of document is: its words, its template, whom it is for, and what it may tell them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ehrenamt_cli.domain.entity import Field
from ehrenamt_cli.i18n import Text

ITSELF = "*"
"""A kind whose recipient is the record it is written for."""


class DocumentKind(NamedTuple):
    """One kind of document: its words, its template, and what it is written for.

    ``subjects`` are the kinds of record one of them is written for (none: it stands alone), ``only`` narrows agreements.
    ``recipient`` names the variable that is written to; with ``recipients`` it goes to any of those instead.
    ``extras`` are variables beyond the records themselves (``documents.fields.EXTRAS``); ``asked`` are values that no
    record holds and that are given with ``--set``.
    """

    name: str
    label: Text
    template: str
    subjects: tuple[str, ...] = ()
    only: Mapping[str, str] = {}
    recipient: str = ""
    recipients: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    asked: tuple[Field, ...] = ()
    own_text: bool = False
    """Its text is a file that somebody names (``--text``)."""
    shares: tuple[str, ...] = ()
    """The kinds of data about a client that it tells a partner (``sharing.DATA``); it is written only where they are covered."""
    by_law: Mapping[str, str] = {}
    """Provisions that allow that without a release, by kind and Land of the organisation whose affair it is."""
    by_consent: bool = False
    """It tells an organisation about a volunteer, who has agreed to that."""
    whole: str = ""
    """The kind of record that stands for all it is written for: an event for each participation in it."""
    through: str = ""
    """The kind of record whose people it can go to: the participations in the event it is written for."""

    @property
    def folder(self) -> str:
        """The folder of its template."""
        return self.template.partition("/")[0]

    @property
    def file(self) -> str:
        """The name of its template, without language and ending."""
        return self.template.partition("/")[2]
