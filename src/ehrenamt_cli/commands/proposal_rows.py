"""Rows of proposals as records; what one decides about them are verbs of ``match``."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.proposal_rows import PROPOSAL_ROWS

VERBS = record_verbs(PROPOSAL_ROWS, without=("add",))
