"""Contact notes."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.contact_notes import CONTACT_NOTES

VERBS = record_verbs(CONTACT_NOTES)
