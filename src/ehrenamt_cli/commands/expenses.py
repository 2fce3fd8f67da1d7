"""Expenses with their receipts."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.expenses import EXPENSES

VERBS = record_verbs(EXPENSES)
