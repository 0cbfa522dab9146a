"""What does it look like: side, places, neck, time of day, weekday and length."""

from __future__ import annotations

import numbers
from dataclasses import dataclass

import pandas as pd

from hdiary.diary import Diary, need_diary, need_kind, need_whole
from hdiary.questions.answer import Answer, tell_answer
from hdiary.questions.notices import make_notices
from hdiary.questions.pattern import features
from hdiary.questions.pattern.judge import find_standing
from hdiary.questions.pattern.table import tabulate_pattern
from hdiary.questions.pattern.tell import tell_pattern, tell_people
from hdiary.questions.pattern.times import list_parts, weigh_weekdays
from hdiary.questions.reasons import write_reasons
from hdiary.questions.unknown_words import list_unknown_places
from hdiary.questions.unsaid import find_columns, find_unread
from hdiary.stats.normal import check_level


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class PatternResult(Answer):
    """What the headaches of a diary look like.

    Attributes
    ----------
    table
        One row per patient: ``patient``, ``episodes``, ``episodes_with_side`` (one of several
        days: on at least half of them), ``episodes_side_in_part`` (on fewer),
        ``side_locked_share`` (of episodes with a side said, those on the dominant side alone;
        missing where fewer than half of all episodes say one, as shares of places and the neck
        are), ``side_locked_low``, ``side_locked_high``, ``dominant_side`` (missing on a tie),
        ``episodes_with_place`` (that is recognised), ``episodes_place_unknown`` (with one that
        is not), ``neck_share`` (of ``episodes_with_neck``, those that involved the neck: neck
        pain was noted or the neck named; missing where it is open in many, see
        ``episodes_neck`` and ``episodes_neck_unknown``, which a place that is not recognised
        leaves open),
        ``neck_low``, ``neck_high`` (leaving room for these),
        ``clear_days_with_neck`` (clear days that tell of the neck; none where it is only ever
        named, on some of them), ``clear_days_neck`` (those on which it hurt or was named),
        ``median_hours`` [h] (from start to end, pauses of less than 24 hours included, of
        ``hours_known`` episodes), ``median_pain_hours`` [h] (the same without the pauses, of
        ``pain_hours_known`` episodes, all of whose starts and ends are known),
        ``onset_known``, ``place_<place>_share``,
        ``hour_00_share`` to ``hour_23_share`` (of known onsets), ``weekday_monday_share`` to
        ``weekday_sunday_share`` (headache days of recorded ones), ``verdict``.
    sides
        ``patient``, ``side``, ``episodes``, ``share``.
    places
        ``patient``, ``place``, ``episodes``, ``said``, ``share``, ``ci_low``, ``ci_high``.
    place_sides
        ``patient``, ``place``, ``side``, ``episodes`` (of which one entry names both), for the
        head map.
    hours
        ``patient``, ``hour``, ``episodes``, ``share``.
    weekdays
        ``patient``, ``weekday``, ``recorded``, ``headache_days``, ``share``, ``ci_low``,
        ``ci_high``, ``began`` (episodes), ``p_value`` (of so many headache days or more given the
        day before, or where only headaches are listed of so many beginnings; allowing for seven
        looks), ``stands_out`` (allowing for the look at parts of the day too).
    day_parts
        ``patient``, ``part`` (of the day), ``episodes`` (that began in it), ``known`` (onsets),
        ``p_value`` (against an even spread over the day, allowing for five looks, and for the three
        parts between 6 and 24 over these hours too, allowing for three), ``stands_out`` (allowing
        for the look at weekdays too).
    standing
        What stands out, a row each, the surest first: ``patient``, ``kind`` (``"weekday"`` or
        ``"hour"``), ``name`` (of the weekday or the part of the day), ``count`` of ``of``
        (headache days of recorded ones, or beginnings), ``share``, ``expected`` (the share on
        other weekdays, or of an even spread), ``p_value`` (allowing for all twelve looks). Empty
        where nothing stands out.
    lengths
        ``patient``, ``episode``, ``pain_hours`` [h] (without pauses), ``hours`` [h] (with
        them), of episodes all of whose starts and ends are known.
    unknown_places
        Places in the person's own words that were not recognised, at most three that recur.
    """

    sides: pd.DataFrame
    places: pd.DataFrame
    place_sides: pd.DataFrame
    hours: pd.DataFrame
    weekdays: pd.DataFrame
    day_parts: pd.DataFrame
    lengths: pd.DataFrame
    standing: pd.DataFrame
    unknown_places: tuple[str, ...] = ()

    def summary(self, *, language: str = "en") -> str:
        """Tell what the headaches look like in a few plain sentences."""
        return tell_answer(self, language, one=tell_pattern, many=tell_people)


def pattern(diary: Diary, *, min_episodes: int = 5, level: float = 0.95) -> PatternResult:
    """Answer what the headaches look like.

    Parameters
    ----------
    diary
        Of one person or many.
    min_episodes
        Episodes in which a thing was said before its share is given; they must be at least half
        of all as well.
    level
        Of the intervals.

    Returns
    -------
    PatternResult
        Shares by side, place, hour and weekday, and lengths, of everyone in the diary.

    Raises
    ------
    ValueError
        If ``min_episodes`` is below 1 or the level is not between 0 and 1.

    Notes
    -----
    An episode is side-locked when it is said to be on the person's dominant side only; episodes
    on both sides, shifting or on the other side are not. A side that one day names is not lent to
    other days: a headache of several days says a side where at least half of its days do. ICHD-3
    lists side-locked pain among what it describes of cervicogenic headache, and neck pain comes
    with migraine commonly (69 % of 487 people, Lampl 2015), so this shows and never diagnoses.
    With few episodes a side-locked share is high by chance: of five episodes that fall left or
    right at random, all lie on one side in 1 of 16 diaries. In words a side leads only where the
    lower end of the interval of its share lies above a half.

    A weekday stands out by the exact test of Mantel and Haenszel within days that had the same
    day before them, so that one headache of many days does not make a weekday; a part of the day
    by the exact binomial test against an even spread over the day, and where it lies between 6 and
    24 o'clock over these hours too, as many diaries hold no start at night. Both looks are
    allowed for (Holm), so that fewer than one diary in twenty names a weekday or a part of the day
    by chance.

    Intervals are Wilson's, see `hdiary.stats.wilson_interval`. For weekdays they take days for
    independent, which headaches of several days are not.

    References
    ----------
    Headache Classification Committee of the IHS 2018, doi:10.1177/0333102417738202. Mantel and
    Haenszel 1959, doi:10.1093/jnci/22.4.719. Clopper and Pearson 1934,
    doi:10.1093/biomet/26.4.404. Dunn 1961, doi:10.1080/01621459.1961.10482090. Holm 1979,
    Scandinavian Journal of Statistics 6:65-70.

    Examples
    --------
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-02", periods=12, freq="3D").strftime("%Y-%m-%d")
    >>> sides = ["right"] * 9 + ["left"] * 3
    >>> table = pattern(make_diary(pd.DataFrame({"date": days, "pain": 5, "side": sides}))).table
    >>> table[["episodes", "side_locked_share", "dominant_side"]].to_dict("records")
    [{'episodes': 12, 'side_locked_share': 0.75, 'dominant_side': 'right'}]
    """
    need_diary(diary, "pattern")
    need_whole("min_episodes", min_episodes, "such as 5")
    need_kind("level", level, numbers.Real, "such as 0.95", needed=True)
    check_level(level)
    if min_episodes < 1:
        raise ValueError(f"min_episodes is {min_episodes}; give at least 1, such as 5")
    facts = features.gather_episodes(diary)
    places = features.list_places(diary, facts, level=level)
    found = find_standing(
        weigh_weekdays(diary, features.list_weekdays(diary, level=level)),
        list_parts(diary, facts, min_episodes=min_episodes),
        min_episodes=min_episodes,
    )
    coverage = diary.coverage
    table, reasons = write_reasons(
        tabulate_pattern(
            diary, facts, weekdays=found.weekdays, min_episodes=min_episodes, level=level
        ),
        "verdict",
    )
    return PatternResult(
        question="pattern",
        table=table,
        reasons=reasons,
        sides=features.list_sides(diary, facts),
        places=places,
        place_sides=features.list_place_sides(diary, facts),
        hours=features.list_hours(diary, facts),
        weekdays=found.weekdays,
        day_parts=found.day_parts,
        standing=found.standing,
        lengths=features.list_lengths(diary),
        unknown_places=list_unknown_places(diary),
        coverage=coverage,
        columns_in=find_columns(diary),
        unread=find_unread(diary),
        settings={"scale": diary.scale, "min_episodes": min_episodes, "level": level},
        said=make_notices(diary, coverage),
    )
