"""What makes a match: the criteria that every pair must meet, one row each.

Ranking, plan, explanation, guardrails and placement all read ``CRITERIA``; a new criterion is one more row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ehrenamt_cli.domain.matching import conditions, words
from ehrenamt_cli.domain.matching.criterion import Criterion, Lookup
from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer
from ehrenamt_cli.i18n import Text, same


class Verdict(NamedTuple):
    """One criterion applied to one pair, with what is wanted and what is offered."""

    criterion: Criterion
    holds: bool
    wanted: Text
    offered: Text

    @property
    def code(self) -> str:
        """The code of the criterion."""
        return self.criterion.code

    @property
    def values(self) -> Text:
        """Both sides in one sentence."""
        return Text("gebraucht: {wanted}; vorhanden: {offered}", "wanted: {wanted}; offered: {offered}").fill(
            wanted=self.wanted, offered=self.offered
        )


def verdicts(need: Need, volunteer: Volunteer, problem: Problem) -> list[Verdict]:
    """Every criterion with its values: why this pair is possible, or why not."""
    return [_verdict(each, each.check(need, volunteer, problem), need, volunteer, problem) for each in CRITERIA]


def failures(need: Need, volunteer: Volunteer, problem: Problem) -> list[Verdict]:
    """The criteria that stand in the way of a pair; empty where the pair is possible."""
    return [_verdict(each, False, need, volunteer, problem) for each in failing(need, volunteer, problem)]


def failing(need: Need, volunteer: Volunteer, problem: Problem) -> list[Criterion]:
    """The criteria that a pair does not meet, without the words: for the many pairs that nobody will look at."""
    return [each for each in CRITERIA if not each.check(need, volunteer, problem)]


def _verdict(criterion: Criterion, holds: bool, need: Need, volunteer: Volunteer, problem: Problem) -> Verdict:
    return Verdict(criterion, holds, criterion.wanted(need, problem), criterion.offered(need, volunteer, problem))


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "LEITPLANKE",
        Text("was für den Bedarf gilt", "what holds for the need"),
        conditions.within_the_rails,
        words.rails_wanted,
        words.rails_offered,
        lift=Text("den Bedarf selbst ändern; Näheres: ehrenamt match why", "change the need itself; more: ehrenamt match why"),
        basis=Text("Leitplanken", "guardrails"),
        asks=lambda need, _: need.barred,
        proposable=False,
        strength="forbids",
        looks_at=(),
    ),
    Criterion(
        "AKTIV",
        Text("aktiv", "active"),
        conditions.is_active,
        words.active_wanted,
        words.active_offered,
        lift=Text("Gespräch, Überprüfung und Einführung abschließen", "complete interview, screening and training"),
        basis=Text("Ehrenamt braucht Hauptamt", "volunteers need professionals"),
        asks=lambda need, _: None,
        strength="forbids",
        looks_at=("volunteers.status",),
    ),
    Criterion(
        "EINWILLIGUNG",
        Text("Einwilligung", "consent"),
        conditions.consents,
        words.consent_wanted,
        words.consent_offered,
        lift=Text("wenn die Person von sich aus einwilligt", "if the person consents of their own accord"),
        basis=Text("Art. 6 Abs. 1 Buchst. a DSGVO", "Art. 6 (1) (a) GDPR"),
        asks=lambda need, _: None,
        proposable=False,
        strength="forbids",
        looks_at=("volunteers.consent_on",),
    ),
    Criterion(
        "GEHEIMHALTUNG",
        Text("Verschwiegenheit vor jeder Klient:in", "secrecy before any client"),
        conditions.bound_to_secrecy,
        words.secrecy_wanted,
        words.secrecy_offered,
        lift=Text(
            "zur Verschwiegenheit verpflichten, unterschrieben: ehrenamt screening add --kind secrecy",
            "take the signed undertaking of secrecy: ehrenamt screening add --kind secrecy",
        ),
        basis=same("§ 203 (4) StGB (Z-05)"),
        asks=lambda need, _: (need.secrecy, need.start) if need.secrecy else None,
        strength="forbids",
        looks_at=("screenings", "needs.client_id"),
    ),
    Criterion(
        "MINDESTALTER",
        Text("Mindestalter", "minimum age"),
        conditions.old_enough,
        words.age_wanted,
        words.age_offered,
        lift=Text(
            "warten, oder eine Ausnahme der Anstalt eintragen: ehrenamt exemption add --requirement Mindestalter",
            "wait, or enter the prison's exemption: ehrenamt exemption add --requirement age",
        ),
        basis=Text("NRW: AV JM 24.04.2015 Nr. 1.2; sonst Vorgabe der Anstalt (Z-01)", "set by the prison or its Land (Z-01)"),
        asks=lambda need, problem: (need.born_by, conditions.place_of_exemption(need, problem)) if need.born_by else None,
        proposable=False,
        strength="forbids",
        looks_at=("volunteers.born_on", "exemptions"),
    ),
    Criterion(
        "UEBERPRUEFUNG",
        Text("Überprüfung", "screening"),
        conditions.screened,
        words.screenings_wanted,
        words.screenings_offered,
        lift=Text(
            "den fehlenden Nachweis vor dem Beginn einholen: ehrenamt screening add",
            "obtain the missing proof before the start: ehrenamt screening add",
        ),
        basis=Text("§ 72a SGB VIII, § 44 Abs. 3 AsylG, § 203 Abs. 4 StGB", "§ 72a SGB VIII, § 44 (3) AsylG, § 203 (4) StGB"),
        asks=lambda need, problem: (need.screenings, need.start, conditions.place_of_exemption(need, problem)),
        strength="forbids",
        looks_at=(
            "screenings",
            "exemptions",
            "requirements",
            "needs.with_minors",
            "activities.with_minors",
            "volunteers.born_on",
        ),
    ),
    Criterion(
        "ZULASSUNG",
        Text("Zulassung", "admission"),
        conditions.admitted,
        words.admission_wanted,
        words.admission_offered,
        lift=Text("die Zulassung der Einrichtung beantragen oder verlängern", "apply for or extend the institution's admission"),
        basis=Text("Entscheidung der Anstaltsleitung (NRW: AV vom 24.04.2015)", "the prison governor's decision"),
        asks=lambda need, _: (need.institution, need.start),
        lookup=Lookup(conditions.institution_admitting, lambda volunteer: volunteer.admitted),
        strength="forbids",
        looks_at=("screenings", "requirements", "organisations.requires_admission"),
    ),
    Criterion(
        "SCHULUNG",
        Text("Schulung", "training"),
        conditions.trained,
        words.trainings_wanted,
        words.trainings_offered,
        lift=Text("die Schulung nachholen oder auffrischen", "attend or refresh the training"),
        basis=Text("Vorgabe des Bedarfs", "condition of the need"),
        asks=lambda need, problem: (need.trainings, need.start, conditions.place_of_exemption(need, problem)),
        strength="asks",
        looks_at=("screenings", "exemptions", "requirements", "needs.trainings"),
    ),
    Criterion(
        "SPRACHE",
        Text("Sprache", "language"),
        conditions.speaks,
        words.languages_wanted,
        words.languages_offered,
        lift=Text("eine andere Sprache oder ein niedrigeres Niveau zulassen", "accept another language or a lower level"),
        basis=Text("Vorgabe des Bedarfs", "condition of the need"),
        asks=lambda need, _: tuple(need.languages.items()),
        strength="asks",
        looks_at=("volunteers.languages", "needs.languages"),
    ),
    Criterion(
        "AUFGABE",
        Text("Tätigkeit", "activity"),
        conditions.does,
        words.task_wanted,
        words.task_offered,
        lift=Text(
            "die Person für diese Tätigkeit gewinnen; Beratung nur mit Qualifikation", "win the person over; advice needs proof"
        ),
        basis=Text("Begleitung ja, Beratung nein: § 6 RDG", "accompaniment yes, advice no: § 6 RDG"),
        asks=lambda need, _: (need.kind, need.qualification),
        strength="forbids",
        looks_at=(
            "volunteers.interests",
            "volunteers.qualifications",
            "needs.activity_id",
            "activities.colour",
            "activities.qualification",
        ),
    ),
    Criterion(
        "GESCHLECHT",
        Text("Wunsch der Klient:in", "the client's wish"),
        conditions.gender_wished,
        words.gender_wanted,
        words.gender_offered,
        lift=Text("wenn die Klient:in den Wunsch von sich aus ändert", "if the client changes the wish unasked"),
        basis=Text("Wunsch der Klient:in", "the client's wish"),
        asks=lambda need, _: need.gender,
        proposable=False,
        strength="forbids",
        looks_at=("volunteers.gender", "needs.gender"),
    ),
    Criterion(
        "KONFLIKT",
        Text("Ausschluss", "exclusion"),
        conditions.no_conflict,
        words.conflict_wanted,
        words.conflict_offered,
        lift=Text("wenn der Grund des Ausschlusses entfallen ist", "if the reason for the exclusion is gone"),
        basis=Text("Schutz beider Seiten", "protection of both sides"),
        proposable=False,
        strength="forbids",
        looks_at=("exclusions", "needs.client_id", "needs.organisation_id"),
    ),
    Criterion(
        "NEBENROLLE",
        Text("kein Interessenkonflikt", "no conflict of interest"),
        conditions.works_elsewhere,
        words.role_wanted,
        words.role_offered,
        lift=Text(
            "eine andere Einrichtung, oder begründen, warum beides geht",
            "another organisation, or the reason why both is possible",
        ),
        basis=Text(
            "wer an der Einrichtung zuständig ist, wird dort nicht ehrenamtlich eingesetzt",
            "professionals do not volunteer where they are in charge",
        ),
        asks=lambda need, _: need.institution,
        proposable=False,
        strength="asks",
        looks_at=("contacts", "volunteers.name"),
    ),
    Criterion(
        "ENTFERNUNG",
        Text("Entfernung", "distance"),
        conditions.near,
        words.distance_wanted,
        words.distance_offered,
        lift=Text("eine Fahrgelegenheit finden oder die Grenze anheben", "find a lift or raise the limit"),
        basis=Text("Angabe der Person", "stated by the person"),
        strength="asks",
        looks_at=("volunteers.postal_code", "volunteers.max_km", "needs.postal_code", "organisations.postal_code"),
    ),
    Criterion(
        "ZEIT",
        Text("gemeinsame Zeit", "common time"),
        conditions.has_time,
        words.time_wanted,
        words.time_offered,
        lift=Text("eine gemeinsame Zeit vereinbaren", "agree on a common time"),
        basis=Text("Zeiten beider Seiten und der Einrichtung", "times of both sides and of the institution"),
        strength="asks",
        looks_at=("volunteers.availability", "needs.times", "organisations.opening_hours"),
    ),
    Criterion(
        "BELASTUNG",
        Text("Belastung", "strain"),
        conditions.can_bear_it,
        words.strain_wanted,
        words.strain_offered,
        lift=Text("erst einen belastenden Einsatz beenden", "end a heavy placement first"),
        basis=Text(
            "Schutz vor sekundärer Traumatisierung; Vorschlag, einstellbar: heavy.placements",
            "protection from secondary trauma; a proposal, may be changed: heavy.placements",
        ),
        asks=lambda need, _: need.heavy,
        proposable=False,
        strength="asks",
        looks_at=("activities.heavy", "needs.activity_id", "placements"),
    ),
    Criterion(
        "KAPAZITAET",
        Text("freier Platz", "free placement"),
        conditions.has_place,
        words.place_wanted,
        words.place_offered,
        lift=Text("einen weiteren Einsatz übernehmen oder einen beenden", "take on one more placement or end one"),
        basis=Text("Angabe der Person", "stated by the person"),
        asks=lambda need, _: None,
        strength="asks",
        looks_at=("volunteers.capacity", "placements"),
    ),
    Criterion(
        "STUNDEN",
        Text("Zeit je Woche", "time a week"),
        conditions.has_minutes,
        words.minutes_wanted,
        words.minutes_offered,
        lift=Text("mehr Minuten je Woche oder ein kürzerer Besuch", "more minutes a week or a shorter visit"),
        basis=Text("Angabe der Person", "stated by the person"),
        asks=lambda need, _: need.minutes,
        strength="asks",
        looks_at=("volunteers.hours_week", "needs.minutes_week", "placements"),
    ),
)
"""The whole list, in the order in which a refusal names them."""

CRITERION: Mapping[str, Criterion] = {each.code: each for each in CRITERIA}
