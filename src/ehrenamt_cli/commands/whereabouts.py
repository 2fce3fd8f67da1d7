"""Whereabouts."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.whereabouts import WHEREABOUTS
from ehrenamt_cli.services import whereabouts

VERBS = record_verbs(WHEREABOUTS, keep=whereabouts.move)
