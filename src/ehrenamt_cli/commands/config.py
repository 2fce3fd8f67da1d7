"""Settings and where they come from."""

from __future__ import annotations

from ehrenamt_cli.config import SETTINGS, config_folder, explain
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Column, Result, Rows

_ORIGINS = {
    "flag": Text("Befehlszeile", "command line"),
    "environment": Text("Umgebung", "environment"),
    "file": Text("Einstellungsdatei", "settings file"),
    "default": Text("Vorgabe", "default"),
}


def show() -> Result:
    """Every setting with its value and its origin."""
    rows = []
    for setting in SETTINGS:
        value, origin = explain(setting.name)
        rows.append(
            {"name": setting.name, "about": str(setting.label), "value": value, "origin": origin, "variable": setting.variable}
        )
    return Rows(
        (
            Column("name", Text("Einstellung", "setting")),
            Column("about", Text("was", "what")),
            Column("value", Text("Wert", "value")),
            Column("origin", Text("woher", "from"), lambda origin: str(_ORIGINS[origin])),
            Column("variable", Text("Variable", "variable")),
        ),
        rows,
        note=Text("Einstellungsdatei: {path}", "Settings file: {path}").fill(path=config_folder() / "config.toml"),
    )
