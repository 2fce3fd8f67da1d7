"""Lists for other programs."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter
from pathlib import Path
from typing import Any

from ehrenamt_cli import clock, config
from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._destinations import STDOUT, may_write
from ehrenamt_cli.commands._options import option, switches
from ehrenamt_cli.commands._records import listing
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Done, Raw, Result
from ehrenamt_cli.services import exports as service
from ehrenamt_cli.services import records
from ehrenamt_cli.services.outputs import write_file

_TO = option("to", "--to", str | None, None, Text("Form: {f}", "form: {f}").fill(f=", ".join(service.FORMS)))
_OUTPUT = option(
    "output", "-o", str | None, None, Text("Datei, oder „-“ für die Standardausgabe", "file, or “-” for standard output")
)
_MAIL_MERGE = option(
    "mail_merge",
    "--mail-merge",
    bool,
    False,
    Text("mit Spalten für Serienbriefe: Vorname, Nachname, Anrede, Anschrift", "with columns for serial letters"),
)


_TO_PARTNER = option(
    "to_partner",
    "--to-partner",
    str | None,
    None,
    Text(
        "geht an diese Einrichtung: nur was gedeckt ist; wird vermerkt", "goes to this organisation: only what is covered; noted"
    ),
)


def _exporting(entity: Entity) -> Callable[..., Any]:
    own: list[Parameter] = [_TO, _OUTPUT, _TO_PARTNER, *([_MAIL_MERGE] if "street" in {f.name for f in entity.fields} else [])]
    return listing(entity, lambda given, **asked: _export(entity, given, **asked), [*own, *switches(entity)], paged=False)


def _export(
    entity: Entity,
    given: dict[str, Any],
    text: str | None,
    to: str | None,
    output: str | None,
    to_partner: str | None = None,
    mail_merge: bool = False,
    blocked_too: bool = False,
    protected_too: bool = False,
) -> Result:
    form = _form(to, output)
    place = _place(entity, form, output)
    if place and not may_write([place], named=bool(output)):
        return Done(Text("Nichts geschrieben.", "Nothing written."), {})
    with register_in_use() as register:
        where = records.read(register, entity, given)
        partner = records.resolve(register, ORGANISATIONS, to_partner) if to_partner else None
        wanted = service.Wanted(form, text or "", where, mail_merge, blocked_too, protected_too, partner)
        made = service.export(register, entity, wanted)
        if place is None:
            return Raw(made.content)
        if not config.switched_on("dry_run"):
            write_file(place, made.content)
    return Done(_said(entity, made, place), _facts(made, place, partner=bool(to_partner)))


def _form(to: str | None, output: str | None) -> str:
    ending = Path(output).suffix.lstrip(".").lower() if output and output != STDOUT else ""
    form = (to or {"pdf": "labels"}.get(ending, ending) or "xlsx").lower()
    if form not in service.FORMS:
        raise WrongUsage(
            Text("Die Form „{form}“ gibt es nicht.", "There is no form “{form}”.").fill(form=form),
            Text("Möglich sind: {forms}.", "Possible are: {forms}.").fill(forms=", ".join(service.FORMS)),
        )
    return form


def _place(entity: Entity, form: str, output: str | None) -> Path | None:
    """The file to write; None for standard output."""
    if output == STDOUT:
        return None
    name = f"{str(entity.labels).replace(' ', '-')}-{clock.today().isoformat()}.{'pdf' if form == 'labels' else form}"
    path = Path(output or name).expanduser()
    return path / name if path.is_dir() else path


def _facts(made: service.Exported, place: Path, *, partner: bool) -> dict[str, Any]:
    facts = {"file": str(place), "records": made.records, "left_out": made.left_out}
    return facts | ({"uncovered": made.uncovered, "transfers": list(made.noted)} if partner else {})


def _said(entity: Entity, made: service.Exported, place: Path) -> Text:
    did = Text("Nur gezeigt, nichts geschrieben", "Only shown, nothing written")
    if not config.switched_on("dry_run"):
        did = Text("Geschrieben", "Written")
    left_out = NOTHING
    if made.left_out:
        left_out = Text(
            " {n} ohne ganze oder mit gesperrter Anschrift fehlen.",
            " {n} without a whole address or with a blocked one are not in it.",
        ).fill(n=made.left_out)
    if made.uncovered:
        stays = Text(
            "{left} {n} ohne Entbindung oder Einwilligung bleiben hier.", "{left} {n} without a release or consent stay here."
        )
        left_out = stays.fill(left=left_out, n=made.uncovered)
    return Text("{did}: {file} ({n} {kinds}).{left}", "{did}: {file} ({n} {kinds}).{left}").fill(
        did=did, file=place, n=made.records, kinds=entity.labels, left=left_out
    )


VERBS = (
    Verb(
        "everything",
        "_archives:everything",
        Text("das ganze Register als offenes Archiv", "the whole register as an open archive"),
    ),
    Verb(
        "copy",
        "_archives:copy",
        Text("als SQLite-Datei ohne Geschütztes, etwa für Datasette", "as a SQLite file without what is protected"),
    ),
    *(
        Verb(plural, _exporting(entity), Text("{kinds} als Datei", "{kinds} as a file").fill(kinds=entity.labels))
        for plural, entity in ENTITIES.items()
    ),
)
