"""What there is to say when an allowance is paid: what is left, what is planned, hours, liability, the volunteer card."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.limits import LIMITS
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.domain.tax_free import LIMITS as TAX_FREE
from ehrenamt_cli.domain.tax_free import Standing, basis_of, euros, liability, short_name
from ehrenamt_cli.domain.values import show_hours
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import efforts, registers
from ehrenamt_cli.services.allowances import declared, of_year
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage import settings
from ehrenamt_cli.storage.register import Register

_FEWEST_WEEKS = 13
"""An average over less than a quarter says little."""


def remarks(register: Register, person: Row, row: Row, known: Standing) -> list[Text]:
    """Sentences for whoever has just paid ``row``; ``known`` is the limit with it."""
    return [
        *_limit(register, person, row, known),
        *_hours(register, person, row),
        *_liability(register, person, row),
        *_card(register, person),
    ]


def hours_a_week(register: Register, volunteer_id: str, day: date) -> int:
    """The minutes a week on average, over the year up to the day or since the first effort in it."""
    year_ago = day - timedelta(days=364)
    [row] = efforts.sums(register, (), "", {"volunteer_id": volunteer_id}, year_ago, day)
    if not row["times"]:
        return 0
    weeks = max(((day - date.fromisoformat(row["first_on"])).days + 7) // 7, _FEWEST_WEEKS)
    minutes: int = row["minutes"]
    return round(minutes / weeks)


def _limit(register: Register, person: Row, row: Row, known: Standing) -> Iterator[Text]:
    if row["kind"] in TAX_FREE:
        yield Text(
            "{name} {year}: {paid} gezahlt, {elsewhere} anderswo; noch frei: {left} von {limit} ({basis}).",
            "{name} {year}: {paid} paid, {elsewhere} elsewhere; still free: {left} of {limit} ({basis}).",
        ).fill(
            name=short_name(row["kind"]),
            year=known.year,
            paid=euros(known.paid),
            elsewhere=euros(known.elsewhere),
            left=euros(known.left),
            limit=euros(known.limit),
            basis=basis_of(row["kind"]),
        )
    if known.over and known.planned:
        yield Text(
            "Mit dem, was noch vereinbart ist ({planned}), wären es {over} zu viel.",
            "With what is still agreed ({planned}) it would be {over} too much.",
        ).fill(planned=euros(known.planned), over=euros(known.over))
    if not declared(register, person["id"], known.year):
        yield Text(
            "Noch nicht erklärt: was anderswo gezahlt wird (ehrenamt allowance elsewhere {id} --kind {kind} --amount …).",
            "Not declared yet: what is paid elsewhere (ehrenamt allowance elsewhere {id} --kind {kind} --amount …).",
        ).fill(id=person["id"], kind=row["kind"])


def _hours(register: Register, person: Row, row: Row) -> Iterator[Text]:
    most = LIMITS["hours.week"]
    allowed = int(settings.own(register).get(most.name, most.default))
    minutes = hours_a_week(register, person["id"], date.fromisoformat(row["paid_on"]))
    if minutes > allowed * 60:
        yield Text(
            "Im Schnitt {hours} h je Woche: mehr als {most} gelten kaum noch als nebenberuflich (G-07).",
            "{hours} h a week on average: more than {most} hardly count as part-time (G-07).",
        ).fill(hours=show_hours(minutes), most=allowed)


def _liability(register: Register, person: Row, row: Row) -> Iterator[Text]:
    most = liability(row["year"])
    paid = sum(
        other["amount_cents"]
        for other in of_year(register, person["id"], row["year"])
        if not other["elsewhere"] and other["organisation_id"] == row["organisation_id"]
    )
    if most is not None and paid > most:
        yield Text(
            "Über {most} im Jahr: die Haftungserleichterung der §§ 31a, 31b BGB gilt nicht mehr.",
            "Above {most} a year: the limited liability of §§ 31a, 31b BGB no longer holds.",
        ).fill(most=euros(most))


def _card(register: Register, person: Row) -> Iterator[Text]:
    """A flat allowance may cost the volunteer card."""
    cards = {one["kind"] for one in stored.every(register, SCREENINGS, {"volunteer_id": person["id"]})}
    land = registers.own_organisation(register)["land"]
    if land == "NW" or "card_nw" in cards:
        yield Text(
            "Achtung: Mit einer Pauschale über die Kosten hinaus gibt es keine Ehrenamtskarte NRW (A-01).",
            "Careful: with a flat allowance beyond costs there is no volunteer card NRW (A-01).",
        )
    if land in ("NI", "HB") or "card_ni" in cards:
        yield Text(
            "Achtung: Die Ehrenamtskarte NI/HB setzt unentgeltliches Engagement voraus (A-03).",
            "Careful: the volunteer card NI/HB requires unpaid engagement (A-03).",
        )
