"""Incidents."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.incidents import INCIDENTS

VERBS = record_verbs(INCIDENTS)
