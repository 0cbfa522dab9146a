"""People's facts: one row a person, beside the diary that they keep."""

from hdiary.diary.people.columns import Heading, choose_columns, likeness, one_line
from hdiary.diary.people.kinds import FIRST_YEAR, Parse, read_fact
from hdiary.diary.people.make import build_people, make_people, people_of_frame
from hdiary.diary.people.match import TOLD_OF_PEOPLE, match_people, parts_with_people
from hdiary.diary.people.nobody import nobody_matched
from hdiary.diary.people.people import People

__all__ = [
    "FIRST_YEAR",
    "TOLD_OF_PEOPLE",
    "Heading",
    "Parse",
    "People",
    "build_people",
    "choose_columns",
    "likeness",
    "make_people",
    "match_people",
    "nobody_matched",
    "one_line",
    "parts_with_people",
    "people_of_frame",
    "read_fact",
]
