"""However long a cell is, reading it takes time in proportion, and no message grows with it."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import pytest

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from hdiary.read.clocks import parse_clock, parse_hours, split_offset
from hdiary.read.dates import parse_date, split_range
from hdiary.read.nearest import nearest_clock, nearest_hours, nearest_rating, says_it_hurt
from hdiary.read.numbers import parse_number, parse_rating
from hdiary.read.zones import is_zone
from hdiary.vocabulary.activities import canonical_activity
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.places import parse_place, split_places
from hdiary.vocabulary.postures import canonical_posture
from hdiary.vocabulary.sides import parse_side
from hdiary.vocabulary.treatments import parse_treatment, split_treatments
from hdiary.vocabulary.words import is_blank, yes_no

PARSERS: dict[str, Callable[[str], object]] = {
    "date": parse_date,
    "clock": parse_clock,
    "hours": lambda text: parse_hours(text, "hours"),
    "offset": split_offset,
    "number": parse_number,
    "rating": lambda text: parse_rating(text, highest=10),
    "nearest clock": nearest_clock,
    "nearest hours": lambda text: nearest_hours(text, None),
    "nearest rating": lambda text: nearest_rating(text, highest=10),
    "hurt": says_it_hurt,
    "range": split_range,
    "zone": is_zone,
    "side": parse_side,
    "place": parse_place,
    "places": split_places,
    "treatment": parse_treatment,
    "treatments": split_treatments,
    "activity": canonical_activity,
    "posture": canonical_posture,
    "heading": column_meaning,
    "yes": yes_no,
    "blank": is_blank,
}
RUNS = (
    *("1", "0", "9.", "1,", "a", "ab ", "left ", "right/", " ", "\t", "\n", ".", ",", ";", "|"),
    *("/", "-", "\u2013", "\u2192", "+", "&", "(", ")", "[", "( ", "1 ", "1-", "1:", "T1", "~"),
    *("?", "!", '"', "'", "_", "é", "年", "½", "and ", "1/2 ", "->", "<", "%", " 1 x", "mg ", "1x"),
)
LENGTH = 16_000


@pytest.mark.parametrize("parser", PARSERS)
def test_runs_of_one_sign_take_no_time(parser: str) -> None:
    for run in RUNS:
        for before, behind in (("", ""), ("1", "!"), ("a", "x")):
            text = before + (run * LENGTH)[:LENGTH] + behind
            begun = time.process_time()
            PARSERS[parser](text)
            # A pattern that looks from every place takes a second and more.
            assert time.process_time() - begun < 0.5, f"{before}{run!r}..{behind}"


@pytest.mark.parametrize(
    "column", ["duration_h", "side", "location", "treatment", "start", "pain_after", "activity"]
)
def test_a_cell_that_is_too_long_is_refused_and_not_shown(column: str) -> None:
    text = f"date,pain,{column}\n2026-03-01,5,\n2026-03-02,5,{'x y ' * 1000}\n"
    try:
        problems = read_diary(io.StringIO(text)).problems
    except DiaryError as refused:
        problems = refused.problems
    told = problems[problems["code"] == "long cell"]
    assert set(told["line"]) == {3}
    assert set(told["value"]) == {"(text of 3999 characters, not shown)"}


def test_a_date_that_is_too_long_is_not_called_missing() -> None:
    with pytest.raises(DiaryError) as refused:
        read_diary(io.StringIO(f"date,pain\n2026-03-01,5\n{'9' * 400},5\n"))
    assert refused.value.problems["code"].tolist() == ["long cell"]


def test_many_distinct_bad_cells_take_time_in_proportion() -> None:
    rows = "".join(f"2026-03-{k % 28 + 1:02d},p{k}x\n" for k in range(20_000))
    begun = time.process_time()
    with pytest.raises(DiaryError, match="19995 more"):
        read_diary(io.StringIO("date,pain\n2026-03-01,5\n" + rows))
    # With the square of their number it took minutes.
    assert time.process_time() - begun < 10


def test_each_value_that_is_out_of_range_is_told_with_its_lines() -> None:
    text = "date,pain\n2026-03-01,12\n2026-03-02,11\n2026-03-03,12\n2026-03-04,5\n"
    with pytest.raises(DiaryError) as refused:
        read_diary(io.StringIO(text))
    told = refused.value.problems[["line", "value"]].to_numpy().tolist()
    assert told == [[2, "12"], [3, "11"], [4, "12"]]
