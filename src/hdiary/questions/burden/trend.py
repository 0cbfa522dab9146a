"""Whether headaches become fewer or more, milder or worse, over the length of a diary."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, count_by, patient_column
from hdiary.diary.coverage import lists_only_headaches
from hdiary.questions.burden import lines
from hdiary.questions.burden.lines import LEVEL, MONTH, Outcome, Span
from hdiary.questions.facts import DayFacts
from hdiary.questions.gates import Bar, explain, fewer, with_room
from hdiary.questions.judge import Check, Estimates, Judged, Scale, decide
from hdiary.questions.reasons import DEPENDS, ONLY_LISTED, WIDE, Phrases, fill, said
from hdiary.stats import AveragedEstimate, average_over_rho
from hdiary.vocabulary.verdicts import FEWER_DAYS, LESS_PAIN, MORE_DAYS, MORE_PAIN
from hdiary.words import phrase

FEW_DAYS = "trend.few.days"
"""The key of the reason that a diary is still too short."""
_SAME = phrase("trend.reason.same")


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


def make_trend(diary: Diary, facts: DayFacts, *, gates: TrendGates) -> pd.DataFrame:
    """Fit a straight line to each person's headache days and to their pain."""
    # Both are regressions on the calendar day whose errors are correlated from day to day
    # (AR(1), restricted likelihood, averaged over the correlation; see `hdiary.stats`). The
    # first has one observation for each recorded day, headache or not; the second has the worst
    # pain of each headache day with a rating. A headache that lasts for days or a spell of bad
    # days therefore does not pass for a trend; a slow wave of weeks or months may, for over
    # that diary it is one: the line describes the days of the diary and foretells nothing.
    # A straight line knows no bounds: ``change``, its interval and the fitted values can leave
    # 0 to 28 headache days, or 0 to 10 points; in words they are held within.
    #
    # People who tire of a diary skip days, and not at random. A verdict on headache days is
    # therefore withheld unless it would hold whatever the skipped days were: the line is fitted
    # again with all of them clear and with all of them headache days. See `stands`.
    outcomes = [_headache_days(diary, facts, gates), _mean_pain(diary, facts, gates)]
    frames = [_fit_outcome(diary, facts, outcome) for outcome in outcomes]
    table = pd.concat(frames).sort_index(kind="stable")
    names = pd.Index([outcome.name for outcome in outcomes], dtype="str")
    table["outcome"] = pd.Categorical(table["outcome"], categories=names)
    table.insert(0, "patient", patient_column(diary, table.index.to_numpy()).to_numpy())
    return table.reset_index(drop=True)


def _headache_days(diary: Diary, facts: DayFacts, gates: TrendGates) -> Outcome:
    listed_only = lists_only_headaches(diary)
    # Beyond the stated days only headaches are listed: a rate there would be all headache.
    used = facts.recorded & (~listed_only[facts.who] | _stated(diary, facts))
    headaches, clears = (
        count_by(facts.who, facts.people, used & s) for s in (facts.headache, facts.clear)
    )
    days = headaches + clears
    return Outcome(
        name="headache_days_28",
        used=used,
        values=np.where(facts.headache, float(MONTH), 0.0),
        gates=(
            Bar(holds=listed_only & (days == 0), why=ONLY_LISTED),
            fewer(FEW_DAYS, with_room(days, facts.length, gates.min_days), gates.min_days),
            fewer("trend.few.headaches", headaches, gates.min_headaches),
            fewer("trend.few.clear", clears, gates.min_clear),
        ),
        scale=_scale(gates.meaningful_days, above=MORE_DAYS, below=FEWER_DAYS),
        bounded=True,
    )


def _stated(diary: Diary, facts: DayFacts) -> Bools:
    """Say which days the person has stated to be clear unless listed."""
    stated = diary.settings.get("clear_between")
    if stated is None:
        return np.zeros(len(facts.who), dtype=np.bool_)
    first, last = (pd.Timestamp(day) for day in stated)
    return facts.date.between(first, last).to_numpy(dtype=np.bool_)


def _mean_pain(diary: Diary, facts: DayFacts, gates: TrendGates) -> Outcome:
    on_ten = diary.scale == "0-10"
    used = facts.rated & on_ten
    rated = count_by(facts.who, facts.people, used)
    return Outcome(
        name="mean_pain",
        used=used,
        values=facts.worst_pain,
        gates=(
            Bar(holds=np.full(facts.people, not on_ten), why=phrase("trend.reason.other_scale")),
            fewer("trend.reason.short", facts.length, gates.min_days),
            fewer("trend.few.rated", rated, gates.min_rated),
        ),
        scale=_scale(gates.meaningful_pain, above=MORE_PAIN, below=LESS_PAIN),
        bounded=False,
    )


def _scale(meaningful: float, *, above: str, below: str) -> Scale:
    return Scale(little=(-meaningful, meaningful), above=above, below=below, claims_little=True)


def _fit_outcome(diary: Diary, facts: DayFacts, outcome: Outcome) -> pd.DataFrame:
    """Give the rows of one outcome, indexed by the patient's number."""
    days = count_by(facts.who, facts.people, outcome.used)
    gated = explain(outcome.gates, facts.people)
    fit = lines.fit_line(facts, outcome.used & ~said(gated)[facts.who], outcome.values)
    fill(gated, ~fit.estimable, _SAME)
    slope = average_over_rho(fit, [0.0, 1.0], level=LEVEL)
    span = lines.find_span(facts, outcome.used)
    judged = _judge(facts, outcome, slope, span, gated)
    open_ = judged.reason == WIDE
    more = _more_days(slope, days, open_, months=span.months, meaningful=outcome.scale.little[1])
    height = (fit.weights * fit.coefficients[..., 0]).sum(axis=1)
    ends = {
        name: height + slope.estimate * (day - lines.middle_of(facts)) / MONTH
        for name, day in (("fitted_first", span.first), ("fitted_last", span.last))
    }
    return pd.DataFrame(
        {
            "outcome": outcome.name,
            "slope_28": slope.estimate,
            "change": slope.estimate * span.months,
            "change_low": slope.low * span.months,
            "change_high": slope.high * span.months,
            **ends,
            "ci_low": slope.low,
            "ci_high": slope.high,
            "p_value": slope.p_value,
            "days": days,
            "first_day": _dates(facts, span.first),
            "last_day": _dates(facts, span.last),
            "rho": slope.rho,
            "more_days": pd.Series(more).astype("Int64"),
            "verdict": pd.Series(judged.verdict, dtype="str"),
            "reason": judged.reason,
        },
        index=np.arange(facts.people),
    )


def _dates(facts: DayFacts, position: Codes) -> pd.Series:
    begins = np.searchsorted(facts.who, np.arange(facts.people))
    dates = facts.date.iloc[begins + np.maximum(position, 0)].reset_index(drop=True)
    return dates.where(pd.Series(position >= 0))


def _judge(
    facts: DayFacts, outcome: Outcome, slope: AveragedEstimate, span: Span, gated: Phrases
) -> Judged:
    months, meaningful = span.months, outcome.scale.little[1]
    found = Estimates(
        estimate=slope.estimate * months,
        low=slope.low * months,
        high=slope.high * months,
        p=slope.p_value,
        q=slope.p_value,
    )
    with np.errstate(invalid="ignore"):
        passing = (slope.high < 0) | (slope.low > 0)
        small = (found.low > -meaningful) & (found.high < meaningful)
        sign = np.select([slope.high < 0, slope.low > 0, small], [-1.0, 1.0, 0.0], np.nan)
    checks = []
    if outcome.bounded:
        checks = [Check(holds=~lines.stands(facts, outcome, span, sign), why=DEPENDS)]
    return decide(found, outcome.scale, passing=passing, gated=gated, checks=checks)


def _more_days(
    slope: AveragedEstimate, days: Codes, open_: Bools, *, months: Floats, meaningful: float
) -> Floats:
    """Give about how many more recorded days would settle the question, if all stays as it is."""
    # The interval narrows with the root of the days. Around a small change (up to half of what
    # matters) it must come to lie within what matters; around one that matters it must come to
    # leave out no change. Between these two no number follows.
    change = np.abs(slope.estimate) * months
    half = np.maximum(slope.high - slope.estimate, slope.estimate - slope.low) * months
    with np.errstate(invalid="ignore", divide="ignore"):
        room = np.select(
            [change <= meaningful / 2, change >= meaningful],
            [meaningful - change, change],
            np.nan,
        )
        needed = np.maximum(np.ceil(days * ((half / room) ** 2 - 1)), 1)
    return np.where(open_, needed, np.nan)
