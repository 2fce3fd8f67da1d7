"""Exemptions and prolongations: why, by whom, until when."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.exemptions import EXEMPTIONS

VERBS = record_verbs(EXEMPTIONS)
