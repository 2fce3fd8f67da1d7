"""The parties of agreements."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.agreements import PARTIES

VERBS = record_verbs(PARTIES)
