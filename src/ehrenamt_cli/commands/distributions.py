"""Distributions of materials."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.distributions import DISTRIBUTIONS

VERBS = record_verbs(DISTRIBUTIONS)
