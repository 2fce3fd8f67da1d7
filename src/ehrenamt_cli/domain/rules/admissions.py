"""Part D: what comes before and after an admission to a prison, and whatever else is valid for a time."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.clocks import of_age
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.domain.rules.certificates import DAY_BEFORE
from ehrenamt_cli.domain.rules.rule import AT_ONCE, FOUR_WEEKS, PRACTICE, ByEntry, Rule
from ehrenamt_cli.domain.screenings import KINDS
from ehrenamt_cli.i18n import Text, same

AGES = {"BE": Period(18, "year"), "BY": Period(21, "year"), "ST": Period(21, "year")}
"""The minimum age for prisons where a Land other than NRW has published one; elsewhere the prison decides."""

_AGES_ELSEWHERE: dict[str, Period | None] = {land: AGES.get(land) for land in LANDS if land != "NW"} | {"elsewhere": None}


def _old_enough(source: str, age: Period | ByEntry, basis: Text, condition: Text) -> Rule:
    """A hint and no duty: until then nobody is admitted, from then on it can be asked for again."""
    return Rule(
        "Z-01",
        source,
        "screening",
        "born_on",
        age,
        Text("Mindestalter erreicht: Zulassung ab jetzt möglich", "Old enough: admission is possible from now on"),
        basis,
        strength="soft",
        validity=True,
        at_once=True,
        clock=of_age,
        origin="text",
        condition=condition,
        evidence=Text("Ergebnis der Zulassung", "result of the admission"),
    )


def _instructed(source: str, basis: Text) -> Rule:
    """Whoever is inquired about is told before, and that is on record."""
    return Rule(
        "Z-03",
        source,
        "screening",
        "requested_on",
        AT_ONCE,
        Text("Belehrung vor der Sicherheitsanfrage festhalten", "Record the instruction before the security inquiry"),
        basis,
        validity=True,
        at_once=True,
        evidence=Text("belehrt am", "instructed on"),
    )


ADMISSIONS: tuple[Rule, ...] = (
    _old_enough(
        "admissions_of_minors",
        Period(21, "year"),
        same("AV JM NRW 24.04.2015 Nr. 1.2, § 187 (2) S. 2 BGB"),
        Text("Justizvollzug NRW, beim Antrag noch nicht 21", "prisons in NRW, not yet 21 when asked for"),
    )._replace(origin="law", valid_from="2015-04-24"),
    _old_enough(
        "admissions_of_minors_elsewhere",
        ByEntry("land", _AGES_ELSEWHERE),
        Text("Vorgabe der Anstalt, § 187 (2) S. 2 BGB", "set by the prison, § 187 (2) sentence 2 BGB"),
        Text("Justizvollzug anderswo, beim Antrag noch zu jung", "prisons elsewhere, too young when asked for"),
    )._replace(part="elsewhere"),
    _instructed(
        "inquiries_uninstructed", Text("§ 21 JVollzDSG NRW, anderswo entsprechend", "§ 21 JVollzDSG NRW, elsewhere alike")
    ),
    _instructed(
        "inquiries_uninstructed_bw", Text("VwV Personenüberprüfung BW Nr. 4.3", "VwV Personenüberprüfung BW no. 4.3")
    )._replace(part="bw", valid_until="2024-07-31", condition=same("Baden-Württemberg")),
    Rule(
        "Z-04",
        "starts_without_undertaking",
        "placement",
        "start_on",
        DAY_BEFORE,
        Text("Förmlich verpflichten, Beginn {day}", "Take the formal undertaking before the start on {day}"),
        same("§ 1 VerpflG"),
        remind=FOUR_WEEKS,
        condition=Text("Einsatz in einer Justizvollzugsanstalt", "a placement in a prison"),
        evidence=Text("Niederschrift, Abschrift ausgehändigt", "record signed, copy handed out"),
    ),
    Rule(
        "Z-05",
        "starts_without_secrecy",
        "placement",
        "start_on",
        DAY_BEFORE,
        Text("Zur Verschwiegenheit verpflichten, Beginn {day}", "Take the undertaking of secrecy before {day}"),
        same("§ 203 (4) StGB"),
        remind=FOUR_WEEKS,
        condition=Text("Bedarf einer Klient:in", "a client's need"),
        evidence=Text("unterschriebene Verpflichtung", "the signed undertaking"),
    ),
    Rule(
        "Z-06",
        "admissions_expiring",
        "screening",
        "valid_until",
        AT_ONCE,
        Text("Zulassung läuft ab", "Admission expires"),
        Text("Befristung durch die Einrichtung", "limited by the organisation"),
        strength="soft",
        validity=True,
        remind=Period(8, "week"),
        origin="proposal",
        evidence=Text("neue Zulassung", "a new admission"),
    ),
    Rule(
        "Z-07",
        "admissions_pending",
        "screening",
        "requested_on",
        Period(6, "week"),
        Text("Zulassung nachfragen, beantragt {day}", "Ask after the admission requested on {day}"),
        PRACTICE,
        strength="soft",
        every=Period(4, "week"),
        origin="proposal",
        evidence=Text("Ergebnis der Zulassung", "result of the admission"),
    ),
    Rule(
        "Z-08",
        "cards_out",
        "screening",
        "over_on",
        Period(14, "day"),
        Text("Ausweis {card_number} zurückgeben lassen", "Have card {card_number} returned"),
        PRACTICE,
        strength="soft",
        origin="proposal",
        runs_from=Text("Ende der Mitarbeit oder der Gültigkeit", "end of the work or of the validity"),
        condition=Text("Ende der Mitarbeit oder der Zulassung", "end of the work or of the admission"),
        evidence=Text("Ausweis zurück am", "card returned on"),
    ),
    Rule(
        "N-02",
        "screenings_expiring",
        "screening",
        "valid_until",
        AT_ONCE,
        Text("Läuft ab: {kind}", "Expires: {kind}"),
        Text("eingetragene Gültigkeit", "validity as recorded"),
        validity=True,
        remind=FOUR_WEEKS,
        words={"kind": KINDS},
        origin="proposal",
        evidence=Text("neuer Nachweis", "a new proof"),
    ),
)
