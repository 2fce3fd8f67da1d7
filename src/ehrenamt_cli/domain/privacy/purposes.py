"""PURPOSES: what personal data is kept for; each is one processing activity of the record of Art. 30 DSGVO."""

from __future__ import annotations

from typing import NamedTuple

from ehrenamt_cli.i18n import Text


class Purpose(NamedTuple):
    """One processing activity: its name, what it is for, whose data it is, and who may receive it."""

    key: str
    label: Text
    about: Text
    people: Text
    recipients: Text


_VOLUNTEERS = Text("Freiwillige und Interessierte", "volunteers and people who are interested")
_PROFESSIONALS = Text("Ansprechpersonen und Unterzeichnende der Partner", "contacts and signatories of the partners")
_INTERPRETERS = Text("Dolmetscher:innen und Sprachmittelnde", "interpreters and language mediators")
_CLIENTS = Text("begleitete Menschen, nur unter einem Zeichen", "clients, by a reference only")

PURPOSES: dict[str, Purpose] = {
    purpose.key: purpose
    for purpose in (
        Purpose(
            "volunteering",
            Text("Freiwillige gewinnen, einsetzen und begleiten", "recruiting, placing and supporting volunteers"),
            Text(
                "Anfrage, Erstgespräch, Vermittlung, Einsatz, Begleitung und Dank",
                "enquiry, first interview, matching, placement, support and thanks",
            ),
            _VOLUNTEERS,
            Text(
                "die Einrichtung des Einsatzes; die unterschreibenden Partner der Vereinbarung",
                "the organisation of the placement; the parties that sign the agreement",
            ),
        ),
        Purpose(
            "screening",
            Text("Nachweise, Zulassung und Verpflichtung", "screenings, admission and undertakings"),
            Text(
                "ob jemand für einen Einsatz geeignet, zugelassen, verpflichtet und geschult ist: Tage und Ergebnis, nie Inhalte",
                "whether somebody is suited, admitted, bound to secrecy and trained: days and result, never content",
            ),
            _VOLUNTEERS,
            Text("die Einrichtung, die zulässt", "the organisation that admits"),
        ),
        Purpose(
            "money",
            Text("Auslagen, Pauschalen und Stunden", "expenses, allowances and hours"),
            Text(
                "erstatten, steuerliche Grenzen einhalten, Stunden bescheinigen und gegenüber Fördergebern nachweisen",
                "reimbursing, keeping tax limits, certifying hours and proving them to funders",
            ),
            _VOLUNTEERS,
            Text(
                "Buchhaltung, Fördergeber, auf Verlangen das Finanzamt",
                "accounting, funders, the tax office where it asks",
            ),
        ),
        Purpose(
            "safety",
            Text("Unfälle und Vorkommnisse", "accidents and occurrences"),
            Text("anzeigen, Gespräche anbieten, daraus lernen", "reporting, offering talks, learning from them"),
            _VOLUNTEERS,
            Text("Unfallversicherung, betroffene Einrichtung", "accident insurance, the organisation concerned"),
        ),
        Purpose(
            "cases",
            Text("Menschen begleiten und mit Partnern abstimmen", "accompanying people and agreeing with partners"),
            Text(
                "Bedarf, Einsatz, Federführung, Übergang nach der Haft; immer ohne Namen",
                "need, placement, lead, transition after custody; always without a name",
            ),
            _CLIENTS,
            Text(
                "Partner, soweit eine Schweigepflichtentbindung oder eine Vorschrift es deckt",
                "partners, as far as a release from secrecy or a provision covers it",
            ),
        ),
        Purpose(
            "network",
            Text("Zusammenarbeit der Einrichtungen", "cooperation of the organisations"),
            Text(
                "Vereinbarungen schließen und leben, Ansprechpersonen kennen, Treffen und Anfragen",
                "making and keeping agreements, knowing contacts, meetings and inquiries",
            ),
            _PROFESSIONALS,
            Text("die Partner der Vereinbarung", "the parties to the agreement"),
        ),
        Purpose(
            "interpreting",
            Text("Dolmetschen und Übersetzen", "interpreting and translating"),
            Text(
                "wer welche Sprache wofür dolmetscht, wann gebucht war und was es kostete; nie, für wen",
                "who interprets which language for what, when they were booked and what it cost; never for whom",
            ),
            _INTERPRETERS,
            Text("die Einrichtung, in der gedolmetscht wird; die Buchhaltung", "the organisation concerned; accounting"),
        ),
        Purpose(
            "accountability",
            Text("Fristen, Anträge und Nachweise darüber", "deadlines, requests and the proof of them"),
            Text(
                "Rechte der Betroffenen erfüllen und belegen können, dass Fristen eingehalten sind",
                "meeting the rights of those concerned and being able to show that deadlines were kept",
            ),
            Text("alle, die eine Frist oder einen Antrag betrifft", "everybody whom a deadline or a request concerns"),
            Text("auf Verlangen die Datenschutzaufsicht", "the data protection authority where it asks"),
        ),
    )
}
