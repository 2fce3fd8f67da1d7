"""Lists, calendars and cases that go to a partner: what no release covers is left out, and what goes is noted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.sharing import OF_CLIENT, OF_KIND
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services.sharing.gate import Allowed, Coverage, Passing, coverage, own_id
from ehrenamt_cli.services.sharing.sending import note
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Limited(NamedTuple):
    """The records that may go, those that stay here, and for how many a part was taken out."""

    rows: list[dict[str, Any]]
    left_out: int
    shortened: int


class Partner:
    """One organisation that data goes to: what it may see of each client and volunteer, looked up once."""

    def __init__(self, register: Register, organisation: Row) -> None:
        self._register, self._to = register, organisation
        self._from = own_id(register)
        self._clients: dict[str, Row | None] = {}
        self._covered: dict[tuple[str, str], Coverage] = {}
        self._agreed: dict[str, bool] = {}
        self._shared: dict[str, set[str]] = {}

    def limited(self, entity: Entity, rows: Sequence[Row]) -> Limited:
        """Records of one kind, as far as they may go."""
        kept, shortened = [], 0
        for row in rows:
            whole = dict(row)
            if entity is CLIENTS:
                whole = self._shortened(row)
                if not any(whole[name] for name in OF_CLIENT):
                    continue
                shortened += whole != row
            elif not self.may_see(entity, row):
                continue
            kept.append(whole)
        return Limited(kept, len(rows) - len(kept), shortened)

    def may_see(self, entity: Entity, row: Row) -> bool:
        """Whether a record may go: covered where it is about a client, agreed to where it is about a volunteer."""
        client, volunteer = _about(self._register, entity, row)
        if entity is CLIENTS or client:
            kind = "case" if entity is CLIENTS else OF_KIND.get(entity.plural, "")
            if not kind or not self.may_know(client or row["id"], kind):
                return False
        return not volunteer or self._has_agreed(volunteer)

    def may_know(self, client_id: str, kind: str) -> bool:
        """Whether a release, or a provision that was entered for it, covers this kind of data about a client."""
        client = self._client(client_id)
        if client is None:
            return False
        if (client_id, kind) not in self._covered:
            self._covered[client_id, kind] = coverage(self._register, Passing(client, self._from, self._to, (kind,)))
        covered = not self._covered[client_id, kind].missing
        if covered:
            self._shared.setdefault(client_id, set()).add(kind)
        return covered

    def note_shared(self, what: str) -> list[str]:
        """A transfer for each client of whom something went; gives their keys."""
        noted = []
        for client_id, kinds in sorted(self._shared.items()):
            found = [self._covered[client_id, kind] for kind in sorted(kinds)]
            releases = {row["id"]: row for one in found for row in one.releases}
            basis = next((one.basis for one in found if one.basis), "")
            passing = Passing(self._client(client_id) or {}, self._from, self._to, tuple(sorted(kinds)))
            noted.append(note(self._register, passing, Allowed(tuple(releases.values()), basis), what=what)["id"])
        return noted

    def _shortened(self, row: Row) -> dict[str, Any]:
        """A client with the fields that are covered; the others are empty."""
        empty: dict[str, Any] = {
            field.name: [] if field.kind.many else None for field in CLIENTS.fields if field.name in OF_CLIENT
        }
        covered = {name for name, kind in OF_CLIENT.items() if row[name] not in (None, "", []) and self.may_know(row["id"], kind)}
        return {**row, **{name: value for name, value in empty.items() if name not in covered}}

    def _client(self, key: str) -> Row | None:
        if key not in self._clients:
            self._clients[key] = stored.get(self._register, CLIENTS, key)
        return self._clients[key]

    def _has_agreed(self, key: str) -> bool:
        if key not in self._agreed:
            row = stored.get(self._register, VOLUNTEERS, key)
            self._agreed[key] = bool(row and row["consent_on"])
        return self._agreed[key]


def client_of(register: Register, entity: Entity, key: str) -> str:
    """The client that a record is, or is about; empty where there is none."""
    row = stored.get(register, entity, key)
    if row is None or entity is CLIENTS:
        return key if row else ""
    return _about(register, entity, row)[0]


def _about(register: Register, entity: Entity, row: Row) -> tuple[str, str]:
    """The client and the volunteer that a record is about, by itself or through one that it refers to."""
    client = str(row.get("client_id") or "")
    volunteer = str(row["id"] if entity is VOLUNTEERS else row.get("volunteer_id") or "")
    for field in entity.fields if not client else ():
        if field.refers_to in _THROUGH and row[field.name]:
            other = stored.get(register, ENTITIES[field.refers_to], row[field.name])
            client = client or str((other or {}).get("client_id") or "")
    return client, volunteer


_THROUGH = ("needs", "releases", "placements")
