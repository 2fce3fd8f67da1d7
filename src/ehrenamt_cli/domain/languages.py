"""Languages a person speaks: kept as ``ar:B2:interprets``, a code (ISO 639-1, else 639-3), a level and whether they interpret."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache

from ehrenamt_cli.domain.names import clean, fold
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text, same

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")
"""The Common European Framework, from lowest to highest, and the mother tongue above it."""

LANGUAGE_NAMES = {
    "am": Text("Amharisch", "Amharic"),
    "ar": Text("Arabisch", "Arabic"),
    "az": Text("Aserbaidschanisch", "Azerbaijani"),
    "be": Text("Belarussisch", "Belarusian"),
    "bg": Text("Bulgarisch", "Bulgarian"),
    "bn": Text("Bengalisch", "Bengali"),
    "bs": Text("Bosnisch", "Bosnian"),
    "ckb": Text("Kurdisch (Sorani)", "Kurdish (Sorani)"),
    "cs": Text("Tschechisch", "Czech"),
    "da": Text("Dänisch", "Danish"),
    "de": Text("Deutsch", "German"),
    "el": Text("Griechisch", "Greek"),
    "en": Text("Englisch", "English"),
    "es": Text("Spanisch", "Spanish"),
    "et": Text("Estnisch", "Estonian"),
    "fa": Text("Persisch", "Persian"),
    "ff": same("Fula"),
    "fi": Text("Finnisch", "Finnish"),
    "fr": Text("Französisch", "French"),
    "gsg": Text("Deutsche Gebärdensprache", "German Sign Language"),
    "ha": same("Hausa"),
    "he": Text("Hebräisch", "Hebrew"),
    "hi": same("Hindi"),
    "hr": Text("Kroatisch", "Croatian"),
    "hu": Text("Ungarisch", "Hungarian"),
    "hy": Text("Armenisch", "Armenian"),
    "it": Text("Italienisch", "Italian"),
    "ja": Text("Japanisch", "Japanese"),
    "ka": Text("Georgisch", "Georgian"),
    "kmr": Text("Kurdisch (Kurmandschi)", "Kurdish (Kurmanji)"),
    "ko": Text("Koreanisch", "Korean"),
    "ku": Text("Kurdisch", "Kurdish"),
    "ln": same("Lingala"),
    "lt": Text("Litauisch", "Lithuanian"),
    "lv": Text("Lettisch", "Latvian"),
    "mk": Text("Mazedonisch", "Macedonian"),
    "mn": Text("Mongolisch", "Mongolian"),
    "ne": Text("Nepalesisch", "Nepali"),
    "nl": Text("Niederländisch", "Dutch"),
    "om": same("Oromo"),
    "pa": same("Punjabi"),
    "pl": Text("Polnisch", "Polish"),
    "prs": same("Dari"),
    "ps": Text("Paschtu", "Pashto"),
    "pt": Text("Portugiesisch", "Portuguese"),
    "ro": Text("Rumänisch", "Romanian"),
    "rom": same("Romani"),
    "ru": Text("Russisch", "Russian"),
    "si": Text("Singhalesisch", "Sinhala"),
    "sk": Text("Slowakisch", "Slovak"),
    "sl": Text("Slowenisch", "Slovene"),
    "so": same("Somali"),
    "sq": Text("Albanisch", "Albanian"),
    "sr": Text("Serbisch", "Serbian"),
    "sv": Text("Schwedisch", "Swedish"),
    "sw": Text("Suaheli", "Swahili"),
    "ta": Text("Tamilisch", "Tamil"),
    "th": Text("Thailändisch", "Thai"),
    "ti": same("Tigrinya"),
    "tr": Text("Türkisch", "Turkish"),
    "uk": Text("Ukrainisch", "Ukrainian"),
    "ur": same("Urdu"),
    "vi": Text("Vietnamesisch", "Vietnamese"),
    "wo": same("Wolof"),
    "yo": same("Yoruba"),
    "zh": Text("Chinesisch", "Chinese"),
    "zza": Text("Zazaki", "Zaza"),
}

_OTHER_NAMES = {
    "ar": "arb ary apc acm arz Darija Hocharabisch Levantinisch",
    "ckb": "Sorani",
    "el": "Neugriechisch",
    "en": "eng",
    "fa": "pes Farsi",
    "ff": "Fulfulde Fulani Pular",
    "gsg": "DGS Gebärdensprache",
    "he": "Iwrit iw",
    "kmr": "Kurmandschi Kurmanci Kurmanji Kurmancî",
    "ku": "kur",
    "pa": "Pandschabi Panjabi",
    "prs": "Persisch-Dari",
    "ps": "Paschto Pashtu pus",
    "ro": "Moldauisch",
    "rom": "Romanes",
    "sr": "Serbokroatisch",
    "sw": "Kiswahili Swahili",
    "th": "Thai",
    "ti": "Tigrinisch Tigrigna",
    "zh": "Mandarin",
}

BROADER = {"kmr": "ku", "ckb": "ku", "prs": "fa"}
"""Varieties kept apart because their speakers do not always understand each other; who speaks one also speaks the broader."""

_LEVEL_WORDS = {
    **{level.casefold(): level for level in LEVELS},
    **dict.fromkeys(
        ("m", "muttersprache", "muttersprachlich", "muttersprachler", "muttersprachlerin", "mother-tongue"), "native"
    ),
}
_INTERPRETS = {"interprets", "interpreter", "dolmetscht", "dolmetschen", "dolmetscher", "dolmetscherin", "sprachmittlung"}


def read_language(text: str) -> str:
    """``Arabisch B2, dolmetscht`` or ``ar:B2:dolmetscht`` as ``ar:B2:interprets``; WrongUsage names what is nearest.

    The level may be missing; a dialect that shares its written language is kept under it (``ary`` is ``ar``).
    """
    words = [word for word in re.split(r"[:,;()\s]+", clean(text)) if word]
    level, interprets = "", False
    while len(words) > 1:
        last = words[-1].casefold()
        if last in _INTERPRETS and not interprets:
            interprets = True
        elif last in _LEVEL_WORDS and not level:
            level = _LEVEL_WORDS[last]
        else:
            break
        words.pop()
    code = _codes().get(fold(" ".join(words)))
    if code is None:
        raise _unknown(text, words)
    return ":".join((code, level, "interprets") if interprets else (code, level) if level else (code,))


def read_languages(text: str) -> list[str]:
    """Several languages parted by commas or semicolons; ``dolmetscht`` behind a comma belongs to the language before it."""
    entries: list[str] = []
    for part in filter(None, (clean(part) for part in re.split("[,;]", text))):
        if entries and part.casefold() in _INTERPRETS:
            entries[-1] += f" {part}"
        else:
            entries.append(part)
    return list(dict.fromkeys(read_language(entry) for entry in entries))


def show_language(stored: str) -> str:
    """``ar:B2:interprets`` as ``Arabisch B2, dolmetscht`` or ``Arabic B2, interprets``; an unknown code stays as it is."""
    code, level, interprets = parse_language(stored)
    shown = str(LANGUAGE_NAMES.get(code, code))
    if level:
        shown += f" {Text('(Muttersprache)', '(native)') if level == 'native' else level}"
    return shown + (str(Text(", dolmetscht", ", interprets")) if interprets else "")


def parse_language(stored: str) -> tuple[str, str, bool]:
    """Code, level (may be empty) and whether the person interprets."""
    code, _, rest = stored.partition(":")
    level, _, interprets = rest.partition(":")
    return code, level, bool(interprets)


def level_at_least(level: str, wanted: str) -> bool:
    """Whether a level reaches the wanted one; no level wanted is always reached, an unknown level reaches none."""
    if not wanted:
        return True
    reached = _LEVEL_WORDS.get(level.casefold())
    return reached is not None and LEVELS.index(reached) >= LEVELS.index(_LEVEL_WORDS[wanted.casefold()])


def meets(stored: str, wanted: str) -> bool:
    """Whether a language a person speaks answers a wanted one (``ku:B1``), varieties counting for the broader language."""
    code, level, interprets = parse_language(stored)
    wanted_code, wanted_level, wants_interpreting = parse_language(wanted)
    return (
        wanted_code in (code, BROADER.get(code))
        and level_at_least(level, wanted_level)
        and (interprets or not wants_interpreting)
    )


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Every name, folded, and the code it stands for."""
    codes = {fold(name): code for code, names in _OTHER_NAMES.items() for name in names.split()}
    for code, names in LANGUAGE_NAMES.items():
        for name in (code, names.de, names.en):
            codes[" ".join(re.split(r"[()\s]+", fold(name))).strip()] = code
    return codes


def _unknown(text: str, words: list[str]) -> WrongUsage:
    codes = _codes()
    if len(words) > 1 and fold(" ".join(words[:-1])) in codes:
        return WrongUsage(
            Text("Das Sprachniveau „{level}“ ist unbekannt.", "The language level “{level}” is unknown.").fill(level=words[-1]),
            Text("Möglich sind A1, A2, B1, B2, C1, C2 und Muttersprache.", "Possible are A1, A2, B1, B2, C1, C2 and native."),
        )
    near = dict.fromkeys(codes[name] for name in get_close_matches(fold(" ".join(words[:2])), codes, n=6, cutoff=0.75))
    nearest = [LANGUAGE_NAMES[code] for code in near][:3]
    hint = Text(
        "Bitte Namen oder ISO-Code schreiben, zum Beispiel ar:B2.", "Please write a name or an ISO code, for example ar:B2."
    )
    if nearest:
        hint = Text("Vielleicht gemeint: {de}?", "Did you mean {en}?").fill(
            de=", ".join(name.de for name in nearest), en=", ".join(name.en for name in nearest)
        )
    return WrongUsage(
        Text("Die Sprache „{text}“ ist unbekannt.", "The language “{text}” is unknown.").fill(text=clean(text)), hint
    )
