"""The parties of agreements."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.services import parties

VERBS = record_verbs(PARTIES, keep=parties.join, alter=parties.change, drop=parties.leave)
