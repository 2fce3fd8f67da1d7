"""Agreements."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._cards import with_due
from ehrenamt_cli.commands._options import day, option, past_day, with_fields
from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import KEY, card, column, saved
from ehrenamt_cli.documents.writers import WRITERS
from ehrenamt_cli.domain.agreements import AGREEMENTS, MEETINGS, PARTIES
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Done, Page, Raw, Result, Rows
from ehrenamt_cli.services import agreements as service
from ehrenamt_cli.services import records
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.services.papers import agreements as papers
from ehrenamt_cli.services.registers import Register

_Which = Annotated[
    str,
    typer.Argument(
        metavar=both("VEREINBARUNG", "AGREEMENT"),
        help=both("Kennzeichen, Zeichen oder Teil des Titels", "key, number or part of the title"),
    ),
]
_Perhaps = Annotated[
    str | None,
    typer.Argument(
        metavar=both("VEREINBARUNG", "AGREEMENT"), help=both("ohne Angabe: die einzige", "if not given: the only one")
    ),
]
_On = Annotated[str | None, typer.Option("--on", metavar=both("TAG", "DAY"), help=both("Tag, sonst heute", "day, default today"))]


def new(given: dict[str, Any], kind: str, party: list[str] | None) -> Result:
    """A draft with its parties."""
    with register_in_use() as register:
        return _whole(register, service.new(register, kind, party or [], given), Text("Angelegt", "Added"))


def show(agreement: _Perhaps = None) -> Result:
    """An agreement with its parties, its meetings and whose turn it is."""
    with register_in_use() as register:
        row = service.the_one(register, agreement)
        return with_due(register, AGREEMENTS, row["id"], _whole(register, row, NOTHING))


def render(
    agreement: _Perhaps = None,
    to: Annotated[str | None, typer.Option(help=both("pdf, docx, odt, html oder md", "pdf, docx, odt, html or md"))] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar=both("DATEI", "FILE"),
            help=both("wohin; „-“ heißt Standardausgabe", "where to; “-” is standard output"),
        ),
    ] = None,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft", help=both("als Entwurf, mit Lücken für das, was fehlt", "as a draft, with blanks for what is missing")
        ),
    ] = False,
    blocked_too: Annotated[
        bool,
        typer.Option(
            "--blocked-addresses",
            help=both("auch eine gesperrte Anschrift drucken; wird vermerkt", "print a blocked address too; this is logged"),
        ),
    ] = False,
) -> Result:
    """Write an agreement as a document."""
    form = _form(to, output)
    with register_in_use() as register:
        row = service.the_one(register, agreement)
        content = papers.render(register, row, form, draft=draft, blocked_too=blocked_too)
    if output == "-":
        return Raw(content)
    path = Path(output).expanduser() if output else Path(f"{row['number']}{Text('-entwurf', '-draft') if draft else ''}.{form}")
    if not output and path.exists():
        question = Text("{path} gibt es schon. Ersetzen?", "{path} exists already. Replace it?").fill(path=path)
        if not prompts.confirm(question, yes=config.switched_on("yes")):
            return Done(Text("Nichts geschrieben.", "Nothing written."), {})
    if not config.switched_on("dry_run"):
        write_file(path, content)
    return Done(
        Text("Geschrieben: {path} ({kb} kB).", "Written: {path} ({kb} kB).").fill(path=path, kb=-(-len(content) // 1000)),
        {"id": row["id"], "file": str(path), "format": form, "draft": draft, "bytes": len(content)},
    )


def sign(
    agreement: _Which,
    party: Annotated[
        str | None,
        typer.Option(metavar="NAME", help=both("welcher Partner, oder die freiwillige Person", "which party, or the volunteer")),
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help=both("wer für ihn unterschrieben hat", "who signed for it"))
    ] = None,
    role: Annotated[str | None, typer.Option(help=both("in welcher Funktion", "in which role"))] = None,
    on: _On = None,
) -> Result:
    """A party has signed."""
    with register_in_use() as register:
        row = service.sign(register, agreement, party=party, by=by, role=role, on=past_day(on))
        return _signed(register, row)


def amend(agreement: _Which) -> Result:
    """Begin a new version."""
    with register_in_use() as register:
        row = service.amend(register, agreement)
        return _whole(register, row, Text("Neue Fassung begonnen", "New version begun"))


def meet(
    agreement: _Which,
    host: Annotated[
        str | None,
        typer.Option(metavar="NAME", help=both("Gastgeber, sonst wer an der Reihe war", "host, default whose turn it was")),
    ] = None,
    on: _On = None,
    minutes: Annotated[
        str | None, typer.Option(metavar="TEXT", help=both("Protokoll in Stichworten", "minutes in a few words"))
    ] = None,
) -> Result:
    """The parties have met."""
    with register_in_use() as register:
        return saved(
            register,
            MEETINGS,
            service.meet(register, agreement, host=host, on=past_day(on), minutes=minutes),
            Text("Vermerkt", "Noted"),
        )


def review(
    agreement: _Which,
    result: Annotated[str, typer.Option(metavar="TEXT", help=both("Ergebnis in einem Satz", "the result in a sentence"))],
    on: _On = None,
) -> Result:
    """The agreement was reviewed."""
    with register_in_use() as register:
        return saved(
            register, AGREEMENTS, service.review(register, agreement, on=past_day(on), result=result), Text("Vermerkt", "Noted")
        )


def end(
    agreement: _Which,
    reason: Annotated[str, typer.Option(metavar="TEXT", help=both("warum sie endet", "why it ends"))],
    on: _On = None,
) -> Result:
    """The agreement ends."""
    with register_in_use() as register:
        return saved(register, AGREEMENTS, service.end(register, agreement, on=day(on), reason=reason), Text("Beendet", "Ended"))


def _whole(register: Register, row: dict[str, Any], did: Text) -> Page:
    """An agreement with everything around it; after a signature only the parties, who are what it is about."""
    [shown] = records.shown(register, AGREEMENTS, [row])
    parties, meetings = service.parties(register, row), service.meetings(register, row)
    turn = service.next_host(register, row)
    host = next((party["organisation"] for party in parties if party["organisation_id"] == turn), None)
    head = card(AGREEMENTS, shown, records.title(register, AGREEMENTS, row))
    if host and row["meets"]:
        head = head._replace(pairs=[*head.pairs, (str(Text("nächster Gastgeber", "next host")), host)])
    parts: list[Any] = [head]
    if parties:
        parts += [
            str(Text("Partner", "Parties")),
            _rows(PARTIES, ("organisation_id", "signatory", "signatory_role", "signed_on"), parties),
        ]
    if meetings:
        parts += [str(Text("Treffen", "Meetings")), _rows(MEETINGS, ("held_on", "host_id", "minutes"), meetings)]
    note = Text("{did}: {id}.", "{did}: {id}.").fill(did=did, id=row["id"]) if did != NOTHING else NOTHING
    return Page(parts, shown | {"parties": parties, "meetings": meetings, "next_host": host}, note)


def _signed(register: Register, row: dict[str, Any]) -> Page:
    whole = _whole(register, row, Text("Unterschrift vermerkt", "Signature noted"))
    status = AGREEMENTS.field("status").choices[row["status"]]
    return whole._replace(parts=[f"{records.title(register, AGREEMENTS, row)}: {status}", whole.parts[2]])


def _rows(entity: Entity, names: tuple[str, ...], rows: list[dict[str, Any]]) -> Rows:
    return Rows([KEY, *(column(entity.field(name)) for name in names)], rows)


def _form(to: str | None, output: str | None) -> str:
    """The wanted form: as said, or as the file's name ends, else PDF."""
    ending = Path(output).suffix.lstrip(".").lower() if output and output != "-" else ""
    form = to or ending or "pdf"
    if to and ending in WRITERS and ending != to:
        raise WrongUsage(
            Text("--to {to} passt nicht zu {output}.", "--to {to} does not fit {output}.").fill(to=to, output=output),
            Text("Bitte eines von beiden ändern.", "Please change one of the two."),
        )
    if form not in WRITERS:
        raise WrongUsage(
            Text("Die Form „{form}“ gibt es nicht.", "There is no format “{form}”.").fill(form=form),
            Text("Möglich sind: {forms}.", "Possible are: {forms}.").fill(forms=", ".join(WRITERS)),
        )
    return form


_NEW = with_fields(
    new,
    [field for field in AGREEMENTS.fields if not field.fixed],
    [
        option("kind", "--kind", str, "cooperation", Text("cooperation oder volunteer", "cooperation or volunteer")),
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
    Verb("show", show, Text("eine Vereinbarung mit Partnern und Treffen", "an agreement with its parties and meetings")),
    Verb("render", render, Text("als PDF, DOCX, ODT, HTML oder Markdown schreiben", "write as PDF, DOCX, ODT, HTML or Markdown")),
    Verb("sign", sign, Text("eine Unterschrift vermerken", "note a signature")),
    Verb(
        "amend", amend, Text("eine neue Fassung beginnen; alle unterschreiben neu", "begin a new version; everybody signs again")
    ),
    Verb("meet", meet, Text("ein Treffen der Partner vermerken", "note a meeting of the parties")),
    Verb("review", review, Text("die Überprüfung vermerken", "note the review")),
    Verb("end", end, Text("eine Vereinbarung beenden", "end an agreement")),
    *record_verbs(AGREEMENTS, without=("add", "show")),
)
