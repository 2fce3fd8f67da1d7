"""Nothing about a client goes to a partner but what a release or a provision covers, and the log says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.sharing import DATA, OF_CLIENT, OF_KIND, data_meant
from ehrenamt_cli.services import registers

pytestmark = pytest.mark.usefixtures("register")

Record = builders.Record


@pytest.fixture
def client() -> Record:
    return builders.a_client(languages="ti:native", wish="Gitarre", expected_release_on="2027-11-30", gender="male")


@pytest.fixture
def office() -> Record:
    return builders.an_organisation("AJSD Heidestadt", kind="ajsd", street="Weg 2", postal_code="21335", town="Lüneburg")


@pytest.fixture
def own(register: Path) -> Record:
    with registers.opened() as book:
        return dict(registers.own_organisation(book))


def a_release(client: Record, own: Record, to: Record, **typed: Any) -> Record:
    between = {"client_id": client["id"], "from_id": own["id"], "to_id": to["id"], "given_on": "2027-01-10"}
    return builders.kept(
        ENTITIES["releases"], {**between, "scope": "Sprachen, Entlassungstermin", "purpose": "Übergang", **typed}
    )


def send(cli: Cli, client: Record, to: Record, *more: object, expect: int = 0) -> Any:
    return cli("transfer", "send", client["reference"], "--to", to["name"], *more, "--json", expect=expect)


def rules(outcome: Any) -> list[str]:
    return [rule["rule"] for rule in outcome.error["rules"]]


# what is declared


def test_every_field_of_a_client_belongs_to_a_kind_of_data() -> None:
    assert {*OF_CLIENT} == {field.name for field in CLIENTS.fields} - {"reference"}
    assert {*OF_CLIENT.values(), *OF_KIND.values()} <= set(DATA)


def test_every_kind_of_record_about_a_client_is_of_some_data_or_is_never_passed_on() -> None:
    about = {plural for plural, entity in ENTITIES.items() if any(field.refers_to == "clients" for field in entity.fields)}

    assert about - {*OF_KIND} == {"exclusions", "signatures", "holds", "access_requests"}


@pytest.mark.parametrize(
    ("words", "data"),
    [
        ("Sprachen und Entlassungstermin", ["person", "release"]),
        ("Aufenthalt; Maßnahmen, eigener Wunsch", ["whereabouts", "measures", "wish"]),
        ("Bericht § 57 StGB", ["report_57"]),
        ("alles", []),
        ("Sprachen und was sonst anfällt", []),
        ("", []),
    ],
)
def test_a_scope_in_words_counts_where_every_word_is_known(words: str, data: list[str]) -> None:
    assert data_meant(words) == data


# the gate


def test_without_a_release_nothing_goes_and_the_way_out_is_named(cli: Cli, client: Record, office: Record) -> None:
    refused = send(cli, client, office, "--data", "person", expect=5)

    assert rules(refused) == ["K-05", "K-04"]
    assert f"--to {office['id']} --data person" in refused.error["hint"]
    assert "--basis" in refused.error["hint"]
    assert cli("transfer", "list", "--json", expect=0).json == []


def test_what_is_covered_goes_and_is_noted(cli: Cli, client: Record, office: Record, own: Record) -> None:
    release = a_release(client, own, office)

    sent = send(cli, client, office, "--data", "person", "--data", "Entlassung").json

    assert [(one["label"], one["value"]) for one in sent["told"]] == [
        ("Geschlecht", "männlich"),
        ("Sprachen", "Tigrinya (Muttersprache)"),
        ("voraussichtliche Entlassung", "30.11.2027"),
    ]
    assert "Gitarre" not in json.dumps(sent)
    [noted] = cli("transfer", "list", "--json", expect=0).json
    assert (noted["sent_on"], noted["release_id"], noted["data"]) == ("2027-03-01", release["id"], ["person", "release"])
    looks = cli("audit", "log", "--action", "read", "--json", expect=0).json
    assert {"languages", "expected_release_on"} <= {name for look in looks for name in look["fields"]}


DOES_NOT_HELP = {
    "other data": {"data": "wish", "scope": "Wunsch"},
    "nothing named": {"scope": "alles Nötige"},
    "expired": {"valid_until": "2027-02-28"},
    "revoked": {"revoked_on": "2027-03-01"},
    "not yet given": {"given_on": "2027-03-02"},
}


@pytest.mark.parametrize("why", DOES_NOT_HELP)
def test_a_release_must_cover_the_data_on_that_day(cli: Cli, client: Record, office: Record, own: Record, why: str) -> None:
    release = a_release(client, own, office, **DOES_NOT_HELP[why])

    refused = send(cli, client, office, "--data", "person", expect=5)

    assert release["id"] in refused.error["message"]


def test_a_release_in_the_other_direction_does_not_help(cli: Cli, client: Record, office: Record, own: Record) -> None:
    a_release(client, office, own)

    send(cli, client, office, "--data", "person", expect=5)
    assert send(cli, client, own, "--from", office["name"], "--data", "person").json["releases"]


def test_a_release_is_for_its_purpose(cli: Cli, client: Record, office: Record, own: Record) -> None:
    a_release(client, own, office)

    send(cli, client, office, "--data", "person", "--purpose", "Wohnungssuche", expect=5)
    assert send(cli, client, office, "--data", "person", "--purpose", "übergang").json["transfer"]["purpose"] == "übergang"


def test_two_releases_cover_together(cli: Cli, client: Record, office: Record, own: Record) -> None:
    keys = {a_release(client, own, office)["id"], a_release(client, own, office, scope="Wunsch")["id"]}

    assert set(send(cli, client, office, "--data", "person,wish").json["releases"]) == keys


def test_a_provision_takes_the_place_of_a_release(cli: Cli, client: Record, office: Record) -> None:
    sent = send(cli, client, office, "--data", "person", "--basis", "§ 5 Beispielgesetz").json

    assert (sent["basis"], sent["releases"]) == ("§ 5 Beispielgesetz", [])


def test_the_report_goes_to_the_ajsd_directly_and_to_a_drop_in_centre_only_with_consent(
    cli: Cli, client: Record, office: Record, own: Record
) -> None:
    centre = builders.an_organisation("Anlaufstelle Nord", kind="anlaufstelle")

    assert "§ 57 StGB" in send(cli, client, office, "--data", "report_57").json["basis"]
    assert rules(send(cli, client, centre, "--data", "report_57", "--basis", "§ 57 StGB", expect=5)) == ["K-15"]

    a_release(client, own, centre, scope="Bericht")
    assert send(cli, client, centre, "--data", "report_57").json["transfer"]["kind"] == "report_57"


def test_nothing_goes_to_a_drop_in_centre_against_the_persons_will(cli: Cli, client: Record, own: Record) -> None:
    centre = builders.an_organisation("Anlaufstelle Nord", kind="anlaufstelle")
    a_release(client, own, centre)
    cli("client", "change", client["reference"], "--voluntary", "nein", expect=0)

    assert rules(send(cli, client, centre, "--data", "person", expect=5)) == ["K-25"]


def test_a_planned_transfer_is_carried_out(cli: Cli, client: Record, office: Record, own: Record) -> None:
    a_release(client, own, office)
    words = ("--client", client["reference"], "--from", own["name"], "--to", office["name"], "--what", "Entlassungstermin")
    planned = cli("transfer", "add", *words, "--planned", "2027-04-01", "--json", expect=0).json

    sent = cli("transfer", "send", planned["id"], "--json", expect=0).json

    assert (sent["transfer"]["id"], sent["transfer"]["sent_on"]) == (planned["id"], "2027-03-01")
    assert [one["data"] for one in sent["told"]] == ["release"]


class TestByHand:
    """What somebody enters as gone out passes the same gate."""

    def words(self, client: Record, own: Record, office: Record) -> tuple[str, ...]:
        between = ("--client", client["reference"], "--from", own["name"], "--to", office["name"])
        return ("transfer", "add", *between, "--what", "Sprachen", "--json")

    def test_nothing_has_gone_out_without_a_release(self, cli: Cli, client: Record, office: Record, own: Record) -> None:
        refused = cli(*self.words(client, own, office), "--sent", "2027-02-20", expect=5)

        assert rules(refused) == ["K-05", "K-04"]
        assert "breach open" in refused.error["hint"]
        assert cli("transfer", "list", "--json", expect=0).json == []

    def test_what_covered_it_on_that_day_is_noted(self, cli: Cli, client: Record, office: Record, own: Record) -> None:
        release = a_release(client, own, office, valid_until="2027-02-25")

        cli(*self.words(client, own, office), "--sent", "2027-02-26", expect=5)
        noted = cli(*self.words(client, own, office), "--sent", "2027-02-25", expect=0).json

        assert (noted["release_id"], noted["data"]) == (release["id"], ["person"])

    def test_a_provision_is_named_or_the_data(self, cli: Cli, client: Record, office: Record, own: Record) -> None:
        unknown = [word.replace("Sprachen", "Allerlei") for word in self.words(client, own, office)]
        a_release(client, own, office)

        cli(*unknown, "--sent", "2027-02-25", expect=2)
        assert cli(*self.words(client, own, office), "--sent", "2027-01-02", "--basis", "§ 7 JVollzDSG", expect=0).json["basis"]

    def test_another_release_is_not_taken_for_the_one(self, cli: Cli, client: Record, office: Record, own: Record) -> None:
        release, other = a_release(client, own, office), a_release(client, office, own)

        refused = cli(*self.words(client, own, office), "--sent", "2027-02-25", "--release", other["id"], expect=2)
        assert release["id"] in refused.error["hint"]

    def test_a_plan_needs_nothing_yet_and_does_not_become_true_by_itself(
        self, cli: Cli, client: Record, office: Record, own: Record
    ) -> None:
        planned = cli(*self.words(client, own, office), "--planned", "2027-04-01", expect=0).json

        cli("transfer", "change", planned["id"], "--sent", "heute", "--json", expect=5)
        a_release(client, own, office)
        assert cli("transfer", "change", planned["id"], "--sent", "heute", "--json", expect=0).json["release_id"]
        cli("transfer", "change", planned["id"], "--data", "wish", "--json", expect=5)
        cli("transfer", "change", planned["id"], "--what", "wie besprochen", "--json", expect=0)


def test_what_is_missing_is_asked_for(cli: Cli, client: Record, office: Record) -> None:
    send(cli, client, office, expect=2)
    cli("transfer", "send", client["reference"], "--data", "person", "--json", expect=2)
    send(cli, client, office, "--data", "Lieblingsfarbe", expect=2)


def test_a_dry_run_passes_nothing_on(cli: Cli, client: Record, office: Record, own: Record) -> None:
    a_release(client, own, office)
    before = builders.everything()

    shown = cli("transfer", "send", client["reference"], "--to", office["name"], "--data", "person", "--dry-run", expect=0)

    assert "Tigrinya" in shown.out
    assert builders.everything() == before


# revoked


def test_a_revoked_release_says_what_went_out_and_a_letter_tells_the_partner(
    cli: Cli, client: Record, office: Record, own: Record, tmp_path: Path
) -> None:
    release = a_release(client, own, office)
    send(cli, client, office, "--data", "release")

    told = cli("release", "revoke", release["id"], "--json", expect=0).json
    assert (told["release"]["revoked_on"], [row["to"] for row in told["passed"]]) == ("2027-03-01", ["AJSD Heidestadt"])
    assert "document render revocation" in cli("release", "revoke", release["id"], expect=0).stderr

    send(cli, client, office, "--data", "release", expect=5)
    cli("organisation", "change", own["name"], "--street", "Markt 1", "--postal-code", "21335", "--town", "Lüneburg", expect=0)
    letter = cli("document", "render", "revocation", "--for", release["id"], "--to", "md", "-o", "-", expect=0).out
    assert "widerrufen" in letter
    assert "| Entlassung | 1" in letter


# documents


def a_conference(client: Record, prison: Record) -> Record:
    typed = {"client_id": client["id"], "organisation_id": prison["id"], "held_on": "2027-04-10"}
    return builders.kept(ENTITIES["conferences"], typed)


def invited(cli: Cli, conference: Record, to: Record, *more: str, expect: int = 0) -> Any:
    words = ("--for", conference["id"], "--recipient", to["id"], "--set", "meets_at=10:00", "--set", "place=Raum 1")
    return cli("document", "render", "invitation-conference", *words, *more, "--to", "md", "-o", "-", expect=expect)


@pytest.mark.usefixtures("addressed")
def test_an_invitation_about_a_client_needs_a_release_or_a_provision(
    cli: Cli, client: Record, office: Record, own: Record
) -> None:
    conference = a_conference(client, builders.a_prison(land="NW"))

    refused = invited(cli, conference, office, expect=5)
    assert "K-05" in refused.stderr
    assert client["reference"] in invited(cli, conference, office, "--draft").out

    a_release(client, own, office, scope="Vollzugsplan")
    invited(cli, conference, office)
    [noted] = cli("transfer", "list", "--json", expect=0).json
    assert (noted["what"], noted["data"], noted["to_id"]) == ("Einladung zur Vollzugsplankonferenz", ["plan"], office["id"])


@pytest.mark.usefixtures("addressed")
def test_a_prison_in_niedersachsen_invites_by_law(cli: Cli, client: Record, office: Record) -> None:
    invited(cli, a_conference(client, builders.a_prison()), office)

    [noted] = cli("transfer", "list", "--json", expect=0).json
    assert "§ 68 (5) NJVollzG" in noted["basis"]


@pytest.fixture
def addressed(cli: Cli, own: Record) -> None:
    cli("organisation", "change", own["name"], "--street", "Markt 1", "--postal-code", "21335", "--town", "Lüneburg", expect=0)


def test_a_volunteer_is_introduced_only_after_consent(cli: Cli) -> None:
    prison = builders.a_prison()
    person = builders.a_volunteer(status="active")
    admission = builders.a_screening(person, kind="admission", organisation_id=prison["id"])

    refused = cli("document", "render", "introduction", "--for", admission["id"], "--json", expect=5)

    assert rules(refused) == ["EINWILLIGUNG"]
    cli("document", "render", "introduction", "--for", admission["id"], "--draft", "-o", "x.md", expect=0)


@pytest.mark.usefixtures("addressed")
def test_words_of_ones_own_about_a_client_need_a_release(cli: Cli, client: Record, own: Record) -> None:
    """The introduction as it is shipped names no client; a version of one's own may."""
    prison = builders.a_prison(street="Weg 2", postal_code="29525", town="Uelzen")
    placement = builders.a_placement(
        builders.a_need(prison, client_id=client["id"]),
        builders.a_ready_volunteer(prison, street="Weg 3", postal_code="29525", town="Uelzen", born_on="1970-01-02"),
    )
    words = ("document", "render", "introduction", "--for", placement["id"], "--to", "md", "-o", "-")
    cli(*words, expect=0)
    assert cli("transfer", "list", "--json", expect=0).json == []

    own_text = Path("templates", "letter", "introduction.de.md")
    own_text.parent.mkdir(parents=True)
    own_text.write_text("# Vorstellung\n\nFür {{ need.client }}: {{ volunteer.name }}\n")

    assert "K-05" in cli(*words, expect=5).stderr
    a_release(client, own, prison, scope="Bedarf")
    assert client["reference"] in cli(*words, expect=0).out
    [noted] = cli("transfer", "list", "--json", expect=0).json
    assert (noted["data"], noted["to_id"]) == (["needs"], prison["id"])


def test_cases_on_the_agenda_are_named_to_those_who_may_know_them(cli: Cli, client: Record, office: Record, own: Record) -> None:
    prison, centre = builders.a_prison(), builders.an_organisation("Anlaufstelle Nord", kind="anlaufstelle")
    agreement = builders.a_cooperation(prison, office, centre, begins_on="2026-01-01")
    builders.an_inquiry(prison, office, client_id=client["id"], received_on="2027-01-10")
    words = (
        "--for",
        agreement["id"],
        "--set",
        "meets_on=2027-04-01",
        "--set",
        "meets_at=10:00",
        "--set",
        "place=Raum 1",
        "--draft",
    )

    def agenda(to: Record) -> str:
        out = cli(
            "document", "render", "invitation-meeting", *words, "--recipient", to["id"], "--to", "md", "-o", "-", expect=0
        ).out
        return out[out.index("Was zu besprechen ist") :]

    assert client["reference"] in agenda(office)
    assert client["reference"] not in agenda(centre)
    assert "ein Fall: Anfrage von" in agenda(centre)

    a_release(client, own, centre, scope="Stand der Zusammenarbeit")
    assert client["reference"] in agenda(centre)


def test_minutes_name_a_case_only_where_every_party_may_know_it(cli: Cli, client: Record, office: Record) -> None:
    prison, centre = builders.a_prison(), builders.an_organisation("Anlaufstelle Nord", kind="anlaufstelle")
    agreement = builders.a_cooperation(prison, office, centre, begins_on="2026-01-01")
    builders.an_inquiry(prison, office, client_id=client["id"], received_on="2027-01-10")
    meeting = builders.kept(
        ENTITIES["meetings"], {"agreement_id": agreement["id"], "held_on": "2027-02-20", "host_id": prison["id"]}
    )

    out = cli("document", "render", "minutes", "--for", meeting["id"], "--draft", "--to", "md", "-o", "-", expect=0).out

    assert client["reference"] not in out
    assert "| ein Fall |" in out


# lists and calendars


def exported(cli: Cli, plural: str, to: Record, *more: object) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    made = cli("export", plural, "--to-partner", to["name"], "-o", "liste.json", *more, "--json", expect=0).json
    return json.loads(Path("liste.json").read_text(encoding="utf-8")), made


def test_a_list_for_a_partner_holds_what_is_covered(cli: Cli, client: Record, office: Record, own: Record) -> None:
    a_release(client, own, office)
    builders.a_client(wish="Schach")

    [row], made = exported(cli, "clients", office, "--protected")

    assert (row["reference"], row["expected_release_on"], row["wish"]) == (client["reference"], "2027-11-30", None)
    assert made["uncovered"] == 1
    [noted] = cli("transfer", "list", "--json", expect=0).json
    assert (made["transfers"], noted["what"], noted["to_id"]) == ([noted["id"]], "Liste: Klient:innen", office["id"])


def test_records_about_a_client_go_with_their_kind_of_data(cli: Cli, client: Record, office: Record, own: Record) -> None:
    typed = {"client_id": client["id"], "organisation_id": own["id"], "area": "work"}
    builders.kept(ENTITIES["measures"], typed)

    rows, made = exported(cli, "measures", office)
    assert (rows, made["uncovered"]) == ([], 1)

    a_release(client, own, office, scope="Maßnahmen")
    rows, _ = exported(cli, "measures", office)
    assert [row["area"] for row in rows] == ["work"]
    rows, _ = exported(cli, "exclusions", office)
    assert rows == []


def test_volunteers_go_who_have_agreed(cli: Cli, office: Record) -> None:
    agreed = builders.an_active_volunteer()
    builders.a_volunteer()

    rows, made = exported(cli, "volunteers", office)

    assert ([row["id"] for row in rows], made["uncovered"]) == ([agreed["id"]], 1)


def test_a_list_for_oneself_is_as_it_was(cli: Cli, client: Record) -> None:
    made = cli("export", "clients", "-o", "liste.json", "--json", expect=0).json

    assert made == {"file": "liste.json", "records": 1, "left_out": 0}
    assert cli("transfer", "list", "--json", expect=0).json == []


def test_a_calendar_for_a_partner_holds_its_deadlines_and_of_clients_what_is_covered(
    cli: Cli, client: Record, office: Record, own: Record
) -> None:
    builders.an_inquiry(own, office, client_id=client["id"], received_on="2027-02-26")
    builders.an_inquiry(own, office, received_on="2027-02-25")
    words = ("deadlines", "--rule", "K-02", "--ics", "fristen.ics", "--ics-detail", "full")

    assert cli(*words, "--json", expect=0).json["deadlines"] == 2
    made = cli(*words, "--to-partner", office["name"], "--json", expect=0).json
    assert (made["deadlines"], made["left_out"], made["transfers"]) == (1, 1, [])

    a_release(client, own, office, scope="Stand der Zusammenarbeit")
    made = cli(*words, "--to-partner", office["name"], "--json", expect=0).json
    assert (made["deadlines"], made["left_out"], len(made["transfers"])) == (2, 0, 1)
    cli("deadlines", "--to-partner", office["name"], "--json", expect=2)


def test_whoever_asks_is_told_who_received_what(cli: Cli, client: Record, office: Record, own: Record) -> None:
    a_release(client, own, office)
    send(cli, client, office, "--data", "release")

    cli("privacy", "access", client["reference"], "--to", "json", "-o", "auskunft.json", expect=0)
    file = json.loads(Path("auskunft.json").read_text(encoding="utf-8"))

    assert ("AJSD Heidestadt", "Entlassung") in [(row["who"], row["what"]) for row in file["recipients"]]
