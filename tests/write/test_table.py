"""The canonical file: what it looks like, and that reading it gives the diary back."""

from __future__ import annotations

import gzip
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hdiary.diary import Diary, DiaryError, make_diary
from hdiary.read import read_diary
from hdiary.write import WriteError, diary_csv, frame_csv, write_diary
from hdiary.write.cells import guard_formula, number_text, quote_cell


def made(scale: str = "0-10", **columns: list[Any]) -> Diary:
    return make_diary(pd.DataFrame(columns), scale=scale)


def read_back(text: str) -> Diary:
    return read_diary(io.BytesIO(text.encode("utf-8")))


def lines(diary: Diary) -> list[str]:
    return diary_csv(diary).splitlines()


def test_only_columns_that_hold_something_are_written_in_the_order_of_the_format() -> None:
    diary = made(
        stress=[3, None],
        notes=["tired", None],
        neck_pain=[None, 4],
        location=["neck", None],
        pain=[6, 0],
        date=["2026-03-01", "2026-03-02"],
        side=["left", None],
    )
    assert lines(diary) == [
        "date,pain,side,location,neck_pain,notes,stress",
        "2026-03-01,6,left,neck,,tired,3",
        "2026-03-02,0,,,4,,",
    ]


def test_a_factor_that_says_nothing_stays_a_column_so_that_nothing_is_lost() -> None:
    diary = made(date=["2026-03-01"], pain=[0], mood=[None])
    assert lines(diary) == ["date,pain,mood (factor)", "2026-03-01,0,"]


def test_the_patient_is_written_only_if_the_file_named_one() -> None:
    assert lines(made(date=["2026-03-01"], pain=[0]))[0] == "date,pain"
    named = made(patient=["P7"], date=["2026-03-01"], pain=[0])
    assert lines(named) == ["patient,date,pain", "P7,2026-03-01,0"]
    two = made(patient=["1", "2"], date=["2026-03-01"] * 2, pain=[0, 0])
    assert lines(two)[1:] == ["1,2026-03-01,0", "2,2026-03-01,0"]


def test_a_time_is_a_clock_time_where_that_is_enough() -> None:
    diary = made(
        date=["2026-03-01"] * 3,
        pain=[5] * 3,
        start=["22:00", "2026-03-02 01:30", "09:00:05"],
        end=["03:00", "2026-03-04 02:00", "2026-03-01 10:00"],
        treated_at=["01:00", None, "2026-03-01 22:30"],
        entered_at=["2026-03-01 23:00", None, "2026-03-02 08:00:30"],
    )
    assert lines(diary)[1:] == [
        "2026-03-01,22:00,03:00,5,01:00,2026-03-01 23:00",
        "2026-03-01,2026-03-02 01:30,2026-03-04 02:00,5,,",
        "2026-03-01,09:00:05,10:00,5,2026-03-01 22:30,2026-03-02 08:00:30",
    ]


def test_an_offset_from_utc_is_kept() -> None:
    diary = made(
        date=["2026-03-01"] * 3,
        pain=[5] * 3,
        start=["14:30"] * 3,
        start_utc_offset_min=[60.0, -330.0, np.nan],
    )
    starts = [line.split(",")[1] for line in lines(diary)[1:]]
    assert starts == ["2026-03-01 14:30+01:00", "2026-03-01 14:30-05:30", "14:30"]


def test_numbers_have_the_fewest_digits_that_give_them_back() -> None:
    assert [number_text(x) for x in (7.0, 7.5, 0.1 + 0.2, 1 / 3, 0.0, -0.0, 1e15)] == [
        "7", "7.5", "0.30000000000000004", "0.3333333333333333", "0", "0", "1000000000000000",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("scale", "pain", "expected"),
    [
        ("0-100", [0, 65], ["date,pain (0-100)", "2026-03-01,0", "2026-03-02,65"]),
        ("0-3", [0, 2], ["date,pain (0-3)", "2026-03-01,0", "2026-03-02,2"]),
        ("words", ["none", "mild"], ["date,pain (words)", "2026-03-01,none", "2026-03-02,mild"]),
    ],
)
def test_the_header_declares_a_scale_that_is_not_0_to_10(
    scale: str, pain: list[Any], expected: list[str]
) -> None:
    assert lines(made(scale, date=["2026-03-01", "2026-03-02"], pain=pain)) == expected


def test_yes_and_no_without_ratings_are_a_headache_column() -> None:
    diary = made("yes-no", date=["2026-03-01", "2026-03-02"], headache=["yes", "no"])
    assert lines(diary) == ["date,headache (yes-no)", "2026-03-01,yes", "2026-03-02,no"]


def test_a_headache_without_a_rating_is_said_beside_the_ratings() -> None:
    diary = made(
        date=["2026-03-01", "2026-03-02", "2026-03-03"],
        headache=["yes", None, None],
        pain=[None, 5, None],
    )
    assert lines(diary) == [
        "date,headache,pain", "2026-03-01,yes,", "2026-03-02,yes,5", "2026-03-03,,",
    ]  # fmt: skip


def test_a_text_that_a_spreadsheet_would_run_is_disarmed() -> None:
    assert [guard_formula(t) for t in ("=1", "+1", "-1", "@a", "\t=1", "\r=1")] == [
        "'=1", "'+1", "'-1", "'@a", "'\t=1", "'\r=1",
    ]  # fmt: skip
    assert [guard_formula(t) for t in ("'=1", "''-", "'tis", "a=1", "")] == [
        "''=1", "'''-", "'tis", "a=1", "",
    ]  # fmt: skip
    diary = made(date=["2026-03-01"], pain=[0], notes=["=HYPERLINK(1)"], temperature=[-3.5])
    assert lines(diary)[1] == "2026-03-01,0,'=HYPERLINK(1),-3.5"


def test_cells_are_quoted_only_where_they_must_be() -> None:
    assert quote_cell("ibuprofen 400 mg; ice") == "ibuprofen 400 mg; ice"
    assert [quote_cell(t) for t in ("a,b", 'a"b', "a\nb", "a\rb")] == [
        '"a,b"', '"a""b"', '"a\nb"', '"a\rb"',
    ]  # fmt: skip


def test_the_file_has_unix_line_ends_and_no_byte_order_mark(tmp_path: Path) -> None:
    write_diary(made(date=["2026-03-01"], pain=[0], notes=["müde"]), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == "date,pain,notes\n2026-03-01,0,müde\n".encode()


def test_a_packed_file_is_the_same_every_time(tmp_path: Path) -> None:
    diary = made(date=["2026-03-01"], pain=[0])
    write_diary(diary, tmp_path / "a.csv.gz")
    write_diary(diary, tmp_path / "b.csv.gz")
    packed = (tmp_path / "a.csv.gz").read_bytes()
    assert packed == (tmp_path / "b.csv.gz").read_bytes()
    assert gzip.decompress(packed).decode() == diary_csv(diary)


def test_a_diary_is_not_written_over_its_source(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text("date,pain\n2026-03-01,0\n")
    with pytest.raises(WriteError, match="never writes over its input"):
        write_diary(read_diary(source), source, force=True, not_over=[source])


def test_a_table_is_saved_in_full_precision_and_disarmed() -> None:
    frame = pd.DataFrame(
        {
            "patient": pd.Categorical(["=P1", None]),
            "window_start": pd.to_datetime(pd.Series(["2026-03-01", None])),
            "days": [28, 28],
            "mean_pain": [1 / 3, np.nan],
        }
    )
    assert frame_csv(frame) == (
        "patient,window_start,days,mean_pain\n'=P1,2026-03-01,28,0.3333333333333333\n,,28,\n"
    )


def test_many_rows_are_written_in_blocks_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    first = date(2026, 1, 1)
    days = [(first + timedelta(days=i)).isoformat() for i in range(11)]
    diary = made(date=days, pain=[0] * 11)
    whole = diary_csv(diary)
    monkeypatch.setattr("hdiary.write.table._ROWS_AT_ONCE", 4)
    assert diary_csv(diary) == whole
    assert len(whole.splitlines()) == 12


CLOCKS = st.times().map(lambda t: t.replace(microsecond=0).isoformat())
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1
)
NOTES = WORDS.map(str.strip).filter(lambda t: t.strip("'-. \ufeff") != "" and len(t) > 3)


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    size = draw(st.integers(2, 6))

    def column(values: st.SearchStrategy[Any]) -> list[Any]:
        return draw(st.lists(st.none() | values, min_size=size, max_size=size))

    first = draw(st.dates(date(2000, 1, 1), date(2050, 1, 1)))
    starts = column(CLOCKS)
    tens = st.integers(0, 100).map(lambda x: x / 10)
    frame = pd.DataFrame(
        {
            "date": [(first + timedelta(days=2 * i)).isoformat() for i in range(size)],
            "pain": pd.Series(column(tens), dtype="float64"),
            "neck_pain": pd.Series(column(tens), dtype="float64"),
            "start": pd.Series(starts, dtype="str"),
            "end": pd.Series(column(CLOCKS), dtype="str"),
            "treated_at": pd.Series(column(CLOCKS), dtype="str"),
            "side": pd.Series(column(st.sampled_from(["left", "right", "both"])), dtype="str"),
            "location": pd.Series(column(st.sampled_from(["neck", "neck; jaw"])), dtype="str"),
            "treatment": pd.Series(
                column(st.sampled_from(["ibuprofen 400 mg; ice 15 min", "none", "heat"])),
                dtype="str",
            ),
            "notes": pd.Series(column(NOTES), dtype="str"),
            "sleep_hours": pd.Series(column(st.integers(0, 24)), dtype="float64"),
        }
    )
    return make_diary(frame)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(diaries())
def test_reading_the_file_gives_an_equal_diary_and_the_same_file_again(diary: Diary) -> None:
    text = diary_csv(diary)
    again = read_back(text)
    # What was never said leaves no trace in the file, so a factor without values is a word.
    if diary.entries["sleep_hours"].notna().any():
        assert again.equals(diary)
    assert diary_csv(again) == text


@pytest.mark.parametrize("scale", ["0-100", "0-3", "words", "yes-no"])
def test_every_scale_survives(scale: str) -> None:
    dates = ["2026-03-01", "2026-03-02", "2026-03-03"]
    if scale == "yes-no":
        diary = made(scale, date=dates, headache=["yes", "no", None])
    else:
        diary = made(scale, date=dates, pain=[0, 3, None])
    again = read_back(diary_csv(diary))
    assert again.scale == scale
    assert again.equals(diary)


def test_formulas_survive_in_cells_and_headers() -> None:
    renamed: dict[str, Any] = {"-mood": ["+good", "'tis fine"]}
    diary = made(
        date=["2026-03-01", "2026-03-02"],
        pain=[0, 3],
        notes=["=1+1", "''@x"],
        **renamed,
    )
    again = read_back(diary_csv(diary))
    assert again.entries["notes"].tolist() == ["=1+1", "''@x"]
    assert again.entries["-mood"].tolist() == ["+good", "'tis fine"]
    assert diary_csv(again) == diary_csv(diary)


def test_factors_of_nothing_but_ticks_keep_their_blanks() -> None:
    ticked = [True, None, None]
    entries = pd.DataFrame(
        {
            "date": ["2026-03-01", "2026-03-02", "2026-03-03"],
            "pain": [3, 0, 4],
            "wine": ticked,
            "fog": ticked[::-1],
        }
    )
    diary = make_diary(entries.astype({"wine": "boolean", "fog": "boolean"}))
    text = diary_csv(diary)
    assert text.splitlines()[0] == "date,pain,wine (factor),fog (factor)"
    assert diary_csv(read_diary(io.StringIO(text))) == text


@pytest.mark.parametrize("value", [2.7777777777777776e-07, 1.5e-9, 3e-5])
def test_a_small_number_is_written_without_an_exponent(value: float) -> None:
    assert "e" not in number_text(value)
    assert float(number_text(value)) == value


@pytest.mark.parametrize("value", [1e300, -2.5e18, 1234567890123456.0, 1e15, 1e-300, 5e-324])
def test_a_factor_of_absurd_numbers_reads_back(value: float) -> None:
    days = [f"2026-03-{day:02d}" for day in range(1, 7)]
    diary = made(date=days, pain=[1, 0, 2, 0, 3, 0], stress=[value, 1.0, 2.0, 4.0, 2.5, 5.0])
    assert read_back(diary_csv(diary)).entries["stress"].tolist() == [value, 1, 2, 4, 2.5, 5]


@pytest.mark.parametrize("value", [1e-300, 1.234567890123456e-290, 2.5e-16, 5e-324])
@pytest.mark.parametrize("name", ["pain", "pain_after", "neck_pain", "duration_h", "after_min"])
def test_numbers_next_to_none_read_back(name: str, value: float) -> None:
    columns: dict[str, list[Any]] = {
        "date": ["2026-03-01", "2026-03-02"],
        "pain": [2.0, 3.0],
        "treatment": ["ice", "ice"],
        "pain_before": [2.0, 3.0],
        name: [value, 1.5],
    }
    assert read_back(diary_csv(made(**columns))).entries[name].tolist() == [value, 1.5]


def test_a_length_beyond_every_clock_is_told_as_too_long() -> None:
    with pytest.raises(DiaryError, match="31 days"):
        made(date=["2026-03-01"], pain=[3], duration_h=[1e300])


def test_ratings_beside_yes_and_no_leave_the_scale_yes_and_no() -> None:
    days = [f"2026-03-{day:02d}" for day in range(1, 21)]
    text = "date,headache,pain\n" + "".join(
        f"{day},{'yes' if k % 5 else 'no'},{k % 5}\n" for k, day in enumerate(days)
    )
    diary = read_diary(io.BytesIO(text.encode()), scale="yes-no")
    written = diary_csv(diary)
    again = read_back(written)
    assert written.startswith("date,headache (yes-no),pain (yes-no)\n")
    assert again.scale == "yes-no"
    assert diary_csv(again) == written
    pd.testing.assert_frame_equal(again.entries, diary.entries)


def test_an_end_that_was_left_blank_leaves_no_offset() -> None:
    text = "start,end,pain\n1975-08-09T10:00:00Z,2026-01-11T15:00:00Z,5\n2026-01-12T10:00:00Z,,3\n"
    diary = read_diary(io.BytesIO(text.encode()), accept=["blanks"])
    assert diary.entries["end"].isna().all()
    again = read_back(diary_csv(diary))
    pd.testing.assert_frame_equal(again.entries, diary.entries)
    assert diary_csv(again) == diary_csv(diary)


def test_a_zero_has_no_sign() -> None:
    diary = read_back("date,pain,mood\n2026-03-01,-0,-0.0\n2026-03-02,3,4\n")
    assert not np.signbit(diary.entries[["pain", "mood"]].to_numpy()).any()


@pytest.mark.parametrize("name", ["location", "pain", "notes"])
def test_a_factor_called_like_a_column_is_marked_once(name: str) -> None:
    header = f"{name} (factor)"
    rows = "".join(f"2026-03-{day:02d},{day % 4},{day % 3}\n" for day in range(1, 20))
    for text in (f"date,pain,{header}\n{rows}", f"date,pain,{header}\n2026-03-01,4,\n"):
        diary = read_back(text)
        assert diary.factors["factor"].tolist() == [header]
        assert lines(diary)[0] == f"date,pain,{header}"
        assert read_back(diary_csv(diary)).equals(diary)
