"""What a spreadsheet calls a thing, turned into what a field reads: dates, sexes, hours, postal codes, times of the week."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from ehrenamt_cli.domain.dates.spans import read_spans
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.reference import postal_codes

Converter = Callable[[Sequence[str]], str | None]
"""The filled cells of one row → what the field reads; None if they cannot be understood, empty if they say nothing."""

EXCEL_EPOCH = date(1899, 12, 30)

_GENDERS = {
    **dict.fromkeys(("f", "w", "female", "weiblich", "frau", "woman", "mrs", "ms"), "female"),
    **dict.fromkeys(("m", "male", "mannlich", "herr", "mann", "man", "mr"), "male"),
    **dict.fromkeys(("d", "divers", "diverse", "nichtbinar", "non-binary"), "diverse"),
    **dict.fromkeys(("x", "k.a.", "k. a.", "keine angabe", "unbekannt", "unknown", "-"), ""),
}


_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_NEW_LINE = re.compile(r"(?i)<br\s*/?>|</(?:p|div|li|tr)>")


def plain(cell: str) -> str:
    """A cell without the HTML that web forms put into lists; a lone ``<`` stays."""
    if not _TAG.search(cell):
        return html.unescape(cell) if re.search(r"&(?:[a-z]+|#\d+);", cell) else cell
    return html.unescape(_TAG.sub("", _NEW_LINE.sub("\n", cell))).strip()


def _joined(cells: Sequence[str]) -> str:
    return " ".join(cells)


def _listed(cells: Sequence[str]) -> str:
    """Several entries in a cell, however they are parted; a slash parts nothing (``Arzt/Ärztin``)."""
    return "; ".join(entry.strip() for cell in cells for entry in re.split(r"[,;|\n]", cell) if entry.strip())


def _together(cells: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(cells))


def _gender(cells: Sequence[str]) -> str | None:
    word = fold(cells[0]).strip()
    return _GENDERS.get(word, _GENDERS.get(word.partition(" ")[0]))


def _number(cells: Sequence[str]) -> str | None:
    match = re.fullmatch(r"[^0-9\-]*([0-9]+)(?:[.,]0+)?[^0-9]*", cells[0])
    return match[1] if match else None


def _postal_code(cells: Sequence[str]) -> str:
    """A spreadsheet that took the code for a number has eaten its leading zero."""
    code = cells[0].removesuffix(".0").removeprefix("D-").strip()
    padded = code.zfill(5)
    return padded if len(code) == 4 and padded in postal_codes() else code


def _times(cells: Sequence[str]) -> str | None:
    try:
        return "; ".join(read_spans(", ".join(cells)))
    except WrongUsage:
        return None


def _duration(minutes_each: int) -> Converter:
    def convert(cells: Sequence[str]) -> str:
        """A bare number is of the column's unit; a spreadsheet adds seconds to ``1:30``."""
        cell = re.sub(r"^(\d{1,3}:\d{2}):00$", r"\1", cells[0].strip())
        return f"{round(float(cell.replace(',', '.')) * minutes_each)} min" if re.fullmatch(r"\d+(?:[.,]\d+)?", cell) else cell

    return convert


def _clock(cells: Sequence[str]) -> str:
    """``14:00:00`` and ``1400 Uhr`` as times of day."""
    cell = re.sub(r"^(\d{1,2}:\d{2}):00$", r"\1", cells[0].strip())
    return re.sub(r"^(\d{1,2})(\d{2})(\s*(?:uhr|h))?$", r"\1:\2", cell, flags=re.IGNORECASE)


def _slashed_day(day: int, month: int) -> Converter:
    def convert(cells: Sequence[str]) -> str:
        parts = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})", cells[0])
        return f"{parts[day]}.{parts[month]}.{parts[3]}" if parts else cells[0]

    return convert


def _day(cells: Sequence[str]) -> str | None:
    """A year alone is no day; among written days a spreadsheet leaves some as its number."""
    if re.fullmatch(r"[1-6][0-9]{4}(?:\.0)?", cells[0]):
        return _excel_day(cells)
    return None if re.fullmatch(r"(?:19|20)[0-9]{2}", cells[0]) else _joined(cells)


def _excel_day(cells: Sequence[str]) -> str:
    """The number behind a date in a spreadsheet: days since 30.12.1899."""
    number = cells[0].removesuffix(".0")
    if not re.fullmatch(r"[0-9]{1,5}", number):
        return cells[0]
    return (EXCEL_EPOCH + timedelta(days=int(number))).isoformat()


CONVERTERS: dict[str, tuple[Converter, Text]] = {
    "text": (_joined, Text("unverändert", "as it is")),
    "join": (_joined, Text("aneinandergefügt", "joined")),
    "together": (_together, Text("nebeneinander, mit Komma", "side by side, with a comma")),
    "list": (_listed, Text("mehrere Einträge in einer Zelle", "several entries in a cell")),
    "gender": (_gender, Text("f/w, m, d", "f/w, m, d")),
    "number": (_number, Text("Zahl", "number")),
    "postal_code": (_postal_code, Text("Postleitzahl", "postal code")),
    "times": (_times, Text("Zeiten der Woche", "times of the week")),
    "hours": (_duration(60), Text("Dauer, bloße Zahlen sind Stunden", "duration, bare numbers are hours")),
    "minutes": (_duration(1), Text("Dauer, bloße Zahlen sind Minuten", "duration, bare numbers are minutes")),
    "clock": (_clock, Text("Uhrzeit", "time of day")),
    "day": (_day, Text("Tag", "day")),
    "day_first": (_slashed_day(1, 2), Text("Tag/Monat/Jahr", "day/month/year")),
    "month_first": (_slashed_day(2, 1), Text("Monat/Tag/Jahr", "month/day/year")),
    "excel_day": (_excel_day, Text("Tageszahl aus Excel", "day number from Excel")),
}
"""Every converter that a mapping may name."""


def day_converter(samples: Sequence[str]) -> str:
    """The converter for a column of days, judged by all of them; where day and month cannot be told apart, the day is first."""
    numbers = samples and all(re.fullmatch(r"[0-9]{4,5}(\.0)?", sample) for sample in samples)
    if numbers and not all(re.fullmatch(r"(?:19|20)[0-9]{2}", sample) for sample in samples):
        return "excel_day"
    slashed = [match for sample in samples if (match := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/[0-9]{2,4}", sample))]
    if not slashed:
        return "day"
    return "month_first" if any(int(match[2]) > 12 for match in slashed) else "day_first"
