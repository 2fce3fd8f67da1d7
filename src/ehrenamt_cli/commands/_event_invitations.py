"""Whom an event asks: invited by filter or by name after a look at the list, and the list with its addresses."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._event_people import WHO
from ehrenamt_cli.commands._event_views import STANDING, sentences
from ehrenamt_cli.commands._event_views import listed as listed_names
from ehrenamt_cli.commands._options import BLOCKED, argument, option, with_fields
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import KEY
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.dates.periods import parse_period
from ehrenamt_cli.domain.events import EVENTS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.participations import STANDINGS
from ehrenamt_cli.domain.values import CHOICE, POSTAL_CODE
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Column, Result, Rows
from ehrenamt_cli.services import enrolments, events, invitations, participations, records
from ehrenamt_cli.services.registers import Register


def people_(_: dict[str, Any], event: str, standing: str | None, blocked_too: bool) -> Result:
    """Everybody on the list of an event, with addresses: as a sheet with ``--format csv``."""
    wanted = CHOICE.read(standing, STANDINGS) if standing else None
    with register_in_use() as register:
        row = events.meant(register, event)
        rows = [one for one in participations.overview(register, row).participants if wanted in (None, one["standing"])]
        rows = invitations.addressed(register, rows, blocked_too=blocked_too)
    return Rows(_ADDRESSES, rows, Text("Niemand steht auf dieser Liste.", "Nobody is on this list."))


def invite(
    given: dict[str, Any],
    event: str,
    people: list[str] | None,
    organisation: str | None,
    near: str | None,
    km: int | None,
    not_attended: str | None,
    training_ends: str | None,
    contacts: bool,
    kind_of_place: str | None,
    blocked_too: bool,
) -> Result:
    """Show who would be invited, ask, and note it; letters and addresses come from the list."""
    with register_in_use() as register:
        row = events.meant(register, event)
        enrolments.need_open(row)
        if people:
            found, before = invitations.named(register, row, people)
        else:
            wanted = invitations.Wanted(
                records.read(register, VOLUNTEERS, given),
                organisation,
                POSTAL_CODE.read(near, {}) if near else None,
                km,
                CHOICE.read(not_attended, EVENTS.field("kind").choices) if not_attended else None,
                parse_period(training_ends) if training_ends else None,
                contacts,
                CHOICE.read(kind_of_place, ORGANISATIONS.field("kind").choices) if kind_of_place else None,
            )
            found, before = invitations.candidates(register, row, wanted)
        return _invited(register, row, found, before, ask=not people, blocked_too=blocked_too)


def _invited(
    register: Register, event: dict[str, Any], found: list[participations.Person], before: int, *, ask: bool, blocked_too: bool
) -> Rows:
    """The invitations that were noted, after a look at the list where it comes of filters."""
    rows = [{"volunteer_id": None, "contact_id": None, "name": one.name, one.column: one.value} for one in found]
    listed = Rows(_ADDRESSES[1:], invitations.addressed(register, rows, blocked_too=blocked_too), _NOBODY)
    known = Text("{n} stehen schon auf der Liste", "{n} are on the list already").fill(n=before) if before else NOTHING
    whom = listed_names([one.name for one in found])
    question = Text("Zu {event} einladen: {whom}?", "Invite to {event}: {whom}?").fill(
        whom=whom, event=f"{event['title']}, {show_day(event['starts_on'])}"
    )
    if found and ask and not config.switched_on("dry_run"):
        if not config.switched_on("yes"):
            prompts.show(listed)
        if not prompts.confirm(question, yes=config.switched_on("yes")):
            return listed._replace(rows=[], note=Text("Niemand eingeladen.", "Nobody invited."))
    kept = invitations.invite(register, event, found)
    rows = [{"id": one["id"], **row} for one, row in zip(kept, listed.rows, strict=True)]
    said = Text("Eingeladen: {n}", "Invited: {n}").fill(n=len(kept)) if kept else NOTHING
    letters = _LETTERS.fill(key=event["id"]) if kept else NOTHING
    return Rows(_ADDRESSES, rows, _NOBODY, sentences(said, known, letters))


_NOBODY = Text("Niemand, der noch einzuladen wäre.", "Nobody who is still to be invited.")
_LETTERS = Text(
    "Briefe schreibt „ehrenamt document render invitation --for {key} --all participations“",
    "“ehrenamt document render invitation --for {key} --all participations” writes the letters",
)


_ADDRESSES = (
    KEY,
    Column("name", Text("Name", "name")),
    STANDING,
    *(Column(name, VOLUNTEERS.field(name).label) for name in ("street", "postal_code", "town", "email", "phone")),
)

_FILTERS = [VOLUNTEERS.field(name) for name in ("status", "teams", "interests", "languages")]
_INVITE = with_fields(
    invite,
    _FILTERS,
    [
        argument("event", EVENTS.label, entity=EVENTS),
        argument("people", Text("NAME", "NAME"), required=False, many=True, help=WHO),
        option(
            "organisation",
            "--organisation",
            str | None,
            None,
            Text("wer dort im Einsatz oder zugelassen ist", "who is placed or admitted there"),
        ),
        option(
            "near",
            "--near",
            str | None,
            None,
            Text("PLZ, um die herum; sonst die des Orts", "around this postal code; else that of the place"),
        ),
        option("km", "--km", int | None, None, Text("höchstens so weit weg", "at most so far away"), min=0),
        option(
            "not_attended",
            "--not-attended",
            str | None,
            None,
            Text("wer noch nie bei dieser Art war", "who has never been to this kind"),
        ),
        option(
            "training_ends",
            "--training-ends",
            str | None,
            None,
            Text("wessen Schulung endet, etwa in „8 Wochen“", "whose training ends, such as within “8 weeks”"),
        ),
        option(
            "contacts", "--contacts", bool, False, Text("Ansprechpersonen statt Freiwilliger", "contacts instead of volunteers")
        ),
        option(
            "kind_of_place",
            "--kind-of-place",
            str | None,
            None,
            Text("Ansprechpersonen dieser Art von Einrichtung", "contacts at this kind of organisation"),
        ),
        BLOCKED,
    ],
)
_PEOPLE = with_fields(
    people_,
    (),
    [
        argument("event", EVENTS.label, entity=EVENTS),
        option("standing", "--standing", str | None, None, Text("nur diese, etwa Warteliste", "only these, such as waiting")),
        BLOCKED,
    ],
)

VERBS = (
    Verb("invite", _INVITE, Text("einladen, nach Filtern oder mit Namen", "invite, by filters or by name")),
    Verb("people", _PEOPLE, Text("alle auf der Liste, mit Anschriften", "everybody on the list, with addresses")),
)
