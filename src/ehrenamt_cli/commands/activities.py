"""Activities: the catalogue with its colours."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.activities import ACTIVITIES

VERBS = record_verbs(ACTIVITIES)
