"""Sentence plan conferences."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.conferences import CONFERENCES

VERBS = record_verbs(CONFERENCES)
