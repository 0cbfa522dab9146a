"""What a diary is: entries, the calendar of days, episodes and doses."""

from hdiary.diary.diary import Diary
from hdiary.diary.given import (
    WrongKindError,
    need_answer,
    need_diary,
    need_kind,
    need_path,
    need_source,
    need_texts,
    need_whole,
)
from hdiary.diary.make import build_diary, make_diary
from hdiary.diary.paper import ForPapers
from hdiary.diary.people import People, build_people, make_people
from hdiary.diary.problems import DiaryError, ProblemGroup, Problems, Suggestion, problems_frame
from hdiary.diary.sentences import line_ranges, problem_sentences, shown

__all__ = [
    "Diary",
    "DiaryError",
    "ForPapers",
    "People",
    "ProblemGroup",
    "Problems",
    "Suggestion",
    "WrongKindError",
    "build_diary",
    "build_people",
    "line_ranges",
    "make_diary",
    "make_people",
    "need_answer",
    "need_diary",
    "need_kind",
    "need_path",
    "need_source",
    "need_texts",
    "need_whole",
    "problem_sentences",
    "problems_frame",
    "shown",
]
