"""Clients: pseudonymous references."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.clients import CLIENTS

VERBS = record_verbs(CLIENTS)
