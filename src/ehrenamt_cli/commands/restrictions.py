"""What is kept restricted."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.restrictions import RESTRICTIONS

VERBS = record_verbs(RESTRICTIONS, without=("add", "change", "remove", "undo"))
