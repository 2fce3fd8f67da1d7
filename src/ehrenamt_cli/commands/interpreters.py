"""Interpreters: kept like every record, and found for a language, a task, a place and a time."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.spans import show_span
from ehrenamt_cli.domain.interpreted import LANGUAGE, MODES, tongue
from ehrenamt_cli.domain.interpreters import FIELDS, INTERPRETERS, LEGAL_BASIS, LEGAL_WHY, MEDICAL_NOTE
from ehrenamt_cli.domain.languages import LANGUAGE_NAMES, LEVELS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.values import CENTS, CHOICE, DURATION, POSTAL_CODE
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.output.result import Card, Column, Page, Result, Rows
from ehrenamt_cli.services import interpreters, interpreting, records
from ehrenamt_cli.services.interpreter_offers import WHO, Offer
from ehrenamt_cli.services.interpreting import Candidate, Hurdle, Wanted
from ehrenamt_cli.services.records import HIDDEN


def find(
    language: Annotated[
        str, typer.Argument(metavar=both("SPRACHE", "LANGUAGE"), help=both("etwa ar oder Dari", "such as ar or Dari"))
    ],
    field: Annotated[
        str,
        typer.Option(
            "--for",
            metavar=both("WOFÜR", "FIELD"),
            help=both("Alltag, Medizin oder Recht, sonst Alltag", "everyday, medical or legal, else everyday"),
            show_default=False,
        ),
    ] = "everyday",
    near: Annotated[
        str, typer.Option(metavar=both("PLZ", "CODE"), help=both("von dort aus die Entfernung", "distance from there"))
    ] = "",
    when: Annotated[
        str, typer.Option(metavar=both("ZEIT", "TIME"), help=both("etwa „Di 14:00“ oder „24.3.2027 9-11“", "such as “Tue 14:00”"))
    ] = "",
    minutes: Annotated[str, typer.Option(help=both("wie lange, sonst eine Stunde", "how long, else an hour"))] = "",
    at: Annotated[
        str,
        typer.Option(
            metavar=both("EINRICHTUNG", "ORGANISATION"),
            help=both("dort; wer zugelassen sein muss, muss es sein", "there; who has to be admitted must be"),
        ),
    ] = "",
    written: Annotated[
        bool, typer.Option("--written", help=both("übersetzen statt dolmetschen", "translate, not interpret"))
    ] = False,
    level: Annotated[str, typer.Option(help=both("mindestens, etwa B2", "at least, such as B2"))] = "",
    limit: Annotated[
        int, typer.Option(min=0, max=10_000, help=both("höchstens so viele; 0 zeigt alle", "at most so many; 0 shows all"))
    ] = 15,
) -> Result:
    """Who can interpret: those who suit, the nearest first, and why others nearly do."""
    with register_in_use() as register:
        place = records.resolve(register, ORGANISATIONS, at) if at else None
        wanted = Wanted(
            LANGUAGE.read(language, {}),
            CHOICE.read(field, FIELDS),
            "written" if written else "spoken",
            CHOICE.read(level, {one: same(one) for one in LEVELS}) if level else "",
            POSTAL_CODE.read(near, {}) if near else (place or {}).get("postal_code") or "",
            interpreting.read_time_wanted(when, DURATION.read(minutes, {}) if minutes else None) if when else None,
            place,
        )
        found = interpreting.find(register, wanted)
    parts: list[str | Rows | Card] = [_heading(wanted)]
    nobody = _NOBODY.fill(language=LANGUAGE_NAMES[wanted.language])
    shown = found.fits[: limit or None]
    parts.append(Rows(_columns(wanted), [_row(one) for one in shown], nobody))
    if len(shown) < len(found.fits):
        parts.append(str(_MORE.fill(n=len(shown), total=len(found.fits))))
    if found.misses:
        parts += [str(_NEARLY), Rows(_MISSED, [_row(one) for one in found.misses])]
    return Page(parts, _data(wanted, found), _NOTES.get(wanted.field, NOTHING))


_NOTES = {
    "medical": MEDICAL_NOTE,
    "legal": Text("{why} ({basis}).", "{why} ({basis}).").fill(why=LEGAL_WHY, basis=LEGAL_BASIS),
}
_NOBODY = Text(
    "Niemand passt für: {language}. Wer dolmetscht, kommt mit „ehrenamt interpreter add“ ins Register, Freiwillige auch mit "
    "„dolmetscht“ bei der Sprache: ehrenamt volunteer change … --language +ar:C1:dolmetscht",
    "Nobody suits for: {language}. Whoever interprets is registered with “ehrenamt interpreter add”, volunteers also by "
    "“interprets” beside the language: ehrenamt volunteer change … --language +ar:C1:interprets",
)
_MORE = Text("{n} von {total}; alle mit --limit 0.", "{n} of {total}; all with --limit 0.")
_NEARLY = Text("Knapp daneben", "Near misses")


def _heading(wanted: Wanted) -> str:
    """What was looked for, so that a misread time is seen."""
    said = [str(LANGUAGE_NAMES[wanted.language]), str(FIELDS[wanted.field])]
    if wanted.mode == "written":
        said.append(str(Text("schriftlich", "written")))
    if wanted.when:
        said.append(interpreting.said_time(wanted.when))
    if wanted.place:
        said.append(str(wanted.place["name"]))
    elif wanted.near:
        said.append(f"{Text('um', 'around')} {wanted.near}")
    return ", ".join(said)


def _row(one: Candidate) -> dict[str, Any]:
    offer = one.offer
    return {
        "id": offer.id,
        "name": offer.name,
        "who": offer.who,
        "language": _stored(offer),
        "for": [*offer.may],
        "sworn_until": offer.sworn_until,
        "km": None if one.km is None else round(one.km, 1),
        "blocked": offer.blocked,
        "availability": [*offer.availability],
        "rate_cents": offer.rate_cents,
        "phone": offer.phone,
        "against": [_hurdle(hurdle) for hurdle in one.hurdles],
    }


def _stored(offer: Offer) -> str:
    one = offer.tongue
    return f"{one.code}:{one.level}:{'+'.join(one.modes)}:{'sworn' if one.sworn else 'lay'}"


def _hurdle(hurdle: Hurdle) -> dict[str, str]:
    return {name: str(value) for name, value in hurdle._asdict().items()}


def _away(row: dict[str, Any]) -> str:
    if row["blocked"]:
        return str(HIDDEN)
    return "" if row["km"] is None else f"{row['km']:.0f} km"


_WHO = (
    Column("id", Text("Kennzeichen", "key")),
    Column("name", Text("Name", "name")),
    Column("who", Text("wer", "who"), lambda who: str(WHO[who])),
)
_MISSED = (
    *_WHO,
    Column("km", Text("Weg", "way"), _away, whole=True),
    Column("against", Text("was fehlt", "what is missing"), lambda found: "; ".join(_told(one) for one in found)),
)


def _told(hurdle: dict[str, str]) -> str:
    return str(Text("fehlt: {what}", "missing: {what}").fill(what=hurdle["short"])) if hurdle["short"] else hurdle["found"]


def _rate(row: dict[str, Any]) -> str:
    """What an hour costs; of a volunteer who asks for nothing that they are one."""
    if row["rate_cents"] is not None:
        return CENTS.show(row["rate_cents"], {})
    return str(WHO["volunteer"]) if row["who"] == "volunteer" else ""


def _columns(wanted: Wanted) -> tuple[Column, ...]:
    times = Column(
        "availability",
        Text("frei", "free"),
        lambda spans: ", ".join(map(show_span, spans)) or str(Text("nach Absprache", "by arrangement")),
    )
    return (
        *_WHO[:2],
        Column("language", Text("Niveau", "level"), lambda stored: _ability(stored, wanted)),
        Column("km", Text("Weg", "way"), _away, whole=True),
        times,
        Column("rate_cents", Text("je Stunde", "an hour"), _rate, whole=True),
        Column("phone", Text("Telefon", "phone")),
    )


def _ability(stored: str, wanted: Wanted) -> str:
    """The level, and what goes beyond what was asked for: another variety, another form, an oath."""
    one = tongue(stored)
    variety = str(LANGUAGE_NAMES[one.code]) if one.code != wanted.language else ""
    level = str(Text("Muttersprache", "native")) if one.level == "native" else one.level
    others = [str(MODES[mode]) for mode in one.modes if mode != wanted.mode]
    return ", ".join(filter(None, [variety, level, *others, str(Text("beeidigt", "sworn")) if one.sworn else ""]))


def _data(wanted: Wanted, found: interpreting.Found) -> dict[str, Any]:
    when = wanted.when
    return {
        "language": wanted.language,
        "for": wanted.field,
        "mode": wanted.mode,
        "near": wanted.near or None,
        "on": when.day.isoformat() if when else None,
        "times": interpreting.times_of(when) if when else None,
        "fits": [_row(one) for one in found.fits],
        "misses": [_row(one) for one in found.misses],
    }


VERBS = (
    Verb(
        "find", find, Text("wer dolmetschen kann: Sprache, wofür, wo, wann", "who can interpret: language, for what, where, when")
    ),
    *record_verbs(INTERPRETERS, keep=interpreters.add),
)
