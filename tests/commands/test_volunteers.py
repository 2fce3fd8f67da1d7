"""Volunteers: taken on, found however they are typed, changed, paused, and kept safe."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.volunteers import VOLUNTEERS

pytestmark = pytest.mark.usefixtures("register")


def test_the_line_of_the_design_gives_the_whole_record(cli: Cli) -> None:
    person = cli(
        "add-volunteer",
        *("--name", "Jörg Müller-Weiß", "--born", "1970-02-28", "--postal-code", "21335"),
        *("--email", "joerg@freiwillige.example", "--language", "de:native", "--language", "ar:B2"),
        *("--interest", "sprachbegleitung", "--available", "Di 14:00-18:00", "--json"),
        expect=0,
    ).json

    assert person["id"].startswith("v-")
    assert person["name"] == "Jörg Müller-Weiß"
    assert person["born_on"] == "1970-02-28"
    assert person["languages"] == ["de:native", "ar:B2"]
    assert person["interests"] == ["sprachbegleitung"]
    assert person["availability"] == ["Tu 14:00-18:00"]
    assert (person["status"], person["enquired_on"]) == ("enquiry", "2027-03-01")


@pytest.mark.parametrize(
    "typed", ["mueller", "MÜLLER", "Müller", "muller", "Weiss", "weiß", "WEIß", "jörg mül", "Müller-Weiß", "joerg"]
)
def test_a_name_is_found_however_it_is_typed(cli: Cli, typed: str) -> None:
    wanted = builders.a_volunteer(name="Jörg Müller-Weiß")
    builders.a_volunteer(name="Anna Schmidt")

    assert [row["id"] for row in cli("volunteer", "list", typed, "--json", expect=0).json] == [wanted["id"]]


def test_a_slip_in_a_name_is_met_with_the_nearest_one(cli: Cli) -> None:
    person = builders.a_volunteer(name="Hatice Yıldırım")

    error = cli("volunteer", "show", "Yildirin", "--json", expect=4).error

    assert error["code"] == "not_found"
    assert "Meinten Sie" in error["hint"]
    assert person["id"] in error["hint"]


def test_a_name_that_two_people_have_asks_for_the_key(cli: Cli) -> None:
    keys = {builders.a_volunteer(name=name)["id"] for name in ("Anna Weber", "Bernd Weber")}

    error = cli("volunteer", "show", "weber", "--json", expect=4).error

    assert error["code"] == "ambiguous"
    assert all(key in error["hint"] for key in keys)


def test_a_whole_name_is_not_ambiguous_with_a_longer_one(cli: Cli) -> None:
    short = builders.a_volunteer(name="Anna Weber")
    builders.a_volunteer(name="Anna Weber-Lang")

    assert cli("volunteer", "show", "anna weber", "--json", expect=0).json["id"] == short["id"]


@pytest.mark.parametrize("day", ["31.02.1970", "2027-13-01", "gestern abend", "30.2.80", "0"])
def test_a_day_that_does_not_exist_is_refused_with_an_example(cli: Cli, day: str) -> None:
    error = cli("add-volunteer", "--name", "Anna Weber", "--born", day, "--json", expect=2).error

    assert "Geburtstag" in error["message"]
    assert "24.03.2027" in error["hint"]
    assert cli("volunteer", "list", "--json", expect=0).json == []


@pytest.mark.parametrize(
    ("flag", "value"),
    [
        ("--postal-code", "2133"),
        ("--email", "anna.example"),
        ("--language", "klingonisch"),
        ("--language", "ar:Z9"),
        ("--available", "immer mal"),
        ("--interest", "raumfahrt"),
        ("--status", "weg"),
        ("--hours-week", "viel"),
        ("--address-blocked", "vielleicht"),
        ("--born", "2027-03-02"),
        ("--gender", "x"),
        ("--name", "A" * 301),
    ],
)
def test_a_value_that_cannot_be_understood_names_its_field(cli: Cli, flag: str, value: str) -> None:
    given = {"--name": "Anna Weber", flag: value}
    field = next(field for field in VOLUNTEERS.fields if f"--{field.flag}" == flag)
    words = [word for pair in given.items() for word in pair]

    error = cli("add-volunteer", *words, "--json", expect=4 if value == "raumfahrt" else 2).error

    assert error["message"].startswith(f"{field.label.de}: ")
    assert error["hint"]


def test_a_dash_empties_a_field(cli: Cli) -> None:
    person = builders.a_volunteer(phone="04131 555-0100", languages="ar:B2,fa:A1")

    changed = cli("volunteer", "change", person["id"], "--phone", "-", "--language", "-", "--json", expect=0).json

    assert (changed["phone"], changed["languages"]) == (None, [])
    assert cli("volunteer", "list", "--language", "ar", "--json", expect=0).json == []


class TestListsGrowAndShrink:
    """``+x`` adds, ``-x`` takes out, a plain entry begins anew; the same for every list of every kind of record."""

    def changed(self, cli: Cli, person: builders.Record, *options: str) -> builders.Record:
        return cli("volunteer", "change", person["id"], *options, "--json", expect=0).json

    def test_languages_by_their_code(self, cli: Cli) -> None:
        person = builders.a_volunteer(languages="de:native,fr:A1")

        more = self.changed(cli, person, "--language", "+ar:B2", "--language", "+Französisch B1", "--language", "-Deutsch")

        assert more["languages"] == ["fr:B1", "ar:B2"]
        assert [row["id"] for row in cli("volunteer", "list", "--language", "ar", "--json", expect=0).json] == [person["id"]]
        assert cli("volunteer", "list", "--language", "de", "--json", expect=0).json == []

    def test_a_plain_entry_begins_anew(self, cli: Cli) -> None:
        person = builders.a_volunteer(languages="de:native,fr:A1")

        assert self.changed(cli, person, "--language", "+ar", "--language", "fa")["languages"] == ["ar", "fa"]
        assert self.changed(cli, person, "--language", "-", "--language", "+tr")["languages"] == ["tr"]

    def test_references_and_words_however_they_are_spelled(self, cli: Cli) -> None:
        person = builders.a_volunteer(interests="sprachbegleitung", skills="Kochen,Nähen")

        less = self.changed(
            cli, person, "--interest", "+Einzelbegleitung", "--interest", "-Sprachbegleitung", "--skill", "-naehen"
        )

        assert (less["interests"], less["skills"]) == (["einzelbegleitung"], ["Kochen"])

    def test_times_are_joined_and_cut(self, cli: Cli) -> None:
        person = builders.a_volunteer(availability="Mo-Mi 9-18")

        changed = self.changed(cli, person, "--available", "-Mi", "--available", "-Di 12-14", "--available", "+Mo 18-20")

        assert changed["availability"] == ["Mo 09:00-20:00", "Tu 09:00-12:00", "Tu 14:00-18:00"]

    @pytest.mark.parametrize(
        ("flag", "word", "said"),
        [("--language", "-fr", "Arabisch B2"), ("--skill", "-Kochen", "noch nichts"), ("--available", "-So", "Di 14:00–18:00")],
    )
    def test_what_is_not_in_it_cannot_be_taken_out(self, cli: Cli, flag: str, word: str, said: str) -> None:
        person = builders.a_volunteer(languages="ar:B2", availability="Di 14-18")

        error = cli("volunteer", "change", person["id"], flag, word, "--json", expect=2).error

        assert "steht nicht darin" in error["message"]
        assert said in error["hint"]

    def test_a_new_record_takes_a_plus_as_said(self, cli: Cli) -> None:
        person = cli("add-volunteer", "--name", "Anna Weber", "--language", "+ar:B2", "--json", expect=0).json

        assert person["languages"] == ["ar:B2"]

    def test_needs_do_it_too(self, cli: Cli) -> None:
        need = builders.a_need(builders.a_prison(), languages="ar", trainings="basis")

        changed = cli("need", "change", need["id"], "--training", "+Deeskalation", "--language", "+fa", "--json", expect=0).json

        assert (changed["trainings"], changed["languages"]) == (["basis", "Deeskalation"], ["ar", "fa"])


def test_the_name_cannot_be_emptied(cli: Cli) -> None:
    person = builders.a_volunteer()

    assert "Name" in cli("volunteer", "change", person["id"], "--name", "-", "--json", expect=2).error["message"]


def test_nobody_is_removed_who_is_still_referred_to(cli: Cli) -> None:
    person = builders.a_volunteer()
    builders.a_screening(person, kind="secrecy")

    error = cli("volunteer", "remove", person["id"], "--yes", "--json", expect=5).error

    assert error["code"] == "forbidden"
    assert "1 Nachweis " in error["message"]
    assert error["rules"][0]["rule"] == "REFERENZ"
    cli("volunteer", "show", person["id"], expect=0)


def test_at_a_terminal_a_no_removes_nothing(cli: Cli) -> None:
    person = builders.a_volunteer()

    assert "Nichts entfernt" in cli("volunteer", "remove", person["id"], expect=0, answers=["n"]).stderr
    assert "Entfernt" in cli("volunteer", "remove", person["id"], expect=0, answers=["ja"]).stderr
    cli("volunteer", "show", person["id"], expect=4)


def test_at_a_terminal_what_is_missing_is_asked_and_a_slip_asked_again(cli: Cli) -> None:
    answers = ["Anna Weber", "31.02.1970", "28.02.1970", "21335", "", "", "ar:B2", "", ""]

    asked = cli("add-volunteer", expect=0, answers=answers)

    assert "31.02.1970" in asked.stderr
    [person] = cli("volunteer", "list", "--json", expect=0).json
    assert (person["name"], person["born_on"], person["languages"]) == ("Anna Weber", "1970-02-28", ["ar:B2"])


def test_at_a_terminal_the_end_of_the_input_keeps_nothing(cli: Cli) -> None:
    cli("add-volunteer", expect=130, answers=["Anna Weber"])

    assert cli("volunteer", "list", "--json", expect=0).json == []


def test_each_changed_field_is_a_row_of_the_history(cli: Cli) -> None:
    person = builders.a_volunteer(phone="1")
    cli("volunteer", "change", person["id"], "--phone", "2", "--town", "Uelzen", expect=0)

    rows = cli("volunteer", "history", person["id"], "--json", expect=0).json

    changes = {row["field"]: row for row in rows if row["action"] == "change"}
    assert (changes["phone"]["before"], changes["phone"]["after"]) == ("1", "2")
    assert (changes["town"]["before"], changes["town"]["after"]) == (None, "Uelzen")
    assert changes["phone"]["by"] == "Test Person"
    assert changes["phone"]["at"].startswith("2027-03-01T")


def test_a_list_is_ordered_by_last_name_and_cut_into_pages(cli: Cli) -> None:
    for name in ("Zoe Abel", "Yara Berg", "Xenia Cohn", "Wanda Dorn"):
        builders.a_volunteer(name=name)

    def names(*options: object) -> list[str]:
        return [row["name"] for row in cli("volunteer", "list", *options, "--json", expect=0).json]

    assert names() == ["Zoe Abel", "Yara Berg", "Xenia Cohn", "Wanda Dorn"]
    assert names("--limit", 2) == ["Zoe Abel", "Yara Berg"]
    assert names("--limit", 2, "--offset", 1) == ["Yara Berg", "Xenia Cohn"]
    assert names("--offset", 3) == ["Wanda Dorn"]
    assert names("--limit", 0, "--offset", 2) == ["Xenia Cohn", "Wanda Dorn"]
    assert names("--offset", 9) == []
    cli("volunteer", "list", "--limit", -1, "--json", expect=2)
    cli("volunteer", "list", "--offset", -1, "--json", expect=2)
    assert "1–2 von 4" in cli("volunteer", "list", "--limit", 2, expect=0).stderr


def test_people_see_a_page_of_fifty_and_programs_everything(cli: Cli) -> None:
    for number in range(51):
        builders.a_volunteer(name=f"Person Nummer{number:02}")

    assert "1–50 von 51" in cli("volunteer", "list", expect=0).stderr
    assert len(cli("volunteer", "list", "--json", expect=0).json) == 51


def test_filters_narrow_a_list(cli: Cli) -> None:
    arabic = builders.a_volunteer(languages="ar:B2", interests="sprachbegleitung", skills="Kochen")
    builders.a_volunteer(languages="fa:C1", status="active")

    def keys(*options: str) -> list[str]:
        return [row["id"] for row in cli("volunteer", "list", *options, "--json", expect=0).json]

    assert keys("--language", "ar") == [arabic["id"]]
    assert keys("--language", "Arabisch") == [arabic["id"]]
    assert keys("--language", "ar:B2") == [arabic["id"]]
    assert keys("--interest", "Sprachbegleitung") == [arabic["id"]]
    assert keys("--skill", "Kochen") == [arabic["id"]]
    assert keys("--status", "enquiry", "--language", "ar") == [arabic["id"]]
    assert keys("--status", "aktiv", "--language", "ar") == []


class TestAddressBlocked:
    """Auskunftssperre: street, place, phone and e-mail appear nowhere without the switch, and the switch is logged."""

    SECRETS = ("Geheimweg 7", "29525", "Uelzen", "0581 4711", "wera@geheim.example")

    @pytest.fixture
    def person(self) -> builders.Record:
        street, code, town, phone, email = self.SECRETS
        return builders.a_volunteer(
            name="Wera Schutz", address_blocked="ja", street=street, postal_code=code, town=town, phone=phone, email=email
        )

    @pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
    def test_lists_cards_and_history_are_silent(self, cli: Cli, person: builders.Record, form: str) -> None:
        for line in (["list"], ["show", person["id"]], ["history", person["id"]], ["change", person["id"], "--note", "x"]):
            shown = cli("volunteer", *line, "--format", form, expect=0)
            assert not [secret for secret in self.SECRETS if secret in shown.out + shown.stderr], line

    def test_setting_the_block_is_itself_silent(self, cli: Cli) -> None:
        open_ = builders.a_volunteer(street=self.SECRETS[0])

        changed = cli("volunteer", "change", open_["id"], "--address-blocked", "ja", "--json", expect=0)

        assert self.SECRETS[0] not in changed.out

    def test_the_switch_shows_them_and_is_remembered(self, cli: Cli, person: builders.Record) -> None:
        shown = cli("volunteer", "show", person["id"], "--blocked-addresses", "--json", expect=0).json

        assert (shown["street"], shown["postal_code"], shown["town"], shown["phone"], shown["email"]) == self.SECRETS
        actions = [row["action"] for row in cli("volunteer", "history", person["id"], "--json", expect=0).json]
        assert actions.count("address_shown") == 1

    def test_an_agreement_leaves_a_blank(self, cli: Cli, person: builders.Record, tmp_path: Path) -> None:
        cli("agreement", "new", "--kind", "volunteer", "--volunteer", person["id"], "--json", expect=0)

        printed = cli("agreement", "render", "--to", "md", "-o", "-", "--draft", expect=0).out
        openly = cli("agreement", "render", "--to", "md", "-o", "-", "--draft", "--blocked-addresses", expect=0).out

        assert not [secret for secret in self.SECRETS if secret in printed]
        assert self.SECRETS[0] in openly
        actions = [row["action"] for row in cli("volunteer", "history", person["id"], "--json", expect=0).json]
        assert actions.count("address_shown") == 1

    def test_matching_and_today_are_silent(self, cli: Cli, person: builders.Record) -> None:
        need = builders.a_need(builders.a_prison())
        for line in (["match", need["id"]], ["match"], ["today"], ["deadlines"]):
            shown = cli(*line, "--json", expect=0).out
            assert not [secret for secret in self.SECRETS if secret in shown], line


def test_a_pause_ends_by_itself(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    person = builders.an_active_volunteer(status="paused", paused_until="2027-03-05")

    assert cli("volunteer", "show", person["id"], "--json", expect=0).json["status"] == "paused"
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-05")
    assert cli("volunteer", "show", person["id"], "--json", expect=0).json["status"] == "paused"
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-06")

    awake = cli("volunteer", "show", person["id"], "--json", expect=0).json

    assert (awake["status"], awake["paused_until"]) == ("active", None)
    rows = cli("volunteer", "history", person["id"], "--json", expect=0).json
    assert {"field": "status", "before": "paused", "after": "active"}.items() <= rows[-2].items() | rows[-1].items()


def test_the_same_words_in_english(cli: Cli) -> None:
    person = builders.a_volunteer(name="Anna Weber", languages="ar:B2", status="active")

    german = cli("volunteer", "show", person["id"], expect=0).out
    english = cli("volunteer", "show", person["id"], "--lang", "en", expect=0).out

    assert "Freiwillige:r: Anna Weber" in german
    assert "Arabisch" in german
    assert "volunteer: Anna Weber" in english
    assert "Arabic" in english
    assert "There is no" in cli("volunteer", "show", "xyz", "--lang", "en", "--json", expect=4).error["message"]


def test_a_filter_for_nothing_finds_those_where_nothing_is_entered(cli: Cli) -> None:
    builders.a_volunteer(name="Anna Muster", languages="ar:B2", channel="press")
    silent = builders.a_volunteer(name="Berta Beispiel")

    for option in ("--language", "--channel"):
        found = cli("volunteer", "list", option, "-", "--json", expect=0).json
        assert [row["id"] for row in found] == [silent["id"]], option
