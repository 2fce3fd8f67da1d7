"""The history is a chain: it is only added to, tells when somebody tampered with it, and forgets values when it must."""

# ruff: noqa: PT012 - what breaks off is a block by nature

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.storage import audit, records, register, settings
from ehrenamt_cli.storage.register import Register
from register_files import Kept

GUARDS = (
    "DROP TRIGGER history_stays",
    "DROP TRIGGER history_is_fixed",
    "DROP TRIGGER history_values_go_or_stay",
    "DROP TRIGGER history_goes_on_at_its_end",
)


@pytest.fixture
def busy(book: Register, keep: Kept) -> Register:
    """A register in which something happened five times."""
    anna = keep(VOLUNTEERS, name="Anna Weber", town="Lüneburg")
    bert = keep(VOLUNTEERS, name="Bert Busch")
    records.change(book, VOLUNTEERS, anna, {"town": "Celle"})
    audit.note_reading(book, "clients", ["k-1", "k-2"], ["reference"])
    records.remove(book, VOLUNTEERS, bert)
    return book


def test_every_event_stands_on_the_one_before(busy: Register) -> None:
    verdict = audit.verify(busy)

    assert verdict.holds
    assert verdict.head.number == 5
    assert [event["action"] for event in audit.events(busy)] == ["add", "add", "change", "read", "remove"]
    assert audit.events(busy)[2]["fields"] == ["town"]


def test_no_event_tells_a_value(busy: Register) -> None:
    assert not any(word in str(audit.events(busy)) for word in ("Anna", "Weber", "Celle", "Lüneburg"))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM history WHERE number = 5",
        "DELETE FROM history",
        "UPDATE history SET author = 'niemand' WHERE number = 3",
        "UPDATE history SET fields = '', hash = '' WHERE number = 3",
        'UPDATE history SET changes = \'{"town": [null, "Hamburg"]}\' WHERE number = 3',
        "UPDATE history SET number = 9 WHERE number = 5",
        "INSERT OR REPLACE INTO history (number, happened_at, author, entity, record_id, action, fields, changes, hash)"
        " SELECT number, happened_at, 'niemand', entity, record_id, action, fields, changes, hash FROM history WHERE number = 2",
        "INSERT INTO history (number, happened_at, author, entity, record_id, action, fields, changes, hash)"
        " SELECT 9, happened_at, author, entity, record_id, action, fields, changes, hash FROM history WHERE number = 2",
        "UPDATE history SET act = 2 WHERE number = 3",
        "UPDATE history SET command = 'import' WHERE number = 3",
        "UPDATE history SET undoes = 1 WHERE number = 3",
    ],
)
def test_the_register_itself_refuses_to_change_the_history(path: Path, busy: Register, statement: str) -> None:
    busy.close()
    other = driver.connect(str(path), isolation_level=None)
    with pytest.raises(driver.IntegrityError, match="history"):
        other.execute(statement)
    other.close()

    book = register.open_existing(path, None)
    assert audit.verify(book).holds
    book.close()


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE history SET author = 'niemand' WHERE number = 3", 3),
        ("UPDATE history SET happened_at = '2026-01-01T00:00:00Z' WHERE number = 1", 1),
        ("UPDATE history SET fields = 'phone' WHERE number = 3", 3),
        ("UPDATE history SET record_id = 'v-0000' WHERE number = 5", 5),
        ("UPDATE history SET act = 0 WHERE number = 3", 3),
        ("UPDATE history SET act = 2 WHERE number = 3", 3),
        ("UPDATE history SET command = 'volunteer add' WHERE number = 1", 1),
        ("UPDATE history SET undoes = 1 WHERE number = 4", 4),
        ("DELETE FROM history WHERE number = 2", 2),
        ("DELETE FROM history WHERE number = 1", 1),
    ],
)
def test_who_takes_the_guards_away_is_found_out_all_the_same(path: Path, busy: Register, statement: str, number: int) -> None:
    busy.close()
    other = driver.connect(str(path), isolation_level=None)
    for line in (*GUARDS, statement):
        other.execute(line)
    other.close()

    book = register.open_existing(path, None)
    verdict = audit.verify(book)
    book.close()

    assert verdict.broken_at == number
    assert len(verdict.unguarded) == 4


def test_a_tail_that_was_cut_off_shows_against_a_head_written_down(path: Path, busy: Register) -> None:
    written_down = str(audit.head(busy))
    busy.close()
    other = driver.connect(str(path), isolation_level=None)
    for line in (*GUARDS, "DELETE FROM history WHERE number > 3"):
        other.execute(line)
    other.close()

    book = register.open_existing(path, None)
    assert audit.verify(book).broken_at is None
    assert not audit.has(book, written_down)
    assert audit.has(book, str(audit.head(book)))
    book.close()


@pytest.mark.parametrize("typed", ["", "5", "5-", "x-12345678", "5-00000000000000", "-1-12345678"])
def test_what_is_no_head_is_in_no_chain(busy: Register, typed: str) -> None:
    assert not audit.has(busy, typed)


def test_values_can_be_erased_and_the_chain_holds(busy: Register) -> None:
    anna = records.named(busy, VOLUNTEERS, "weber")[0]

    audit.forget_values(busy, anna["id"])

    assert [event["changes"] for event in records.history(busy, anna["id"])] == [{}, {}]
    assert audit.verify(busy).holds


def test_a_look_is_no_part_of_the_history_of_a_record(book: Register, keep: Kept) -> None:
    anna = keep(VOLUNTEERS, name="Anna Weber")
    audit.note_reading(book, "volunteers", [anna["id"]], ["languages"])

    assert [event["action"] for event in records.history(book, anna["id"])] == ["add"]
    assert [event["action"] for event in audit.events(book, record_id=anna["id"])] == ["add", "read"]


def test_a_dry_run_keeps_who_looked_and_not_what_was_tried(path: Path) -> None:
    book = register.open_existing(path, None, dry_run=True, author="Test Person")
    audit.note_reading(book, "clients", ["k-1"], ["reference"])
    with book.change():
        audit.note_reading(book, "clients", ["k-2"], ["reference"])
    book.close()

    book = register.open_existing(path, None)
    assert [event["record_id"] for event in audit.events(book)] == ["k-1"]
    book.close()


def test_signs_that_cannot_be_encoded_are_chained_too(path: Path) -> None:
    book = register.open_existing(path, None, author="J\u00f6rg \x1f ")
    book.set("a", "b")
    settings.put(book, "a", "b")

    assert audit.verify(book).holds
    book.close()


def test_what_one_command_writes_is_one_act(path: Path, book: Register, keep: Kept) -> None:
    anna = keep(VOLUNTEERS, name="Anna Weber")
    book.close()
    later = register.open_existing(path, None, command="volunteer change")
    audit.note_reading(later, "volunteers", [anna["id"]], ["languages"])
    records.change(later, VOLUNTEERS, anna, {"town": "Celle"})
    with later.acting("by itself"):
        records.change(later, VOLUNTEERS, anna | {"town": "Celle"}, {"town": "Kiel"})
    records.change(later, VOLUNTEERS, anna | {"town": "Kiel"}, {"town": "Bremen"})

    told = [(event["number"], event["act"], event["command"]) for event in audit.events(later)]
    later.close()

    assert told == [
        (1, 1, ""),
        (2, 2, "volunteer change"),
        (3, 2, "volunteer change"),
        (4, 4, "by itself"),
        (5, 2, "volunteer change"),
    ]


def test_an_act_begins_with_what_was_kept(path: Path, book: Register, keep: Kept) -> None:
    with pytest.raises(ZeroDivisionError), book.change():
        keep(VOLUNTEERS, name="Anna Weber")
        raise ZeroDivisionError
    other = register.open_existing(path, None)
    records.add(other, VOLUNTEERS, [{"name": "Bert Busch"}])
    other.close()
    with book.change():
        with pytest.raises(ZeroDivisionError), book.change():
            keep(VOLUNTEERS, name="Carla Dorn")
            raise ZeroDivisionError
        keep(VOLUNTEERS, name="Dilan Eichhorn")

    assert [event["act"] for event in audit.events(book)] == [1, 2]
    assert audit.verify(book).holds
