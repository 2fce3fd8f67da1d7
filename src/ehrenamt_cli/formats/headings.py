"""What lists in the wild call their columns, and which field is meant."""

from __future__ import annotations

from ehrenamt_cli.domain.names import tokens

FIRST_NAMES = ("vorname", "vornamen", "rufname", "first name", "given name", "forename")
LAST_NAMES = ("nachname", "familienname", "last name", "family name", "surname", "name")
"""``Name`` means the family name only where a first name stands beside it."""

SYNONYMS: dict[str, tuple[str, ...]] = {
    "name": ("name", "vollständiger name", "vor- und nachname", "full name", "bezeichnung"),
    "born_on": ("geburtsdatum", "geburtstag", "geb. datum", "geb. am", "geb", "dob", "date of birth", "birthday", "birth date"),
    "gender": ("geschlecht", "sex", "gender", "anrede"),
    "street": ("straße", "straße und hausnummer", "anschrift", "adresse", "street", "address", "home address"),
    "postal_code": ("plz", "postleitzahl", "postcode", "home postcode", "postal code", "zip", "zip code"),
    "town": ("ort", "wohnort", "stadt", "town", "city"),
    "land": ("bundesland", "land", "state", "federal state", "l1"),
    "kind": ("art", "typ", "type", "kategorie", "category"),
    "website": ("webseite", "homepage", "internet", "www", "url"),
    "opening_hours": ("besuchszeiten", "öffnungszeiten", "opening times", "opening hours"),
    "email": ("e-mail", "email", "mail", "e-mail-adresse", "mailadresse", "email address"),
    "phone": (
        "telefon", "telefonnummer", "tel", "handy", "handynummer", "mobil", "mobilnummer", "mobiltelefon", "festnetz",
        "phone", "phone number", "mobile", "mobile phone", "cell phone", "home phone",
    ),
    "languages": ("sprachen", "sprachkenntnisse", "sprache", "languages", "language", "language skills"),
    "interests": ("wünsche", "interessen", "interests", "gewünschte tätigkeit"),
    "skills": ("kenntnisse", "fähigkeiten", "kompetenzen", "skills", "competencies"),
    "qualifications": ("qualifikationen", "qualifikation", "qualifications", "certificates"),
    "occupation": ("beruf", "occupation type", "occupation", "profession", "job", "job title"),
    "hours_week": (
        "stunden je woche", "stunden pro woche", "wochenstunden", "stunden woche",
        "availability weekly hours", "weekly hours", "hours per week", "hours a week",
    ),
    "availability": (
        "verfügbarkeit", "verfügbar", "wann", "zeiten", "verfügbare zeiten", "availability", "availability comments", "available",
    ),
    "capacity": ("kapazität", "plätze", "einsätze", "anzahl einsätze", "capacity", "places"),
    "max_km": ("umkreis", "radius", "entfernung", "km", "max km", "radius km"),
    "consent_on": ("einwilligung", "einwilligung am", "zustimmung am", "consent", "consent on"),
    "volunteer_id": (
        "name", "wer", "freiwillige", "freiwillige r", "ehrenamtliche", "ehrenamtliche r", "ehrenamtlicher", "person",
        "kennzeichen", "vor- und nachname", "full name", "volunteer", "key",
    ),
    "course": ("kurs", "schulung", "modul", "thema", "fortbildung", "course", "training"),
    "seen_on": (
        "datum", "tag", "am", "gesehen", "vorgelegt am", "eingesehen am", "teilgenommen am", "date", "seen", "attended on",
    ),
    "held_on": ("datum", "tag", "am", "wann", "date", "day"),
    "arisen_on": ("datum", "tag", "am", "belegdatum", "date", "day"),
    "amount_cents": (
        "betrag", "betrag in euro", "euro", "eur", "kosten", "summe", "amount", "costs", "betrag eur", "brutto",
        "fördersumme", "sum",
    ),
    "receipt": (
        "beleg", "belegnummer", "beleg nummer", "beleg nr", "receipt", "receipt number", "belegnr", "rechnungsnummer",
        "receipt no",
    ),
    "begins_at": ("von", "beginn", "anfang", "ab", "uhrzeit von", "start", "from"),
    "ends_at": ("bis", "ende", "uhrzeit bis", "to", "until", "end"),
    "minutes": (
        "stunden", "std", "h", "anzahl stunden", "stundenzahl", "dauer", "zeit", "zeitaufwand", "dauer in stunden", "hours",
        "duration", "time", "minuten", "min", "dauer in minuten", "minutes",
    ),
    "kilometres": ("km", "kilometer", "gefahrene km", "gefahrene kilometer", "fahrtkilometer", "km gesamt", "kilometres"),
    "purpose": (
        "wofür", "zweck", "was", "tätigkeit", "art der tätigkeit", "anlass", "bemerkung", "bemerkungen", "beschreibung",
        "what for", "purpose", "activity", "remarks",
    ),
    "title": ("titel", "bedarf", "bezeichnung", "anfrage", "gesuch", "title", "request"),
    "organisation_id": ("einrichtung", "anstalt", "jva", "unterkunft", "träger", "organisation", "institution", "shelter"),
    "activity_id": ("tätigkeit", "art", "tätigkeitsart", "aufgabe", "activity", "kind"),
    "people": (
        "personen", "personen gesucht", "gesuchte personen", "anzahl freiwillige", "anzahl", "anzahl personen", "wie viele",
        "people", "number of people",
    ),
    "tier": ("dringlichkeit", "priorität", "stufe", "prio", "urgency", "priority", "tier"),
    "times": ("zeiten", "zeit", "wann", "uhrzeit", "termine", "times", "when"),
    "minutes_week": ("minuten je woche", "minuten pro woche", "minuten", "dauer in minuten", "minutes a week", "minutes"),
    "start_on": ("beginn", "ab", "ab wann", "start", "from"),
    "trainings": ("schulungen", "schulung", "nötige schulungen", "trainings", "training"),
    "registered_on": ("gemeldet am", "gemeldet", "eingang", "aufgenommen am", "registered on", "received"),
    "teams": ("gruppen", "gruppe", "team", "teams", "pool", "pools"),
    "issued_on": ("stand", "stand vom", "vom", "erschienen", "erschienen am", "issued", "as of"),
    "review_on": (
        "wiedervorlage", "durchsicht", "durchsicht am", "prüfen am", "prüfen bis", "überprüfen bis", "gültig bis", "review",
        "review date",
    ),
    "version": ("version", "fassung", "auflage", "edition"),
    "audiences": ("zielgruppe", "zielgruppen", "für wen", "audience", "target group"),
    "packages": ("paket", "pakete", "maßnahmenpaket", "maßnahmenpakete", "package"),
    "publisher": ("herausgeber", "herausgeberin", "hrsg", "herausgegeben von", "publisher"),
    "location": ("ablage", "ablageort", "datei", "link", "pfad", "fundort", "file"),
    "tags": ("schlagworte", "stichworte", "tags", "gruppen", "team", "teams", "pool"),
    "paid_on": ("datum", "tag", "zahldatum", "zahltag", "buchungstag", "bezahlt am", "eingegangen am", "date", "paid on"),
    "line_id": ("posten", "kostenart", "position", "ansatz", "budgetposten", "budget line", "line"),
    "grant_id": ("förderung", "zuwendung", "fördervorhaben", "grant"),
    "project_id": ("projekt", "project"),
    "planned_cents": ("bewilligt", "plan", "soll", "geplant", "ansatz", "betrag", "planned", "budget"),
    "payee": ("an wen", "empfänger", "empfänger in", "zahlungsempfänger", "lieferant", "payee", "to whom"),
    "payer": ("von wem", "von", "einzahler", "einzahler in", "zahler", "payer", "from whom"),
    "funder_id": ("fördergeber", "geldgeber", "mittelgeber", "zuwendungsgeber", "funder"),
    "programme": ("programm", "förderprogramm", "programme", "program"),
    "funds": ("was gefördert wird", "förderzweck", "gefördert wird", "wofür", "funds"),
    "apply_by": ("antragsfrist", "antrag bis", "frist", "bewerbungsschluss", "deadline", "apply by"),
    "most_cents": ("höchstens", "höchstsumme", "höchstbetrag", "maximal", "at most", "maximum"),
    "own_share": ("eigenanteil", "eigenanteil in", "own share"),
    "link": ("adresse im netz", "link", "url", "webseite", "internet", "website"),
    "what": ("auflage", "was", "was verlangt ist", "condition", "what"),
    "notes": ("bemerkung", "bemerkungen", "notiz", "notizen", "kommentar", "anmerkungen", "comments", "notes", "remarks"),
}  # fmt: skip


def heading(text: str) -> str:
    """A column name without spelling habits: ``E-Mail``, ``e mail`` and ``E_MAIL`` are one."""
    return " ".join(tokens(text))
