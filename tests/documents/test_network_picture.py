"""The picture of the network: nothing covers anything, whoever looks at it, and the same facts draw the same."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from random import Random
from xml.etree import ElementTree

import pytest

from ehrenamt_cli.documents.network_picture import LOOKS, Drawn, Line, Node, draw
from ehrenamt_cli.domain.colours import contrast

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Drawn("Netz", "Stand heute", {tie: f"Art {tie}" for tie in LOOKS}, "weiter", "Quadrat: eigene")


def a_network(size: int) -> tuple[list[Node], list[Line]]:
    chance = Random(size)
    nodes = [
        Node(f"o{number}", f"Anlaufstelle für Straffälligenhilfe {number}", f"Art {number * 9 // size}") for number in range(size)
    ]
    pairs = {tuple(sorted(chance.sample([node.key for node in nodes], 2))) for _ in range(size * 2)}
    return nodes, [Line(one, other, chance.choice([*LOOKS]), "Vereinbarung") for one, other in sorted(pairs)]


def texts(svg: str) -> list[ElementTree.Element]:
    return [*ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("size", [2, 5, 30, 60, 120])
def test_no_name_covers_another_and_all_are_on_the_page(size: int) -> None:
    picture = draw(WORDS, *a_network(size))
    columns: dict[str, list[float]] = defaultdict(list)
    for text in texts(picture.svg)[2:]:
        x, y, wide = float(text.attrib["x"]), float(text.attrib["y"]), len(text.text or "") * 7.2
        columns[text.attrib["text-anchor"] + str(x < picture.width / 2)].append(y)
        left = x - wide if text.attrib["text-anchor"] == "end" else x
        assert 0 <= left <= picture.width - wide
        assert y < picture.height
    assert all(below - above > 15 for ys in columns.values() for above, below in pairwise(sorted(ys)))


def test_everybody_is_named_once_and_every_tie_is_drawn() -> None:
    nodes, lines = a_network(60)
    shown = draw(WORDS, nodes, lines).svg
    assert all(shown.count(f">{node.name}</text>") == 1 for node in nodes)
    assert shown.count("<path ") == len(lines)


def test_the_same_facts_give_the_same_picture() -> None:
    assert draw(WORDS, *a_network(60)).svg == draw(WORDS, *a_network(60)).svg


def test_it_is_told_to_who_cannot_see_it() -> None:
    root = ElementTree.fromstring(draw(WORDS, *a_network(5)).svg)
    assert root.attrib["role"] == "img"
    named = root.attrib["aria-labelledby"].split()
    assert [root.find(f"{SVG}title").attrib["id"], root.find(f"{SVG}desc").attrib["id"]] == named  # type: ignore[union-attr]
    assert all(path.find(f"{SVG}title") is not None for path in root.iter(f"{SVG}path"))


def test_ties_are_told_apart_without_colour_and_read_on_white() -> None:
    assert len({dashes for _, dashes, _ in LOOKS.values()}) == len(LOOKS)
    assert all(contrast(colour, "#ffffff") >= 4.5 for colour, _, _ in LOOKS.values())


def test_a_long_name_keeps_its_beginning_and_its_end() -> None:
    long = Node("a", "Diakonisches Werk der Kirchenkreise und Fachstelle Migration Lüneburg", "Verein")
    shown = draw(WORDS, [long, Node("b", "JVA", "Verein")], [Line("a", "b", "event", "Tagung")]).svg
    assert re.search(r">Diakonisches Werk [^<]*…[^<]*Lüneburg</text>", shown)


def test_hostile_names_stay_text() -> None:
    nodes = [Node("a", '<script>alert("x")</script>\x1b[31m\x00', "A & B"), Node("b", "]]>", "A & B")]
    root = ElementTree.fromstring(draw(WORDS, nodes, [Line("a", "b", "event", "<b>")]).svg)
    assert not [*root.iter(f"{SVG}script")]


def test_nobody_is_no_error() -> None:
    assert draw(WORDS, [], []).svg.startswith("<svg")
