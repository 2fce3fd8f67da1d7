"""Inquiries between partners."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.inquiries import INQUIRIES

VERBS = record_verbs(INQUIRIES)
