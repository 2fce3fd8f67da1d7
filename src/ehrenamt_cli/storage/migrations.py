"""What happens to an older register when a newer program opens it.

New record kinds, fields and indexes are added from the declaration. Anything else (a rename, a conversion) is a
numbered function here, appended and never edited.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.errors import RegisterUnavailable
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.storage import chain, schema

Database = Any
"""A ``sqlite_utils.Database`` with an open write transaction."""


def _history_becomes_a_chain(db: Database) -> None:
    """Every event gets the names of its fields and the hash that ties it to the one before."""
    db.execute('ALTER TABLE "history" RENAME TO "history_before"')
    db.create_strict(schema.OWN_TABLES["history"])
    last = ""
    for row in db.query("SELECT * FROM history_before ORDER BY number"):
        changes = json.loads(row["changes"])
        event = chain.Event(**{**row, "fields": chain.names(changes), "changes": row["changes"], "hash": ""}).after(last)
        db.insert_many("history", schema.HISTORY_COLUMNS, [event])
        last = event.hash
    db.execute('DROP TABLE "history_before"')


def _events_belong_to_acts(db: Database) -> None:
    """Events say which command they belong to, from now on; the guard of the history is made anew to guard that too."""
    for name in schema.ACT_COLUMNS.keys() - db["history"].columns_dict.keys():
        db.execute(f'ALTER TABLE "history" ADD COLUMN {name} {schema.ACT_COLUMNS[name]}')
    db.execute('DROP TRIGGER IF EXISTS "history_is_fixed"')


def _erasures_know_of_mentions(db: Database) -> None:
    """The list of the erased says what became of the names in other texts."""
    if db["erasures"].exists() and "mentions" not in db["erasures"].columns_dict:
        db.execute(f'ALTER TABLE "erasures" ADD COLUMN mentions {schema.MENTIONS_COLUMN}')


def _grants_know_how_far_they_are(db: Database) -> None:
    """The state of a grant is kept beside the days that it follows from."""
    if db["grants"].exists() and "status" not in db["grants"].columns_dict:
        db.execute('ALTER TABLE "grants" ADD COLUMN "status" TEXT')
        db.execute("""UPDATE grants SET status = CASE WHEN proven_on IS NOT NULL THEN 'proven'
            WHEN approved_on IS NOT NULL THEN 'approved' ELSE 'idea' END""")


MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    _history_becomes_a_chain,
    _events_belong_to_acts,
    _erasures_know_of_mentions,
    _grants_know_how_far_they_are,
)


def pending(settings: Mapping[str, str]) -> bool:
    """Whether a register with these settings is not what this program would make: older, or newer."""
    return (settings.get("schema"), settings.get("migrations")) != (schema.fingerprint(), str(len(MIGRATIONS)))


def bring_up_to_date(db: Database) -> None:
    """Run the migrations not yet run and add what the declaration has and the register lacks."""
    done = refuse_newer(db)
    for migration in MIGRATIONS[done:]:
        migration(db)
    _add_missing(db)
    for name, value in (("migrations", str(len(MIGRATIONS))), ("schema", schema.fingerprint())):
        db["settings"].upsert({"name": name, "value": value}, pk="name")


def refuse_newer(db: Database) -> int:
    """RegisterUnavailable where a newer program has written the register; else how many migrations are done."""
    present = {name: set(db[name].columns_dict) for name in db.table_names() if not name.startswith("sqlite_")}
    settings = {row["name"]: row["value"] for row in db["settings"].rows} if "settings" in present else {}
    done = int(settings.get("migrations", len(MIGRATIONS) if not present else 0))
    known = {name: set(schema.columns_of(entity)) for name, entity in ENTITIES.items()}
    unknown = (present.keys() - known.keys() - schema.OWN_TABLES.keys()) | {
        name for name in known.keys() & present.keys() if present[name] - known[name]
    }
    if done > len(MIGRATIONS) or (done == len(MIGRATIONS) and unknown):
        raise RegisterUnavailable(
            Text(
                "Dieses Register stammt von einer neueren Fassung von ehrenamt.", "This register was written by a newer ehrenamt."
            ),
            Text(
                "Bitte erst das Programm erneuern; das Register bleibt, wie es ist.",
                "Please update the program first; the register stays as it is.",
            ),
        )
    return done


def _add_missing(db: Database) -> None:
    tables = set(db.table_names())
    for name, statement in schema.OWN_TABLES.items():
        if name not in tables:
            db.create_strict(statement)
    for entity in ENTITIES.values():
        if entity.plural not in tables:
            db.create_strict(schema.table(entity))
            continue
        have = set(db[entity.plural].columns_dict)
        for field in entity.fields:
            if field.name not in have:
                db.execute(f'ALTER TABLE "{entity.plural}" ADD COLUMN {schema.column(field)}')
    indexes = {index.name for table in db.table_names() for index in db[table].indexes}
    wanted = schema.OWN_INDEXES | {name: sql for e in ENTITIES.values() for name, sql in schema.indexes(e).items()}
    for name, statement in wanted.items():
        if name not in indexes:
            db.execute(statement)
    triggers = {trigger.name for trigger in db.triggers}
    for name, statement in schema.OWN_TRIGGERS.items():
        if name not in triggers:
            db.execute(statement)
