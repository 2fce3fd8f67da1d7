"""Documents: KINDS says what can be written for whom, DOCUMENTS remembers what was written, without anybody's name."""

from __future__ import annotations

from ehrenamt_cli.domain.competences import CHOSEN
from ehrenamt_cli.domain.document_kinds import ITSELF as ITSELF
from ehrenamt_cli.domain.document_kinds import DocumentKind as DocumentKind
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.references import PEOPLE
from ehrenamt_cli.domain.values import CHOICE, DAY, FLAG, NOTE, TAGS, TIME
from ehrenamt_cli.i18n import Text, same

_PEOPLE = ("volunteers", "contacts", "organisations")


_MEETS_ON = Field("meets_on", Text("Tag", "day"), DAY)
_MEETS_AT = Field("meets_at", Text("Uhrzeit", "time"), TIME)
_PLACE = Field("place", Text("Ort", "place"))
_COMPETENCES = Field("competences", Text("Kompetenzen, mit Komma", "competences, with commas"), CHOSEN)
_BLANK = Field("blank", Text("leer, eine Zeile je Tag", "blank, a line for each day"), FLAG)
_ANSWER_BY = Field("answer_by", Text("Antwort bis", "answer by"), DAY)


KINDS: dict[str, DocumentKind] = {
    kind.name: kind
    for kind in (
        DocumentKind(
            "cooperation-agreement",
            Text("Kooperationsvereinbarung", "cooperation agreement"),
            "agreement/cooperation",
            ("agreements",),
            {"kind": "cooperation"},
            extras=("cooperation",),
        ),
        DocumentKind(
            "volunteer-agreement",
            Text("Ehrenamtsvereinbarung", "volunteer agreement"),
            "agreement/volunteer",
            ("agreements",),
            {"kind": "volunteer"},
            extras=("volunteer_agreement", "law"),
        ),
        DocumentKind(
            "confidentiality",
            Text("Verpflichtung auf Verschwiegenheit und Datengeheimnis", "undertaking of confidentiality and data secrecy"),
            "agreement/confidentiality",
            ("agreements",),
            {"kind": "confidentiality"},
            extras=("volunteer_agreement", "law"),
        ),
        DocumentKind(
            "undertaking",
            Text("Niederschrift über die förmliche Verpflichtung", "record of the formal undertaking"),
            "agreement/undertaking",
            ("agreements",),
            {"kind": "undertaking"},
            extras=("two_signers",),
        ),
        DocumentKind(
            "release",
            Text("Schweigepflichtentbindung", "release from secrecy"),
            "agreement/release",
            ("releases", "agreements"),
            {"kind": "release"},
            extras=("client_signs",),
        ),
        DocumentKind(
            "certificate-request",
            Text("Bescheinigung für das Führungszeugnis", "letter for the criminal record certificate"),
            "letter/certificate-request",
            ("volunteers",),
            recipient="volunteer",
        ),
        DocumentKind(
            "invitation",
            Text("Einladung zu einer Veranstaltung", "invitation to an event"),
            "letter/invitation",
            ("events",),
            recipients=_PEOPLE,
            extras=("modules",),
            asked=(_MEETS_AT, _PLACE, _ANSWER_BY),
            through="participations",
        ),
        DocumentKind(
            "invitation-meeting",
            Text("Einladung zum Treffen der Partner", "invitation to a meeting of the parties"),
            "letter/invitation-meeting",
            ("agreements",),
            {"kind": "cooperation"},
            recipients=("organisations", "contacts"),
            extras=("parties", "host", "agenda"),
            asked=(_MEETS_ON, _MEETS_AT, _PLACE),
        ),
        DocumentKind(
            "invitation-conference",
            Text("Einladung zur Vollzugsplankonferenz", "invitation to a sentence plan conference"),
            "letter/invitation-conference",
            ("conferences",),
            recipients=("organisations", "contacts"),
            shares=("plan",),
            by_law={"prison NI": "§ 68 (5) NJVollzG (K-12)"},
            asked=(_MEETS_AT, _PLACE),
        ),
        DocumentKind(
            "attendance-sheet",
            Text("Anwesenheitsliste", "attendance sheet"),
            "record/attendance-sheet",
            ("events",),
            extras=("modules", "participants"),
            asked=(_PLACE,),
        ),
        DocumentKind(
            "attendance-certificate",
            Text("Teilnahmebescheinigung", "certificate of attendance"),
            "certificate/attendance-certificate",
            ("participations",),
            {"status": "attended"},
            extras=("attendance",),
            whole="events",
        ),
        DocumentKind(
            "minutes",
            Text("Protokoll eines Treffens", "minutes of a meeting"),
            "record/minutes",
            ("meetings",),
            extras=("parties", "agenda"),
        ),
        DocumentKind(
            "handover",
            Text("Weitergabe an einen Partner", "data passed to a partner"),
            "letter/handover",
            ("transfers",),
            recipient="to",
            extras=("told",),
            shares=("case",),
        ),
        DocumentKind(
            "revocation",
            Text("Widerruf einer Schweigepflichtentbindung", "revocation of a release from secrecy"),
            "letter/revocation",
            ("releases",),
            recipient="to",
            extras=("passed",),
        ),
        DocumentKind(
            "introduction",
            Text("Vorstellung bei einer Einrichtung", "introduction to an organisation"),
            "letter/introduction",
            ("placements", "screenings"),
            recipient="organisation",
            by_consent=True,
        ),
        DocumentKind(
            "thank-you", Text("Dankschreiben", "thank-you letter"), "letter/thank-you", ("volunteers",), recipient="volunteer"
        ),
        DocumentKind(
            "service-certificate",
            Text("Bescheinigung über geleistete Stunden", "certificate of service"),
            "certificate/service-certificate",
            ("volunteers",),
            extras=("efforts", "placements"),
        ),
        DocumentKind(
            "engagement-nrw",
            Text("Engagementnachweis NRW, Datenblatt", "Engagementnachweis NRW, data sheet"),
            "certificate/engagement-nrw",
            ("volunteers",),
            extras=("efforts", "placements", "trainings"),
        ),
        DocumentKind(
            "competence-ni",
            Text("Kompetenznachweis Niedersachsen, Datenblatt", "Kompetenznachweis Niedersachsen, data sheet"),
            "certificate/competence-ni",
            ("volunteers",),
            extras=("efforts", "placements", "trainings", "competences"),
            asked=(_COMPETENCES,),
        ),
        DocumentKind(
            "claim-form",
            Text("Antrag auf Erstattung von Auslagen", "claim form for expenses"),
            "form/claim",
            ("claims",),
            extras=("claim",),
        ),
        DocumentKind(
            "timesheet",
            Text("Stundenzettel, aus den Einsatzzeiten oder leer", "time sheet, from the efforts or blank"),
            "form/timesheet",
            ("volunteers",),
            extras=("timesheet",),
            asked=(_BLANK,),
        ),
        DocumentKind(
            "grant-report",
            Text("Sachbericht einer Förderung", "report on a grant"),
            "grant/report",
            ("grants",),
            extras=("grant_money", "grant_chapters"),
        ),
        DocumentKind(
            "grant-proof",
            Text("Zahlenmäßiger Nachweis mit Belegliste", "proof of use in figures with receipts"),
            "grant/proof",
            ("grants",),
            extras=("grant_money",),
        ),
        DocumentKind(
            "grant-hours",
            Text("Nachweis ehrenamtlicher Stunden", "proof of volunteer hours"),
            "grant/hours",
            ("grants",),
            extras=("grant_money", "grant_hours"),
        ),
        DocumentKind("evaluation", Text("Rückmeldebogen", "evaluation form"), "form/evaluation"),
        DocumentKind(
            "leaflet-interested", Text("Merkblatt für Interessierte", "leaflet for interested people"), "leaflet/interested"
        ),
        DocumentKind("leaflet-clients", Text("Merkblatt für begleitete Menschen", "leaflet for clients"), "leaflet/clients"),
        DocumentKind(
            "access",
            Text("Auskunft über gespeicherte Daten", "access to stored data"),
            "privacy/access",
            PEOPLE,
            extras=("law", "disclosure"),
        ),
        DocumentKind(
            "processing-record",
            Text("Verzeichnis der Verarbeitungstätigkeiten", "record of processing activities"),
            "privacy/processing-record",
            ("organisations",),
            extras=("law", "processing"),
        ),
        DocumentKind(
            "privacy-notice",
            Text("Datenschutzhinweise für Freiwillige", "privacy notice for volunteers"),
            "privacy/notice",
            ("organisations",),
            extras=("law", "processing"),
        ),
        DocumentKind(
            "privacy-notice-clients",
            Text("Datenschutzhinweise für begleitete Menschen", "privacy notice for clients"),
            "privacy/notice-clients",
            ("organisations",),
            extras=("law", "processing"),
        ),
        DocumentKind(
            "breach-report",
            Text("Meldung einer Datenpanne an die Aufsicht", "report of a data breach to the authority"),
            "privacy/breach-report",
            ("breaches",),
            extras=("law",),
        ),
        DocumentKind(
            "breach-notice",
            Text("Benachrichtigung über eine Datenpanne", "notice of a data breach to those concerned"),
            "privacy/breach-notice",
            ("breaches",),
            recipients=("volunteers", "contacts"),
            extras=("law",),
        ),
        DocumentKind(
            "erasure-protocol",
            Text("Löschprotokoll", "erasure protocol"),
            "privacy/erasure-protocol",
            ("erasure_protocols",),
            extras=("law",),
        ),
        DocumentKind(
            "letter",
            Text("Brief oder Serienbrief mit eigenem Text", "letter or serial letter with a text of one's own"),
            "letter/letter",
            _PEOPLE,
            recipient=ITSELF,
            own_text=True,
        ),
    )
}
"""Every kind of document, in the order of lists."""

FORMS = {"pdf": same("PDF"), "docx": same("Word"), "odt": same("OpenDocument"), "html": same("HTML"), "md": same("Markdown")}

DOCUMENTS = Entity(
    name="document",
    plural="documents",
    letter="sk",
    label=Text("Schriftstück", "document"),
    labels=Text("Schriftstücke", "documents"),
    about=Text(
        "was geschrieben wurde: woraus, wann und mit welchem Inhalt", "what was written: from what, when and with which content"
    ),
    title=("kind", "written_on"),
    identity=("kind", "subject", "sha256"),
    fields=(
        Field(
            "kind",
            Text("Art", "kind"),
            CHOICE,
            choices={kind.name: kind.label for kind in KINDS.values()},
            fixed=True,
            listed=True,
        ),
        Field("subject_kind", Text("Art des Eintrags", "kind of record"), fixed=True),
        Field("subject", Text("für", "for"), names_record="about", fixed=True, indexed=True, listed=True),
        Field("recipient", Text("an", "to"), names_record="to", fixed=True, listed=True),
        Field("language", Text("Sprache", "language"), fixed=True),
        Field("form", Text("Form", "form"), CHOICE, choices=FORMS, fixed=True, listed=True),
        Field("draft", Text("Entwurf", "draft"), FLAG, fixed=True, listed=True),
        Field("written_on", Text("geschrieben am", "written on"), DAY, fixed=True, listed=True),
        Field("written_at", Text("Zeitpunkt (UTC)", "moment (UTC)"), fixed=True),
        Field("template", Text("Vorlage", "template"), fixed=True),
        Field("template_hash", Text("Fassung der Vorlage", "version of the template"), fixed=True),
        Field("uses", Text("verwendete Felder", "fields used"), TAGS, fixed=True),
        Field("given", Text("von Hand Angegebenes", "given by hand"), TAGS, fixed=True),
        Field("data_hash", Text("Fassung der Angaben", "version of the data"), fixed=True),
        Field("sha256", Text("Prüfsumme der Datei", "checksum of the file"), fixed=True, indexed=True),
        Field("notes", Text("Ablage oder Notiz", "where it is kept, or a note"), NOTE, option="note"),
    ),
)
"""One row for each file that was written; records stand in it by their keys, so that erasing a person needs nothing here."""
