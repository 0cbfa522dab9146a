"""What each treatment does within hours, and what over weeks: both answers in one row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from hdiary.diary import Diary, need_diary
from hdiary.questions.answer import Answer, tell_answer
from hdiary.questions.change.ask import Day, change
from hdiary.questions.change.rules import ChangeGates
from hdiary.questions.dose.ask import dose
from hdiary.questions.facts import gather_facts
from hdiary.questions.medicine.classes import MEDICATION_VERDICTS, count_medication
from hdiary.questions.relief.ask import relief
from hdiary.questions.relief.rules import ReliefGates
from hdiary.questions.treatments.pool import lay_side_by_side
from hdiary.questions.treatments.table import join_answers
from hdiary.questions.treatments.tell import tell_people, tell_treatments


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class TreatmentsResult(Answer):
    """Every treatment of a diary, within hours beside over weeks.

    Attributes
    ----------
    table
        One row per patient and treatment, one for what began and is no treatment of the diary,
        and one for what began together, named ``"A + B"``, which is judged over weeks in their
        place: ``patient``, ``treatment``, ``treatment_class``, ``doses``. *Within hours* (see
        `hdiary.relief`): ``rated`` doses, mean ``fall`` and ``expected_fall``, ``extra_fall``
        with ``extra_low`` and ``extra_high`` [0-10 points], ``compared_with``,
        ``hours_verdict``, ``hours_reason``. *Over weeks* (see `hdiary.change`): ``since``,
        ``found`` (the start was found in the diary), ``before``, ``after`` and ``change`` with
        ``change_low`` and ``change_high`` [headache days in 28], ``days_before``,
        ``days_after``, ``bad_week``, ``going``, ``also_began``, ``also_ended``, ``also_again``
        (warnings), ``weeks_verdict``, ``weeks_reason``; ``pain_change``, ``pain_low``,
        ``pain_high`` [0-10 points on headache days], ``pain_verdict``. *More and less of it*
        (see `hdiary.dose`): ``dose_days`` (summed over), ``dose_unit``, ``dose_per``,
        ``dose_odds_ratio`` with ``dose_low`` and ``dose_high``, ``dose_verdict``,
        ``dose_reason``.
    hours, weeks, doses
        The whole tables of those three answers.
    contrasts
        Treatments beside each other within hours, where too few headaches were left alone; see
        `hdiary.relief`.
    medication
        Days with acute medicine by class beside their limits; see
        `hdiary.questions.medicine.classes.count_medication`.
    pooled
        With several people, what is pooled of the three answers, treatment by treatment:
        ``answer`` (``"hours"``, ``"weeks"`` or ``"dose"``); see `docs/pooled.md`.
    shrunk
        One row per person and thing pooled: the person's own estimate, and the same drawn
        towards the group's; empty with one.
    """

    hours: pd.DataFrame
    weeks: pd.DataFrame
    doses: pd.DataFrame
    contrasts: pd.DataFrame
    medication: pd.DataFrame
    pooled: pd.DataFrame
    shrunk: pd.DataFrame

    def summary(self, *, language: str = "en") -> str:
        """Tell what each treatment does within hours and over weeks in plain sentences."""
        return tell_answer(self, language, one=tell_treatments, many=tell_people)


def treatments(
    diary: Diary,
    *,
    since: Day | Sequence[Day] | Mapping[str, Day | Sequence[Day]] | None = None,
    what: str | Sequence[str] | None = None,
    settle: int = 14,
    level: float = 0.95,
    relief_gates: ReliefGates | None = None,
    change_gates: ChangeGates | None = None,
    blank_is_none: bool = False,
) -> TreatmentsResult:
    """Answer what each treatment does within hours, and what over weeks.

    Parameters
    ----------
    diary
        Of one person or many.
    since, what
        First days and names of what began, as in `hdiary.change`; starts of the diary's other
        treatments are found in it.
    settle
        Days from each start on that are left out, for an effect to grow.
    level
        Of intervals, between 0 and 1.
    relief_gates, change_gates
        What a diary must hold before something is judged.
    blank_is_none
        A headache rated twice without a word on treatment was left alone.

    Returns
    -------
    TreatmentsResult
        One row per treatment with both answers.

    Raises
    ------
    ValueError
        If a setting is outside of what it may be.

    Notes
    -----
    Each answer has its own comparison, its own interval and its own verdict; nothing is added up
    over the two. How each is made and how often it is wrong stands with `hdiary.relief`,
    `hdiary.change` and `hdiary.dose`.

    Examples
    --------
    >>> from hdiary.diary import make_diary
    >>> from hdiary.simulate import sample_diary
    >>> table = treatments(make_diary(sample_diary().entries)).table
    >>> table.loc[[0, 2, 5], ["treatment", "hours_verdict", "weeks_verdict"]].values.tolist()
    [['ibuprofen', 'more relief', 'not enough data'], \
['heat', 'more relief', 'not enough data'], \
['exercise', 'not enough data', 'fewer headache days']]
    """
    need_diary(diary, "treatments")
    hours = relief(diary, gates=relief_gates, level=level, blank_is_none=blank_is_none)
    weeks = change(
        diary, since=since, what=what, settle=settle, gates=change_gates, level=level,
        placebo=False, others=True,
    )  # fmt: skip
    doses = dose(diary, level=level)
    over_people = lay_side_by_side(hours, weeks, doses)
    joined = join_answers(diary, hours=hours.table, weeks=weeks.table, doses=doses.table)
    reasons = {**MEDICATION_VERDICTS, **hours.reasons, **weeks.reasons, **doses.reasons}
    return TreatmentsResult(
        question="treatments",
        table=joined.table,
        reasons={**reasons, **joined.reasons},
        pooled=over_people.pooled,
        shrunk=over_people.shrunk,
        hours=hours.table,
        weeks=weeks.table,
        doses=doses.table,
        contrasts=hours.contrasts,
        medication=count_medication(diary, gather_facts(diary)),
        coverage=hours.coverage,
        columns_in=hours.columns_in,
        own_words=hours.own_words,
        settings={
            "relief": dict(hours.settings),
            "change": dict(weeks.settings),
            "dose": dict(doses.settings),
        },
        said=hours.said,
    )
