"""Organisations: prisons, services, shelters and everybody else volunteers and coordinators work with."""

from typing import Any

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.domain.values import CHOICE, EMAIL, FLAG, LANGUAGES, NOTE, POSTAL_CODE, SPANS, TAGS
from ehrenamt_cli.i18n import Text, same

KINDS = {
    "prison": Text("Justizvollzugsanstalt", "prison"),
    "ajsd": Text("Ambulanter Justizsozialdienst", "probation service"),
    "anlaufstelle": Text("Anlaufstelle für Straffälligenhilfe", "drop-in centre for offenders"),
    "prosecution": Text("Staatsanwaltschaft", "public prosecutor"),
    "shelter": Text("Unterkunft", "shelter"),
    "association": Text("Verein oder Verband", "association"),
    "church": Text("Kirche", "church"),
    "forensic": Text("Maßregelvollzug", "forensic hospital"),
    "authority": Text("Behörde", "authority"),
    "coordination": Text("Koordinierungsstelle", "coordination office"),
    "funder": Text("Fördergeber", "funder"),
    "interpreting": Text("Dolmetschdienst", "interpreting service"),
    "other": Text("Sonstige", "other"),
}

REGIMES = {
    "dsgvo": same("DSGVO/BDSG"),
    "dsg_ekd": same("DSG-EKD"),
    "kdg": same("KDG"),
    "jvollzdsg": same("JVollzDSG"),
}

CALENDAR_MODES = {
    "bgb": Text("Werktage Mo–Sa, § 193 BGB", "working days Mon–Sat, § 193 BGB"),
    "arbeitstage": Text("Arbeitstage Mo–Fr", "office days Mon–Fri"),
}


def _complete(row: dict[str, Any]) -> dict[str, Any]:
    """Prisons admit each volunteer themselves; others do not unless they say so."""
    if row["requires_admission"] is None:
        row["requires_admission"] = int(row["kind"] == "prison")
    return row


ORGANISATIONS = Entity(
    name="organisation",
    plural="organisations",
    letter="o",
    label=Text("Einrichtung", "organisation"),
    labels=Text("Einrichtungen", "organisations"),
    about=Text("Anstalten, Dienste, Unterkünfte und Partner", "prisons, services, shelters and partners"),
    complete=_complete,
    together=(("street", "postal_code", "town"),),
    fields=(
        Field("name", Text("Name", "name"), required=True, asked=True, searched=True, listed=True),
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, required=True, asked=True, indexed=True, listed=True),
        Field(
            "land",
            Text("Land", "Land"),
            CHOICE,
            choices=LANDS,
            required=True,
            asked=True,
            listed=True,
            help=Text("bestimmt die Feiertage, etwa NI", "decides the public holidays, such as NI"),
        ),
        Field("street", Text("Straße", "street")),
        Field("postal_code", Text("PLZ", "postal code"), POSTAL_CODE),
        Field("town", Text("Ort", "town"), searched=True, listed=True),
        Field("phone", Text("Telefon", "phone")),
        Field("email", Text("E-Mail", "e-mail"), EMAIL),
        Field("website", Text("Webseite", "website")),
        Field(
            "regions",
            Text("Regionen", "regions"),
            TAGS,
            option="region",
            searched=True,
            help=Text("wofür sie da ist, etwa Kreis Lüneburg", "what it covers, such as Kreis Lüneburg"),
        ),
        Field(
            "fields_of_work",
            Text("Arbeitsfelder", "fields of work"),
            TAGS,
            option="field",
            searched=True,
            help=Text("etwa Schuldnerberatung oder Sprache", "such as debt advice or languages"),
        ),
        Field(
            "opening_hours",
            Text("Besuchszeiten", "visiting hours"),
            SPANS,
            option="open",
            help=Text("leer heißt: jederzeit", "empty means any time"),
        ),
        Field(
            "requires_admission",
            Text("verlangt Zulassung", "requires admission"),
            FLAG,
            help=Text("ohne Angabe: ja bei Justizvollzugsanstalten", "unless stated: yes for prisons"),
        ),
        Field(
            "languages",
            Text("Sprachen im Haus", "languages in the house"),
            LANGUAGES,
            option="language",
            help=Text("die dort gebraucht werden, etwa ar, ti, prs", "those needed there, such as ar, ti, prs"),
        ),
        Field("regime", Text("Datenschutzrecht", "data protection law"), CHOICE, choices=REGIMES, default="dsgvo"),
        Field(
            "calendar_mode",
            Text("Zählung der Werktage", "counting of working days"),
            CHOICE,
            choices=CALENDAR_MODES,
            default="bgb",
        ),
        Field("certainty", Text("Sicherheit der Angabe", "certainty")),
        Field("source", Text("Quelle", "source")),
        Field("notes", Text("Notiz", "note"), NOTE, option="note"),
    ),
)
