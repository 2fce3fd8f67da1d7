"""Where data came from: typed by the coordination, taken over from a list, or made by the program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.i18n import Text

_COORDINATION = Text(
    "von der Koordination eingetragen, nach eigenen Angaben oder denen der Partner",
    "entered by the coordination, from the person's own words or those of partners",
)
_BY_COMMAND = {
    "import": Text("aus einer übernommenen Liste", "from a list that was taken over"),
    "match": Text("aus einem Vorschlag des Programms", "from a proposal of the program"),
    "document": Text("beim Schreiben eines Dokuments", "while a document was written"),
    "deadlines": Text("beim Erledigen einer Frist", "while a deadline was settled"),
    "restore": Text("aus einer Sicherung", "from a backup"),
}


class Origin(NamedTuple):
    """Where a record came from, and the day on which it was entered."""

    words: Text
    on: str | None

    def as_row(self) -> dict[str, Any]:
        """As JSON, words in the language in use."""
        return {"source": str(self.words), "entered_on": self.on}


def origins(events: Iterable[Row]) -> dict[str, Origin]:
    """The origin of each record whose beginning is remembered, by its key."""
    return {event["record_id"]: _of(event) for event in events if event["action"] == "add"}


def _of(added: Row) -> Origin:
    command = str(added["command"]).partition(" ")[0]
    return Origin(_BY_COMMAND.get(command, _COORDINATION), added["happened_at"][:10])


UNKNOWN = Origin(Text("nicht mehr bekannt", "not known any more"), None)
