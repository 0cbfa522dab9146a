"""What a diary is: entries, the calendar of days, episodes and doses."""

from hdiary.diary.diary import Diary
from hdiary.diary.make import build_diary, make_diary
from hdiary.diary.problems import (
    DiaryError,
    ProblemGroup,
    Problems,
    line_ranges,
    problem_sentences,
    problems_frame,
    shown,
)

__all__ = [
    "Diary",
    "DiaryError",
    "ProblemGroup",
    "Problems",
    "build_diary",
    "line_ranges",
    "make_diary",
    "problem_sentences",
    "problems_frame",
    "shown",
]
