"""Transfers: planned, sent through the gate, and noted."""

from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.transfers import TRANSFERS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.sharing import entering

VERBS = (
    Verb("send", "_sending:send", Text("weitergeben, was gedeckt ist, und vermerken", "pass on what is covered, and note it")),
    *record_verbs(TRANSFERS, keep=entering.add, alter=entering.change),
)
