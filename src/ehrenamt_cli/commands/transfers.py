"""Transfers."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.transfers import TRANSFERS

VERBS = record_verbs(TRANSFERS)
