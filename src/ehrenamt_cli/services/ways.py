"""The way of everybody who is on it: where they stand, what comes next, and one step further where nothing is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.contact_notes import CONTACT_NOTES
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.volunteers import STATUS, VOLUNTEERS
from ehrenamt_cli.errors import Forbidden
from ehrenamt_cli.i18n import Text, same
from ehrenamt_cli.services import records
from ehrenamt_cli.services.next_steps import Step, command_for, next_step
from ehrenamt_cli.services.readiness import Readiness, readiness
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.duties import known_since
from ehrenamt_cli.storage.register import Register

ON_THE_WAY = ("enquiry", "interview", "screening", "training")
"""The stages before somebody is active, in their order."""

_AT_ONCE = 500
"""So many people are looked at together."""


class Way(NamedTuple):
    """Where somebody stands: the stage and since when, the next step, and the places they are headed for."""

    person: Row
    since: str
    step: Step
    places: list[Readiness]

    def as_dict(self) -> dict[str, Any]:
        """As JSON; what is lacking is named place by place."""
        return {
            **{name: self.person[name] for name in ("id", "name", "status", "enquired_on")},
            "since": self.since,
            "next": str(self.step.what),
            "command": str(self.step.command) or None,
            "places": [_place(place) for place in self.places],
        }


def way_of(register: Register, row: Row) -> Way:
    """The way of one person."""
    return ways(register, [row])[0]


def waiting_for_a_step(register: Register, stage: str = "", *, limit: int | None = None) -> tuple[list[Way], bool]:
    """Everybody on the way or in a break without an end, or all at one stage for whom something is to be done; and whether
    there are more of them.

    Who has waited longest comes first; only as many are looked at as it takes.
    """
    stages = (stage,) if stage else (*ON_THE_WAY, "paused")
    rows = [row for status in stages for row in stored.every(register, VOLUNTEERS, {"status": status})]
    rows = [row for row in rows if row["status"] != "paused" or not row["paused_until"]]
    unknown = known_since(register, [row["id"] for row in rows if not row["enquired_on"]], ("status",))
    rows.sort(key=lambda row: (row["enquired_on"] or unknown.get(row["id"], ""), row["id"]))
    found: list[Way] = []
    for start in range(0, len(rows), _AT_ONCE):
        found += [way for way in ways(register, rows[start : start + _AT_ONCE]) if way.step.command.de]
        if limit and len(found) > limit:
            return found[:limit], True
    return found, False


def ways(register: Register, rows: Sequence[Row]) -> list[Way]:
    """The ways of some people, in the order given."""
    known = known_since(register, [row["id"] for row in rows], ("status",))
    places = readiness(register, rows)
    asking = [row["id"] for row in rows if row["status"] == "enquiry"]
    contacted = {row["volunteer_id"] for row in stored.referring(register, CONTACT_NOTES, "volunteer_id", asking)}
    found = []
    for row in rows:
        step = next_step(register, row, places[row["id"]], contacted=row["id"] in contacted)
        found.append(Way(row, known.get(row["id"], row["enquired_on"] or ""), step, places[row["id"]]))
    return found


def advance(register: Register, text: str) -> dict[str, Any]:
    """One stage on; Forbidden where something is missing that the stage stands on."""
    with register.change():
        row = records.resolve(register, VOLUNTEERS, text)
        if row["status"] not in ON_THE_WAY:
            raise _no_further(register, row)
        if not row["interviewed_on"]:
            raise _without_interview(row)
        status = "screening"
        if row["status"] in ("screening", "training"):
            places = readiness(register, [row])[row["id"]]
            introduced = any(all(item.met for item in place.items if item.kind == "training") for place in places)
            status = "active" if introduced or row["status"] == "training" else "training"
            if status == "active":
                refuse_lacking(row, places)
        return records.update(register, VOLUNTEERS, row, VOLUNTEERS.change(row, {"status": status}))


def refuse_lacking(row: Row, places: Sequence[Readiness]) -> None:
    """Forbidden unless everything is there that one of the places asks for."""
    if any(not place.lacking for place in places):
        return
    rules, lines, hints = [], [], []
    for place in places:
        for item in place.lacking:
            command = command_for(row, place, item)
            rules.append(_rule("SCHRITT", item.label, item.basis, command) | {"found": f"{place.place}: {item.words}"})
            lines.append(
                Text("– {place}: {what}, {state}", "– {place}: {what}, {state}").fill(
                    place=place.place, what=item.label, state=item.words
                )
            )
            hints.append(Text("– {command}", "– {command}").fill(command=command))
    raise Forbidden(
        _joined([Text("{name} kann noch nicht aktiv werden:", "{name} cannot be active yet:").fill(name=row["name"]), *lines]),
        _joined([Text("Was hilft:", "What helps:"), *dict.fromkeys(hints)]),
        rules,
    )


def _no_further(register: Register, row: Row) -> Forbidden:
    step = way_of(register, row).step
    return Forbidden(
        Text(
            "{name} ist „{status}“; einen nächsten Schritt gibt es da nicht.", "{name} is “{status}”; there is no next step."
        ).fill(name=row["name"], status=STATUS[row["status"]]),
        Text("{what}. {command}", "{what}. {command}").fill(what=step.what, command=step.command),
        [_rule("SCHRITT", STATUS[row["status"]], same(""), step.command)],
    )


def _without_interview(row: Row) -> Forbidden:
    command = same(f"ehrenamt volunteer interview {row['id']} --by …")
    title = Text("Erst das Erstgespräch", "The first talk comes first")
    basis = Text(
        "Praxis: Motivation, Erwartungen, Möglichkeiten und Grenzen", "practice: motives, expectations, possibilities, limits"
    )
    return Forbidden(
        Text("Mit {name} hat noch niemand gesprochen.", "Nobody has talked with {name} yet.").fill(name=row["name"]),
        Text("Nach dem Gespräch: {command}", "After the talk: {command}").fill(command=command),
        [_rule("ERSTGESPRAECH", title, basis, command)],
    )


def _rule(code: str, title: Text, basis: Text, lift: Text) -> dict[str, Any]:
    return {"rule": code, "title": str(title), "basis": str(basis), "lift": str(lift)}


def _place(place: Readiness) -> Mapping[str, Any]:
    return {
        "organisation_id": place.organisation["id"] if place.organisation else None,
        "place": str(place.place),
        "ready": not place.lacking,
        "lacking": [
            {"kind": one.kind, "title": str(one.label), "state": one.state, "words": str(one.words), "basis": str(one.basis)}
            for one in place.lacking
        ],
    }


def _joined(lines: Sequence[Text]) -> Text:
    return Text("\n".join(line.de for line in lines), "\n".join(line.en for line in lines))
