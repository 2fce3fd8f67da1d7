"""Expense claims."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.claims import CLAIMS

VERBS = record_verbs(CLAIMS)
