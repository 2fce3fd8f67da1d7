"""Packages and tasks: what integration work in prison is reported by, as tags on records of every kind.

The five Maßnahmenpakete and twelve tasks of the Integrationsbeauftragte in Nordrhein-Westfalen, from the concept of the
Ministry of Justice of 2016.
"""

from ehrenamt_cli.domain.choices import Said
from ehrenamt_cli.domain.entity import Field, Row
from ehrenamt_cli.domain.values import TAGS
from ehrenamt_cli.errors import Forbidden
from ehrenamt_cli.i18n import Text

PACKAGES = Said(
    {
        "communication": Text("sprachliche Verständigung", "understanding across languages"),
        "coexistence": Text("spannungsfreies Zusammenleben", "living together without tension"),
        "prevention": Text("Radikalisierung verhindern", "preventing radicalisation"),
        "integration": Text("Integration nach der Haft", "integration after custody"),
        "staff": Text("Handlungssicherheit der Bediensteten", "confidence of the staff"),
    },
    also={"M1": "communication", "M2": "coexistence", "M3": "prevention", "M4": "integration", "M5": "staff"},
)
"""The five packages of measures, in their order."""

TASKS = Said(
    {
        "intercultural": Text("Interkulturelles und Demokratie", "intercultural skills and democracy"),
        "radicalisation": Text("Radikalisierung vorbeugen", "countering radicalisation"),
        "programmes": Text("integrative Behandlungsangebote", "integrative programmes"),
        "religion": Text("religiöse Betreuung", "religious care"),
        "interpreting": Text("Dolmetschen und Übersetzen", "interpreting and translating"),
        "information": Text("mehrsprachiges Informationsmaterial", "information in several languages"),
        "networking": Text("Vernetzung", "networking"),
        "residence": Text("ausländerrechtliche Belange", "matters of residence law"),
        "training": Text("Schulung der Bediensteten", "training of the staff"),
        "crisis": Text("Krisenintervention", "crisis intervention"),
        "projects": Text("Projektarbeit", "project work"),
        "release": Text("Entlassungsvorbereitung", "preparing releases"),
    },
    also={
        "Dolmetschen": "interpreting",
        "Krise": "crisis",
        "Projekt": "projects",
        "Entlassung": "release",
        "Ausländerrecht": "residence",
        "Informationsmaterial": "information",
    },
)
"""The twelve tasks, in their order."""

PACKAGE_TAGS = (
    Field("packages", Text("Maßnahmenpakete", "packages"), TAGS, option="package", choices=PACKAGES, searched=True),
    Field("tasks", Text("Aufgaben", "tasks"), TAGS, option="task", choices=TASKS, searched=True),
)
"""The two fields by which records of a kind count in ``report measures``; their kind names them last but notes."""

_TELLING = {"packages": ("prevention",), "tasks": ("radicalisation", "religion", "crisis")}


def refuse_about_one(row: Row) -> None:
    """Refuse tags that would say of one person what Art. 9 DSGVO protects: who is tagged so is under suspicion.

    Forbidden where a record has a ``client_id`` beside them.
    """
    if not row.get("client_id"):
        return
    told = [PACKAGE_TAGS[name == "tasks"].choices[key] for name, keys in _TELLING.items() for key in keys if key in row[name]]
    if not told:
        return
    words = Text(", ".join(one.de for one in told), ", ".join(one.en for one in told))
    found = Text("„{tags}“ sagt von einem einzelnen Menschen zu viel.", "“{tags}” says too much about a single person.").fill(
        tags=words
    )
    lift = Text(
        "Die Zuordnung gehört an das Gruppenangebot, oder ohne Person: ehrenamt work add.",
        "The tag belongs to the offer for a group, or without a person: ehrenamt work add.",
    )
    basis = Text("Datensparsamkeit, Art. 5 (1) c, 9 DSGVO", "data minimisation, Art. 5 (1) c, 9 GDPR")
    title = Text("Keine Zuordnung, die etwas Geschütztes verrät", "No tag that gives away what is protected")
    rule = {"rule": "ZUORDNUNG", "title": str(title), "basis": str(basis), "lift": str(lift)}
    raise Forbidden(Text("{found} ({basis})", "{found} ({basis})").fill(found=found, basis=basis), lift, [rule])
