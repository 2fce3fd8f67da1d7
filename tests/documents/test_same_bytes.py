"""The same input on the same day gives the same bytes: today, in another process, with another order of hashing."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_documents import a_document, a_recipient
from test_word_templates import a_word_file, filled

from ehrenamt_cli.documents.tree import DocumentTree
from ehrenamt_cli.documents.word import templates as word_templates
from ehrenamt_cli.documents.writing.house import dressed
from ehrenamt_cli.documents.writing.writers import WRITERS, write

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><text y="1" font-size="1">Ä</text></svg>'
SAMPLES = [("letter", "de"), ("letter", "ar"), ("leaflet", "fa"), ("leaflet", "uk")]


def documents(folder: Path) -> list[DocumentTree]:
    settings = {"letterhead.accent": "#7a1f5c", "letterhead.footer": "Bank | Register"}
    return [dressed(a_document(*sample, draft=True), settings, [folder]) for sample in SAMPLES]


def hashes(folder: Path) -> dict[str, str]:
    """Of every sample in every format, and of a filled Word template."""
    made = {f"{tree.language} {to} {tree.title}": write(tree, to) for tree in documents(folder) for to in WRITERS}
    path = folder / "letter.docx"
    if path.exists():
        made["word template"] = filled(path, draft=True)
    return {name: hashlib.sha256(content).hexdigest() for name, content in made.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    a_word_file(tmp_path / "letter.docx", "{{ recipient.name }}", header="{{ number }}")
    return tmp_path


@pytest.mark.parametrize("seed", ["1", "2027"])
def test_another_process_writes_the_same(folder: Path, seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path), "TZ": "Pacific/Auckland"}
    done = subprocess.run([sys.executable, __file__, str(folder)], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == hashes(folder)


def test_another_value_does_not(folder: Path) -> None:
    """The canary: hashes that are always equal would prove nothing."""
    assert word_templates.version("letter.docx", [folder])
    for to in WRITERS:
        assert write(a_document(), to) != write(a_document(recipient=a_recipient("Anna")), to)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(hashes(Path(sys.argv[1]))))
