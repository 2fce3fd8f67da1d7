"""COMMANDS: what one can type."""

from __future__ import annotations

from ehrenamt_cli import shell
from ehrenamt_cli.command_table import Entry
from ehrenamt_cli.i18n import Text

_DAILY = Text("Alltag", "Every day")
_PEOPLE = Text("Menschen und Bedarfe", "People and needs")
_NETWORK = Text("Partner und Netzwerk", "Partners and network")
_CASES = Text("Fälle und Übergänge", "Cases and transitions")
_CARE = Text("Begleitung", "Support")
_LANGUAGES = Text("Sprachen und Integration", "Languages and integration")
_MONEY = Text("Zeit und Geld", "Time and money")
_DUTIES = Text("Pflichten", "Duties")
_TOOL = Text("Das Werkzeug", "The tool")


COMMANDS: tuple[Entry, ...] = (
    Entry(
        "today",
        "today:today",
        Text("was heute ansteht (auch: ehrenamt allein)", "what is due today (also: ehrenamt alone)"),
        _DAILY,
    ),
    Entry(
        "add-volunteer", "_adding:adding_of:volunteers", Text("eine:n Freiwillige:n aufnehmen", "register a volunteer"), _DAILY
    ),
    Entry("add-need", "needs:add_need", Text("einen Bedarf aufnehmen", "register a need"), _DAILY),
    Entry(
        "match",
        "match",
        Text("passende Menschen für einen Bedarf, oder ein Plan für alle", "the people who suit a need, or a plan for all"),
        _DAILY,
    ),
    Entry("deadlines", "deadlines", Text("was wann fällig ist", "what is due when"), _DAILY),
    Entry("agreement", "agreements", Text("Vereinbarungen schreiben und pflegen", "write and keep agreements"), _DAILY),
    Entry(
        "document",
        "documents",
        Text("Briefe, Bescheinigungen, Merkblätter schreiben", "write letters, certificates, leaflets"),
        _DAILY,
    ),
    Entry("event", "events", Text("Veranstaltungen: planen, einladen, anmelden", "events: plan, invite, enrol"), _DAILY),
    Entry("import", "imports", Text("Listen aus anderen Programmen übernehmen", "take over lists from other programs"), _DAILY),
    Entry("export", "exports", Text("Listen für andere Programme", "lists for other programs"), _DAILY),
    Entry("undo", "undo:undo", Text("das Letzte zurücknehmen, als Ganzes", "take back the last thing done, as a whole"), _DAILY),
    Entry(
        "report", "reports", Text("Zahlen für ein Jahr, einen Monat, Förderer", "figures for a year, a month, funders"), _DAILY
    ),
    Entry(
        "browse",
        "browse:browse",
        Text("alles auf einem Bildschirm, mit den Tasten", "everything on one screen, by keyboard"),
        _DAILY,
    ),
    Entry("volunteer", "volunteers", Text("Freiwillige", "volunteers"), _PEOPLE),
    Entry("screening", "screenings", Text("Führungszeugnis, Zulassung, Schulung", "certificate, admission, training"), _PEOPLE),
    Entry("need", "needs", Text("Bedarfe", "needs"), _PEOPLE),
    Entry("placement", "placements", Text("Einsätze", "placements"), _PEOPLE),
    Entry("client", "clients", Text("Klient:innen, nur mit Zeichen", "clients, by reference only"), _PEOPLE),
    Entry("activity", "activities", Text("Tätigkeitsarten: grün, gelb, rot", "kinds of activity: green, yellow, red"), _PEOPLE),
    Entry(
        "requirement",
        "requirements",
        Text("was eine Tätigkeit an einer Einrichtung verlangt", "what an activity at an organisation asks for"),
        _PEOPLE,
    ),
    Entry("exemption", "exemptions", Text("Befreiungen und Verlängerungen", "exemptions and prolongations"), _PEOPLE, aside=True),
    Entry(
        "exclusion", "exclusions", Text("Paare, die nie zusammenkommen", "pairs that never come together"), _PEOPLE, aside=True
    ),
    Entry(
        "proposal",
        "proposals",
        Text("Vorschläge: Pläne, über die man entscheidet", "proposals: plans to be decided"),
        _PEOPLE,
        aside=True,
    ),
    Entry(
        "proposal-row",
        "proposal_rows",
        Text("Vorschlagszeilen und was entschieden ist", "proposal rows and decisions"),
        _PEOPLE,
        aside=True,
    ),
    Entry("organisation", "organisations", Text("Einrichtungen und Partner", "organisations and partners"), _NETWORK),
    Entry("contact", "contacts", Text("Ansprechpersonen", "contacts"), _NETWORK),
    Entry(
        "network",
        "networks",
        Text("wer mit wem arbeitet, als Liste und als Bild", "who works with whom, listed and drawn"),
        _NETWORK,
    ),
    Entry("mailing-list", "mailings", Text("Verteiler: Adressen für eine Rundmail", "mailing lists for a circular"), _NETWORK),
    Entry("message", "messages", Text("was wem mitgeteilt wurde", "what was told to whom"), _NETWORK),
    Entry("working-group", "working_groups", Text("Arbeitsgruppen und Gremien", "working groups and boards"), _NETWORK),
    Entry(
        "delegation",
        "delegations",
        Text("wer in welcher Arbeitsgruppe sitzt", "who sits in which working group"),
        _NETWORK,
        aside=True,
    ),
    Entry("inquiry", "inquiries", Text("Anfragen zwischen Partnern", "inquiries between partners"), _CASES),
    Entry("lead", "leads", Text("Federführung, lückenlos", "who leads a case, without a gap"), _CASES),
    Entry("release", "releases", Text("Schweigepflichtentbindungen", "releases from secrecy"), _CASES),
    Entry("transfer", "transfers", Text("Weitergabe von Angaben", "data passed between partners"), _CASES),
    Entry("whereabouts", "whereabouts", Text("Aufenthalt und wo jemand vorher war", "where somebody is and was before"), _CASES),
    Entry("conference", "conferences", Text("Vollzugsplankonferenzen", "sentence plan conferences"), _CASES),
    Entry("measure", "measures", Text("Maßnahmen der Partner", "measures of the partners"), _CASES),
    Entry("housing", "housings", Text("kurzzeitiges Wohnen", "short-term housing"), _CASES),
    Entry("meeting", "meetings", Text("Treffen der Partner", "meetings of the parties"), _CASES),
    Entry("party", "parties", Text("Partner von Vereinbarungen", "parties to agreements"), _CASES, aside=True),
    Entry(
        "signature", "signatures", Text("Unterschriften unter Vereinbarungen", "signatures under agreements"), _CASES, aside=True
    ),
    Entry("note", "contact_notes", Text("Kontaktnotizen", "contact notes"), _CARE),
    Entry("supervision", "supervisions", Text("Supervision und Fallbesprechung", "supervision and case discussion"), _CARE),
    Entry(
        "recognition",
        "honours",
        Text("Ehrenamtskarte und Nachweise: wer, warum", "volunteer cards and certificates: who, why"),
        _CARE,
    ),
    Entry("incident", "incidents", Text("Krisen und Vorkommnisse", "crises and special occurrences"), _CARE),
    Entry("accident", "accidents", Text("Unfälle im Einsatz", "accidents on duty"), _CARE),
    Entry("policy", "policies", Text("Versicherungen", "insurance policies"), _CARE),
    Entry(
        "participation", "participations", Text("Teilnahmen an Veranstaltungen", "participations in events"), _CARE, aside=True
    ),
    Entry(
        "interpreter",
        "interpreters",
        Text("Dolmetscher:innen: finden, was sie dürfen", "interpreters: find, what they may"),
        _LANGUAGES,
    ),
    Entry("booking", "bookings", Text("gebuchte Dolmetscher:innen", "interpreters booked"), _LANGUAGES),
    Entry(
        "material",
        "materials",
        Text("Merkblätter je Sprache: ausgeben, was fehlt", "leaflets by language: hand out, what is missing"),
        _LANGUAGES,
    ),
    Entry("work", "works", Text("Aufgaben der Integration, nur mit Tag", "integration tasks, by day alone"), _LANGUAGES),
    Entry("distribution", "distributions", Text("ausgegebenes Material", "materials handed out"), _LANGUAGES, aside=True),
    Entry("effort", "efforts", Text("Einsatzzeiten", "times of service"), _MONEY),
    Entry("expense", "expenses", Text("Auslagen mit Beleg", "expenses with receipts"), _MONEY),
    Entry("claim", "claims", Text("Fahrten und Belege abrechnen", "claiming trips and receipts"), _MONEY),
    Entry(
        "allowance", "allowances", Text("Pauschalen und ihre Jahresgrenzen", "flat allowances and their yearly limits"), _MONEY
    ),
    Entry("project", "projects", Text("Projekte", "projects"), _MONEY),
    Entry("grant", "grants", Text("Förderungen: von der Idee zum Nachweis", "grants: from the idea to the proof"), _MONEY),
    Entry("spending", "spendings", Text("Ausgaben aus Förderungen, mit Beleg", "spendings of grants, with receipts"), _MONEY),
    Entry("funding-source", "funding_sources", Text("Förderquellen: wer was fördert", "funding sources: who funds what"), _MONEY),
    Entry("budget-line", "budget_lines", Text("Posten im Finanzierungsplan", "lines of a budget"), _MONEY, aside=True),
    Entry("income", "incomes", Text("Einnahmen für Förderungen", "incomes for grants"), _MONEY, aside=True),
    Entry("condition", "conditions", Text("Auflagen aus Bescheiden", "conditions of notices"), _MONEY, aside=True),
    Entry("privacy", "privacy", Text("Auskunft, Löschen, Aufbewahren", "access, erasing, keeping"), _DUTIES),
    Entry("breach", "breaches", Text("Datenpannen", "data breaches"), _DUTIES),
    Entry("access-request", "access_requests", Text("Auskunftsanträge", "access requests"), _DUTIES),
    Entry("hold", "holds", Text("Löschsperren", "holds on erasure"), _DUTIES),
    Entry("reminder", "reminders", Text("von Hand gesetzte Fristen", "deadlines set by hand"), _DUTIES),
    Entry(
        "restriction",
        "restrictions",
        Text("was ein Gesetz von Gelöschten behält", "what a law keeps of the erased"),
        _DUTIES,
        aside=True,
    ),
    Entry(
        "remainder",
        "remainders",
        Text("was die Statistik von Gelöschten behält", "what statistics keep of the erased"),
        _DUTIES,
        aside=True,
    ),
    Entry("erasure-protocol", "erasure_protocols", Text("Löschprotokolle", "protocols of erasure"), _DUTIES, aside=True),
    Entry(
        "settlement",
        "settlements",
        Text("erledigte und verschobene Fristen", "deadlines done and postponed"),
        _DUTIES,
        aside=True,
    ),
    Entry(
        "duplicate",
        "duplicates",
        Text("was über Dubletten entschieden wurde", "what was decided about duplicates"),
        _DUTIES,
        aside=True,
    ),
    Entry("init", "init:init", Text("das Register anlegen", "create the register"), _TOOL),
    Entry("key", "key", Text("Passphrase, Schlüsseldatei, Wiederherstellung", "passphrase, key file, recovery"), _TOOL),
    Entry("backup", "backup:backup", Text("eine Sicherung schreiben und prüfen", "write a backup and verify it"), _TOOL),
    Entry("restore", "restore:restore", Text("eine Sicherung zurückholen", "put a backup back"), _TOOL),
    Entry("checkup", "checkup", Text("prüfen, ob alles in Ordnung ist", "check that all is well"), _TOOL),
    Entry("audit", "audit", Text("wer was getan und gesehen hat", "who did and saw what"), _TOOL),
    Entry(
        "template",
        "templates",
        Text("Vorlagen: eigene Fassungen der Dokumente", "templates: your own versions of documents"),
        _TOOL,
    ),
    Entry("config", "config", Text("Einstellungen und woher sie kommen", "settings and where they come from"), _TOOL),
    Entry(
        "completion", "completion:completion", Text("Vervollständigung in der Shell einrichten", "set up shell completion"), _TOOL
    ),
)


def main() -> int:
    """Run the command line; gives the exit status."""
    return shell.run(COMMANDS, "today:today")
