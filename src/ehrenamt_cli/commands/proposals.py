"""Proposals as records; what one does with them are verbs of ``match``."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.proposals import PROPOSALS

VERBS = record_verbs(PROPOSALS, without=("add",))
