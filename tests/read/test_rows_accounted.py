"""Rows in = rows kept + rows refused, on every file, and every refused row is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.diary import DiaryError
from hdiary.read import read_diary

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "sample").glob("*.csv"))
GOOD = [
    "2026-03-06,5,sideways",
    "2026-03-01,5,left",
    "2026-03-02,0,",
    '2026-03-03,"7,5",right',
    "2026-03-04,,",
]
BAD = [
    "2026-02-30,5,left",
    "2026-03-05,11,",
    ",5,left",
    "2026-03-07,7,5,left",
    "2026-03-08,5",
    "2206-03-01,5,",
]
PASSED_OVER = ["", ",,", "date,pain,side", "  ,  ,"]


@pytest.mark.slow
@given(st.lists(st.sampled_from([*GOOD, *BAD, *PASSED_OVER]), min_size=1, max_size=25))
def test_every_row_is_kept_or_refused_by_name(rows: list[str]) -> None:
    text = "date,pain,side\n" + "\n".join(rows) + "\n"
    bad = [k + 2 for k, row in enumerate(rows) if row in BAD]
    good = [k + 2 for k, row in enumerate(rows) if row in GOOD]
    if not good:
        with pytest.raises(DiaryError):
            read_diary(text.encode(), skip_bad_rows=True)
        return
    diary = read_diary(text.encode(), skip_bad_rows=True)
    assert diary.lines.tolist() == good
    assert diary.refused_lines.tolist() == bad
    assert diary.rows_in == diary.rows_kept + diary.rows_refused == len(good) + len(bad)
    assert diary.reading.rows_in == diary.rows_in


@pytest.mark.slow
@given(st.lists(st.sampled_from([*GOOD, *BAD]), min_size=1, max_size=12))
def test_without_skipping_every_bad_row_is_told_at_once(rows: list[str]) -> None:
    bad = {k + 2 for k, row in enumerate(rows) if row in BAD}
    text = "date,pain,side\n" + "\n".join(rows) + "\n"
    if not bad:
        assert read_diary(text.encode()).rows_refused == 0
        return
    with pytest.raises(DiaryError) as refused:
        read_diary(text.encode())
    errors = refused.value.problems.query("severity == 'error'")
    assert set(errors["line"].dropna()) == bad


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_row_of_the_samples_is_kept(path: Path) -> None:
    diary = read_diary(path)
    assert diary.rows_kept == diary.rows_in == len(path.read_text("utf-8").splitlines()) - 1
    assert diary.rows_refused == 0
