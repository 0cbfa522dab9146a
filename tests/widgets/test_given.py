"""A chosen file is read from its beginning each time, and told by its own name."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from hdiary.diary import DiaryError
from hdiary.widgets.given import holds, reads

TEXT = b"date,pain\n2026-03-01,4\n2026-03-02,0\n"


def test_what_was_uploaded_is_read_as_often_as_it_is_asked() -> None:
    read = reads(TEXT, "mine.csv")
    assert read().equals(read())
    assert read(rows="day").rows_kept == 2


def test_a_named_file_is_read_as_it_stands_now(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes(TEXT)
    read = reads(None, str(file))
    assert read().rows_kept == 2
    file.write_bytes(TEXT + b"2026-03-03,5\n")
    assert read().rows_kept == 3


def test_a_refusal_names_what_was_uploaded() -> None:
    with pytest.raises(DiaryError) as refused:
        reads(b"date,pain\n2026-03-32,4\n2026-03-02,0\n", "mine.csv")()
    assert set(refused.value.problems["file"]) == {"mine.csv"}


def test_it_holds_what_it_unpacks_to(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv.gz"
    packed = gzip.compress(20 * TEXT)
    file.write_bytes(packed)
    assert holds(packed, "") == holds(None, str(file)) == len(20 * TEXT) > len(packed)
    assert holds(None, "") == 0
