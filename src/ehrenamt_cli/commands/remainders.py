"""What statistics keep of the erased."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.remainders import REMAINDERS

VERBS = record_verbs(REMAINDERS, without=("add", "change", "remove", "undo"))
