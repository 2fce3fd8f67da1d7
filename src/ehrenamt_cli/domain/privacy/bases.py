"""BASES: the legal bases on which personal data is kept, in the words of each data protection law.

As the laws stand in ``laws.py``; § 6 Nr. 4 DSG-EKD is the legitimate interest since 1.5.2025. The sections of the
JVollzDSG are those of Nordrhein-Westfalen, cited only there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ehrenamt_cli.domain.entity import Personal
from ehrenamt_cli.i18n import Text

_ORDINARY = frozenset({Personal.ORDINARY})
_HEALTH = frozenset({Personal.ORDINARY, Personal.SPECIAL})
_RECORD = frozenset({Personal.ORDINARY, Personal.CRIMINAL})
_KEPT = frozenset({Personal.ORDINARY, Personal.RESTRICTED})


class Basis(NamedTuple):
    """One legal basis: in words, the provision under each law, and for which classes of data it is enough."""

    key: str
    label: Text
    provisions: Mapping[str, str]
    """By the regime of the organisation (``organisations.REGIMES``)."""
    covers: frozenset[Personal] = _ORDINARY


BASES: dict[str, Basis] = {
    basis.key: basis
    for basis in (
        Basis(
            "agreement",
            Text("Vereinbarung oder ihre Anbahnung", "agreement or the steps towards it"),
            {
                "dsgvo": "Art. 6 (1) b DSGVO",
                "dsg_ekd": "§ 6 Nr. 5 DSG-EKD",
                "kdg": "§ 6 (1) c KDG",
                "jvollzdsg": "§§ 8, 11 JVollzDSG NRW",
            },
        ),
        Basis(
            "consent",
            Text("Einwilligung, jederzeit widerruflich", "consent, which may be withdrawn at any time"),
            {
                "dsgvo": "Art. 6 (1) a, 7 DSGVO",
                "dsg_ekd": "§§ 6 Nr. 2, 11 DSG-EKD",
                "kdg": "§§ 6 (1) b, 8 KDG",
                "jvollzdsg": "§ 4 JVollzDSG NRW",
            },
        ),
        Basis(
            "duty",
            Text("gesetzliche Pflicht", "legal obligation"),
            {
                "dsgvo": "Art. 6 (1) c DSGVO",
                "dsg_ekd": "§ 6 Nr. 6 DSG-EKD",
                "kdg": "§ 6 (1) d KDG",
                "jvollzdsg": "§ 4 JVollzDSG NRW",
            },
        ),
        Basis(
            "interest",
            Text("berechtigtes Interesse oder eigene Aufgabe", "legitimate interest or task of one's own"),
            {
                "dsgvo": "Art. 6 (1) f DSGVO, bei Behörden Art. 6 (1) e DSGVO",
                "dsg_ekd": "§ 6 Nr. 3, 4 DSG-EKD",
                "kdg": "§ 6 (1) f, g KDG",
                "jvollzdsg": "§§ 8, 11 JVollzDSG NRW",
            },
        ),
        Basis(
            "receipts",
            Text("gesetzliche Pflicht, Belege aufzubewahren", "legal obligation to keep receipts"),
            {
                "dsgvo": "Art. 6 (1) c DSGVO, § 147 AO",
                "dsg_ekd": "§ 6 Nr. 6 DSG-EKD, § 147 AO",
                "kdg": "§ 6 (1) d KDG, § 147 AO",
                "jvollzdsg": "§ 4 JVollzDSG NRW, Haushaltsrecht des Landes",
            },
            _KEPT,
        ),
        Basis(
            "accident",
            Text("Anzeige an die Unfallversicherung", "report to the accident insurance"),
            {
                "dsgvo": "Art. 6 (1) c, 9 (2) b DSGVO, § 193 SGB VII",
                "dsg_ekd": "§§ 6 Nr. 6, 13 DSG-EKD, § 193 SGB VII",
                "kdg": "§§ 6 (1) d, 11 KDG, § 193 SGB VII",
                "jvollzdsg": "§§ 4, 33 JVollzDSG NRW, § 193 SGB VII",
            },
            _HEALTH,
        ),
        Basis(
            "screening",
            Text("Prüfung der Eignung, nur Tag und Ergebnis", "check of suitability, day and result only"),
            {
                "dsgvo": "Art. 6 (1) c, 9 (2) g, 10 DSGVO, § 72a (5) SGB VIII, § 44 (3) AsylG, § 20 (9) IfSG",
                "dsg_ekd": "§§ 6 Nr. 1, 13, 14 DSG-EKD, § 72a (5) SGB VIII, § 44 (3) AsylG, § 20 (9) IfSG",
                "kdg": "§§ 6 (1) a, 11, 12 KDG, § 72a (5) SGB VIII, § 44 (3) AsylG, § 20 (9) IfSG",
                "jvollzdsg": "§§ 4, 11, 21, 33 JVollzDSG NRW",
            },
            _HEALTH | _RECORD,
        ),
        Basis(
            "case",
            Text("Begleitung auf eigenen Wunsch, unter einem Zeichen", "support at the person's own wish, by a reference"),
            {
                "dsgvo": "Art. 6 (1) a, 9 (2) a, 10 DSGVO, § 22 BDSG",
                "dsg_ekd": "§§ 6 Nr. 2, 13, 14 DSG-EKD",
                "kdg": "§§ 6 (1) b, 11, 12 KDG",
                "jvollzdsg": "§§ 4, 8, 33 JVollzDSG NRW",
            },
            _HEALTH | _RECORD,
        ),
    )
}
"""By key; ``case`` and ``screening`` also cover what Art. 9 and 10 DSGVO protect."""
