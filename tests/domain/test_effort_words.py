"""What people type when they note an effort in one line, and what is understood of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.domain.effort_words import Spoken, read_effort
from ehrenamt_cli.errors import WrongUsage

SAID = {
    "1:30": Spoken(minutes=90),
    "Di 14-16": Spoken("2027-02-23", "14:00", "16:00"),
    "Mo 9.30 - 11 Uhr": Spoken("2027-03-01", "09:30", "11:00"),
    "gestern 90 min": Spoken("2027-02-28", minutes=90),
    "letzten Montag 2 Stunden": Spoken("2027-02-22", minutes=120),
    "20.2. 1:30 12 km Besuch": Spoken("2027-02-20", None, None, 90, 12, "Besuch"),
    "20.4. 1 h": Spoken("2026-04-20", minutes=60),
    "Sa, 20.2.27 45min Telefonat": Spoken("2027-02-20", None, None, 45, None, "Telefonat"),
    "2027-02-20 14:00-16:30 Gespräch mit Tee": Spoken("2027-02-20", "14:00", "16:30", None, None, "Gespräch mit Tee"),
    "am Dienstag von 9 bis 11 Uhr 12,5 km": Spoken("2027-02-23", "09:00", "11:00", None, 13),
    "3. Februar 1,5 Std. Begleitung zum Amt": Spoken("2027-02-03", None, None, 90, None, "Begleitung zum Amt"),
    "ab 14 Uhr 90 min": Spoken(None, "14:00", None, 90),
    "Mo 17 Uhr 1 h": Spoken("2027-03-01", "17:00", None, 60),
    "9-17 7 h": Spoken(None, "09:00", "17:00", 420),
    "1 h 30": Spoken(minutes=90),
    "eine halbe Stunde": Spoken(minutes=30),
    "anderthalb Stunden": Spoken(minutes=90),
    "yesterday 2 hours visit": Spoken("2027-02-28", None, None, 120, None, "visit"),
    "from 14 to 15:15": Spoken(None, "14:00", "15:15"),
    "Besuch": Spoken(purpose="Besuch"),
    "": Spoken(),
}


@pytest.mark.parametrize(("typed", "spoken"), SAID.items())
def test_it_is_understood_as_people_say_it(typed: str, spoken: Spoken) -> None:
    assert read_effort(typed) == spoken


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("90", "nicht zu verstehen"),
        ("1 h Besuch Haus 3", "nicht zu verstehen"),
        ("14:30", "Uhrzeit oder eine Dauer"),
        ("Mi 23.2. 1 h", "ist kein Mi"),
        ("morgen 1 h", "Zukunft"),
        ("2.3.2027 1 h", "Zukunft"),
        ("31.2. 1 h", "gibt es nicht"),
        ("25-26 Uhr", "keine Uhrzeit"),
        ("14:70-15 Uhr", "keine Uhrzeit"),
    ],
)
def test_what_could_mean_something_else_is_asked_again(typed: str, why: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        read_effort(typed)

    assert why in refused.value.message.de
    assert refused.value.hint.de


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    try:
        spoken = read_effort(text)
    except WrongUsage:
        return
    assert not any(letter.isdecimal() for letter in spoken.purpose or "")


@given(st.integers(0, 23), st.integers(0, 59), st.integers(1, 300))
def test_times_are_exact_to_the_minute(hour: int, minute: int, length: int) -> None:
    end = hour * 60 + minute + length
    if end > 24 * 60:
        return
    spoken = read_effort(f"gestern {hour}:{minute:02d}-{end // 60}:{end % 60:02d} Besuch")

    assert (spoken.begins_at, spoken.ends_at) == (f"{hour:02d}:{minute:02d}", f"{end // 60:02d}:{end % 60:02d}")
    assert read_effort(f"{length} min").minutes == length
