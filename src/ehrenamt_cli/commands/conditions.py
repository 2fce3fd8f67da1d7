"""Conditions of notices of approval."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.conditions import CONDITIONS

VERBS = record_verbs(CONDITIONS)
