"""Templates of one's own: somebody with nothing but a text editor changes a sentence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import builders
from command_line import Cli
from ehrenamt_cli import config
from ehrenamt_cli.documents.templates import library


@pytest.fixture
def own(own_home: Path) -> Path:
    """The folder of one's own templates."""
    return own_home / "config" / "ehrenamt" / "templates"


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The packaged templates as a folder that an update of the program could change."""
    folder = tmp_path / "packaged"
    shutil.copytree(library.packaged(), folder)
    monkeypatch.setattr(library, "packaged", lambda: folder)
    yield folder
    config.forget_flags()


def change(path: Path, old: str, new: str) -> None:
    """What somebody does in a text editor."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


class TestList:
    def test_names_each_template_once_with_its_languages(self, cli: Cli) -> None:
        rows = {row["name"]: row for row in cli("template", "list", "--json", expect=0).json}
        assert {"de", "en"} <= set(rows["agreement/volunteer"]["languages"])
        assert rows["agreement/volunteer"]["title"] == "Ehrenamtsvereinbarung"
        assert rows["letter/thank-you"]["document"] == "thank-you"
        assert all(row["own"] == [] and row["about"] for row in rows.values())

    def test_speaks_english(self, cli: Cli) -> None:
        said = cli("template", "list", "--lang", "en", expect=0)
        assert "Volunteer agreement" in said.out
        assert "Own templates are in ~" in said.stderr

    def test_says_which_are_ones_own(self, cli: Cli, own: Path) -> None:
        cli("template", "copy", "volunteer", expect=0)
        [row] = [row for row in cli("template", "list", "--json", expect=0).json if row["own"]]
        assert (row["name"], row["own"], row["behind"]) == ("agreement/volunteer", ["de"], [])

    def test_a_file_that_cannot_be_read_stops_no_list(self, cli: Cli, own: Path) -> None:
        (own / "agreement").mkdir(parents=True)
        (own / "agreement" / "volunteer.de.md").write_bytes("## Grüße".encode("latin-1"))
        assert "agreement/volunteer" in cli("template", "list", expect=0).out


class TestNames:
    @pytest.mark.parametrize(
        "name", ["agreement/volunteer", "volunteer", "volunteer-agreement", "Ehrenamtsvereinbarung", "agreement/volunteer.de.md"]
    )
    def test_a_template_is_found_by_whatever_it_is_called(self, cli: Cli, name: str) -> None:
        assert cli("template", "show", name, "--json", expect=0).json["name"] == "agreement/volunteer"

    def test_the_beginning_of_a_word_will_do_where_it_means_one(self, cli: Cli) -> None:
        assert cli("template", "show", "dank", "--json", expect=0).json["name"] == "letter/thank-you"
        assert "leaflet/clients, leaflet/interested" in cli("template", "show", "merkblatt", expect=4).stderr

    def test_the_language_is_part_of_a_file_name_or_an_option(self, cli: Cli) -> None:
        for words in (["volunteer.en"], ["volunteer", "--language", "en"]):
            assert cli("template", "show", *words, "--json", expect=0).json["language"] == "en"
        assert "Es gibt sie in" in cli("template", "show", "volunteer", "--language", "tlh", expect=4).stderr

    def test_a_misspelt_name_gets_the_nearest(self, cli: Cli) -> None:
        assert "volunteer" in cli("template", "show", "voluntier", expect=4).stderr
        assert "template list" in cli("template", "show", "qqqq", expect=4).stderr


class TestCopy:
    def test_a_sentence_is_changed_with_a_text_editor(self, cli: Cli, own: Path) -> None:
        said = cli("template", "copy", "Ehrenamtsvereinbarung", expect=0).stderr
        assert "template check agreement/volunteer.de" in said
        change(own / "agreement" / "volunteer.de.md", "Eine frühe Nachricht hilft allen.", "Bitte vorher anrufen.")
        cli("template", "check", expect=0)
        sample = cli("template", "preview", "volunteer", "--to", "md", "-o", "-", expect=0).out
        assert "Bitte vorher anrufen." in sample
        assert "hilft allen" not in sample

    def test_the_copy_says_which_version_it_came_from(self, cli: Cli, own: Path) -> None:
        cli("template", "copy", "volunteer", expect=0)
        text = (own / "agreement" / "volunteer.de.md").read_text(encoding="utf-8")
        packaged = library.text_of(library.packaged() / "agreement" / "volunteer.de.md")
        assert text.startswith("---\ntitle: Ehrenamtsvereinbarung\n")
        assert "\nfrom: " in text
        assert [line for line in text.splitlines() if not line.startswith("from: ")] == packaged.splitlines()

    def test_never_writes_over_ones_own_without_asking(self, cli: Cli, own: Path) -> None:
        cli("template", "copy", "volunteer", expect=0)
        path = own / "agreement" / "volunteer.de.md"
        path.write_text("meins", encoding="utf-8")
        cli("template", "copy", "volunteer", expect=7)
        cli("template", "copy", "volunteer", expect=0, answers=["n"])
        assert path.read_text(encoding="utf-8") == "meins"
        cli("template", "copy", "volunteer", "--yes", expect=0)
        assert "Ehrenamtsvereinbarung" in path.read_text(encoding="utf-8")
        path.write_text("nochmals", encoding="utf-8")
        cli("template", "copy", "volunteer", "--yes", expect=0)
        assert [earlier.read_text(encoding="utf-8") for earlier in sorted(path.parent.glob("*.until-*"))] == ["meins", "nochmals"]
        assert cli("template", "check", expect=0)

    def test_a_folder_of_the_project_comes_first(self, cli: Cli, own_home: Path, own: Path) -> None:
        (own_home / "templates").mkdir()
        cli("template", "copy", "volunteer", expect=0)
        assert (own_home / "templates" / "agreement" / "volunteer.de.md").is_file()
        assert not own.exists()

    def test_a_dry_run_writes_nothing(self, cli: Cli, own: Path) -> None:
        cli("template", "copy", "volunteer", "--dry-run", expect=0)
        assert not own.exists()


class TestExtending:
    def test_only_a_block_is_replaced_and_others_can_follow(self, cli: Cli, own: Path) -> None:
        cli("template", "copy", "cooperation", "--block", "aims", expect=0)
        path = own / "agreement" / "cooperation.de.md"
        change(path, "## Ziele", "## Was wir wollen")
        cli("template", "copy", "cooperation", "--block", "meetings", "--block", "aims", expect=0)
        change(path, "## Treffen und Auswertung", "## Wir treffen uns")
        assert path.read_text(encoding="utf-8").count("{% block aims %}") == 1
        cli("template", "check", expect=0)
        sample = cli("template", "preview", "cooperation", "--to", "md", "-o", "-", expect=0).out
        assert "Was wir wollen" in sample
        assert "Wir treffen uns" in sample
        assert "Aufgaben der Justizvollzugsanstalt" in sample

    def test_the_small_file_names_what_can_be_replaced(self, cli: Cli, own: Path) -> None:
        cli("template", "copy", "cooperation", "--extend", expect=0)
        text = (own / "agreement" / "cooperation.de.md").read_text(encoding="utf-8")
        assert '{% extends "standard/agreement/cooperation.de.md" %}' in text
        assert "   meetings – Treffen und Auswertung\n" in text
        cli("template", "check", expect=0)

    def test_a_block_that_does_not_exist_is_named(self, cli: Cli, own: Path) -> None:
        assert "meetings" in cli("template", "copy", "cooperation", "--block", "meeting", expect=4).stderr
        assert not own.exists()


class TestCheck:
    def findings(self, cli: Cli) -> list[tuple[str, int]]:
        return [(one["code"], one["line"]) for one in cli("template", "check", "--json", expect=3).error["findings"]]

    def test_an_unknown_field_is_named_with_line_and_nearest(self, cli: Cli, own: Path) -> None:
        cli("template", "copy", "volunteer", expect=0)
        change(own / "agreement" / "volunteer.de.md", "{{ task }}", "{{ aufgabe }}")
        said = cli("template", "check", "volunteer", expect=3).stderr
        assert "agreement/volunteer.de.md, Zeile 31: Das Feld „aufgabe“ gibt es nicht. Gemeint ist vielleicht „task“." in said

    def test_a_lost_clause_is_missed_until_it_is_meant_so(self, cli: Cli, own: Path) -> None:
        cli("template", "copy", "cooperation", "--block", "secrecy", expect=0)
        path = own / "agreement" / "cooperation.de.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(text[: text.index("{# K-05 #}")] + "{% endblock %}\n", encoding="utf-8")
        assert self.findings(cli) == [("lost_clause", 0)]
        assert "K-05" in cli("template", "check", expect=3).stderr
        change(path, "\nfrom:", "\nohne: K-05\nfrom:")
        cli("template", "check", expect=0)

    def test_a_file_that_no_document_is_written_from_is_named(self, cli: Cli, own: Path) -> None:
        (own / "agrement").mkdir(parents=True)
        (own / "agrement" / "volunteer.de.md").write_text("## Hallo\n", encoding="utf-8")
        assert self.findings(cli) == [("stray", 0)]
        assert "agreement/volunteer.de.md" in cli("template", "check", expect=3).stderr

    def test_every_packaged_template_is_in_order(self, cli: Cli) -> None:
        checked = cli("template", "check", "--json", expect=0).json["checked"]
        assert len(checked) == len(library.templates())

    def test_speaks_english(self, cli: Cli, own: Path) -> None:
        cli("template", "copy", "volunteer", "--language", "en", expect=0)
        change(own / "agreement" / "volunteer.en.md", "{{ task }}", "{{ tusk }}")
        said = cli("template", "check", "--lang", "en", expect=3).stderr
        assert "There is no field “tusk”. Perhaps “task” is meant." in said


class TestPreview:
    @pytest.mark.parametrize("form", ["md", "html"])
    def test_is_marked_as_a_sample(self, cli: Cli, form: str) -> None:
        sample = cli("template", "preview", "thank-you", "--to", form, "-o", "-", expect=0).out
        assert "Muster: alle Angaben sind erfunden." in sample
        assert "Erika Muster" in sample

    def test_goes_into_files_that_are_not_replaced_unasked(self, cli: Cli, own_home: Path) -> None:
        cli("template", "preview", "thank-you", "--to", "html,md", expect=0)
        assert {path.name for path in own_home.glob("thank-you-muster.*")} == {"thank-you-muster.html", "thank-you-muster.md"}
        cli("template", "preview", "thank-you", "--to", "html", expect=7)

    def test_every_packaged_template_can_be_previewed(self, cli: Cli) -> None:
        for template in library.templates():
            sample = cli("template", "preview", template.file, "--to", "md", "-o", "-", expect=0).out
            gaps = [line for line in sample.splitlines() if "⟨" in line and not line.startswith("> ")]
            assert gaps == [], template.file


class TestFields:
    def test_every_field_has_a_meaning_and_an_example(self, cli: Cli) -> None:
        page = cli("template", "fields", "volunteer", "--json", expect=0).json
        assert all(row["about"] and row["example"] for row in page["fields"])
        [born] = [row for row in page["fields"] if row["field"] == "volunteer.born_on"]
        assert (born["about"], born["example"], born["printed"]) == ("Geburtstag", "17.\xa0Mai 1985", True)
        assert {"euro", "listed"} <= {row["name"] for row in page["filters"]}

    def test_a_word_narrows_them(self, cli: Cli) -> None:
        rows = cli("template", "fields", "thank-you", "telefon", "--json", expect=0).json
        assert [row["field"] for row in rows] == ["sender.phone", "headed_for.phone", "volunteer.phone"]


class TestNewerPackagedTemplates:
    def agreed(self, cli: Cli) -> None:
        builders.a_volunteer(name="Erika Muster")
        cli("agreement", "new", "--kind", "volunteer", "--volunteer", "Erika", expect=0)

    def test_are_announced_when_a_document_is_written(self, cli: Cli, register: Path, newer_program: Path) -> None:
        self.agreed(cli)
        cli("template", "copy", "volunteer", expect=0)
        assert "geändert" not in cli("agreement", "render", "--draft", "--to", "md", "-o", "-", expect=0).stderr
        change(newer_program / "agreement" / "volunteer.de.md", "führt keine Therapie durch", "behandelt niemanden")
        said = cli("agreement", "render", "--draft", "--to", "md", "-o", "-", expect=0)
        assert "Die mitgelieferte Vorlage hat sich geändert" in said.stderr
        assert "keine Therapie" in said.out, "the own one is used as it is"
        assert "agreement/volunteer.de" in cli("template", "list", expect=0).stderr

    def test_are_taken_over_beside_ones_own_changes(self, cli: Cli, own: Path, newer_program: Path) -> None:
        cli("template", "copy", "volunteer", expect=0)
        mine, theirs = own / "agreement" / "volunteer.de.md", newer_program / "agreement" / "volunteer.de.md"
        change(mine, "Eine frühe Nachricht hilft allen.", "Bitte vorher anrufen.")
        change(theirs, "führt keine Therapie durch", "behandelt niemanden")
        news = cli("template", "show", "volunteer", "--difference", "--json", expect=0).json
        assert any(line.startswith("+") and "behandelt niemanden" in line for line in news["news"])
        assert any(line.startswith("+") and "anrufen" in line for line in news["own"])
        cli("template", "update", "volunteer", expect=7)
        cli("template", "update", "volunteer", "--yes", expect=0)
        text = mine.read_text(encoding="utf-8")
        [earlier] = mine.parent.glob("*.until-*")
        assert "keine Therapie" in earlier.read_text(encoding="utf-8")
        assert "behandelt niemanden" in text
        assert "Bitte vorher anrufen." in text
        assert "auf dem Stand" in cli("template", "update", "volunteer", expect=0).stderr

    def test_where_both_have_changed_ones_own_stays_and_the_other_is_shown(
        self, cli: Cli, own: Path, newer_program: Path
    ) -> None:
        cli("template", "copy", "volunteer", expect=0)
        mine, theirs = own / "agreement" / "volunteer.de.md", newer_program / "agreement" / "volunteer.de.md"
        change(mine, "Eine frühe Nachricht hilft allen.", "Bitte vorher anrufen.")
        change(theirs, "Eine frühe Nachricht hilft allen.", "Eine Nachricht am Vortag hilft allen.")
        said = cli("template", "update", "volunteer", "--yes", expect=0).stderr
        assert "Eine Nachricht am Vortag hilft allen." in said
        assert "Bitte vorher anrufen." in mine.read_text(encoding="utf-8")
        assert "auf dem Stand" in cli("template", "update", "volunteer", expect=0).stderr

    def test_concern_a_small_file_only_where_its_blocks_have_changed(self, cli: Cli, own: Path, newer_program: Path) -> None:
        cli("template", "copy", "cooperation", "--block", "aims", expect=0)
        theirs = newer_program / "agreement" / "cooperation.de.md"
        change(theirs, "## Federführung", "## Wer führt")
        assert "auf dem Stand" in cli("template", "update", "cooperation", expect=0).stderr
        change(theirs, "## Ziele", "## Was alle wollen")
        said = cli("template", "update", "cooperation", "--yes", expect=0).stderr
        assert "+## Was alle wollen" in said
        assert "auf dem Stand" in cli("template", "update", "cooperation", expect=0).stderr

    def test_without_the_text_it_came_from_the_difference_is_shown(self, cli: Cli, own: Path, newer_program: Path) -> None:
        cli("template", "copy", "volunteer", expect=0)
        shutil.rmtree(own / ".original")
        change(newer_program / "agreement" / "volunteer.de.md", "führt keine Therapie durch", "behandelt niemanden")
        said = cli("template", "update", "volunteer", "--yes", expect=0).stderr
        assert "behandelt niemanden" in said
        assert "keine Therapie" in (own / "agreement" / "volunteer.de.md").read_text(encoding="utf-8")

    def test_somebody_at_a_terminal_sees_them_before_saying_yes(self, cli: Cli, own: Path, newer_program: Path) -> None:
        cli("template", "copy", "volunteer", expect=0)
        change(newer_program / "agreement" / "volunteer.de.md", "führt keine Therapie durch", "behandelt niemanden")
        said = cli("template", "update", "volunteer", expect=0, answers=["n"]).stderr
        assert "behandelt niemanden" in said
        assert "Nichts geschrieben" in said
        cli("template", "update", "volunteer", expect=0, answers=["j"])
        assert "behandelt niemanden" in (own / "agreement" / "volunteer.de.md").read_text(encoding="utf-8")

    def test_there_is_nothing_to_update_without_an_own_one(self, cli: Cli) -> None:
        assert "template copy" in cli("template", "update", "volunteer", expect=4).stderr
        assert json.loads(cli("template", "show", "volunteer", "--difference", "--json", expect=0).stdout) == {"difference": []}
