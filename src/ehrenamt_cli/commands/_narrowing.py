"""What a list of deadlines can be narrowed to, as options."""

from __future__ import annotations

from typing import Annotated

import typer

from ehrenamt_cli.command_table import both

_Text = str | None

Weeks = Annotated[
    int | None,
    typer.Option(
        min=0,
        max=5000,
        help=both(
            "so viele Wochen voraus; sonst 8, und woran heute zu erinnern ist",
            "so many weeks ahead; else 8, and what is to be reminded of today",
        ),
    ),
]
Since = Annotated[
    _Text, typer.Option("--from", metavar=both("TAG", "DAY"), help=both("erst ab diesem Tag", "only from this day on"))
]
Until = Annotated[
    _Text,
    typer.Option(
        "--to", metavar=both("TAG", "DAY"), help=both("bis zu diesem Tag statt --weeks", "until this day instead of --weeks")
    ),
]
Overdue = Annotated[bool, typer.Option("--overdue", help=both("nur was überfällig ist", "only what is overdue"))]
Rule = Annotated[
    _Text, typer.Option(metavar=both("REGEL", "RULE"), help=both("nur diese Regel, etwa K-02", "only this rule, such as K-02"))
]
Organisation = Annotated[
    _Text,
    typer.Option(metavar="NAME", help=both("nur was diese Einrichtung betrifft", "only what concerns this organisation")),
]
Responsible = Annotated[
    _Text,
    typer.Option(
        metavar="NAME",
        help=both("nur wofür diese Person oder Stelle zuständig ist", "only what this person or office is in charge of"),
    ),
]
Kind = Annotated[
    _Text,
    typer.Option(
        metavar=both("hart|weich", "hard|soft"), help=both("nur harte oder nur weiche", "only the hard or only the soft ones")
    ),
]
All = Annotated[bool, typer.Option("--all", help=both("auch was erledigt ist", "what is done, too"))]
Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help=both(
            "nur Hartes, das überfällig ist, auch Verschobenes; dann endet der Befehl mit 3",
            "only hard ones overdue, also postponed ones; the command then ends with 3",
        ),
    ),
]
