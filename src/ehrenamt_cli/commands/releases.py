"""Releases from secrecy: given, and revoked."""

from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.releases import RELEASES
from ehrenamt_cli.i18n import Text

VERBS = (
    Verb("revoke", "_sending:revoke", Text("widerrufen; sagt, was schon weiterging", "revoke; says what was passed on already")),
    *record_verbs(RELEASES),
)
