"""Funding sources."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.funding_sources import FUNDING_SOURCES

VERBS = record_verbs(FUNDING_SOURCES)
