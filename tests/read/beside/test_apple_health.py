"""Apple Health lies beside a diary that is kept elsewhere, without being kept whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from hdiary import Diary
from hdiary.read.beside import join
from tests.read.kinds.apple import asleep, export, headache, packed, steps

DATA = export(
    headache("2026-01-06 12:00:00 +0100", "Severe"),
    asleep("2026-01-05 23:00:00 +0100", "2026-01-06 06:30:00 +0100"),
    asleep("2026-01-05 22:00:00 +0100", "2026-01-06 07:30:00 +0100", "InBed"),
    *(steps(f"2026-01-{day:02d}", day, source="Phone") for day in range(1, 9)),
)


@pytest.mark.parametrize("form", ["xml", "zip", "folder"])
def test_its_values_join_the_days_of_a_diary(diary: Diary, tmp_path: Path, form: str) -> None:
    path = tmp_path / "unpacked" / f"export.{form}"
    path.parent.mkdir()
    path.write_bytes(packed(DATA) if form == "zip" else DATA)
    joined = join(diary, path.parent if form == "folder" else path)
    entries = joined.entries
    assert entries["steps"].tolist()[:4] == [5, 6, 6, 7]
    assert entries["sleep_hours"].dropna().tolist() == [7.5, 7.5]
    assert entries["pain"].tolist() == diary.entries["pain"].tolist()
    assert len(entries) == len(diary.entries)
