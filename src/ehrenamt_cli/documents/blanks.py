"""A value that is not known yet, and still has a name."""

from __future__ import annotations

from typing import NamedTuple

from ehrenamt_cli.i18n import Text


class Blank(NamedTuple):
    """Stands for a missing value: false in a condition, an error in a finished document, ⟨label⟩ in a draft.

    ``whose`` is the name the list of missing fields puts before the label: "JVA Uelzen: Telefon"; ``mend`` is the
    command line that fills it, without the program's name, where there is one.
    """

    label: Text
    path: str
    whose: str = ""
    mend: str = ""

    def __bool__(self) -> bool:
        return False

    def __lt__(self, other: object) -> bool:
        """``{% if hours > 5 %}``: nothing is known of it, so nothing holds."""
        return False

    def __le__(self, other: object) -> bool:
        return False

    def __gt__(self, other: object) -> bool:
        return False

    def __ge__(self, other: object) -> bool:
        return False

    @property
    def full_label(self) -> Text:
        """The label with the name of the party or person it belongs to."""
        return Text("{whose}: {label}", "{whose}: {label}").fill(whose=self.whose, label=self.label) if self.whose else self.label
