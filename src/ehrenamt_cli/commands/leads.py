"""Leads."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.leads import LEADS
from ehrenamt_cli.services import cases

VERBS = record_verbs(LEADS, keep=cases.take_lead)
