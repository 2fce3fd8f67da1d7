"""Settings and where they come from: those of the program, and those of the register with the numbers of rules."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.config import SETTINGS, config_folder, explain
from ehrenamt_cli.domain.dates.moments import show_moment
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Card, Column, Result, Rows
from ehrenamt_cli.services import registers
from ehrenamt_cli.services import settings as service

_ORIGINS = {
    "flag": Text("Befehlszeile", "command line"),
    "environment": Text("Umgebung", "environment"),
    "file": Text("Einstellungsdatei", "settings file"),
    "default": Text("Vorgabe", "default"),
    "own": Text("selbst gesetzt", "own value"),
    "fixed": Text("fest", "fixed"),
}

NAME = Annotated[
    str,
    typer.Argument(
        metavar=both("NAME", "NAME"), help=both("etwa K-06, Z-06.remind, N-01.1", "such as K-06, Z-06.remind, N-01.1")
    ),
]


def show() -> Result:
    """Every setting with its value and its origin; those of the register with the default and its source."""
    rows = []
    for setting in SETTINGS:
        value, origin = explain(setting.name)
        rows.append(
            {
                "name": setting.name,
                "about": str(setting.label),
                "value": value,
                "origin": origin,
                "variable": setting.variable,
                "default": "",
                "changeable": True,
                "source": "",
                "remark": "",
            }
        )
    return Rows(
        (
            Column("name", Text("Einstellung", "setting")),
            Column("about", Text("was", "what")),
            Column("value", Text("Wert", "value")),
            Column("origin", Text("woher", "from"), lambda origin: str(_ORIGINS[origin])),
            Column("source", Text("Variable oder Quelle", "variable or source"), _source, whole=True),
        ),
        rows + _of_the_register(),
        note=Text("Einstellungsdatei: {path}", "Settings file: {path}").fill(path=config_folder() / "config.toml"),
    )


def put(
    name: NAME,
    value: Annotated[
        str, typer.Argument(metavar=both("WERT", "VALUE"), help=both("etwa „21 Tage“ oder „bgb“", "such as “21 days” or “bgb”"))
    ],
) -> Result:
    """Set the number of a rule or another setting of the register; what a law or an agreement says stays."""
    with register_in_use() as register:
        return _card(service.put(register, name, value))


def reset(name: NAME) -> Result:
    """Back to the default."""
    with register_in_use() as register:
        return _card(service.reset(register, name))


def history(
    name: Annotated[
        str | None, typer.Argument(metavar=both("[NAME]", "[NAME]"), help=both("nur diese Einstellung", "only this setting"))
    ] = None,
) -> Result:
    """Who changed which setting when, before and after."""
    with register_in_use() as register:
        rows = service.history(register, name or "")
    return Rows(
        (
            Column("happened_at", Text("wann", "when"), lambda moment: show_moment(str(moment).replace("T", " ")[:16])),
            Column("author", Text("wer", "who")),
            Column("name", Text("Einstellung", "setting")),
            Column("before", Text("vorher", "before"), _or_default),
            Column("after", Text("nachher", "after"), _or_default),
        ),
        rows,
        Text("Noch ist nichts geändert.", "Nothing has been changed yet."),
    )


DEFAULT = Verb("config", show, Text("Einstellungen und woher sie kommen", "settings and where they come from"))

VERBS = (
    Verb("set", put, Text("einen Wert setzen, etwa die Zahl einer Regel", "set a value, such as the number of a rule")),
    Verb("reset", reset, Text("zurück zur Vorgabe", "back to the default")),
    Verb("history", history, Text("wer was wann geändert hat", "who changed what when")),
)


def _of_the_register() -> list[dict[str, Any]]:
    """With the register's own values where there is one."""
    if not registers.location().exists():
        return service.listed(None)
    with register_in_use() as register:
        return service.listed(register)


def _source(row: dict[str, Any]) -> str:
    return "\n".join(filter(None, (row["variable"], row["source"], row["remark"])))


def _or_default(value: str | None) -> str:
    return value or str(_ORIGINS["default"])


def _card(row: dict[str, Any]) -> Card:
    pairs = [
        (str(Text("was", "what")), row["about"]),
        (str(Text("Wert", "value")), row["value"]),
        (str(Text("Vorgabe", "default")), row["default"]),
        (str(Text("Quelle", "source")), row["source"]),
    ]
    return Card(row["name"], [pair for pair in pairs if pair[1]], row)
