"""Volunteers."""

from ehrenamt_cli.commands._options import with_fields
from ehrenamt_cli.commands._records import add, record_verbs
from ehrenamt_cli.domain.volunteers import VOLUNTEERS

VERBS = record_verbs(VOLUNTEERS)

add_volunteer = with_fields(lambda given: add(VOLUNTEERS, given), VOLUNTEERS.fields, adds=True)
