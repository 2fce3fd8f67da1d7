"""Agreements."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands import _agreement_views as views
from ehrenamt_cli.commands import _delivery, _destinations
from ehrenamt_cli.commands._cards import with_due
from ehrenamt_cli.commands._options import day, option, past_day, with_fields
from ehrenamt_cli.commands._records import PAGE, listing, record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.agreements import AGREEMENTS, KINDS
from ehrenamt_cli.domain.values import choice_words
from ehrenamt_cli.errors import NotFound
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Raw, Result
from ehrenamt_cli.services import agenda as agendas
from ehrenamt_cli.services import agreement_life, completion, meetings, records, signing
from ehrenamt_cli.services import agreement_overview as overview
from ehrenamt_cli.services import agreements as service
from ehrenamt_cli.services.papers import agreements as papers
from ehrenamt_cli.services.papers.orders import Order
from ehrenamt_cli.services.papers.requests import Subject
from ehrenamt_cli.services.papers.standing import on_paper
from ehrenamt_cli.services.registers import Register

_Which = Annotated[
    str,
    typer.Argument(
        metavar=both("VEREINBARUNG", "AGREEMENT"),
        help=both("Kennzeichen, Zeichen oder Teil des Titels", "key, number or part of the title"),
        autocompletion=completion.names_of(AGREEMENTS),
    ),
]
_Perhaps = Annotated[
    str | None,
    typer.Argument(
        metavar=both("VEREINBARUNG", "AGREEMENT"),
        help=both("ohne Angabe: die einzige", "if not given: the only one"),
        autocompletion=completion.names_of(AGREEMENTS),
    ),
]
_On = Annotated[str | None, typer.Option("--on", metavar=both("TAG", "DAY"), help=both("Tag, sonst heute", "day, default today"))]


def new(given: dict[str, Any], kind: str, party: list[str] | None) -> Result:
    """A draft with its parties."""
    with register_in_use() as register:
        return views.whole(register, service.new(register, kind, party or [], given), Text("Angelegt", "Added"))


def list_(given: dict[str, Any], text: str | None, limit: int | None, offset: int) -> Result:
    """The agreements with their state of today and the next step."""
    with register_in_use() as register:
        where = records.read(register, AGREEMENTS, given)
        size = PAGE if limit is None and config.setting("format") in ("table", "markdown") else limit
        rows, total = overview.find(register, text or "", where, limit=size or None, offset=offset)
        return views.listed(rows, total, offset)


def show(
    agreement: _Perhaps = None,
    version: Annotated[
        int | None,
        typer.Option(min=1, help=both("wie diese Fassung zuletzt lautete", "as this version read at last")),
    ] = None,
) -> Result:
    """An agreement with its parties, its meetings and whose turn it is."""
    with register_in_use() as register:
        row = service.the_one(register, agreement)
        if version is not None and version != row["version"]:
            return _earlier(register, row, version)
        page = views.whole(register, row)
        if config.setting("format") not in ("table", "markdown"):
            page = page._replace(data={**page.data, "on_paper": on_paper(register, AGREEMENTS, row["id"])})
        return with_due(register, AGREEMENTS, row["id"], page)


def render(
    agreement: _Perhaps = None,
    to: _destinations.To = None,
    output: _destinations.Output = None,
    draft: _destinations.Draft = False,
    blocked_too: _destinations.BlockedToo = False,
) -> Result:
    """Write an agreement as a document."""
    place = _destinations.destination(to, output)
    with register_in_use() as register:
        row = service.the_one(register, agreement)
        desk = papers.desk_for(register, row, draft=draft, blocked_too=blocked_too)
        result = _delivery.delivered(desk, [Order(Subject(AGREEMENTS, row))], place)
    if isinstance(result, Raw) or not result.data["files"]:
        return result
    [file, *others] = result.data["files"]
    plain = {name: file[name] for name in ("file", "format", "draft", "bytes")}
    return result._replace(data={"id": row["id"], **plain} if not others else {"id": row["id"], **result.data})


def send(
    agreement: _Perhaps = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help=both("an wen; sonst alle, die noch unterschreiben", "to whom; default all who still sign")
        ),
    ] = None,
    on: _On = None,
) -> Result:
    """The paper was sent for signing."""
    with register_in_use() as register:
        row = signing.send(register, service.the_one(register, agreement), to=to or (), on=past_day(on))
        return views.signed(register, row, Text("Versand vermerkt", "Sending noted"))


def sign(
    agreement: _Perhaps = None,
    party: Annotated[
        str | None,
        typer.Option(metavar="NAME", help=both("welcher Partner, oder die freiwillige Person", "which party, or the volunteer")),
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help=both("wer für ihn unterschrieben hat", "who signed for it"))
    ] = None,
    role: Annotated[str | None, typer.Option(help=both("in welcher Funktion", "in which role"))] = None,
    on: _On = None,
    place: Annotated[
        str | None, typer.Option(metavar=both("ORT", "PLACE"), help=both("wo, sonst der Ort der Vereinbarung", "where"))
    ] = None,
) -> Result:
    """A party has signed."""
    with register_in_use() as register:
        row = service.the_one(register, agreement)
        row = signing.sign(register, row, party=party, by=by, role=role, on=past_day(on), place=place)
        did = Text("Unterschrift vermerkt", "Signature noted")
        if row["kind"] == "release":
            did = Text(
                "Unterschrift vermerkt, die Entbindung gilt ab diesem Tag", "Signature noted, the release holds from that day"
            )
        return views.signed(register, row, did)


def amend(
    agreement: _Which,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help=both("nur dieser Partner unterschreibt neu", "only this party signs again")),
    ] = None,
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help=both("was sich ändert und warum", "what changes and why"))
    ] = None,
) -> Result:
    """Begin a new version."""
    with register_in_use() as register:
        row = service.amend(register, service.the_one(register, agreement), only=only or (), reason=reason)
        return views.whole(register, row, Text("Neue Fassung begonnen", "New version begun"))


def meet(
    agreement: _Perhaps = None,
    host: Annotated[
        str | None,
        typer.Option(metavar="NAME", help=both("Gastgeber, sonst wer an der Reihe war", "host, default whose turn it was")),
    ] = None,
    on: _On = None,
    minutes: Annotated[
        str | None, typer.Option(metavar="TEXT", help=both("Protokoll in Stichworten", "minutes in a few words"))
    ] = None,
    attended: Annotated[str | None, typer.Option(metavar="TEXT", help=both("wer da war", "who was there"))] = None,
) -> Result:
    """The parties have met."""
    with register_in_use() as register:
        row = service.the_one(register, agreement)
        met = meetings.meet(register, row, host=host, on=past_day(on), minutes=minutes, attended=attended)
        return views.met(register, met, row)


def agenda(
    agreement: _Perhaps = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar=both("TAG", "DAY"), help=both("seit wann, sonst seit dem letzten Treffen", "since when")),
    ] = None,
) -> Result:
    """What the next meeting has to talk about."""
    with register_in_use() as register:
        row = service.as_of_today(register, service.the_one(register, agreement))
        meetings.need_cooperation(row)
        start = day(since)
        first = agendas.since_when(register, row, start.isoformat() if start else None)
        items = [item.as_row() for item in agendas.agenda(register, row, first)]
        data = {"id": row["id"], "number": row["number"], "since": first or None, "items": items}
        return views.agenda(data, records.title(register, AGREEMENTS, row))


def review(
    result: Annotated[str, typer.Option(metavar="TEXT", help=both("Ergebnis in einem Satz", "the result in a sentence"))],
    agreement: _Perhaps = None,
    on: _On = None,
) -> Result:
    """The agreement was reviewed."""
    with register_in_use() as register:
        row = service.review(register, service.the_one(register, agreement), on=past_day(on), result=result)
        return views.whole(register, row, Text("Vermerkt", "Noted"))


def end(
    agreement: _Which,
    reason: Annotated[str, typer.Option(metavar="TEXT", help=both("warum sie endet", "why it ends"))],
    on: _On = None,
) -> Result:
    """The agreement ends."""
    with register_in_use() as register:
        row = service.end(register, service.the_one(register, agreement), on=day(on), reason=reason)
        return views.whole(register, row, Text("Beendet", "Ended"))


def _earlier(register: Register, row: dict[str, Any], version: int) -> Result:
    """An earlier version as it stood at last."""
    if version > row["version"]:
        raise NotFound(
            Text("{number} hat keine Fassung {n}.", "{number} has no version {n}.").fill(number=row["number"], n=version),
            Text("Die neueste ist Fassung {n}.", "The newest is version {n}.").fill(n=row["version"]),
        )
    return views.earlier(register, agreement_life.version(register, row, version))


_NEW = with_fields(
    new,
    [field for field in AGREEMENTS.fields if not field.fixed],
    [
        option("kind", "--kind", str, "cooperation", Text("Art: {kinds}", "kind: {kinds}").fill(kinds=choice_words(KINDS))),
        option(
            "party",
            "--party",
            list[str] | None,
            None,
            Text("ein Partner, in der Reihenfolge der Gastgeber", "a party, in the order of hosting"),
        ),
    ],
)

VERBS = (
    Verb("new", _NEW, Text("eine Vereinbarung entwerfen", "draft an agreement")),
    Verb("show", show, Text("eine Vereinbarung mit allem, was dazugehört", "an agreement with everything around it")),
    Verb("list", listing(AGREEMENTS, list_), Text("auflisten, mit Stand und nächstem Schritt", "list, with state and next step")),
    Verb("render", render, Text("als PDF, DOCX, ODT, HTML oder Markdown schreiben", "write as PDF, DOCX, ODT, HTML or Markdown")),
    Verb("send", send, Text("vermerken, wem sie geschickt wurde", "note to whom it was sent")),
    Verb("sign", sign, Text("eine Unterschrift vermerken", "note a signature")),
    Verb(
        "amend", amend, Text("eine neue Fassung beginnen, die neu unterschrieben wird", "begin a new version, to be signed again")
    ),
    Verb("meet", meet, Text("ein Treffen der Partner vermerken", "note a meeting of the parties")),
    Verb(
        "agenda",
        agenda,
        Text("was nicht wie vereinbart lief, für das Treffen", "what was not handled as agreed, for the meeting"),
    ),
    Verb("review", review, Text("die Überprüfung vermerken", "note the review")),
    Verb("end", end, Text("eine Vereinbarung beenden", "end an agreement")),
    *record_verbs(AGREEMENTS, without=("add", "show", "list"), alter=service.change, drop=service.remove),
)
