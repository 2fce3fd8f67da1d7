"""Exclusions: pairs that must never be placed together."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.exclusions import EXCLUSIONS

VERBS = record_verbs(EXCLUSIONS)
