"""Working groups."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.working_groups import WORKING_GROUPS

VERBS = record_verbs(WORKING_GROUPS)
