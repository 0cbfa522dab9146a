"""Beside cells that are left blank, rows that are skipped decide nothing of those that stay."""

from __future__ import annotations

import io
import random

import pytest

from hdiary.diary import Diary
from hdiary.read import read_diary
from hdiary.write import diary_csv

PLAIN = {
    "start": ["", "10:00", "22:30"], "pain": ["", "0", "3", "7"], "headache": ["yes", "no", ""],
    "treatment": ["", "ibuprofen", "none"], "duration_h": ["", "2", "5"], "sleep": ["6", "8", ""],
    "": [""],
}  # fmt: skip
ODD = {
    "start": ["2024-01-01 10:00", "25:99"], "pain": ["99", "-2", "oops"], "headache": ["maybe"],
    "treatment": [""], "duration_h": ["-4", "9999"], "sleep": ["many"], "": [""],
}  # fmt: skip
Rows = list[list[str]]


def some_rows(seed: int) -> Rows:
    draw = random.Random(seed)
    names = ["date", *(n for n in PLAIN if n == "pain" or draw.random() < 0.6)]
    rows = [names]
    for day in range(1, draw.randint(8, 18)):
        date = "2025-02-31" if draw.random() < 0.1 else f"2025-03-{day:02d}"
        cells = [draw.choice((ODD if draw.random() < 0.12 else PLAIN)[n]) for n in names[1:]]
        rows.append([date, *cells])
    return rows


def read(rows: Rows) -> Diary:
    text = "\n".join(",".join(row) for row in rows) + "\n"
    return read_diary(io.StringIO(text), accept=["blanks"], skip_bad_rows=True)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_skipped_decides_nothing(seed: int) -> None:
    rows = some_rows(seed)
    diary = read(rows)
    assert read_diary(io.StringIO(diary_csv(diary))).equals(diary)
    gone = set(diary.refused_lines.tolist())
    kept = read([row for line, row in enumerate(rows, start=1) if line not in gone])
    assert kept.equals(diary)
    turned = read([row[::-1] for row in rows]).entries[list(diary.entries)]
    assert turned.astype(str).equals(diary.entries.astype(str))
