"""Weekly times as people write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.domain.dates.spans import DAYS, half_hours, merged, overlap, read_spans, show_span, without
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import use_language

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr")


def every(days, *times):
    return [f"{day} {time}" for day in days for time in times]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Di 14:00-18:00", ["Tu 14:00-18:00"]),
        ("Di 14:00–18:00", ["Tu 14:00-18:00"]),
        ("Tue 14-18", ["Tu 14:00-18:00"]),
        ("Di+Do 9-15 Uhr", ["Tu 09:00-15:00", "Th 09:00-15:00"]),
        ("Mo, Mi 14.30-18", ["Mo 14:30-18:00", "We 14:30-18:00"]),
        ("Mo-Fr 10-18, keine WE", every(WEEKDAYS, "10:00-18:00")),
        ("Mo 8-12,  Di-Fr 8-12 und 15-18 Uhr", ["Mo 08:00-12:00", *every(WEEKDAYS[1:], "08:00-12:00", "15:00-18:00")]),
        ("mittwochs nachmittags", ["We 13:00-18:00"]),
        ("Mittwochnachmittag und Freitagabend", ["We 13:00-18:00", "Fr 18:00-21:00"]),
        ("vormittags Mo, abends Di+Do", ["Mo 08:00-12:00", "Tu 18:00-21:00", "Th 18:00-21:00"]),
        ("WE", ["Sa 08:00-21:00", "Su 08:00-21:00"]),
        ("am Wochenende 10-12 Uhr", ["Sa 10:00-12:00", "Su 10:00-12:00"]),
        ("täglich 9-10", every(DAYS, "09:00-10:00")),
        ("täglich außer Mi 9-10", every([day for day in DAYS if day != "We"], "09:00-10:00")),
        ("unter der Woche abends", every(WEEKDAYS, "18:00-21:00")),
        ("Mo bis Mi von 9 bis 15 Uhr", every(WEEKDAYS[:3], "09:00-15:00")),
        ("Fr-Mo 10-12", ["Mo 10:00-12:00", "Fr 10:00-12:00", "Sa 10:00-12:00", "Su 10:00-12:00"]),
        ("Mo ab 17 Uhr, Di bis 12", ["Mo 17:00-21:00", "Tu 08:00-12:00"]),
        ("Mondays and Wednesdays 9-12", ["Mo 09:00-12:00", "We 09:00-12:00"]),
        ("every day except weekends 9-12", every(WEEKDAYS, "09:00-12:00")),
        ("Mo 10-12, Mo 11-14, Mo 14-15", ["Mo 10:00-15:00"]),
        ("Mo 20-24", ["Mo 20:00-24:00"]),
        ("We 14:00-18:00; Mo 09:00-10:00", ["Mo 09:00-10:00", "We 14:00-18:00"]),
        ("keine WE, Mo 9-12", ["Mo 09:00-12:00"]),
        ("", []),
    ],
)
def test_times_are_understood(typed, meant):
    assert read_spans(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "nach Absprache",
        "abends",
        "9-15 Uhr",
        "keine WE",
        "jeden 2. Mittwoch",
        "Mo 14",
        "Mo 22-2",
        "Mo 25-26",
        "Mo 10:75-12",
        "Mo 24.03.",
        "Mo-Fr 10-18, nicht Mo, Di",
        "Mo-Fr 10-18 keine WE abends",
        "Mo 9-12 nicht",
        "We 18:00-14:00",
        "-",
        "{x}",
    ],
)
def test_what_cannot_be_read_is_not_guessed(typed):
    with pytest.raises(WrongUsage) as refused:
        read_spans(typed)
    assert typed in str(refused.value)


def test_spans_are_shown_in_the_language_of_the_reader():
    assert show_span("Tu 14:00-18:00") == "Di 14:00–18:00"
    assert show_span("nach Absprache") == "nach Absprache"
    use_language("en")
    try:
        assert show_span("Tu 14:00-18:00") == "Tue 14:00–18:00"
    finally:
        use_language("de")


def test_half_hours_are_bits_from_monday_midnight_on():
    assert half_hours(["Mo 00:00-01:00"]) == 0b11
    assert half_hours(["Su 23:30-24:00"]) == 1 << 335
    assert half_hours(["Mo 00:15-01:10"]) == 0b10
    assert half_hours(["Mo 00:05-00:25"]) == 0
    assert half_hours(read_spans("täglich 0-24")) == (1 << 336) - 1


def test_overlap_is_what_two_have_in_common():
    assert overlap(read_spans("Mo-Fr 10-18"), read_spans("Di 8-12, Di 17-19, WE")) == ["Tu 10:00-12:00", "Tu 17:00-18:00"]
    assert overlap(["Mo 10:00-12:00"], ["Mo 12:00-14:00"]) == []


minutes = st.integers(0, 24 * 4).map(lambda quarter: quarter * 15)


@st.composite
def weeks(draw):
    entries = draw(
        st.lists(st.tuples(st.sampled_from(DAYS), minutes, minutes).filter(lambda span: span[1] < span[2]), max_size=6)
    )
    written = [f"{day} {start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}" for day, start, end in entries]
    return read_spans("; ".join(written))


@given(weeks(), st.sampled_from(["de", "en"]))
def test_what_is_shown_can_be_typed_again(week, language):
    use_language(language)
    try:
        assert read_spans(", ".join(show_span(span) for span in week)) == week == read_spans(", ".join(week))
    finally:
        use_language("de")


@given(weeks(), weeks())
def test_the_mask_of_the_overlap_lies_in_both_masks(mine, yours):
    common = overlap(mine, yours)
    assert common == overlap(yours, mine)
    assert half_hours(common) | (half_hours(mine) & half_hours(yours)) == half_hours(mine) & half_hours(yours)
    assert overlap(mine, mine) == mine


@given(st.text(alphabet="MoDi Fr-,+0189:.und keinWEbisab", max_size=30))
def test_any_text_is_read_or_refused_in_a_friendly_way(text):
    with suppress(WrongUsage):
        spans = read_spans(text)
        assert read_spans("; ".join(spans)) == spans


half_hour_spans = st.lists(
    st.tuples(st.sampled_from(DAYS), st.integers(0, 46), st.integers(1, 8)).map(
        lambda span: f"{span[0]} {_time(span[1])}-{_time(min(48, span[1] + span[2]))}"
    )
)


def _time(half_hour):
    return f"{half_hour // 2:02}:{half_hour % 2 * 30:02}"


@given(half_hour_spans, half_hour_spans)
def test_taking_out_leaves_what_was_there_and_not_taken(spans, gone):
    assert half_hours(without(spans, gone)) == half_hours(spans) & ~half_hours(gone)
    assert half_hours(merged([*spans, *gone])) == half_hours(spans) | half_hours(gone)
