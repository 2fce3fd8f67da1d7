"""Part E, where money has a date: expenses are claimed in time."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.clocks import month_end, quarter_end
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.rules.rule import AT_ONCE, FOUR_WEEKS, Rule
from ehrenamt_cli.i18n import Text

_CLAIMED = Text("beantragt am", "claimed on")

_IN_A_YEAR = Rule(
    "G-01",
    "claims_prison_nw",
    "claim",
    "arisen_on",
    Period(1, "year"),
    Text("Auslagen schriftlich beantragen, entstanden {day}", "Claim in writing the expenses of {day}"),
    Text("AV Auslagen Justizvollzug NRW: innerhalb eines Jahres", "rules on expenses in NRW prisons: within a year"),
    remind=Period(8, "week"),
    condition=Text("Justizvollzug NRW", "prisons in NRW"),
    evidence=_CLAIMED,
)

_IN_HALF_A_YEAR = Rule(
    "G-08",
    "trips_prison_ni",
    "claim",
    "arisen_on",
    Period(6, "month"),
    Text("Fahrt vom {day} abrechnen, falls die Ausschlussfrist gilt", "Claim the trip of {day} in case the time limit applies"),
    Text("§ 3 (2) BRKG; die AV verweist nur auf §§ 4, 5", "§ 3 (2) BRKG; the rules refer to §§ 4, 5 only"),
    strength="soft",
    remind=FOUR_WEEKS,
    origin="proposal",
    condition=Text("Justizvollzug Niedersachsen, Fahrt", "prisons in Niedersachsen, travel"),
    evidence=_CLAIMED,
    valid_until="2027-12-31",
)


def _unclaimed(rule: Rule, source: str) -> Rule:
    """The same limit for what is in no claim yet; after it nothing is left to do."""
    return rule._replace(
        source=source,
        subject="volunteer",
        title=Text("Auslagen abrechnen, die erste vom {day}", "Claim the expenses, the first of {day}"),
        part="unclaimed",
        written=("held_on", "arisen_on"),
        runs_from=Text("erste Fahrt oder Auslage, die in keiner Abrechnung steht", "first trip or expense that is in no claim"),
        evidence=Text("Abrechnung", "claim"),
    )


MONEY: tuple[Rule, ...] = (
    _IN_A_YEAR,
    _unclaimed(_IN_A_YEAR, "unclaimed_prison_nw"),
    Rule(
        "G-02",
        "claims_prison_ni",
        "claim",
        "arisen_on",
        AT_ONCE,
        Text("Pauschale des Quartals beantragen", "Claim the quarter's allowance"),
        Text("EaMAJVAEAV NI: vierteljährlich nachträglich, bis 30 €", "EaMAJVAEAV NI: quarterly in arrears, up to 30 €"),
        clock=quarter_end,
        remind=Period(2, "week"),
        condition=Text("Justizvollzug Niedersachsen, Pauschale", "prisons in Niedersachsen, allowance"),
        evidence=_CLAIMED,
        valid_until="2027-12-31",
    ),
    Rule(
        "G-03",
        "claims_ajsd",
        "claim",
        "arisen_on",
        AT_ONCE,
        Text("Pauschale des Monats beantragen", "Claim the month's allowance"),
        Text("AJSDAEAV: monatlich nachträglich, 50 oder 30 €", "AJSDAEAV: monthly in arrears, 50 or 30 €"),
        clock=month_end,
        remind=Period(1, "week"),
        condition=Text("Ambulanter Justizsozialdienst, Pauschale", "probation service, allowance"),
        evidence=_CLAIMED,
        valid_until="2025-12-31",
    ),
    _IN_HALF_A_YEAR,
    _unclaimed(_IN_HALF_A_YEAR, "unclaimed_prison_ni"),
)
