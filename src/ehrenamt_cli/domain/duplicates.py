"""Duplicates: what was decided about two records that looked alike: the same and now one, or different and not asked again."""

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.values import CHOICE, DAY
from ehrenamt_cli.i18n import Text

VERDICTS = {
    "merged": Text("zusammengeführt", "merged"),
    "different": Text("nicht dieselben", "not the same"),
}

DUPLICATES = Entity(
    name="duplicate",
    plural="duplicates",
    letter="db",
    label=Text("Dublettenvermerk", "duplicate decision"),
    labels=Text("Dublettenvermerke", "duplicate decisions"),
    about=Text("was über gleich aussehende Einträge entschieden wurde", "what was decided about records that look alike"),
    title=("verdict", "subject", "other"),
    identity=("subject", "other"),
    fields=(
        Field("verdict", Text("entschieden", "decided"), CHOICE, choices=VERDICTS, fixed=True, indexed=True, listed=True),
        Field("subject_kind", Text("Art des Eintrags", "kind of record"), fixed=True),
        Field("subject", Text("Eintrag", "record"), names_record="about", fixed=True, indexed=True, listed=True),
        Field("other", Text("der andere", "the other"), names_record="about", fixed=True, indexed=True, listed=True),
        Field("decided_on", Text("entschieden am", "decided on"), DAY, default="today", fixed=True, listed=True),
    ),
)
"""Records stand here by their keys; of two that were merged, ``subject`` is the one that there is, ``other`` is found by it."""
