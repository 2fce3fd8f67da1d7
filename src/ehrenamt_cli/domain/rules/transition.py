"""Parts A and B: steps of the partners when somebody goes into custody, is planned for and is released."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.rules.rule import AT_ONCE, FOUR_WEEKS, Rule
from ehrenamt_cli.i18n import NOTHING, Text, same

_WEEK, _FORTNIGHT, _QUARTER = Period(7, "day"), Period(14, "day"), Period(3, "month")

_PRISON = Text("Justizvollzugsanstalt", "prison")
_AJSD = same("AJSD")

_AGREEMENT = Text("Kooperationsvereinbarung: {words}", "cooperation agreement: {words}")
_AV = Text("AV Übergangsmanagement NI: {words}", "AV Übergangsmanagement NI: {words}")

_ADMITTED = _AGREEMENT.fill(words=Text("bei der Aufnahme frühere Betreuung prüfen", "check for earlier care on admission"))
_NUMBER_UNKNOWN = _AV.fill(
    words=Text("II Nr. 1.3, Zahl aus dem Text selbst einzustellen", "II no. 1.3, number to be set from the text")
)
_CHECKED = Text("Tag der Prüfung", "day of the check")
_TOLD = Text("Tag der Mitteilung an den AJSD", "day on which the AJSD was told")
_NI = same("Niedersachsen; {words}")
_OUTLOOK = _NI.fill(
    words=Text(
        "Bewährung, § 35 BtMG oder Führungsaufsicht nicht ausgeschlossen",
        "probation, § 35 BtMG or supervision of conduct not ruled out",
    )
)
_CLEAR = Text("{before}; ein AJSD führt oder führte den Fall", "{before}; an AJSD leads or led the case").fill(before=_OUTLOOK)
_UNCLEAR = Text("{before}; kein AJSD führt oder führte den Fall", "{before}; no AJSD leads or led the case").fill(before=_OUTLOOK)
_SINCE_2021 = "2021-09-01"
"""The AV Übergangsmanagement is in force since that day."""


def _step(
    key: str,
    source: str,
    trigger: str,
    period: Period | None,
    title: Text,
    basis: Text,
    responsible: Text,
    evidence: Text,
    condition: Text = NOTHING,
    *,
    remind: Period = AT_ONCE,
    validity: bool = False,
    runs_from: Text = NOTHING,
) -> Rule:
    """A step that the texts want in good time and without a number: the period is the organisation's own."""
    return Rule(
        key,
        source,
        "client",
        trigger,
        period,
        title,
        basis,
        responsible=responsible,
        strength="soft",
        validity=validity,
        remind=remind,
        origin="text",
        runs_from=runs_from,
        condition=condition,
        evidence=evidence,
    )


TRANSITION: tuple[Rule, ...] = (
    _step(
        "K-06",
        "prison_admissions",
        "admitted_on",
        _FORTNIGHT,
        Text("Prüfen, ob ein Partner die Person schon betreut hat", "Check whether a partner cared for the person before"),
        _ADMITTED,
        _PRISON,
        _CHECKED,
        runs_from=Text(
            "Aufnahme in der Anstalt, sonst „in Haft seit“, sonst Eintrag",
            "admission to the prison, else “in custody since”, else registration",
        ),
    ),
    _step(
        "K-07",
        "partner_admissions",
        "taken_on",
        _FORTNIGHT,
        Text("Prüfen, ob ein Partner die Person schon betreut hat", "Check whether a partner cared for the person before"),
        _ADMITTED,
        Text("AJSD oder Anlaufstelle", "AJSD or drop-in centre"),
        _CHECKED,
        runs_from=Text("Beginn des Aufenthalts, sonst Eintrag", "beginning of the whereabouts, else registration"),
    ),
    _step(
        "K-08",
        "plans_with_partners",
        "plan_update_on",
        AT_ONCE,
        Text("Vollzugsplan mit den Angaben der Partner fortschreiben", "Update the sentence plan with what the partners know"),
        _AGREEMENT.fill(words=Text("Vollzugsplanung, § 9 NJVollzG", "sentence planning, § 9 NJVollzG")),
        _PRISON,
        Text("nächster Tag der Fortschreibung", "next day of an update"),
        Text("ein Partner begleitet die Person", "a partner works with the person"),
        remind=FOUR_WEEKS,
        validity=True,
    ),
    _step(
        "K-09",
        "offers",
        "custody_on",
        Period(28, "day"),
        Text("Angebot der Anlaufstelle vorstellen", "Present the offer of the drop-in centre"),
        _AGREEMENT.fill(words=Text("zu Beginn der Haft aktenkundig vorstellen", "presented on record when custody begins")),
        _PRISON,
        Text("Aktenvermerk mit Tag", "note in the file with its day"),
        Text("Bedarf nicht verneint; Kontakt nur auf Wunsch", "need not denied; contact only if wanted"),
        runs_from=Text(
            "„in Haft seit“, sonst erster Aufenthalt in Haft, sonst Eintrag",
            "“in custody since”, else first whereabouts in custody, else registration",
        ),
    ),
    _step(
        "K-12",
        "conferences",
        "held_on",
        _FORTNIGHT._replace(backward=True),
        Text("Partner zur Vollzugsplankonferenz einladen, {day}", "Invite the partners to the plan conference on {day}"),
        _AGREEMENT.fill(words=Text("Teilnahme anbieten, § 68 (5) NJVollzG", "offer to take part, § 68 (5) NJVollzG")),
        _PRISON,
        Text("Einladung, Zusage oder Ersatzform", "invitation, answer or another form"),
        runs_from=Text("Tag der Konferenz", "day of the conference"),
        remind=_WEEK,
    )._replace(subject="conference"),
    _step(
        "K-13",
        "supervision_reports",
        "expected_release_on",
        _QUARTER._replace(backward=True),
        Text("Entlassung in Führungsaufsicht melden, {day}", "Report the release under supervision of conduct on {day}"),
        _AGREEMENT.fill(words=Text("frühzeitig; AV ÜM II 1.3 geht vor", "early; AV ÜM II 1.3 comes first")),
        _PRISON,
        Text("Meldung an den AJSD", "report to the AJSD"),
        Text("Führungsaufsicht zu erwarten", "supervision of conduct expected"),
        remind=FOUR_WEEKS,
    ),
    _step(
        "K-16",
        "custody_notices",
        "custody_notice_on",
        _WEEK,
        Text("Vor der Inhaftierung Kontakt aufnehmen", "Get in touch before the custody begins"),
        _AGREEMENT.fill(words=Text("Kontakt bei bevorstehender Inhaftierung", "contact when custody is ahead")),
        _AJSD,
        Text("Kontakt mit der Person und der Anstalt", "contact with the person and the prison"),
        Text("im Rahmen der Möglichkeiten", "as far as possible"),
    ),
    _step(
        "K-17",
        "release_contacts",
        "release_notice_on",
        _WEEK,
        Text("Vor der Entlassung Kontakt aufnehmen", "Get in touch before the release"),
        _AGREEMENT.fill(words=Text("Kontakt nach Mitteilung der Entlassung", "contact once the release is told")),
        _AJSD,
        Text("Kontakt und Gespräch", "contact and talk"),
        Text("Bewährung oder § 35 BtMG nicht ausgeschlossen", "probation or § 35 BtMG not ruled out"),
    ),
    _step(
        "U-01",
        "release_notices",
        "expected_release_on",
        None,
        Text("Entlassung dem AJSD mitteilen, {day}", "Tell the AJSD of the release on {day}"),
        _NUMBER_UNKNOWN,
        _PRISON,
        _TOLD,
        _CLEAR,
        remind=FOUR_WEEKS,
    )._replace(strength="hard", origin="law", valid_from=_SINCE_2021),
    _step(
        "U-02",
        "release_notices_unclear",
        "expected_release_on",
        None,
        Text(
            "Entlassung der Bezirksleitung des AJSD mitteilen, {day}",
            "Tell the district office of the AJSD of the release on {day}",
        ),
        _NUMBER_UNKNOWN,
        _PRISON,
        _TOLD,
        _UNCLEAR,
        remind=FOUR_WEEKS,
    )._replace(strength="hard", origin="law", number="U-01", valid_from=_SINCE_2021),
    _step(
        "U-03",
        "responsibilities",
        "release_notice_on",
        Period(3, "werktag"),
        Text("Zuständigkeit schriftlich mitteilen: Anstalt und Person", "Tell prison and person in writing who is in charge"),
        _AV.fill(words=Text("unverzüglich", "without delay")),
        _AJSD,
        Text("Schreiben an Anstalt und Person", "letter to prison and person"),
        same("Niedersachsen"),
    )._replace(valid_from=_SINCE_2021),
    Rule(
        "U-04",
        "release_talks",
        "client",
        "expected_release_on",
        Period(1, "day", backward=True),
        Text("Persönliches Gespräch vor der Entlassung {day}", "Talk in person before the release on {day}"),
        _AV.fill(words=Text("IV, grundsätzlich vor der Entlassung", "IV, as a rule before the release")),
        responsible=_AJSD,
        remind=FOUR_WEEKS,
        condition=_OUTLOOK,
        evidence=Text("Tag des Gesprächs", "day of the talk"),
        valid_from=_SINCE_2021,
    ),
    _step(
        "U-05",
        "forensic_releases",
        "expected_release_on",
        _QUARTER._replace(backward=True),
        Text("AJSD an der Entlassung beteiligen, {day}", "Involve the AJSD in the release on {day}"),
        Text("Maßregelvollzug NI: drei bis sechs Monate vorher", "forensic hospitals in NI: three to six months before"),
        Text("Maßregelvollzug", "forensic hospital"),
        _TOLD,
        same("Niedersachsen"),
        remind=_QUARTER,
    ),
    _step(
        "U-06",
        "authorities",
        "planned_on",
        AT_ONCE,
        Text("{recipient} benachrichtigen: {what}", "Notify {recipient}: {what}"),
        Text("VGO NI 44, 49: rechtzeitig, Tag von Hand", "VGO NI 44, 49: in good time, day by hand"),
        _PRISON,
        Text("Weitergabe mit Tag", "transfer with its day"),
        _NI.fill(words=Text("Ausländerbehörde oder Jugendamt beteiligt", "foreigners' office or youth office involved")),
        remind=_WEEK,
        validity=True,
    )._replace(subject="transfer"),
)
