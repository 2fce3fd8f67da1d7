"""The fields of a Word template are filled by docxtpl inside our sandbox.

As in Markdown templates no value is ever part of the text that is read as markup: sentinels stand for the values until
Word's own parts are put together, and then become plain text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from ehrenamt_cli.documents import missing, words
from ehrenamt_cli.documents.filling.explaining import FAILURES, reason
from ehrenamt_cli.documents.filling.refusals import NotAllowed, NotPlain
from ehrenamt_cli.documents.filling.sandbox import Sandbox
from ehrenamt_cli.documents.filling.values import CLOSE, OPEN, Value
from ehrenamt_cli.documents.templates.library import Template
from ehrenamt_cli.documents.tree import Break, Gap, Signatures
from ehrenamt_cli.documents.word import packages as word_packages
from ehrenamt_cli.documents.writing.parts import part
from ehrenamt_cli.documents.writing.zipped import zipped
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

_SENTINEL = re.compile(f"{OPEN}([0-9]+){CLOSE}")


def fill(path: Path, template: Template, variables: Mapping[str, Any], *, draft: bool) -> bytes:
    """As ``documents.word.templates.fill`` says."""
    word_packages.check(path)
    docxtpl = _docxtpl()
    sandbox = _sandbox(template.language)
    sandbox.begin()
    filled = docxtpl.DocxTemplate(str(path))
    try:
        filled.render(dict(variables), jinja_env=sandbox, autoescape=True)
        if sandbox.printed.missing and not draft:
            raise missing.refusal(sandbox.printed.missing)
        for xml in _parts(filled):
            _put_back(xml, sandbox.printed.put)
    except (*FAILURES, OpcError) as problem:
        what, hint = reason(problem, sorted(variables))
        sentence = Text("Word-Vorlage {path}: {what}", "Word template {path}: {what}").fill(path=path, what=what)
        raise WrongUsage(sentence, hint) from problem
    if draft:
        _mark_as_draft(filled.docx, template.language)
    buffer = BytesIO()
    filled.docx.save(buffer)
    with ZipFile(buffer) as archive:
        return zipped(((name, archive.read(name)) for name in sorted(archive.namelist(), key=_place)), variables["day"])


def _docxtpl() -> Any:
    try:
        import docxtpl
    except ImportError:
        raise WrongUsage(
            Text("Für Word-Vorlagen fehlt ein Zusatz zum Programm.", "An addition to the program is missing for Word templates."),
            Text("Ihn holt: pip install 'ehrenamt[word]'.", "To get it: pip install 'ehrenamt[word]'."),
        ) from None
    return docxtpl


@lru_cache(maxsize=8)
def _sandbox(language: str) -> Sandbox:
    """Without folders: a Word template cannot include others."""
    return Sandbox(language, ())


def _parts(filled: Any) -> list[Any]:
    """The XML of everything that was filled: text, heads and feet, the document's properties."""
    trees = [filled.docx.element, filled.docx.core_properties._element]
    for relation in filled.docx.part.rels.values():
        if not relation.is_external and hasattr(relation.target_part, "element"):
            trees.append(relation.target_part.element)
    return trees


def _put_back(root: Any, values: list[Value]) -> None:
    """Exchange each sentinel for its value; a second line of it begins after a line break."""
    for element in list(root.iter()):
        if element.tail and _SENTINEL.search(element.tail):
            raise NotAllowed("{{r …}}")
        if len(element) or not (isinstance(element.tag, str) and element.text and _SENTINEL.search(element.text)):
            continue
        lines = _SENTINEL.sub(lambda match: _text(values[int(match[1])]), element.text).split("\n")
        element.text = lines[0]
        _keep_blanks(element)
        for line in reversed(lines[1:] if element.tag == qn("w:t") else ()):
            more = deepcopy(element)
            more.text = line
            element.addnext(more)
            element.addnext(OxmlElement("w:br"))


def _text(value: Value) -> str:
    if isinstance(value, Signatures):
        raise NotPlain(many=True)
    if isinstance(value, Break):
        return "\n"
    return value.text if isinstance(value, Gap) else value


def _keep_blanks(element: Any) -> None:
    if element.tag == qn("w:t"):
        element.set(qn("xml:space"), "preserve")


def _mark_as_draft(document: Any, language: str) -> None:
    """A sentence that is also spoken, above everything, and the mark across every page."""
    note = document.add_paragraph()
    note.add_run(words.said(words.DRAFT_NOTE, language)).bold = True
    document.element.body.insert(0, note._p)
    for section in document.sections:
        heads = [section.header, *([section.first_page_header] if section.different_first_page_header_footer else [])]
        for head in heads:
            place = head.paragraphs[0] if head.paragraphs else head.add_paragraph()
            place._p.append(parse_xml(part("word/draft_mark.xml", word=words.said(words.DRAFT, language).upper()).encode()))


def _place(name: str) -> tuple[bool, str]:
    return name != "[Content_Types].xml", name
