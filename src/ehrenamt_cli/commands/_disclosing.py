"""The answer to somebody who asks what is kept about them: written, looked through, noted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ehrenamt_cli import clock, config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands import _delivery, _destinations
from ehrenamt_cli.commands._options import past_day
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.documents import KINDS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Column, Done, Page, Raw, Result, Rows
from ehrenamt_cli.services.outputs import make_folder, write_file
from ehrenamt_cli.services.papers.orders import Order
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.services.papers.texts import language_for, own_templates
from ehrenamt_cli.services.papers.writing import Desk
from ehrenamt_cli.services.privacy import answering, disclosing
from ehrenamt_cli.services.privacy.disclosing import Disclosure
from ehrenamt_cli.services.privacy.persons import person as person_meant
from ehrenamt_cli.services.registers import Register

JSON = "json"


def access(
    person: Annotated[
        str,
        typer.Argument(
            metavar=both("PERSON", "PERSON"),
            help=both("Name, Zeichen oder Kennzeichen", "name, reference or key"),
        ),
    ],
    to: Annotated[
        str | None,
        typer.Option(
            help=both("pdf, json, docx, odt, html, md; mehrere mit Komma", "pdf, json, docx, odt, html, md; with commas")
        ),
    ] = None,
    output: _destinations.Output = None,
    leave_out: Annotated[
        list[str] | None,
        typer.Option(
            metavar=both("KENNZEICHEN:FELD", "KEY:FIELD"),
            help=both("nicht mitteilen, weil es Rechte anderer berührt", "not to be told, as it touches the rights of others"),
        ),
    ] = None,
    received: Annotated[
        str | None,
        typer.Option(
            metavar=both("TAG", "DAY"),
            help=both("wann danach gefragt wurde; sonst wie vermerkt", "when it was asked for; else as noted"),
        ),
    ] = None,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft", help=both("erst ansehen: Entwurf, nichts gilt als beantwortet", "look first: a draft, no answer")
        ),
    ] = False,
) -> Result:
    """Everything that is kept about one person (Art. 15, 20 DSGVO), and the request noted as answered."""
    place = _destinations.destination(to, output, usual=("pdf", JSON), besides=(JSON,))
    asked_on = past_day(received)
    with register_in_use() as register:
        whose = person_meant(register, person)
        told = disclosing.disclosure(register, whose, [_left_out(entry) for entry in leave_out or ()])
        if place.stdout and place.forms == [JSON]:
            return Raw(disclosing.as_json(told))
        written = _written(register, told, place, draft=draft)
        if isinstance(written, Raw):
            return written
        files = written.data["files"]
        request = None
        if files and not draft:
            request = answering.answered(register, whose, asked_on, _remark(told))
    return _result(told, files, request["id"] if request else None, written.message)


def _written(register: Register, told: Disclosure, place: _destinations.Destination, *, draft: bool) -> Raw | Done:
    """The documents and the JSON file; nothing is replaced without being asked."""
    kind = KINDS["access"]
    forms = [form for form in place.forms if form != JSON]
    request = Request(
        kind,
        language_for(kind, None),
        clock.today(),
        draft=draft,
        blocked_too=True,
        folders=own_templates(),
        prepared={"disclosure": told},
    )
    files: list[dict[str, Any]] = []
    message = Text("", "")
    if forms:
        order = Order(Subject(told.whose.entity, told.whose.row))
        documents = _delivery.delivered(Desk(register, request), [order], place._replace(forms=forms))
        if isinstance(documents, Raw) or not documents.data["files"]:
            return documents
        files, message = list(documents.data["files"]), documents.message
    if JSON in place.forms:
        path = place.file or place.folder / f"{kind.name}-{told.whose.key}{Text('-entwurf', '-draft') if draft else ''}.json"
        if not _destinations.may_write([path], named=bool(place.file)):
            return Done(Text("Nichts geschrieben.", "Nothing written."), {"files": files})
        files.append(_json_file(told, path, draft=draft))
        message = Text("Geschrieben: {paths}.", "Written: {paths}.").fill(paths=", ".join(file["file"] for file in files))
    return Done(message, {"files": files})


def _json_file(told: Disclosure, path: Path, *, draft: bool) -> dict[str, Any]:
    content = disclosing.as_json(told)
    if not config.switched_on("dry_run"):
        make_folder(path.parent)
        write_file(path, content)
    return {
        "kind": "access",
        "subject": told.whose.key,
        "recipient": None,
        "documents": 1,
        "file": str(path),
        "format": JSON,
        "draft": draft,
        "bytes": len(content),
    }


def _result(told: Disclosure, files: list[dict[str, Any]], request: str | None, message: Text) -> Page:
    texts = [
        {"id": record.part.row["id"], "field": fact.field.name, "label": str(fact.field.label), "words": fact.words}
        for record, fact in disclosing.free_texts(told)
    ]
    data = {
        "person": {"kind": told.whose.entity.name, "id": told.whose.key},
        "files": files,
        "records": len(told.records),
        "mentions": len(told.mentions),
        "left_out": told.left_out,
        "to_read": [{name: text[name] for name in ("id", "field")} for text in texts],
        "request": request,
    }
    parts: list[str | Rows] = [str(message)]
    if texts:
        parts += [str(Text("Vor dem Versand durchsehen", "To be read before it goes out")), Rows(_TO_READ, _alike(texts))]
    notes = [_IDENTITY]
    if texts:
        notes.append(_OTHERS)
    if told.mentions:
        notes.append(_MENTIONED.fill(n=len(told.mentions)))
    if request:
        notes.append(Text("Als beantwortet vermerkt: {id}.", "Noted as answered: {id}.").fill(id=request))
    return Page(parts, data, Text(" ".join(note.de for note in notes), " ".join(note.en for note in notes)))


def _alike(texts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each text once, where it stands first and how often."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for text in texts:
        row = found.setdefault((text["label"], text["words"]), {**text, "times": 0})
        row["times"] += 1
    return [{**row, "times": row["times"] if row["times"] > 1 else None} for row in found.values()]


_TO_READ = (
    Column("id", Text("Eintrag", "record")),
    Column("label", Text("Feld", "field")),
    Column("words", Text("was dort steht", "what it says")),
    Column("times", Text("wie oft", "how often")),
)
_IDENTITY = Text(
    "Vor dem Versand bitte prüfen, ob wirklich diese Person fragt.",
    "Before sending, please check that it is really this person who asks.",
)
_OTHERS = Text(
    "Steht in einem Text etwas über andere: --leave-out KENNZEICHEN:FELD.", "If a text tells of others: --leave-out KEY:FIELD."
)
_MENTIONED = Text(
    "Der Name steht auch in {n} anderen Einträgen; davon ist nur der eigene Teil darin.",
    "The name also stands in {n} other records; of those, only the person's own part is in it.",
)


def _left_out(entry: str) -> tuple[str, str]:
    key, colon, name = entry.strip().partition(":")
    if not colon:
        raise WrongUsage(
            Text("„{entry}“ ist nicht zu verstehen.", "“{entry}” cannot be understood.").fill(entry=entry),
            Text("Bitte KENNZEICHEN:FELD schreiben, etwa y-7k3m:note.", "Please write KEY:FIELD, such as y-7k3m:note."),
        )
    return key.lower(), name


def _remark(told: Disclosure) -> str:
    if not told.left_out:
        return ""
    words = Text("{n} Angaben weggelassen ({basis})", "{n} details left out ({basis})")
    return str(words.fill(n=told.left_out, basis=told.controller.law.others))
