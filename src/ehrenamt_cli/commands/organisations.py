"""Organisations."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.organisations import ORGANISATIONS

VERBS = record_verbs(ORGANISATIONS)
