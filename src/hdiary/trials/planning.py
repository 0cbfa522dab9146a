"""Planning a trial: what was asked for is checked, and the order drawn by lot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.usual import usual_of
from hdiary.trials.checks import check_plan
from hdiary.trials.plan import Plan
from hdiary.trials.planned import DAYS, DESIGNS, HEADACHES, OUTCOMES, PERIODS, START, PlanError
from hdiary.trials.schedule import draw_blocks, draw_start
from hdiary.words import phrase

_PERIODS: Mapping[str, int] = {PERIODS: 12, DAYS: 56, START: 2, HEADACHES: 40}
"""How many there are unless said otherwise."""


def plan_trial(
    arms: Sequence[str],
    *,
    design: str = PERIODS,
    outcome: str | None = None,
    periods: int | None = None,
    length: int = 7,
    start: str | date,
    seed: int,
    washout: int = 0,
    settle: int = 0,
    block: int | None = None,
    baseline: int = 28,
    starts: int = 42,
    follow_up: int = 42,
    least_share: float = 0.5,
    trend: bool | None = None,
    looks: Iterable[int] = (),
    patients: Iterable[str] = (),
    diary: Diary | None = None,
    made: date | None = None,
) -> Plan:
    """Plan an experiment with oneself: what comes when is drawn by lot.

    Parameters
    ----------
    arms
        What is compared, such as ``["desk exercises", "none"]``: two to four names. Where the
        first day of a programme is drawn, the programme and what there was before.
    design
        What is drawn: the order of ``"periods"`` of some days, of single ``"days"``, the first
        day of a programme (``"start"``), or what to do about each of the next ``"headaches"``.
    outcome
        ``"headache_days_28"`` or ``"mean_pain"`` (of all recorded days); of headaches
        ``"pain_2h"``. The first that the design has if left out.
    periods
        How many periods, days or headaches; 12, 56 or 40 if left out.
    length
        Of a period [days].
    start
        The first day, as ``"2026-01-05"``.
    seed
        Of the draw; the same seed gives the same plan.
    washout
        Days at the beginning of each period that do not count, for what came before to wear off.
    settle
        Days at the beginning of the programme that do not count, for it to take effect.
    block
        Each arm comes equally often in so many periods in a row; as many as there are arms if
        left out, twice as many for days and headaches.
    baseline, follow_up
        At least so many days before the programme, and after it has settled [days].
    starts
        The programme begins on one of so many days in a row.
    least_share
        Least share of a period's days that must be recorded for it to count, 0 to 1.
    trend
        Whether a straight line in time is held fixed when the arms are compared; for headaches
        it is unless said otherwise, else plain means are compared. The level holds either way.
    looks
        After how many periods the result may be looked at before the end; each look costs some
        of the 5 % (Bonferroni).
    patients
        People of a diary of several, who each get an order of their own.
    diary
        The diary that the trial follows; what it promises is reckoned with that diary's own days
        and kept in the plan.
    made
        Today. A plan that was made after its first day is told as such when it is analysed.

    Returns
    -------
    Plan
        With its ``schedule``; save it before the first day.

    Raises
    ------
    PlanError
        If something does not fit, or the design could not show anything at 5 % two-sided; says
        what would.

    Notes
    -----
    Arms are drawn within blocks (Edgington and Onghena 2007, Randomization Tests, 4th edition),
    the first day among equally likely ones (Edgington 1975, doi:10.1080/00223980.1975.9923926).

    Examples
    --------
    >>> plan = plan_trial(["desk exercises", "none"], periods=12, start="2026-01-05", seed=1)
    >>> plan.schedule["arm"].value_counts().sort_index().to_dict()
    {'desk exercises': 6, 'none': 6}
    >>> plan.last_day
    datetime.date(2026, 3, 29)
    """
    names = _read_arms(arms)
    if design not in DESIGNS:
        raise PlanError(phrase("trial.refuse.design", given=str(design), known=DESIGNS))
    people = tuple(str(name) for name in patients)
    wide = len(names) * (1 if design in (PERIODS, START) else 2)
    numbers = {
        "periods": _PERIODS[design] if periods is None or design == START else periods,
        "length": {PERIODS: length, DAYS: 1}.get(design, 0),
        "block": wide if block is None else block,
        "washout": washout if design == PERIODS else 0,
        "settle": settle if design == START else 0,
        "baseline": baseline if design == START else 0,
        "starts": starts if design == START else 0,
        "follow_up": follow_up if design == START else 0,
        "seed": seed,
    }
    plan = Plan(
        arms=names,
        design=design,
        outcome=outcome or OUTCOMES[design][0],
        start=_read_day(start),
        least_share=_read_share(least_share),
        trend=design == HEADACHES if trend is None else bool(trend),
        looks=tuple(_whole("looks", look) for look in looks),
        made=made,
        patients=people,
        order=(),
        usual=_find_usual(diary, people),
        **{name: _whole(name, value) for name, value in numbers.items()},
    )
    check_plan(plan)
    return _draw(plan)


def _draw(plan: Plan) -> Plan:
    seeds = np.random.SeedSequence(plan.seed).spawn(max(len(plan.patients), 1))
    order = tuple(_draw_one(plan, np.random.default_rng(one)) for one in seeds)
    return replace(plan, order=order)


def _draw_one(plan: Plan, rng: np.random.Generator) -> tuple[int, ...]:
    if plan.design == START:
        drawn = draw_start(plan.starts, rng)
    else:
        drawn = draw_blocks(len(plan.arms), plan.periods, plan.block, rng)
    return tuple(int(place) for place in drawn)


def _read_arms(arms: Any) -> tuple[str, ...]:
    if isinstance(arms, str) or not isinstance(arms, Iterable):
        raise PlanError(phrase("trial.refuse.one_text"))
    return tuple(" ".join(str(arm).split()) for arm in arms)


def _read_share(share: Any) -> float:
    try:
        return float(share)
    except (TypeError, ValueError):
        raise PlanError(phrase("trial.refuse.share", given=np.nan)) from None


def _read_day(day: Any) -> date:
    if day is pd.NaT:
        raise PlanError(phrase("trial.refuse.day", given=str(day)))
    if isinstance(day, datetime):
        return day.date()
    if isinstance(day, date):
        return day
    try:
        return date.fromisoformat(str(day).strip())
    except ValueError:
        raise PlanError(phrase("trial.refuse.day", given=str(day))) from None


def _whole(name: str, value: Any) -> int:
    try:
        whole = int(value)
    except (TypeError, ValueError, OverflowError):
        whole = None
    if whole is None or isinstance(value, bool) or whole != value:
        raise PlanError(phrase("trial.refuse.whole", name=name, given=str(value)))
    return whole


def _find_usual(diary: Diary | None, people: Sequence[str]) -> Mapping[str, float]:
    return {} if diary is None else usual_of(diary, patients=people).as_numbers()
