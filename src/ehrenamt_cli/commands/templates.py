"""Templates: which there are, one's own copies of them, checked and tried out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands import _destinations
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.errors import NotFound
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.render import safe
from ehrenamt_cli.output.result import Card, Column, Done, Page, Picture, Raw, Result, Rows
from ehrenamt_cli.services import template_copies as copies
from ehrenamt_cli.services import templates as service
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.services.template_names import named

_Which = Annotated[
    str,
    typer.Argument(
        metavar=both("VORLAGE", "TEMPLATE"),
        help=both("Name, Titel oder Art, etwa volunteer-agreement", "name, title or kind, such as volunteer-agreement"),
        autocompletion=service.offered,
        show_default=False,
    ),
]
_Language = Annotated[
    str | None,
    typer.Option(
        "--language", metavar=both("SPRACHE", "LANGUAGE"), help=both("welche Sprache, etwa tr", "which language, such as tr")
    ),
]


def list_() -> Result:
    """Every template, and which of them are one's own."""
    rows = service.listed()
    behind = [f"{row['name']}.{language}" for row in rows for language in row["behind"]]
    note = Text("Eigene Vorlagen liegen in {folder}.", "Own templates are in {folder}.").fill(folder=_short(copies.own_folder()))
    if behind:
        note = Text(
            "Die mitgelieferte Vorlage hat sich geändert: {names}. Was anders ist, zeigt „ehrenamt template update“.",
            "The packaged template has changed: {names}. “ehrenamt template update” shows what differs.",
        ).fill(names=", ".join(behind))
    return Rows(
        (
            Column("name", Text("Vorlage", "template")),
            Column("title", Text("Titel", "title")),
            Column("languages", Text("Sprachen", "languages")),
            Column("about", Text("wofür", "what for")),
            Column("own", Text("eigene", "own"), _own, whole=True),
        ),
        rows,
        note=note,
    )


def show(
    template: _Which,
    language: _Language = None,
    packaged: Annotated[bool, typer.Option("--packaged", help=both("die mitgelieferte", "the packaged one"))] = False,
    difference: Annotated[
        bool,
        typer.Option(
            "--difference",
            help=both("nur, was eigene und mitgelieferte unterscheidet", "only what differs between own and packaged"),
        ),
    ] = False,
) -> Result:
    """The text of a template, and where its file is."""
    one = named(template, language)
    if packaged:
        one = copies.packaged(one)
    if difference and not one.own:
        return Done(
            Text("Es gibt keine eigene Vorlage {file}.", "There is no own template {file}.").fill(file=one.file),
            {"difference": []},
        )
    if difference:
        return _differences(one)
    text = service.text_of(one)
    data = {"file": str(one.path), "name": one.called, "language": one.language, "own": one.own, "text": text}
    where = Text("Datei: {path}", "File: {path}").fill(path=_short(one.path))
    card = Card(one.title, [(str(Text("Datei", "file")), str(one.path)), ("Text", text)], data, where)
    return Picture(lambda _: [safe(line) for line in text.splitlines()], card)


def copy(
    template: _Which,
    language: _Language = None,
    extend: Annotated[
        bool,
        typer.Option(
            "--extend", help=both("nur eine kleine Datei, die Abschnitte ersetzt", "only a small file that replaces blocks")
        ),
    ] = False,
    block: Annotated[
        list[str] | None,
        typer.Option(
            "--block",
            metavar="NAME",
            help=both("dieser Abschnitt kommt in die kleine Datei", "this block goes into the small file"),
        ),
    ] = None,
) -> Result:
    """Copy a packaged template into one's own folder, to change it there."""
    one = copies.packaged(named(template, language))
    path = copies.target(one)
    if copies.grows(one, block or []):
        if not config.switched_on("dry_run"):
            copies.add_blocks(one, block or [])
    else:
        if not _destinations.may_write([path], named=False):
            return _nothing()
        if not config.switched_on("dry_run"):
            copies.copy(one, block or [], extend=extend)
    name = one.file.removesuffix(".md")
    message = Text(
        "Geschrieben: {path}\nDie Datei im Texteditor ändern und als UTF-8 speichern. Danach:\n"
        "  ehrenamt template check {name}\n  ehrenamt template preview {name}\n"
        "Zurück zur mitgelieferten: die Datei löschen oder umbenennen.",
        "Written: {path}\nChange the file in a text editor and save it as UTF-8. Then:\n"
        "  ehrenamt template check {name}\n  ehrenamt template preview {name}\n"
        "Back to the packaged one: delete or rename the file.",
    ).fill(path=_short(path), name=name)
    return Done(message, {"file": str(path), "template": one.file})


def update(template: _Which, language: _Language = None) -> Result:
    """Take over what has changed in the packaged template since one's own was made."""
    one = named(template, language)
    if not one.own:
        raise NotFound(
            Text("Es gibt keine eigene Vorlage {file}.", "There is no own template {file}.").fill(file=one.file),
            Text("Eine macht „ehrenamt template copy“.", "“ehrenamt template copy” makes one."),
        )
    if not service.is_behind(one):
        return Done(
            Text("{path} ist auf dem Stand.", "{path} is up to date.").fill(path=_short(one.path)),
            {"file": str(one.path), "changed": False},
        )
    became = copies.update(one)
    if prompts.can_ask():
        for line in copies.news(one):
            prompts.tell(Text(line, line))
    if not prompts.confirm(_question(became), yes=config.switched_on("yes") or config.switched_on("dry_run")):
        return _nothing()
    if not config.switched_on("dry_run"):
        copies.take_over(one, became.text)
    left = "\n".join(became.left_out).strip("\n")
    told = Text(
        "Auf dem Stand: {path}; wie sie davor war, liegt daneben.", "Up to date: {path}; how it was before lies beside it."
    ).fill(path=_short(one.path))
    if left:
        told = Text(
            "Auf dem Stand: {path}\nSelbst zu übernehmen, weil dort auch die eigene geändert ist:\n{left}",
            "Up to date: {path}\nTo be taken over by hand, because your own has changed there, too:\n{left}",
        ).fill(path=_short(one.path), left=left)
    return Done(told, {"file": str(one.path), "changed": True, "by_hand": became.left_out})


def check(
    templates: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=both("[VORLAGE …]", "[TEMPLATE …]"),
            help=both("ohne Angabe: alle eigenen", "if not given: all of one's own"),
            autocompletion=service.offered,
        ),
    ] = None,
    language: _Language = None,
) -> Result:
    """Look for mistakes: unknown fields, lost clauses, headings, letters; every branch is looked at."""
    fine = service.check(templates or [], language)
    names = [one.file for one in fine]
    message = Text("In Ordnung: {names}.", "In order: {names}.").fill(names=", ".join(names[:_FEW]))
    if len(names) > _FEW:
        message = Text("{n} Vorlagen sind in Ordnung.", "{n} templates are in order.").fill(n=len(names))
    return Done(message, {"checked": names, "findings": []})


def preview(
    template: _Which,
    language: _Language = None,
    to: _destinations.To = None,
    output: _destinations.Output = None,
) -> Result:
    """Write a template with invented people, to see what it looks like; no register is needed."""
    one = named(template, language)
    place = _destinations.destination(to, output)
    paths = {form: place.file or place.folder / f"{one.name}-{Text('muster', 'sample')}.{form}" for form in place.forms}
    if not place.stdout and not _destinations.may_write([*paths.values()], named=place.file is not None):
        return _nothing()
    contents = {form: service.preview(one, form) for form in place.forms}
    if place.stdout:
        return Raw(contents[place.forms[0]])
    for form, path in paths.items():
        if not config.switched_on("dry_run"):
            write_file(path, contents[form])
    shown = ", ".join(f"{path} ({-(-len(contents[form]) // 1000)} kB)" for form, path in paths.items())
    return Done(
        Text("Geschrieben: {shown}.", "Written: {shown}.").fill(shown=shown), {"files": [str(path) for path in paths.values()]}
    )


def fields(
    template: _Which,
    words: Annotated[
        str | None,
        typer.Argument(
            metavar=both("[WORT]", "[WORD]"), help=both("nur, worin das vorkommt", "only what this occurs in"), show_default=False
        ),
    ] = None,
    language: _Language = None,
) -> Result:
    """Everything a template can print, with an example; then commands, filters and functions."""
    one = named(template, language)
    wanted = fold(words or "")
    known = [each for each in service.known(one) if wanted in fold(f"{each.path} {each.label}")]
    rows = [{"field": each.path, "about": str(each.label), "example": each.example, "printed": each.printed} for each in known]
    table = Rows(
        (
            Column("field", Text("Feld", "field")),
            Column("about", Text("was", "what")),
            Column("example", Text("Beispiel", "example")),
            Column("printed", Text("mitgeliefert", "packaged"), lambda printed: str(Text("ja", "yes")) if printed else ""),
        ),
        rows,
        Text("Dazu gibt es kein Feld.", "There is no such field."),
    )
    if wanted:
        return table
    parts: list[str | Rows] = [str(Text("Felder", "Fields")), table]
    sections = (
        (Text("Befehle", "Commands"), "commands", service.COMMANDS),
        (Text("Filter", "Filters"), "filters", service.FILTERS),
        (Text("Funktionen", "Functions"), "functions", service.FUNCTIONS),
    )
    data: dict[str, list[dict[str, object]]] = {"fields": list(rows)}
    for title, name, given in sections:
        data[name] = [{"name": each.name, "about": str(each.about), "example": each.example} for each in given]
        columns = (Column("example", Text("so geschrieben", "written like this")), Column("about", Text("was", "what")))
        parts += [str(title), Rows(columns, data[name])]
    return Page(parts, data)


_FEW = 4

VERBS = (
    Verb("list", list_, Text("alle Vorlagen, auch die eigenen", "all templates, one's own among them")),
    Verb("show", show, Text("den Text einer Vorlage, oder was geändert ist", "the text of a template, or what was changed")),
    Verb(
        "copy",
        copy,
        Text("eine Vorlage zum Ändern in den eigenen Ordner kopieren", "copy a template into one's own folder, to change it"),
    ),
    Verb("check", check, Text("eigene Vorlagen prüfen", "check one's own templates")),
    Verb("preview", preview, Text("eine Vorlage mit erfundenen Angaben ansehen", "see a template with invented details")),
    Verb("fields", fields, Text("was sich drucken lässt, mit Beispielen", "what can be printed, with examples")),
    Verb("update", update, Text("Neues aus der mitgelieferten Vorlage übernehmen", "take over news from the packaged template")),
)


def _own(row: dict[str, list[str]]) -> str:
    behind = Text("{language} (älter)", "{language} (behind)")
    return ", ".join(str(behind.fill(language=own)) if own in row["behind"] else own for own in row["own"])


def _differences(one: service.Template) -> Result:
    news, own = copies.news(one), copies.own_changes(one)
    parts: list[str] = []
    if news:
        parts += [
            str(Text("Seit der Kopie in der mitgelieferten geändert", "Changed in the packaged one since the copy")),
            *news,
            "",
        ]
    parts += [str(Text("In der eigenen geändert", "Changed in your own")), *(own or ["–"])]
    data = {"file": str(one.path), "news": news, "own": own}
    card = Card(one.file, [(str(Text("Unterschied", "difference")), "\n".join(parts))], data, service.announcement(one))
    return Picture(lambda _: [safe(line) for line in parts], card)


def _question(became: copies.Update) -> Text:
    if became.left_out:
        return Text("Übernehmen? Die eigenen Änderungen bleiben.", "Take over? Your own changes stay.")
    return Text("Diese Änderungen übernehmen?", "Take over these changes?")


def _short(path: Path) -> str:
    """The path as people write it: their own folder is ``~``."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def _nothing() -> Done:
    return Done(Text("Nichts geschrieben.", "Nothing written."), {})
