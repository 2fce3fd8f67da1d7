"""Spendings of grants."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.spendings import SPENDINGS
from ehrenamt_cli.services import spendings

VERBS = record_verbs(SPENDINGS, keep=spendings.add, alter=spendings.change)
