"""What came of a trial: the answer and its tables."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from hdiary.questions.answer import Answer, tell_answer
from hdiary.trials.planned import Planned
from hdiary.trials.tell import tell_many, tell_one


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class TrialResult(Answer):
    """What came of a planned experiment with oneself.

    Attributes
    ----------
    table
        One row per patient and pair of arms: ``patient``, ``arm``, ``against``, ``outcome``;
        ``mean_arm`` and ``mean_against``, plain means of the periods (days, headaches) used;
        ``difference`` of the first arm from the other, below 0 for better, with ``ci_low`` and
        ``ci_high`` [headache days per 28, or points of pain]; ``p_value`` of the randomisation
        test, ``p_holm`` among the pairs, ``p_error`` of drawn orders (0 where all were listed),
        ``orders`` compared, ``exact`` (all were listed), ``smallest_p`` that could have come out;
        ``periods`` used of those ``planned``; ``lowest`` and ``highest``, what the plain
        difference could be, whatever was not recorded; ``followed``, the share of periods that
        went as planned, where the diary says so; ``verdict``, ``reason``. Then the standard error
        ``se`` of the difference and its ``df``; ``shrunk``, ``shrunk_low`` and ``shrunk_high``,
        the person's difference drawn towards the group's, or ``shrunk_reason`` why there is none;
        ``advice``: one of the two arms, ``either may do``, ``ask your clinician``, ``cannot tell
        yet`` or ``not enough data``.
    periods
        One row per patient and period (day, headache): ``patient``, ``period``, ``first_day``,
        ``last_day``, ``arm``, ``days`` that count, ``recorded``, ``value``, ``lowest``,
        ``highest``, ``before`` (pain before the treatment).
    pooled
        Of several people, one row per pair of arms: ``arm``, ``against``, ``outcome``, ``people``
        whose difference counts; the mean ``difference`` with ``ci_low``, ``ci_high``,
        ``p_value``; ``tau``, by how much people differ (standard deviation), ``i2``,
        ``heterogeneity_p``; ``prediction_low`` and ``prediction_high`` for one more person;
        ``p_lot`` of all lots drawn again, with its ``p_lot_error``; ``p_holm`` among the pairs;
        ``verdict``, ``reason``. No rows for one person.
    plan
        The plan.
    """

    periods: pd.DataFrame
    pooled: pd.DataFrame
    plan: Planned

    def summary(self, *, language: str = "en") -> str:
        """Tell what came of the trial in a few plain sentences."""
        return tell_answer(self, language, one=tell_one, many=tell_many)
