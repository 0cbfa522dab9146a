"""A diary as a Parquet file: other programs find each column with its kind."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pandas as pd
import pyarrow.parquet
import pytest

from hdiary.diary import Diary, DiaryError, make_diary
from hdiary.read import read_diary
from hdiary.write import WriteError, write_diary


@pytest.fixture
def diary() -> Diary:
    entries = pd.DataFrame(
        {
            "date": ["2026-03-01", "2026-03-02", "2026-03-03"],
            "start": ["2026-03-01 09:30", None, None],
            "pain": [6.5, 0, None],
            "side": ["left", None, None],
            "headache": [True, False, None],
            "treatment": ["ibuprofen 400 mg; ice", None, None],
            "wine": [True, False, None],
            "sleep_hours": [6.25, 7, None],
            "weather": ["fog", "sun", "sun"],
        }
    )
    return make_diary(entries)


def test_every_column_comes_back_with_its_kind(diary: Diary, tmp_path: Path) -> None:
    path = tmp_path / "diary.parquet"
    write_diary(diary, path)
    back = pd.read_parquet(path)
    for name in back.columns:
        pd.testing.assert_series_equal(back[name], diary.entries[name], check_categorical=False)
    gone = set(diary.entries.columns) - set(back.columns)
    assert all(diary.entries[name].isna().all() for name in gone)
    assert pd.api.types.is_datetime64_any_dtype(back["start"])
    assert isinstance(back["side"].dtype, pd.CategoricalDtype)
    assert back["pain"].tolist()[:2] == [6.5, 0.0]


def test_it_says_what_its_columns_cannot(diary: Diary, tmp_path: Path) -> None:
    path = tmp_path / "diary.parquet"
    write_diary(diary, path)
    about = json.loads(pyarrow.parquet.read_schema(path).metadata[b"hdiary"])
    assert about["scale"] == "0-10"
    assert list(about["factors"]) == ["wine", "sleep_hours", "weather"]


def test_it_is_written_over_nothing_unasked(diary: Diary, tmp_path: Path) -> None:
    path = tmp_path / "diary.parquet"
    path.write_bytes(b"mine")
    with pytest.raises(WriteError, match="already there"):
        write_diary(diary, path)
    write_diary(diary, path, force=True)
    assert path.read_bytes()[:4] == b"PAR1"
    with pytest.raises(WriteError):
        write_diary(diary, path, force=True, not_over=[path])


def test_reading_it_says_what_it_is_for(diary: Diary, tmp_path: Path) -> None:
    path = tmp_path / "diary.parquet"
    write_diary(diary, path)
    with pytest.raises(DiaryError, match=r"pandas\.read_parquet"):
        read_diary(path)


def test_without_the_package_it_says_which_one_is_missing(
    diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(WriteError, match=r"hdiary\[parquet\]"):
        write_diary(diary, tmp_path / "diary.parquet")
    assert list(tmp_path.iterdir()) == []
