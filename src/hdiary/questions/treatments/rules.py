"""Why a treatment has no answer within hours, or none over weeks, beside the questions' own."""

from __future__ import annotations

from hdiary.questions.relief.rules import NOT_RATED
from hdiary.vocabulary.verdicts import (
    CANNOT_TELL,
    FEWER_DAYS,
    LESS_RELIEF,
    LITTLE,
    MORE_DAYS,
    MORE_RELIEF,
)
from hdiary.words import phrase, say_plain

CHANGES = (FEWER_DAYS, MORE_DAYS)
TOLD = {
    "hours": (MORE_RELIEF, LESS_RELIEF, LITTLE, CANNOT_TELL),
    "weeks": (*CHANGES, LITTLE, CANNOT_TELL),
}
"""The verdicts of each column that are told with their figures, in this order."""

NOT_WRITTEN = phrase("treatments.reason.not_written")
FROM_THE_FIRST = phrase("treatments.reason.from_the_first")
NOW_AND_THEN = phrase("treatments.reason.now_and_then")
LAST = {"hours": NOT_RATED, "weeks": NOW_AND_THEN}
"""What is said last of the reasons of each column, as it holds most often."""
OWN = {say_plain(told): told for told in (NOT_RATED, NOT_WRITTEN, FROM_THE_FIRST, NOW_AND_THEN)}
"""By their words in a table: the reasons that belong to no single question."""
