"""Exemptions: who need not bring a proof, or may bring it later than others, why, who decided so, and until when."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.references import ORGANISATION, VOLUNTEER
from ehrenamt_cli.domain.requirements import ASKED
from ehrenamt_cli.domain.values import CHOICE, DAY, PERSON
from ehrenamt_cli.errors import Forbidden, WrongUsage
from ehrenamt_cli.i18n import Text

AGE = "age"
"""The minimum age (rule Z-01), which is no proof and can yet be waived: in youth prisons (AV JM NRW Nr. 1.2)."""

PROLONGABLE = frozenset({"certificate", "training", "self_disclosure"})
"""Proofs whose period stands in no law: they can count longer than usual, once they were brought."""

EXEMPTIBLE = frozenset({AGE, "training", "self_disclosure"})
"""What can be waived altogether; what a law asks for, or an institution itself decides, cannot."""

REQUIREMENTS = {AGE: Text("Mindestalter", "minimum age")} | {
    key: label for key, label in ASKED.items() if key in PROLONGABLE | EXEMPTIBLE
}

KINDS = {
    "exempt": Text("befreit", "exempt"),
    "prolonged": Text("verlängert", "prolonged"),
}


def _check(row: Row) -> None:
    if row["requirement"] not in (EXEMPTIBLE if row["kind"] == "exempt" else PROLONGABLE):
        raise _not_to_be_waived(row)
    if row["ends_on"] and row["begins_on"] and row["ends_on"] < row["begins_on"]:
        raise WrongUsage(
            Text("Die Ausnahme endet, bevor sie beginnt.", "The exemption ends before it begins."),
            Text("Bitte --from und --until prüfen.", "Please check --from and --until."),
        )


def _not_to_be_waived(row: Row) -> Forbidden:
    what, how = REQUIREMENTS[row["requirement"]], KINDS[row["kind"]]
    lift = (
        Text("Möglich ist eine Verlängerung: --kind verlängert.", "It can be prolonged: --kind prolonged.")
        if row["requirement"] in PROLONGABLE
        else Text("Möglich ist eine Befreiung: --kind befreit.", "It can be waived: --kind exempt.")
    )
    return Forbidden(
        Text("{what} wird nicht „{how}“.", "{what} cannot be “{how}”.").fill(what=what, how=how),
        lift,
        [
            {
                "rule": "AUSNAHME",
                "title": str(Text("Was sich erlassen lässt", "What can be waived")),
                "basis": str(Text("Gesetz; sonst Praxis (F-03, Z-01)", "law; else practice (F-03, Z-01)")),
                "lift": str(lift),
            }
        ],
    )


EXEMPTIONS = Entity(
    name="exemption",
    plural="exemptions",
    letter="bf",
    label=Text("Ausnahme", "exemption"),
    labels=Text("Ausnahmen", "exemptions"),
    about=Text(
        "wovon jemand befreit ist oder was länger gilt: warum, durch wen, bis wann",
        "what somebody is exempt from or what counts longer: why, by whom, until when",
    ),
    title=("requirement", "volunteer_id"),
    identity=("volunteer_id", "requirement", "course", "organisation_id", "begins_on"),
    check=_check,
    purpose="screening",
    basis="screening",
    retention=("volunteer",),
    fields=(
        VOLUNTEER,
        Field(
            "requirement",
            Text("Anforderung", "requirement"),
            CHOICE,
            choices=REQUIREMENTS,
            required=True,
            asked=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field("course", Text("Kurs", "course"), help=Text("bei Schulungen; sonst jeder", "for trainings; else every one")),
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, default="exempt", asked=True, listed=True),
        ORGANISATION._replace(
            required=False, help=Text("nur bei dieser Einrichtung; sonst überall", "at this organisation only; else everywhere")
        ),
        Field("reason", Text("Grund", "reason"), required=True, asked=True, listed=True, personal=Personal.ORDINARY),
        Field("granted_by", Text("entschieden von", "granted by"), PERSON, required=True, asked=True, listed=True),
        Field("begins_on", Text("ab", "from"), DAY, option="from", default="today", listed=True),
        Field("ends_on", Text("bis", "until"), DAY, option="until", required=True, asked=True, indexed=True, listed=True),
    ),
)
