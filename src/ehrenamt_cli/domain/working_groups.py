"""Working groups: bodies that meet again and again, at one's own organisation or at an association such as the BAGFW."""

from ehrenamt_cli.domain.choices import Said
from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.references import ORGANISATION
from ehrenamt_cli.domain.values import CHOICE, DAY, NOTE, PERIOD, TAGS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

KINDS = Said(
    {
        "working_group": Text("Arbeitsgruppe", "working group"),
        "round_table": Text("Runder Tisch", "round table"),
        "network": Text("Netzwerk", "network"),
        "board": Text("Beirat oder Gremium", "board"),
    },
    also={"AG": "working_group", "Arbeitskreis": "working_group", "Beirat": "board", "Gremium": "board"},
)


def _check(row: Row) -> None:
    if row["begins_on"] and row["ends_on"] and row["ends_on"] < row["begins_on"]:
        raise WrongUsage(
            Text("Die Gruppe endet, bevor sie beginnt.", "The group ends before it begins."),
            Text("Bitte --from und --until prüfen.", "Please check --from and --until."),
        )


WORKING_GROUPS = Entity(
    name="working-group",
    plural="working_groups",
    letter="ag",
    label=Text("Arbeitsgruppe", "working group"),
    labels=Text("Arbeitsgruppen", "working groups"),
    about=Text("Arbeitsgruppen, runde Tische und Gremien", "working groups, round tables and boards"),
    check=_check,
    fields=(
        Field("name", Text("Name", "name"), required=True, asked=True, searched=True, listed=True),
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, default="working_group", listed=True),
        ORGANISATION._replace(
            label=Text("Träger", "run by"),
            required=False,
            indexed=True,
            help=Text("wer einlädt, etwa BAGFW oder Zentralstelle", "who invites, such as BAGFW or the head office"),
        ),
        Field("topics", Text("Themen", "topics"), TAGS, option="topic", searched=True, listed=True),
        Field("regions", Text("Regionen", "regions"), TAGS, option="region", searched=True),
        Field(
            "meets",
            Text("trifft sich alle", "meets every"),
            PERIOD,
            listed=True,
            help=Text("etwa „3 Monate“", "such as “3 months”"),
        ),
        Field("begins_on", Text("seit", "since"), DAY, option="from", default="today"),
        Field("ends_on", Text("bis", "until"), DAY, option="until", listed=True),
        Field("website", Text("Webseite", "website")),
        Field("notes", Text("Notiz", "note"), NOTE, option="note"),
    ),
)
