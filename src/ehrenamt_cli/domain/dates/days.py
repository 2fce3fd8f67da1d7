"""Days as people write them: ``24.3.27``, ``2027-03-24``, ``+2w``, ``morgen``, ``Montag``."""

from __future__ import annotations

import contextlib
import re
from datetime import date, timedelta

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.calendar import add_months
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

WEEKDAYS = (
    Text("Mo", "Mon"),
    Text("Di", "Tue"),
    Text("Mi", "Wed"),
    Text("Do", "Thu"),
    Text("Fr", "Fri"),
    Text("Sa", "Sat"),
    Text("So", "Sun"),
)

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""A year outside is taken for a slip of the finger."""

_WEEKDAY_WORDS = (
    "mo mon montag monday",
    "di dienstag tu tue tues tuesday",
    "mi mittwoch wed wednesday",
    "do donnerstag th thu thur thurs thursday",
    "fr freitag fri friday",
    "sa samstag sonnabend sat saturday",
    "so sonntag su sun sunday",
)
_WEEKDAY = {word: number for number, words in enumerate(_WEEKDAY_WORDS) for word in words.split()}

_MONTH_WORDS = (
    "januar jänner jan january",
    "februar feber feb february",
    "märz mär mrz maerz mar march",
    "april apr",
    "mai may",
    "juni jun june",
    "juli jul july",
    "august aug",
    "september sep sept",
    "oktober okt october oct",
    "november nov",
    "dezember dez december dec",
)
_MONTH = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_NEAR = {
    "vorgestern": -2,
    "gestern": -1,
    "yesterday": -1,
    "heute": 0,
    "today": 0,
    "morgen": 1,
    "tomorrow": 1,
    "übermorgen": 2,
    "uebermorgen": 2,
}

_HOW = Text(
    "Bitte so schreiben: 24.03.2027, 2027-03-24, +2w, -1m, heute, morgen oder Montag.",
    "Please write it like 24.03.2027, 2027-03-24, +2w, -1m, today, tomorrow or Monday.",
)


def read_day(text: str, past: bool = False) -> date:
    """The day that was meant, reckoned from today where it is relative; WrongUsage if there is no such day.

    A weekday is the next one to come. Years of two digits: 00-69 are 20xx, 70-99 are 19xx. With ``past`` (birthdays)
    they belong to the century that keeps the day out of the future, a weekday is the last one, and a future day is refused.
    """
    words = " ".join(text.split()).casefold()
    day = _near(words, past) or _shifted(words, text) or _written(words, text, past)
    if day is None:
        raise WrongUsage(Text("„{text}“ ist kein Tag.", "“{text}” is not a day.").fill(text=clean(text)), _HOW)
    if past and day > clock.today():
        raise WrongUsage(
            Text("Der {day} liegt in der Zukunft.", "{day} is in the future.").fill(day=_shown(day)),
            Text("Hier wird ein vergangener Tag gebraucht.", "A day in the past is needed here."),
        )
    return day


def read_spoken_day(text: str) -> date:
    """A day in the past as people say it in passing: ``20.3.`` is the last one that was, ``Di`` may be today."""
    words = " ".join(text.split()).casefold()
    number = weekday_number(words)
    if number is not None:
        return clock.today() - timedelta(days=(clock.today().weekday() - number) % 7)
    if not re.fullmatch(r"[0-9]{1,2}\. ?([0-9]{1,2}\.|[a-zä]+\.?)", words):
        return read_day(text, past=True)
    for years in (0, 1):
        with contextlib.suppress(WrongUsage):
            return read_day(f"{words} {clock.today().year - years}", past=True)
    raise WrongUsage(Text("Den Tag „{text}“ gibt es nicht.", "There is no day “{text}”.").fill(text=clean(text)), _HOW)


def show_day(iso: str, weekday: bool = False) -> str:
    """``2027-03-24`` as ``24.03.2027`` or ``24 Mar 2027``, with ``weekday`` as ``Mi 24.03.2027``; other text stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    shown = str(_shown(day))
    return f"{WEEKDAYS[day.weekday()]} {shown}" if weekday else shown


def weekday_number(word: str) -> int | None:
    """0 for Monday to 6 for Sunday, from a name or its abbreviation in either language; None if it is neither."""
    return _WEEKDAY.get(word.casefold().rstrip("."))


def _shown(day: date) -> Text:
    return Text(f"{day:%d.%m.%Y}", f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}")


def _near(words: str, past: bool) -> date | None:
    """``heute``, ``morgen``, ``Montag``."""
    if words in _NEAR:
        return clock.today() + timedelta(days=_NEAR[words])
    number = weekday_number(words)
    if number is None:
        return None
    today = clock.today()
    ahead = (number - today.weekday() - 1) % 7 + 1
    behind = (today.weekday() - number - 1) % 7 + 1
    return today - timedelta(days=behind) if past else today + timedelta(days=ahead)


def _shifted(words: str, text: str) -> date | None:
    """``+2w``, ``-1m``: days (d, t), weeks (w), months (m) or years (y, j) from today."""
    match = re.fullmatch(r"([+-]) ?([0-9]{1,5}) ?([dtwmyj])", words)
    if not match:
        return None
    amount = int(match[1] + match[2])
    try:
        if match[3] in "dt":
            return _within_reach(clock.today() + timedelta(days=amount))
        if match[3] == "w":
            return _within_reach(clock.today() + timedelta(weeks=amount))
        return _within_reach(add_months(clock.today(), amount * (1 if match[3] == "m" else 12)))
    except (ValueError, OverflowError):
        raise WrongUsage(
            Text("„{text}“ liegt zu weit weg von heute.", "“{text}” is too far from today.").fill(text=clean(text)), _HOW
        ) from None


def _within_reach(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(day)
    return day


def _written(words: str, text: str, past: bool) -> date | None:
    """A day with its numbers: ISO, German, or with the name of the month."""
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?)?", words):
        year, month, day = match[1], int(match[2]), int(match[3])
    elif match := re.fullmatch(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4}|[0-9]{2})", words):
        day, month, year = int(match[1]), int(match[2]), match[3]
    elif (match := re.fullmatch(r"([0-9]{1,2})\.? ?([a-zä]+)\.? ?([0-9]{4})", words)) and match[2] in _MONTH:
        day, month, year = int(match[1]), _MONTH[match[2]], match[3]
    else:
        return None
    for full_year in _full_years(year, past):
        try:
            found = _within_reach(date(full_year, month, day))
        except ValueError:
            continue
        if len(year) == 4 or not past or found <= clock.today():
            return found
    raise WrongUsage(Text("Den Tag „{text}“ gibt es nicht.", "There is no day “{text}”.").fill(text=clean(text)), _HOW)


def _full_years(digits: str, past: bool) -> tuple[int, ...]:
    """The years that two digits can stand for, the likelier one first."""
    year = int(digits)
    if len(digits) == 4:
        return (year,)
    if past:
        return (2000 + year, 1900 + year)
    return (2000 + year,) if year <= 69 else (1900 + year,)


def age_on(born: date, day: date) -> int:
    """How many years somebody has completed on a day (§ 187 (2) sentence 2 BGB: the day of birth counts)."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
