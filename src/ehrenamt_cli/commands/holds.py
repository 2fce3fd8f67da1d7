"""Holds."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.holds import HOLDS

VERBS = record_verbs(HOLDS)
