"""Protocols of erasure: that something was erased, when, by whom, by which rule and how much; never of whom."""

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.values import CHOICE, DAY, NUMBER, TAGS
from ehrenamt_cli.i18n import Text

MENTIONS = {
    "whole": Text("ganze Namen geschwärzt", "whole names blacked out"),
    "all": Text("auch einzelne Namen geschwärzt", "single names blacked out too"),
    "keep": Text("Texte unverändert", "texts left as they are"),
}
"""What becomes of names in texts about others."""

ERASURE_PROTOCOLS = Entity(
    name="erasure-protocol",
    plural="erasure_protocols",
    letter="lp",
    label=Text("Löschprotokoll", "erasure protocol"),
    labels=Text("Löschprotokolle", "erasure protocols"),
    about=Text("was wann nach welcher Regel gelöscht wurde, ohne Namen", "what was erased when by which rule, without names"),
    title=("number",),
    fields=(
        Field("number", Text("Nummer", "number"), searched=True, listed=True, fixed=True, numbered=lambda _: "LP"),
        Field("erased_on", Text("gelöscht am", "erased on"), DAY, indexed=True, listed=True, fixed=True),
        Field("author", Text("durch", "by"), listed=True, fixed=True),
        Field("rule", Text("Regel", "rule"), listed=True, fixed=True),
        Field("basis", Text("Grundlage", "basis"), fixed=True),
        Field("subjects", Text("betroffen", "concerned"), TAGS, listed=True, fixed=True),
        Field("gone", Text("gelöscht", "erased"), TAGS, fixed=True),
        Field("remains", Text("ohne Person geblieben", "kept without the person"), TAGS, fixed=True),
        Field("held", Text("gesperrt aufbewahrt", "kept restricted"), TAGS, fixed=True),
        Field(
            "blackened",
            Text("Fundstellen in anderen Texten geschwärzt", "mentions in other texts blacked out"),
            NUMBER,
            fixed=True,
        ),
        Field("mentions", Text("Texte über andere", "texts about others"), CHOICE, choices=MENTIONS, fixed=True),
        Field("head", Text("Prüfkopf davor", "audit head before"), fixed=True),
    ),
)
