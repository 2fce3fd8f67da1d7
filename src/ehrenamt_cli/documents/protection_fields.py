"""The variables of documents about data protection, by the extra that gathers them: path and name for people."""

from __future__ import annotations

from ehrenamt_cli.i18n import Text

Paths = tuple[tuple[str, Text], ...]


def _each(path: str, *fields: tuple[str, Text]) -> Paths:
    return tuple((f"{path}[].{name}", label) for name, label in fields)


_PURPOSES = (
    ("purpose", Text("Zweck", "purpose")),
    ("about", Text("was dazugehört", "what belongs to it")),
    ("people", Text("wessen Daten", "whose data")),
    ("bases", Text("Grundlagen", "bases")),
    ("recipients", Text("wer sie bekommen kann", "who may receive them")),
)
_RETENTIONS = (
    ("what", Text("was", "what")),
    ("after", Text("ab", "from")),
    ("how_long", Text("wie lange", "how long")),
    ("basis", Text("woher die Zahl", "where the number stands")),
    ("then", Text("was dann geschieht", "what happens then")),
    ("due_on", Text("voraussichtlich am", "probably on")),
)

_LAW: Paths = (
    ("law.name", Text("Name des Datenschutzgesetzes", "name of the data protection law")),
    ("law.access", Text("Vorschrift zur Auskunft", "provision on access")),
    ("law.portability", Text("Vorschrift zur Datenübertragung", "provision on portability")),
    ("law.information", Text("Vorschrift zur Information", "provision on information")),
    ("law.record", Text("Vorschrift zum Verzeichnis", "provision on the record of processing")),
    ("law.breach_report", Text("Vorschrift zur Meldung einer Panne", "provision on reporting a breach")),
    ("law.breach_notice", Text("Vorschrift zur Benachrichtigung", "provision on telling those concerned")),
    ("law.secrecy", Text("Vorschrift zum Datengeheimnis", "provision on data secrecy")),
    ("law.others", Text("Vorschrift zum Schutz anderer", "provision on the protection of others")),
    ("law.complaint", Text("Vorschrift zur Beschwerde", "provision on complaints")),
    ("law.answer_within", Text("Frist für Antworten", "period for answers")),
    ("law.officer", Text("Datenschutzbeauftragte Person", "data protection officer")),
    ("law.authority", Text("Datenschutzaufsicht", "data protection authority")),
    *_each(
        "rights",
        ("name", Text("Recht der Betroffenen", "right of those concerned")),
        ("provision", Text("Vorschrift dazu", "its provision")),
        ("about", Text("was es bedeutet", "what it means")),
    ),
)

_DISCLOSURE: Paths = (
    ("disclosure.person", Text("Name oder Zeichen der Person", "name or reference of the person")),
    ("disclosure.kind", Text("als was sie geführt wird", "as what they are kept")),
    ("disclosure.id", Text("Kennzeichen", "key")),
    ("disclosure.left_out", Text("Zahl der weggelassenen Angaben", "how many details are left out")),
    *_each("disclosure.own", ("label", Text("Angabe", "detail")), ("words", Text("Inhalt", "content"))),
    *_each("disclosure.kinds", ("label", Text("Art von Einträgen", "kind of record")), ("number", Text("Zahl", "number"))),
    *_each("disclosure.kinds[].records", ("title", Text("Eintrag", "record")), ("facts", Text("was dort steht", "what it says"))),
    *_each("disclosure.mentions", ("where", Text("wo", "where")), ("words", Text("Wortlaut", "words"))),
    *_each("disclosure.purposes", *_PURPOSES),
    *_each("disclosure.origins", ("source", Text("Herkunft", "origin")), ("kinds", Text("Einträge", "records"))),
    *_each(
        "disclosure.recipients",
        ("who", Text("wer", "who")),
        ("what", Text("was", "what")),
        ("on", Text("wann", "when")),
        ("basis", Text("Grundlage", "ground")),
    ),
    *_each("disclosure.retentions", *_RETENTIONS),
    *_each(
        "disclosure.earlier",
        ("label", Text("Eintrag", "record")),
        ("field", Text("Angabe", "detail")),
        ("until", Text("Stand bis", "until")),
        ("words", Text("was dort stand", "what it said")),
    ),
)

_PROCESSING: Paths = (
    *_each(
        "processing.activities",
        *_PURPOSES,
        ("data", Text("welche Daten", "which data")),
        ("protected", Text("besonders geschützte Daten", "specially protected data")),
        ("retentions", Text("Löschfristen", "periods of erasure")),
    ),
    *_each("processing.retentions", *_RETENTIONS),
    ("processing.encrypted", Text("ob das Register verschlüsselt ist", "whether the register is encrypted")),
)

PROTECTION: dict[str, Paths] = {"law": _LAW, "disclosure": _DISCLOSURE, "processing": _PROCESSING}
