"""Who suits whom: a ranking for one need or person, or a plan for all; it proposes and explains, a person decides."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands import _plans, _rankings
from ehrenamt_cli.commands._efforts import Effort
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Result
from ehrenamt_cli.services import completion, matching, rankings
from ehrenamt_cli.services.planning import Asked
from ehrenamt_cli.services.problem_files import from_file

_Pairs = list[str] | None


def match(
    need: Annotated[
        str | None,
        typer.Argument(
            metavar=both("BEDARF", "NEED"),
            autocompletion=completion.names_of(NEEDS),
            help=both("ein Bedarf; ohne Angabe alle offenen", "a need; if not given all open ones"),
        ),
    ] = None,
    volunteer: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            autocompletion=completion.names_of(VOLUNTEERS),
            help=both("die Bedarfe, die zu dieser Person passen", "the needs that suit this person"),
        ),
    ] = None,
    top: Annotated[int, typer.Option(min=1, help=both("so viele Passende zeigen", "show so many who suit"))] = 5,
    organisation: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            autocompletion=completion.names_of(ORGANISATIONS),
            help=both("nur Bedarfe dieser Einrichtung", "only needs of this organisation"),
        ),
    ] = None,
    tier: Annotated[str | None, typer.Option(metavar="1|2|3", help=both("nur diese Dringlichkeit", "only this urgency"))] = None,
    pin: Annotated[
        _Pairs,
        typer.Option(metavar=both("BEDARF=NAME", "NEED=NAME"), help=both("dieses Paar steht fest", "this pair is settled")),
    ] = None,
    veto: Annotated[
        _Pairs,
        typer.Option(
            metavar=both("BEDARF=NAME", "NEED=NAME"), help=both("dieses Paar diesmal nicht", "not this pair, this time")
        ),
    ] = None,
    keep_running: Annotated[
        bool, typer.Option("--keep-running", help=both("was läuft, bleibt (gilt ohnehin)", "what runs stays (as it is anyway)"))
    ] = False,
    may_move: Annotated[
        bool, typer.Option("--may-move", help=both("auch was läuft, darf sich verschieben", "what runs may move, too"))
    ] = False,
    problem: Annotated[
        Path | None,
        typer.Option(
            metavar=both("DATEI", "FILE"),
            help=both("ein Problem aus einer Datei statt aus dem Register", "a problem from a file instead of the register"),
        ),
    ] = None,
    effort: Effort = "quick",
) -> Result:
    """The best people for one need, the needs for one person, or the best plan over all open needs."""
    _check(need, volunteer)
    if problem:
        return _plans.page(*from_file(problem, effort), NOTHING)
    with register_in_use() as register:
        if need:
            return _rankings.of_need(*rankings.of_need(register, need, top))
        if volunteer:
            return _rankings.of_volunteer(*rankings.of_volunteer(register, volunteer, top))
        asked = Asked(effort, organisation or "", tier or "", pin or (), veto or (), keep_running or not may_move)
        return _plans.proposed(matching.proposal(register, asked))


def _check(need: str | None, volunteer: str | None) -> None:
    if need and volunteer:
        raise WrongUsage(
            Text("Ein Bedarf oder eine Person, nicht beides.", "A need or a person, not both."),
            Text("Zu einem Paar: ehrenamt match why BEDARF NAME", "About a pair: ehrenamt match why NEED NAME"),
        )


DEFAULT = Verb("match", match, Text("wer zu wem passt", "who suits whom"))

VERBS = (
    Verb("show", "_proposing:show", Text("der Vorschlag, Zeile für Zeile", "the proposal, row by row")),
    Verb("accept", "_proposing:accept", Text("Zeilen annehmen: Einsätze vorschlagen", "accept rows: propose placements")),
    Verb("reject", "_proposing:reject", Text("eine Zeile ablehnen, mit Grund", "reject a row, with its reason")),
    Verb("discard", "_proposing:discard", Text("den Vorschlag verwerfen", "discard the proposal")),
    Verb("compare", "_proposing:compare", Text("was sich zum vorigen Vorschlag ändert", "what differs from the one before")),
    Verb("rejected", "_proposing:rejected", Text("was abgelehnt ist, und warum", "what is rejected, and why")),
    Verb("lift", "_proposing:lift", Text("eine Ablehnung aufheben", "lift a rejection")),
    Verb("why", "_reasoning:why", Text("warum ein Paar passt oder nicht", "why a pair suits or not")),
    Verb("why-not", "_reasoning:why_not", Text("warum ein Bedarf offen bleibt", "why a need stays open")),
    Verb("what-if", "_supposing:what_if", Text("was eine Änderung besetzen würde", "what a change would fill")),
    Verb("advise", "_supposing:advise", Text("welche Änderungen am meisten helfen", "which changes would help most")),
    Verb("fairness", "_fairness:fairness", Text("ob jemand immer zuletzt kommt", "whether anybody always comes last")),
    Verb("export-problem", "_problems:export", Text("das Problem ohne Namen als Datei", "the problem without names, as a file")),
)
