"""The network as a file: a picture, a page or paper with its table, a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from ehrenamt_cli.documents import network_picture
from ehrenamt_cli.documents.charts import Picture
from ehrenamt_cli.documents.writing.reports import Chapter, Printed, write_html, write_pdf
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.domain.network import TIES
from ehrenamt_cli.domain.organisations import KINDS, ORGANISATIONS
from ehrenamt_cli.formats.csv_files import write_csv
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.network import Network, since, told
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

DRAWN = 120
"""So many organisations can be read in one picture; of more, those with the most partners are drawn."""


def picture(made: Network) -> Picture:
    """The network drawn; of a very large one the part with the most partners."""
    partners = Counter(row["id"] for pair in made.pairs for row in (pair.one, pair.other))
    shown = {key for key, _ in sorted(partners.items(), key=lambda one: (-one[1], one[0]))[:DRAWN]}
    rows = [row for row in made.organisations if row["id"] in shown]
    order = list(KINDS)
    rows.sort(key=lambda row: (order.index(row["kind"]), fold(row["name"]), row["id"]))
    nodes = [network_picture.Node(row["id"], row["name"], str(KINDS[row["kind"]]), row["id"] == made.own) for row in rows]
    lines = [
        network_picture.Line(pair.one["id"], pair.other["id"], link.tie, told(link))
        for pair in made.pairs
        if {pair.one["id"], pair.other["id"]} <= shown
        for link in pair.links
    ]
    drawn = network_picture.Drawn(
        str(TITLE),
        _subtitle(made, len(nodes)),
        {tie: str(label) for tie, label in TIES.items()},
        str(Text("weiter", "continued")),
        str(_MARKS),
    )
    return network_picture.draw(drawn, nodes, lines)


_MARKS = Text(
    "Quadrat: die eigene Einrichtung. Je größer der Kreis, desto mehr Partner.",
    "Square: one's own organisation. The larger the circle, the more partners.",
)

TITLE = Text("Wer mit wem arbeitet", "Who works with whom")


def _subtitle(made: Network, drawn: int) -> str:
    said = Text("Stand {day}: {n} Einrichtungen, {m} Verbindungen", "On {day}: {n} organisations, {m} connections").fill(
        day=show_day(made.asked.day.isoformat()), n=len(made.organisations), m=len(made.pairs)
    )
    if drawn < len(made.organisations):
        said = Text("{said}; gezeichnet sind die {n} mit den meisten", "{said}; drawn are the {n} with the most").fill(
            said=said, n=drawn
        )
    return str(said)


def _rows(made: Network) -> list[list[str]]:
    return [
        [pair.one["name"], pair.other["name"], "; ".join(map(told, pair.links)), show_day(day) if (day := since(pair)) else ""]
        for pair in made.pairs
    ]


def _heads() -> list[str]:
    return [
        str(Text("Einrichtung", "organisation")),
        str(Text("mit", "with")),
        str(Text("wodurch", "by")),
        str(Text("seit", "since")),
    ]


def _printed(register: Register, made: Network) -> Printed:
    own = stored.titles(register, ORGANISATIONS, [made.own]).get(made.own, "")
    chapter = Chapter(str(Text("Verbindungen", "Connections")), _heads(), _rows(made), picture(made), words=True)
    return Printed(str(TITLE), _subtitle(made, DRAWN), own, [chapter], str(EMPTY))


EMPTY = Text(
    "Noch verbindet hier nichts zwei Einrichtungen: keine Vereinbarung, Arbeitsgruppe, Veranstaltung, kein Fall.",
    "Nothing binds two organisations here yet: no agreement, working group, event or case.",
)

WRITERS: Mapping[str, Callable[[Register, Network], bytes]] = {
    "svg": lambda _, made: picture(made).svg.encode() + b"\n",
    "html": lambda register, made: write_html(_printed(register, made)),
    "pdf": lambda register, made: write_pdf(_printed(register, made)),
    "csv": lambda _, made: write_csv(_heads(), _rows(made), ";").encode("utf-8-sig"),
}
