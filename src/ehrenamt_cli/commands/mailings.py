"""Mailing lists by filter, as address lines for blind copies, as a sheet, as address cards."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter
from pathlib import Path
from typing import Any

from ehrenamt_cli import clock, config
from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._destinations import STDOUT, may_write
from ehrenamt_cli.commands._options import BLOCKED, argument, option, with_fields
from ehrenamt_cli.commands._records import listing
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.days import read_day
from ehrenamt_cli.domain.events import EVENTS
from ehrenamt_cli.domain.mailings import AT_ONCE, REASONS, Mailing
from ehrenamt_cli.domain.organisations import KINDS, ORGANISATIONS
from ehrenamt_cli.domain.values import CHOICE, POSTAL_CODE
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.domain.working_groups import WORKING_GROUPS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Done, Raw, Result, Rows
from ehrenamt_cli.services import directory, events, records
from ehrenamt_cli.services import mailings as service
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.services.registers import Register

Find = Callable[[Register], Mailing]


def volunteers(
    given: dict[str, Any],
    text: str | None,
    at: str | None,
    near: str | None,
    km: int | None,
    without_consent: bool,
    blocked_too: bool,
    **form: Any,
) -> Result:
    """Volunteers who answer to words and filters; paused and ended ones only where their status is asked for."""

    def found(register: Register) -> Mailing:
        where = {name: value for name, value in records.read(register, VOLUNTEERS, given).items() if value}
        place = records.resolve(register, ORGANISATIONS, at)["id"] if at else ""
        centre = POSTAL_CODE.read(near, {}) if near else ""
        return service.volunteers(register, service.Wanted(text or "", where, place, centre, km, without_consent, blocked_too))

    return _made(found, **form)


def contacts(_: dict[str, Any], text: str | None, **asked: Any) -> Result:
    """Contacts in charge who answer to the filters of the directory."""
    wanted, form = _asked(text, asked)
    return _made(lambda register: service.contacts(register, wanted), **form)


def organisations(_: dict[str, Any], text: str | None, **asked: Any) -> Result:
    """Organisations that answer to the filters of the directory, at their own address."""
    wanted, form = _asked(text, asked)
    return _made(lambda register: service.organisations(register, wanted), **form)


def group(_: dict[str, Any], record: str, without_consent: bool, blocked_too: bool, **form: Any) -> Result:
    """Who is delegated to a working group."""
    wanted = service.Wanted(without_consent=without_consent, blocked_too=blocked_too)
    return _made(lambda register: service.group(register, records.resolve(register, WORKING_GROUPS, record), wanted), **form)


def event(_: dict[str, Any], record: str, without_consent: bool, blocked_too: bool, **form: Any) -> Result:
    """Who is invited to an event, enrolled or was there."""
    wanted = service.Wanted(without_consent=without_consent, blocked_too=blocked_too)
    return _made(lambda register: service.event(register, events.meant(register, record), wanted), **form)


def _asked(text: str | None, asked: dict[str, Any]) -> tuple[directory.Asked, dict[str, Any]]:
    kind, on = asked.pop("kind"), asked.pop("on", None)
    region, field, role = (asked.pop(name, None) or "" for name in ("region", "field", "role"))
    day = read_day(on) if on else clock.today()
    return directory.Asked(day, text or "", CHOICE.read(kind, KINDS) if kind else "", region, field, role), asked


def _made(find: Find, to: str | None, output: str | None, semicolons: bool, at_once: int) -> Result:
    form = _form(to, output)
    with register_in_use() as register:
        made = find(register)
        if not form:
            return _listed(made)
        path = Path(output).expanduser() if output and output != STDOUT else None
        if path and not may_write([path], named=True):
            return Done(Text("Nichts geschrieben.", "Nothing written."), {})
        content = service.written(register, made, form, semicolons=semicolons, at_once=at_once)
    return _written(made, content, path) if path else Raw(content, note=_said(made))


def _form(to: str | None, output: str | None) -> str:
    ending = Path(output or "").suffix.lstrip(".").lower()
    form = to or {"txt": "bcc"}.get(ending, ending) or ("bcc" if output else "")
    if form and form not in service.FORMS:
        raise WrongUsage(
            Text("Die Form „{form}“ gibt es nicht.", "There is no form “{form}”.").fill(form=form),
            Text("Möglich sind: {forms}.", "Possible are: {forms}.").fill(forms=", ".join(service.FORMS)),
        )
    return form


def _listed(made: Mailing) -> Rows:
    columns = (
        Column("name", Text("Name", "name")),
        Column("organisation", Text("Einrichtung", "organisation")),
        Column("email", Text("E-Mail", "e-mail")),
    )
    rows = [
        {"id": one.id, "kind": one.kind, "name": one.name, "organisation": one.organisation, "email": one.email}
        for one in made.people
    ]
    return Rows(columns, rows, Text("Niemand steht in diesem Verteiler.", "Nobody is in this mailing list."), _said(made))


def _written(made: Mailing, content: bytes, path: Path) -> Result:
    facts = {"file": str(path), "addresses": len(made.people), "left_out": made.left_out}
    if config.switched_on("dry_run"):
        return Done(
            Text("Nur gezeigt, nichts geschrieben: {file}.", "Only shown, nothing written: {file}.").fill(file=path), facts
        )
    write_file(path, content)
    said = Text("Geschrieben: {file}. {rest}", "Written: {file}. {rest}").fill(file=path, rest=_said(made))
    return Done(said, facts)


def _said(made: Mailing) -> Text:
    """How many there are, who is left out and why, and that they must not see each other's addresses."""
    out = NOTHING
    if made.left_out:
        listed = [(n, REASONS[reason]) for reason, n in made.left_out.items()]
        out = Text(
            " Nicht dabei: " + ", ".join(f"{n} {why.de}" for n, why in listed) + ".",
            " Left out: " + ", ".join(f"{n} {why.en}" for n, why in listed) + ".",
        )
    number = Text("1 Adresse", "1 address") if len(made.people) == 1 else Text("{n} Adressen", "{n} addresses")
    said = Text("{number}.{out}", "{number}.{out}").fill(number=number.fill(n=len(made.people)), out=out)
    return Text("{said} {advice}", "{said} {advice}").fill(said=said, advice=_BCC) if made.people else said


_BCC = Text(
    "Bitte ins Feld BCC setzen, nie in AN oder CC: niemand soll die Adressen der anderen sehen.",
    "Please put them into BCC, never into TO or CC: nobody is to see the addresses of the others.",
)

_FORM: list[Parameter] = [
    option(
        "to",
        "--to",
        str | None,
        None,
        Text("bcc (Adresszeilen zum Einfügen), csv oder vcf", "bcc (address lines to paste), csv or vcf"),
    ),
    option("output", "-o", str | None, None, Text("Datei, oder „-“", "file, or “-”")),
    option(
        "semicolons", "--semicolons", bool, False, Text("mit Semikolon, wie Outlook es will", "with semicolons, as Outlook likes")
    ),
    option(
        "at_once",
        "--per-line",
        int,
        AT_ONCE,
        Text("so viele Adressen je Zeile, sonst 50", "so many addresses a line, else 50"),
        min=1,
    ),
]
_CONSENT = option(
    "without_consent",
    "--without-consent",
    bool,
    False,
    Text("auch wer noch nicht aktiv ist und nicht eingewilligt hat", "also who is not active yet and has not consented"),
)
_WHERE: list[Parameter] = [
    option("kind", "--kind", str | None, None, Text("Art der Einrichtung", "kind of organisation")),
    option("region", "--region", str | None, None, Text("mit dieser Region", "with this region")),
    option("field", "--field", str | None, None, Text("mit diesem Arbeitsfeld", "with this field of work")),
]
_ROLE: list[Parameter] = [
    option("role", "--role", str | None, None, Text("mit dieser Funktion", "with this role")),
    option("on", "--on", str | None, None, Text("wer an diesem Tag zuständig ist", "who is in charge on this day")),
]
_TEXT = argument("text", Text("Text", "text"), required=False)
_PLACES: list[Parameter] = [
    option("at", "--placed-at", str | None, None, Text("dort im Einsatz oder zugelassen", "placed or admitted there")),
    option("near", "--near", str | None, None, Text("wohnt nahe dieser PLZ", "lives near this postal code")),
    option("km", "--km", int | None, None, Text("so nah, sonst 30 km", "so near, else 30 km"), min=1),
]
_PEOPLE = [_CONSENT, BLOCKED, *_FORM]

VERBS = (
    Verb("volunteers", listing(VOLUNTEERS, volunteers, [*_PLACES, *_PEOPLE], paged=False), Text("Freiwillige", "volunteers")),
    Verb("contacts", with_fields(contacts, (), [_TEXT, *_WHERE, *_ROLE, *_FORM]), Text("Ansprechpersonen", "contacts")),
    Verb("organisations", with_fields(organisations, (), [_TEXT, *_WHERE, *_FORM]), Text("Einrichtungen", "organisations")),
    Verb(
        "group",
        with_fields(group, (), [argument("record", WORKING_GROUPS.label, entity=WORKING_GROUPS), *_PEOPLE]),
        Text("wer in einer Arbeitsgruppe sitzt", "who sits in a working group"),
    ),
    Verb(
        "event",
        with_fields(event, (), [argument("record", EVENTS.label, entity=EVENTS), *_PEOPLE]),
        Text("wer zu einer Veranstaltung kommt", "who comes to an event"),
    ),
)
