"""Contact notes."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.contact_notes import CONTACT_NOTES
from ehrenamt_cli.services import contact_notes

VERBS = record_verbs(CONTACT_NOTES, keep=contact_notes.add)
