"""What speaks for two records being about the same, and what against; in points, and each in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ehrenamt_cli.domain.likeness.names import MARRIED, SAME, WHOLE, Alike, alike
from ehrenamt_cli.domain.likeness.sounds import one_apart
from ehrenamt_cli.domain.likeness.traits import Traits
from ehrenamt_cli.i18n import Text

CERTAINTIES = {
    "sure": Text("sicher", "sure"),
    "probable": Text("wahrscheinlich", "probable"),
    "possible": Text("möglich", "possible"),
}

_SURE, _PROBABLE, POSSIBLE = 9.0, 6.5, 5.0
"""From so many points on."""


class Reason(NamedTuple):
    """One thing that speaks for it (points above 0) or against it."""

    code: str
    points: float
    words: Text


class Likeness(NamedTuple):
    """How probable it is that two records are about the same, and why."""

    points: float
    reasons: tuple[Reason, ...]

    @property
    def certainty(self) -> str:
        """A key of ``CERTAINTIES``."""
        return "sure" if self.points >= _SURE else "probable" if self.points >= _PROBABLE else "possible"

    @property
    def words(self) -> Text:
        """``gleicher Geburtstag, Name klingt gleich``; what speaks against it comes last."""
        pro = [reason.words for reason in self.reasons if reason.points > 0]
        contra = [Text("aber {words}", "but {words}").fill(words=one.words) for one in self.reasons if one.points < 0]
        return Text(", ".join(text.de for text in (*pro, *contra)), ", ".join(text.en for text in (*pro, *contra)))


def likeness(one: Traits, other: Traits, namesakes: int) -> Likeness | None:
    """How alike two records are; None where they are about different people. ``namesakes`` have one of the two names."""
    reasons = [reason for find in _EVIDENCE if (reason := find(one, other))]
    beside = sum(reason.points for reason in reasons)
    names = alike(one.parts, other.parts) if beside + WHOLE + _RARE.points >= POSSIBLE else None
    if names is None or (names == MARRIED and _SAME_DAY not in reasons):
        return None
    points = beside + names.points
    also = _how_common(names, _COMMON_FROM - 1 if _OTHER_DAY in reasons else namesakes)
    if points + (also.points if also else 0) < POSSIBLE:
        return None
    told = [*_without_blocked(one, other, reasons), Reason("name", names.points, names.words), *([also] if also else ())]
    told.sort(key=lambda reason: -reason.points)
    return Likeness(round(sum(reason.points for reason in told), 1), tuple(told))


def _without_blocked(one: Traits, other: Traits, reasons: list[Reason]) -> list[Reason]:
    """What is blocked in one of the records is weighed, and not told."""
    hidden = [reason for reason in reasons if reason.code in _HIDDEN] if one.blocked or other.blocked else []
    if not hidden:
        return reasons
    blocked = Reason("blocked", sum(reason.points for reason in hidden), _BLOCKED)
    return [*(reason for reason in reasons if reason not in hidden), *([blocked] if blocked.points > 0 else ())]


_HIDDEN = ("phone", "mail", "street", "postal_code")
_BLOCKED = Text("gesperrte Angaben stimmen überein", "blocked data agree")


def _how_common(names: Alike, namesakes: int) -> Reason | None:
    if names.words == SAME and namesakes <= _RARE_UNTIL:
        return _RARE
    return _COMMON if namesakes >= _COMMON_FROM else None


def _birthday(one: Traits, other: Traits) -> Reason | None:
    if not one.born or not other.born:
        return None
    if one.born == other.born:
        return _SAME_DAY
    if one.born[:4] == other.born[:4]:
        if one.born[5:7] == other.born[8:] and one.born[8:] == other.born[5:7]:
            return _TURNED_DAY
        if "01-01" in (one.born[5:], other.born[5:]):
            return _SAME_YEAR
    return _NEAR_DAY if one_apart(one.born, other.born) else _OTHER_DAY


def _phone(one: Traits, other: Traits) -> Reason | None:
    if not one.phones or not other.phones:
        return None
    return _SAME_PHONE if one.phones & other.phones else _OTHER_PHONE


def _mail(one: Traits, other: Traits) -> Reason | None:
    if not one.email or not other.email:
        return None
    return _SAME_MAIL if one.email == other.email else _OTHER_MAIL


def _address(one: Traits, other: Traits) -> Reason | None:
    if not one.postal_code or one.postal_code != other.postal_code:
        return None
    return _SAME_STREET if one.street and one.street == other.street else _SAME_CODE


def _gender(one: Traits, other: Traits) -> Reason | None:
    return _OTHER_GENDER if one.gender and other.gender and one.gender != other.gender else None


def _organisation(one: Traits, other: Traits) -> Reason | None:
    return _SAME_PLACE if one.organisation and one.organisation == other.organisation else None


_SAME_DAY = Reason("born", 4.0, Text("gleicher Geburtstag", "same date of birth"))
_TURNED_DAY = Reason("born", 3.0, Text("Tag und Monat der Geburt vertauscht", "day and month of birth swapped"))
_SAME_YEAR = Reason("born", 1.5, Text("gleiches Geburtsjahr", "same year of birth"))
_NEAR_DAY = Reason("born", 1.5, Text("Geburtstag bis auf eine Ziffer gleich", "date of birth the same but for a digit"))
_OTHER_DAY = Reason("born", -5.0, Text("Geburtstag verschieden", "different date of birth"))
_SAME_PHONE = Reason("phone", 3.5, Text("gleiche Telefonnummer", "same phone number"))
_OTHER_PHONE = Reason("phone", -0.7, Text("andere Telefonnummer", "different phone number"))
_SAME_MAIL = Reason("mail", 4.0, Text("gleiche E-Mail-Adresse", "same e-mail address"))
_OTHER_MAIL = Reason("mail", -0.7, Text("andere E-Mail-Adresse", "different e-mail address"))
_SAME_STREET = Reason("street", 2.0, Text("gleiche Anschrift", "same address"))
_SAME_CODE = Reason("postal_code", 0.7, Text("gleiche PLZ", "same postal code"))
_OTHER_GENDER = Reason("gender", -2.0, Text("anderes Geschlecht", "different gender"))
_SAME_PLACE = Reason("organisation", 2.5, Text("gleiche Einrichtung", "same organisation"))
_RARE = Reason("rare", 1.2, Text("seltener Name", "rare name"))
_COMMON = Reason("common", -1.0, Text("häufiger Name", "common name"))

_RARE_UNTIL, _COMMON_FROM = 2, 10
"""So many records with the same name make it a rare one, a common one."""

_EVIDENCE: tuple[Callable[[Traits, Traits], Reason | None], ...] = (
    _birthday,
    _phone,
    _mail,
    _address,
    _gender,
    _organisation,
)
"""What is looked at beside the name."""
