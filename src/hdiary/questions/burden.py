"""How bad is it: headache days, pain, medication days and their trend."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.burden_words import tell_burden
from hdiary.questions.course import TrendGates, make_trend
from hdiary.questions.day_facts import DayFacts, gather_facts
from hdiary.questions.notices import make_notices, put_first
from hdiary.questions.overuse import WINDOW_DAYS, is_silent, make_overuse
from hdiary.questions.result import Answer, Codes, count_by, make_coverage, patient_codes
from hdiary.questions.trend_words import notice_withheld
from hdiary.questions.unknown_words import notice_unknown_treatments
from hdiary.questions.unsaid import find_columns
from hdiary.questions.windows import (
    latest_days,
    split_days,
    tabulate_blocks,
    weigh_coverage,
    whole_diaries,
)
from hdiary.vocabulary.say import say_count

_CALENDAR = ["patient", "date", "state", "worst_pain", "acute_medication"]
_ANCHORS = ("first", "last")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class BurdenResult(Answer):
    """How bad the headaches of a diary are.

    Attributes
    ----------
    table
        One row per patient and window: ``patient``, ``window_start``, ``days`` (calendar days in
        the window), ``recorded``, ``headache_days``, ``headache_days_28`` (prorated to 28 days;
        missing below ``min_recorded`` recorded days), ``lowest_28``, ``highest_28`` (as if every
        day that was not recorded had been clear, or a headache day), ``mean_pain`` (mean worst
        pain of rated headache days, 0-10), ``severe_days`` (worst pain 7 or more),
        ``moderate_days`` (4 or more, severe ones included), ``rated_days`` (headache days with a
        rating, of which those two are counted), ``medication_days`` (days with an acute headache
        drug; missing where a treatment that is not recognised may have been one), one
        ``<class>_days`` per class of these, ``unrecognised_days`` (days with a treatment that is
        not recognised), ``medication_lowest`` and ``medication_highest`` (days with an acute drug
        for certain, and with those days that leave room for one), ``verdict``.
    overall
        One row per patient with the same columns for the whole diary, ``coverage_share`` and
        ``episodes`` (headaches with less than 24 hours free between them are one).
    recent
        One row per patient with the same columns for the last ``window_days`` days.
    trend
        One row per patient and outcome; see `hdiary.questions.course.make_trend`.
    overuse
        One row per patient and medication group; see `hdiary.questions.overuse.make_overuse`.
    days
        What the calendar draws: ``patient``, ``date``, ``state``, ``worst_pain``,
        ``acute_medication`` (missing where it is not known: nothing was ever said of treatment,
        or what was written is not recognised).
    """

    overall: pd.DataFrame
    recent: pd.DataFrame
    trend: pd.DataFrame
    overuse: pd.DataFrame
    days: pd.DataFrame

    def summary(self) -> str:
        """Tell how bad it is in a few plain sentences."""
        told = tell_burden(
            overall=self.overall,
            recent=self.recent,
            trend=self.trend,
            overuse=self.overuse,
            coverage=self.coverage,
            settings=self.settings,
            notices=self.notices,
            columns_in=self.columns_in,
        )
        return put_first(told, self.notices)


def burden(
    diary: Diary,
    *,
    window_days: int = 28,
    anchor: str = "first",
    min_recorded: int = 14,
    gates: TrendGates | None = None,
) -> BurdenResult:
    """Answer how bad the headaches are.

    Parameters
    ----------
    diary
        Of one person or many.
    window_days
        Length of a window [days].
    anchor
        ``"first"``: windows start on the first day of the diary and the last may be short;
        ``"last"``: they end on its last day and the first may be short.
    min_recorded
        Recorded days from which a window is prorated to 28 days [days].
    gates
        What a diary must hold before a trend is judged; see `TrendGates`.

    Returns
    -------
    BurdenResult
        Counts, bounds, trend and medication days of everyone in the diary.

    Raises
    ------
    ValueError
        If a setting is outside of what it may be.

    Notes
    -----
    Headache days per 28 assume that the days that were not recorded were like those that were;
    the bounds assume nothing. Days come before pain, as in the trial of Haas and others 2018,
    doi:10.1016/j.spinee.2018.02.019, whose primary outcome was headache days per four weeks.

    Examples
    --------
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
    >>> diary = make_diary(pd.DataFrame({"date": days, "pain": [5, 0, 0, 0] * 7}))
    >>> burden(diary).table[["days", "headache_days", "mean_pain"]].to_dict("records")
    [{'days': 28, 'headache_days': 7, 'mean_pain': 5.0}]
    """
    _check(window_days=window_days, anchor=anchor, min_recorded=min_recorded)
    gates = gates or TrendGates()
    facts = gather_facts(diary)
    tables = [
        tabulate_blocks(diary, facts, blocks, min_recorded=min_recorded)
        for blocks in (
            split_days(facts, window_days=window_days, anchor=anchor),
            whole_diaries(facts),
            latest_days(facts, window_days=window_days),
        )
    ]
    table, overall, recent = tables
    trend = make_trend(diary, facts, gates=gates)
    overall.insert(len(overall.columns) - 1, "coverage_share", weigh_coverage(overall))
    overall.insert(len(overall.columns) - 1, "episodes", _count_episodes(diary))
    coverage = make_coverage(diary)
    return BurdenResult(
        question="burden",
        table=table,
        overall=overall,
        recent=recent,
        trend=trend,
        overuse=make_overuse(diary, facts),
        days=_draw_days(diary, facts),
        coverage=coverage,
        columns_in=find_columns(diary),
        settings={
            "scale": diary.scale,
            "window_days": window_days,
            "anchor": anchor,
            "min_recorded": min_recorded,
            "trend": asdict(gates),
            "overuse_window_days": WINDOW_DAYS,
        },
        notices=(
            *make_notices(diary, coverage),
            *notice_withheld(trend),
            *_notice_unknown(overall),
            *notice_unknown_treatments(diary),
        ),
    )


def _draw_days(diary: Diary, facts: DayFacts) -> pd.DataFrame:
    """Give what the calendar draws."""
    days = diary.days[_CALENDAR]
    open_days = is_silent(facts)[facts.who] | (facts.unrecognised & ~facts.took_acute)
    return days.assign(acute_medication=days["acute_medication"].astype("boolean").mask(open_days))


def _count_episodes(diary: Diary) -> Codes:
    """Count each person's headaches, those with less than 24 hours free between them as one."""
    return count_by(patient_codes(diary.episodes), len(diary.patients))


def _check(*, window_days: int, anchor: str, min_recorded: int) -> None:
    if window_days < 1:
        raise ValueError(f"window_days is {window_days}; give at least 1, such as 28")
    if anchor not in _ANCHORS:
        raise ValueError(f'anchor is "{anchor}"; give one of {", ".join(_ANCHORS)}')
    if min_recorded < 1:
        raise ValueError(f"min_recorded is {min_recorded}; give at least 1, such as 14")


def _notice_unknown(overall: pd.DataFrame) -> tuple[str, ...]:
    """Tell, among several people, where unknown treatments leave medicine days open."""
    days = int(overall["unrecognised_days"].fillna(0).sum())
    if not days or len(overall) == 1:
        return ()
    return (
        f"On {say_count(days, 'day')} a treatment was written that hdiary does not know; where it "
        "may have been acute medicine, no number of such days is given.",
    )
