"""COMPETENCES: the fixed pool from which the certificate of competence of Niedersachsen names what somebody has shown (S47)."""

from ehrenamt_cli.domain.choices import Choices
from ehrenamt_cli.domain.values import TAGS, Kind
from ehrenamt_cli.i18n import Text

COMPETENCES = {
    "team": Text("Teamfähigkeit", "ability to work in a team"),
    "communication": Text("Kommunikationsfähigkeit", "communication skills"),
    "cooperation": Text("Kooperationsfähigkeit", "ability to cooperate"),
    "conflict": Text("Konfliktlösungsfähigkeit", "ability to solve conflicts"),
    "reflection": Text("Kritik- und Reflexionsfähigkeit", "ability to take criticism and to reflect"),
    "leadership": Text("Leitungskompetenz", "leadership"),
    "independence": Text("Selbstständigkeit", "independence"),
    "flexibility": Text("Flexibilität", "flexibility"),
    "initiative": Text("Eigeninitiative", "initiative"),
}


def _read(text: str, _: Choices) -> str:
    """The keys of the competences that were named, with commas; WrongUsage where one is not of the pool."""
    keys: list[str] = TAGS.read(text, COMPETENCES)
    return ",".join(keys)


CHOSEN = Kind("competences", _read, lambda keys, _: ", ".join(str(COMPETENCES[key]) for key in keys.split(",")))
"""Some of the pool, as keys with commas."""
