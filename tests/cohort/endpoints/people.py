"""Diaries for tests of endpoints, written as a row of signs."""

from __future__ import annotations

import pandas as pd

from hdiary.diary import Diary, make_diary


def rows_of(signs: str, *, patient: str = "P1", first: str = "2026-03-01") -> pd.DataFrame:
    """Give a row for each sign: a digit is the day's pain, ``.`` a day without an entry."""
    days = pd.date_range(first, periods=len(signs))
    told = [(day, int(sign)) for day, sign in zip(days, signs, strict=True) if sign != "."]
    return pd.DataFrame(
        {
            "patient": patient,
            "date": [f"{day:%Y-%m-%d}" for day, _ in told],
            "pain": [pain for _, pain in told],
        }
    )


def diary_of(*signs: str, first: str = "2026-03-01") -> Diary:
    """Make a diary of one person for each row of signs, P1, P2 ..."""
    frames = [rows_of(s, patient=f"P{k}", first=first) for k, s in enumerate(signs, start=1)]
    return make_diary(pd.concat(frames, ignore_index=True))
