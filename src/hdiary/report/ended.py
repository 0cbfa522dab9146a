"""Treatments that were kept up and have ended, each with its last day."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.courses import find_courses

Ended = Mapping[str, pd.Timestamp]


def find_ended(diary: Diary) -> Ended:
    """Give the last day of each treatment that was kept up and has ended, by its folded name."""
    # Courses of each treatment stand in their order: what was taken up again goes on.
    last = {c.name.casefold(): c for one in find_courses(diary).values() for c in one}
    return {
        name: pd.Timestamp(course.last, unit="D") for name, course in last.items() if course.over
    }
