"""Recognition: volunteer cards and certificates, who can have them and why, and cards that were issued."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._options import day, past_day
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import saved
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.honours import HONOURS, Criterion, Honour
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.domain.values import DURATION, show_hours
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Page, Result, Rows
from ehrenamt_cli.services import completion
from ehrenamt_cli.services import honours as service
from ehrenamt_cli.services.registers import Register

_Who = Annotated[
    str,
    typer.Argument(
        metavar=both("FREIWILLIGE:R", "VOLUNTEER"),
        autocompletion=completion.names_of(VOLUNTEERS),
        help=both("Kennzeichen oder Teil des Namens", "key or part of the name"),
    ),
]
_Land = Annotated[
    str | None, typer.Option(metavar="NW|NI|HB", help=both("welches Land, sonst das eigene", "which Land, default one's own"))
]
_On = Annotated[str | None, typer.Option("--on", metavar=both("TAG", "DAY"), help=both("Stichtag, sonst heute", "default today"))]


def show(
    volunteer: _Who,
    land: _Land = None,
    since: Annotated[
        str | None,
        typer.Option(metavar=both("TAG", "DAY"), help=both("engagiert seit, wie die Person sagt", "engaged since, as declared")),
    ] = None,
    elsewhere: Annotated[
        str | None,
        typer.Option(
            metavar=both("STUNDEN", "HOURS"),
            help=both("Stunden im letzten Jahr anderswo, etwa „60 h“", "hours elsewhere in the last year, such as “60 h”"),
        ),
    ] = None,
    confirmed_by: Annotated[
        str, typer.Option("--confirmed-by", metavar="NAME", help=both("wer die Stunden bestätigt", "who confirms the hours"))
    ] = "",
    on: _On = None,
) -> Result:
    """Which cards and certificates somebody can have, each with every criterion."""
    declared = service.Declared(past_day(since), DURATION.read(elsewhere, {}) if elsewhere else 0, confirmed_by)
    with register_in_use() as register:
        person, found = service.findings(register, volunteer, _land(land), declared, day(on))
    parts: list[str | Rows] = []
    for one in found:
        parts += [_headline(one), _criteria(one.criteria)]
    data = {"volunteer_id": person["id"], "volunteer": person["name"], "honours": [_as_dict(one) for one in found]}
    return Page(parts, data, _DECIDES)


_DECIDES = Text("Über Karten entscheidet die Kommune.", "The municipality decides about cards.")


def list_(land: _Land = None, on: _On = None) -> Result:
    """Everybody who can have the volunteer card now and does not hold one."""
    with register_in_use() as register:
        honour = _card(register, land)
        found = service.everybody(register, honour, day(on))
    rows = [
        {
            "id": person["id"],
            "name": person["name"],
            "minutes": facts.minutes,
            "hours": show_hours(facts.minutes),
            "minutes_before": facts.before,
            "since": facts.first_on.isoformat() if facts.first_on else None,
            "eligible": finding.eligible,
            "open": [str(one.name) for one in finding.criteria if one.holds is None],
        }
        for person, facts, finding in found
    ]
    columns = (
        Column("id", Text("Kennzeichen", "key")),
        Column("name", Text("Name", "name")),
        Column("hours", Text("Stunden in zwölf Monaten", "hours in twelve months")),
        Column("since", Text("seit", "since"), lambda since: show_day(since) if since else ""),
        Column("eligible", Text("erfüllt", "eligible"), _answer),
        Column("open", Text("noch zu prüfen", "still to check")),
    )
    empty = Text("Zurzeit erfüllt niemand alles für: {name}.", "Nobody meets everything now for: {name}.").fill(name=honour.name)
    return Rows(columns, rows, empty, Text("{name}; {basis}.", "{name}; {basis}.").fill(name=honour.name, basis=honour.basis))


def issue(
    volunteer: _Who,
    land: _Land = None,
    jubilee: Annotated[bool, typer.Option("--jubilee", help=both("die Jubiläumskarte", "the jubilee card"))] = False,
    number: Annotated[
        str | None, typer.Option(metavar=both("NUMMER", "NUMBER"), help=both("Nummer der Karte", "its number"))
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar=both("TAG", "DAY"), help=both("ausgestellt am", "issued on"))] = None,
) -> Result:
    """A card was issued; when it runs out stands among the deadlines."""
    with register_in_use() as register:
        honour = HONOURS["jubilee_nw"] if jubilee else _card(register, land)
        row = service.issue(register, volunteer, honour, past_day(on), number)
        return saved(register, SCREENINGS, row, Text("Vermerkt", "Noted"))


def _card(register: Register, land: str | None) -> Honour:
    """The ordinary volunteer card of the Land."""
    return next(honour for honour in service.honours_in(register, _land(land)) if honour.years_valid)


def _land(text: str | None) -> str | None:
    """The Land as typed; WrongUsage where it has no cards."""
    if text is None:
        return None
    known = {land for honour in HONOURS.values() for land in honour.lands} | {"NRW"}
    if text.strip().upper() not in known:
        raise WrongUsage(
            Text("Für „{land}“ sind keine Karten bekannt.", "No cards are known for “{land}”.").fill(land=text),
            Text("Möglich sind NW, NI und HB.", "Possible are NW, NI and HB."),
        )
    return text.strip().upper().replace("NRW", "NW")


def _headline(one: service.Finding) -> str:
    lines = [str(Text("{name}: {answer}", "{name}: {answer}").fill(name=one.honour.name, answer=_ANSWERS[one.eligible]))]
    if one.holds_until == date.max:
        lines.append(str(Text("Karte ausgestellt, gilt lebenslang.", "A card was issued, valid for life.")))
    elif one.holds_until:
        until = show_day(one.holds_until.isoformat())
        lines.append(str(Text("Karte ausgestellt, gilt bis {day}.", "A card was issued, valid until {day}.").fill(day=until)))
    lines.append(str(one.honour.basis))
    return "\n".join(lines)


_ANSWERS = {True: Text("ja", "yes"), False: Text("nein", "no"), None: Text("zu prüfen", "to be checked")}


def _answer(holds: bool | None) -> str:
    return str(_ANSWERS[holds])


def _criteria(criteria: list[Criterion]) -> Rows:
    return Rows(
        (
            Column("name", Text("Voraussetzung", "criterion")),
            Column("holds", Text("erfüllt", "met"), _answer),
            Column("found", Text("was bekannt ist", "what is known")),
            Column("missing", Text("was fehlt", "what is missing")),
        ),
        [_criterion(one) for one in criteria],
    )


def _criterion(one: Criterion) -> dict[str, Any]:
    missing = NOTHING if one.holds else one.missing
    return {"name": str(one.name), "holds": one.holds, "found": str(one.found), "missing": str(missing)}


def _as_dict(one: service.Finding) -> dict[str, Any]:
    for_life = one.holds_until == date.max
    return {
        "honour": one.honour.key,
        "name": str(one.honour.name),
        "eligible": one.eligible,
        "holds_until": one.holds_until.isoformat() if one.holds_until and not for_life else None,
        "holds_for_life": for_life,
        "basis": str(one.honour.basis),
        "document": one.honour.document or None,
        "criteria": [_criterion(criterion) for criterion in one.criteria],
    }


VERBS = (
    Verb("show", show, Text("was jemandem zusteht, mit jedem Grund", "what somebody can have, with every reason")),
    Verb("list", list_, Text("wer die Ehrenamtskarte jetzt haben kann", "who can have the volunteer card now")),
    Verb("issue", issue, Text("eine Karte ist ausgestellt", "a card was issued")),
)
