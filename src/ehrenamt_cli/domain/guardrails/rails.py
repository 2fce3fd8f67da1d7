"""GUARDRAILS: what must hold around an intended placement, beside the criteria of the pair itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from ehrenamt_cli.domain import stopgap
from ehrenamt_cli.domain.guardrails import conditions, findings
from ehrenamt_cli.domain.guardrails.case import Case
from ehrenamt_cli.domain.strengths import Strength
from ehrenamt_cli.i18n import Text, same


class Guardrail(NamedTuple):
    """One thing that must hold, what it does where it does not, what is said then, what would lift it, and where it stands.

    What is wrong with a ``need`` by itself keeps it out of matching; the rest is asked when somebody is ``placed``.
    ``looks_at`` names the fields that decide, ``kind.field``, or a whole kind: a change there is looked at again.
    """

    code: str
    title: Text
    strength: Strength
    about: Literal["need", "placed"]
    holds: Callable[[Case], bool]
    found: Callable[[Case], Text]
    lift: Text
    basis: Text
    looks_at: tuple[str, ...]


_MAINSTAY = Text("Ehrenamt braucht Hauptamt", "volunteers need professionals")

GUARDRAILS: tuple[Guardrail, ...] = (
    Guardrail(
        "OFFEN",
        Text("Der Bedarf ist offen", "The need is open"),
        "forbids",
        "placed",
        conditions.is_open,
        findings.closed,
        Text(
            "den Bedarf wieder öffnen: ehrenamt need change … --status offen",
            "open it again: ehrenamt need change … --status open",
        ),
        Text("nur ein erfasster Bedarf wird besetzt", "only a need on record is filled"),
        ("needs.status",),
    ),
    Guardrail(
        "PLATZ",
        Text("Es fehlt noch jemand", "Somebody is still missing"),
        "asks",
        "placed",
        conditions.has_room,
        findings.full,
        Text("mehr Personen vorsehen: ehrenamt need change … --people", "allow for more people: ehrenamt need change … --people"),
        Text("Angabe des Bedarfs", "stated by the need"),
        ("needs.people",),
    ),
    Guardrail(
        "DOPPELT",
        Text("Noch kein Einsatz dieses Paares", "Not placed there yet"),
        "forbids",
        "placed",
        conditions.is_new,
        lambda _: Text(
            "diese Person ist hier schon vorgeschlagen oder im Einsatz", "this person is already proposed or placed here"
        ),
        Text(
            "den bestehenden Einsatz ansehen: ehrenamt placement list", "look at the existing placement: ehrenamt placement list"
        ),
        Text("jedes Paar einmal", "each pair once"),
        (),
    ),
    Guardrail(
        stopgap.CODE,
        stopgap.TITLE,
        "forbids",
        "need",
        lambda case: not stopgap.found(case.need),
        findings.stopgap,
        stopgap.LIFT,
        stopgap.BASIS,
        ("needs.additional", "needs.replaces_staff", "needs.staff_missing", "needs.roster"),
    ),
    Guardrail(
        "ANSPRECHPERSON",
        Text("Ansprechperson und Vertretung", "Contact and deputy"),
        "forbids",
        "need",
        conditions.has_professionals,
        findings.without_professionals,
        Text(
            "beide eintragen: ehrenamt contact add --organisation … (die Vertretung mit --deputy ja)",
            "enter both: ehrenamt contact add --organisation … (the deputy with --deputy yes)",
        ),
        Text("Ehrenamt braucht Hauptamt (K-01)", "volunteers need professionals (K-01)"),
        ("contacts",),
    ),
    Guardrail(
        "ANLEITUNG",
        Text("Gelbes nur unter fachlicher Anleitung", "Yellow only under guidance"),
        "forbids",
        "need",
        conditions.is_guided,
        lambda _: Text(
            "es steht nicht fest, wer diese gelbe Tätigkeit fachlich anleitet", "nobody is named who guides this yellow activity"
        ),
        Text("festhalten: ehrenamt need change … --professionals-do", "write it down: ehrenamt need change … --professionals-do"),
        same("§ 6 (2) RDG"),
        ("needs.professionals_do", "needs.activity_id", "activities.colour"),
    ),
    Guardrail(
        "KLIENTENWUNSCH",
        Text("Die Klient:in hat gesagt, was sie möchte", "The client has said what they want"),
        "forbids",
        "need",
        conditions.knows_the_wish,
        lambda _: Text("der eigene Wunsch steht nicht im Register", "the client's own wish is not on record"),
        Text("fragen und eintragen: ehrenamt client change … --wish", "ask and enter it: ehrenamt client change … --wish"),
        Text("Augenhöhe: nichts über den Kopf der Person hinweg", "as equals: nothing over the person's head"),
        ("clients.wish", "needs.client_id"),
    ),
    Guardrail(
        "FREIWILLIG",
        Text("Die Klient:in nimmt freiwillig teil", "The client takes part voluntarily"),
        "forbids",
        "need",
        conditions.is_voluntary,
        lambda _: Text("die Person nimmt nicht freiwillig teil", "the person does not take part voluntarily"),
        Text(
            "wenn die Person es von sich aus möchte: ehrenamt client change … --voluntary ja",
            "if the person wants it of their own accord: ehrenamt client change … --voluntary yes",
        ),
        Text("Grundsatz der Freiwilligkeit (K-25)", "principle of voluntariness (K-25)"),
        ("clients.voluntary", "needs.client_id"),
    ),
    Guardrail(
        "FREIGABE",
        Text("Daten gehen nur mit Schweigepflichtentbindung weiter", "Data moves only with a release from secrecy"),
        "forbids",
        "need",
        lambda case: not case.holder,
        findings.not_released,
        Text(
            "die Entbindung vorher einholen: ehrenamt release add --client … --from … --to …",
            "obtain the release first: ehrenamt release add --client … --from … --to …",
        ),
        Text("§ 203 StGB; die abgebende Stelle holt sie ein (K-04, K-05)", "§ 203 StGB; the giving side obtains it (K-04, K-05)"),
        ("releases", "clients.organisation_id", "needs.client_id", "needs.organisation_id"),
    ),
    Guardrail(
        "DOPPELBETREUUNG",
        Text("Nicht zwei Partner mit derselben Hilfe", "Not two partners with the same help"),
        "forbids",
        "need",
        lambda case: not case.doubled,
        findings.doubled,
        Text(
            "mit dem Partner absprechen und den Tag eintragen: ehrenamt need change … --agreed TAG",
            "agree with the partner and enter the day: ehrenamt need change … --agreed DAY",
        ),
        Text("Kooperationsvereinbarung (K-19, K-21, K-26)", "cooperation agreement (K-19, K-21, K-26)"),
        ("measures", "needs.agreed_on", "needs.client_id", "needs.activity_id", "placements"),
    ),
    Guardrail(
        "GRUNDBEDARF",
        Text("Grundbedürfnisse zuerst", "Basic needs first"),
        "warns",
        "need",
        lambda case: not case.basics,
        findings.basics_open,
        Text(
            "erst für das Grundbedürfnis jemanden finden: ehrenamt match",
            "find somebody for the basic need first: ehrenamt match",
        ),
        Text("Grundbedürfnisse vor allem anderen", "basic needs before everything else"),
        ("needs.tier", "needs.status", "needs.client_id", "placements"),
    ),
    Guardrail(
        "STUNDENMONAT",
        Text("Ehrenamt mit Maß", "Volunteering within measure"),
        "warns",
        "need",
        conditions.is_measured,
        findings.many_hours,
        Text(
            "auf mehr Personen verteilen: ehrenamt need change … --people",
            "share it among more people: ehrenamt need change … --people",
        ),
        Text("kein Notnagel; Vorschlag, einstellbar: hours.month", "no stopgap; a proposal, may be changed: hours.month"),
        ("needs.minutes_week",),
    ),
    Guardrail(
        "HAUPTAMT",
        Text("Fachkräfte haben Zeit für alle", "Professionals have time for everybody"),
        "warns",
        "placed",
        conditions.has_time_for_all,
        findings.overburdened,
        Text("eine weitere Ansprechperson gewinnen: ehrenamt contact add", "win another professional: ehrenamt contact add"),
        Text(
            "{mainstay}; Vorschlag, einstellbar: load.active, load.prison", "{mainstay}; a proposal: load.active, load.prison"
        ).fill(mainstay=_MAINSTAY),
        ("contacts", "placements"),
    ),
)
"""The whole list, in the order in which a refusal names them."""
