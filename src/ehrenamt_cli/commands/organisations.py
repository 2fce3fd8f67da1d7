"""Organisations."""

from ehrenamt_cli.commands._records import record_verbs, twin_verbs
from ehrenamt_cli.domain.organisations import ORGANISATIONS

VERBS = (*twin_verbs(ORGANISATIONS), *record_verbs(ORGANISATIONS, without=("add",)))
