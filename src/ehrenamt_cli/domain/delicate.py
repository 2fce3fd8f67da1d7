"""Words that speak of what Art. 9 and 10 DSGVO protect: in notes about people, and as columns of lists."""

from __future__ import annotations

import re

from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.i18n import Text

HEALTH = Text("Gesundheit, Art. 9 DSGVO", "health, Art. 9 GDPR")
BELIEF = Text("Religion, Weltanschauung oder Herkunft, Art. 9 DSGVO", "religion, belief or origin, Art. 9 GDPR")
OFFENCES = Text("Straftaten, Art. 10 DSGVO", "offences, Art. 10 GDPR")

HEALTH_STEMS = (
    "gesundheit", "krankheit", "erkrankung", "diagnos", "behinderung", "medika", "allergi", "therapie", "sucht",
    "impf", "pflegegrad", "psych", "health", "illness", "disease", "disab", "medical", "medicat", "vaccin",
)  # fmt: skip
OFFENCE_STEMS = (
    "straftat", "vorstraf", "delikt", "haftgrund", "urteil", "verurteil", "strafmass", "haftdauer", "haftzeit",
    "offence", "offense", "conviction", "criminal", "sentence", "crime",
)  # fmt: skip

# "sucht" is a verb in a sentence and an addiction above a column.
_IN_NOTES: dict[Text, tuple[str, ...]] = {
    HEALTH: (
        *(stem for stem in HEALTH_STEMS if stem != "sucht"),
        "krank", "schwanger", "depress", "burnout", "krebs", "trauma", "alkohol", "rollstuhl", "klinik",
        "pregnan", "cancer", "sick",
    ),
    BELIEF: (
        "religi", "muslim", "islam", "judisch", "juden", "katholi", "evangelisch", "orthodox", "hindu", "buddhis",
        "atheis", "jesid", "kopftuch", "homosex", "schwul", "lesbisch", "gewerkschaft", "partei", "jewish", "catholic",
        "protestant", "lesbian",
    ),
    OFFENCES: (
        *OFFENCE_STEMS, "diebstahl", "gestohlen", "betrug", "raub", "korperverletz", "totschlag", "mord",
        "missbrauch", "drogen", "dealer", "ermittlungsverfahren", "theft", "fraud", "robbery", "assault",
        "murder", "drug",
    ),
}  # fmt: skip


def delicate(text: str) -> dict[str, Text]:
    """The words of a note that speak of what is specially protected, and of what; ``fold``ed beginnings decide."""
    found = {}
    for word in re.findall(r"[^\W\d_]+", text):
        folded = fold(word)
        kind = next((kind for kind, stems in _IN_NOTES.items() if folded.startswith(stems)), None)
        if kind:
            found[word] = kind
    return found
