"""What was decided about records that look alike."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.duplicates import DUPLICATES

VERBS = record_verbs(DUPLICATES, without=("add", "change"))
