"""What one command line orders: for which records a kind of document is written, and to whom each goes."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple

from ehrenamt_cli.domain.documents import KINDS, DocumentKind
from ehrenamt_cli.errors import NotFound, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.papers.participants import belonging, through
from ehrenamt_cli.services.papers.requests import Subject
from ehrenamt_cli.services.papers.subjects import filtered, kind_called, labels, named, suitable, suits
from ehrenamt_cli.storage.register import Register


class Order(NamedTuple):
    """One document to be written."""

    subject: Subject | None
    recipient: Subject | None = None

    @property
    def key(self) -> str:
        """The keys of the records it is about."""
        return "-".join(one.row["id"] for one in self if one)


class Chosen(NamedTuple):
    """What was typed to choose records: one by one, or all of a kind with words and filters."""

    subjects: Sequence[str] = ()
    recipients: Sequence[str] = ()
    all_of: str | None = None
    filters: Sequence[str] = ()
    words: str = ""


def kind_named(text: str) -> DocumentKind:
    """The kind of document with that name; NotFound with the nearest."""
    if text.strip().lower() in KINDS:
        return KINDS[text.strip().lower()]
    by_word = {word.casefold(): kind for kind in KINDS.values() for word in kind.label}
    if text.strip().casefold() in by_word:
        return by_word[text.strip().casefold()]
    near = get_close_matches(text.lower(), KINDS, n=3, cutoff=0.5) or list(KINDS)
    raise NotFound(
        Text("Eine Art „{text}“ gibt es nicht.", "There is no kind of document “{text}”.").fill(text=text),
        Text("Etwa: {near}. Alle zeigt „ehrenamt document list“.", "Such as: {near}. “ehrenamt document list” shows all.").fill(
            near=", ".join(near)
        ),
    )


def orders(register: Register, kind: DocumentKind, chosen: Chosen, *, draft: bool) -> list[Order]:
    """One order for each record, or for each record and recipient; a draft may be written for nobody."""
    subjects = [one for text in chosen.subjects if _takes(kind, kind.subjects) for one in _meant(register, kind, text)]
    recipients = [named(register, kind.recipients, text) for text in chosen.recipients if _takes(kind, kind.recipients)]
    if chosen.all_of:
        every = _all(register, kind, chosen, subjects)
        subjects, recipients = (every, recipients) if _among(every, kind.subjects) else (subjects, every)
    if kind.subjects and not subjects and not draft:
        raise WrongUsage(
            Text("Für wen? {kind} braucht einen Eintrag.", "For whom? {kind} needs a record.").fill(kind=kind.label),
            Text(
                "Bitte --for NAME angeben ({kinds}), oder --draft für ein leeres Muster.",
                "Please give --for NAME ({kinds}), or --draft for an empty sample.",
            ).fill(kinds=labels(kind.subjects)),
        )
    nobody: list[Subject | None] = [None]
    return [Order(one, to) for one in subjects or nobody for to in recipients or nobody]


def given(kind: DocumentKind, typed: Sequence[str]) -> dict[str, str | int]:
    """The values after ``--set``, read as their fields read them."""
    values: dict[str, str | int] = {}
    for entry in typed:
        name, equals, text = entry.partition("=")
        field = next((field for field in kind.asked if field.name == name.strip().lower().replace("-", "_")), None)
        if field is None or not equals:
            names = ", ".join(field.name.replace("_", "-") for field in kind.asked)
            raise WrongUsage(
                Text("--set {entry} passt nicht zu {kind}.", "--set {entry} does not fit {kind}.").fill(
                    entry=entry, kind=kind.label
                ),
                Text("Möglich sind: {names}.", "Possible are: {names}.").fill(names=names or "–"),
            )
        values[field.name] = field.kind.read(text, field.choices)
    return values


def _meant(register: Register, kind: DocumentKind, text: str) -> list[Subject]:
    """The record that is meant, or all that belong to the one that stands for them."""
    if kind.whole and (of_it := belonging(register, kind, text)):
        return of_it
    return [suitable(kind, named(register, kind.subjects, text, kind))]


def _all(register: Register, kind: DocumentKind, chosen: Chosen, subjects: Sequence[Subject]) -> list[Subject]:
    entity = kind_called(chosen.all_of or "")
    if entity.plural == kind.through:
        return through(register, subjects, chosen.filters, chosen.words)
    if entity.plural not in (*kind.subjects, *kind.recipients):
        raise WrongUsage(
            Text("{kind} gibt es nicht für {kinds}.", "There is no {kind} for {kinds}.").fill(
                kind=kind.label, kinds=entity.labels
            ),
            Text("Möglich sind: {kinds}.", "Possible are: {kinds}.").fill(kinds=labels((*kind.subjects, *kind.recipients))),
        )
    found = list(filtered(register, entity, chosen.filters, chosen.words))
    if entity.plural in kind.subjects:
        found = [one for one in found if suits(kind, one)]
    if not found:
        raise NotFound(
            Text("Nichts gefunden: {kinds}.", "None found: {kinds}.").fill(kinds=entity.labels),
            Text("Bitte den Filter prüfen: ehrenamt {noun} list …", "Please check the filter: ehrenamt {noun} list …").fill(
                noun=entity.name
            ),
        )
    return found


def _among(every: Sequence[Subject], plurals: Sequence[str]) -> bool:
    return every[0].entity.plural in plurals


def _takes(kind: DocumentKind, plurals: Sequence[str]) -> bool:
    """Refuses a record where a kind of document has no place for one."""
    if plurals:
        return True
    raise WrongUsage(
        Text("{kind} geht an niemanden im Besonderen.", "{kind} goes to nobody in particular.").fill(kind=kind.label),
        Text("Bitte --for und --recipient weglassen, soweit es sie nicht braucht.", "Please leave out --for or --recipient."),
    )
