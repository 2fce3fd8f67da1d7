"""Records are kept under keys of their own, found however they are typed, and remembered."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehrenamt_cli.domain.activities import ACTIVITIES
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services.records import completed
from ehrenamt_cli.storage import ids, records
from ehrenamt_cli.storage.register import Register
from register_files import Kept

SCREENINGS = ENTITIES["screenings"]


def _names(rows: list[dict[str, object]]) -> list[object]:
    return [row["name"] for row in rows]


def _people(book: Register, *names: str) -> list[dict[str, object]]:
    return records.add(book, VOLUNTEERS, [completed(VOLUNTEERS, {"name": name}) for name in names])


def test_keys_are_short_typeable_and_no_two_alike(book: Register) -> None:
    people = _people(book, *(f"Anna Weber {number}" for number in range(2_000)))

    keys = {person["id"] for person in people}
    assert len(keys) == 2_000
    assert all(re.fullmatch(r"v-[0-9abcdefghjkmnpqrstvwxyz]{4,6}", str(key)) for key in keys)
    assert len({str(key)[2] for key in keys}) == 32


def test_a_key_is_longer_where_the_shorter_one_is_taken(book: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "_offer", lambda entity, row, length: "v-" + "0" * length)

    assert [person["id"] for person in _people(book, "A", "B", "C")] == ["v-0000", "v-00000", "v-000000"]
    assert _people(book, "D")[0]["id"] == "v-0000000"


def test_in_a_catalogue_the_name_is_the_key(book: Register) -> None:
    rows = [
        completed(ACTIVITIES, {"name": name, "colour": "green"}) for name in ("Fahrrad reparieren", "Fahrrad-Reparieren", "!?")
    ]

    kept = records.add(book, ACTIVITIES, rows)

    assert [row["id"] for row in kept] == ["fahrrad-reparieren", "fahrrad-reparieren-2", "activity"]


def test_what_is_kept_comes_back_as_it_was(book: Register, keep: Kept) -> None:
    kept = keep(VOLUNTEERS, name="Jörg Müller-Weiß", languages=["de:native", "ar:B2"], skills=[], notes="„a“\n'b' \U0001f600")

    assert records.get(book, VOLUNTEERS, kept["id"]) == kept
    assert list(records.every(book, VOLUNTEERS)) == [kept]
    again = records.get(book, VOLUNTEERS, kept["id"])
    assert again
    again["languages"].append("fr:A1")
    assert records.get(book, VOLUNTEERS, kept["id"]) == kept


@pytest.mark.parametrize("typed", ["mueller", "MÜLLER", "Weiss", "muller-weis", "jörg w", "weiß, jörg", "müller weiß jö"])
def test_a_name_is_found_however_it_is_typed(book: Register, keep: Kept, typed: str) -> None:
    kept = keep(VOLUNTEERS, name="Jörg Müller-Weiß")
    keep(VOLUNTEERS, name="Jörg Schmidt")

    assert records.page(book, VOLUNTEERS, text=typed).rows == [kept]
    assert records.named(book, VOLUNTEERS, typed) == [kept]


@pytest.mark.parametrize("typed", ["üller", "x", "müller schmidt", "%", "_", "'", '"', "*", "müllerin"])
def test_only_beginnings_of_words_are_found_and_no_sign_means_everything(book: Register, keep: Kept, typed: str) -> None:
    keep(VOLUNTEERS, name="Jörg Müller")

    assert records.page(book, VOLUNTEERS, text=typed) == records.Page([], 0)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(categories=["L", "M"]), min_size=1, max_size=12), st.integers(1, 12))
def test_every_beginning_of_every_name_is_found(book: Register, name: str, length: int) -> None:
    kept = _people(book, f"Test {name}")[0]

    found = records.page(book, VOLUNTEERS, text=f"test {name[:length]}")

    assert kept["id"] in {row["id"] for row in found.rows}


def test_people_are_found_by_every_entry_of_a_list(book: Register, keep: Kept) -> None:
    both = keep(VOLUNTEERS, name="Anna Weber", languages=["de:native", "ar:B2"])
    keep(VOLUNTEERS, name="Bert Busch", languages=["de:native"])

    assert records.page(book, VOLUNTEERS, where={"languages": ["ar"]}).rows == [both]
    assert records.page(book, VOLUNTEERS, where={"languages": ["de", "ar"], "status": "enquiry"}).total == 1
    assert records.page(book, VOLUNTEERS, where={"languages": ["de"]}).total == 2


def test_a_page_is_a_part_of_the_whole_in_one_order(book: Register) -> None:
    _people(book, *(f"Anna {name}" for name in ("Zöller", "Äpfel", "Busch", "Özil", "Maier")))

    pages = [records.page(book, VOLUNTEERS, limit=2, offset=offset) for offset in (0, 2, 4)]

    assert [name for page in pages for name in _names(page.rows)] == [
        f"Anna {name}" for name in ("Äpfel", "Busch", "Maier", "Özil", "Zöller")
    ]
    assert {page.total for page in pages} == {5}
    assert len(records.page(book, VOLUNTEERS, offset=3).rows) == 2


def test_a_changed_name_is_found_by_its_new_words_only(book: Register, keep: Kept) -> None:
    kept = keep(VOLUNTEERS, name="Anna Weber", languages=["ar:B2"])
    changed = records.change(book, VOLUNTEERS, kept, {"name": "Anna Busch", "languages": ["fa:B1"]})

    assert records.get(book, VOLUNTEERS, kept["id"]) == changed
    assert records.named(book, VOLUNTEERS, "weber") == []
    assert records.named(book, VOLUNTEERS, "busch") == [changed]
    assert records.page(book, VOLUNTEERS, where={"languages": ["ar"]}).total == 0
    assert records.page(book, VOLUNTEERS, where={"languages": ["fa"]}).total == 1


def test_a_record_without_a_name_is_called_and_found_by_what_it_refers_to(book: Register, keep: Kept) -> None:
    people = [keep(VOLUNTEERS, name=name) for name in ("Anna Weber", "Bert Busch")]
    seen = [keep(SCREENINGS, volunteer_id=person["id"], kind="certificate") for person in people]

    titles = records.titles(book, SCREENINGS, [row["id"] for row in seen])

    assert "Anna Weber" in titles[seen[0]["id"]]
    assert "Bert Busch" in titles[seen[1]["id"]]
    assert records.named(book, SCREENINGS, "busch") == [seen[1]]


def test_the_history_says_who_changed_which_field_when(book: Register, keep: Kept) -> None:
    kept = keep(VOLUNTEERS, name="Anna Weber")
    changed = records.change(book, VOLUNTEERS, kept, {"town": "Lüneburg", "status": "enquiry"})
    records.change(book, VOLUNTEERS, changed, {"town": "Lüneburg"})
    records.note_event(book, VOLUNTEERS, kept["id"], "address_shown", {})
    records.remove(book, VOLUNTEERS, changed)

    events = records.history(book, kept["id"])

    assert [event["action"] for event in events] == ["add", "change", "address_shown", "remove"]
    assert events[0]["changes"]["name"] == [None, "Anna Weber"]
    assert events[1]["changes"] == {"town": [None, "Lüneburg"]}
    assert events[3]["changes"]["town"] == ["Lüneburg", None]
    assert {event["author"] for event in events} == {"Test Person"}
    assert all(re.fullmatch(r"2027-03-01T\d\d:\d\d:\d\dZ", event["happened_at"]) for event in events)
    assert [event["number"] for event in events] == sorted(event["number"] for event in events)
    assert records.get(book, VOLUNTEERS, kept["id"]) is None
    assert book.one("SELECT count(*) AS n FROM terms") == {"n": 0}


def test_nothing_different_writes_nothing(book: Register, keep: Kept) -> None:
    kept = keep(VOLUNTEERS, name="Anna Weber")

    assert records.change(book, VOLUNTEERS, kept, {"name": "Anna Weber", "capacity": 1}) == kept
    assert len(records.history(book, kept["id"])) == 1


def test_thousands_of_titles_at_once(book: Register) -> None:
    number = count(1)
    people = _people(book, *(f"Anna Weber{next(number)}" for _ in range(1_201)))

    titles = records.titles(book, VOLUNTEERS, (str(person["id"]) for person in people))

    assert titles == {person["id"]: person["name"] for person in people}
