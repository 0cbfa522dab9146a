"""What every answer holds, and how it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from hdiary.diary.describe import Shown
from hdiary.diary.paper import ForPapers, PaperTable
from hdiary.diary.schema import ENTRY_COLUMNS
from hdiary.questions.own_words import words_of
from hdiary.questions.paper import make_paper_table
from hdiary.questions.reasons import Reasons
from hdiary.questions.spoken import speak_table
from hdiary.questions.view import show_answer
from hdiary.words import Phrase, Words, load_words, phrase, say_plain
from hdiary.words.names import OwnWords

RELIABLE, ROUGH = 0.8, 0.5
"""Shares of days recorded: below the first a range leads, below the second it stands alone."""
FIRST = "notices.left_out"
"""The keys under which stands what is said before everything else."""
_ROWS = (FIRST, "notices.unread_rows")

Tell = Callable[[Any, Words], Sequence[str]]


class SettingError(ValueError):
    """A setting does not fit the diary or another setting; says which, and what would."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Answer(ForPapers):
    """What every question gives back.

    Attributes
    ----------
    question
        The question's name.
    table
        The tidy answer in full precision; what cannot be answered is missing, with the reason
        in its ``verdict``.
    settings
        Every setting that shaped the answer.
    coverage
        One row per patient: ``patient``, ``first_day``, ``last_day``, ``days``, ``recorded``,
        ``headache_days``, ``clear_days``, ``not_recorded`` [days], ``lists_only_headaches``.
    said
        What the diary could not say, as phrases; in English they are ``notices``.
    columns_in
        The canonical columns that the diary had; see `hdiary.Diary`.
    unread
        Those of them of which some cells could not be read and were left blank.
    own_words
        By patient, what they call a treatment where that is not hdiary's name for it, for words
        and pictures; the table keeps hdiary's names.
    reasons
        For each reason in the tables, what it was made from, to say it in another language.
    """

    question: str
    table: pd.DataFrame
    settings: Mapping[str, Any]
    coverage: pd.DataFrame
    said: tuple[Phrase, ...]
    columns_in: frozenset[str] = frozenset(ENTRY_COLUMNS)
    unread: frozenset[str] = frozenset()
    own_words: Mapping[str, OwnWords] = field(default_factory=dict)
    reasons: Reasons = field(default_factory=dict)

    @property
    def notices(self) -> tuple[str, ...]:
        """Plain sentences about what the diary could not say."""
        return tuple(say_plain(told) for told in self.said)

    def summary(self, *, language: str = "en") -> str:
        """Tell the answer in a few plain sentences, the notices last."""
        raise NotImplementedError

    def why(self, text: Any) -> Phrase:
        """Give what a reason in a table was made from; words of others stay as they are."""
        return self.reasons.get(str(text)) or phrase("say.as_is", text=str(text))

    def tell_table(self, frame: pd.DataFrame, say: Words | str) -> pd.DataFrame:
        """Put a language's and the person's words into one of the answer's frames."""
        say = load_words(say, "screen") if isinstance(say, str) else say
        words = say.standing("screen", words_of(self.own_words, self.coverage))
        return speak_table(frame, self.reasons, words)

    def paper_table(
        self, say: Words, *, columns: Sequence[str] | None, digits: int | str | None
    ) -> PaperTable:
        """Lay the table out in words; see `to_markdown` and `to_latex`."""
        one = len(self.coverage) == 1 and bool(self.coverage["recorded"].iloc[0])
        days = say_coverage(self.coverage.iloc[0], say) if one else ""
        return make_paper_table(self, say, days, columns=columns, digits=digits)

    def show(self, *, language: str = "en", remarks: bool = True) -> Shown:
        """Show the answer in another language than English, in a notebook or as words.

        Without ``remarks`` it does not say again which rows of the file could not be read.
        """
        others = tuple(told for told in self.said if not told.key.startswith(_ROWS))
        told = self if remarks else replace(self, said=others)
        html = show_answer(told, load_words(language, "screen"))
        return Shown(html=html, words=told.summary(language=language))

    def _repr_html_(self) -> str:
        return show_answer(self, load_words("en", "screen"))


def tell_answer(
    answer: Answer, language: str, *, one: Tell, many: Tell, more: Tell | None = None
) -> str:
    """Tell an answer: its coverage and rows, or an overview of many; more if asked; notices."""
    # What is missing from everything is said before everything.
    say = load_words(language, "screen", words_of(answer.own_words, answer.coverage))
    notices = [say(told) for told in answer.said if not told.key.startswith(FIRST)]
    first = [say(told) for told in answer.said if told.key.startswith(FIRST)]
    if len(answer.coverage) != 1:
        lines = list(many(answer, say))
    elif not answer.coverage["recorded"].iloc[0]:
        lines = [say_coverage(answer.coverage.iloc[0], say), say("coverage.nothing_yet")]
    else:
        lines = [say_coverage(answer.coverage.iloc[0], say), *one(answer, say)]
    if more is not None:
        lines += more(answer, say)
    return "\n".join([*first, *lines, *notices])


def say_coverage(row: pd.Series, say: Words | None = None) -> str:
    """Say which days a diary covers and how many of them were recorded."""
    say = say or load_words("en", "screen")
    if row["days"] == 1:
        return say("coverage.one_day", day=row["first_day"])
    ends = {"days": int(row["days"]), "first": row["first_day"], "last": row["last_day"]}
    if row["not_recorded"] == 0:
        return say("coverage.all", **ends)
    share = row["recorded"] / row["days"]
    return say("coverage.some", n=int(row["recorded"]), share=share, **ends)
