"""What comes before it: activities, postures and other factors of the day before."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.answer import Answer, tell_answer
from hdiary.questions.notices import make_notices
from hdiary.questions.triggers.frames import make_frames
from hdiary.questions.triggers.measure import DAY_BEFORE, SAME_DAY
from hdiary.questions.triggers.rules import TriggerGates, TriggerRules
from hdiary.questions.triggers.tell import tell_asked, tell_many, tell_one
from hdiary.questions.unsaid import find_columns


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class TriggersResult(Answer):
    """What comes before the headaches of a diary.

    Attributes
    ----------
    table
        One row per patient, factor and window (``"day before"`` and ``"same day"``):
        ``patient``, ``factor``, ``source``, ``kind`` (``"yes/no"``, ``"number"``, ``"change"``
        since the day before), ``window``; of the days used, which are those recorded whose day
        before is recorded too and of which the factor is known: ``days_used``,
        ``days_exposed``, ``days_unexposed``, ``headaches_exposed``, ``headaches_unexposed``,
        ``risk_exposed``, ``risk_unexposed``, ``risk_difference`` [share of days];
        ``odds_ratio``, ``ci_low``, ``ci_high`` (with against without; of a number, per
        standard deviation of this person's), ``p_value``, ``q_value``, ``verdict``,
        ``reason``; ``cut`` (above it a number counts as exposed) and ``sd`` in the number's own
        unit; ``log_odds_ratio`` and ``se``, its standard error at no effect, for pooling;
        ``odds_ratio_per_unit``, ``ci_low_per_unit``, ``ci_high_per_unit``;
        ``joint_odds_ratio``, ``joint_ci_low``, ``joint_ci_high``, ``joint_p_value`` given the
        factors ``joint_with`` that stand out too; ``inseparable_from``; ``may_follow`` (it
        also moves the same way on headache days or the day after); ``smallest_odds_ratio``
        (above 1) that the diary would have shown with the power of the settings;
        ``more_days``, about how many more would show an odds ratio of 2. The same day carries
        no test and no claim: its order is not known.
    pooled
        With several patients: ``factor``, ``source``, ``kind``, ``people``,
        ``people_claimed``, ``odds_ratio``, ``ci_low``, ``ci_high``, ``p_value``, ``q_value``,
        ``tau``, ``i2``, ``heterogeneity_p``, ``prediction_low``, ``prediction_high``,
        ``verdict``, ``reason``, ``reach``; empty with one.
    strips
        The days behind each claim: ``patient``, ``factor``, ``kind``, ``date``, ``state``,
        ``exposed_before``.
    inseparable
        Pairs that nearly always come (or stay away) together: ``patient``, ``factor``,
        ``other``, ``agreement`` (correlation).
    naive
        The comparison of the same day that apps show; it misleads, see `NAIVE_WARNING`.
    model
        ``patient``, ``days_used``, ``headaches_used``, ``clear_used``, ``wave_sd`` [log odds]
        of the slow wave, ``reason``.
    """

    pooled: pd.DataFrame
    strips: pd.DataFrame
    inseparable: pd.DataFrame
    naive: pd.DataFrame
    model: pd.DataFrame

    @property
    def before(self) -> pd.DataFrame:
        """The rows of the table that carry the answer: those of the day before."""
        return self.table[self.table["window"] == DAY_BEFORE].reset_index(drop=True)

    @property
    def same_day(self) -> pd.DataFrame:
        """The rows of the same day, whose order is not known; they carry no claim."""
        return self.table[self.table["window"] == SAME_DAY].reset_index(drop=True)

    def summary(self, *, language: str = "en") -> str:
        """Tell what comes before headaches in a few plain sentences."""
        return tell_answer(self, language, one=tell_one, many=tell_many, more=tell_asked)


def triggers(
    diary: Diary,
    *,
    gates: TriggerGates | None = None,
    treatments: bool = False,
    level: float = 0.95,
    false_discovery: float = 0.05,
    little: tuple[float, float] = (0.67, 1.5),
    power: float = 0.8,
    same_day: bool = False,
    naive: bool = False,
) -> TriggersResult:
    """Answer what comes before headaches.

    Parameters
    ----------
    diary
        Of one person or many.
    gates
        What a diary must hold before a factor is judged; see `TriggerGates`.
    treatments
        Whether treatments of the day before are factors too.
    level
        Of intervals, between 0 and 1.
    false_discovery
        Share of claims that may be wrong, within each person (Benjamini and Hochberg).
    little
        Odds ratios between which a difference does not matter.
    power
        For the smallest odds ratio that a diary could have shown.
    same_day
        Whether the words also tell what goes along on the same day, apart and without a claim.
    naive
        Whether the words also tell what a comparison of the same day would say.

    Returns
    -------
    TriggersResult
        Every factor with its counts, odds ratio, interval and verdict.

    Raises
    ------
    ValueError
        If a setting is outside of what it may be.

    Notes
    -----
    The chance of a headache on a day is compared between days after the factor and days after
    none of it, given yesterday's headache, the weekday and slow waves (Zeger and Qaqish 1988,
    doi:10.2307/2531732; see `hdiary.stats.fit_transition` and `hdiary.stats.screen_factors`).
    "More" or "fewer headaches" needs a false discovery rate (Benjamini and Hochberg 1995,
    doi:10.1111/j.2517-6161.1995.tb02031.x) within the setting, and that it holds beside the
    other factors that stand out. It is an association, not a cause.

    Examples
    --------
    >>> from hdiary.diary import make_diary
    >>> from hdiary.simulate import NULL_FACTORS, simulate_diaries, with_odds_ratios
    >>> strong = with_odds_ratios(NULL_FACTORS, odds_ratios={"driving": 6.0})
    >>> made_up = simulate_diaries(days=182, seed=3, factors=strong)
    >>> table = triggers(make_diary(made_up.entries)).table
    >>> claimed = table[table["verdict"] == "more headaches"]
    >>> claimed["factor"].tolist()
    ['driving']
    """
    rules = TriggerRules(
        gates=gates or TriggerGates(),
        level=level,
        false_discovery=false_discovery,
        little=little,
        power=power,
    )
    frames = make_frames(diary, treatments=treatments, rules=rules)
    coverage = diary.coverage
    return TriggersResult(
        question="triggers",
        table=frames.table,
        pooled=frames.pooled,
        strips=frames.strips,
        inseparable=frames.inseparable,
        naive=frames.naive,
        model=frames.model,
        reasons=frames.reasons,
        coverage=coverage,
        columns_in=find_columns(diary),
        settings={
            **asdict(rules),
            "little": list(little),
            "scale": diary.scale,
            "treatments": treatments,
            "same_day": same_day,
            "naive": naive,
        },
        said=make_notices(diary, coverage),
    )
