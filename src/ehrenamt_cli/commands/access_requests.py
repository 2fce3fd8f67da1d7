"""Access requests."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.access_requests import ACCESS_REQUESTS

VERBS = record_verbs(ACCESS_REQUESTS)
