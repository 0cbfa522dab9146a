"""Over weeks: the page gives the reason that `change` gives for the same start."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import change
from hdiary.report import make_page
from tests.report.conftest import text_of


def begun(*starts: tuple[str, int], days: int = 130) -> Diary:
    """Give a diary of headaches every third day in which things begin, each kept up."""
    taken = [
        "; ".join([*(name for name, day in starts if at >= day), *(["ice"] if at % 9 == 0 else [])])
        or "none"
        for at in range(days)
    ]
    pain = np.where(np.arange(days) % 3 == 0, 5.0 + np.arange(days) % 2, 0.0)
    date = pd.date_range("2026-01-01", periods=days).strftime("%Y-%m-%d")
    return make_diary(pd.DataFrame({"date": date, "pain": pain, "treatment": taken}))


@pytest.mark.parametrize(("first", "second"), [(50, 58), (45, 70)])
def test_two_that_began_near_each_other_are_told_so(first: int, second: int) -> None:
    diary = begun(("neck exercises", first), ("magnesium", second))
    near = set(change(diary).table["reason"])
    assert f"magnesium began {second - first} days after it, too near to tell the two apart" in near
    text = text_of(make_page(diary))
    assert f"as magnesium began {second - first} days after it, too near to tell the two" in text
    assert f"as neck exercises began {second - first} days before it, too near to tell" in text
    assert "0 since" not in text
    german = text_of(make_page(diary, language="de"))
    assert f"denn {second - first} Tage danach begann etwas anderes (Magnesium), zu nah" in german


def test_too_few_days_are_told_with_their_number() -> None:
    text = text_of(make_page(begun(("magnesium", 100), days=120)))
    assert "usable days before and 6 since" in text
