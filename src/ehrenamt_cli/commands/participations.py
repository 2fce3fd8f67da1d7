"""Participations one by one; they come of inviting, enrolling and attending (``event``)."""

from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.participations import PARTICIPATIONS
from ehrenamt_cli.i18n import Text

VERBS = (
    *record_verbs(PARTICIPATIONS, without=("add", "undo")),
    Verb("undo", f"_undoing:undoing_of:{PARTICIPATIONS.plural}", Text("das Letzte zurücknehmen", "take back the last change")),
)
