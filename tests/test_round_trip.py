"""What is written is read back equal, and written again it is the same to the byte."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.diary import Diary, make_diary
from hdiary.read import read_diary
from hdiary.write import diary_csv

TEXT = st.text(alphabet="abé ,;\"'=+-@\n\t1|", min_size=1, max_size=8).filter(str.strip)
WORDS = st.sampled_from(["calm", "=1+1", "'=x", "-", "@home", "7", "007", "a, b", 'the "so"', "é"])
CLOCKS = st.times().map(lambda t: t.strftime("%H:%M:%S"))
NAMES = st.sampled_from(
    [
        "stress",
        "severity",
        "medication",
        "time",
        "state",
        "state (factor)",
        "=sum",
        "Pain level (0-10)",
        "a;b",
        "x,y",
    ]
)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), values)


ROWS = st.fixed_dictionaries(
    {
        "patient": st.sampled_from(["P1", "P10", "=evil", "Anna B"]),
        "duration_h": maybe(st.sampled_from([0.5, 30])),
        "date": st.dates(
            min_value=pd.Timestamp("2026-01-01").date(), max_value=pd.Timestamp("2026-12-31").date()
        ).map(str),
        "start": maybe(CLOCKS),
        "end": maybe(CLOCKS),
        "treated_at": maybe(CLOCKS),
        "entered_at": maybe(st.just("2026-05-05 12:30:15")),
        "pain": maybe(st.sampled_from([0, 1, 2.5, 7, 10])),
        "neck_pain": maybe(st.sampled_from([0, 3.25, 10])),
        "side": maybe(st.sampled_from(["left", "right", "both", "shifting"])),
        "location": maybe(st.sampled_from(["neck", "neck; temple", "back of head", "behind ear"])),
        "treatment": maybe(
            st.sampled_from(["none", "ibuprofen 400 mg; ice 15 min", "Advil", "=zz", "ice; ice"])
        ),
        "notes": maybe(TEXT),
        "mood": maybe(WORDS),
        "sleep": maybe(st.floats(min_value=-1e6, max_value=1e6, allow_nan=False)),
        "storm": maybe(st.booleans()),
    }
)  # fmt: skip


def round_trip(diary: Diary) -> None:
    text = diary_csv(diary)
    again = read_diary(io.BytesIO(text.encode()))
    assert list(again.entries.columns) == list(diary.entries.columns)
    for name in diary.entries:
        assert again.entries[name].astype("str").equals(diary.entries[name].astype("str")), name
    assert diary_csv(again) == text
    assert again.scale == diary.scale
    assert again.rows_kept == diary.rows_kept


@pytest.mark.slow
@given(st.lists(ROWS, min_size=1, max_size=6), NAMES)
def test_a_diary_comes_back_equal(rows: list[dict[str, Any]], factor: str) -> None:
    frame = pd.DataFrame(rows).rename(columns={"mood": factor})
    frame["storm"] = frame["storm"].astype("boolean")
    # A factor is what its cells say it is, so that all-number words are numbers when read.
    first = read_diary(io.BytesIO(diary_csv(make_diary(frame)).encode()))
    round_trip(first)


@pytest.mark.parametrize(
    ("scale", "column", "values"),
    [
        ("0-100", "pain", [0, 45.5, 100]),
        ("0-3", "pain", [0, 1, 3]),
        ("words", "pain", ["none", "mild", "severe"]),
        ("yes-no", "headache", ["no", "yes", "yes"]),
    ],
)
def test_a_declared_scale_is_written_and_read_without_being_declared_again(
    scale: str, column: str, values: list[Any]
) -> None:
    dates = ["2026-03-01", "2026-03-02", "2026-03-03"]
    diary = make_diary(pd.DataFrame({"date": dates, column: values}), scale=scale)
    assert diary.scale == scale
    round_trip(diary)


def test_an_offset_from_utc_is_kept() -> None:
    text = "date,start,end,pain\n2026-03-01,2026-03-01 22:00+01:00,2026-03-02 03:00+02:00,5\n"
    diary = read_diary(io.StringIO(text))
    assert diary.entries["end_utc_offset_min"].tolist() == [120.0]
    round_trip(diary)


def test_a_headache_without_a_rating_is_kept() -> None:
    rows = {"date": ["2026-03-01", "2026-03-02"], "headache": ["yes", "no"], "pain": [None, 0]}
    round_trip(make_diary(pd.DataFrame(rows)))


def test_a_column_declared_to_be_a_factor_stays_one() -> None:
    text = "date,pain,medication\n2026-03-01,5,reduced\n"
    diary = read_diary(io.StringIO(text), columns={"medication": "factor"})
    round_trip(diary)
    assert "medication (factor)" in diary_csv(diary)


def test_offsets_of_dates_and_of_times_beside_them_are_kept_with_their_times() -> None:
    midnights = "date,pain\n2026-03-01T00:00:00Z,5\n2026-03-02T00:00:00Z,0\n"
    diary = read_diary(io.StringIO(midnights))
    assert "start_utc_offset_min" not in diary.entries
    round_trip(diary)
    beside = "date,start,pain\n2026-03-01 22:00+01:00,,5\n2026-03-02 00:00+01:00,09:30,4\n"
    diary = read_diary(io.StringIO(beside))
    assert diary.entries["start_utc_offset_min"].tolist()[0] == 60.0
    assert diary.entries["start_utc_offset_min"].isna().tolist() == [False, True]
    round_trip(diary)


@pytest.mark.parametrize("cell", ["50 mg", "1 tablet", "12:30"])
def test_an_amount_behind_marks_of_no_other_drug_comes_back(cell: str) -> None:
    """What was not taken stands between the drug and its amount, and is not written."""
    rows = [
        f"2026-03-{day:02d},{day % 3},Yes,No,{'Advil' if day % 2 else cell}" for day in range(1, 9)
    ]
    text = "\n".join(["date,pain,Sumatriptan,Frovatriptan,Other med", *rows])
    diary = read_diary(io.StringIO(text))
    assert diary.entries["treatment"][1] == f"Sumatriptan {cell}"
    round_trip(diary)


@pytest.mark.parametrize("word", ["Vexmoor", "Ongoing", "okonkwo", "Dr. Brzezinski"])
def test_words_of_a_factor_of_which_one_stands_out_come_back(word: str) -> None:
    """Among moods in small letters it reads like a name, which would go to the notes."""
    moods = ["calm", "tired", "good", "calm", "tired", "good", "bad", word] * 3
    rows = [f"2026-03-{day:02d},{day % 3},{mood}" for day, mood in enumerate(moods, start=1)]
    text = "\n".join(["date,pain,mood", *rows])
    diary = read_diary(io.StringIO(text), columns={"mood": "factor"})
    assert diary.entries["mood"].tolist() == moods
    round_trip(diary)


@pytest.mark.parametrize("column", ["activity", "posture", "location"])
@pytest.mark.parametrize("cell", ["?;", "-;", "n/a; ", "?, ?"])
def test_items_that_say_nothing_are_none(cell: str, column: str) -> None:
    """They became items called `?`, which were blank when the diary was read again."""
    text = f'date,pain,{column}\n2026-03-01,3,"{cell}"\n2026-03-02,0,"neck; {cell}"\n'
    diary = read_diary(io.StringIO(text))
    assert diary.entries[column].isna().tolist() == [True, False]
    assert diary.entries[column][1] == "neck"
    round_trip(diary)
