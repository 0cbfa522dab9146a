"""A headache that ends in the minute in which it begins is told of, and stays."""

from __future__ import annotations

import pandas as pd

from hdiary.diary import make_diary


def test_an_end_that_is_the_start_is_told_with_its_lines() -> None:
    frame = pd.DataFrame(
        {
            "date": ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"],
            "start": ["10:00", "11:00", None, "09:00"],
            "end": ["10:00", "12:00", None, "09:00"],
            "pain": [4, 5, 0, 3],
        }
    )
    diary = make_diary(frame)
    told = diary.problems[diary.problems["code"] == "no length"]
    assert told["line"].tolist() == [1]
    assert "on 2 lines, so these headaches count as 0 hours long" in told["suggestion"].item()
    assert diary.entries["end"].notna().sum() == 3
