"""LIMITS: numbers of the field that no law has; each is a proposal with its source, and every organisation sets its own."""

from __future__ import annotations

from typing import NamedTuple

from ehrenamt_cli.i18n import Text


class Limit(NamedTuple):
    """One number: the name it is set by, what is counted, the default and where that comes from."""

    name: str
    about: Text
    default: int
    source: Text


LIMITS: dict[str, Limit] = {
    limit.name: limit
    for limit in (
        Limit(
            "card.hours",
            Text("Ehrenamtskarte: Stunden im Jahr", "volunteer card: hours a year"),
            250,
            Text("A-01, A-03; Kommunen können abweichen", "A-01, A-03; municipalities may differ"),
        ),
        Limit(
            "card.years",
            Text("Ehrenamtskarte: Jahre im Engagement", "volunteer card: years of engagement"),
            2,
            Text("A-01, A-03; Kommunen können abweichen", "A-01, A-03; municipalities may differ"),
        ),
        Limit(
            "jubilee.years",
            Text("Jubiläums-Ehrenamtskarte NRW: Jahre", "jubilee volunteer card NRW: years"),
            25,
            Text("A-02", "A-02"),
        ),
        Limit(
            "grant.overspend",
            Text("Förderung: ein Posten darf überzogen werden um %", "grant: a budget line may be overspent by %"),
            20,
            Text(
                "ANBest-P Nr. 1.2, wenn andere Posten es einsparen; der Bescheid geht vor",
                "ANBest-P no. 1.2, where other lines save it; the notice comes first",
            ),
        ),
        Limit(
            "heavy.placements",
            Text("belastende Einsätze zugleich, je Person", "heavy placements at a time, for each person"),
            2,
            Text("Vorschlag gegen sekundäre Traumatisierung", "proposal against secondary trauma"),
        ),
        Limit(
            "hours.month",
            Text("Stunden im Monat, ab denen ein Bedarf auffällt", "hours a month from which a need stands out"),
            20,
            Text(
                "Vorschlag: kein Notnagel; § 3 (1) BFDG, § 16d (2) SGB II", "proposal: no stopgap; § 3 (1) BFDG, § 16d (2) SGB II"
            ),
        ),
        Limit(
            "hours.week",
            Text("Stunden je Woche im Schnitt, bis zu denen es nebenberuflich ist", "hours a week on average that are part-time"),
            13,
            Text("G-07: höchstens ein Drittel, Richtwert 13-14 Stunden", "G-07: at most a third, guide value 13-14 hours"),
        ),
        Limit(
            "load.active",
            Text("aktive Freiwillige je Ansprechperson", "active volunteers for each professional"),
            50,
            Text("Vorschlag: Ehrenamt braucht Hauptamt", "proposal: volunteers need professionals"),
        ),
        Limit(
            "load.prison",
            Text("Einzelbegleitungen im Vollzug je Ansprechperson", "one-to-one prison placements for each professional"),
            20,
            Text("Vorschlag: Ehrenamt braucht Hauptamt", "proposal: volunteers need professionals"),
        ),
    )
}
