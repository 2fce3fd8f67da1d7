"""Templates: listed, checked, tried out with sample data."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from ehrenamt_cli import i18n
from ehrenamt_cli.documents.fields import variables
from ehrenamt_cli.documents.render import check as checked
from ehrenamt_cli.documents.render import compose
from ehrenamt_cli.documents.templates import library, origins, samples, shapes
from ehrenamt_cli.documents.templates.findings import Finding
from ehrenamt_cli.documents.templates.library import Template as Template
from ehrenamt_cli.documents.templates.offers import COMMANDS as COMMANDS
from ehrenamt_cli.documents.templates.offers import FILTERS as FILTERS
from ehrenamt_cli.documents.templates.offers import FUNCTIONS as FUNCTIONS
from ehrenamt_cli.documents.templates.shapes import Shape
from ehrenamt_cli.documents.writing.house import dressed
from ehrenamt_cli.documents.writing.writers import write
from ehrenamt_cli.domain.documents import KINDS, DocumentKind
from ehrenamt_cli.errors import CheckFailed, EhrenamtError, FileProblem
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.services import letterhead, registers
from ehrenamt_cli.services.papers.texts import own_templates
from ehrenamt_cli.services.template_names import kind_of, named


class ToMend(CheckFailed):
    """Templates with something to mend in them: each finding names the file, the line and what to write there."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        n = len(findings)
        counted = Text("{n} Stellen sind zu ändern.", "{n} places are to be mended.").fill(n=n)
        super().__init__(
            counted if n > 1 else Text("Eine Stelle ist zu ändern.", "One place is to be mended."),
            Text("Danach noch einmal prüfen.", "Then check again."),
        )
        self.findings = findings

    def details(self) -> dict[str, Any]:
        return {
            "findings": [
                {"file": str(one.path), "line": one.line, "code": one.code, "message": str(one.message), "hint": str(one.hint)}
                for one in self.findings
            ]
        }

    def lines(self) -> list[str]:
        return [f"{_place(one)}: {one.message} {one.hint}".rstrip() for one in self.findings]


class Known(NamedTuple):
    """A variable that a template can print: where it stands, what it is, and an example."""

    path: str
    label: Text
    example: str
    printed: bool
    """Whether the packaged template prints it."""


def listed() -> list[dict[str, Any]]:
    """Every template once, with its languages: which of them are one's own, and which of these are behind."""
    rows: dict[str, dict[str, Any]] = {}
    for template in library.templates(own_templates()):
        kind = kind_of(template)
        row = rows.setdefault(
            template.called,
            {"name": template.called, "document": kind.name if kind else None, "languages": [], "own": [], "behind": []},
        )
        row["languages"].append(template.language)
        if template.language == i18n.language() or "title" not in row:
            row |= {"title": template.title, "about": template.about or (str(kind.label) if kind else "")}
        row["own"] += [template.language] * template.own
        row["behind"] += [template.language] * is_behind(template)
    return list(rows.values())


def text_of(template: Template) -> str:
    """The template as it stands in its file."""
    return library.text_of(template.path)


def is_behind(template: Template) -> bool:
    """Whether the packaged one has changed since; a file that cannot be read is not behind."""
    try:
        return origins.behind(template)
    except FileProblem:
        return False


def announcement(template: Template) -> Text:
    """One sentence where an own template is behind the packaged one; nothing otherwise."""
    if not is_behind(template):
        return NOTHING
    return Text(
        "Die mitgelieferte Vorlage hat sich geändert, seit {path} entstand. Was anders ist: ehrenamt template update {name}",
        "The packaged template has changed since {path} was made. What differs: ehrenamt template update {name}",
    ).fill(path=template.path, name=template.file.removesuffix(".md"))


def offered(incomplete: str) -> list[tuple[str, str]]:
    """Names for the shell to complete, with their titles."""
    rows = [] if incomplete.startswith("-") else listed()
    return [(row["name"], row["title"]) for row in rows]


def check(names: Sequence[str], language: str | None = None) -> list[Template]:
    """The templates without a fault: those named, or all of one's own, or else all packaged; ToMend says what is wrong."""
    folders = own_templates()
    everything = library.templates(folders)
    chosen = [named(name, language) for name in names] or [template for template in everything if template.own] or everything
    found = [finding for template in chosen for finding in checked(template, shape_of(template), folders)]
    if not names:
        found += [_stray(path) for path in _strays(everything)]
    if found:
        raise ToMend(list(dict.fromkeys(found)))
    return chosen


def preview(template: Template, form: str) -> bytes:
    """The template filled with invented people, marked as a sample in every format; no register is needed."""
    folders = own_templates()
    values = samples.full(shape_of(template), template.language)
    with i18n.speaking(template.language):
        tree = compose(template, values, draft=True, folders=folders)
        return write(samples.marked(dressed(tree, _house_style(), folders)), form)


def known(template: Template) -> list[Known]:
    """Everything a template of that kind can print, in the order of the records."""
    standard = library.read(library.STANDARD + template.file) or library.read(template.file, own_templates())
    text = standard.text if standard else ""
    found = []
    for leaf in shapes.leaves(shape_of(template)):
        example = samples.shown(leaf, template.language)
        label = leaf.variable.label if leaf.variable else NOTHING
        found.append(Known(leaf.path, label, example, leaf.path.rpartition("[].")[2] in text))
    return found


def shape_of(template: Template) -> Shape:
    """The variables of a template's kind as a tree; where there is no such kind, what every document has."""
    return shapes.shape_of(variables(kind_of(template) or DocumentKind("", NOTHING, "")))


def _house_style() -> dict[str, str]:
    """The colour and foot of the register in use, if it can be opened without a question."""
    try:
        with registers.opened() as register:
            return letterhead.of(register)
    except EhrenamtError:
        return {}


def _strays(everything: Sequence[Template]) -> list[Path]:
    """Files in the own folders that look like templates, and that no document is written from."""
    used = {template.path for template in everything if kind_of(template)}
    own = [folder for folder in own_templates() if folder.is_dir() and folder.resolve() != library.packaged().resolve()]
    texts = {path for folder in own for pattern in ("*.md", "*/*.md") for path in folder.glob(pattern)}
    return sorted(path for path in texts - used if not path.name.startswith("_") and not path.parent.name.startswith("."))


def _stray(path: Path) -> Finding:
    names = [f"{kind.template}.{i18n.language()}.md" for kind in KINDS.values()]
    near = get_close_matches(f"{path.parent.name}/{path.name}", names, n=1, cutoff=0.3) or names[:1]
    return Finding(
        path,
        0,
        "stray",
        Text("Aus dieser Datei wird kein Dokument geschrieben.", "No document is written from this file."),
        Text("Richtig heißt sie etwa {name}.", "Its right name is something like {name}.").fill(name=near[0]),
    )


def _place(finding: Finding) -> str:
    file = f"{finding.path.parent.name}/{finding.path.name}"
    line = Text("Zeile {line}", "line {line}").fill(line=finding.line)
    return f"{file}, {line}" if finding.line else file
