"""What has ended: of each treatment the last time that it was kept up says so."""

from __future__ import annotations

import pandas as pd
import pytest

import hdiary
from hdiary.report.ended import find_ended

DAYS = 500


def kept(*spans: tuple[int, int]) -> hdiary.Diary:
    """Give a diary in which topiramate was taken in some spans of days, and a rival later on."""
    taken = [any(first <= day < last for first, last in spans) for day in range(DAYS)]
    treated = ["topiramate" if on else "none" for on in taken]
    treated = [f"{one}; erenumab" if day >= 140 else one for day, one in enumerate(treated)]
    dates = pd.date_range("2025-01-01", periods=DAYS)
    return hdiary.make_diary(
        pd.DataFrame({"date": dates, "pain": [0, 3] * (DAYS // 2), "treatment": treated})
    )


@pytest.mark.parametrize(
    ("spans", "last"),
    [
        ([(60, 150)], "2025-05-30"),
        ([(60, 150), (230, 330)], "2025-11-26"),
        ([(60, 150), (400, 500)], None),
        ([(60, 500)], None),
    ],
)
def test_what_was_taken_up_again_goes_on_until_it_ends(
    spans: list[tuple[int, int]], last: str | None
) -> None:
    ended = find_ended(kept(*spans))
    assert ended.get("topiramate") == (None if last is None else pd.Timestamp(last))
    assert "erenumab" not in ended
