"""SOURCES: the SELECTs that rules read, each returning only what is still open; one file per part of the rules.

Portable SQL with ``:name`` parameters, all of them from ``deadlines.window``: ``:today``, ``:until``, ``:by_<source>``, the
last day that matters to the source's rule, and ``:since_<source>``, the first that is not long over. Columns that rules
understand beside their own: ``land`` and ``calendar_mode`` of whoever has to act, ``responsible``, ``known_on``, ``ends_on``
(nothing is due later), ``done_on`` (nothing is due from then on), ``after_on`` (nothing was due by then), and ``written_in``,
the record that holds the trigger where it is not the one that the duty concerns.
"""

from ehrenamt_cli.storage.sources.admissions import ADMISSIONS
from ehrenamt_cli.storage.sources.agreement_life import AGREEMENT_LIFE
from ehrenamt_cli.storage.sources.agreements import AGREEMENTS
from ehrenamt_cli.storage.sources.cards import CARDS
from ehrenamt_cli.storage.sources.cases import CASES
from ehrenamt_cli.storage.sources.certificates import CERTIFICATES
from ehrenamt_cli.storage.sources.companionship import COMPANIONSHIP
from ehrenamt_cli.storage.sources.data_protection import DATA_PROTECTION
from ehrenamt_cli.storage.sources.grants import GRANTS
from ehrenamt_cli.storage.sources.incidents import INCIDENTS
from ehrenamt_cli.storage.sources.interpreting import INTERPRETING
from ehrenamt_cli.storage.sources.materials import MATERIALS
from ehrenamt_cli.storage.sources.money import MONEY
from ehrenamt_cli.storage.sources.release import RELEASE
from ehrenamt_cli.storage.sources.reminders import REMINDERS
from ehrenamt_cli.storage.sources.transition import TRANSITION
from ehrenamt_cli.storage.sources.working_groups import WORKING_GROUPS

SOURCES: dict[str, str] = {
    **AGREEMENTS,
    **TRANSITION,
    **CASES,
    **CERTIFICATES,
    **ADMISSIONS,
    **MONEY,
    **INCIDENTS,
    **DATA_PROTECTION,
    **RELEASE,
    **CARDS,
    **COMPANIONSHIP,
    **GRANTS,
    **INTERPRETING,
    **MATERIALS,
    **AGREEMENT_LIFE,
    **WORKING_GROUPS,
    **REMINDERS,
}
