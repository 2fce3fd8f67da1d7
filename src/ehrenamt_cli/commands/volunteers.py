"""Volunteers: their records, and the steps of their way."""

from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._records import CHANGE_LISTS, SHOW, record_verbs, twin_verbs
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import Text

VERBS = (
    Verb("interview", "_life_cycle:interview", Text("ein Erstgespräch vermerken", "note the first talk")),
    Verb(
        "advance", "_ways:advance", Text("einen Schritt weiter, wenn nichts fehlt", "one step further where nothing is missing")
    ),
    Verb("next", "_ways:next_", Text("was als Nächstes ansteht, für eine Person oder alle", "what comes next, for one or all")),
    Verb("waiting", "_waiting:volunteers", Text("wer wie lange worauf wartet", "who waits how long for what")),
    Verb("pause", "_life_cycle:pause", Text("pausieren lassen, bis zu einem Tag", "let somebody pause until a day")),
    Verb("resume", "_life_cycle:resume", Text("wieder da, nach Pause oder Ende", "back again, from a break or an end")),
    Verb(
        "end", "_life_cycle:end", Text("beenden, mit Grund; sagt, was noch zu tun ist", "end, with its reason; says what is left")
    ),
    Verb("card", "honours:show", Text("Ehrenamtskarte: ja oder nein, und warum", "volunteer card: yes or no, and why")),
    *twin_verbs(VOLUNTEERS),
    *record_verbs(VOLUNTEERS, without=("add", "show", "change")),
    Verb("show", "_ways:show", SHOW),
    Verb("change", "_life_cycle:change", CHANGE_LISTS),
)
