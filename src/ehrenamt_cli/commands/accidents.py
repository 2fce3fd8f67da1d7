"""Accidents."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.accidents import ACCIDENTS

VERBS = record_verbs(ACCIDENTS)
