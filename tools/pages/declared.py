"""docs/data-model.md: what is kept, read off ENTITIES."""

from __future__ import annotations

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.values import FLAG
from pages.markdown import page, table

CLASSES = {
    Personal.NONE: ("–", "sagt nichts über eine Person"),
    Personal.ORDINARY: ("persönlich", "personenbezogen: Name, Erreichbarkeit, Zeiten, Wünsche"),
    Personal.SPECIAL: ("besonders geschützt", "Gesundheit, Religion, Herkunft (Art. 9 DSGVO)"),
    Personal.CRIMINAL: ("Straffälligkeit", "verrät, dass jemand in Haft oder straffällig ist (Art. 10 DSGVO)"),
    Personal.RESTRICTED: ("gesperrt", "von Gelöschten, nur noch aufbewahrt (Art. 18 DSGVO)"),
}

_MODEL = """Jede Art von Eintrag ist genau einmal erklärt, in `src/ehrenamt_cli/domain/`; Tabelle, Befehl, Liste und JSON folgen
daraus. Jeder Eintrag hat dazu ein Kennzeichen `id`. Eine Spalte auf `_id` zeigt auf einen anderen Eintrag; in JSON steht
unter dem Namen ohne `_id` dessen Bezeichnung. Wo eine Art „Liste“ ist, steht in JSON ein Array."""

_KINDS = {
    "text": "Text",
    "person": "Name einer Person",
    "note": "Notiz",
    "day": "Tag",
    "birthday": "Tag",
    "moment": "Zeitpunkt",
    "number": "Zahl",
    "cents": "Betrag, in Cent",
    "duration": "Dauer, in Minuten",
    "time": "Uhrzeit, `09:05`",
    "kilometres": "Kilometer, ganze",
    "period": "Zeitspanne",
    "flag": "ja oder nein",
    "choice": "Auswahl",
    "reference": "Verweis",
    "references": "Liste von Verweisen",
    "postal_code": "Postleitzahl",
    "email": "E-Mail",
    "tags": "Liste von Wörtern",
    "languages": "Liste von Sprachen",
    "spans": "Liste von Zeiten",
    "interpreted": "Liste von Sprachen, mit Form und Beeidigung",
    "language": "Sprache",
    "modules": "Liste von Modulen, mit Minuten",
}


def data_model() -> str:
    """The page of all record kinds."""
    return page("Datenmodell", _MODEL, *(block for entity in ENTITIES.values() for block in _kind(entity)))


def _kind(entity: Entity) -> list[str]:
    letter = f", Kennzeichen `{entity.letter}-…`" if entity.letter else ", Kennzeichen ist der eigene Schlüssel"
    about = f"{str(entity.about)[:1].upper()}{str(entity.about)[1:]}. " if str(entity.about) else ""
    return [
        f"## {entity.label} (`{entity.name}`)",
        f"{about}Tabelle `{entity.plural}`{letter}. Englisch: *{entity.label.en}*.",
        table(
            ("Spalte", "Bezeichnung", "Englisch", "Art", "Option", "", "Personenbezug"),
            (_field(field) for field in entity.fields),
        ),
    ]


def _default(field: Field) -> str:
    if field.kind is FLAG:
        return "ja" if field.default else "nein"
    return "heute" if field.default == "today" else f"`{field.default}`"


def _field(field: Field) -> tuple[str, ...]:
    remarks = []
    if field.required:
        remarks.append("nötig")
    if field.numbered:
        remarks.append("zählt das Register")
    if field.choices:
        remarks.append(", ".join(f"`{key}` {label.de}" for key, label in field.choices.items()))
    if field.default not in (None, ""):
        remarks.append(f"sonst {_default(field)}")
    if str(field.help):
        remarks.append(str(field.help))
    return (
        f"`{field.name}`",
        field.label.de,
        field.label.en,
        f"{_KINDS[field.kind.name]}{f' ({ENTITIES[field.refers_to].label.de})' if field.refers_to else ''}",
        "eigener Befehl" if field.fixed else f"`--{field.flag}`",
        "; ".join(remarks),
        CLASSES[field.personal][0],
    )
