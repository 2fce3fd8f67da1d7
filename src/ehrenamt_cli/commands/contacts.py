"""Contacts: the named professionals."""

from ehrenamt_cli.commands._records import record_verbs, twin_verbs
from ehrenamt_cli.domain.contacts import CONTACTS

VERBS = (*twin_verbs(CONTACTS), *record_verbs(CONTACTS, without=("add",)))
