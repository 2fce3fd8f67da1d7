"""What a checker of web pages would complain about: grammar by html5lib, and what a screen reader and a printer need.

Not the whole of the Nu checker, but its everyday part, without a server and without Java.
"""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib

from ehrenamt_cli.domain.colours import READABLE, contrast

_NAMESPACE = "{http://www.w3.org/1999/xhtml}"
_LOADED = {"src", "poster", "data", "background", "srcset"}


def complaints(page: str) -> list[str]:
    """Everything that is wrong with the page; empty for a good one."""
    parser = html5lib.HTMLParser(strict=False)
    root = parser.parse(page)
    found = [f"grammar: {code} at {place}" for place, code, _ in parser.errors]
    elements = [(element.tag.removeprefix(_NAMESPACE), element) for element in root.iter() if isinstance(element.tag, str)]
    return [*found, *_document(root, elements), *_headings(elements), *_tables(elements), *_links(elements), *_colours(page)]


def _document(root: Element, elements: list[tuple[str, Element]]) -> list[str]:
    titles = ["".join(element.itertext()).strip() for tag, element in elements if tag == "title"]
    keys = [element.get("id") for _, element in elements if element.get("id")]
    once = {tag: [name for name, _ in elements].count(tag) for tag in ("html", "head", "body", "main", "h1", "title")}
    return [
        *([] if re.fullmatch("[a-z]{2,3}", root.get("lang", "")) else ["no language"]),
        *([] if titles and titles[0] else ["no title"]),
        *(f"id {key} twice" for key in {key for key in keys if keys.count(key) > 1}),
        *(f"{count} × <{tag}>" for tag, count in once.items() if count != 1),
    ]


def _headings(elements: list[tuple[str, Element]]) -> list[str]:
    levels = [(int(tag[1]), "".join(element.itertext()).strip()) for tag, element in elements if re.fullmatch("h[1-6]", tag)]
    jumps = [
        f"heading {text!r} skips a level" for (before, _), (level, text) in pairwise([(0, ""), *levels]) if level > before + 1
    ]
    return jumps + ["an empty heading" for _, text in levels if not text]


def _tables(elements: list[tuple[str, Element]]) -> list[str]:
    found = []
    for tag, element in elements:
        if tag == "table":
            rows = [
                [cell for cell in row if cell.tag[len(_NAMESPACE) :] in ("td", "th")] for row in element.iter(f"{_NAMESPACE}tr")
            ]
            heads = list(element.iter(f"{_NAMESPACE}th"))
            found += [] if heads and all(head.get("scope") for head in heads) else ["a table without heads that have a scope"]
            found += [] if len({len(row) for row in rows}) == 1 else ["a table with rows of different length"]
        elif tag == "img" and element.get("alt") is None:
            found.append("a picture without words")
    return found


def _links(elements: list[tuple[str, Element]]) -> list[str]:
    found = []
    named = {f"#{element.get('id')}" for _, element in elements if element.get("id")}
    for tag, element in elements:
        if tag in ("script", "link", "iframe", "object", "embed", "base"):
            found.append(f"<{tag}>")
        for name, value in element.attrib.items():
            if name.startswith("on") or (name in _LOADED and not value.startswith("data:image/")):
                found.append(f"{name}={value[:30]}")
        if tag == "a" and element.get("href") not in named and not re.match("(https?|mailto|tel):", element.get("href", "")):
            found.append(f"a link to {element.get('href')!r}")
        if tag == "style" and re.search(r"url\(|@import", element.text or ""):
            found.append("a style from elsewhere")
    return found


def _colours(page: str) -> list[str]:
    """Each colour of letters against the paper of its mode: by day, at night, in print."""
    found = []
    for theme in re.findall(r":root\{([^}]*)\}", page):
        colours = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", theme))
        colours = {name: value if len(value) == 7 else "#" + "".join(c * 2 for c in value[1:]) for name, value in colours.items()}
        for name in ("text", *({"accent", "quiet", "gap"} & colours.keys())):
            for paper in ("page", *({"note"} & colours.keys())) if name in ("text", "gap") else ("page",):
                if contrast(colours[name], colours[paper]) < READABLE:
                    found.append(f"{name} on {paper}: {contrast(colours[name], colours[paper]):.1f}")
    return found
