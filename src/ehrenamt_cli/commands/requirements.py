"""Requirements: what an activity at an organisation asks for."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.requirements import REQUIREMENTS

VERBS = record_verbs(REQUIREMENTS)
