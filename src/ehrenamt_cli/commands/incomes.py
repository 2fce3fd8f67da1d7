"""Incomes for grants."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.incomes import INCOMES

VERBS = record_verbs(INCOMES)
