"""Days of which it is not known whether there was headache: without a word, or unread."""

from __future__ import annotations

from hdiary.diary import Diary


def count_unrated(diary: Diary) -> int:
    """Count the days of which something is said, but with no rating that could be read."""
    days = diary.days.loc[diary.days["state"] == "not recorded", "date"]
    if days.empty:
        return 0
    told = diary.entries.drop(columns=["patient", "date"]).notna().any(axis="columns")
    return int(days.isin(diary.entries.loc[told, "date"]).sum())
