"""Activities: the catalogue of kinds of help; green may volunteers, yellow under guidance, red professionals only."""

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.values import CHOICE, FLAG, NOTE, REFERENCE
from ehrenamt_cli.i18n import Text

COLOURS = {
    "green": Text("grün: Freiwillige dürfen", "green: volunteers may"),
    "yellow": Text("gelb: nur unter fachlicher Anleitung", "yellow: under professional guidance only"),
    "red": Text("rot: nur Fachkräfte", "red: professionals only"),
}

ACTIVITIES = Entity(
    name="activity",
    plural="activities",
    letter="",
    label=Text("Tätigkeitsart", "activity"),
    labels=Text("Tätigkeitsarten", "activities"),
    about=Text("Begleitung ja, Beratung nein: grün, gelb, rot", "accompaniment yes, advice no: green, yellow, red"),
    fields=(
        Field("name", Text("Tätigkeit", "activity"), required=True, asked=True, searched=True, listed=True),
        Field("name_en", Text("Tätigkeit (englisch)", "activity (English)"), searched=True),
        Field("colour", Text("Farbe", "colour"), CHOICE, choices=COLOURS, required=True, asked=True, listed=True),
        Field("basic_need", Text("Grundbedürfnis", "basic need"), FLAG, default=0, listed=True),
        Field("heavy", Text("belastend", "heavy"), FLAG, default=0),
        Field("with_minors", Text("mit Minderjährigen", "with minors"), FLAG, default=0),
        Field(
            "qualification",
            Text("erlaubt mit", "allowed with"),
            help=Text("die belegte Qualifikation, mit der auch Rotes geht", "the proven qualification that allows even red ones"),
        ),
        Field("green_alternative_id", Text("grüner Teil", "green part"), REFERENCE, refers_to="activities"),
        Field("basis", Text("Grundlage", "basis")),
        Field("description", Text("Beschreibung", "description"), NOTE),
        Field("description_en", Text("Beschreibung (englisch)", "description (English)"), NOTE),
    ),
)
