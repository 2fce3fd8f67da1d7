"""Whether all is well with the register, its place, its backups and its templates, and what to do where it is not."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.documents.templates import library, origins
from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.services import backups, findings, keys, registers
from ehrenamt_cli.services.papers.texts import own_templates
from ehrenamt_cli.services.registers import Register
from ehrenamt_cli.storage import audit, checks, places
from ehrenamt_cli.storage.troubles import Damaged

OK, HINT, PROBLEM = "ok", "hint", "problem"

STATES = {OK: Text("gut", "good"), HINT: Text("Hinweis", "hint"), PROBLEM: Text("Problem", "problem")}

SOON, LATE = 7, 30
"""Days after which a backup is suggested, and after which there has been none for too long."""

ROOM = 100_000_000
"""Bytes that should be free, or three times the register where that is more: updates and backups copy it."""


class Finding(NamedTuple):
    """What one look found: ``ok``, a ``hint`` or a ``problem``, in words, and what to do."""

    check: str
    state: str
    finding: Text
    advice: Text = NOTHING


CHECKS: dict[str, Text] = {
    "pages": Text("Datei", "file"),
    "references": Text("Verweise", "references"),
    "tables": Text("Tabellen", "tables"),
    "search": Text("Suche", "search"),
    "rules": Text("Einsätze", "placements"),
    "audit": Text("Protokoll", "audit log"),
    "clock": Text("Uhr", "clock"),
    "backup": Text("Sicherung", "backup"),
    "encryption": Text("Verschlüsselung", "encryption"),
    "permissions": Text("Dateirechte", "permissions"),
    "place": Text("Ort", "place"),
    "room": Text("freier Platz", "free space"),
    "leftovers": Text("Reste", "leftovers"),
    "templates": Text("Vorlagen", "templates"),
}
"""What is looked at, in this order."""

_RESTORE = Text(
    "Nichts daran ändern; „ehrenamt restore SICHERUNG“ holt den letzten guten Stand zurück.",
    "Leave it as it is; “ehrenamt restore BACKUP” brings the last good state back.",
)
_UPDATE = Text("Der nächste Befehl stellt es her.", "The next command puts it right.")


def checkup(ask: keys.Ask | None) -> list[Finding]:
    """Everything that was looked at. A register that is broken inside is a finding; one that no key opens is an error."""
    path = registers.location()
    try:
        with registers.opened_as_it_is(ask) as register:
            inside = [*_inside(register)]
    except Damaged as error:
        inside = [Finding("pages", PROBLEM, error.message, _RESTORE)]
    found = [*inside, *_around(path), *_templates()]
    order = [*CHECKS]
    return sorted(found, key=lambda finding: order.index(finding.check))


def _inside(register: Register) -> Iterator[Finding]:
    damage = register.damage()
    if damage:
        text = Text("{n} Schäden: {first}", "{n} damages: {first}").fill(n=len(damage), first=damage[0][:120])
        yield Finding("pages", PROBLEM, text, _RESTORE)
    else:
        yield Finding("pages", OK, Text("jede Seite lesbar und unversehrt", "every page readable and intact"))
    for look in (_references, _tables, _search, _rules, _audit, _clock, _backup):
        with contextlib.suppress(Damaged):  # that there is damage has been said
            yield look(register)
    yield _encryption(register)


def _references(register: Register) -> Finding:
    lost = checks.dangling(register)
    if not lost:
        return Finding("references", OK, Text("alle führen zu einem Eintrag", "all lead to a record"))
    return Finding(
        "references", PROBLEM, Text("ins Leere: {lost}", "leading nowhere: {lost}").fill(lost=", ".join(lost)), _RESTORE
    )


def _tables(register: Register) -> Finding:
    if register.outdated():
        return Finding(
            "tables", HINT, Text("von einer anderen Fassung des Programms", "from another version of the program"), _UPDATE
        )
    found = checks.deviations(register)
    if not found:
        return Finding("tables", OK, Text("wie das Programm sie kennt", "as the program knows them"))
    listed = ", ".join(found[:5]) + (" …" if len(found) > 5 else "")
    return Finding(
        "tables", PROBLEM, Text("anders als erwartet: {listed}", "not as expected: {listed}").fill(listed=listed), _RESTORE
    )


def _search(register: Register) -> Finding:
    lost = [] if register.outdated() else checks.not_found(register)
    if not lost:
        return Finding("search", OK, Text("alle Namen sind zu finden", "all names can be found"))
    text = Text("nicht zu finden: {lost}", "not to be found: {lost}").fill(lost=", ".join(lost))
    return Finding("search", PROBLEM, text, _RESTORE)


def _rules(register: Register) -> Finding:
    number = 0 if register.outdated() else findings.number(register)
    if not number:
        return Finding("rules", OK, Text("alle halten die Leitplanken ein", "all keep the guardrails"))
    text = Text("{n} Verstöße gegen Leitplanken", "{n} violations of guardrails").fill(n=number)
    if number == 1:
        text = Text("ein Verstoß gegen eine Leitplanke", "one violation of a guardrail")
    return Finding("rules", PROBLEM, text, Text("Ansehen: „ehrenamt checkup rules“.", "To see them: “ehrenamt checkup rules”."))


def _audit(register: Register) -> Finding:
    if not audit.chained(register):
        return Finding("audit", HINT, Text("noch ohne Prüfsummen", "without hashes yet"), _UPDATE)
    verdict = audit.verify(register)
    if verdict.holds:
        return Finding("audit", OK, Text("lückenlos bis {head}", "without a gap up to {head}").fill(head=verdict.head))
    broken = Text("verändert ab Nummer {n}", "changed from number {n} on").fill(n=verdict.broken_at)
    if verdict.broken_at is None:
        broken = Text("ohne Schutz vor Änderung", "without its guard against change")
    advice = Text(
        "Mit einer Sicherung vergleichen: „ehrenamt audit verify“.", "Compare it with a backup: “ehrenamt audit verify”."
    )
    return Finding("audit", PROBLEM, broken, advice)


def _clock(register: Register) -> Finding:
    last, today = audit.latest_moment(register)[:10], clock.today().isoformat()
    if last > today:
        text = Text(
            "heute ist {today}, aber das Letzte geschah am {last}", "today is {today}, but the last thing happened on {last}"
        )
        advice = Text(
            "Die Uhr des Rechners stellen, sonst stimmt keine Frist.", "Set this machine's clock, or no deadline is right."
        )
        return Finding("clock", PROBLEM, text.fill(today=today, last=last), advice)
    if "EHRENAMT_TODAY" in os.environ:
        advice = Text("EHRENAMT_TODAY entfernen, wenn gearbeitet wird.", "Remove EHRENAMT_TODAY when this is for real.")
        return Finding(
            "clock", HINT, Text("der Tag ist festgesetzt: {today}", "the day is fixed: {today}").fill(today=today), advice
        )
    return Finding("clock", OK, same(today))


def _backup(register: Register) -> Finding:
    last = audit.last(register, backups.MADE, backups.PUT_BACK)
    advice = Text(
        "„ehrenamt backup ORDNER“, am besten auf einen anderen Datenträger.", "“ehrenamt backup FOLDER”, best on another medium."
    )
    if last is None:
        first = audit.first_moment(register)
        state = PROBLEM if first and _days_since(first) > LATE else HINT
        return Finding("backup", state, Text("noch keine", "none yet"), advice)
    days, file = _days_since(last["happened_at"]), last["changes"].get("file", [None, ""])[1]
    text = Text("vor {days} Tagen: {file}", "{days} days ago: {file}").fill(days=days, file=file)
    if days <= SOON:
        return Finding("backup", OK, text)
    return Finding("backup", PROBLEM if days > LATE else HINT, text, advice)


def _encryption(register: Register) -> Finding:
    if register.encrypted:
        file = keys.file_of(register.path)
        if file and Path(file).parent.resolve() == register.path.parent.resolve():
            return Finding(
                "encryption",
                HINT,
                Text("der Schlüssel liegt neben dem Register", "the key lies beside the register"),
                Text(
                    "Die Schlüsseldatei auf einen Stick legen: „ehrenamt key change“.",
                    "Put the key file on a stick: “ehrenamt key change”.",
                ),
            )
        return Finding("encryption", OK, Text("verschlüsselt", "encrypted"))
    return Finding(
        "encryption",
        HINT,
        Text("nicht verschlüsselt", "not encrypted"),
        Text("Nur für Versuche. Wer die Datei hat, liest alles.", "For trials only. Whoever has the file reads everything."),
    )


def _around(path: Path) -> Iterator[Finding]:
    file = keys.file_of(path)
    files = [*places.companions(path), *([Path(file)] if file else [])]
    open_ = places.readable_by_others(*files)
    if open_:
        text = Text("auch andere können lesen: {files}", "others can read, too: {files}").fill(files=", ".join(map(str, open_)))
        yield Finding("permissions", PROBLEM, text, same(f"chmod 600 {' '.join(quote(str(file)) for file in open_)}"))
    else:
        yield Finding("permissions", OK, Text("nur für die eigene Kennung", "for its owner only"))
    yield _place(path)
    free, wanted = places.room(path), max(ROOM, 3 * path.stat().st_size)
    short = Text("{mb} MB frei", "{mb} MB free").fill(mb=free // 1_000_000)
    if free < wanted:
        advice = Text("Platz schaffen: mindestens {mb} MB.", "Free some space: at least {mb} MB.").fill(mb=wanted // 1_000_000)
        yield Finding("room", PROBLEM, short, advice)
    else:
        yield Finding("room", OK, short)
    rest = places.left_over(path, backups.default_folder(path))
    if rest:
        text = Text("unfertige Kopien: {files}", "unfinished copies: {files}").fill(files=", ".join(map(str, rest)))
        yield Finding("leftovers", HINT, text, Text("Sie können weg.", "They can go."))


def _place(path: Path) -> Finding:
    move = Text(
        "Das Register auf die eigene Festplatte legen und --register oder EHRENAMT_REGISTER anpassen.",
        "Move the register to this machine's own disk and adapt --register or EHRENAMT_REGISTER.",
    )
    if folder := places.synchronised(path):
        return Finding(
            "place",
            PROBLEM,
            Text("in einem abgeglichenen Ordner: {folder}", "in a synchronised folder: {folder}").fill(folder=folder),
            move,
        )
    if kind := places.network(path):
        return Finding(
            "place", PROBLEM, Text("in einem Netzordner ({kind})", "in a network folder ({kind})").fill(kind=kind), move
        )
    return Finding("place", OK, same(str(path)))


def _templates() -> Iterator[Finding]:
    unreadable, behind = [], []
    own = own_templates()
    for template in library.templates(own):
        try:
            library.text_of(template.path)
            behind += [template.file] if origins.behind(template) else []
        except FileProblem as problem:
            unreadable.append(problem)
    if unreadable:
        yield Finding("templates", PROBLEM, unreadable[0].message, unreadable[0].hint)
    elif behind:
        text = Text("älter als die mitgelieferten: {files}", "older than those supplied: {files}").fill(files=", ".join(behind))
        yield Finding("templates", HINT, text, Text("Durchsehen, was neu ist.", "Look at what is new."))
    else:
        yield Finding("templates", OK, Text("alle lesbar", "all readable"))


def _days_since(moment: str) -> int:
    return (clock.today() - date.fromisoformat(moment[:10])).days
