"""RULES: everything that falls due and why, one file per part of the field.

A rule runs a period from a day in each row of its source (``storage/sources``). A source returns only rows whose
duty is still open, so what is done drops out by itself. Adding a deadline is one row here and one SELECT there.
"""

from ehrenamt_cli.domain.rules.admissions import ADMISSIONS
from ehrenamt_cli.domain.rules.agreement_life import AGREEMENT_LIFE
from ehrenamt_cli.domain.rules.agreements import AGREEMENTS
from ehrenamt_cli.domain.rules.cards import CARDS
from ehrenamt_cli.domain.rules.cases import CASES
from ehrenamt_cli.domain.rules.certificates import CERTIFICATES
from ehrenamt_cli.domain.rules.companionship import COMPANIONSHIP
from ehrenamt_cli.domain.rules.data_protection import DATA_PROTECTION
from ehrenamt_cli.domain.rules.grants import GRANTS
from ehrenamt_cli.domain.rules.incidents import INCIDENTS
from ehrenamt_cli.domain.rules.interpreting import INTERPRETING
from ehrenamt_cli.domain.rules.materials import MATERIALS
from ehrenamt_cli.domain.rules.money import MONEY
from ehrenamt_cli.domain.rules.release import RELEASE
from ehrenamt_cli.domain.rules.reminders import REMINDERS
from ehrenamt_cli.domain.rules.rule import AT_ONCE as AT_ONCE
from ehrenamt_cli.domain.rules.rule import ByEntry as ByEntry
from ehrenamt_cli.domain.rules.rule import ByRecord as ByRecord
from ehrenamt_cli.domain.rules.rule import Rule as Rule
from ehrenamt_cli.domain.rules.transition import TRANSITION
from ehrenamt_cli.domain.rules.working_groups import WORKING_GROUPS

RULES: tuple[Rule, ...] = (
    *AGREEMENTS,
    *TRANSITION,
    *CASES,
    *CERTIFICATES,
    *ADMISSIONS,
    *MONEY,
    *INCIDENTS,
    *DATA_PROTECTION,
    *RELEASE,
    *CARDS,
    *COMPANIONSHIP,
    *GRANTS,
    *INTERPRETING,
    *MATERIALS,
    *AGREEMENT_LIFE,
    *WORKING_GROUPS,
    *REMINDERS,
)
