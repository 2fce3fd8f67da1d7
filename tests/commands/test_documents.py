"""Documents: every kind in every form, finished and as a draft; many at once; remembered, and compared with today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
import paperwork
from builders import Record
from command_line import Cli
from ehrenamt_cli.documents.writing.writers import WRITERS
from ehrenamt_cli.domain.documents import DOCUMENTS, KINDS, DocumentKind
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS

pytestmark = pytest.mark.usefixtures("register")

FORMS = ",".join(WRITERS)
SHIPPED = [pytest.param(kind, id=kind.name) for kind in paperwork.SHIPPED]
ADDRESS = {"street": "Am Markt 1", "town": "Heidestadt"}


@pytest.fixture
def person() -> Record:
    """Somebody to whom one can write."""
    return builders.a_volunteer(name="Ada Sommer", born_on="1980-02-01", **ADDRESS)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A letter somebody has written."""
    path = tmp_path / "brief.md"
    path.write_text("# Sommerfest\n\nwir feiern am **3. Juli** und freuen uns auf {{ volunteer.name }}.\n", encoding="utf-8")
    return path


def written(cli: Cli, *words: object) -> list[dict[str, Any]]:
    return cli("document", "render", *words, "--json", expect=0).json["files"]


def remembered(cli: Cli, *words: object) -> list[dict[str, Any]]:
    return cli("document", "list", *words, "--json", expect=0).json


class TestEveryKind:
    @pytest.mark.parametrize("kind", SHIPPED)
    def test_is_written_in_every_form(self, cli: Cli, kind: DocumentKind, tmp_path: Path) -> None:
        files = written(cli, kind.name, *paperwork.words_for(kind), "--to", FORMS, "-o", f"{tmp_path}/aus/")

        assert [file["format"] for file in files] == [*WRITERS]
        assert all(Path(file["file"]).stat().st_size == file["bytes"] for file in files)
        printed = Path(next(file["file"] for file in files if file["format"] == "md")).read_text(encoding="utf-8")
        assert "⟨" not in printed
        assert "None" not in printed

    @pytest.mark.parametrize("kind", SHIPPED)
    def test_is_written_as_a_draft_about_nothing(self, cli: Cli, kind: DocumentKind, tmp_path: Path) -> None:
        files = written(cli, kind.name, "--draft", "--to", FORMS, "-o", f"{tmp_path}/")

        assert all("-entwurf." in file["file"] and Path(file["file"]).exists() for file in files)
        printed = Path(next(file["file"] for file in files if file["format"] == "md")).read_text(encoding="utf-8")
        assert "Entwurf" in printed
        assert ("⟨" in printed.replace("⟨spitzen Klammern⟩", "")) == bool(kind.subjects)

    @pytest.mark.parametrize("kind", [kind for kind in paperwork.SHIPPED if kind.subjects], ids=lambda kind: kind.name)
    def test_is_about_something(self, cli: Cli, kind: DocumentKind) -> None:
        assert "--for" in cli("document", "render", kind.name, "--json", expect=2).error["hint"]

    def test_is_listed_with_its_languages(self, cli: Cli) -> None:
        kinds = cli("document", "kinds", "--json", expect=0).json

        assert [kind["name"] for kind in kinds] == [*KINDS]
        assert all("de" in kind["languages"] for kind in kinds)
        shown = cli("document", "list", expect=0)
        assert all(kind.name in shown.out for kind in KINDS.values())
        assert "document render" in shown.stderr

    def test_an_agreement_is_written_as_what_it_is(self, cli: Cli) -> None:
        paperwork.fill_own_organisation()
        agreement = paperwork.an_agreement("volunteer")

        error = cli("document", "render", "cooperation-agreement", "--for", agreement["id"], "--json", expect=2).error
        assert "volunteer-agreement" in error["hint"]
        same = cli("document", "render", "volunteer-agreement", "--for", agreement["id"], "--to", "md", "-o", "-", expect=0)
        assert same.out == cli("agreement", "render", agreement["id"], "--to", "md", "-o", "-", expect=0).out

    def test_of_several_agreements_with_a_person_the_right_one_is_meant(self, cli: Cli) -> None:
        paperwork.fill_own_organisation()
        person = builders.an_active_volunteer(name="Erika Abendroth")
        for kind in ("volunteer", "confidentiality"):
            cli("agreement", "new", "--kind", kind, "--volunteer", person["id"], expect=0)

        written = cli("document", "render", "confidentiality", "--for", "Erika", "--draft", "--to", "md", "-o", "-", expect=0)

        assert "Datengeheimnis" in written.out

    @pytest.mark.parametrize("kind", [kind.name for kind in KINDS.values() if kind.folder == "agreement"])
    def test_every_agreement_is_written_by_its_own_command(self, cli: Cli, kind: str) -> None:
        paperwork.fill_own_organisation()
        agreement = paperwork.an_agreement(KINDS[kind].only["kind"])

        printed = cli("agreement", "render", agreement["id"], "--to", "md", "-o", "-", expect=0).out

        assert "⟨" not in printed
        assert [row["kind"] for row in remembered(cli)] == [kind]

    def test_a_kind_that_does_not_exist(self, cli: Cli) -> None:
        assert "thank-you" in cli("document", "render", "thank-yuo", "--json", expect=4).error["hint"]

    def test_in_english_where_there_is_a_text(self, cli: Cli) -> None:
        agreement = paperwork.an_agreement("cooperation")

        printed = cli(
            "document",
            "render",
            "cooperation-agreement",
            "--for",
            agreement["id"],
            "--to",
            "md",
            "-o",
            "-",
            "--lang",
            "en",
            expect=0,
        )
        assert "Cooperation agreement" in printed.out
        assert "24" not in cli("document", "kinds", "--lang", "en", expect=0).stderr
        german = cli("document", "render", "evaluation", "--to", "md", "-o", "-", "--lang", "en", "--language", "de", expect=0)
        assert "Rückmeldebogen" in german.out
        assert cli("document", "render", "evaluation", "--language", "xx", "--json", expect=4).error["code"] == "not_found"


class TestWhatIsMissing:
    def test_is_named_with_the_command_that_fills_it(self, cli: Cli) -> None:
        somebody = builders.a_volunteer(name="Bo Ohne")

        error = cli("document", "render", "thank-you", "--for", "Bo Ohne", "--json", expect=3).error

        assert error["fields"] == ["Bo Ohne: Anschrift"]
        assert error["commands"] == [f"ehrenamt volunteer change {somebody['id']} --street … --postal-code … --town …"]
        assert error["commands"][0] in cli("document", "render", "thank-you", "--for", "Bo Ohne", expect=3).stderr

    def test_what_no_record_holds_is_given_with_set(self, cli: Cli) -> None:
        cli("event", "add", "--title", "Sommerfest", "--starts", "2027-07-03", expect=0)

        error = cli("document", "render", "invitation", "--for", "Sommerfest", "--json", expect=3).error
        assert "--set place=…" in error["commands"]
        given = ("--set", "place=Haus am Markt", "--set", "meets-at=18 Uhr")
        printed = cli("document", "render", "invitation", "--for", "Sommerfest", *given, "--to", "md", "-o", "-", expect=0).out
        assert "Haus am Markt" in printed
        assert "18:00 Uhr" in printed
        assert (
            "18:30"
            in cli("document", "render", "invitation", "--set", "meets-at=bald", "--draft", "--json", expect=2).error["hint"]
        )
        assert (
            "place"
            in cli("document", "render", "invitation", "--for", "Sommerfest", "--set", "ort=hier", "--json", expect=2).error[
                "hint"
            ]
        )

    def test_is_gathered_from_all_before_the_first_is_written(self, cli: Cli, person: Record, tmp_path: Path) -> None:
        for name in ("Bo Ohne", "Cem Ohne"):
            builders.a_volunteer(name=name)

        error = cli("document", "render", "thank-you", "--all", "volunteers", "-o", f"{tmp_path}/x/", "--json", expect=3).error

        assert [field.partition(" ")[2] for field in error["fields"]] == ["Bo Ohne: Anschrift", "Cem Ohne: Anschrift"]
        assert not (tmp_path / "x").exists()
        assert remembered(cli) == []

    def test_a_blocked_address_stays_blank_unless_it_is_asked_for(self, cli: Cli) -> None:
        hidden = builders.a_volunteer(name="Ada Sommer", address_blocked="ja", **ADDRESS)
        line = ("document", "render", "thank-you", "--for", hidden["id"], "--to", "md", "-o", "-")

        error = cli(*line, "--json", expect=3).error
        assert error["commands"] == ["--blocked-addresses"]
        assert "Am Markt" not in cli(*line, "--draft", expect=0).out
        assert "Am Markt 1" in cli(*line, "--blocked-addresses", expect=0).out
        actions = {row["action"] for row in cli("volunteer", "history", hidden["id"], "--json", expect=0).json}
        assert "address_shown" in actions


class TestWhereItGoes:
    def test_a_file_carries_the_kind_and_the_key_but_no_name(self, cli: Cli, person: Record, own_home: Path) -> None:
        [file] = written(cli, "thank-you", "--for", person["id"])

        assert file["file"] == f"thank-you-{person['id']}.pdf"
        assert (own_home / file["file"]).read_bytes().startswith(b"%PDF")
        assert file == {
            "kind": "thank-you",
            "subject": person["id"],
            "recipient": None,
            "documents": 1,
            "file": file["file"],
            "format": "pdf",
            "draft": False,
            "bytes": file["bytes"],
        }

    def test_what_is_there_is_not_replaced_unasked(self, cli: Cli, person: Record, own_home: Path, tmp_path: Path) -> None:
        path = own_home / f"thank-you-{person['id']}.md"
        path.write_text("meins", encoding="utf-8")
        line = ("document", "render", "thank-you", "--for", person["id"], "--to", "md")

        assert path.name in cli(*line, "--json", expect=7).error["message"]
        cli(*line, answers=["n"], expect=0)
        cli(*line, "-o", f"{own_home}/", "--json", expect=7)
        assert path.read_text(encoding="utf-8") == "meins"
        assert remembered(cli) == []
        cli(*line, "-o", path, expect=0)
        assert "Ada Sommer" in path.read_text(encoding="utf-8")
        cli(*line, "--yes", expect=0)

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--to", "rtf"), "Form"),
            (("--to", "pdf,docx", "-o", "x.pdf"), "Mehrere Formen"),
            (("--to", "pdf", "-o", "x.docx"), "passt nicht"),
            (("--to", "pdf,md", "-o", "-"), "Mehrere Formen"),
        ],
    )
    def test_what_does_not_go_together(self, cli: Cli, person: Record, words: tuple[str, ...], said: str) -> None:
        error = cli("document", "render", "thank-you", "--for", person["id"], *words, "--json", expect=2).error
        assert said in error["message"]

    def test_a_dry_run_checks_everything_and_writes_nothing(self, cli: Cli, person: Record, tmp_path: Path) -> None:
        before = builders.everything()

        shown = cli("document", "render", "thank-you", "--for", person["id"], "-o", f"{tmp_path}/neu/", "--dry-run", expect=0)

        assert "nichts geschrieben" in shown.stderr
        assert not (tmp_path / "neu").exists()
        assert builders.everything() == before


class TestMany:
    @pytest.fixture
    def people(self) -> list[Record]:
        """Three to write to, one of them active."""
        status = ("active", "enquiry", "enquiry")
        return [builders.a_volunteer(name=f"Person {one}", status=one, **ADDRESS) for one in status]

    def test_each_gets_a_file(self, cli: Cli, people: list[Record], tmp_path: Path) -> None:
        files = written(cli, "thank-you", "--all", "volunteers", "-o", f"{tmp_path}/")

        assert {file["subject"] for file in files} == {one["id"] for one in people}
        assert len([*tmp_path.glob("thank-you-v-*.pdf")]) == 3
        assert len(remembered(cli)) == 3

    def test_filters_and_words_narrow_them(self, cli: Cli, people: list[Record], tmp_path: Path) -> None:
        line = ("thank-you", "--all", "Freiwillige", "--to", "md", "-o", f"{tmp_path}/")

        assert [file["subject"] for file in written(cli, *line, "--filter", "status=aktiv")] == [people[0]["id"]]
        assert len(written(cli, *line, "--find", "person", "--yes")) == 3
        assert "status" in cli("document", "render", *line, "--filter", "stat=aktiv", "--json", expect=2).error["hint"]
        cli("document", "render", *line, "--filter", "status=ended", "--json", expect=4)
        cli("document", "render", "thank-you", "--all", "contacts", "--json", expect=2)

    def test_several_have_no_room_in_one_file(self, cli: Cli, people: list[Record]) -> None:
        both = [word for one in people[:2] for word in ("--for", one["id"])]

        assert "2" in cli("document", "render", "thank-you", *both, "-o", "x.pdf", "--json", expect=2).error["message"]

    def test_all_go_into_one_file_for_printing(self, cli: Cli, people: list[Record], tmp_path: Path) -> None:
        [file] = written(cli, "thank-you", "--all", "volunteers", "--one-file", "-o", tmp_path / "alle.pdf")

        assert (file["documents"], file["subject"]) == (3, None)
        assert (tmp_path / "alle.pdf").read_bytes().startswith(b"%PDF")
        rows = remembered(cli)
        assert {row["subject"] for row in rows} == {one["id"] for one in people}
        assert len({row["sha256"] for row in rows}) == 1
        assert (
            cli(
                "document", "render", "thank-you", "--all", "volunteers", "--one-file", "--to", "md", "-o", "-", expect=0
            ).out.count("\n---\n")
            == 2
        )

    def test_a_file_holds_two_hundred(
        self, cli: Cli, people: list[Record], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr("ehrenamt_cli.services.papers.delivering.AT_MOST", 2)

        files = written(cli, "thank-you", "--all", "volunteers", "--one-file", "--to", "md", "-o", f"{tmp_path}/")

        assert [Path(file["file"]).name for file in files[:1]] == ["thank-you-01.md"]
        assert [file["documents"] for file in files] == [2, 1]

    @pytest.mark.parametrize("words", [("--each",), ("--to", "docx"), ("--to", "pdf,odt", "-o", "x/")])
    def test_what_cannot_be_joined(self, cli: Cli, people: list[Record], words: tuple[str, ...]) -> None:
        line = ("document", "render", "thank-you", "--all", "volunteers", "--one-file", *words)
        assert "pdf, md" in cli(*line, "--json", expect=2).error["hint"]

    def test_an_event_is_announced_to_everybody(self, cli: Cli, people: list[Record], tmp_path: Path) -> None:
        cli("event", "add", "--title", "Sommerfest", "--starts", "2027-07-03", expect=0)

        files = written(
            cli,
            *("invitation", "--for", "Sommerfest", "--all", "volunteers", "--set", "place=Markt", "--set", "meets-at=18:00"),
            *("--to", "md", "-o", f"{tmp_path}/"),
        )

        assert {file["recipient"] for file in files} == {one["id"] for one in people}
        assert "Guten Tag Person" in Path(files[0]["file"]).read_text(encoding="utf-8")
        assert {row["recipient"] for row in remembered(cli)} == {one["id"] for one in people}

    def test_a_leaflet_goes_to_nobody(self, cli: Cli, people: list[Record]) -> None:
        cli("document", "render", "evaluation", "--for", people[0]["id"], "--json", expect=2)


class TestALetter:
    def test_says_what_somebody_wrote(self, cli: Cli, person: Record, text: Path) -> None:
        printed = cli(
            "document", "render", "letter", "--text", text, "--for", person["id"], "--to", "md", "-o", "-", expect=0
        ).out

        assert "# Sommerfest" in printed
        assert "freuen uns auf Ada Sommer." in printed

    def test_goes_to_a_contact_at_their_organisation(self, cli: Cli, tmp_path: Path) -> None:
        place = builders.an_organisation("Verein Heide", **ADDRESS)
        path = tmp_path / "kurz.md"
        path.write_text("wir ziehen um.", encoding="utf-8")
        line = ("document", "render", "letter", "--text", path, "--to", "md", "-o", "-")

        to_contact = cli(*line, "--for", "Petra Sommerfeld", expect=0).out
        assert "Verein Heide\\\nPetra Sommerfeld\\\nAm Markt 1" in to_contact
        assert "Guten Tag Petra Sommerfeld," in to_contact
        assert "# kurz" in to_contact
        assert "Petra Sommerfeld" in cli(*line, "--for", place["id"], expect=0).out, "whoever is in charge is greeted"

    def test_is_seen_before_it_is_written(self, cli: Cli, person: Record, text: Path) -> None:
        builders.a_volunteer(name="Bo Ohne")
        before = builders.everything()

        seen = cli("document", "render", "letter", "--text", text, "--all", "volunteers", "--preview", "--json", expect=0).json

        assert seen["total"] == 2
        assert any("freuen uns auf Ada Sommer." in one["text"] for one in seen["first"])
        assert [row["field"].partition(" ")[2] for row in seen["missing"]] == ["Bo Ohne: Anschrift"]
        assert builders.everything() == before
        shown = cli("document", "render", "letter", "--text", text, "--all", "volunteers", "--preview", expect=0)
        assert "Was noch fehlt" in shown.out
        assert "nichts geschrieben" in shown.stderr

    def test_a_mistake_is_reported_in_the_file_it_is_in(self, cli: Cli, person: Record, text: Path) -> None:
        text.write_text("# Betreff\n\nLiebe {{ volunter.name }}\n", encoding="utf-8")

        error = cli("document", "render", "letter", "--text", text, "--for", person["id"], "--json", expect=2).error

        assert error["message"].startswith(f"Vorlage {text}, Zeile 3:")
        assert "volunteer" in error["hint"]

    def test_needs_its_text_and_nothing_else_takes_one(self, cli: Cli, person: Record, text: Path) -> None:
        assert "--text" in cli("document", "render", "letter", "--for", person["id"], "--json", expect=2).error["hint"]
        cli("document", "render", "thank-you", "--for", person["id"], "--text", text, "--json", expect=2)
        cli("document", "render", "letter", "--for", person["id"], "--text", "gibt-es-nicht.md", "--json", expect=2)


class TestWhatIsRemembered:
    def test_says_from_what_it_was_made_and_nobodys_name(self, cli: Cli, person: Record) -> None:
        cli("document", "render", "thank-you", "--for", person["id"], "--to", "md", "-o", "-", expect=0)

        [row] = remembered(cli)
        assert (row["kind"], row["subject_kind"], row["subject"], row["form"]) == ("thank-you", "volunteers", person["id"], "md")
        assert len(row["sha256"]) == 64
        assert row["template"] == "letter/thank-you.de.md"
        assert "recipient.lines" in row["uses"]
        assert "Sommer" not in str(row)
        assert [one["id"] for one in remembered(cli, "--kind", "thank-you")] == [row["id"]]
        assert remembered(cli, "--kind", "minutes") == []
        history = cli("volunteer", "history", person["id"], "--json", expect=0).json
        assert {entry["action"] for entry in history} == {"add", "render"}

    def test_the_same_again_has_the_same_hashes(self, cli: Cli, person: Record) -> None:
        for _ in range(2):
            cli("document", "render", "thank-you", "--for", person["id"], "--to", "md", "-o", "-", expect=0)

        one, other = remembered(cli)
        assert {name for name in one if one[name] != other[name]} <= {"id", "written_at"}

    def test_where_the_paper_lies_can_be_noted(self, cli: Cli, person: Record) -> None:
        [_] = written(cli, "thank-you", "--for", person["id"])
        [row] = remembered(cli)

        assert cli("document", "change", row["id"], "--note", "Ordner 3", "--json", expect=0).json["notes"] == "Ordner 3"
        assert builders.fetched(DOCUMENTS, row["id"])["sha256"] == row["sha256"]

    def test_in_a_person_nothing_changes(self, cli: Cli, person: Record) -> None:
        cli("document", "render", "thank-you", "--for", person["id"], expect=0)

        assert builders.fetched(VOLUNTEERS, person["id"]) == person


class TestStillTrue:
    @pytest.fixture
    def agreement(self) -> Record:
        """One that can be finished."""
        paperwork.fill_own_organisation()
        return paperwork.an_agreement("cooperation")

    def on_paper(self, cli: Cli, noun: str, key: str) -> str:
        return cli(noun, "show", key, expect=0).out.partition("Auf Papier")[2]

    def test_a_record_without_paper_says_nothing(self, cli: Cli, agreement: Record) -> None:
        cli("agreement", "render", agreement["id"], "--draft", "--to", "md", "-o", "-", expect=0)

        assert self.on_paper(cli, "agreement", agreement["id"]) == ""

    def test_an_agreement_is_true_until_what_it_prints_changes(self, cli: Cli, agreement: Record) -> None:
        cli("agreement", "render", agreement["id"], "--to", "md", "-o", "-", expect=0)
        assert "stimmt noch" in self.on_paper(cli, "agreement", agreement["id"])

        [party, *_] = cli("party", "list", "--json", expect=0).json
        cli("organisation", "change", party["organisation_id"], "--note", "was nirgends steht", expect=0)
        cli("agreement", "sign", agreement["id"], "--party", party["organisation_id"], "--by", "Kim Beispiel", expect=0)
        assert "stimmt noch" in self.on_paper(cli, "agreement", agreement["id"]), "a signature makes no paper untrue"

        cli("organisation", "change", party["organisation_id"], "--street", "Neuer Weg 2", expect=0)
        assert "stimmt nicht mehr" in self.on_paper(cli, "agreement", agreement["id"])

        cli("agreement", "render", agreement["id"], "--to", "md", "-o", "-", expect=0)
        assert "stimmt noch" in self.on_paper(cli, "agreement", agreement["id"])

    def test_a_new_web_page_does_not_hide_an_old_file(self, cli: Cli, agreement: Record) -> None:
        cli("agreement", "render", agreement["id"], "--to", "html", "-o", "-", expect=0)
        [party, *_] = cli("party", "list", "--json", expect=0).json
        cli("organisation", "change", party["organisation_id"], "--street", "Neuer Weg 2", expect=0)
        cli("agreement", "render", agreement["id"], "--to", "md", "-o", "-", expect=0)

        said = self.on_paper(cli, "agreement", agreement["id"])
        assert "stimmt noch" in said
        assert "stimmt nicht mehr" in said

    def test_another_template_makes_it_untrue(self, cli: Cli, agreement: Record, own_home: Path) -> None:
        cli("agreement", "render", agreement["id"], "--to", "md", "-o", "-", expect=0)
        folder = own_home / "templates" / "agreement"
        folder.mkdir(parents=True)
        (folder / "cooperation.de.md").write_text("# Ganz anders\n\n{{ number }}\n", encoding="utf-8")

        assert "stimmt nicht mehr" in self.on_paper(cli, "agreement", agreement["id"])

    def test_a_certificate_is_untrue_once_the_log_goes_on(self, cli: Cli, person: Record) -> None:
        cli("effort", "log", person["id"], "1:30", "--on", "2027-02-01", expect=0)
        line = ("document", "render", "service-certificate", "--for", person["id"], "--to", "md", "-o", "-")
        paperwork.whole(VOLUNTEERS, person, steps=0)
        paperwork.fill_own_organisation()
        cli(*line, "--from", "2027-01-01", "--until", "2027-02-10", expect=0)
        cli("effort", "log", person["id"], "2 h", "--on", "2027-02-20", expect=0)
        assert "stimmt noch" in self.on_paper(cli, "volunteer", person["id"]), "that day lies outside its period"

        cli("effort", "log", person["id"], "2 h", "--on", "2027-02-05", expect=0)
        assert "stimmt nicht mehr" in self.on_paper(cli, "volunteer", person["id"])

    def test_a_letter_is_never_untrue(self, cli: Cli, person: Record) -> None:
        cli("document", "render", "thank-you", "--for", person["id"], expect=0)
        cli("volunteer", "change", person["id"], "--street", "Neuer Weg 2", expect=0)

        assert self.on_paper(cli, "volunteer", person["id"]) == ""


def test_a_certificate_counts_the_log_to_the_minute(cli: Cli, person: Record) -> None:
    times = {"2027-01-10": "0:45", "2027-01-20": "1:20", "2027-02-03": "2 h", "2027-02-20": "7 min"}
    for day, time in times.items():
        cli("effort", "log", person["id"], time, "--on", day, expect=0)
    paperwork.whole(VOLUNTEERS, person, steps=0)
    paperwork.fill_own_organisation()
    line = ("document", "render", "service-certificate", "--for", person["id"], "--to", "md", "-o", "-")

    assert "4:12" in cli(*line, expect=0).out
    assert "3:20" in cli(*line, "--from", "2027-01-15", "--until", "2027-02-03", expect=0).out
    assert sum(row["minutes"] for row in cli("effort", "list", "--json", expect=0).json) == 4 * 60 + 12
    assert EFFORTS.field("minutes").kind.show(252, {}) == "4:12 h"
