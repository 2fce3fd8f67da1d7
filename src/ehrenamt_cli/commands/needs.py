"""Needs."""

from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._options import with_fields
from ehrenamt_cli.commands._records import add, record_verbs
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.i18n import Text

VERBS = (
    Verb("waiting", "_waiting:needs", Text("welcher Bedarf wie lange wartet", "which need waits how long")),
    *record_verbs(NEEDS),
)

add_need = with_fields(lambda given: add(NEEDS, given), NEEDS.fields, adds=True)
