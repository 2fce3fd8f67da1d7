"""Releases from secrecy."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.releases import RELEASES

VERBS = record_verbs(RELEASES)
