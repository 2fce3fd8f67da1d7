"""Where templates are found, and what is said when one is not."""

import subprocess
import sys
from pathlib import Path

import pytest

from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.errors import FileProblem, NotFound


def write(folder: Path, file: str, text: str) -> Path:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_both_agreements_come_along_in_both_languages() -> None:
    found = {(template.name, template.language): template for template in library.templates() if template.kind == "agreement"}
    assert set(found) >= {(name, language) for name in ("cooperation", "volunteer") for language in ("de", "en")}
    assert found["cooperation", "de"].title == "Kooperationsvereinbarung"
    assert all(template.about for template in found.values())


def test_a_template_of_ones_own_hides_the_packaged_one(tmp_path: Path) -> None:
    mine = write(tmp_path, "agreement/cooperation.de.md", "# Unsere Vereinbarung\n")
    template = library.find("agreement", "cooperation", "de", [tmp_path])
    assert (template.path, template.own) == (mine, True)
    assert template.numbering == "§ 1", "what its front matter leaves out comes from the packaged one"


def test_the_first_folder_wins(tmp_path: Path) -> None:
    first = write(tmp_path / "project", "letter/thanks.de.md", "# Danke\n")
    write(tmp_path / "person", "letter/thanks.de.md", "# Dank\n")
    assert library.find("letter", "thanks", "de", [tmp_path / "project", tmp_path / "person"]).path == first


def test_a_misspelt_name_gets_the_nearest_ones() -> None:
    with pytest.raises(NotFound) as caught:
        library.find("agreement", "coopration", "de")
    assert "coopration" in str(caught.value.message)
    assert "cooperation" in str(caught.value.hint)


def test_a_missing_language_says_which_there_are() -> None:
    with pytest.raises(NotFound) as caught:
        library.find("agreement", "cooperation", "uk")
    assert str(caught.value.hint) == "Es gibt sie in: de, en."


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "agreement/cooperation", ".."])
def test_a_name_never_leaves_its_folder(tmp_path: Path, name: str) -> None:
    write(tmp_path, "secret.de.md", "# geheim\n")
    with pytest.raises(NotFound):
        library.find("agreement", name, "de", [tmp_path / "templates"])


def test_another_encoding_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "letter/thanks.de.md", "")
    path.write_bytes("# Grüße\n".encode("latin-1"))
    with pytest.raises(FileProblem) as caught:
        library.find("letter", "thanks", "de", [tmp_path])
    assert "UTF-8" in str(caught.value.message)


def test_listing_templates_loads_nothing_heavy() -> None:
    code = (
        "import sys; from ehrenamt_cli.documents import context, render; from ehrenamt_cli.documents.writing import writers;"
        "from ehrenamt_cli.documents.templates import library; library.templates();"
        "print([name for name in ('jinja2', 'markdown_it', 'typst', 'docx', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
