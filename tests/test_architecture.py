"""The house: arrows point one way, each package has one owner, each thing is done in one place, and start-up stays light."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

import builders
import ehrenamt_cli
from ehrenamt_cli.cli import COMMANDS
from ehrenamt_cli.domain.model import ENTITIES

SOURCE = Path(ehrenamt_cli.__file__).parent
ROOT = "ehrenamt_cli"

BASE = {"", "errors", "i18n", "clock"}
"""What every room may use; ``""`` is the version."""

MAY_USE: dict[str, set[str]] = {
    "": set(),
    "i18n": set(),
    "errors": {"i18n"},
    "clock": {"errors", "i18n"},
    "domain": BASE,
    "config": BASE,
    "reference": BASE | {"domain"},
    "storage": BASE | {"domain"},
    "documents": BASE | {"domain", "config"},
    "formats": BASE | {"domain", "reference"},
    "services": BASE | {"domain", "config", "reference", "storage", "documents", "formats"},
    "output": BASE | {"domain", "formats"},
    "command_table": BASE,
    "usage": BASE,
    "completion": {"usage"},
    "shell": BASE | {"config", "command_table", "completion", "output", "usage"},
    "commands": BASE
    | {"domain", "config", "reference", "command_table", "completion", "services", "output", "storage", "documents"},
    "cli": BASE | {"shell", "command_table"},
    "__main__": BASE | {"cli"},
}
"""The arrows: room → the rooms it may import from."""

PORTALS = {
    "commands": {"storage.keys", "documents.writing.writers"},
    "domain": set(),
}
"""Where a room may be entered by certain modules only: the rule for passphrases, the list of document forms."""

OWNERS: dict[str, set[str]] = {
    "typer": {"cli", "completion", "shell", "commands"},
    "rich": {"output"},
    "sqlite3": {"storage"},
    "sqlcipher3": {"storage"},
    "sqlite_utils": {"storage"},
    "keyring": {"storage"},
    "psycopg": {"storage"},
    "jinja2": {"documents"},
    "markupsafe": {"documents"},
    "markdown_it": {"documents"},
    "mdit_py_plugins": {"documents"},
    "typst": {"documents"},
    "docx": {"documents"},
    "docxtpl": {"documents"},
    "dateutil": {"domain"},
    "icalendar": {"formats"},
    "python_calamine": {"formats"},
    "xlsxwriter": {"formats"},
    "vobject": {"formats"},
    "textual": {"output"},
    "highspy": {"services"},
}


class Import(NamedTuple):
    """One import as it stands in the source."""

    module: str
    imported: str
    line: int
    late: bool


def name_of(path: Path) -> str:
    """``storage.records`` for ``storage/records.py``; ``output`` for the package itself."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__").removesuffix("__init__")


SOURCES = {name_of(path): path for path in sorted(SOURCE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in SOURCES.items()}


@cache
def imports() -> tuple[Import, ...]:
    """Every import of every module."""
    return tuple(_imports())


def _imports() -> Iterator[Import]:
    for module, tree in TREES.items():
        at_top = {id(node) for node in tree.body}
        for node in ast.walk(tree):
            late = id(node) not in at_top
            if isinstance(node, ast.Import):
                yield from (Import(module, alias.name, node.lineno, late) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    is_module = node.module.startswith(ROOT) and inner.removeprefix(f"{ROOT}.") in SOURCES
                    yield Import(module, inner if is_module else node.module, node.lineno, late)


def own() -> Iterator[Import]:
    for each in imports():
        if each.imported == ROOT or each.imported.startswith(f"{ROOT}."):
            yield each._replace(imported=each.imported.removeprefix(ROOT).removeprefix("."))


def room(module: str) -> str:
    return module.partition(".")[0]


def test_every_room_has_its_arrows() -> None:
    assert {room(module) for module in SOURCES} == MAY_USE.keys()


def test_arrows_point_one_way() -> None:
    wrong = [
        each
        for each in own()
        if room(each.imported) != room(each.module) and room(each.imported) not in MAY_USE[room(each.module)]
    ]

    assert wrong == []


def test_some_rooms_are_entered_by_one_door_only() -> None:
    behind = {"storage", "documents"}

    entered = {each.imported for each in own() if room(each.module) == "commands" and room(each.imported) in behind}

    assert entered <= PORTALS["commands"]


def test_nothing_goes_in_a_circle() -> None:
    graph: dict[str, set[str]] = {module: set() for module in SOURCES}
    for each in own():
        graph[each.module] |= {each.imported} - {each.module}

    assert len(list(TopologicalSorter(graph).static_order())) >= len(SOURCES)


def test_our_own_code_is_imported_at_the_top() -> None:
    """Only ``__main__`` waits, so that ``--version`` need not load anything; what types alone need is not loaded at all."""
    for_types = {
        node.body[0].lineno
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    }

    assert [each for each in own() if each.late and each.module != "__main__" and each.line not in for_types] == []


def test_modules_are_loaded_by_name_in_four_places_only() -> None:
    """Commands on first use, documents with what they alone need, the comparison with a paper where there is one, and a look
    at placements where something was written that decides about them."""
    modules = {place.partition(":")[0] for place in calls("import_module")}
    assert {name if room(name) in ("services", "commands") else room(name) for name in modules} == {
        "shell",
        "documents",
        "services.papers.standing",
        "commands._session",
    }


def test_each_package_has_one_owner() -> None:
    known = set(sys.stdlib_module_names) | {ROOT, "__future__"}
    for each in imports():
        package = each.imported.partition(".")[0]
        if package not in known or package in OWNERS:
            assert package in OWNERS, each
            assert room(each.module) in OWNERS[package], each


def test_the_domain_knows_the_calendar_arithmetic_only() -> None:
    assert {each.imported for each in imports() if each.module.startswith("domain") and "dateutil" in each.imported} == {
        "dateutil.easter"
    }


def calls(*names: str) -> list[str]:
    """Where something is called, by the end of its dotted name."""
    return [
        f"{module}:{node.lineno}"
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and any(re.search(rf"(^|\.){re.escape(name)}$", ast.unparse(node.func)) for name in names)
    ]


def test_only_output_prints_and_asks() -> None:
    assert [place for place in calls("print", "input", "typer.echo", "getpass.getpass") if not place.startswith("output.")] == []
    streams = [
        module
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node) in ("sys.stdout.write", "sys.stderr.write")
    ]
    assert {room(module) for module in streams} <= {"output", "__main__"}


def test_only_the_clock_knows_the_day() -> None:
    assert {place.partition(":")[0] for place in calls("date.today", "datetime.now", "datetime.utcnow", "time.time")} <= {"clock"}


def test_only_storage_speaks_sql() -> None:
    spoken = re.compile(r"\bSELECT\b.+\bFROM\b|\bINSERT INTO\b|\bCREATE TABLE\b|\bUPDATE\b.+\bSET\b|\bDELETE FROM\b", re.DOTALL)

    found = [
        f"{module}:{node.lineno}"
        for module, tree in TREES.items()
        if room(module) != "storage"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant | ast.JoinedStr) and spoken.search(ast.unparse(node))
    ]
    assert found == []


def test_rooms_are_small() -> None:
    assert [name for name, path in SOURCES.items() if len(path.read_text(encoding="utf-8").splitlines()) > 320] == []


def test_no_room_is_called_after_nothing() -> None:
    assert [name for name in SOURCES if re.search(r"\b(utils?|helpers?|common|managers?|misc)\b", name.replace("_", " "))] == []


def test_every_kind_of_record_can_be_typed() -> None:
    nouns = {entry.name: entry.target for entry in COMMANDS}

    assert {entity.name: entity.plural for entity in ENTITIES.values()}.items() <= nouns.items()


def test_a_kind_stands_behind_those_it_refers_to() -> None:
    order = [*ENTITIES]
    for entity in ENTITIES.values():
        for field in entity.fields:
            if field.refers_to and field.refers_to != entity.plural and not field.kind.many:
                assert order.index(field.refers_to) < order.index(entity.plural), f"{entity.name}.{field.name}"


def test_kinds_do_not_get_in_each_others_way() -> None:
    letters = [entity.letter for entity in ENTITIES.values() if entity.letter]
    assert len(letters) == len(set(letters))
    for entity in ENTITIES.values():
        flags = [field.flag for field in entity.fields if not field.fixed]
        assert len(flags) == len(set(flags)), entity.name
        keys = [field.name for field in entity.fields] + [field.key for field in entity.fields if field.key != field.name]
        assert len(keys) == len(set(keys)), entity.name
        assert "id" not in keys, entity.name
        assert all(name in [field.name for field in entity.fields] for name in entity.title), entity.name


HEAVY = {
    "sqlite_utils", "jinja2", "typst", "docx", "docxtpl", "markdown_it", "mdit_py_plugins", "rich.console", "rich.table",
    "rich.markdown", "pydantic", "hypothesis", "holidays", "dateutil.parser", "dateutil.relativedelta", "asyncio", "unittest",
    "http.client", "keyring",
}  # fmt: skip
"""What no reading command may load."""

LIGHT: dict[str, set[str]] = {
    "--version": HEAVY | {"typer", "sqlcipher3", "rich", "click"},
    "--help": HEAVY | {"sqlcipher3", f"{ROOT}.storage", f"{ROOT}.domain.matching", f"{ROOT}.documents"},
    "volunteer --help": HEAVY | {f"{ROOT}.documents", f"{ROOT}.domain.matching"},
    "volunteer list": HEAVY | {f"{ROOT}.documents", f"{ROOT}.domain.matching", f"{ROOT}.domain.rules"},
    "volunteer list --json": HEAVY | {f"{ROOT}.documents", f"{ROOT}.domain.matching", f"{ROOT}.domain.rules"},
    "deadlines --json": HEAVY | {f"{ROOT}.documents", f"{ROOT}.domain.matching"},
    "today": HEAVY | {f"{ROOT}.documents"},
    "match --json": HEAVY | {f"{ROOT}.documents"},
}

LOADED = """
import io, json, os, sys
sys.argv = ["ehrenamt", *json.loads(sys.argv[1])]
sys.stdout, real = io.TextIOWrapper(io.BytesIO()), sys.stdout
from ehrenamt_cli.__main__ import main
def tell(status):
    assert not status, status
    real.write(json.dumps([*sys.modules]))
    real.flush()
leave, os._exit = os._exit, tell
try:
    main()
    if sys.argv[1:] == ["--version"]:
        tell(0)
except SystemExit as end:
    tell(end.code)
leave(0)
"""


def loaded_by(line: str, **environment: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, json.dumps(line.split())],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("line", LIGHT)
def test_start_up_loads_only_what_is_needed(register: Path, line: str) -> None:
    builders.a_volunteer(languages="ar:B2")
    builders.a_need(builders.a_prison())

    assert loaded_by(line) & LIGHT[line] == set()


def test_completion_of_commands_is_as_light_as_help(register: Path) -> None:
    asked = {"_EHRENAMT_COMPLETE": "complete_bash", "COMP_WORDS": "ehrenamt vol", "COMP_CWORD": "1"}

    assert loaded_by("", **asked) & (HEAVY | {"sqlcipher3", f"{ROOT}.storage"}) == set()
