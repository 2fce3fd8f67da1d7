"""Data breaches."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.breaches import BREACHES

VERBS = record_verbs(BREACHES)
