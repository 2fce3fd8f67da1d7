"""Events: planned, alone or in series, invited to, enrolled for, attended; what stands in the way of a day is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import icalendar
import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.participations import places, standings

pytestmark = pytest.mark.usefixtures("register")

TRAINING = (
    "event",
    "add",
    "--title",
    "Grundschulung",
    "--kind",
    "Schulung",
    "--starts",
    "6.4.2027",
    "--from",
    "10",
    "--until",
    "16",
)


def names_of(cli: Cli, event: str, standing: str) -> list[str]:
    shown = cli("event", "show", event, "--json", expect=0).json
    return [one["name"] for one in shown["participants"] if one["standing"] == standing]


class TestPlanning:
    def test_everything_about_an_event_is_kept(self, cli: Cli) -> None:
        prison = builders.a_prison()
        words = (
            "--at",
            prison["id"],
            "--place",
            "Raum 2",
            "--capacity",
            "12",
            "--audience",
            "Freiwillige",
            "--speaker",
            "Kim Muster",
        )
        modules = ("--module", "Nähe und Distanz 2:00", "--module", "Recht (90 min)")
        event = cli(*TRAINING, *words, *modules, "--valid-for", "2 Jahre", "--cost", "250", "--json", expect=0).json

        assert (event["kind"], event["begins_at"], event["ends_at"], event["venue"]) == (
            "training",
            "10:00",
            "16:00",
            "JVA Heidetal",
        )
        assert event["modules"] == ["120 Nähe und Distanz", "90 Recht"]
        assert event["minutes"] == 210
        assert (event["renews"], event["course"], event["valid_for"]) == ("training", "Grundschulung", "2 Jahre")
        assert (event["cost"], event["audience"], event["counts"]["free"]) == (25_000, "volunteers", 12)
        shown = cli("event", "show", event["id"], expect=0).out
        assert "Nähe und Distanz (2:00 h), Recht (1:30 h)" in shown
        assert "0 angemeldet, 12 frei" in shown

    @pytest.mark.parametrize(
        ("typed", "kind"), [("Infoabend", "information"), ("Fachtagung", "conference"), ("Arbeitsgruppe", "working_group")]
    )
    def test_kinds_are_known_by_the_words_of_the_field(self, cli: Cli, typed: str, kind: str) -> None:
        assert cli("event", "add", "--title", "X", "--starts", "1.6.27", "--kind", typed, "--json", expect=0).json["kind"] == kind

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--starts", "6.5.2027"), "06.05.2027: Feiertag (Christi Himmelfahrt)"),
            (("--starts", "7.5.2027"), "07.05.2027: Brückentag"),
            (("--starts", "27.5.2027", "--at", "JVA Am Rhein"), "27.05.2027: Feiertag (Fronleichnam)"),
            (("--starts", "5.5.2027", "--ends", "7.5.2027"), "06.05.2027: Feiertag (Christi Himmelfahrt)"),
        ],
    )
    def test_holidays_of_the_place_are_shown(self, cli: Cli, words: tuple[str, ...], said: str) -> None:
        builders.a_prison("JVA Am Rhein", land="NW")

        event = cli("event", "add", "--title", "Tag", *words, "--json", expect=0).json

        assert said in event["remarks"]
        assert said in cli("event", "show", event["id"], expect=0).out

    def test_an_ordinary_day_needs_no_remark(self, cli: Cli) -> None:
        for day in ("27.5.2027", "23.12.2027", "8.5.2027"):  # Corpus Christi is no holiday in Niedersachsen; a Saturday
            assert cli("event", "add", "--title", f"Am {day}", "--starts", day, "--json", expect=0).json["remarks"] == []

    def test_another_event_of_the_day_is_shown_and_one_in_the_same_room_more_clearly(self, cli: Cli) -> None:
        first = cli(*TRAINING, "--place", "Saal", "--json", expect=0).json

        later = cli(
            "event", "add", "--title", "Abend", "--starts", "6.4.2027", "--from", "18", "--place", "Saal", "--json", expect=0
        )
        crossing = cli(
            "event", "add", "--title", "Zugleich", "--starts", "6.4.2027", "--from", "15", "--place", "saal", "--json", expect=0
        )

        assert later.json["remarks"] == [f"am selben Tag: Grundschulung ({first['id']})"]
        assert f"zur selben Zeit am selben Ort: Grundschulung ({first['id']})" in crossing.json["remarks"]
        cli("event", "cancel", first["id"], expect=0)
        assert all("Grundschulung" not in remark for remark in cli("event", "show", "Abend", "--json", expect=0).json["remarks"])

    def test_modules_longer_than_the_event_are_noticed(self, cli: Cli) -> None:
        assert (
            "die Module dauern länger als die Veranstaltung"
            in cli(*TRAINING, "--module", "Alles 7:00", "--json", expect=0).json["remarks"]
        )

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--from", "18", "--until", "17"), "Uhrzeiten"),
            (("--until", "17"), "Uhrzeiten"),
            (("--ends", "1.1.2027"), "endet, bevor"),
            (("--capacity", "0"), "ohne Plätze"),
            (("--module", "Recht"), "kein Modul"),
            (("--every", "monatlich"), "Rhythmus und Zahl"),
            (("--times", "3"), "Rhythmus und Zahl"),
            (("--every", "manchmal", "--times", "3"), "kein Rhythmus"),
            (("--every", "2 Werktage", "--times", "3"), "kein Rhythmus"),
            (("--every", "monatlich", "--times", "101"), "1 bis 100"),
            (("--valid-for", "2 Jahre vorher"), "rückwärts"),
        ],
    )
    def test_what_cannot_be(self, cli: Cli, words: tuple[str, ...], said: str) -> None:
        error = cli("event", "add", "--title", "X", "--starts", "1.6.2027", *words, "--json", expect=2).error

        assert said in error["message"]
        assert error["hint"]
        assert cli("event", "list", "--json", expect=0).json == []


class TestSeries:
    @pytest.mark.parametrize(
        ("first", "every", "days"),
        [
            ("9.3.2027", "monatlich", ["2027-03-09", "2027-04-13", "2027-05-11"]),
            ("29.1.2027", "monthly", ["2027-01-29", "2027-02-26", "2027-03-26"]),
            ("9.3.2027", "wöchentlich", ["2027-03-09", "2027-03-16", "2027-03-23"]),
            ("9.3.2027", "14-täglich", ["2027-03-09", "2027-03-23", "2027-04-06"]),
            ("9.3.2027", "6 Wochen", ["2027-03-09", "2027-04-20", "2027-06-01"]),
            ("9.3.2027", "vierteljährlich", ["2027-03-09", "2027-06-08", "2027-09-14"]),
        ],
    )
    def test_a_rhythm_keeps_the_weekday(self, cli: Cli, first: str, every: str, days: list[str]) -> None:
        words = ("event", "add", "--title", "Kreis", "--starts", first, "--every", every, "--times", "3", "--json")

        events = cli(*words, expect=0).json

        assert [event["starts_on"] for event in events] == days
        assert {event["series"] for event in events} == {events[0]["id"]}

    def test_a_holiday_in_a_series_is_shown_beside_its_day(self, cli: Cli) -> None:
        words = ("event", "add", "--title", "Kreis", "--starts", "1.4.2027", "--every", "wöchentlich", "--times", "6")

        shown = cli(*words, expect=0)

        assert "06.05.2027: Feiertag (Christi Himmelfahrt)" in shown.out
        assert "6 Termine" in shown.stderr

    def test_one_or_all_following_are_changed_and_keep_their_distance(self, cli: Cli) -> None:
        words = ("event", "add", "--title", "Kreis", "--starts", "9.3.2027", "--every", "monatlich", "--times", "4", "--json")
        keys = [event["id"] for event in cli(*words, expect=0).json]

        cli("event", "change", keys[0], "--place", "Büro", expect=0)
        cli("event", "change", keys[1], "--starts", "14.4.2027", "--place", "Saal", "--following", expect=0)

        rows = cli("event", "list", "--series", keys[0], "--json", expect=0).json
        assert [(row["starts_on"], row["place"]) for row in rows] == [
            ("2027-03-09", "Büro"),
            ("2027-04-14", "Saal"),
            ("2027-05-12", "Saal"),
            ("2027-06-09", "Saal"),
        ]

    def test_an_event_of_several_days_moves_as_a_whole(self, cli: Cli) -> None:
        words = (
            "event",
            "add",
            "--title",
            "Kurs",
            "--starts",
            "5.3.2027",
            "--ends",
            "6.3.2027",
            "--every",
            "4 Wochen",
            "--times",
            "2",
        )
        keys = [event["id"] for event in cli(*words, "--json", expect=0).json]

        cli("event", "change", keys[0], "--starts", "12.3.2027", "--following", expect=0)
        rows = cli("event", "list", "--json", expect=0).json
        assert [(row["starts_on"], row["ends_on"]) for row in rows] == [
            ("2027-03-12", "2027-03-13"),
            ("2027-04-09", "2027-04-10"),
        ]

        cli("event", "change", keys[0], "--ends", "12.3.2027", "--following", expect=0)
        assert [row["ends_on"] for row in cli("event", "list", "--json", expect=0).json] == [None, None]

    def test_the_rest_of_a_series_is_cancelled_and_who_had_enrolled_is_to_be_told(self, cli: Cli) -> None:
        words = ("event", "add", "--title", "Kreis", "--starts", "9.3.2027", "--every", "monatlich", "--times", "3", "--json")
        keys = [event["id"] for event in cli(*words, expect=0).json]
        person = builders.an_active_volunteer()
        cli("event", "enrol", keys[1], person["id"], expect=0)

        done = cli("event", "cancel", keys[1], "--following", "--reason", "Umbau", "--json", expect=0).json

        assert done == {"cancelled": keys[1:], "enrolled": 1}
        assert [row["id"] for row in cli("event", "list", "--upcoming", "--json", expect=0).json] == keys[:1]
        cli("event", "change", builders.an_event()["id"], "--place", "X", "--following", "--json", expect=2)

    def test_a_name_means_the_next_one_and_for_attendance_the_last(self, cli: Cli) -> None:
        words = ("event", "add", "--title", "Kreis", "--starts", "2.2.2027", "--every", "4 Wochen", "--times", "3", "--json")
        past, today_or_next, _ = [event["id"] for event in cli(*words, expect=0).json]
        person = builders.an_active_volunteer(name="Ada Sommer")

        assert cli("event", "enrol", "kreis", "Sommer", "--json", expect=0).json["event"] == today_or_next
        assert cli("event", "attend", "kreis", "Sommer", "--json", expect=0).json["event"] == past
        assert person["id"] in cli("event", "show", past, "--json", expect=0).out


class TestTheWaitingList:
    def test_it_moves_up_by_itself_in_order_and_says_who(self, cli: Cli) -> None:
        event = builders.an_event(capacity="2")
        people = [builders.an_active_volunteer(name=f"{name} Muster") for name in ("Ada", "Bea", "Cem", "Dora")]

        first = cli("event", "enrol", event["id"], *(person["id"] for person in people), "--json", expect=0).json
        assert first["enrolled"] == ["Ada Muster", "Bea Muster"]
        assert first["waiting"] == [{"name": "Cem Muster", "place": 1}, {"name": "Dora Muster", "place": 2}]

        gone = cli("event", "withdraw", event["id"], "Ada", expect=0)
        assert "Einen Platz hat jetzt: Cem Muster." in gone.stderr
        assert names_of(cli, event["id"], "enrolled") == ["Bea Muster", "Cem Muster"]

        again = cli("event", "enrol", event["id"], "Ada", "--json", expect=0).json
        assert again["waiting"] == [{"name": "Ada Muster", "place": 2}], "whoever comes back stands at the end"

    def test_a_new_limit_moves_people_both_ways(self, cli: Cli) -> None:
        event = builders.an_event(capacity="2")
        builders.enrolled(event, *(builders.an_active_volunteer(name=f"{name} Muster") for name in ("Ada", "Bea", "Cem")))

        assert "Einen Platz hat jetzt: Cem Muster" in cli("event", "change", event["id"], "--capacity", "3", expect=0).stderr
        smaller = cli("event", "change", event["id"], "--capacity", "1", expect=0)
        assert "Auf die Warteliste rückt: Bea Muster, Cem Muster" in smaller.stderr
        cli("event", "change", event["id"], "--capacity", "-", expect=0)
        assert names_of(cli, event["id"], "enrolled") == ["Ada Muster", "Bea Muster", "Cem Muster"]

    def test_taking_back_a_withdrawal_gives_the_place_back(self, cli: Cli) -> None:
        event = builders.an_event(capacity="1")
        first, second = builders.enrolled(event, builders.an_active_volunteer(), builders.an_active_volunteer())
        cli("event", "withdraw", event["id"], first["volunteer_id"], expect=0)
        assert [
            one["id"] for one in cli("event", "people", event["id"], "--standing", "angemeldet", "--json", expect=0).json
        ] == [second["id"]]

        cli("participation", "undo", first["id"], "--yes", expect=0)

        assert [
            one["id"] for one in cli("event", "people", event["id"], "--standing", "angemeldet", "--json", expect=0).json
        ] == [first["id"]]

    def test_who_comes_without_enrolling_takes_no_place_from_anybody(self) -> None:
        rows: list[dict[str, Any]] = [
            {"id": "a", "status": "enrolled", "rank": 1},
            {"id": "b", "status": "enrolled", "rank": 2},
            {"id": "c", "status": "attended", "rank": None},
        ]

        assert {key: one.key for key, one in standings(rows, 2).items()} == {"a": "enrolled", "b": "enrolled", "c": "attended"}
        assert places(rows, 2).free == 0
        assert places(rows, None).free is None

    def test_enrolling_twice_changes_nothing_and_says_so(self, cli: Cli) -> None:
        event = builders.an_event()
        person = builders.an_active_volunteer(name="Ada Sommer")
        cli("event", "enrol", event["id"], person["id"], expect=0)
        before = builders.everything()

        again = cli("event", "enrol", event["id"], person["id"], person["id"], expect=0)

        assert "Schon angemeldet: Ada Sommer." in again.stderr
        assert builders.everything() == before

    def test_guests_and_contacts_have_places_too(self, cli: Cli) -> None:
        event = builders.an_event(capacity="3", kind="conference")
        builders.a_prison()

        done = cli(
            "event", "enrol", event["id"], "Sommerfeld", "--guest", "Kim Muster:d", "--guest", "Lou Beispiel", "--json", expect=0
        ).json

        assert done["enrolled"] == ["Petra Sommerfeld", "Kim Muster", "Lou Beispiel"]
        shown = cli("event", "show", event["id"], "--json", expect=0).json["participants"]
        assert {one["name"]: one["gender"] for one in shown} == {
            "Petra Sommerfeld": None,
            "Kim Muster": "diverse",
            "Lou Beispiel": None,
        }
        assert (
            "weiblich, männlich, divers"
            in cli("event", "enrol", event["id"], "--guest", "Kim:x", "--json", expect=2).error["hint"]
        )


class TestWhatIsRefused:
    def test_a_past_event(self, cli: Cli) -> None:
        event = builders.an_event(starts_on="2027-02-10")
        person = builders.an_active_volunteer()

        for words in (
            ("enrol", event["id"], person["id"]),
            ("invite", event["id"], person["id"]),
            ("invite", event["id"], "--yes"),
        ):
            error = cli("event", *words, "--json", expect=5).error
            assert error["message"] == "Grundschulung war schon am 10.02.2027."
            assert f"event attend {event['id']}" in error["hint"]

    def test_a_cancelled_event(self, cli: Cli) -> None:
        event = builders.an_event(starts_on="2027-03-01")
        person = builders.an_active_volunteer()
        cli("event", "cancel", event["id"], expect=0)

        for verb in ("enrol", "invite", "attend"):
            error = cli("event", verb, event["id"], person["id"], "--json", expect=5).error
            assert error["message"] == "Grundschulung ist seit dem 01.03.2027 abgesagt."
        cli("event", "cancel", event["id"], "--json", expect=5)
        cli("event", "undo", event["id"], "--yes", expect=0)
        cli("event", "enrol", event["id"], person["id"], expect=0)

    def test_somebody_who_is_no_volunteer_any_more_except_to_say_thank_you(self, cli: Cli) -> None:
        gone = builders.a_volunteer(name="Ada Sommer", status="ended", ended_on="2027-02-01")
        for verb in ("enrol", "invite"):
            error = cli("event", verb, builders.an_event()["id"], gone["id"], "--json", expect=5).error
            assert error["message"] == "Ada Sommer ist seit dem 01.02.2027 nicht mehr dabei."
            assert "--guest" in error["hint"]

        party = builders.an_event(title="Dank", kind="thanks")
        assert cli("event", "enrol", party["id"], gone["id"], "--json", expect=0).json["enrolled"] == ["Ada Sommer"]

    def test_what_has_taken_place_is_neither_cancelled_nor_put_off(self, cli: Cli) -> None:
        event, person = builders.an_event(starts_on="2027-02-20"), builders.an_active_volunteer()
        builders.attended(event, person)
        before = builders.everything()

        for words in (("cancel", event["id"]), ("change", event["id"], "--starts", "2027-05-01")):
            error = cli("event", *words, "--json", expect=5).error
            assert error["message"] == "Bei Grundschulung ist schon vermerkt, wer da war."
        assert builders.everything() == before

    def test_attendance_before_the_event_is_over(self, cli: Cli) -> None:
        event, person = builders.an_event(), builders.an_active_volunteer()

        error = cli("event", "attend", event["id"], person["id"], "--json", expect=5).error

        assert error["message"] == "Grundschulung ist erst am 06.04.2027."

    def test_names_that_nobody_on_the_list_has(self, cli: Cli) -> None:
        event = builders.an_event()
        assert "nicht auf der Liste" in cli("event", "withdraw", event["id"], "Niemand", "--json", expect=4).error["message"]
        cli("event", "enrol", event["id"], "Niemand", "--json", expect=4)
        cli("event", "enrol", event["id"], "--json", expect=2)
        cli("event", "enrol", "Niemals", "Niemand", "--json", expect=4)

    def test_one_wrong_name_among_many_and_nothing_is_kept(self, cli: Cli) -> None:
        event, person = builders.an_event(), builders.an_active_volunteer()
        before = builders.everything()

        cli("event", "enrol", event["id"], person["id"], "Niemand", "--json", expect=4)

        assert builders.everything() == before

    def test_an_event_with_people_on_its_list_is_cancelled_and_not_removed(self, cli: Cli) -> None:
        event = builders.an_event()
        builders.enrolled(event, builders.an_active_volunteer())

        assert "1 Teilnahme (" in cli("event", "remove", event["id"], "--yes", "--json", expect=5).error["message"]

    def test_a_dry_run_keeps_nothing(self, cli: Cli) -> None:
        event, person = builders.an_event(starts_on="2027-03-01"), builders.an_active_volunteer()
        before = builders.everything()

        for words in (
            ("enrol", event["id"], person["id"]),
            ("attend", event["id"], person["id"]),
            ("cancel", event["id"]),
            ("invite", event["id"]),
        ):
            assert "nichts gespeichert" in cli("event", *words, "--dry-run", expect=0).stderr
        assert builders.everything() == before


class TestCalendars:
    def test_one_and_all_that_are_to_come(self, cli: Cli, tmp_path: Path) -> None:
        prison = builders.a_prison(street="Am Wall 1")
        event = cli(
            *TRAINING,
            "--at",
            prison["id"],
            "--place",
            "Raum 2",
            "--speaker",
            "Kim Geheim",
            "--module",
            "Recht 2:00",
            "--json",
            expect=0,
        ).json
        builders.enrolled(event, builders.an_active_volunteer(name="Ada Sommer"))
        days = builders.an_event(title="Tagung", starts_on="2027-06-01", ends_on="2027-06-02")
        builders.an_event(title="Vorbei", starts_on="2027-02-01")
        cli("event", "cancel", days["id"], expect=0)
        path = tmp_path / "events.ics"

        assert cli("event", "ics", path, "--json", expect=0).json["events"] == 2

        content = path.read_bytes()
        found = {str(entry["summary"]): entry for entry in icalendar.Calendar.from_ical(content).walk("VEVENT")}
        training, conference = found["Grundschulung"], found["Tagung"]
        assert training["location"] == "Raum 2, JVA Heidetal, Am Wall 1, 21335 Lüneburg"
        assert training.decoded("dtstart").isoformat() == "2027-04-06T10:00:00+02:00"
        assert training.decoded("dtend").isoformat() == "2027-04-06T16:00:00+02:00"
        assert (str(training["status"]), str(conference["status"])) == ("CONFIRMED", "CANCELLED")
        assert conference.decoded("dtend").isoformat() == "2027-06-03"
        assert b"Sommer" not in content
        assert b"Geheim" not in content
        only = cli("event", "ics", "-", "Tagung", expect=0).stdout
        assert [str(entry["uid"]) for entry in icalendar.Calendar.from_ical(only).walk("VEVENT")] == [str(conference["uid"])]

    def test_a_change_is_taken_over_by_calendars(self, cli: Cli) -> None:
        event = builders.an_event()

        def sequence() -> int:
            [entry] = icalendar.Calendar.from_ical(cli("event", "ics", "-", event["id"], expect=0).stdout).walk("VEVENT")
            return int(entry["sequence"])

        before = sequence()
        cli("event", "change", event["id"], "--from", "18", "--until", "24:00", expect=0)
        assert sequence() == before + 1


class TestLists:
    def test_by_day_with_how_the_places_stand(self, cli: Cli) -> None:
        late = builders.an_event(title="Abschluss", starts_on="2027-06-01")
        soon = builders.an_event(title="Zusammenkunft", starts_on="2027-03-05", capacity="1")
        builders.an_event(title="Vorbei", starts_on="2027-02-01")
        person = builders.an_active_volunteer()
        builders.enrolled(soon, person, builders.an_active_volunteer())

        rows = cli("event", "list", "--upcoming", "--json", expect=0).json
        assert [row["id"] for row in rows] == [soon["id"], late["id"]]
        assert (rows[0]["enrolled"], rows[0]["waiting"], rows[0]["free"]) == (1, 1, 0)
        assert "1/1 +1" in cli("event", "list", expect=0).out
        assert [row["title"] for row in cli("event", "list", "--volunteer", person["id"], "--json", expect=0).json] == [
            "Zusammenkunft"
        ]
        within = cli(
            "event", "list", "--from", "2027-02-01", "--until", "2027-03-31", "--kind", "training", "--json", expect=0
        ).json
        assert [row["title"] for row in within] == ["Vorbei", "Zusammenkunft"]

    def test_this_week_stands_on_the_first_screen(self, cli: Cli) -> None:
        builders.an_event(title="Übermorgen", starts_on="2027-03-03", begins_at="18:00", place="Büro")
        builders.an_event(title="Läuft noch", starts_on="2027-02-27", ends_on="2027-03-02")
        builders.an_event(title="Nächste Woche", starts_on="2027-03-09")
        gone = builders.an_event(title="Fällt aus", starts_on="2027-03-04")
        cli("event", "cancel", gone["id"], expect=0)

        shown = cli(expect=0).out

        assert "Veranstaltungen dieser Woche (2)" in shown
        assert "Büro" in shown
        assert [row["title"] for row in cli("--json", expect=0).json["events"]] == ["Läuft noch", "Übermorgen"]
