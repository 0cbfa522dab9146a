"""One row per patient: what their headaches look like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, count_by, patient_column, ratio
from hdiary.diary.coverage import lists_only_headaches
from hdiary.questions.pattern import features, sides
from hdiary.questions.pattern.features import EpisodeFacts, too_open
from hdiary.questions.reasons import join_reasons
from hdiary.questions.unsaid import find_columns, find_unread
from hdiary.stats import wilson_interval
from hdiary.vocabulary.places import PLACES
from hdiary.vocabulary.sides import SIDES
from hdiary.words import Phrase, phrase


def tabulate_pattern(
    diary: Diary,
    facts: EpisodeFacts,
    *,
    weekdays: pd.DataFrame,
    min_episodes: int,
    level: float,
) -> pd.DataFrame:
    """Give the table of a `PatternResult`, its verdicts as phrases."""
    people = facts.people
    everyone = np.arange(people)
    side, side_few, side_rare = _side_columns(
        facts, unread="side" in find_unread(diary), min_episodes=min_episodes, level=level
    )
    neck, neck_few, neck_open, neck_rare = _neck_columns(
        facts, min_episodes=min_episodes, level=level
    )
    placed = count_by(facts.who, people, facts.placed)
    unknown = count_by(facts.who, people, facts.unknown_place)
    onsets = count_by(facts.who, people, facts.hour >= 0)
    place_few, onset_few = placed < min_episodes, onsets < min_episodes
    either = count_by(facts.who, people, facts.placed | facts.unknown_place)
    place_open = too_open(either, unknown)
    place_rare = ~place_few & ~place_open & ~sides.say_enough(either, count_by(facts.who, people))
    clear, clear_neck = features.count_clear_necks(diary)
    median_hours, hours_known = _medians(facts, facts.hours)
    median_pain_hours, pain_hours_known = _medians(facts, facts.pain_hours)
    table: dict[str, Any] = {
        "patient": patient_column(diary, everyone),
        "episodes": count_by(facts.who, people),
        **side,
        "episodes_with_place": placed,
        "episodes_place_unknown": unknown,
        **neck,
        "clear_days_with_neck": clear,
        "clear_days_neck": clear_neck,
        "median_hours": median_hours,
        "hours_known": hours_known,
        "median_pain_hours": median_pain_hours,
        "pain_hours_known": pain_hours_known,
        "onset_known": onsets,
    }
    by_weekday = (
        weekdays["share"].to_numpy(dtype=np.float64).reshape(people, len(features.WEEKDAY_NAMES))
    )
    table |= _share_columns(
        places=_shares(features.count_places(facts), placed, place_few | place_open | place_rare),
        hours=_shares(features.count_hours(facts), onsets, onset_few),
        weekdays=by_weekday,
    )
    gaps = {
        "side": side_few,
        "side_rare": side_rare,
        "place": place_few & (unknown == 0),
        "known_place": place_few & (unknown > 0),
        "place_share": place_open & ~place_few,
        "place_rare": place_rare,
        "neck": neck_few & ~neck_open,
        "neck_rare": neck_rare & ~neck_open,
        "neck_open": neck_open,
        "onset": onset_few,
        "length": hours_known == 0,
        "weekday": np.isnan(by_weekday).any(axis=1),
    }
    table["verdict"] = join_reasons(_explain(diary, gaps, needed=min_episodes), people)
    return pd.DataFrame(table)


def _explain(diary: Diary, gaps: Mapping[str, Bools], *, needed: int) -> list[tuple[Bools, Phrase]]:
    """Say why cells are empty: too little was said, or no column could say it."""
    columns, listed = find_columns(diary), lists_only_headaches(diary)

    def lack(few: str, no_column: str, *names: str) -> Phrase:
        if columns.isdisjoint(names):
            return phrase(f"pattern.reason.{no_column}")
        return phrase(f"pattern.reason.{few}", needed=needed)

    return [
        (gaps["side"], lack("few_sides", "no_side_column", "side")),
        (gaps["side_rare"], phrase("pattern.reason.rare_sides")),
        (gaps["place"], lack("few_places", "no_place_column", "location")),
        (gaps["known_place"], phrase("pattern.reason.few_known_places", needed=needed)),
        (gaps["place_share"], phrase("pattern.reason.unknown_places")),
        (gaps["place_rare"], phrase("pattern.reason.rare_places")),
        (gaps["neck"], lack("few_necks", "no_neck_column", "location", "neck_pain")),
        (gaps["neck_rare"], phrase("pattern.reason.rare_necks")),
        (gaps["neck_open"], phrase("pattern.reason.neck_open")),
        (gaps["onset"], lack("few_starts", "no_start_column", "start")),
        (gaps["length"], phrase("pattern.reason.no_length")),
        (gaps["weekday"] & listed, phrase("pattern.reason.listed")),
        (gaps["weekday"] & ~listed, phrase("pattern.reason.no_weekday")),
    ]


def _share_columns(*, places: Floats, hours: Floats, weekdays: Floats) -> dict[str, Any]:
    """Name the shares of places, of hours of onset and of weekdays, each (people, names)."""
    place_names = [f"place_{name.replace(' ', '_')}_share" for name in PLACES]
    hour_names = [f"hour_{hour:02d}_share" for hour in range(features.HOURS)]
    day_names = [f"weekday_{name}_share" for name in features.WEEKDAY_NAMES]
    columns: dict[str, Any] = {}
    for names, shares in ((place_names, places), (hour_names, hours), (day_names, weekdays)):
        columns |= dict(zip(names, shares.T, strict=True))
    return columns


def _side_columns(
    facts: EpisodeFacts, *, unread: bool, min_episodes: int, level: float
) -> tuple[dict[str, Any], Bools, Bools]:
    """Give the share of episodes on one side, and of whom too few, or too small a share, say it."""
    counts = features.count_sides(facts)
    episodes = count_by(facts.who, facts.people)
    unknown = (episodes - counts.sum(axis=1)) * int(unread)
    left, right = counts[:, SIDES.index("left")], counts[:, SIDES.index("right")]
    said = counts.sum(axis=1)
    few: Bools = said < min_episodes
    rare: Bools = ~few & ~sides.say_enough(said, episodes)
    hidden = few | rare
    locked = np.maximum(left, right)
    low, high = wilson_interval(locked, said + unknown, level=level)
    if unknown.any():
        # A side that was not recognised may have been either.
        _, high = wilson_interval(locked + unknown, said + unknown, level=level)
    dominant = np.select([hidden, left > right, right > left], [-1, 0, 1], -1)
    two = pd.Index(["left", "right"], dtype="str")
    columns = {
        "episodes_with_side": said,
        "episodes_side_in_part": count_by(facts.who, facts.people, facts.side_in_part),
        "side_locked_share": _hide(ratio(locked, said), hidden),
        "side_locked_low": _hide(low, hidden),
        "side_locked_high": _hide(high, hidden),
        "dominant_side": pd.Categorical.from_codes(dominant.tolist(), categories=two),
    }
    return columns, few, rare


def _neck_columns(
    facts: EpisodeFacts, *, min_episodes: int, level: float
) -> tuple[dict[str, Any], Bools, Bools, Bools]:
    """Give the share of episodes with the neck; places that are not recognised widen its bounds."""
    said = count_by(facts.who, facts.people, facts.neck_said)
    involved = count_by(facts.who, facts.people, facts.neck)
    unknown = count_by(facts.who, facts.people, facts.unknown_place & ~facts.neck_said)
    few: Bools = said < min_episodes
    low, _ = wilson_interval(involved, said + unknown, level=level)
    _, high = wilson_interval(involved + unknown, said + unknown, level=level)
    without = too_open(said + unknown, unknown)
    rare: Bools = ~few & ~sides.say_enough(said + unknown, count_by(facts.who, facts.people))
    columns = {
        "episodes_with_neck": said,
        "episodes_neck": involved,
        "episodes_neck_unknown": unknown,
        "neck_share": _hide(ratio(involved, said), few | without | rare),
        "neck_low": _hide(low, few | rare),
        "neck_high": _hide(high, few | rare),
    }
    return columns, few, without, rare


def _medians(facts: EpisodeFacts, hours: Floats) -> tuple[Floats, Codes]:
    known = ~np.isnan(hours)
    by_person = pd.Series(hours[known]).groupby(facts.who[known]).median()
    medians = np.asarray(by_person.reindex(np.arange(facts.people)), dtype=np.float64)
    return medians, count_by(facts.who, facts.people, known)


def _shares(counts: Codes, wholes: Codes, few: Bools) -> Floats:
    return _hide(ratio(counts, wholes[:, None]), few[:, None])


def _hide(values: Floats, few: Bools) -> Floats:
    return np.where(few, np.nan, values)
