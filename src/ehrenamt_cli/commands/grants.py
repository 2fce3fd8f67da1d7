"""Grants."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.grants import GRANTS

VERBS = record_verbs(GRANTS)
