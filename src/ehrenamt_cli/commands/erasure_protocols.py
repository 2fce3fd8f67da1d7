"""Protocols of erasure."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.erasure_protocols import ERASURE_PROTOCOLS

VERBS = record_verbs(ERASURE_PROTOCOLS, without=("add", "change", "remove", "undo"))
