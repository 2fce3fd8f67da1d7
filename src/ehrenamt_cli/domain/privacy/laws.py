"""LAWS: which provision of each data protection law says what, for documents, forms and clocks.

DSG-EKD as in force since 1.5.2025 (kirchenrecht-ekd.de/document/57226; its § 32 has no number of hours), KDG as since
1.3.2026 (the sections kept their numbers), JVollzDSG NRW of 12.10.2018 (its § 5 lists the rights). Every Land has its
own act for its prisons; elsewhere than in Nordrhein-Westfalen no section is named.

Compared with the tables of contents of the three acts and with what supervising authorities publish: JVollzDSG NRW each
section; KDG §§ 5 to 23 and 33 in the wording of 2017, whose numbers the reform kept; DSG-EKD §§ 16, 19, 32 and the
chapters that §§ 17 to 25, 26 to 33 and 46 belong to. Nobody has compared each paragraph and number with the wording in
force; who writes a paper is told so.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ehrenamt_cli.i18n import Text


class Law(NamedTuple):
    """One data protection law and its provisions; empty where it has none, or none is known."""

    key: str
    name: Text
    access: str
    rectification: str
    erasure: str
    restriction: str
    complaint: str
    information: str
    record: str
    breach_report: str
    breach_notice: str
    secrecy: str
    others: str
    """What protects third parties in an answer to an access request."""
    answer_within: Text
    portability: str = ""
    objection: str = ""
    withdrawal: str = ""
    breach_hours: int | None = None
    """Within how many hours a breach is reported; None where the law says without delay and no number."""


_MONTH = Text(
    "innerhalb eines Monats, verlängerbar um zwei Monate ({basis})", "within a month, extendable by two months ({basis})"
)
_DSGVO = Law(
    "dsgvo",
    Text("Datenschutz-Grundverordnung (DSGVO)", "General Data Protection Regulation (DSGVO)"),
    access="Art. 15 DSGVO",
    rectification="Art. 16 DSGVO",
    erasure="Art. 17 DSGVO",
    restriction="Art. 18 DSGVO",
    portability="Art. 20 DSGVO",
    objection="Art. 21 DSGVO",
    withdrawal="Art. 7 (3) DSGVO",
    complaint="Art. 77 DSGVO",
    information="Art. 13 DSGVO",
    record="Art. 30 DSGVO",
    breach_report="Art. 33 DSGVO",
    breach_notice="Art. 34 DSGVO",
    secrecy="Art. 5 (2), 29, 32 (4) DSGVO",
    others="Art. 15 (4) DSGVO",
    answer_within=_MONTH.fill(basis="Art. 12 (3) DSGVO"),
    breach_hours=72,
)

LAWS: dict[str, Law] = {
    law.key: law
    for law in (
        _DSGVO,
        Law(
            "dsg_ekd",
            Text("EKD-Datenschutzgesetz (DSG-EKD)", "Data Protection Act of the Protestant Church (DSG-EKD)"),
            access="§ 19 DSG-EKD",
            rectification="§ 20 DSG-EKD",
            erasure="§ 21 DSG-EKD",
            restriction="§ 22 DSG-EKD",
            portability="§ 24 DSG-EKD",
            objection="§ 25 DSG-EKD",
            withdrawal="§ 11 DSG-EKD",
            complaint="§ 46 DSG-EKD",
            information="§ 17 DSG-EKD",
            record="§ 31 DSG-EKD",
            breach_report="§ 32 DSG-EKD",
            breach_notice="§ 33 DSG-EKD",
            secrecy="§ 26 DSG-EKD",
            others="§ 19 DSG-EKD",
            answer_within=Text("innerhalb von höchstens drei Monaten (DSG-EKD)", "within three months at most (DSG-EKD)"),
        ),
        Law(
            "kdg",
            Text("Gesetz über den Kirchlichen Datenschutz (KDG)", "Data Protection Act of the Catholic Church (KDG)"),
            access="§ 17 KDG",
            rectification="§ 18 KDG",
            erasure="§ 19 KDG",
            restriction="§ 20 KDG",
            portability="§ 22 KDG",
            objection="§ 23 KDG",
            withdrawal="§ 8 KDG",
            complaint="§ 48 KDG",
            information="§ 15 KDG",
            record="§ 31 KDG",
            breach_report="§ 33 KDG",
            breach_notice="§ 34 KDG",
            secrecy="§ 5 KDG",
            others="§ 17 KDG",
            answer_within=_MONTH.fill(basis="§ 14 KDG"),
            breach_hours=72,
        ),
        Law(
            "jvollzdsg",
            Text(
                "Justizvollzugsdatenschutzgesetz Nordrhein-Westfalen (JVollzDSG NRW)",
                "Prison Data Protection Act of Nordrhein-Westfalen (JVollzDSG NRW)",
            ),
            access="§ 39 JVollzDSG NRW",
            rectification="§ 44 JVollzDSG NRW",
            erasure="§ 42 JVollzDSG NRW",
            restriction="§ 43 JVollzDSG NRW",
            withdrawal="§ 4 JVollzDSG NRW",
            complaint="Art. 52 RL (EU) 2016/680",
            information="§ 37 JVollzDSG NRW",
            record="§ 29 JVollzDSG NRW",
            breach_report="Art. 30 RL (EU) 2016/680",
            breach_notice="Art. 31 RL (EU) 2016/680",
            secrecy="§ 6 JVollzDSG NRW",
            others="§ 39 JVollzDSG NRW",
            answer_within=Text("unverzüglich, ohne Zahl", "without delay, no number"),
            breach_hours=72,
        ),
    )
}


def law_of(regime: str | None, land: str | None) -> Law:
    """The law of an organisation; a prison's outside Nordrhein-Westfalen without sections, which differ from Land to Land."""
    law = LAWS.get(regime or "", _DSGVO)
    if law.key != "jvollzdsg" or land == "NW":
        return law
    cited: dict[str, Any] = {
        name: citable(value, land) for name, value in law._asdict().items() if isinstance(value, str) and name != "key"
    }
    return law._replace(name=_OF_THE_LAND, **cited)


def citable(provision: str, land: str | None) -> str:
    """A provision as it may be cited in a Land."""
    return provision if land == "NW" else re.sub(r"§§? [\d, ]+ JVollzDSG NRW", "JVollzDSG des Landes", provision)


_OF_THE_LAND = Text("Justizvollzugsdatenschutzgesetz des Landes", "prison data protection act of the Land")
