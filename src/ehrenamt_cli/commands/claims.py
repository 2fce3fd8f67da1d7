"""Claims: made from trips and receipts, shown with how they were reckoned, handed in, paid or refused."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._cards import with_due
from ehrenamt_cli.commands._options import day, past_day
from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import card
from ehrenamt_cli.domain.claims import CLAIMS, STATUS, status
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.expenses import EXPENSES
from ehrenamt_cli.domain.expenses import KINDS as EXPENSE_KINDS
from ehrenamt_cli.domain.rates import CONTEXTS, per_kilometre
from ehrenamt_cli.domain.values import CENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Page, Result, Rows
from ehrenamt_cli.services import claims as service
from ehrenamt_cli.services import completion, records, travel_rates
from ehrenamt_cli.services.registers import Register

_Which = Annotated[
    str,
    typer.Argument(
        metavar=both("ABRECHNUNG", "CLAIM"),
        autocompletion=completion.names_of(CLAIMS),
        help=both("Zeichen, Kennzeichen oder Name", "number, key or name"),
    ),
]
_On = Annotated[str | None, typer.Option("--on", metavar=both("TAG", "DAY"), help=both("Tag, sonst heute", "day, default today"))]


def new(
    volunteer: Annotated[
        str,
        typer.Argument(
            metavar=both("FREIWILLIGE:R", "VOLUNTEER"),
            autocompletion=completion.names_of(VOLUNTEERS),
            help=both("Kennzeichen oder Teil des Namens", "key or part of the name"),
        ),
    ],
    since: Annotated[
        str | None, typer.Option("--from", metavar=both("TAG", "DAY"), help=both("erst ab diesem Tag", "only from this day on"))
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", metavar=both("TAG", "DAY"), help=both("bis zu diesem Tag, sonst heute", "until this day")),
    ] = None,
    interest: Annotated[
        bool,
        typer.Option(
            "--official-interest",
            help=both(
                "erhebliches dienstliches Interesse, vorher schriftlich festgestellt (§ 5 (2) BRKG)",
                "substantial official interest, stated in writing before (§ 5 (2) BRKG)",
            ),
        ),
    ] = False,
) -> Result:
    """A claim for each payer, from the trips and receipts that nobody has claimed yet."""
    with register_in_use() as register:
        made, remarks = service.new(register, volunteer, day(since), past_day(until), interest=interest)
        pages = [_page(register, row) for row in made]
    did = Text("Nur gezeigt, nichts gespeichert", "Only shown, nothing kept")
    did = did if config.switched_on("dry_run") else Text("Angelegt", "Added")
    lines = [Text("{did}: {numbers}.", "{did}: {numbers}.").fill(did=did, numbers=", ".join(row["number"] for row in made))]
    lines += remarks
    note = Text("\n".join(line.de for line in lines), "\n".join(line.en for line in lines))
    return Page([part for page in pages for part in page.parts], [page.data for page in pages], note)


def show(claim: _Which) -> Result:
    """Everything about a claim, and how it was reckoned."""
    with register_in_use() as register:
        row = records.resolve(register, CLAIMS, claim)
        return with_due(register, CLAIMS, row["id"], _page(register, row), told=True)


def submit(claim: _Which, on: _On = None) -> Result:
    """The claim is handed in."""
    with register_in_use() as register:
        return _done(register, service.submit(register, claim, past_day(on)), Text("Eingereicht", "Submitted"))


def pay(
    claim: _Which,
    on: _On = None,
    amount: Annotated[
        str | None, typer.Option(metavar="EURO", help=both("weniger als beantragt", "less than was claimed"))
    ] = None,
) -> Result:
    """The claim is paid."""
    with register_in_use() as register:
        cents = CENTS.read(amount, {}) if amount else None
        return _done(register, service.pay(register, claim, past_day(on), cents), Text("Bezahlt", "Paid"))


def refuse(
    claim: _Which,
    reason: Annotated[str, typer.Option(metavar=both("GRUND", "REASON"), help=both("warum", "why"))],
    on: _On = None,
) -> Result:
    """The payer has refused the claim."""
    with register_in_use() as register:
        return _done(register, service.refuse(register, claim, past_day(on), reason), Text("Abgelehnt", "Refused"))


def rates() -> Result:
    """What a kilometre is worth, by context and since when, and where that stands."""
    with register_in_use() as register:
        rows = travel_rates.listed(register)
    columns = (
        Column("context", Text("Bereich", "context"), lambda key: str(CONTEXTS[key])),
        Column("cents", Text("Satz", "rate"), lambda cents: str(per_kilometre(cents))),
        Column("since", Text("seit", "since"), lambda since: show_day(since) if since else ""),
        Column("until", Text("gilt bis", "until"), lambda until: show_day(until) if until else ""),
        Column("basis", Text("Quelle", "source")),
        Column("remark", Text("Hinweis", "remark")),
    )
    hint = Text("Eigener Satz: ehrenamt config set km.other 0,35", "A rate of one's own: ehrenamt config set km.other 0.35")
    return Rows(columns, rows, note=hint)


def _done(register: Register, row: Row, did: Text) -> Result:
    did = Text("Nur gezeigt, nichts gespeichert", "Only shown, nothing kept") if config.switched_on("dry_run") else did
    page = _page(register, row)
    return page._replace(note=Text("{did}: {number}.", "{did}: {number}.").fill(did=did, number=row["number"] or row["id"]))


def _page(register: Register, row: Row) -> Page:
    """The claim with its trips and receipts, its state, and until when it has to be handed in."""
    [shown] = records.shown(register, CLAIMS, [row])
    inside, limit, state = service.contents(register, row), service.limit(register, row), status(row)
    trips = records.shown(register, EFFORTS, inside.trips)
    expenses = records.shown(register, EXPENSES, inside.expenses)
    data = {
        **shown,
        "status": state,
        "submit_by": limit.due_on.isoformat() if limit else None,
        "trips": trips,
        "expenses": expenses,
    }
    whole = card(CLAIMS, shown, records.title(register, CLAIMS, row), NOTHING)
    pairs = [*whole.pairs, (str(Text("Stand", "status")), str(STATUS[state]))]
    if limit and state == "open":
        by = Text("{day} ({basis})", "{day} ({basis})").fill(day=show_day(limit.due_on.isoformat()), basis=limit.basis)
        pairs.append((str(Text("einzureichen bis", "to be submitted by")), str(by)))
    parts: list[Any] = [whole._replace(pairs=pairs)]
    if trips:
        parts += [str(Text("Fahrten", "Trips")), _trips(trips)]
    if expenses:
        parts += [str(Text("Belege", "Expenses")), _expenses(expenses)]
    return Page(parts, data)


def _trips(rows: list[dict[str, Any]]) -> Rows:
    return Rows(
        (
            Column("held_on", Text("am", "on"), show_day),
            Column("purpose", Text("wofür", "what for")),
            Column("kilometres", Text("Kilometer", "kilometres")),
            Column("rate_cents", Text("Satz", "rate"), lambda cents: str(per_kilometre(cents))),
            Column("travel_cents", Text("Betrag", "amount"), _euros),
        ),
        rows,
    )


def _expenses(rows: list[dict[str, Any]]) -> Rows:
    return Rows(
        (
            Column("arisen_on", Text("am", "on"), show_day),
            Column("kind", Text("Art", "kind"), lambda kind: str(EXPENSE_KINDS[kind])),
            Column("receipt", Text("Beleg Nr.", "receipt no.")),
            Column("purpose", Text("wofür", "what for")),
            Column("amount_cents", Text("Betrag", "amount"), _euros),
        ),
        rows,
    )


def _euros(cents: int) -> str:
    return CENTS.show(cents, {})


VERBS = (
    Verb("new", new, Text("aus Fahrten und Belegen abrechnen: claim new NAME", "from trips and receipts: claim new NAME")),
    Verb("show", show, Text("alles, und wie gerechnet wurde", "everything, and how it was reckoned")),
    Verb("submit", submit, Text("ist eingereicht", "is handed in")),
    Verb("pay", pay, Text("ist bezahlt", "is paid")),
    Verb("refuse", refuse, Text("ist abgelehnt, mit Grund", "is refused, with its reason")),
    Verb("rates", rates, Text("Kilometersätze mit Quelle", "rates per kilometre with their source")),
    *record_verbs(CLAIMS, without=("show",), drop=service.discard),
)
