"""Delegations into working groups."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.delegations import DELEGATIONS

VERBS = record_verbs(DELEGATIONS)
