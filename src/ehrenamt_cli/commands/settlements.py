"""What was decided about deadlines."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.settlements import SETTLEMENTS

VERBS = record_verbs(SETTLEMENTS, without=("add",))
