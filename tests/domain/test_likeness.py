"""Who may be the same: names however they are written, what speaks for it and against, found without comparing all with all."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import twins
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.likeness.evidence import Likeness
from ehrenamt_cli.domain.likeness.names import alike, parts, way
from ehrenamt_cli.domain.likeness.search import Index, duplicates
from ehrenamt_cli.domain.likeness.sounds import cologne, distance, one_apart, skeleton
from ehrenamt_cli.domain.likeness.traits import mail, phones, traits
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS

ANNA = {"id": "v-1", "name": "Anna Müller", "born_on": "1970-02-28", "phone": "0511 12345", "email": "anna@post.example"}


def compared(*rows: dict[str, Any], entity: Any = VOLUNTEERS) -> Likeness | None:
    """How alike two people are; what is not said is unknown."""
    found = duplicates(list(traits(entity, [{"id": f"x-{number}", **row} for number, row in enumerate(rows)])))
    return found[0].likeness if found else None


@pytest.mark.parametrize(
    ("word", "code"),
    [("muller", "657"), ("meier", "67"), ("mayr", "67"), ("schmidt", "862"), ("schmitt", "862"), ("wikipedia", "3412")],
)
def test_the_cologne_code_of_a_word(word: str, code: str) -> None:
    assert cologne(word) == code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Mohamad", "Muhammad"), ("Mohammed", "Muhamad"), ("Khaled", "Chaled"), ("Yusuf", "Youssef"), ("Hussein", "Hossein")),
        *(("Ahmad", "Achmed"), ("Omar", "Umar"), ("Nour", "Nur"), ("Jamal", "Dschamal"), ("Fatima", "Fatemeh")),
        *(("Jelena", "Yelena"), ("Elena", "Jelena"), ("Oleksandr", "Alexander"), ("Volodymyr", "Vladimir"), ("Katja", "Katya")),
        *(("Tschernenko", "Chernenko"), ("Petrow", "Petroff"), ("Natalia", "Nataliya"), ("Meier", "Mayr"), ("Volker", "Folker")),
        *(("Łukasz", "Lukas"), ("Sophie", "Sofie"), ("Philipp", "Filip"), ("Yılmaz", "Yilmas")),
    ],
)
def test_two_spellings_of_a_name_sound_alike(one: str, other: str) -> None:
    assert way(parts(one)[0], parts(other)[0]) == "sounds"


@pytest.mark.parametrize(("one", "other"), [("Jens", "Jana"), ("Peter", "Petra"), ("Ali", "Alma"), ("Uwe", "Ute")])
def test_different_names_are_not_the_same(one: str, other: str) -> None:
    assert way(parts(one)[0], parts(other)[0]) not in ("same", "sounds")


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Anna Müller", "MUELLER, Anna", "Vor- und Nachname vertauscht"),
        ("Anna Müller-Weiß", "Anna Weiss", "Doppelname"),
        ("Anna Müller", "A. Müller", "Anfangsbuchstabe passt"),
        ("Anna Gerber", "Anna Gebrer", "Name bis auf einen Buchstaben gleich"),
        ("Max Weber", "Maximilian Weber", "Vorname abgekürzt"),
        ("Abdulrahman Saleh", "Abdul Rahman Saleh", "Vorname abgekürzt, Doppelname"),
        ("Jan von der Heide", "Jan Heide", "gleicher Name"),
        ("Paul Weber", "Paula Weber", "Name bis auf die Endung gleich"),
        ("Anna Weber", "Anna Schmidt", "gleicher Vorname, anderer Nachname"),
    ],
)
def test_two_names_in_words(one: str, other: str, words: str) -> None:
    found = alike(parts(one), parts(other))

    assert found
    assert found.words.de == words


@pytest.mark.parametrize(
    ("one", "other"), [("Anna Weber", "Peter Weber"), ("Weber", "Anna Weber"), ("A. B.", "Anna Berg"), ("", "Anna")]
)
def test_names_of_different_people(one: str, other: str) -> None:
    assert alike(parts(one), parts(other)) is None


@pytest.mark.parametrize("typed", ["0511 12345", "+49 511 12345", "0049 511/12345", "(0511) 123-45", "+49 (0)511 12345"])
def test_a_phone_number_is_one_however_it_is_written(typed: str) -> None:
    assert phones(typed) == {"051112345"}


def test_several_numbers_and_none() -> None:
    assert phones("0511 12345; 0170 99887766 oder 040 112233") == {"051112345", "017099887766", "040112233"}
    assert phones("12") == frozenset()


def test_gmail_knows_neither_dots_nor_plus() -> None:
    assert mail("Anna.Mueller+verein@googlemail.com") == mail("annamueller@gmail.com") == "annamueller@gmail.com"
    assert mail("a.b@post.example") != mail("ab@post.example")


@given(st.text(max_size=8), st.text(max_size=8))
def test_one_letter_apart_is_a_distance_of_one(one: str, other: str) -> None:
    assert one_apart(one, other) == (distance(one, other) == 1)


@given(st.text(max_size=12))
def test_every_word_has_its_codes(word: str) -> None:
    assert len(skeleton(word)) <= 2 * len(word) + 1
    assert set(cologne(word)) <= set("012345678")


class TestEvidence:
    def test_birthday_and_name_are_enough(self) -> None:
        found = compared(ANNA, {"name": "Mueller Anna", "born_on": "1970-02-28"})

        assert found
        assert found.certainty == "probable"
        assert found.words.de == "gleicher Geburtstag, Vor- und Nachname vertauscht"

    def test_another_birthday_outweighs_name_and_phone(self) -> None:
        assert compared(ANNA, {"name": "Anna Müller", "born_on": "1943-06-01", "phone": "+49 511 12345"}) is None

    def test_what_speaks_against_it_is_said_last(self) -> None:
        found = compared(ANNA, {**ANNA, "phone": "040 998877", "gender": None})

        assert found
        assert found.words.de.endswith("aber andere Telefonnummer")

    def test_a_couple_under_one_roof_is_two_people(self) -> None:
        home = {"street": "Am Markt 1", "postal_code": "21335", "phone": "0511 12345"}

        assert compared({"name": "Anna Weber", **home}, {"name": "Peter Weber", **home}) is None

    def test_twins_are_two_people(self) -> None:
        assert compared({**ANNA, "name": "Anna Weber"}, {**ANNA, "name": "Lotte Weber"}) is None

    def test_whoever_has_married_is_found_by_the_birthday(self) -> None:
        assert compared(ANNA, {**ANNA, "name": "Anna Schmidt"})
        assert compared({**ANNA, "born_on": None}, {**ANNA, "name": "Anna Schmidt"}) is None

    def test_day_and_month_swapped(self) -> None:
        found = compared({"name": "Omar Saleh", "born_on": "1990-03-04"}, {"name": "Umar Saleh", "born_on": "1990-04-03"})

        assert found
        assert "Tag und Monat" in found.words.de

    def test_a_rare_name_alone_is_possible_a_common_one_is_nothing(self) -> None:
        rare = [{"name": "Xanthippe Quellmark"}, {"name": "Xanthippe Quellmark"}]
        assert (compared(*rare) or pytest.fail("not found")).certainty == "possible"
        assert compared(*[{"name": "Peter Müller"}] * 12) is None

    def test_a_blocked_address_is_weighed_and_not_told(self) -> None:
        found = compared({**ANNA, "address_blocked": 1}, {**ANNA, "born_on": None})

        assert found
        assert "gesperrte Angaben stimmen überein" in found.words.de
        assert not any(word in found.words.de for word in ("Telefon", "E-Mail", "PLZ"))

    def test_professionals_of_one_place_share_a_phone_and_are_different(self) -> None:
        office = {"organisation_id": "o-1", "phone": "0511 12345"}

        assert compared({"name": "Petra Sommer", **office}, {"name": "Petra Winter", **office}, entity=CONTACTS) is None
        assert compared({"name": "Petra Sommer", **office}, {"name": "Sommer, Petra", **office}, entity=CONTACTS)

    def test_places_are_told_apart_by_where_they_are(self) -> None:
        north = {"name": "JVA Uelzen", "postal_code": "29525"}

        assert compared(north, {"name": "Justizvollzugsanstalt Uelzen", "postal_code": "29525"}, entity=ORGANISATIONS)
        assert compared(north, {"name": "JVA Celle", "postal_code": "29525"}, entity=ORGANISATIONS) is None


class TestSearch:
    @pytest.mark.parametrize("seed", [1, 2])
    def test_nearly_all_planted_ones_are_found_and_few_others(self, seed: int) -> None:
        rows, planted = twins.people(3000, 270, seed)

        found = {frozenset({pair.one, pair.other}): pair.likeness.certainty for pair in twins.found(rows)}

        right = {one.pair for one in planted}
        sure = {pair for pair, certainty in found.items() if certainty != "possible"}
        assert len(right & found.keys()) >= 0.98 * len(right), "recall"
        assert len(twins.others(sure, planted)) <= 0.03 * len(sure), "precision of what is sure or probable"
        assert len(twins.others(set(found), planted)) <= 0.15 * len(found), "precision of all"

    def test_the_surest_come_first(self) -> None:
        rows, _ = twins.people(500, 60)

        points = [pair.likeness.points for pair in twins.found(rows)]

        assert points == sorted(points, reverse=True)

    def test_twice_as_many_take_about_twice_as_long(self) -> None:
        def taken(count: int) -> float:
            rows, _ = twins.people(count, 0)
            began = time.process_time()
            twins.found(rows)
            return time.process_time() - began

        taken(1000)
        assert taken(12_000) < 4 * taken(6_000)

    def test_one_phone_for_a_whole_shelter_is_no_trouble(self) -> None:
        rows = [{"id": f"v-{number}", "name": f"Ali Nummer{number}", "phone": "0511 12345"} for number in range(3000)]
        began = time.process_time()

        duplicates(list(traits(VOLUNTEERS, rows)))

        assert time.process_time() - began < 5

    def test_a_list_is_asked_one_by_one(self) -> None:
        rows, planted = twins.people(2000, 180)
        first = {min(one.pair): one.pair for one in planted}
        known = [row for row in rows if not row["id"].startswith("v-t")]
        index = Index(traits(VOLUNTEERS, known))

        met = [index.like(one) for one in traits(VOLUNTEERS, [row for row in rows if row["id"].startswith("v-t")])]

        assert first
        assert len([pair for pair in met if pair]) >= 0.98 * len(planted)
