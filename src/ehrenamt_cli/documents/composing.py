"""Rendering proper: Jinja fills the template, Markdown gives it structure, and what goes wrong becomes one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from ehrenamt_cli.documents import missing
from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.filling.explaining import FAILURES, explained
from ehrenamt_cli.documents.filling.refusals import TooDeep, TooLarge
from ehrenamt_cli.documents.filling.sandbox import Sandbox
from ehrenamt_cli.documents.parse import parse
from ehrenamt_cli.documents.templates.library import Template
from ehrenamt_cli.documents.tree import DocumentTree, Letter, Letterhead
from ehrenamt_cli.documents.words import one_line


def compose(template: Template, variables: Mapping[str, Any], *, draft: bool, folders: Sequence[Path] = ()) -> DocumentTree:
    """As ``documents.render.compose`` says."""
    sandbox = _sandbox(template.language, tuple(folders))
    sandbox.begin()
    try:
        markdown = sandbox.get_template(template.file).render(variables)
    except FAILURES as problem:
        raise explained(problem, template, variables) from problem
    letter = _letter(sandbox, variables["recipient"]) if template.layout == "letter" else None
    if sandbox.printed.missing and not draft:
        raise missing.refusal(sandbox.printed.missing)
    try:
        title, subtitle, blocks = parse(markdown, sandbox.printed.put, template.language, template.numbering)
    except (TooDeep, TooLarge) as problem:
        raise explained(problem, template, variables) from problem
    return DocumentTree(
        title=title or one_line(template.title),
        subtitle=subtitle,
        language=template.language,
        number=one_line(str(variables["number"] or "")),
        day=variables["day"],
        draft=draft,
        letterhead=_letterhead(variables["sender"]),
        blocks=blocks,
        fonts=tuple(folder / "fonts" for folder in folders if (folder / "fonts").is_dir()),
        letter=letter,
    )


@lru_cache(maxsize=8)
def _sandbox(language: str, folders: tuple[Path, ...]) -> Sandbox:
    return Sandbox(language, folders)


def _letterhead(sender: Mapping[str, Any]) -> Letterhead:
    phone, email, website = (one_line(str(sender[key] or "")) for key in ("phone", "email", "website"))
    reach = tuple(filter(None, (phone, email, website)))
    return Letterhead(one_line(str(sender["name"] or "")), one_line(str(sender["address"] or "")), reach, phone, email)


def _letter(sandbox: Sandbox, recipient: Mapping[str, Any]) -> Letter:
    """The address field; an empty line of it is a gap like any other value."""
    lines = recipient["lines"]
    return Letter(
        tuple((sandbox.printed.part(line),) for line in ([lines] if isinstance(lines, Blank) else lines)),
        tuple(one_line(str(remark)) for remark in recipient.get("remarks") or ()),
    )
