"""The signatures under agreements."""

from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.signatures import SIGNATURES
from ehrenamt_cli.services import signing

VERBS = record_verbs(SIGNATURES, without=("add",), drop=signing.take_back)
