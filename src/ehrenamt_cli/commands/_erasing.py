"""Somebody is erased, after a look at everything that goes, stays, is kept by law, and stands elsewhere."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple, cast

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.erasure_protocols import MENTIONS
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.values import CHOICE
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Card, Column, Page, Result, Rows
from ehrenamt_cli.services import records
from ehrenamt_cli.services.erasing import doing, plans, traces
from ehrenamt_cli.services.erasing.places import Mentions, Place
from ehrenamt_cli.services.erasing.plans import Plan
from ehrenamt_cli.services.privacy import controllers
from ehrenamt_cli.services.registers import Register

_RULE = Text("Löschung auf Verlangen", "erasure on request")


def erase(
    person: Annotated[
        str,
        typer.Argument(
            metavar=both("PERSON", "PERSON"),
            help=both("Name oder Kennzeichen; auch ein einzelner Eintrag", "name or key; also a single record"),
        ),
    ],
    mentions: Annotated[
        str,
        typer.Option(
            metavar="whole|all|keep",
            help=both(
                "Namen in Texten über andere: ganze schwärzen, auch einzelne, keine",
                "names in texts about others: black out whole ones, single ones too, none",
            ),
        ),
    ] = "whole",
    look_in: Annotated[
        list[str] | None,
        typer.Option(
            "--look-in",
            metavar=both("ORDNER", "FOLDER"),
            help=both("hier nach geschriebenen Dokumenten suchen", "look here for documents that were written"),
        ),
    ] = None,
) -> Result:
    """Show what an erasure does, ask, do it, and say what is left to people."""
    wanted = cast(Mentions, CHOICE.read(mentions, MENTIONS))
    with register_in_use() as register:
        root = plans.root(register, person)
        plan = plans.planned(register, [root], wanted)
        plans.refuse_obstacles(plan)
        elsewhere = traces.traces(register, plan, look_in or ())
        view = _View(register, plan, elsewhere)
        if not config.switched_on("yes") and not config.switched_on("dry_run"):
            prompts.show(_page(view, NOTHING))
            plan = _decided(register, plan)
            view = view._replace(plan=plan)
        if not _agreed(view):
            return _page(view, Text("Nichts gelöscht.", "Nothing erased."))
        before = _page(view, NOTHING)
        protocol = doing.carry_out(register, plan, _RULE, same(controllers.own(register).law.erasure))
        clean = doing.leave_no_trace(register)
        return _done(before, protocol, clean=clean)


class _View(NamedTuple):
    """What there is to look at."""

    register: Register
    plan: Plan
    elsewhere: traces.Traces

    @property
    def title(self) -> str:
        [(entity, row)] = self.plan.roots
        return f"{entity.label}: {records.title(self.register, entity, row)} ({row['id']})"


def _decided(register: Register, plan: Plan) -> Plan:
    """On a terminal a person decides about the names that may mean somebody else."""
    if not plan.asked or not prompts.can_ask():
        return plan
    question = Text("Auch die {n} unsicheren Fundstellen schwärzen?", "Black out the {n} doubtful mentions, too?")
    if not prompts.confirm(question.fill(n=len(plan.asked)), yes=False):
        return plan
    return plans.planned(register, plan.roots, "all")


def _agreed(view: _View) -> bool:
    question = Text("{who} endgültig löschen? Das lässt sich nicht zurücknehmen.", "Erase {who} for good? This cannot be undone.")
    return config.switched_on("dry_run") or prompts.confirm(question.fill(who=view.title), yes=config.switched_on("yes"))


def _done(before: Page, protocol: dict[str, Any], *, clean: bool) -> Page:
    number = protocol["number"]
    if config.switched_on("dry_run"):
        return before._replace(note=Text("Nur gezeigt, nichts gelöscht.", "Only shown, nothing erased."))
    note = Text(
        "Gelöscht. Protokoll: {number}; zum Ablegen: ehrenamt document render erasure-protocol --for {number}",
        "Erased. Protocol: {number}; for the file: ehrenamt document render erasure-protocol --for {number}",
    ).fill(number=number)
    if not clean:
        note = Text(
            "{note}\nEin anderes Fenster liest noch: Erst wenn es zu ist, ist auch die Begleitdatei -wal leer.",
            "{note}\nAnother window is still reading: the file -wal is empty only once that is closed.",
        ).fill(note=note)
    return before._replace(data={**before.data, "erased": True, "protocol": number, "file_clean": clean}, note=note)


def _page(view: _View, note: Text) -> Page:
    plan, facts = view.plan, _facts(view)
    parts: list[str | Rows | Card] = [view.title]
    for heading, rows in (
        (Text("Geht", "Goes"), _counts(facts["gone"])),
        (Text("Bleibt ohne Person, für die Statistik", "Stays without the person, for statistics"), _counts(facts["remains"])),
        (Text("Bleibt gesperrt, weil ein Gesetz es verlangt", "Stays restricted, because a law wants it"), _held(facts["held"])),
        (Text("Verweise, die leer werden", "References that become empty"), _counts(facts["unlinked"])),
        (Text("Der Name in anderen Texten", "The name in other texts"), _mentions(facts["mentions"])),
        (Text("Heißt auch so, bleibt", "Is called so, too, and stays"), _namesakes(facts["namesakes"])),
        (
            Text("Geschriebene Dokumente, die niemand zurückholt", "Documents that were written, out of reach"),
            _papers(facts["documents"]),
        ),
        (
            Text("Sicherungen, in denen die Person noch stehen kann", "Backups that may still hold the person"),
            _files(facts["backups"]),
        ),
    ):
        if rows.rows:
            parts += [str(heading), rows]
    if plan.places.authors:
        parts.append(str(_AUTHOR))
    return Page(parts, facts, note)


_AUTHOR = Text(
    "Als Urheber:in im Protokoll bleibt der Name: Das Protokoll ist eine Kette und belegt, wer was getan hat.",
    "As an author in the audit log the name stays: the log is a chain and proves who did what.",
)


def _facts(view: _View) -> dict[str, Any]:
    plan = view.plan
    [(entity, row)] = plan.roots
    return {
        "record": row["id"],
        "kind": entity.plural,
        "erased": False,
        "protocol": None,
        "gone": {one.plural: number for one, number in plan.counted("gone")},
        "remains": {one.plural: number for one, number in plan.counted("remains")},
        "unlinked": {one.plural: number for one, number in plan.counted("unlinked")},
        "held": [{"record": one.row["id"], "what": one.what, "basis": one.basis, "until": one.until} for one in plan.held],
        "mentions": [_mention(place) for place in plan.places.texts],
        "former_mentions": len(plan.places.events),
        "namesakes": [{"record": told.id, "kind": told.entity} for told in plan.places.namesakes],
        "author": bool(plan.places.authors),
        "documents": view.elsewhere.documents,
        "backups": view.elsewhere.backups,
        "file_clean": None,
    }


def _mention(place: Place) -> dict[str, Any]:
    return {
        "record": place.told.id,
        "kind": place.told.entity,
        "field": place.told.field,
        "words": place.words,
        "fate": place.fate,
        "why": str(place.why),
    }


def _counts(counts: dict[str, int]) -> Rows:
    rows = [{"kind": plural, "number": number} for plural, number in counts.items()]
    return Rows((Column("kind", Text("was", "what"), _kind), Column("number", Text("wie viele", "how many"))), rows)


def _held(rows: list[dict[str, Any]]) -> Rows:
    return Rows(
        (
            Column("record", Text("Eintrag", "record")),
            Column("what", Text("was", "what")),
            Column("basis", Text("Grundlage", "basis")),
            Column("until", Text("bis", "until"), show_day),
        ),
        rows,
    )


_FATES = {
    "black": Text("wird geschwärzt", "is blacked out"),
    "ask": Text("bleibt, bitte entscheiden", "stays, please decide"),
    "stays": Text("bleibt", "stays"),
}


def _mentions(rows: list[dict[str, Any]]) -> Rows:
    return Rows(
        (
            Column("record", Text("Eintrag", "record")),
            Column("field", Text("Feld", "field"), lambda row: _field(row["kind"], row["field"]), whole=True),
            Column("words", Text("Text", "text")),
            Column("fate", Text("was geschieht", "what happens"), _fate, whole=True),
        ),
        rows,
    )


def _namesakes(rows: list[dict[str, Any]]) -> Rows:
    return Rows((Column("record", Text("Eintrag", "record")), Column("kind", Text("Art", "kind"), _kind)), rows)


def _papers(rows: list[dict[str, Any]]) -> Rows:
    return Rows(
        (
            Column("kind", Text("was", "what")),
            Column("written_on", Text("geschrieben am", "written on"), lambda day: show_day(day) if day else ""),
            Column("form", Text("Form", "form")),
            Column("notes", Text("Ablage", "kept in")),
            Column("files", Text("gefunden", "found")),
        ),
        rows,
    )


def _files(paths: list[str]) -> Rows:
    return Rows((Column("file", Text("Datei", "file")),), [{"file": path} for path in paths])


def _kind(plural: str) -> str:
    return str(ENTITIES[plural].labels) if plural in ENTITIES else plural


def _field(plural: str, name: str) -> str:
    return str(ENTITIES[plural].field(name).label) if plural in ENTITIES else str(Text("Einstellung", "setting"))


def _fate(row: dict[str, Any]) -> str:
    return ": ".join(filter(None, (str(_FATES[row["fate"]]), row["why"])))
