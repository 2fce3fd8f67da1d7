"""Screenings: dates and results."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.screenings import SCREENINGS

VERBS = record_verbs(SCREENINGS)
