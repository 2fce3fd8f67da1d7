"""Reports as accessible PDF and as a web page in one file: each picture with its words and its table below."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cache
from html import escape
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.documents.charts import Picture
from ehrenamt_cli.documents.writing.parts import FONTS, LAYOUT
from ehrenamt_cli.i18n import language


@dataclass(frozen=True, slots=True)
class Chapter:
    """One table under its heading, with a picture of it and a remark."""

    title: str
    headers: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    picture: Picture | None = None
    note: str = ""
    words: bool = False
    """The table holds words, which begin on the left, in place of numbers."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as it is printed."""

    title: str
    subtitle: str
    sender: str
    chapters: Sequence[Chapter] = field(default_factory=list)
    empty: str = ""
    """What stands under a heading without numbers."""


def write_pdf(report: Printed) -> bytes:
    """PDF/UA-1 and PDF/A-2a; the same report gives the same bytes."""
    stamp = datetime.combine(clock.today(), time(12), tzinfo=UTC)
    inputs = {"report": json.dumps(_data(report), ensure_ascii=False)}
    return bytes(_compiler().compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1", "a-2a"], timestamp=stamp))


def write_html(report: Printed) -> bytes:
    """A page without anything from the network: for the keyboard, for paper, for dark screens."""
    body = "".join(_chapter(chapter, report.empty) for chapter in report.chapters)
    contents = "".join(
        f'<li><a href="#c{number}">{escape(chapter.title)}</a></li>' for number, chapter in enumerate(report.chapters)
    )
    return (
        f'<!DOCTYPE html><html lang="{language()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(report.title)}</title><style>{_STYLE}</style></head><body><header><p>{escape(report.sender)}</p>"
        f"<h1>{escape(report.title)}</h1><p>{escape(report.subtitle)}</p></header><nav><ul>{contents}</ul></nav>"
        f"<main>{_numbered(body)}</main></body></html>\n"
    ).encode("utf-8", "xmlcharrefreplace")


_STYLE = (
    ":root{color-scheme:light dark;--text:#1f2933;--page:#fff;--line:#c3ccd6}"
    "@media(prefers-color-scheme:dark){:root{--text:#e6ebf0;--page:#14181d;--line:#46515c}"
    "figure svg{background:#fff;border-radius:4px;padding:6px}}"
    "body{font:16px/1.5 'Noto Sans',system-ui,sans-serif;color:var(--text);background:var(--page);max-width:52rem;"
    "margin:2rem auto;padding:0 1rem;overflow-wrap:break-word}h1{margin:.2rem 0}"
    "h2{margin-top:2rem;border-bottom:1px solid var(--line)}"
    "figure,.table{overflow-x:auto}figure{margin:1rem 0}svg{max-width:100%;min-width:28rem;height:auto}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .6rem;"
    "border-bottom:1px solid var(--line)}td,th+th{text-align:right}"
    ".words td,.words th{text-align:left;vertical-align:top;white-space:pre-line}"
    "a{color:inherit}a:focus-visible{outline:3px solid #b45309}"
    "nav ul{columns:2;padding-left:1.2rem}"
    "@media(max-width:36rem){nav ul{columns:1}th,td{padding:.25rem .3rem}}"
    "@media print{nav{display:none}section{break-inside:avoid}body{margin:0;max-width:none}}"
)


def _chapter(chapter: Chapter, empty: str) -> str:
    figure = f"<figure>{chapter.picture.svg}</figure>" if chapter.picture else ""
    note = f"<p>{escape(chapter.note)}</p>" if chapter.note else ""
    if not chapter.rows:
        return f"<section><h2>{escape(chapter.title)}</h2>{figure}{note}{'' if figure else f'<p>{escape(empty)}</p>'}</section>"
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in chapter.headers)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:]) + "</tr>"
        for row in chapter.rows
    )
    table = (
        f'<div class="table{" words" if chapter.words else ""}"><table><caption hidden>{escape(chapter.title)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    return f"<section><h2>{escape(chapter.title)}</h2>{figure}{note}{table}</section>"


def _numbered(body: str) -> str:
    """Each section gets the name that the list of contents leads to."""
    parts = body.split("<section>")
    return parts[0] + "".join(f'<section id="c{number}">{part}' for number, part in enumerate(parts[1:]))


def _data(report: Printed) -> dict[str, Any]:
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "sender": report.sender,
        "lang": language(),
        "empty": report.empty,
        "chapters": [
            {
                "title": chapter.title,
                "headers": list(chapter.headers),
                "rows": [list(row) for row in chapter.rows],
                "note": chapter.note,
                "words": chapter.words,
                "picture": {"svg": chapter.picture.svg, "alt": chapter.picture.alt, "wide": chapter.picture.width}
                if chapter.picture
                else None,
            }
            for chapter in report.chapters
        ],
    }


@cache
def _compiler() -> Any:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
    return typst.Compiler(str(LAYOUT / "report.typ"), root=str(LAYOUT), font_paths=fonts)
