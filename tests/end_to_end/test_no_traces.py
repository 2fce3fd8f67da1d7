"""What every command leaves behind: nothing outside the register's folder and the files somebody named, no process, no secret.

The commands run in one process of their own. Python tells of every file that is opened for writing, every process that is
begun and every variable that is set (audit hooks); what libraries write without Python is seen by the kernel (inotify) in
the places where programs put temporary files.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ehrenamt_cli.cli import COMMANDS

SECRET = "korrekt-pferd-batterie-heftklammer"
MARKS = ("Zyxwabe", "Qwertzig", "Geheimweg 77")
RECORDER = Path(__file__).with_name("recorder.py")

PEOPLE = (
    "Name;PLZ;Straße;Sprachen;Einwilligung\nAda Zyxwabe;21335;Geheimweg 77;ar:B2;2026-09-01\nBo Qwertzig;21335;;de;2026-09-01\n"
)

STORY: tuple[tuple[str, ...], ...] = (
    ("init", "--organisation", "Koordination X", "--land", "NI", "--key-fd", "{fd}", "--yes"),
    ("import", "volunteers", "{out}/liste.csv", "--set", "status=aktiv", "--yes"),
    ("import", "volunteers", "{out}/liste.csv", "--dry-run"),
    ("add-volunteer", "--name", "Cy Beispiel"),
    ("organisation", "add", "--name", "JVA Heidetal", "--kind", "prison", "--land", "NI"),
    ("organisation", "add", "--name", "Anlaufstelle Heide", "--kind", "anlaufstelle", "--land", "NI"),
    ("contact", "add", "--name", "Ole Beispiel", "--organisation", "JVA Heidetal"),
    ("contact", "add", "--name", "Pia Beispiel", "--organisation", "JVA Heidetal", "--deputy", "ja"),
    ("add-need", "--title", "Besuche", "--organisation", "JVA Heidetal", "--activity", "einzelbegleitung", "--people", "1"),
    ("volunteer", "show", "Zyxwabe"),
    ("volunteer", "change", "Zyxwabe", "--phone", "04131 555-0101"),
    ("volunteer", "history", "Zyxwabe"),
    ("today",),
    ("match",),
    ("match", "Besuche", "--json"),
    ("deadlines", "--weeks", "20", "--ics", "{out}/fristen.ics"),
    (
        "agreement",
        "new",
        "--kind",
        "cooperation",
        "--party",
        "JVA Heidetal",
        "--party",
        "Anlaufstelle Heide",
        "--meets",
        "quarterly",
    ),
    ("agreement", "render", "Heidetal", "--draft", "--to", "pdf,docx,odt,html,md", "-o", "{out}/"),
    ("document", "render", "thank-you", "--for", "Zyxwabe", "--draft", "--to", "pdf", "-o", "{out}/dank.pdf"),
    ("document", "render", "letter", "--text", "{out}/brief.md", "--for", "Zyxwabe", "--to", "pdf,docx", "-o", "{out}/brief/"),
    ("document", "render", "letter", "--text", "{out}/brief.md", "--all", "volunteers", "--draft", "--preview"),
    ("document", "list"),
    ("template", "list"),
    ("template", "check"),
    ("template", "preview", "thank-you", "-o", "{out}/muster.pdf"),
    ("export", "volunteers", "-o", "{out}/liste.xlsx"),
    ("export", "volunteers", "-o", "{out}/liste.ods"),
    ("export", "volunteers", "-o", "{out}/liste.vcf"),
    ("import", "volunteers", "{out}/liste.xlsx", "--yes"),
    ("import", "volunteers", "{out}/liste.ods", "--yes"),
    ("import", "volunteers", "{out}/liste.vcf", "--yes"),
    ("privacy", "access", "Zyxwabe", "-o", "{out}/auskunft/", "--yes"),
    ("privacy", "record", "-o", "{out}/verzeichnis.docx"),
    ("privacy", "notice", "-o", "{out}/hinweise.odt"),
    ("privacy", "retention"),
    ("effort", "sheet", "Zyxwabe", "-o", "{out}/zettel.xlsx"),
    ("report", "year", "-o", "{out}/bericht.xlsx"),
    ("export", "everything", "-o", "{out}/alles.zip", "--yes"),
    ("export", "copy", "-o", "{out}/kopie.sqlite", "--yes"),
    ("backup", "{out}/sicherung.db"),
    ("restore", "{out}/sicherung.db", "--yes"),
    ("restore", "{out}/alles.zip", "--yes"),
    ("audit", "log"),
    ("checkup",),
    ("config", "list"),
    ("key", "status"),
    ("privacy", "erase", "Qwertzig", "--yes"),
    ("volunteer", "quark"),
    ("volunteer", "show", "niemand"),
)
"""A day in commands; whatever they end with, they leave nothing behind."""

ONLY_ON_A_TERMINAL = {"browse", "completion"}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the recorder saw."""
    base = tmp_path_factory.mktemp("traces")
    places = {name: base / name for name in ("register", "out", "home", "tmp", "cwd")}
    for place in places.values():
        place.mkdir()
    (places["out"] / "liste.csv").write_text(PEOPLE, encoding="utf-8")
    (places["out"] / "brief.md").write_text("# Dank\n\nLiebe Ada Zyxwabe, danke für den Geheimweg 77.\n", encoding="utf-8")
    plural = [[entry.name, "list", "--json"] for entry in COMMANDS if entry.name not in {words[0] for words in STORY}]
    plan = {
        "secret": SECRET,
        "out": str(places["out"]),
        "register": str(places["register"] / "register.db"),
        "allowed": [str(places["register"]), str(places["out"]), "/dev/"],
        "watched": [str(places[name]) for name in ("home", "tmp", "cwd")],
        "commands": [*map(list, STORY), *(words for words in plural if words[0] not in ONLY_ON_A_TERMINAL)],
    }
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH", "LANG", "LD_LIBRARY_PATH")}
    done = subprocess.run(
        [sys.executable, "-B", str(RECORDER)],
        input=json.dumps(plan),
        capture_output=True,
        text=True,
        check=False,
        cwd=places["cwd"],
        env={**kept, "HOME": str(places["home"]), "TMPDIR": str(places["tmp"]), "EHRENAMT_TODAY": "2027-03-01"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_command_was_run_and_none_failed_for_a_bug(report: dict[str, Any]) -> None:
    ran = {words[0] for words, _ in report["ran"]}
    assert ran == {entry.name for entry in COMMANDS} - ONLY_ON_A_TERMINAL
    failed = [(words, status) for words, status in report["ran"] if status != 0]
    assert [(words, status) for words, status in failed if status == 1] == []
    assert len(failed) < len(report["ran"]) * 0.1, failed


def test_the_recorder_sees_what_it_should(report: dict[str, Any]) -> None:
    """A file in the folder for temporary ones, made by Python and not by Python, is noticed."""
    assert report["proof"] == {"hook": True, "kernel": True}


def test_nothing_is_written_outside_the_register_and_the_named_files(report: dict[str, Any]) -> None:
    assert report["written"] == []
    assert report["seen_by_kernel"] == []


def test_no_process_is_begun(report: dict[str, Any]) -> None:
    assert report["processes"] == []


def test_neither_secret_nor_person_is_in_the_environment(report: dict[str, Any]) -> None:
    told = "".join(report["variables"]) + report["environment"]
    assert "EHRENAMT_REGISTER" in told
    assert not any(mark in told for mark in (SECRET, *MARKS))
