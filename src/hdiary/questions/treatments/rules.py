"""Why a treatment has no answer within hours, or none over weeks, beside the questions' own."""

from __future__ import annotations

from hdiary.questions.relief.rules import CLAIMS, NOT_RATED
from hdiary.questions.relief.tell_pairs import BESIDE_OTHERS
from hdiary.vocabulary.verdicts import (
    CANNOT_TELL,
    FEWER_DAYS,
    LITTLE,
    MORE_DAYS,
)
from hdiary.words import phrase, say_plain

CHANGES = (FEWER_DAYS, MORE_DAYS)
TOLD = {
    "hours": (*CLAIMS, LITTLE, BESIDE_OTHERS, CANNOT_TELL),
    "weeks": (*CHANGES, LITTLE, CANNOT_TELL),
}
"""The verdicts of each column that are told with their figures, in this order."""

NOT_WRITTEN = phrase("treatments.reason.not_written")
FROM_THE_FIRST = phrase("treatments.reason.from_the_first")
NOW_AND_THEN = phrase("treatments.reason.now_and_then")
SEVERAL = phrase("treatments.reason.several")
"""Why there is nothing within hours of what began together: each is looked at by itself."""
SAME_TIME = "treatments.reason.same_day"
"""The key of why nothing over weeks is said of one of several that began together."""
LAST = {"hours": NOT_RATED, "weeks": NOW_AND_THEN}
"""What is said last of the reasons of each column, as it holds most often."""
OWN = {
    say_plain(told): told
    for told in (NOT_RATED, NOT_WRITTEN, FROM_THE_FIRST, NOW_AND_THEN, SEVERAL)
}
"""By their words in a table: the reasons that belong to no single question."""
