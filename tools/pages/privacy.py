"""docs/privacy.md: what touches a person, what for, on which basis, how long, and who sees it, read off ENTITIES."""

from __future__ import annotations

from collections.abc import Iterator

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.organisations import REGIMES
from ehrenamt_cli.domain.privacy import BASES, PURPOSES, RETENTIONS, WHO_SEES, declared, personal_fields
from ehrenamt_cli.domain.privacy.laws import LAWS
from ehrenamt_cli.domain.privacy.retentions import FATES, Retention
from ehrenamt_cli.domain.rules.rule import AT_ONCE, ORIGINS
from pages.declared import CLASSES
from pages.markdown import page, table

_ABOUT = """Bei jedem Feld steht in der Erklärung, wie nah es einer Person kommt, wozu und auf welcher Rechtsgrundlage es
da ist, wann es geht und wer es sieht. Klient:innen stehen nie mit Namen im Register, nur mit einem Zeichen wie
`F-2026-0042`; trotzdem verrät schon ihr Eintrag, dass jemand in Haft ist.

Was wovor geschützt ist und was noch nicht, sagt [security.md](security.md). Nichts davon ist Rechtsberatung: Zahlen und
Vorschriften sind mit der oder dem Datenschutzbeauftragten abzugleichen."""

_BASES = """Welche Spalte gilt, sagt das Datenschutzrecht der eigenen Einrichtung (`ehrenamt organisation change … --regime`).
DSG-EKD und KDG wurden seit 2018 überarbeitet, das JVollzDSG hat jedes Land für sich: Die Paragrafen sind vor Gebrauch mit
der geltenden Fassung zu vergleichen."""


_PROVISIONS = {
    "access": "Auskunft",
    "rectification": "Berichtigung",
    "erasure": "Löschung",
    "restriction": "Einschränkung",
    "portability": "Datenübertragung",
    "objection": "Widerspruch",
    "withdrawal": "Widerruf einer Einwilligung",
    "information": "Information bei der Erhebung",
    "record": "Verzeichnis der Verarbeitungstätigkeiten",
    "breach_report": "Meldung einer Datenpanne",
    "breach_notice": "Benachrichtigung der Betroffenen",
    "secrecy": "Verpflichtung auf Vertraulichkeit",
    "complaint": "Beschwerde",
}


def privacy() -> str:
    """The page of all fields that touch a person."""
    return page("Persönliche Daten", _ABOUT, *_classes(), *_fields(), *_tables(), *_shielded())


def _classes() -> Iterator[str]:
    yield "## Wer was sieht"
    yield table(("Klasse", "was", "wer es sieht"), ((*CLASSES[personal], str(who)) for personal, who in WHO_SEES.items()))


def _fields() -> Iterator[str]:
    yield "## Felder"
    for entity in ENTITIES.values():
        fields = list(personal_fields(entity))
        if fields:
            alike: dict[tuple[str, ...], list[str]] = {}
            for field in fields:
                alike.setdefault(_about(entity, field), []).append(field.label.de)
            yield f"### {entity.labels}"
            yield table(
                ("Felder", "Klasse", "wozu", "Rechtsgrundlage", "wie lange"),
                ((", ".join(labels), *about) for about, labels in alike.items()),
            )


def _about(entity: Entity, field: Field) -> tuple[str, ...]:
    said = declared(entity, field)
    return (
        CLASSES[field.personal][0],
        said.purpose.label.de,
        said.basis.label.de,
        "; ".join(retention.label.de for retention in said.retentions),
    )


def _tables() -> Iterator[str]:
    yield "## Wozu"
    yield table(
        ("Zweck", "was dazugehört", "wessen Daten", "wer sie bekommen kann"),
        ((p.label.de, p.about.de, p.people.de, p.recipients.de) for p in PURPOSES.values()),
    )
    yield "## Rechtsgrundlagen"
    yield _BASES
    yield table(
        ("Grundlage", *(label.de for label in REGIMES.values())),
        ((basis.label.de, *(basis.provisions[regime] for regime in REGIMES)) for basis in BASES.values()),
    )
    yield "## Vorschriften"
    yield table(
        ("wozu", *(label.de for label in REGIMES.values())),
        ((label, *(getattr(LAWS[regime], name) or "–" for regime in REGIMES)) for name, label in _PROVISIONS.items()),
    )
    yield "## Wie lange"
    yield table(
        ("was", "ab", "wie lange", "dann", "woher die Zahl"), (_retention(retention) for retention in RETENTIONS.values())
    )


def _retention(retention: Retention) -> tuple[str, ...]:
    length = "sofort" if retention.period == AT_ONCE else retention.period.length.de
    until = ", zum Jahresende" if retention.clock else ""
    rule = f" (Regel {retention.rule})" if retention.rule else ""
    own = f"; {ORIGINS[retention.origin].de}" if retention.origin == "text" else ""
    return (
        f"{retention.label.de}{f' ({retention.condition.de})' if retention.condition.de else ''}",
        retention.event.de,
        f"{'mindestens ' if retention.must else ''}{length}{until}",
        FATES[retention.fate].de,
        f"{retention.basis.de}{rule}{own}",
    )


def _shielded() -> Iterator[str]:
    shielded = [
        f"{entity.labels}: {', '.join(str(field.label) for field in entity.fields if field.shielded)}"
        for entity in ENTITIES.values()
        if any(field.shielded for field in entity.fields)
    ]
    yield "## Auskunftssperre"
    yield (
        "Ist bei einer Person die Auskunftssperre gesetzt, erscheinen diese Felder nirgends, auch nicht in Dokumenten: "
        f"{'; '.join(shielded)}. Sichtbar macht sie nur `--blocked-addresses`, und das wird in der Geschichte des Eintrags "
        "vermerkt."
    )
