"""Insurance policies."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.policies import POLICIES

VERBS = record_verbs(POLICIES)
