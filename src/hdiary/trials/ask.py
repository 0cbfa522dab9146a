"""What came of a trial: the arms compared exactly as they were drawn by lot."""

from __future__ import annotations

from hdiary.diary import Diary, need_diary
from hdiary.questions.own_words import find_own_words
from hdiary.questions.reasons import write_reasons
from hdiary.questions.unsaid import find_columns
from hdiary.trials.find import find_tables
from hdiary.trials.frames import frame_periods
from hdiary.trials.measure import Draws
from hdiary.trials.notices import notice_all
from hdiary.trials.planned import PlanError, Planned, need_plan
from hdiary.trials.progress import check_over, hide_unfinished, name_stage
from hdiary.trials.reach import LEVEL
from hdiary.trials.result import TrialResult
from hdiary.trials.units import lay_units
from hdiary.words import phrase

_MOST_DRAWS = 1_000_000


def trial(
    diary: Diary,
    *,
    plan: Planned,
    draws: int | None = None,
    ended: bool = False,
    seed: int | None = None,
    level: float = 0.95,
) -> TrialResult:
    """Answer what came of an experiment with oneself.

    Parameters
    ----------
    diary
        Kept while the plan was followed; of one person or of several.
    plan
        As it was made before the first day; see `plan_trial` and `read_plan`.
    draws
        So many orders are drawn instead of listing them all; left out, all are listed where that
        can be done (up to 65,536), else 9,999 drawn.
    ended
        The trial has ended for good, before its planned end and not because of what a look at
        the result showed.
    seed
        Of drawn orders; the plan's if left out.
    level
        Of intervals, between 0 and 1.

    Returns
    -------
    TrialResult
        Every pair of arms with its difference and a verdict.

    Raises
    ------
    PlanError
        If the trial is not over yet, or nobody in the diary belongs to the plan.

    Notes
    -----
    Randomisation test of exactly the orders that the plan could have drawn (Edgington and
    Onghena 2007, doi:10.1201/9781420011814), the interval by inverting it (Garthwaite 1996,
    doi:10.2307/2532852). Arms are compared as planned, whatever was done; it assumes nothing of
    how days hang together, only that what is missing does not depend on the arm, and for the
    interval that the difference is about the same in every period.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> from hdiary.trials import plan_trial
    >>> plan = plan_trial(["heat", "none"], periods=12, start="2026-01-05", seed=1)
    >>> rows = plan.schedule.loc[plan.schedule.index.repeat(7)]
    >>> days = pd.date_range("2026-01-05", periods=84)
    >>> hurts = (rows["arm"] == "none").to_numpy() & (days.day_of_week < 4)
    >>> diary = make_diary(pd.DataFrame({"date": days, "pain": 5 * hurts}))
    >>> trial(diary, plan=plan).table[["p_value", "verdict"]].to_dict("records")
    [{'p_value': 0.03125, 'verdict': 'fewer headache days'}]
    """
    need_diary(diary, "trial")
    need_plan(plan)
    if not 0.9 <= level < 1.0:
        raise PlanError(phrase("trial.refuse.level", given=level))
    if draws is not None and not 1 / LEVEL <= draws <= _MOST_DRAWS:
        raise PlanError(phrase("trial.refuse.draws", given=draws))
    if seed is not None and seed < 0:
        raise PlanError(phrase("trial.refuse.seed", given=seed))
    units = lay_units(diary, plan)
    open_ = check_over(units, plan, ended=ended)
    stage = name_stage(units, plan, ended=ended)
    units, over = hide_unfinished(units, open_), open_ > 0
    wide = 1.0 - (1.0 - level) / (len(plan.looks) + 1)
    how = Draws(draws=draws, seed=plan.seed if seed is None else seed, level=wide)
    frame, together = find_tables(diary, plan, units, over, how)
    table, reasons = write_reasons(frame, "reason", "shrunk_reason")
    pooled, more = write_reasons(together)
    coverage = diary.coverage.iloc[units.who].reset_index(drop=True)
    return TrialResult(
        question="trial",
        table=table,
        periods=frame_periods(diary, plan, units),
        plan=plan,
        coverage=coverage,
        columns_in=find_columns(diary),
        own_words=find_own_words(diary),
        pooled=pooled,
        reasons={**reasons, **more},
        settings={
            "plan": plan.digest,
            "arms": plan.arms,
            "design": plan.design,
            "outcome": plan.outcome,
            "draws": draws,
            "ended": ended,
            "stage": stage,
            "seed": how.seed,
            "level": wide,
            "looks": plan.looks,
            "scale": diary.scale,
            "numbered": units.numbered,
        },
        said=notice_all(diary, plan, units, coverage),
    )
