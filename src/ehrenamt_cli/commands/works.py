"""Records of work on the tasks of integration, by day alone."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.works import WORKS

VERBS = record_verbs(WORKS)
