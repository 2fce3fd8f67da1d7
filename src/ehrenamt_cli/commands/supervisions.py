"""Supervisions."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.supervisions import SUPERVISIONS

VERBS = record_verbs(SUPERVISIONS)
