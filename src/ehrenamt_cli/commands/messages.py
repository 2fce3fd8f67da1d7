"""Messages: information passed on."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.messages import MESSAGES

VERBS = record_verbs(MESSAGES)
