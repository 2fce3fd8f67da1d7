"""The meetings of agreements."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.meetings import MEETINGS
from ehrenamt_cli.services import meetings

VERBS = record_verbs(MEETINGS, keep=meetings.add, alter=meetings.change)
