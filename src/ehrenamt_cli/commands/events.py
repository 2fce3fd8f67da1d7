"""Events."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.events import EVENTS

VERBS = record_verbs(EVENTS)
