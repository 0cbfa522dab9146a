"""How far a trial has come, and never how it goes: looking at that would spoil it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from hdiary.diary import Diary, need_diary
from hdiary.diary.arrays import patient_column
from hdiary.trials import counts as counting
from hdiary.trials.adherence import find_adherence
from hdiary.trials.planned import HEADACHES, START, Planned, need_plan
from hdiary.trials.progress import is_over, last_look
from hdiary.trials.tell_look import GOES_ON, LOOK_DUE, NOT_WRITTEN, OVER, tell_look
from hdiary.trials.units import Units, lay_units
from hdiary.words import load_words

_COUNTED = ("recorded", "missing", "unrated")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class TrialLook:
    """How much of a trial is done and written down; the result cannot be told from it.

    Attributes
    ----------
    table
        One row per patient: ``patient``; ``done`` of the ``planned`` periods, days or headaches;
        of the ``days`` (or headaches) that count so far those ``recorded`` and ``missing``;
        ``unrated`` headaches whose pain is needed, ``unnumbered`` headaches; ``said``, of how
        many that ``could_say`` it is written down whether they went as planned (periods, days or
        headaches that are over); ``last_entry``, the last day from the first of the plan on with
        an entry.
    periods
        One row per patient and period, phase or headache: ``patient``, ``period``, ``first_day``,
        ``last_day``, ``days`` that count, ``recorded`` (with an entry), ``missing``; of headaches
        ``unrated`` (of days it would tell where the headaches were). What was planned
        for it is left out.
    plan
        The plan.
    on
        The day of looking; what is missing is counted to the day before.
    state
        ``"goes on"``, ``"look due"`` if the result may be looked at now as was planned,
        ``"over"``, or ``"not written"`` if it is over and the diary ends before.
    strangers
        How many people of the diary have no part in the plan.
    absent
        How many people of the plan have no diary here.
    """

    table: pd.DataFrame
    periods: pd.DataFrame
    plan: Planned
    on: date
    state: str
    strangers: int
    absent: int

    def summary(self, *, language: str = "en") -> str:
        """Tell how far it is, what is missing and what comes next, in a few plain sentences."""
        return "\n".join(tell_look(self, load_words(language, "screen")))


def look_at_trial(diary: Diary, *, plan: Planned, on: date | None = None) -> TrialLook:
    """Look how far a trial has come, without looking at its result.

    Parameters
    ----------
    diary
        Kept so far; of one person or of several.
    plan
        The plan.
    on
        The day of looking; today if left out.

    Returns
    -------
    TrialLook
        How much is done, recorded and missing, and what comes next.

    Raises
    ------
    PlanError
        If nobody in the diary belongs to the plan.

    Notes
    -----
    Whoever looks at the result again and again finds one by chance more often than 5 % says
    (Armitage, McPherson and Rowe 1969, doi:10.2307/2343787), so neither a difference nor numbers
    of headaches by arm or by period stand here.

    Examples
    --------
    >>> from datetime import date
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> from hdiary.trials import plan_trial
    >>> plan = plan_trial(["heat", "none"], periods=12, start="2026-01-05", seed=1)
    >>> days = pd.date_range("2026-01-05", periods=10)
    >>> diary = make_diary(pd.DataFrame({"date": days, "pain": 0}))
    >>> look = look_at_trial(diary, plan=plan, on=date(2026, 1, 17))
    >>> look.table[["done", "planned", "recorded", "missing"]].to_dict("records")
    [{'done': 1, 'planned': 12, 'recorded': 10, 'missing': 2}]
    """
    need_diary(diary, "look_at_trial")
    need_plan(plan)
    day = date.today() if on is None else on
    units = lay_units(diary, plan)
    periods = counting.count_periods(diary, plan, day)
    table = _tabulate(diary, plan, units, periods, day)
    of_plan = set(plan.patients) & set(diary.patients)
    return TrialLook(
        table=table,
        periods=periods,
        plan=plan,
        on=day,
        state=_state(units, plan, int(table["done"].min()), day),
        strangers=len(diary.patients) - len(of_plan) if plan.patients else 0,
        absent=len(plan.patients) - len(of_plan),
    )


def _tabulate(
    diary: Diary, plan: Planned, units: Units, periods: pd.DataFrame, on: date
) -> pd.DataFrame:
    people = len(units.who)
    counts = {name: _by_person(periods, name, people).sum(axis=1) for name in _COUNTED}
    sealed = plan.design == HEADACHES
    if not sealed:
        counts["unrated"] = counting.count_unrated(diary, plan, on)
        counts["recorded"] = counts["recorded"] - counts["unrated"]
    last = counting.find_last_entries(diary, plan, units.who)
    done = units.over.sum(axis=1) if sealed else _done_by(periods, on, last)
    adherence = find_adherence(diary, plan, units)
    return pd.DataFrame(
        {
            "patient": patient_column(diary, units.who),
            "done": done.astype(np.int64),
            "planned": np.full(people, len(periods) // people, dtype=np.int64),
            "days": counts["recorded"] + counts["missing"] + counts["unrated"],
            **counts,
            "unnumbered": counting.count_unnumbered(diary, plan, units.who),
            "said": adherence.followed + adherence.other,
            "could_say": (units.over & (units.arm >= 0)).sum(axis=1).astype(np.int64),
            "last_entry": last,
        }
    )


def _by_person(periods: pd.DataFrame, name: str, people: int) -> np.ndarray:
    return periods[name].to_numpy().reshape(people, -1)


def _done_by(periods: pd.DataFrame, on: date, last: pd.Series) -> np.ndarray:
    """Count the periods whose last day is over, or is today and has its entry."""
    ends, today = _by_person(periods, "last_day", len(last)), np.datetime64(on, "us")
    over = (ends < today) | ((ends == today) & (last.to_numpy()[:, None] >= today))
    return np.asarray(over.sum(axis=1))


def _state(units: Units, plan: Planned, done: int, on: date) -> str:
    written = int(units.over.sum(axis=1).max(initial=0))
    over = bool(is_over(units, plan).any())
    if not over and last_look(plan, written):
        return LOOK_DUE
    past = plan.last_day is not None and on > plan.last_day
    if not past and done < (2 if plan.design == START else plan.periods):
        return GOES_ON
    return OVER if over else NOT_WRITTEN
