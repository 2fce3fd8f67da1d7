"""Deadlines set by hand."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.reminders import REMINDERS

VERBS = record_verbs(REMINDERS)
