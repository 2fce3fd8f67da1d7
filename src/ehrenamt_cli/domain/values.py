"""The kinds of value a field can hold: how each is read from what a person typed, and shown again."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, NamedTuple

from ehrenamt_cli.domain.choices import Choices, Said
from ehrenamt_cli.domain.dates.days import read_day, show_day
from ehrenamt_cli.domain.dates.daytimes import read_time, show_time
from ehrenamt_cli.domain.dates.moments import read_moment, show_moment
from ehrenamt_cli.domain.dates.periods import parse_period
from ehrenamt_cli.domain.dates.spans import read_spans, show_span
from ehrenamt_cli.domain.languages import read_languages, show_language
from ehrenamt_cli.domain.names import clean, fold
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text, same

LONGEST_LINE = 300
LONGEST_SHORT = 200
LONGEST_LABEL = 40
LONGEST_NOTE = 4_000


class Kind(NamedTuple):
    """A kind of value: ``read`` turns typed text into what is stored, ``show`` turns one stored value into words."""

    name: str
    read: Callable[[str, Choices], Any]
    show: Callable[[Any, Choices], str]
    sql: str = "TEXT"
    many: bool = False
    """Stored as a JSON array of strings: ``read`` gives a list, ``show`` takes one entry."""
    term: Callable[[str], str] = str
    """What an entry of a list is found by: a language by its code alone."""


def choice_words(choices: Choices) -> Text:
    """What one can type for a choice: its words, or how they begin where they are a sentence; else the key."""
    typed = [_typed(key, label, choices) for key, label in choices.items()]
    return Text(", ".join(text.de for text in typed), ", ".join(text.en for text in typed))


def _typed(key: str, label: Text, choices: Choices) -> Text:
    """The key where everybody says that, or where several begin alike."""
    if not key.islower():
        return same(key)
    short = Text(re.split("[,:] ", label.de)[0], re.split("[,:] ", label.en)[0])
    if short == label:
        return label
    alike = [other for other in choices.values() if short.de in other.de or short.en in other.en]
    return short if len(alike) == 1 else same(key)


def _read_line(text: str, _: Choices) -> str:
    return _within(clean(text), LONGEST_LINE)


def _read_short(text: str, _: Choices) -> str:
    """A sentence; whoever has more to say does not say it in the register."""
    return _within(clean(text), LONGEST_SHORT)


def _read_label(text: str, _: Choices) -> str:
    """A name or a number, too short to tell a story."""
    return _within(clean(text), LONGEST_LABEL)


def _within(line: str, most: int) -> str:
    if len(line) > most:
        raise WrongUsage(
            Text("Der Text ist zu lang ({n} Zeichen).", "The text is too long ({n} characters).").fill(n=len(line)),
            Text("Erlaubt sind {n} Zeichen.", "{n} characters are allowed.").fill(n=most),
        )
    return line


def _read_person(text: str, choices: Choices) -> str:
    """A person's name; ``Müller, Jörg`` is turned into the order in which it is spoken."""
    name = _read_line(text, choices)
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() and "," not in first else name


def _read_note(text: str, _: Choices) -> str:
    note = "\n".join(clean(line) for line in text.splitlines()).strip()
    if len(note) > LONGEST_NOTE:
        raise WrongUsage(
            Text("Die Notiz ist zu lang ({n} Zeichen).", "The note is too long ({n} characters).").fill(n=len(note)),
            Text("Erlaubt sind {n} Zeichen.", "{n} characters are allowed.").fill(n=LONGEST_NOTE),
        )
    return note


def _read_whole(text: str, _: Choices) -> int:
    digits = clean(text).removesuffix("h").strip()
    if not re.fullmatch(r"\d{1,9}", digits):
        raise WrongUsage(
            Text("„{text}“ ist keine ganze Zahl.", "“{text}” is not a whole number.").fill(text=clean(text)),
            Text("Bitte nur Ziffern, zum Beispiel 12.", "Digits only, please, for example 12."),
        )
    return int(digits)


def _read_kilometres(text: str, _: Choices) -> int:
    """Whole kilometres of ``12``, ``12 km`` or ``12,4``; half a kilometre counts as one."""
    match = re.fullmatch(r"(\d{1,5})(?:[.,](\d{1,3}))?\s*(?:km|kilometer|kilometres?)?", clean(text).casefold())
    if not match:
        raise WrongUsage(
            Text("„{text}“ sind keine Kilometer.", "“{text}” are no kilometres.").fill(text=clean(text)),
            Text("Bitte nur die Zahl, zum Beispiel 12.", "The number only, please, for example 12."),
        )
    return int(match[1]) + ((match[2] or "0") >= "5")


def _read_cents(text: str, _: Choices) -> int:
    """Euros as typed (``960``, ``12,50``, ``1.200,00 €``) in integer cents."""
    typed = clean(text).replace("€", "").replace("EUR", "").replace(" ", "")
    match = re.fullmatch(r"(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:[,.](\d{1,2}))?", typed)
    if not match:
        raise WrongUsage(
            Text("„{text}“ ist kein Betrag.", "“{text}” is not an amount.").fill(text=clean(text)),
            Text("Bitte in Euro schreiben, zum Beispiel 12,50.", "Please write euros, for example 12.50."),
        )
    return int(match[1].replace(".", "")) * 100 + int((match[2] or "0").ljust(2, "0"))


def _show_cents(cents: int, _: Choices) -> str:
    german = f"{cents / 100:,.2f} €".translate(str.maketrans(",.", ".,"))
    return str(Text(german, f"€{cents / 100:,.2f}"))


def _read_duration(text: str, _: Choices) -> int:
    """Whole minutes of ``1:30``, ``90 min``, ``1,5 h`` or ``1 h 30``; a bare number could be hours or minutes."""
    typed = clean(text).casefold().replace(",", ".").replace(" ", "")
    clock = re.fullmatch(rf"(\d{{1,3}}):([0-5]\d){_HOURS}?", typed)
    hours = re.fullmatch(rf"(\d{{1,3}}(?:\.\d{{1,2}})?){_HOURS}(?:(\d{{1,3}}){_MINUTES}?)?", typed)
    minutes = re.fullmatch(rf"(\d{{1,5}}){_MINUTES}", typed)
    if clock:
        return int(clock[1]) * 60 + int(clock[2])
    if hours:
        return round(float(hours[1]) * 60) + int(hours[2] or 0)
    if minutes:
        return int(minutes[1])
    raise WrongUsage(
        Text("„{text}“ ist keine Dauer.", "“{text}” is not a duration.").fill(text=clean(text)),
        Text("Bitte so schreiben: 1:30, 90 min oder 1,5 h.", "Please write 1:30, 90 min or 1.5 h."),
    )


_HOURS, _MINUTES = r"(?:h|std\.?|stunden?|hours?)", r"(?:m|min\.?|minuten?|minutes?)"


def show_hours(minutes: int) -> str:
    """``1:30``."""
    return f"{minutes // 60}:{minutes % 60:02d}"


_YES = {"ja", "j", "yes", "y", "1", "true", "wahr", "x"}
_NO = {"nein", "n", "no", "0", "false", "falsch", ""}


def _read_flag(text: str, _: Choices) -> int:
    word = clean(text).casefold()
    if word in _YES | _NO:
        return int(word in _YES)
    raise WrongUsage(
        Text("„{text}“ heißt weder ja noch nein.", "“{text}” is neither yes nor no.").fill(text=clean(text)),
        Text("Bitte ja oder nein schreiben.", "Please write yes or no."),
    )


def _show_flag(flag: int, _: Choices) -> str:
    return str(Text("ja", "yes") if flag else Text("nein", "no"))


def _read_choice(text: str, choices: Choices) -> str:
    """A key, or its German or English word, or a beginning or part of one that fits a single choice."""
    typed = fold(clean(text))
    words = {fold(word): key for word, key in (choices.also.items() if isinstance(choices, Said) else ())}
    words |= {fold(word): key for key, label in choices.items() for word in (key, label.de, label.en)}
    if typed in words:
        return words[typed]
    for fits in (str.startswith, str.__contains__):
        found = {key for word, key in words.items() if typed and fits(word, typed)}
        if len(found) == 1:
            return found.pop()
    near = get_close_matches(typed, words, n=1)
    hint = Text("Möglich sind: {words}.", "Possible are: {words}.").fill(words=choice_words(choices))
    if near:
        meant = choice_words({words[near[0]]: choices[words[near[0]]]})
        hint = Text("Meinten Sie „{near}“? {hint}", "Did you mean “{near}”? {hint}").fill(near=meant, hint=hint)
    raise WrongUsage(Text("„{text}“ steht nicht zur Wahl.", "“{text}” is not a choice.").fill(text=clean(text)), hint)


def _show_choice(key: str, choices: Choices) -> str:
    return str(choices[key]) if key in choices else key


def _read_postal_code(text: str, _: Choices) -> str:
    digits = clean(text).removeprefix("D-").replace(" ", "")
    if not re.fullmatch(r"\d{5}", digits):
        raise WrongUsage(
            Text("„{text}“ ist keine Postleitzahl.", "“{text}” is not a German postal code.").fill(text=clean(text)),
            Text("Eine Postleitzahl hat fünf Ziffern, zum Beispiel 21335.", "A postal code has five digits, for example 21335."),
        )
    return digits


def _read_email(text: str, _: Choices) -> str:
    address = clean(text).removeprefix("mailto:")
    if not re.fullmatch(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]{1,255}", address):
        raise WrongUsage(
            Text("„{text}“ ist keine E-Mail-Adresse.", "“{text}” is not an e-mail address.").fill(text=clean(text)),
            Text("Bitte so schreiben: name@verein.example.", "Please write it like name@club.example."),
        )
    return address


def _read_tags(text: str, choices: Choices) -> list[str]:
    words = [clean(word) for word in re.split(r"[,;\n]", text) if clean(word)]
    return list(dict.fromkeys(_read_choice(word, choices) if choices else word for word in words))


def _plain(value: Any, _: Choices) -> str:
    return str(value)


TEXT = Kind("text", _read_line, _plain)
SHORT = Kind("text", _read_short, _plain)
"""A few words about a person, in which nothing specially protected belongs (``delicate.py``)."""
LABEL = Kind("text", _read_label, _plain)
"""A number, a version, the name of a course."""
PERSON = Kind("person", _read_person, _plain)
NOTE = Kind("note", _read_note, _plain)
DAY = Kind("day", lambda text, _: read_day(text).isoformat(), lambda day, _: show_day(day))
BIRTHDAY = Kind("birthday", lambda text, _: read_day(text, past=True).isoformat(), lambda day, _: show_day(day))
MOMENT = Kind("moment", lambda text, _: read_moment(text), lambda moment, _: show_moment(moment))
PAST_DAY = Kind("day", lambda text, _: read_day(text, past=True).isoformat(), lambda day, _: show_day(day))
"""A day on which something happened: it cannot lie ahead."""
NUMBER = Kind("number", _read_whole, _plain, "INTEGER")
CENTS = Kind("cents", _read_cents, _show_cents, "INTEGER")
KILOMETRES = Kind("kilometres", _read_kilometres, _plain, "INTEGER")
TIME = Kind("time", lambda text, _: read_time(text), lambda time, _: show_time(time))
"""A time of day, kept as ``09:05``."""
DURATION = Kind("duration", _read_duration, lambda minutes, _: f"{show_hours(minutes)} h", "INTEGER")
"""Minutes."""
PERIOD = Kind("period", lambda text, _: parse_period(text).words.de, lambda words, _: str(parse_period(words).words))
"""A length of time, kept in German words: ``5 Jahre``."""
FLAG = Kind("flag", _read_flag, _show_flag, "INTEGER")
CHOICE = Kind("choice", _read_choice, _show_choice)
REFERENCE = Kind("reference", _read_line, _plain)
POSTAL_CODE = Kind("postal_code", _read_postal_code, _plain)
EMAIL = Kind("email", _read_email, _plain)
TAGS = Kind("tags", _read_tags, _show_choice, many=True)
LANGUAGES = Kind(
    "languages",
    lambda text, _: read_languages(text),
    lambda entry, _: show_language(entry),
    many=True,
    term=lambda entry: entry.split(":")[0],
)
SPANS = Kind("spans", lambda text, _: read_spans(text), lambda entry, _: show_span(entry), many=True)
REFERENCES = Kind("references", lambda text, _: [clean(part) for part in text.split(";") if clean(part)], _plain, many=True)
