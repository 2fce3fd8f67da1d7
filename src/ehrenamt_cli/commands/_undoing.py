"""Taking back what was done to a record last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.commands._options import argument, with_fields
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import ACTIONS, saved
from ehrenamt_cli.domain.dates.moments import show_moment
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Done, Result
from ehrenamt_cli.services import undoing


def undoing_of(plural: str) -> Callable[..., Any]:
    """The command that takes back the last change of a record of one kind."""
    entity = ENTITIES[plural]
    return with_fields(lambda _, record: undo(entity, record), (), [argument("record", entity.label, entity=entity)])


def undo(entity: Entity, record: str) -> Result:
    """Take back the last thing that was done to the record; a record that was removed is named by its key."""
    with register_in_use() as register:
        what = undoing.found(register, entity, record)
        key, event = what.event["record_id"], what.event
        described = Text("{action}, {moment}, {author}", "{action}, {moment}, {author}").fill(
            action=ACTIONS.get(event["action"], event["action"]),
            moment=show_moment(event["happened_at"].replace("T", " ")[:16]),
            author=event["author"],
        )
        if event["action"] == "add" and not _agreed(key, described):
            return Done(Text("Nichts zurückgenommen.", "Nothing taken back."), {"undone": None})
        row = undoing.undo(register, entity, what)
        did = Text("Zurückgenommen ({what})", "Taken back ({what})").fill(what=described)
        if row is None:
            return Done(
                Text("{did}: {key}.", "{did}: {key}.").fill(did=did, key=key), {"undone": "add", "id": key, "record": None}
            )
        card = saved(register, entity, row, did, list(event["changes"]) if event["action"] == "change" else ())
        return card._replace(data={"undone": event["action"], "id": key, "record": card.data})


def _agreed(key: str, described: Text) -> bool:
    question = Text("{key} ({what}) wieder entfernen?", "Remove {key} ({what}) again?").fill(key=key, what=described)
    return config.switched_on("dry_run") or prompts.confirm(question, yes=config.switched_on("yes"))
