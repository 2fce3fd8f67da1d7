"""Budget lines."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.budget_lines import BUDGET_LINES

VERBS = record_verbs(BUDGET_LINES)
