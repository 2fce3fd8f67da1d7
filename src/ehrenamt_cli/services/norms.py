"""Norms: what an organisation has set about proofs, ages and loads, as matching and guardrails go by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, cast

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.domain.limits import LIMITS
from ehrenamt_cli.domain.rules import ByEntry
from ehrenamt_cli.domain.rules.admissions import ADMISSIONS
from ehrenamt_cli.domain.rules.certificates import CERTIFICATES
from ehrenamt_cli.domain.rules.numbers import in_force
from ehrenamt_cli.domain.screenings import Renewal
from ehrenamt_cli.services.settings import CHOICES
from ehrenamt_cli.storage import settings as stored
from ehrenamt_cli.storage.register import Register


class Norms(NamedTuple):
    """The numbers that hold in one register."""

    renewal: Renewal
    """When a certificate is inspected again and how old it may be when it is shown (rules F-03, F-02)."""
    ages: Mapping[str, Period]
    """The minimum age for prisons by Land (rule Z-01), where one is known or set."""
    disclosed: str
    """How far back a self-disclosure has to go (rule Z-02): ``2 Jahre``."""
    limits: Mapping[str, int]
    """By the name in ``LIMITS``."""


def of(register: Register) -> Norms:
    """As they hold today."""
    own = stored.own(register)
    rules = {rule.source: rule for rule in in_force((*CERTIFICATES, *ADMISSIONS), own, clock.today())}
    again, fresh = rules["certificates"], rules["certificates_old"]
    elsewhere = cast(ByEntry, rules["admissions_of_minors_elsewhere"].period)
    ages = {land: elsewhere.of(land) for land in LANDS} | {"NW": cast(Period, rules["admissions_of_minors"].period)}
    years = CHOICES["Z-02"]
    return Norms(
        Renewal(cast(Period, again.period), own.get("F-03.from", again.trigger), cast(Period, fresh.period)),
        {land: age for land, age in ages.items() if age},
        years.choices[own.get(years.name, years.default)].de,
        {name: int(own.get(name, limit.default)) for name, limit in LIMITS.items()},
    )
