"""Needs."""

from ehrenamt_cli.commands._options import with_fields
from ehrenamt_cli.commands._records import add, record_verbs
from ehrenamt_cli.domain.needs import NEEDS

VERBS = record_verbs(NEEDS)

add_need = with_fields(lambda given: add(NEEDS, given), NEEDS.fields, adds=True)
