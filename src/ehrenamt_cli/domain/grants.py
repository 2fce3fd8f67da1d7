"""Grants: money with a notice of approval, whose dates are entered by hand."""

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.references import ORGANISATION
from ehrenamt_cli.domain.values import CENTS, DAY
from ehrenamt_cli.i18n import Text

GRANTS = Entity(
    name="grant",
    plural="grants",
    letter="z",
    label=Text("Förderung", "grant"),
    labels=Text("Förderungen", "grants"),
    about=Text("Förderungen mit den Tagen aus dem Bescheid", "grants with the days of their notice"),
    title=("title",),
    identity=("title", "reference"),
    fields=(
        Field("title", Text("Titel", "title"), required=True, asked=True, searched=True, listed=True),
        ORGANISATION._replace(name="funder_id", label=Text("Fördergeber", "funder"), required=False),
        Field("reference", Text("Aktenzeichen", "reference"), searched=True, asked=True),
        Field("amount_cents", Text("Betrag", "amount"), CENTS, option="amount", asked=True, listed=True),
        Field("approved_on", Text("Bescheid vom", "approved on"), DAY, asked=True),
        Field("call_off_on", Text("Mittelabruf bis", "call-off by"), DAY, indexed=True),
        Field("interim_report_on", Text("Zwischenbericht bis", "interim report by"), DAY, indexed=True),
        Field("ends_on", Text("Ende des Zeitraums", "end of the period"), DAY, asked=True, indexed=True, listed=True),
        Field("proof_due_on", Text("Verwendungsnachweis bis", "proof of use by"), DAY, asked=True, indexed=True, listed=True),
        Field("proven_on", Text("nachgewiesen am", "proven on"), DAY, listed=True),
        Field("keep_until", Text("Belege aufbewahren bis", "keep receipts until"), DAY, indexed=True),
    ),
)
