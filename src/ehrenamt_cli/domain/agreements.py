"""Agreements: who has promised what to whom, from the first draft to the end."""

from typing import Any

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.tax_free import ALLOWANCES, BESIDE
from ehrenamt_cli.domain.values import CENTS, CHOICE, DAY, NOTE, NUMBER, PAST_DAY, REFERENCE
from ehrenamt_cli.errors import Forbidden, WrongUsage
from ehrenamt_cli.i18n import Text

KINDS = {
    "cooperation": Text("Kooperationsvereinbarung", "cooperation agreement"),
    "volunteer": Text("Ehrenamtsvereinbarung", "volunteer agreement"),
    "confidentiality": Text("Vertraulichkeits- und Datengeheimnisverpflichtung", "confidentiality and data secrecy undertaking"),
    "undertaking": Text("förmliche Verpflichtung", "formal undertaking"),
    "release": Text("Schweigepflichtentbindung", "release from secrecy"),
}

_LETTERS = {
    "cooperation": "KV",
    "volunteer": "EV",
    "confidentiality": "VV",
    "undertaking": "FV",
    "release": "SE",
}

SIGNED_BY = {
    "cooperation": ("party",),
    "volunteer": ("party", "volunteer"),
    "confidentiality": ("volunteer",),
    "undertaking": ("party", "volunteer"),
    "release": ("client",),
}
"""Whose signatures an agreement takes; of a kind that is not listed, both sides'. Others may sign as well."""

STATUS = {
    "draft": Text("Entwurf", "draft"),
    "sent": Text("versandt", "sent"),
    "signed": Text("unterschrieben", "signed"),
    "in_force": Text("in Kraft", "in force"),
    "ended": Text("beendet", "ended"),
}
"""What is kept ends at ``signed``; ``in_force`` and the end on a fixed day follow from the day (``state_on``)."""

RHYTHMS = {
    "quarterly": Text("vierteljährlich", "quarterly"),
    "half_yearly": Text("halbjährlich", "half-yearly"),
    "yearly": Text("jährlich", "yearly"),
}

STILL_FREE = frozenset({"ends_on", "contact_id", "deputy_id", "place", "copy_given_on"})
"""What may change in a signed agreement without a new version: no promise."""


def state_on(row: Row, day: str) -> str:
    """The true state on a day: in force from its first day on, ended after its last."""
    if row["status"] not in ("signed", "in_force"):
        return str(row["status"])
    if row["ends_on"] and row["ends_on"] < day:
        return "ended"
    return "in_force" if (row["begins_on"] or "") <= day else "signed"


def holds_on(row: Row, day: str) -> bool:
    """Whether some version of it is in force; the one before goes on while a new one is not signed."""
    if state_on(row, day) == "in_force":
        return True
    within = (row["begins_on"] or "9999") <= day <= (row["ends_on"] or "9999")
    return bool(row["status"] in ("draft", "sent") and row["version_in_force"] and within)


def signed_already(row: Row) -> WrongUsage:
    """The refusal to change what has been promised."""
    if row["status"] == "ended":
        return WrongUsage(
            Text("{number} ist beendet.", "{number} has ended.").fill(number=row["number"]),
            Text("Eine neue entwirft „ehrenamt agreement new“.", "“ehrenamt agreement new” drafts a new one."),
        )
    return WrongUsage(
        Text("{number} ist unterschrieben und gilt so, wie es da steht.", "{number} is signed and holds as it stands.").fill(
            number=row["number"]
        ),
        Text(
            "Eine neue Fassung beginnt „ehrenamt agreement amend {number}“; dann wird neu unterschrieben.",
            "“ehrenamt agreement amend {number}” begins a new version; then it is signed again.",
        ).fill(number=row["number"]),
    )


def _change(row: Row, values: dict[str, Any]) -> dict[str, Any]:
    different = {name for name, value in values.items() if value != row[name]}
    if row["status"] in ("signed", "in_force", "ended") and different - STILL_FREE:
        raise signed_already(row)
    return values


def _check(row: Row) -> None:
    if row["begins_on"] and row["ends_on"] and row["ends_on"] < row["begins_on"]:
        raise WrongUsage(
            Text("„gilt bis“ liegt vor „gilt ab“.", "“in force until” is before “in force from”."),
            Text("Bitte die beiden Tage prüfen.", "Please check the two dates."),
        )


def _remove(row: Row) -> None:
    if row["status"] != "ended" and (row["status"] in ("signed", "in_force") or row["version_in_force"]):
        raise Forbidden(
            Text("{number} ist unterschrieben und wird nicht gelöscht.", "{number} is signed and is not deleted.").fill(
                number=row["number"]
            ),
            Text(
                "Beenden: ehrenamt agreement end {number} --reason …", "To end it: ehrenamt agreement end {number} --reason …"
            ).fill(number=row["number"]),
            [
                {
                    "rule": "UNTERSCHRIFT",
                    "title": str(Text("Unterschriebenes bleibt", "What is signed stays")),
                    "basis": "",
                    "lift": str(Text("die Vereinbarung ist beendet", "the agreement has ended")),
                }
            ],
        )


IN_FORCE = {"meets_in_force": "meets", "review_in_force": "review_months"}
"""What the version in force says, kept while a new version with other words waits for its signatures."""

AGREEMENTS = Entity(
    name="agreement",
    plural="agreements",
    letter="a",
    label=Text("Vereinbarung", "agreement"),
    labels=Text("Vereinbarungen", "agreements"),
    about=Text("Vereinbarungen, ihre Partner, Treffen und Überprüfung", "agreements, their parties, meetings and reviews"),
    title=("number", "title"),
    change=_change,
    check=_check,
    remove=_remove,
    purpose="volunteering",
    basis="agreement",
    retention=("agreement",),
    fields=(
        Field(
            "number",
            Text("Zeichen", "number"),
            searched=True,
            listed=True,
            fixed=True,
            numbered=lambda row: _LETTERS[row["kind"]],
        ),
        Field("title", Text("Titel", "title"), searched=True, listed=True),
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, required=True, listed=True, fixed=True),
        Field("status", Text("Stand", "status"), CHOICE, choices=STATUS, default="draft", indexed=True, listed=True, fixed=True),
        Field("begins_on", Text("gilt ab", "in force from"), DAY, listed=True),
        Field("signed_on", Text("unterschrieben am", "signed on"), PAST_DAY, fixed=True),
        Field(
            "volunteer_signed_on",
            Text("von der freiwilligen Person unterschrieben am", "signed by the volunteer on"),
            PAST_DAY,
            fixed=True,
        ),
        Field("client_signed_on", Text("von der Klient:in unterschrieben am", "signed by the client on"), PAST_DAY, fixed=True),
        Field("ends_on", Text("gilt bis", "in force until"), DAY, indexed=True),
        Field("place", Text("Ort", "place")),
        Field("version", Text("Fassung", "version"), NUMBER, default=1, fixed=True),
        Field("version_begins_on", Text("diese Fassung gilt ab", "this version in force from"), DAY, option="version-begins"),
        Field("version_in_force", Text("geltende Fassung", "version in force"), NUMBER, fixed=True),
        Field(
            "meets_in_force",
            Text("Treffen nach der geltenden Fassung", "meets by the version in force"),
            CHOICE,
            choices=RHYTHMS,
            fixed=True,
        ),
        Field(
            "review_in_force",
            Text("Monate bis zur Überprüfung nach der geltenden Fassung", "months to the review by the version in force"),
            NUMBER,
            fixed=True,
        ),
        Field("sent_on", Text("versandt am", "sent on"), PAST_DAY, fixed=True),
        Field("amended_on", Text("Fassung begonnen am", "version begun on"), PAST_DAY, fixed=True),
        Field("amend_reason", Text("Grund der neuen Fassung", "reason for the new version"), NOTE, fixed=True),
        Field("signs_again", Text("unterschreiben neu", "sign again"), NOTE, fixed=True, personal=Personal.ORDINARY),
        Field("basis", Text("Rechtsgrundlage", "legal basis")),
        Field("meets", Text("Treffen", "meets"), CHOICE, choices=RHYTHMS, listed=True),
        Field("review_months", Text("Überprüfung nach Monaten", "review after months"), NUMBER, default=12),
        Field("reviewed_on", Text("überprüft am", "reviewed on"), PAST_DAY, fixed=True),
        Field("review_result", Text("Ergebnis der Überprüfung", "result of the review"), NOTE, fixed=True),
        Field("regional_clauses", Text("regionale Regelungen", "regional clauses"), NOTE, option="regional"),
        Field(
            "regional_version", Text("Fassung der regionalen Regelungen", "version of the regional clauses"), NUMBER, fixed=True
        ),
        Field(
            "volunteer_id",
            Text("Freiwillige:r", "volunteer"),
            REFERENCE,
            refers_to="volunteers",
            indexed=True,
            personal=Personal.ORDINARY,
        ),
        Field(
            "release_id",
            Text("Schweigepflichtentbindung", "release from secrecy"),
            REFERENCE,
            refers_to="releases",
            indexed=True,
            personal=Personal.CRIMINAL,
            purpose="cases",
            basis="case",
            retention="client",
        ),
        Field("official", Text("verpflichtet vor", "undertaken before"), option="before", personal=Personal.ORDINARY),
        Field("undertaken_on", Text("verpflichtet am", "undertaken on"), PAST_DAY, option="undertaken"),
        Field("copy_given_on", Text("Abschrift ausgehändigt am", "copy handed out on"), PAST_DAY, option="copy-given"),
        Field(
            "contact_id",
            Text("Ansprechperson", "contact"),
            REFERENCE,
            refers_to="contacts",
            personal=Personal.ORDINARY,
            basis="interest",
        ),
        Field(
            "deputy_id",
            Text("Vertretung", "deputy"),
            REFERENCE,
            refers_to="contacts",
            personal=Personal.ORDINARY,
            basis="interest",
        ),
        Field("task", Text("Aufgabe", "task"), NOTE),
        Field("workplace", Text("Einsatzort", "place of work")),
        Field("hours_month", Text("Stunden im Monat", "hours a month"), NUMBER),
        Field("trial_until", Text("Kennenlernzeit bis", "trial until"), DAY),
        Field("training_terms", Text("Einarbeitung", "training"), NOTE, option="training"),
        Field("supervision_terms", Text("Begleitung und Supervision", "support and supervision"), NOTE, option="supervision"),
        Field("expenses_terms", Text("Auslagen", "expenses"), NOTE, option="expenses"),
        Field("allowance", Text("Pauschale", "allowance"), CHOICE, choices=ALLOWANCES, default="none"),
        Field("allowance_cents", Text("Pauschale im Jahr", "allowance a year"), CENTS, option="allowance-amount"),
        Field(
            "allowance_elsewhere_cents", Text("Pauschale anderswo", "allowance elsewhere"), CENTS, option="allowance-elsewhere"
        ),
        Field(
            "allowance_beside",
            Text("für dieselbe Tätigkeit außerdem steuerfrei", "also tax-free for the same activity"),
            CHOICE,
            choices=BESIDE,
        ),
        Field("insurance_terms", Text("Versicherung", "insurance"), NOTE, option="insurance"),
        Field("notice_terms", Text("Beendigung", "notice"), NOTE, option="notice"),
        Field("annexes", Text("Anlagen", "annexes"), NOTE),
        Field("ended_on", Text("beendet am", "ended on"), DAY, fixed=True),
        Field("end_reason", Text("Grund des Endes", "reason for ending"), NOTE, fixed=True),
    ),
)
