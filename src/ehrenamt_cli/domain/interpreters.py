"""Interpreters: volunteers and professionals who interpret or translate, for what they may and what they cost."""

from __future__ import annotations

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.interpreted import INTERPRETED, tongue
from ehrenamt_cli.domain.references import CONTACT, ORGANISATION, VOLUNTEER
from ehrenamt_cli.domain.values import CENTS, DAY, NOTE, NUMBER, POSTAL_CODE, SPANS, TAGS
from ehrenamt_cli.errors import Forbidden, WrongUsage
from ehrenamt_cli.i18n import Text

FIELDS = {
    "everyday": Text("Alltag", "everyday"),
    "medical": Text("Medizin", "medical"),
    "legal": Text("Recht", "legal"),
}
"""What is interpreted: ``legal`` is court, hearing, anything about somebody's rights; ``medical`` is the doctor's room."""

LEGAL = "DOLMETSCHEN"
"""The rule that keeps lay people out of legal matters (practice: accompany, yes; advise, no)."""

LEGAL_BASIS = Text(
    "§ 189 GVG, § 17 AsylG; Tätigkeit gerichtsdolmetschen: rot", "§ 189 GVG, § 17 AsylG; activity gerichtsdolmetschen: red"
)
"""As the catalogue of activities has it, where interpreting in court and hearings is red and asks for the oath."""

LEGAL_WHY = Text(
    "Laien dolmetschen nie im Recht: ein falsches Wort entscheidet dort über Rechte und Aufenthalt, und Ehrenamt begleitet, "
    "statt zu beraten",
    "lay people never interpret in legal matters: a wrong word decides there on rights and residence, and volunteers accompany "
    "and do not advise",
)

LEGAL_LIFT = Text(
    "eine beeidigte Person suchen (ehrenamt interpreter find … --for legal); Laien begleiten im Alltag: sprachmittlung",
    "look for a sworn person (ehrenamt interpreter find … --for legal); lay people help in everyday life: sprachmittlung",
)

MEDICAL_NOTE = Text(
    "Über Eingriffe klären nicht Laien auf: dort braucht es Fachleute (Tätigkeit sprachmittlung).",
    "Lay people do not explain procedures to patients: that takes professionals (activity sprachmittlung).",
)

PERSONS = ("volunteer_id", "contact_id", "organisation_id")
"""Who it is: in one of these columns."""


def legal_refusal(found: Text) -> Forbidden:
    """The error that keeps lay people out of legal matters; no reason lifts it."""
    rule = {"rule": LEGAL, "title": str(LEGAL_WHY), "basis": str(LEGAL_BASIS), "lift": str(LEGAL_LIFT)}
    message = Text("{found}; {why} ({basis}).", "{found}; {why} ({basis}).").fill(found=found, why=LEGAL_WHY, basis=LEGAL_BASIS)
    return Forbidden(message, Text("Was hilft: {lift}", "What helps: {lift}").fill(lift=LEGAL_LIFT), [rule])


def _check(row: Row) -> None:
    if sum(bool(row[name]) for name in PERSONS) != 1:
        raise WrongUsage(
            Text("Wer dolmetscht, steht genau einmal im Register.", "Whoever interprets is in the register exactly once."),
            Text(
                "Bitte eines angeben: --volunteer, --contact oder --organisation (ein Büro, ein Pool).",
                "Please give one of --volunteer, --contact or --organisation (an office, a pool).",
            ),
        )
    if row["volunteer_id"] and row["postal_code"]:
        raise WrongUsage(
            Text("Wo Freiwillige wohnen, steht bei ihnen selbst.", "Where volunteers live is kept with themselves."),
            Text(
                "Bitte dort eintragen: ehrenamt volunteer change … --postal-code; eine Auskunftssperre gilt dann auch hier.",
                "Please enter it there: ehrenamt volunteer change … --postal-code; a blocked address then counts here, too.",
            ),
        )
    sworn = any(tongue(entry).sworn for entry in row["languages"])
    if sworn and not row["sworn_by"]:
        raise WrongUsage(
            Text("Beeidigt ist nur, wer es belegt.", "Sworn is only who proves it."),
            Text(
                "Bitte angeben, wo beeidigt: --sworn-by „LG Aachen“ (und --sworn-until).",
                "Please say by whom: --sworn-by “LG Aachen” (and --sworn-until).",
            ),
        )
    if "legal" in row["may"] and not sworn:
        raise legal_refusal(Text("Keine Sprache ist beeidigt", "No language is sworn"))


INTERPRETERS = Entity(
    name="interpreter",
    plural="interpreters",
    letter="dm",
    label=Text("Dolmetscher:in", "interpreter"),
    labels=Text("Dolmetscher:innen", "interpreters"),
    about=Text(
        "wer dolmetscht oder übersetzt, ehrenamtlich oder beruflich, wofür und was es kostet",
        "who interprets or translates, as a volunteer or by profession, for what and at what cost",
    ),
    title=PERSONS,
    identity=PERSONS,
    persons=("volunteer_id", "contact_id"),
    check=_check,
    purpose="interpreting",
    basis="agreement",
    retention=("volunteer", "network"),
    fields=(
        VOLUNTEER._replace(required=False, asked=False),
        CONTACT._replace(asked=False),
        ORGANISATION._replace(
            required=False,
            asked=False,
            help=Text("ein Büro oder Pool, der jemanden schickt", "an office or pool that sends somebody"),
        ),
        Field(
            "languages",
            Text("Sprachen", "languages"),
            INTERPRETED,
            option="language",
            required=True,
            asked=True,
            searched=True,
            listed=True,
            personal=Personal.ORDINARY,
            help=Text(
                "etwa „ar C1 beeidigt“ oder „Dari mündlich und schriftlich“",
                "such as “ar C1 sworn” or “Dari spoken and written”",
            ),
        ),
        Field(
            "may",
            Text("darf", "may"),
            TAGS,
            option="for",
            choices=FIELDS,
            searched=True,
            listed=True,
            personal=Personal.ORDINARY,
            help=Text("sonst Alltag; Recht nur beeidigt", "else everyday; legal only if sworn"),
        ),
        Field("sworn_by", Text("beeidigt bei", "sworn by"), personal=Personal.ORDINARY),
        Field(
            "sworn_until",
            Text("beeidigt bis", "sworn until"),
            DAY,
            indexed=True,
            personal=Personal.ORDINARY,
            help=Text("der Tag aus der Urkunde", "the day of the document"),
        ),
        Field("rate_cents", Text("Satz je Stunde", "rate an hour"), CENTS, option="rate", listed=True),
        Field(
            "availability",
            Text("Verfügbar", "available"),
            SPANS,
            option="available",
            personal=Personal.ORDINARY,
            help=Text("sonst wie bei der freiwilligen Person", "else as of the volunteer"),
        ),
        Field(
            "postal_code",
            Text("PLZ", "postal code"),
            POSTAL_CODE,
            help=Text(
                "Ort des Büros; sonst der der Person oder Einrichtung", "of the office; else of the person or organisation"
            ),
        ),
        Field("max_km", Text("höchstens km", "at most km"), NUMBER),
        Field("paused_until", Text("Pause bis", "paused until"), DAY, personal=Personal.ORDINARY),
        Field("ended_on", Text("nicht mehr seit", "no longer since"), DAY),
        Field("notes", Text("Notiz", "note"), NOTE, option="note", personal=Personal.ORDINARY),
    ),
    complete=lambda row: {**row, "may": row["may"] or ["everyday"]},
)
