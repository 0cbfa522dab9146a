"""Why a comparison is refused, everything that is wrong at once."""

from __future__ import annotations

from collections.abc import Sequence

from hdiary.diary import Diary
from hdiary.diary.people import nobody_matched
from hdiary.words import Phrase, Words, say_plain


class ArmsError(ValueError):
    """A comparison that cannot be made as asked; says everything that is wrong, and what to do."""

    def __init__(self, problems: Sequence[Phrase]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(say_plain, self.problems)))

    def tell(self, say: Words) -> str:
        """Say the same in a language."""
        return "\n".join(map(say, self.problems))


def refuse(problems: Sequence[Phrase]) -> None:
    """Refuse where there is a problem."""
    if problems:
        raise ArmsError(problems)


def nobody_has_a_diary(diary: Diary) -> Phrase | None:
    """Say why nobody of the people has a diary, where that is so."""
    return nobody_matched(diary, diary.of_people)
