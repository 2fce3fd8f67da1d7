"""Short-term housing."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.housings import HOUSINGS

VERBS = record_verbs(HOUSINGS)
