"""Measures."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.measures import MEASURES

VERBS = record_verbs(MEASURES)
