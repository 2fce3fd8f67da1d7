"""Clients: pseudonymous references."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.services import whereabouts

VERBS = record_verbs(CLIENTS, alter=whereabouts.change_client)
