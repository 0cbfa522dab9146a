"""The nearest reading of inexact words: offered, and never one that can be read exactly."""

from __future__ import annotations

import pytest

from hdiary import read_diary
from hdiary.read.clocks import parse_clock, parse_hours
from hdiary.read.nearest import nearest_clock, nearest_hours, nearest_rating, says_it_hurt
from hdiary.read.numbers import parse_rating


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("noon", 12), ("mittags", 12), ("midday", 12), ("mezzogiorno", 12), ("正午", 12),
        ("7ish", 7), ("7-ish", 7), ("~15:00", 15), ("around 3pm", 15), ("about 7", 7),
        ("ca. 14 Uhr", 14), ("gegen 8", 8), ("vers 15h", 15), ("morning", 8),
        ("early morning", 6), ("late morning", 11), ("lunch time", 12), ("afternoon", 15),
        ("Evening", 19), ("night", 22), ("during the night", 2), ("morgens", 8),
        ("nachmittags", 15), ("abends", 19), ("matin", 8), ("soir", 19), ("mañana", 8),
        ("tarde", 15), ("noche", 21), ("午後", 15), ("утром", 8), ("after lunch", 13),
        ("midnight", 0), ("7", 7), ("07", 7), ("3 o'clock", 3), ("14:3", 14.05), ("2.30p", 14.5),
        ("8 abends", 20), ("3 in the afternoon", 15), ("7 Uhr morgens", 7), ("8時頃", 8),
        ("around noon", 12), ("3?", 3),
    ],
)  # fmt: skip
def test_inexact_times(text: str, hour: float) -> None:
    assert nearest_clock(text) == hour * 3600


@pytest.mark.parametrize(
    "text", ["all day", "ganzer Tag", "soon", "", "25", "8:00-10:00", "14:30", "2 PM", "x" * 9999]
)
def test_what_is_no_inexact_time(text: str) -> None:
    assert nearest_clock(text) is None


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("ca. 3h", 3), ("~2 hours", 2), ("about 90 min", 1.5), ("2-3 h", 2.5), ("3h+", 3),
        ("2 bis 3 Std", 2.5), ("2\u20133 hours", 2.5), ("30-45 min", 0.625), ("half day", 12),
        ("all day", 24), ("ganzer Tag", 24), ("toute la journée", 24), ("todo el día", 24),
        ("whole day", 24), ("half an hour", 0.5), ("an hour", 1), ("halbe Stunde", 0.5),
        ("a couple of hours", 2), ("1 1/2 h", 1.5), ("1½ Std", 1.5), ("½ h", 0.5), (">4h", 4),
    ],
)  # fmt: skip
def test_inexact_lengths(text: str, hours: float) -> None:
    assert nearest_hours(text, None) == pytest.approx(hours)


def test_an_inexact_number_takes_the_unit_of_its_header() -> None:
    assert nearest_hours("2-3", "hours") == 2.5
    assert nearest_hours("~90", "min") == 1.5
    assert nearest_hours("2-3", None) is None


@pytest.mark.parametrize("text", ["3 h", "1:30", "ages", "", "3-2 h", "x" * 9999])
def test_what_is_no_inexact_length(text: str) -> None:
    assert nearest_hours(text, None) is None


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("5-6", 5.5), ("5\u20136", 5.5), ("5 - 6", 5.5), ("5 to 6", 5.5), ("5 bis 6", 5.5),
        ("5-6/10", 5.5), ("6ish", 6), ("~6", 6), ("6+", 6), ("ca. 6", 6), ("about 6", 6), ("6?", 6),
        (">6", 6), ("6½", 6.5), ("~6/10", 6),
    ],
)  # fmt: skip
def test_inexact_ratings(text: str, rating: float) -> None:
    assert nearest_rating(text, highest=10) == rating


@pytest.mark.parametrize(
    "text",
    ["5/6", "6 (then 8)", "mild", "", "6", "7/10", "12+", "7-5", "8-12", "2026-10-07", "5-6/7"],
)
def test_what_is_no_inexact_rating(text: str) -> None:
    assert nearest_rating(text, highest=10) is None


@pytest.mark.parametrize(
    "text",
    [
        "5-6", "~6", "5/6", "6 (then 8)", "7/100", "mild", "severe", "leicht", "stark", "yes", "ja",
        "x", "bad", "terrible", "a bit", "really bad", "sehr stark", "headache", "сильная", "強い",
    ],
)  # fmt: skip
def test_cells_that_say_that_it_hurt(text: str) -> None:
    assert says_it_hurt(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "none", "no", "kein", "nein", "0", "0/10", "0-1", "no pain", "not bad", "see notes",
        "better", "very", "2 days ago", "2026-10-07", "-1", "x" * 9999,
    ],
)  # fmt: skip
def test_cells_that_do_not_say_that_it_hurt(text: str) -> None:
    assert not says_it_hurt(text)


@pytest.mark.parametrize("text", ["14:30", "2 PM", "7/10", "7,5", "3 h", "90 min", "1d 02h", "20h"])
def test_what_is_read_exactly_is_never_offered_as_inexact(text: str) -> None:
    if parse_clock(text) is not None:
        assert nearest_clock(text) is None
    if parse_hours(text, None) is not None:
        assert nearest_hours(text, None) is None
    if parse_rating(text, highest=10) is not None:
        assert nearest_rating(text, highest=10) is None


@pytest.mark.parametrize("word", ["gone", "Gone", "ganz weg"])
def test_pain_that_is_gone_is_nought_where_the_nearest_reading_is_meant(word: str) -> None:
    assert nearest_rating(word, highest=10) == 0
    text = f"date,pain,2 hrs later\n2026-01-05,6,{word}\n2026-01-06,5,2\n"
    entries = read_diary(text.encode(), accept=["nearest"]).entries
    assert entries["pain_after"].tolist() == [0, 2]


@pytest.mark.parametrize(
    "words", [["gone", "all gone", "it was gone", "2"], ["weg", "ganz weg", "vorbei", "2"]]
)
def test_a_column_that_mostly_says_gone_is_read_where_the_nearest_is_meant(
    words: list[str],
) -> None:
    rows = [f"2026-01-{day + 1:02d},6,{words[day % 4]}" for day in range(12)]
    text = "\n".join(["date,pain,2 hrs later", *rows]).encode()
    assert ["--accept", "nearest"] in [list(one.options) for one in read_diary(text).suggested]
    after = read_diary(text, accept=["nearest"]).entries["pain_after"]
    assert after.tolist() == [0, 0, 0, 2] * 3
