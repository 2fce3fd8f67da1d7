"""Agreements: drawn up, printed, signed, kept alive by meetings at changing places and a review, ended."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any, ClassVar

import pytest

import builders
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")

PLACES = ("JVA Heidetal", "AJSD Heidestadt", "Anlaufstelle Heidestadt")


@pytest.fixture
def partners() -> list[Record]:
    """A prison, the probation service and the drop-in centre, each with a contact and a deputy."""
    kinds = ("prison", "ajsd", "anlaufstelle")
    return [
        builders.an_organisation(
            name, kind=kind, street="Am Markt 1", postal_code="21335", town="Heidestadt", phone="04131 555-0"
        )
        for name, kind in zip(PLACES, kinds, strict=True)
    ]


@pytest.fixture
def agreement(partners: list[Record]) -> Record:
    """A draft of the three."""
    return builders.a_cooperation(*partners)


def test_the_line_of_the_design_gives_the_whole_record(cli: Cli, partners: list[Record]) -> None:
    made = cli(
        *("agreement", "new", "--kind", "cooperation", "--party", PLACES[0], "--party", PLACES[1]),
        *("--meets", "quarterly", "--json"),
        expect=0,
    ).json

    assert made["id"].startswith("a-")
    assert (made["number"], made["status"], made["meets"]) == ("KV-2027-0001", "draft", "quarterly")
    assert [party["organisation"] for party in made["parties"]] == [*PLACES[:2]]
    assert made["next_host"] == PLACES[0]


def test_parties_are_two_or_more_and_each_once(cli: Cli, partners: list[Record]) -> None:
    assert "zwei" in cli("agreement", "new", "--party", PLACES[0], "--json", expect=2).error["message"]
    assert "zweimal" in cli("agreement", "new", *["--party", PLACES[0]] * 2, "--json", expect=2).error["message"]
    cli("agreement", "new", "--party", PLACES[0], "--party", "JVA Nirgends", "--json", expect=4)
    assert cli("agreement", "list", "--json", expect=0).json == []
    assert cli("party", "list", "--json", expect=0).json == []


def test_a_volunteer_agreement_needs_a_volunteer(cli: Cli) -> None:
    person = builders.a_volunteer(name="Anna Weber")

    assert "--volunteer" in cli("agreement", "new", "--kind", "volunteer", "--json", expect=2).error["hint"]
    made = cli("agreement", "new", "--kind", "volunteer", "--volunteer", "weber", "--json", expect=0).json

    assert made["volunteer_id"] == person["id"]
    assert made["parties"][0]["organisation"] == "Koordination Nord"


def test_without_a_name_the_only_one_is_meant(cli: Cli, agreement: Record, partners: list[Record]) -> None:
    assert cli("agreement", "show", "--json", expect=0).json["id"] == agreement["id"]

    builders.a_cooperation(*partners[:2])

    assert "2" in cli("agreement", "show", "--json", expect=4).error["message"]


class TestOnPaper:
    SIGNS: ClassVar[dict[str, Any]] = {
        "pdf": lambda content: content.startswith(b"%PDF-") and b"/StructTreeRoot" in content,
        "docx": lambda content: "word/document.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist(),
        "odt": lambda content: zipfile.ZipFile(io.BytesIO(content)).read("mimetype").endswith(b"opendocument.text"),
        "html": lambda content: b'<html lang="de"' in content,
        "md": lambda content: "JVA Heidetal" in content.decode(),
    }

    @pytest.mark.parametrize("form", SIGNS)
    def test_a_draft_in_every_form(self, cli: Cli, agreement: Record, tmp_path: Path, form: str) -> None:
        path = tmp_path / f"entwurf.{form}"

        done = cli("agreement", "render", agreement["id"], "--draft", "--to", form, "-o", path, "--json", expect=0).json

        assert done == {"id": agreement["id"], "file": str(path), "format": form, "draft": True, "bytes": path.stat().st_size}
        assert self.SIGNS[form](path.read_bytes())
        assert path.stat().st_mode & 0o777 == 0o600
        assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(("entwurf", ".entwurf"))] == [path.name]

    @pytest.mark.parametrize("form", SIGNS)
    def test_to_standard_output(self, cli: Cli, agreement: Record, form: str) -> None:
        printed = cli("agreement", "render", agreement["id"], "--draft", "--to", form, "-o", "-", expect=0)

        assert self.SIGNS[form](printed.stdout)

    def test_the_form_follows_the_file_name(self, cli: Cli, agreement: Record, tmp_path: Path) -> None:
        for form in self.SIGNS:
            cli("agreement", "render", "--draft", "-o", tmp_path / f"x.{form}", expect=0)
            assert self.SIGNS[form]((tmp_path / f"x.{form}").read_bytes())
        assert "pdf" in cli("agreement", "render", "--draft", "-o", tmp_path / "x.rtf", "--json", expect=2).error["hint"]

    def test_what_is_missing_stops_it_with_the_whole_list(self, cli: Cli, agreement: Record, tmp_path: Path) -> None:
        path = tmp_path / "v.pdf"

        error = cli("agreement", "render", agreement["id"], "-o", path, "--json", expect=3).error

        assert error["code"] == "missing_fields"
        assert len(error["fields"]) > 1
        assert "--draft" in error["hint"]
        assert not path.exists()
        told = cli("agreement", "render", agreement["id"], "-o", path, expect=3).stderr
        assert all(field in told for field in error["fields"])

    def test_once_everything_is_there_it_is_printed(self, cli: Cli, agreement: Record) -> None:
        cli("agreement", "change", agreement["id"], "--basis", "§ 5 des Gesetzes", "--begins", "2027-03-01", expect=0)
        for place in PLACES:
            cli("agreement", "sign", agreement["id"], "--party", place, "--by", "Dr. Sommer", "--role", "Leitung", expect=0)

        printed = cli("agreement", "render", agreement["id"], "--to", "md", "-o", "-", expect=0).out

        assert "§\u00a05 des Gesetzes" in printed or "§ 5 des Gesetzes" in printed
        assert "Entwurf" not in printed

    def test_each_document_is_noted_in_the_history(self, cli: Cli, agreement: Record) -> None:
        cli("agreement", "render", agreement["id"], "--draft", "--to", "md", "-o", "-", expect=0)

        rows = cli("agreement", "history", agreement["id"], "--json", expect=0).json
        noted = {row["field"]: row["after"] for row in rows if row["action"] == "render"}

        assert {"to": "md", "draft": True}.items() <= noted.items()
        assert len(noted["sha256"]) == 64

    def test_a_dry_run_writes_no_file_and_notes_nothing(self, cli: Cli, agreement: Record, tmp_path: Path) -> None:
        before = builders.everything()

        cli("agreement", "render", "--draft", "-o", tmp_path / "x.md", "--dry-run", expect=0)

        assert not (tmp_path / "x.md").exists()
        assert builders.everything() == before

    def test_a_place_that_cannot_be_written_to(self, cli: Cli, agreement: Record, tmp_path: Path) -> None:
        (tmp_path / "datei").touch()

        error = cli("agreement", "render", "--draft", "-o", tmp_path / "datei" / "x.md", "--json", expect=2).error

        assert error["code"] == "file"

    def test_in_english(self, cli: Cli, agreement: Record) -> None:
        printed = cli("agreement", "render", "--draft", "--to", "html", "-o", "-", "--lang", "en", expect=0).out

        assert '<html lang="en"' in printed

    def test_a_template_of_ones_own_is_used(self, cli: Cli, agreement: Record, own_home: Path) -> None:
        folder = own_home / "config" / "ehrenamt" / "templates" / "agreement"
        folder.mkdir(parents=True)
        original = Path(__file__).parents[2] / "templates" / "agreement" / "cooperation.de.md"
        text = original.read_text(encoding="utf-8")
        (folder / "cooperation.de.md").write_text(text + "\n\nEin eigener Satz.\n", encoding="utf-8")

        assert "Ein eigener Satz." in cli("agreement", "render", "--draft", "--to", "md", "-o", "-", expect=0).out


class TestItsLife:
    """Signed by all, met in turn, reviewed, ended; what falls due follows."""

    def sign_all(self, cli: Cli, agreement: Record, on: str = "2027-03-01") -> Any:
        for place in PLACES:
            shown = cli("agreement", "sign", agreement["id"], "--party", place, "--on", on, "--json", expect=0).json
        return shown

    def due(self, cli: Cli, rule: str, *options: object) -> list[tuple[str, str]]:
        rows = cli("deadlines", "--weeks", 60, *options, "--json", expect=0).json
        return [(row["due_on"], row["title"]) for row in rows if row["rule"] == rule]

    def test_it_is_in_force_once_the_last_party_has_signed(self, cli: Cli, agreement: Record) -> None:
        first = cli("agreement", "sign", agreement["id"], "--party", PLACES[0], "--on", "2027-02-20", "--json", expect=0).json
        assert (first["status"], first["signed_on"]) == ("sent", None)

        last = self.sign_all(cli, agreement)

        assert (last["status"], last["signed_on"], last["begins_on"]) == ("in_force", "2027-03-01", "2027-03-01")

    def test_who_signs_must_be_a_party(self, cli: Cli, agreement: Record) -> None:
        builders.an_organisation("Verein Fremd")

        cli("agreement", "sign", agreement["id"], "--json", expect=2)
        assert (
            "kein Partner" in cli("agreement", "sign", agreement["id"], "--party", "Fremd", "--json", expect=2).error["message"]
        )

    def test_meetings_go_round_and_the_next_falls_due_a_quarter_later(
        self, cli: Cli, agreement: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert self.due(cli, "K-22") == []
        self.sign_all(cli, agreement)

        hosts = []
        for day in ("2027-03-01", "2027-06-01", "2027-09-01", "2027-12-01"):
            monkeypatch.setenv("EHRENAMT_TODAY", day)
            hosts.append(cli("agreement", "show", agreement["id"], "--json", expect=0).json["next_host"])
            met = cli("agreement", "meet", agreement["id"], "--on", day, "--json", expect=0).json
            assert met["host"] == hosts[-1]

        assert hosts == [*PLACES, PLACES[0]]
        assert self.due(cli, "K-22") == [("2028-03-01", f"Treffen der Partner, Gastgeber: {PLACES[1]}")]

    def test_a_partner_meeting_planned_as_an_event_is_one_once_it_was_held(
        self, cli: Cli, agreement: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.sign_all(cli, agreement)
        planned = ("event", "add", "--title", "Partnertreffen", "--kind", "Partnertreffen", "--agreement", agreement["id"])
        event = cli(*planned, "--starts", "2027-03-10", "--at", PLACES[0], "--json", expect=0).json

        def shown() -> Any:
            return cli("agreement", "show", agreement["id"], "--json", expect=0).json

        assert (shown()["meetings"], shown()["next_host"]) == ([], PLACES[0])
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-10")
        [held] = shown()["meetings"]
        assert (held["id"], held["held_on"], held["host"]) == (event["id"], "2027-03-10", PLACES[0])
        assert shown()["next_host"] == PLACES[1]
        assert self.due(cli, "K-22") == [("2027-06-10", f"Treffen der Partner, Gastgeber: {PLACES[1]}")]

    def test_only_a_party_hosts(self, cli: Cli, agreement: Record) -> None:
        builders.an_organisation("Verein Fremd")

        assert "Gastgeber" in cli("agreement", "meet", agreement["id"], "--host", "Fremd", "--json", expect=2).error["message"]

    def test_a_signed_one_changes_only_as_a_new_version(self, cli: Cli, agreement: Record) -> None:
        self.sign_all(cli, agreement)

        assert "amend" in cli("agreement", "change", agreement["id"], "--meets", "yearly", "--json", expect=2).error["hint"]
        amended = cli("agreement", "amend", agreement["id"], "--json", expect=0).json
        assert (amended["status"], amended["version"]) == ("draft", 2)
        assert {party["signed_on"] for party in amended["parties"]} == {None}
        assert cli("agreement", "change", agreement["id"], "--meets", "yearly", "--json", expect=0).json["meets"] == "yearly"

    def test_a_volunteer_agreement_takes_both_signatures(self, cli: Cli) -> None:
        person = builders.a_volunteer(name="Ada Sommer")
        verein = builders.an_organisation("Verein Heide")
        made = cli(
            "agreement", "new", "--kind", "volunteer", "--volunteer", person["id"], "--party", verein["id"], "--json", expect=0
        ).json

        cli("agreement", "sign", made["id"], "--json", expect=2)
        first = cli("agreement", "sign", made["id"], "--party", "Sommer", "--json", expect=0).json
        assert (first["status"], first["volunteer_signed_on"]) == ("sent", "2027-03-01")
        assert (
            cli("agreement", "sign", made["id"], "--party", "Heide", "--by", "K. Lenz", "--json", expect=0).json["status"]
            == "in_force"
        )

    def test_nobody_meets_or_signs_tomorrow(self, cli: Cli, agreement: Record) -> None:
        assert "Zukunft" in cli("agreement", "meet", agreement["id"], "--on", "morgen", "--json", expect=2).error["message"]
        assert (
            "Zukunft"
            in cli("agreement", "sign", agreement["id"], "--party", PLACES[0], "--on", "morgen", "--json", expect=2).error[
                "message"
            ]
        )

    def test_the_review_falls_due_after_a_year_and_again_after_the_next(
        self, cli: Cli, agreement: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.sign_all(cli, agreement)
        assert [day for day, _ in self.due(cli, "K-23")] == ["2028-03-01"]

        monkeypatch.setenv("EHRENAMT_TODAY", "2027-04-01")
        cli("agreement", "review", agreement["id"], "--result", "trägt", "--on", "2027-04-01", expect=0)

        assert [day for day, _ in self.due(cli, "K-23")] == ["2028-04-01"] or [day for day, _ in self.due(cli, "K-23")] == [
            "2028-04-03"
        ]

    def test_nothing_falls_due_after_its_end(self, cli: Cli, agreement: Record) -> None:
        self.sign_all(cli, agreement)

        ended = cli(
            "agreement", "end", agreement["id"], "--reason", "neue Vereinbarung", "--on", "2027-02-28", "--json", expect=0
        ).json

        assert (ended["status"], ended["ended_on"]) == ("ended", "2027-02-28")
        assert self.due(cli, "K-22") == self.due(cli, "K-23") == []
