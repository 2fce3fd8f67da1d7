"""What an own template no longer says, although the packaged one does: fields, and clauses that a rule asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.templates.findings import Finding
from ehrenamt_cli.documents.templates.library import STANDARD, Template
from ehrenamt_cli.documents.templates.shapes import Shape
from ehrenamt_cli.documents.templates.sources import Part, parts_of, walked
from ehrenamt_cli.documents.templates.walking import Walk
from ehrenamt_cli.i18n import NOTHING, Text

_CLAUSE = re.compile(r"\{#-?\s*([A-Z]{1,2}-\d\d)\b[^#]*#\}\s*((?:\{%[^%]*%\}\s*)*)(.*)")
_WORDS = 8


def look_at_losses(template: Template, parts: Sequence[Part], walks: Sequence[Walk], shape: Shape | None) -> Iterator[Finding]:
    """What the packaged template prints and this one does not, unless it says in its front matter that it is meant so."""
    standard = library.read(STANDARD + template.file)
    if standard is None:
        return
    before = list(parts_of(standard, (), set()))
    front = parts[0].source.front
    meant = {entry.strip() for key in ("ohne", "without") for entry in front.get(key, "").split(",")}
    kept = {clause for part in parts for clause in _clauses(part.source.text)}
    for clause, words in {clause: words for part in before for clause, words in _clauses(part.source.text).items()}.items():
        if clause not in kept | meant:
            what = Text("Es fehlt, was {clause} regelt: „{words} …“", "What {clause} says is missing: “{words} …”")
            yield Finding(template.path, 0, "lost_clause", what.fill(clause=clause, words=words), _MEANT.fill(name=clause))
    if any(finding.code == "unknown_field" for walk in walks for finding in walk.findings):
        return  # what is misspelt would be named twice
    used = {path for walk in walks for path in walk.used}
    for path in sorted({path for walk in walked(before, shape) for path in walk.used} - used - meant):
        inner = _at(shape, path)
        if inner and inner.is_value and not any(one.startswith(f"{path}.") for one in used):
            label = inner.variable.label if inner.variable else NOTHING
            what = Text(
                "Die mitgelieferte Vorlage druckt „{path}“ ({label}), diese nicht.",
                "The packaged template prints “{path}” ({label}), this one does not.",
            ).fill(path=path, label=label)
            yield Finding(template.path, 0, "lost_field", what, _MEANT.fill(name=path))


def _clauses(text: str) -> dict[str, str]:
    """Each clause that is marked by its rule, with the words it begins with."""
    return {match[1]: " ".join(re.sub(r"[*|\\]|^\d+\.\s", "", match[3]).split()[:_WORDS]) for match in _CLAUSE.finditer(text)}


def _at(shape: Shape | None, path: str) -> Shape | None:
    for name in path.split("."):
        shape = shape.fields.get(name.removesuffix("[]")) if shape else None
        shape = shape.entry if shape and name.endswith("[]") else shape
    return shape


_MEANT = Text(
    "Ist das so gemeint, oben zwischen die Striche schreiben: ohne: {name}",
    "If it is meant so, write between the dashes at the top: without: {name}",
)
