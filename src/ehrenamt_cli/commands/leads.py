"""Leads."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.leads import LEADS
from ehrenamt_cli.services import leads

VERBS = record_verbs(LEADS, keep=leads.take, alter=leads.change, drop=leads.remove)
