"""The meetings of agreements."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.agreements import MEETINGS

VERBS = record_verbs(MEETINGS)
