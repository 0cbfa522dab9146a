"""What to do next: the one to three things that would settle most for this person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from hdiary.diary import Diary, need_diary
from hdiary.questions.answer import Answer, tell_answer
from hdiary.questions.next import rules
from hdiary.questions.next.choose import Chosen, list_steps
from hdiary.questions.next.found import Found
from hdiary.questions.next.steps import Step
from hdiary.questions.next.table import choose_for_all, lay_steps
from hdiary.questions.next.tell import tell_many, tell_one
from hdiary.questions.notices import make_notices
from hdiary.questions.own_words import find_own_words
from hdiary.questions.unsaid import find_columns
from hdiary.vocabulary.verdicts import CANNOT_TELL


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class NextResult(Answer):
    """What would settle most for each person.

    Attributes
    ----------
    table
        One to three rows per patient, the step that would settle most first: ``patient``,
        ``rank``, ``kind`` (``"entries"``, ``"suspects"``, ``"experiment"``, ``"clinician"`` or
        ``"nothing"``), ``what`` (which of them), ``now`` and ``brings`` (what is known now, and
        would be then) [``brings_unit``], ``weeks`` it takes, ``gain`` (about how many open
        questions it would answer), ``step`` (what to do) and ``reason`` (what that brings) in
        words, ``command`` (a line to copy, with ``DIARY`` for the file), ``verdict``:
        ``"next step"``, ``"settled"`` or ``"no step would tell"``.
    steps
        The same, as `hdiary.questions.next.steps.Step`, in the order of the rows.
    """

    steps: tuple[Step, ...]

    @property
    def shown(self) -> pd.DataFrame:
        """The rows for the screen: all of one person, the first of each of several."""
        rows = self.table if len(self.coverage) == 1 else self.table[self.table["rank"] == 1]
        return rows.reset_index(drop=True)

    def summary(self, *, language: str = "en") -> str:
        """Tell what would settle most in a few plain sentences."""
        return tell_answer(self, language, one=tell_one, many=tell_many)


# The question is called so, as its command and its room are; here it stands for the builtin.
def next(diary: Diary, *, about: str | None = None) -> NextResult:
    """Answer what would settle most for each person.

    Parameters
    ----------
    diary
        Of one person or many.
    about
        The name of another question, such as ``"relief"``: only what would help to answer it.

    Returns
    -------
    NextResult
        One to three steps for each person, each with what it would bring.

    Raises
    ------
    ValueError
        If there is no question of that name.

    Notes
    -----
    Everything is reckoned from this diary: how often headaches come, are treated and rated, how
    far ratings stray, and the standard errors and the number of looks of `hdiary.triggers`. The
    power is that of the normal or the t distribution at the first step of Benjamini and Hochberg
    (1995, doi:10.1111/j.2517-6161.1995.tb02031.x), which a look is sure to pass. An experiment
    of more than 26 weeks or 60 headaches, or with a power below 0.6, is not proposed; nor is one
    with medicine whose days are near the limits of ICHD-3 8.2, or that would ask for more of it.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=5)
    >>> answer = next(make_diary(pd.DataFrame({"date": days, "pain": [5, 0, 0, 3, 0]})))
    >>> answer.table[["kind", "what", "now", "brings"]].values.tolist()
    [['entries', 'go on', 5.0, 14.0]]
    """
    need_diary(diary, "next")
    return answer_next(diary, about=about)


def answer_next(
    diary: Diary, *, about: str | None = None, known: dict[str, Answer] | None = None
) -> NextResult:
    """Answer it with the answers that are there already, by the name of their question."""
    found = Found(diary, known)
    return _lay_answer(diary, found, choose_for_all(diary, found, list_steps(about)), about=about)


def _lay_answer(
    diary: Diary, found: Found, chosen: Sequence[Chosen], *, about: str | None
) -> NextResult:
    proposed = lay_steps(diary, found, chosen)
    coverage = diary.coverage
    return NextResult(
        question="next",
        table=proposed.table,
        steps=proposed.steps,
        reasons=proposed.reasons,
        coverage=coverage,
        columns_in=find_columns(diary),
        own_words=find_own_words(diary),
        settings={
            "about": about,
            "scale": diary.scale,
            "power": rules.POWER,
            "least_power": rules.LEAST_POWER,
            "longest_weeks": rules.LONGEST,
            "most_headaches": rules.MOST_HEADACHES,
        },
        said=make_notices(diary, coverage),
    )


def find_next(diary: Diary, result: Answer) -> NextResult | None:
    """Give the steps that would help to answer a question of one person; None if it is answered."""
    if len(result.coverage) != 1:
        return None
    about = result.question
    found = Found(diary, {about: result})
    chosen = choose_for_all(diary, found, list_steps(about))
    # Whether other questions are open takes long to ask, and is told only of one that is, too.
    if not chosen[0].steps and not _cannot_tell(result):
        return None
    answer = _lay_answer(diary, found, chosen, about=about)
    verdict = str(answer.table["verdict"].iloc[0])
    return answer if verdict in (rules.NEXT, rules.HARDLY) else None


def _cannot_tell(result: Answer) -> bool:
    """Say whether something in an answer is open although it was judged."""
    columns = [str(name) for name in result.table if str(name).endswith("verdict")]
    return bool((result.table[columns] == CANNOT_TELL).any(axis=None))
