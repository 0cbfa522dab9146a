"""How bad is it: headache days, pain, medication days and their trend."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import pandas as pd

from hdiary.diary import Diary, need_diary, need_kind, need_whole
from hdiary.questions.answer import Answer, tell_answer
from hdiary.questions.burden import pool, tell_trend
from hdiary.questions.burden.frames import draw_days, make_frames
from hdiary.questions.burden.tell import tell_burden, tell_people
from hdiary.questions.burden.trend import TrendGates, make_trend
from hdiary.questions.facts import gather_facts
from hdiary.questions.medicine import overuse, verdicts
from hdiary.questions.notices import make_notices
from hdiary.questions.reasons import write_reasons
from hdiary.questions.unknown_words import notice_unknown_treatments
from hdiary.questions.unsaid import find_columns
from hdiary.words import Phrase, phrase

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
        One row per patient and outcome; see `hdiary.questions.burden.trend.make_trend`.
    overuse
        One row per patient and medication group; see
        `hdiary.questions.medicine.overuse.make_overuse`.
    days
        What the calendar draws: ``patient``, ``date``, ``state``, ``worst_pain``,
        ``acute_medication`` (missing where it is not known: nothing was ever said of treatment,
        or what was written is not recognised).
    pooled
        With several people, one row per thing pooled: see `docs/pooled.md`; empty with one.
    shrunk
        One row per person and thing pooled: the person's own estimate, and the same drawn
        towards the group's; empty with one.
    """

    overall: pd.DataFrame
    recent: pd.DataFrame
    trend: pd.DataFrame
    overuse: pd.DataFrame
    days: pd.DataFrame
    pooled: pd.DataFrame
    shrunk: pd.DataFrame

    def summary(self, *, language: str = "en") -> str:
        """Tell how bad it is in a few plain sentences."""
        return tell_answer(self, language, one=tell_burden, many=tell_people)


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
    need_diary(diary, "burden")
    need_kind("gates", gates, TrendGates, "TrendGates()")
    _check(window_days=window_days, anchor=anchor, min_recorded=min_recorded)
    gates = gates or TrendGates()
    facts = gather_facts(diary)
    frames, reasons = make_frames(
        diary, facts, window_days=window_days, anchor=anchor, min_recorded=min_recorded
    )
    trends = make_trend(diary, facts, gates=gates)
    trend, why = write_reasons(trends)
    coverage = diary.coverage
    settings = {
        "scale": diary.scale,
        "window_days": window_days,
        "anchor": anchor,
        "min_recorded": min_recorded,
        "trend": asdict(gates),
        "overuse_window_days": overuse.WINDOW_DAYS,
    }
    over_people = pool.pool_table(trend, settings)
    return BurdenResult(
        question="burden",
        table=frames["table"],
        overall=frames["overall"],
        recent=frames["recent"],
        trend=trend,
        overuse=overuse.make_overuse(diary, facts),
        days=draw_days(diary, facts),
        coverage=coverage,
        columns_in=find_columns(diary),
        pooled=over_people.pooled,
        shrunk=over_people.shrunk,
        reasons={**verdicts.VERDICTS, **reasons, **why, **over_people.reasons},
        settings=settings,
        said=(
            *make_notices(diary, coverage),
            *tell_trend.notice_withheld(trends),
            *_notice_unknown(frames["overall"]),
            *notice_unknown_treatments(diary),
        ),
    )


def _check(*, window_days: int, anchor: str, min_recorded: int) -> None:
    need_whole("window_days", window_days, "such as 28")
    need_whole("min_recorded", min_recorded, "such as 14")
    if window_days < 1:
        raise ValueError(f"window_days is {window_days}; give at least 1, such as 28")
    if anchor not in _ANCHORS:
        raise ValueError(f'anchor is "{anchor}"; give one of {", ".join(_ANCHORS)}')
    if min_recorded < 1:
        raise ValueError(f"min_recorded is {min_recorded}; give at least 1, such as 14")


def _notice_unknown(overall: pd.DataFrame) -> tuple[Phrase, ...]:
    """Tell, among several people, where unknown treatments leave medicine days open."""
    days = int(overall["unrecognised_days"].fillna(0).sum())
    return (phrase("burden.unknown_days", n=days),) if days and len(overall) > 1 else ()
