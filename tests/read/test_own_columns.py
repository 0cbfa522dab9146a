"""A diary with hdiary's own headings is one row an entry, whatever words stand in its cells."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from hdiary.read import read_diary

HEADER = (
    "date,start,end,headache,pain,side,location,neck_pain,activity,posture,treatment,treated_at,"
    "pain_before,pain_after,after_min,entered_at,notes,tension (factor)"
)
WORDS = ["Migräne", "headache", "Kopfschmerz", "tension headache", "no headache"]


def write(path: Path, *, word: str, column: str) -> Path:
    """Write four weeks with check-ins, one of which holds the word."""
    names = HEADER.split(",")
    rows = []
    for day in range(1, 29):
        date = f"2026-03-{day:02d}"
        hurts = day % 4 == 0
        rows.append(
            {"date": date, "headache": "yes" if hurts else "no", "pain": "5" if hurts else "0"}
        )
        for clock in ("10:00", "14:00"):
            check = {"date": date, "start": clock, "activity": "reading", "posture": "slouched"}
            rows.append(check | {"entered_at": f"{date} {clock}"})
            if column not in ("activity", "posture"):
                rows[-1][column] = "walking in town"
    rows[7][column] = word
    lines = [",".join(row.get(name, "") for name in names) for row in rows]
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("column", ["activity", "posture", "notes", "tension (factor)"])
@pytest.mark.parametrize("word", WORDS)
def test_a_word_for_a_headache_among_others_is_no_reading(
    tmp_path: Path, word: str, column: str
) -> None:
    diary = read_diary(write(tmp_path / "kept.csv", word=word, column=column))
    assert not (diary.problems["severity"] == "error").any()
    states = diary.days["state"].astype(str)
    assert states.eq("headache").sum() == 7
    assert states.eq("clear").sum() == 21
    said = diary.entries[column.removesuffix(" (factor)")].dropna().astype(str)
    assert pd.Series(said).str.casefold().eq(word.casefold()).any()
