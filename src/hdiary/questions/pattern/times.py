"""Weekdays and parts of the day that stand out, more than chance easily explains."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, count_by, patient_codes, patient_column
from hdiary.diary.coverage import find_open_lists
from hdiary.questions.pattern.features import WEEKDAY_NAMES, EpisodeFacts, count_cells, count_hours
from hdiary.stats.exact import exceed_binomial, exceed_strata

PARTS_OF_DAY = {
    "night": (22, 23, 0, 1, 2, 3),
    "early": (4, 5, 6, 7),
    "morning": (8, 9, 10, 11),
    "afternoon": (12, 13, 14, 15, 16, 17),
    "evening": (18, 19, 20, 21),
}
"""The hours of each part of the day, in their order."""
WAKING = range(6, 24)
"""The hours in which most people are awake; a start in the others is often not noticed."""
CHANCE = 0.05
"""What stands out is so rare or rarer by chance, all looks of its kind together."""
FEWEST = 3
"""Headaches that a weekday or a part of the day must have to stand out."""
_DAYS = len(WEEKDAY_NAMES)
_HOURS = 24
_FAR = 1_000_000
"""More days than any diary reaches."""


def weigh_weekdays(diary: Diary, weekdays: pd.DataFrame) -> pd.DataFrame:
    """Add ``began`` (episodes), ``p_value`` and ``stands_out`` to the weekdays."""
    # Who lists only headaches has no days to compare: there the weekdays count on which an
    # episode began, against an even spread. Seven weekdays are seven looks (Dunn 1961,
    # doi:10.1080/01621459.1961.10482090).
    listed = find_open_lists(diary.coverage)[:, None]
    began = _count_beginnings(diary)
    among_began = exceed_binomial(began, began.sum(axis=1, keepdims=True), 1 / _DAYS)
    hurt = weekdays["headache_days"].to_numpy(dtype=np.int64).reshape(-1, _DAYS)
    # Clear days are the ones that people leave out: what stands out must do so if they were.
    among_days = np.maximum(_compare_days(diary, blank=False), _compare_days(diary, blank=True))
    chance = np.minimum(_DAYS * np.where(listed, among_began, among_days), 1.0)
    enough = np.where(listed, began, hurt) >= FEWEST
    return weekdays.assign(
        began=began.ravel(),
        p_value=chance.ravel(),
        stands_out=(enough & (chance < CHANCE)).ravel(),
    )


def _compare_days(diary: Diary, *, blank: bool) -> Floats:
    """Give the chance that each weekday has so many headache days or more, (people, weekdays)."""
    # Headaches that last for days would make weekdays look bad by one long bout: a day is
    # compared with days that had the same day before them (headache, clear, or not recorded), by
    # the exact test of Mantel and Haenszel 1959 (doi:10.1093/jnci/22.4.719) given yesterday
    # (Zeger and Qaqish 1988, doi:10.2307/2531732). ``blank``: days not recorded were clear.
    days, people = diary.days, len(diary.patients)
    who, state = patient_codes(days), days["state"].astype("str").to_numpy()
    headache = state == "headache"
    known = headache | (state == "clear") | blank
    weekday = days["date"].dt.day_of_week.to_numpy(dtype=np.int64)
    yesterday = _find_yesterday(who, np.select([headache, known], [2, 1], 0))
    hits, many = (
        np.stack(
            [
                count_cells(who, weekday, people=people, cells=_DAYS, where=rows & (yesterday == s))
                for s in range(3)
            ],
            axis=-1,
        )
        for rows in (headache, known)
    )
    parts = (part.reshape(-1, 3) for part in (hits, many, _whole(hits), _whole(many)))
    return exceed_strata(*parts).reshape(people, _DAYS)


def _find_yesterday(who: Codes, state: Codes) -> Codes:
    """Give each day the state of the one before it; 0, not recorded, to a person's first."""
    before = np.concatenate([[0], state])[: len(state)]
    first = np.concatenate([[True], np.diff(who) != 0])[: len(state)]
    return np.where(first, 0, before).astype(np.int64)


def _whole(counts: Codes) -> Codes:
    """Give each weekday the counts of all of them."""
    return np.broadcast_to(counts.sum(axis=1, keepdims=True), counts.shape)


def _count_beginnings(diary: Diary) -> Codes:
    """Count the episodes that began on each weekday, shape (people, weekdays)."""
    episodes = diary.episodes
    weekday = episodes["first_day"].dt.day_of_week.to_numpy(dtype=np.int64)
    return count_cells(
        patient_codes(episodes),
        weekday,
        people=len(diary.patients),
        cells=_DAYS,
        where=np.ones(len(episodes), dtype=np.bool_),
    )


def list_parts(diary: Diary, facts: EpisodeFacts, *, min_episodes: int) -> pd.DataFrame:
    """Give ``patient``, ``part``, ``episodes``, ``known``, ``p_value``, ``stands_out``."""
    # Against an even spread over the day, by the exact binomial test (Clopper and Pearson 1934,
    # doi:10.1093/biomet/26.4.404), times five for five parts; those within the waking hours must
    # stand out over these hours too.
    hours = count_hours(facts)
    counts = np.stack([hours[:, list(part)].sum(axis=1) for part in PARTS_OF_DAY.values()], axis=1)
    share = np.array([len(part) for part in PARTS_OF_DAY.values()]) / hours.shape[1]
    known = count_by(facts.who, facts.people, facts.hour >= 0)
    fresh = _find_fresh(diary, facts)
    over_day = np.maximum(
        exceed_binomial(counts, known[:, None], share), _compare_some(facts, fresh, share)
    )
    chance = np.maximum(len(share) * over_day, _compare_waking(facts, share))
    chance = np.minimum(chance, 1.0)
    out = (chance < CHANCE) & (counts >= FEWEST) & (known >= min_episodes)[:, None]
    names = pd.Index(list(PARTS_OF_DAY), dtype="str")
    codes = np.tile(np.arange(len(names)), facts.people)
    return pd.DataFrame(
        {
            "patient": patient_column(diary, np.repeat(np.arange(facts.people), len(names))),
            "part": pd.Categorical.from_codes(codes.tolist(), categories=names),
            "episodes": counts.ravel(),
            "known": np.repeat(known, len(names)),
            "p_value": chance.ravel(),
            "stands_out": out.ravel(),
        }
    )


def _find_fresh(diary: Diary, facts: EpisodeFacts) -> Bools:
    """Say which episodes with a known start had no headache on the day before."""
    # From one day to the next only a late start leaves 24 hours free and is an episode of its
    # own, so that headaches on many days would seem to begin late.
    days, episodes = diary.days, diary.episodes
    hurt = (days["state"] == "headache").to_numpy(dtype=np.bool_)
    painful = _number(patient_codes(days), days["date"])[hurt]
    before = _number(facts.who, episodes["first_day"]) - 1
    fresh: Bools = (facts.hour >= 0) & ~np.isin(before, painful)
    return fresh


def is_waking(part: str) -> bool:
    """Say whether a part of the day lies within the waking hours."""
    return set(PARTS_OF_DAY[part]) <= set(WAKING)


def _compare_waking(facts: EpisodeFacts, share: Floats) -> Floats:
    """Give the chances of the parts of the waking hours among the starts within them."""
    # At night people sleep, and many diaries hold no start then: against the whole day the hours
    # that are left would seem to stand out. As many looks as there are such parts.
    within = np.array([is_waking(part) for part in PARTS_OF_DAY])
    wider = share * _HOURS / len(WAKING)
    among = _compare_some(facts, np.isin(facts.hour, WAKING), wider)
    chance: Floats = np.where(within, within.sum() * among, 0.0)
    return chance


def _compare_some(facts: EpisodeFacts, where: Bools, share: Floats) -> Floats:
    """Give the chances of the counts of some episodes, (people, parts)."""
    part_of = np.empty(_HOURS, dtype=np.int64)
    for at, hours in enumerate(PARTS_OF_DAY.values()):
        part_of[list(hours)] = at
    counts = count_cells(
        facts.who, part_of[facts.hour], people=facts.people, cells=len(share), where=where
    )
    return exceed_binomial(counts, counts.sum(axis=1, keepdims=True), share)


def _number(who: Codes, date: pd.Series) -> Codes:
    """Give each day of each person a number of its own."""
    days = date.to_numpy().astype("datetime64[D]").astype(np.int64)
    numbers: Codes = who * _FAR + days
    return numbers
