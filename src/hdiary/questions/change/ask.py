"""What changes its course over weeks: the days before something began against those after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

import pandas as pd

from hdiary.diary import Diary, need_diary, need_kind
from hdiary.questions.answer import Answer, tell_answer
from hdiary.questions.change.pool import pool_table
from hdiary.questions.change.rules import ChangeGates, ChangeRules
from hdiary.questions.change.starts import gather_starts, is_nothing, list_names
from hdiary.questions.change.table import tabulate_change
from hdiary.questions.change.tell import tell_many, tell_one
from hdiary.questions.notices import make_notices
from hdiary.questions.own_words import find_own_words
from hdiary.questions.reasons import write_reasons
from hdiary.questions.unsaid import find_columns

Day = str | date
"""A day as ``"2026-04-06"``, or any kind of date."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ChangeResult(Answer):
    """What changes the course of the headaches of a diary.

    Attributes
    ----------
    table
        One row per patient, intervention and outcome: ``patient``, ``intervention``, ``since``,
        ``outcome`` (``"headache_days_28"``, ``"mean_pain"``: worst pain of rated headache days,
        0-10); ``before`` and ``after``, plain means of the days used (headache days prorated to
        28 days); ``change`` with ``ci_low`` and ``ci_high``, the difference of the fitted
        levels, below 0 for better, ``p_value``, and ``q_value`` among the person's starts;
        ``nap`` with ``nap_low`` and ``nap_high``, the share of pairs of a day before and a day
        after in which the one after is better (for independent days; no verdict rests on it);
        ``days_before``, ``days_after`` (used; for pain, rated headache days); ``slope_before``,
        ``slope_change`` with
        ``slope_change_low`` and ``slope_change_high`` [per 28 days] from a line before and a
        line after, where each side has 42 recorded days; ``rho`` (correlation of neighbouring
        days), ``wave`` (0 to 1, how much slow waves of good and bad months count in the
        interval) with ``wave_low`` and ``wave_high``, the interval if there surely was one;
        ``found`` (the start was found in the diary and awaits the person's yes),
        ``bad_week`` (the days just before the start were clearly worse than those before) and
        ``spell_days``, how many they were, ``change_to_pool`` (the change if last days before the
        start that were clearly better are left out too, as clearly worse ones are: what is pooled
        over people, where leaving out only bad ones would add up),
        ``going`` (a line through the time before would have come to half of a claimed change or
        more; where both sides have 42 recorded days),
        ``earlier_dates`` (days of the baseline compared in the same way) and
        ``earlier_changes``, at how many of them a change showed too,
        ``more_days`` (about how many more days after it would settle whether a change matters;
        missing where no number follows, and where the time after is over), ``also_began`` (what
        else the diary shows to have begun beside what the person gave), ``also_ended`` with
        ``ended_on`` (what else was kept up in the time that is compared and was last written
        down in it, and when), ``also_again`` (what else was taken up again in it after a pause),
        ``also_used`` (what else was kept up in both times), ``last_used`` (the last day on which
        it was itself written down, where that is long before the time after ends), ``verdict``,
        ``reason``.
    phases
        What was compared: ``patient``, ``intervention``, ``since``, ``outcome``, ``phase``
        (``"before"``, ``"left out"``, ``"settling"``, ``"after"``), ``first_day``, ``last_day``,
        ``level``, ``low``, ``high``, ``counterfactual`` (the level before, continued).
    course
        The days seven by seven from the start on, both ways: ``patient``, ``intervention``,
        ``since``, ``outcome``, ``first_day``, ``days``, ``recorded``, ``value`` (missing where
        fewer than 4 of the 7 were recorded, or no headache was rated), ``phase``.
    placebo
        The same comparison at days of the baseline when nothing began: ``patient``,
        ``intervention``, ``since``, ``outcome``, ``date``, ``change``, ``p_value``.
    pooled
        With several people, one row per thing pooled: see `docs/pooled.md`; empty with one.
    shrunk
        One row per person and thing pooled: the person's own estimate, and the same drawn
        towards the group's; empty with one.
    """

    phases: pd.DataFrame
    course: pd.DataFrame
    placebo: pd.DataFrame
    pooled: pd.DataFrame
    shrunk: pd.DataFrame

    def summary(self, *, language: str = "en") -> str:
        """Tell what changed since something began in a few plain sentences."""
        return tell_answer(self, language, one=tell_one, many=tell_many)


def change(
    diary: Diary,
    *,
    since: Day | Sequence[Day] | Mapping[str, Day | Sequence[Day]] | None = None,
    what: str | Sequence[str] | None = None,
    until: Day | Sequence[Day] | Mapping[str, Day | Sequence[Day]] | None = None,
    settle: int = 14,
    washout: int = 0,
    spell: int = 14,
    gates: ChangeGates | None = None,
    level: float = 0.95,
    false_discovery: float = 0.05,
    others: bool = False,
    placebo: bool = True,
) -> ChangeResult:
    """Answer what changes the course over weeks.

    Parameters
    ----------
    diary
        Of one person or many.
    since
        The first day of what began; several days for several things; or for each patient by
        name; or the name of a fact of the people that is a day, such as ``"randomised"``: each
        person's own, and whoever has none is not compared. Nothing to find the starts of
        treatments in the diary.
    what
        The name of each thing that began, in the order of ``since``. Without ``since``, only
        starts of these treatments are looked for in the diary.
    until
        The last day of each thing that began, in the order of ``since``, or a fact likewise: the
        time after ends with it. Nothing to compare to the next start, or to the end of the diary.
    settle
        Days from the start on that are left out, for an effect to grow.
    washout
        Days before the start that are left out.
    spell
        So many last days before the start, or one and a half or two times as many, are left out
        if they were clearly worse than the baseline before them; 0 keeps them.
    gates
        What a diary must hold before a change is judged; see `ChangeGates`.
    level
        Of intervals, between 0 and 1.
    false_discovery
        Share of claims that may be wrong, over each person's starts (Benjamini and Hochberg).
    others
        Whether starts of other treatments are found in the diary beside those given, and end the
        time that each is judged by.
    placebo
        Whether the same comparison is made at earlier days too, when nothing began.

    Returns
    -------
    ChangeResult
        Every start with the change of headache days and of pain, and a verdict.

    Raises
    ------
    ValueError
        If a setting is outside of what it may be, a day cannot be read, or a patient is unknown.

    Notes
    -----
    Two levels are fitted, one to the days before and one to those after, by regression whose
    errors are correlated from day to day (AR(1), restricted likelihood of Patterson and Thompson
    1971, doi:10.1093/biomet/58.3.545), averaged over the correlation that no diary is long enough
    to know; see `hdiary.stats.average_over_rho`. Beside such chains of days count slow waves
    (a level that drifts under independent days, Jones 1980,
    doi:10.1080/00401706.1980.10486171): a change that such a wave may be is not claimed, nor one
    that could come from the days not recorded, from the way things were already going, or that
    is not the greatest of the diary (Bulte and Onghena 2008, doi:10.3758/BRM.40.2.467). Missing
    days are exact gaps. It is a comparison of times and says nothing of what made the difference.

    Examples
    --------
    >>> from hdiary.diary import make_diary
    >>> from hdiary.simulate import sample_diary
    >>> result = change(make_diary(sample_diary().entries), since="2026-04-06", what="exercise")
    >>> result.table[["outcome", "verdict"]].to_dict("split")["data"]
    [['headache_days_28', 'fewer headache days'], ['mean_pain', 'little or no difference']]
    """
    need_diary(diary, "change")
    need_kind("gates", gates, ChangeGates, "ChangeGates()")
    rules = ChangeRules(
        gates=gates or ChangeGates(),
        settle=settle,
        washout=washout,
        spell=spell,
        level=level,
        false_discovery=false_discovery,
    )
    starts = gather_starts(diary, since=since, what=what, until=until, others=others)
    frames = tabulate_change(diary, starts, rules=rules, placebo=placebo)
    table, reasons = write_reasons(frames.table)
    coverage = diary.coverage
    settings = {
        **asdict(rules),
        "scale": diary.scale,
        "given": since is not None and bool(len(starts)) and not starts.found.all().item(),
        "looked_for": list_names(what) if is_nothing(since) else (),
        "placebo": placebo,
    }
    over_people = pool_table(table, settings)
    return ChangeResult(
        question="change",
        table=table,
        phases=frames.phases,
        course=frames.course,
        placebo=frames.placebo,
        pooled=over_people.pooled,
        shrunk=over_people.shrunk,
        coverage=coverage,
        columns_in=find_columns(diary),
        own_words=find_own_words(diary),
        reasons={**reasons, **over_people.reasons},
        settings=settings,
        said=make_notices(diary, coverage),
    )
