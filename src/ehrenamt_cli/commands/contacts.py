"""Contacts: the named professionals."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.contacts import CONTACTS

VERBS = record_verbs(CONTACTS)
