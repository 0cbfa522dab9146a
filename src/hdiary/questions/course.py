"""Whether headaches become fewer or more, milder or worse, over the length of a diary."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.day_facts import DayFacts
from hdiary.questions.result import (
    Bools,
    Codes,
    Floats,
    count_by,
    lists_only_headaches,
    patient_column,
)
from hdiary.stats import average_over_rho, fit_autoregressive

_MONTH = 28
_LEVEL = 0.95

LITTLE = "little or no difference"
CANNOT_TELL = "cannot tell yet"
NOT_ENOUGH = "not enough data"
ANSWERED = "answered"


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class TrendGates:
    """What a diary must hold before a trend is judged, and what change matters.

    Attributes
    ----------
    min_days
        Recorded days for a trend of headache days; for a trend of pain, days from the first to
        the last day of the diary [days].
    min_headaches, min_clear
        Headache days, and clear days, among the recorded ones [days].
    min_rated
        Rated headache days for a trend of pain [days].
    meaningful_days
        Smallest change over the diary that matters [headache days per 28].
    meaningful_pain
        The same for pain on headache days [0-10].
    """

    min_days: int = 42
    min_headaches: int = 5
    min_clear: int = 5
    min_rated: int = 14
    meaningful_days: float = 4.0
    meaningful_pain: float = 2.5


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Outcome:
    """One outcome: its observations, who may not be judged and why, and its words."""

    name: str
    used: Bools
    values: Floats
    refused: tuple[tuple[Bools, str], ...]
    meaningful: float
    fewer: str
    more: str


def make_trend(diary: Diary, facts: DayFacts, *, gates: TrendGates) -> pd.DataFrame:
    """Fit a straight line to each person's headache days and to their pain.

    Both are regressions on the calendar day whose errors are correlated from day to day (AR(1),
    restricted likelihood, averaged over the correlation; see `hdiary.stats`). The first has one
    observation for each recorded day, headache or not; the second has the worst pain of each
    headache day with a rating. A headache that lasts for days or a spell of bad days therefore
    does not pass for a trend; a slow wave of weeks or months may, for over that diary it
    is one: the line describes the days of the diary and foretells nothing.

    Parameters
    ----------
    diary
        For its patients, its scale and whether it is an attack list.
    facts
        Its days.
    gates
        What a diary must hold.

    Returns
    -------
    pandas.DataFrame
        One row per patient and outcome: ``patient``, ``outcome`` (``headache_days_28``,
        ``mean_pain``), ``slope_28`` (change per 28 days), ``change`` (fitted last day less
        first), ``change_low``, ``change_high`` (95 %), ``ci_low``, ``ci_high`` (95 %, of
        ``slope_28``), ``p_value``, ``days`` (used), ``rho`` (correlation of neighbouring days),
        ``more_days`` (about how many more would settle whether a change matters), ``verdict``,
        ``reason`` (in words, where there is no estimate).
    """
    outcomes = [_headache_days(diary, facts, gates), _mean_pain(diary, facts, gates)]
    frames = [_fit_outcome(diary, facts, outcome) for outcome in outcomes]
    table = pd.concat(frames).sort_index(kind="stable")
    names = pd.Index([outcome.name for outcome in outcomes], dtype="str")
    table["outcome"] = pd.Categorical(table["outcome"], categories=names)
    table.insert(0, "patient", patient_column(diary, table.index.to_numpy()).to_numpy())
    return table.reset_index(drop=True)


def _headache_days(diary: Diary, facts: DayFacts, gates: TrendGates) -> _Outcome:
    used = facts.recorded
    listed_only = lists_only_headaches(diary)
    if listed_only:
        # Beyond the stated days only headaches are listed: a rate there would be all headache.
        used = used & _stated(diary, facts)
    headaches, clears = (
        count_by(facts.who, facts.people, used & s) for s in (facts.headache, facts.clear)
    )
    days = headaches + clears
    listed = np.full(facts.people, listed_only) & (days == 0)
    refused = (
        (listed, "only headaches are listed"),
        (~listed & (days < gates.min_days), f"fewer than {gates.min_days} recorded days"),
        (
            ~listed & (headaches < gates.min_headaches),
            f"fewer than {gates.min_headaches} headache days",
        ),
        (~listed & (clears < gates.min_clear), f"fewer than {gates.min_clear} clear days"),
    )
    return _Outcome(
        name="headache_days_28",
        used=used,
        values=np.where(facts.headache, float(_MONTH), 0.0),
        refused=refused,
        meaningful=gates.meaningful_days,
        fewer="fewer headache days",
        more="more headache days",
    )


def _stated(diary: Diary, facts: DayFacts) -> Bools:
    """Say which days the person has stated to be clear unless listed."""
    stated = diary.settings.get("clear_between")
    if stated is None:
        return np.zeros(len(facts.who), dtype=np.bool_)
    first, last = (pd.Timestamp(day) for day in stated)
    return facts.date.between(first, last).to_numpy(dtype=np.bool_)


def _mean_pain(diary: Diary, facts: DayFacts, gates: TrendGates) -> _Outcome:
    on_ten = diary.scale == "0-10"
    used = facts.rated & on_ten
    rated = count_by(facts.who, facts.people, used)
    short = facts.length < gates.min_days
    refused = (
        (np.full(facts.people, not on_ten), "pain needs a 0-10 scale"),
        (
            short & on_ten,
            f"the diary is shorter than {gates.min_days} days",
        ),
        (
            (rated < gates.min_rated) & on_ten,
            f"fewer than {gates.min_rated} headache days with a pain rating",
        ),
    )
    return _Outcome(
        name="mean_pain",
        used=used,
        values=facts.worst_pain,
        refused=refused,
        meaningful=gates.meaningful_pain,
        fewer="less pain",
        more="more pain",
    )


def _span(facts: DayFacts, used: Bools) -> Codes:
    """Give the days from each person's first used day to their last (0 without any)."""
    first, last = (np.full(facts.people, edge) for edge in (np.iinfo(np.int64).max, -1))
    np.minimum.at(first, facts.who[used], facts.position[used])
    np.maximum.at(last, facts.who[used], facts.position[used])
    return np.where(last >= 0, last - first, 0)


def _fit_outcome(diary: Diary, facts: DayFacts, outcome: _Outcome) -> pd.DataFrame:
    """Give the rows of one outcome, indexed by the patient's number."""
    reason = np.full(facts.people, "", dtype=object)
    for holds, words in outcome.refused:
        reason[holds & (reason == "")] = words
    days = count_by(facts.who, facts.people, outcome.used)
    rows = np.flatnonzero(outcome.used & (reason == "")[facts.who])
    position = facts.position[rows].astype(np.float64)
    # Time in months from the middle of the diary keeps intercept and slope nearly unrelated.
    month = (position - facts.length[facts.who[rows]] / 2) / _MONTH
    fit = fit_autoregressive(
        outcome.values[rows],
        np.column_stack([np.ones(len(rows)), month]),
        person=facts.who[rows],
        time=facts.position[rows],
        people=facts.people,
    )
    slope = average_over_rho(fit, [0.0, 1.0], level=_LEVEL)
    reason[(reason == "") & ~fit.estimable] = "every day is the same, so chance cannot be weighed"
    months = _span(facts, outcome.used) / _MONTH
    verdict = _judge(slope.estimate, slope.low, slope.high, months=months, outcome=outcome)
    half_width = (slope.high - slope.low) / 2 * months
    needed = np.ceil(days * ((half_width / outcome.meaningful) ** 2 - 1))
    more = pd.Series(np.where(verdict == CANNOT_TELL, np.maximum(needed, 1), np.nan))
    return pd.DataFrame(
        {
            "outcome": outcome.name,
            "slope_28": slope.estimate,
            "change": slope.estimate * months,
            "change_low": slope.low * months,
            "change_high": slope.high * months,
            "ci_low": slope.low,
            "ci_high": slope.high,
            "p_value": slope.p_value,
            "days": days,
            "rho": slope.rho,
            "more_days": more.astype("Int64"),
            "verdict": pd.Series(verdict, dtype="str"),
            "reason": pd.Series(np.where(reason == "", ANSWERED, reason), dtype="str"),
        },
        index=np.arange(facts.people),
    )


def _judge(
    estimate: Floats, low: Floats, high: Floats, *, months: Floats, outcome: _Outcome
) -> np.ndarray:
    with np.errstate(invalid="ignore"):
        conditions = [
            np.isnan(estimate),
            high < 0,
            low > 0,
            (low * months > -outcome.meaningful) & (high * months < outcome.meaningful),
        ]
    words = [NOT_ENOUGH, outcome.fewer, outcome.more, LITTLE]
    return np.select(conditions, words, CANNOT_TELL)
