"""Episodes and days counted by side, place, hour and weekday: long frames, patient by patient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, count_by, patient_codes, patient_column, ratio
from hdiary.diary.calendar import SEPARATOR
from hdiary.diary.coverage import lists_only_headaches
from hdiary.diary.episodes import number_episodes
from hdiary.questions.pattern.sides import find_sides, find_sides_at, say_enough
from hdiary.stats import wilson_interval
from hdiary.vocabulary.places import PLACES
from hdiary.vocabulary.sides import SIDES

WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOURS = 24
MOST_UNKNOWN = 0.1
"""A share is given where what is not recognised is no more of what was said than this."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class EpisodeFacts:
    """One element per episode, in the order of ``diary.episodes``."""

    people: int  # How many patients
    who: Codes  # Whose episode it is, 0 to people - 1
    side: Codes  # Place in ``SIDES``; -1 where not said
    side_in_part: Bools  # Whether one was said, on fewer than half of the days
    places: Bools  # Whether each of ``PLACES`` was named, shape (episodes, places)
    placed: Bools  # Whether any place was said that is recognised
    unknown_place: Bools  # Whether any place was said that is not
    # neck, neck_said: whether the neck was involved, and whether that is known
    neck: Bools
    neck_said: Bools
    hour: Codes  # Hour of onset, 0 to 23; -1 where not known
    # Length from start to end, pauses included [h]; NaN where either is not known
    hours: np.ndarray[Any, np.dtype[np.float64]]
    # Length without the pauses [h]; NaN where the start or end of any entry is not known
    pain_hours: np.ndarray[Any, np.dtype[np.float64]]


def gather_episodes(diary: Diary) -> EpisodeFacts:
    """Lay out what is counted about every episode of a diary."""
    episodes = diary.episodes
    neck = episodes["neck"]
    onset = episodes["onset_hour"].to_numpy(dtype=np.float64)
    located = episodes["locations"]
    named = [set(str(cell).split(SEPARATOR)) for cell in located.cat.categories]
    # The last row of the look-up stands for an episode without any place.
    lookup = np.array([[p in cell for p in PLACES] for cell in [*named, set()]], dtype=np.bool_)
    unknown = np.array([not cell <= {*PLACES} for cell in [*named, set()]], dtype=np.bool_)
    who, people = patient_codes(episodes), len(diary.patients)
    places = lookup[located.cat.codes.to_numpy()]
    without_neck = (~neck).fillna(False).to_numpy(dtype=np.bool_)
    places &= ~_tell_of_neck_only(who, places, without_neck, people=people)[who, None]
    side, in_part = find_sides(diary)
    return EpisodeFacts(
        people=people,
        who=who,
        side=side,
        side_in_part=in_part,
        places=places,
        placed=np.any(places, axis=1),
        unknown_place=unknown[located.cat.codes.to_numpy()],
        neck=neck.fillna(False).to_numpy(dtype=np.bool_),
        neck_said=neck.notna().to_numpy(dtype=np.bool_),
        hour=np.where(np.isnan(onset), -1, np.nan_to_num(onset)).astype(np.int64),
        hours=episodes["hours"].to_numpy(dtype=np.float64),
        pain_hours=episodes["pain_hours"].to_numpy(dtype=np.float64),
    )


def count_clear_necks(diary: Diary) -> tuple[Codes, Codes]:
    """Count each person's clear days that tell of the neck, and those on which it was noted."""
    # Who asks every day whether it is stiff says nothing of headaches by a yes alone.
    days, people = diary.days, len(diary.patients)
    clear = (days["state"] == "clear").to_numpy(dtype=np.bool_)
    places = days["locations"].cat.categories
    named = np.array([*("neck" in str(cell).split(SEPARATOR) for cell in places), False])
    in_place = named[days["locations"].cat.codes.to_numpy()]
    hurt = days["neck_pain"].to_numpy(dtype=np.float64)
    who = patient_codes(days)
    said = count_by(who, people, clear & (in_place | ~np.isnan(hurt)))
    noted = count_by(who, people, clear & (in_place | (np.nan_to_num(hurt) > 0)))
    # Who only names the neck now and then, and never says that it was well, does not tell of it.
    told = (noted < said) | (said == count_by(who, people, clear))
    return np.where(told, said, 0), np.where(told, noted, 0)


def _tell_of_neck_only(who: Codes, places: Bools, without_neck: Bools, *, people: int) -> Bools:
    """Say who tells of the neck alone, by yes and no: that does not say where else it hurt."""
    elsewhere: Bools = np.any(np.delete(places, PLACES.index("neck"), axis=1), axis=1)
    placed: Bools = np.any(places, axis=1)
    alone: Bools = np.logical_and(without_neck, ~placed)
    denied = count_by(who, people, alone) > 0
    only: Bools = denied & (count_by(who, people, elsewhere) == 0)
    return only


def count_cells(who: Codes, cell: Codes, *, people: int, cells: int, where: Bools) -> Codes:
    """Count rows by patient and cell, shape (people, cells)."""
    flat = who[where] * cells + cell[where]
    counts = np.bincount(flat, minlength=people * cells).astype(np.int64)
    return counts.reshape(people, cells)


def count_sides(facts: EpisodeFacts) -> Codes:
    """Count episodes by side, shape (people, sides)."""
    return count_cells(
        facts.who, facts.side, people=facts.people, cells=len(SIDES), where=facts.side >= 0
    )


def count_places(facts: EpisodeFacts) -> Codes:
    """Count episodes by place, shape (people, places); an episode may have several."""
    named = facts.places.T
    return np.column_stack([count_by(facts.who, facts.people, place) for place in named])


def count_hours(facts: EpisodeFacts) -> Codes:
    """Count known onsets by hour, shape (people, 24)."""
    return count_cells(
        facts.who, facts.hour, people=facts.people, cells=HOURS, where=facts.hour >= 0
    )


def too_open(said: Codes, unknown: Codes) -> Bools:
    """Say where what is not recognised is too much for a share of the rest to stand for all."""
    return unknown > MOST_UNKNOWN * said


def list_sides(diary: Diary, facts: EpisodeFacts) -> pd.DataFrame:
    """Give ``patient``, ``side``, ``episodes``, ``share`` (of episodes with a side said)."""
    counts = count_sides(facts)
    table = _long(diary, "side", SIDES, episodes=counts)
    table["share"] = ratio(counts, counts.sum(axis=1, keepdims=True)).ravel()
    return table


def list_places(diary: Diary, facts: EpisodeFacts, *, level: float) -> pd.DataFrame:
    """Give ``patient``, ``place``, ``episodes``, ``said``, ``share`` and its interval."""
    # There is no share where many of the places written down are not recognised.
    # Nor where too few of the episodes name any.
    counts = count_places(facts)
    said = count_by(facts.who, facts.people, facts.placed)
    unknown = count_by(facts.who, facts.people, facts.unknown_place)
    either = count_by(facts.who, facts.people, facts.placed | facts.unknown_place)
    hidden = too_open(either, unknown) | ~say_enough(either, count_by(facts.who, facts.people))
    table = _long(diary, "place", PLACES, episodes=counts)
    table["said"] = np.repeat(said, len(PLACES))
    table = _with_shares(table, "episodes", "said", level=level)
    table.loc[np.repeat(hidden, len(PLACES)), _SHARES] = np.nan
    return table


def list_place_sides(diary: Diary, facts: EpisodeFacts) -> pd.DataFrame:
    """Give ``patient``, ``place``, ``side``, ``episodes`` where one entry says both."""
    cells = len(PLACES) * len(SIDES)
    counts = np.zeros((facts.people, cells), dtype=np.int64)
    which = number_episodes(diary.entries)
    located = diary.entries["location"].cat
    items = [set(str(cell).split(SEPARATOR)) for cell in located.categories]
    for place, name in enumerate(PLACES):
        at = slice(place * len(SIDES), (place + 1) * len(SIDES))
        named = np.array([*(name in cell for cell in items), False])[located.codes.to_numpy()]
        side = find_sides_at(diary, which, facts.side, named)
        counts[:, at] = count_cells(
            facts.who,
            side,
            people=facts.people,
            cells=len(SIDES),
            where=(side >= 0) & facts.places[:, place],
        )
    return pd.DataFrame(
        {
            "patient": patient_column(diary, np.repeat(np.arange(facts.people), cells)),
            "place": _labels(np.repeat(np.arange(len(PLACES)), len(SIDES)), PLACES, facts.people),
            "side": _labels(np.tile(np.arange(len(SIDES)), len(PLACES)), SIDES, facts.people),
            "episodes": counts.ravel(),
        }
    )


def list_hours(diary: Diary, facts: EpisodeFacts) -> pd.DataFrame:
    """Give ``patient``, ``hour`` (0 to 23), ``episodes``, ``share`` (of known onsets)."""
    counts = count_hours(facts)
    return pd.DataFrame(
        {
            "patient": patient_column(diary, np.repeat(np.arange(facts.people), HOURS)),
            "hour": np.tile(np.arange(HOURS), facts.people),
            "episodes": counts.ravel(),
            "share": ratio(counts, counts.sum(axis=1, keepdims=True)).ravel(),
        }
    )


def list_weekdays(diary: Diary, *, level: float) -> pd.DataFrame:
    """Give ``patient``, ``weekday``, ``recorded``, ``headache_days``, ``share``, interval."""
    # From a list of attacks only the days are counted: a share would need the clear days.
    days, people = diary.days, len(diary.patients)
    who = patient_codes(days)
    weekday = days["date"].dt.day_of_week.to_numpy(dtype=np.int64)
    state = days["state"].astype("str").to_numpy()
    counted = {
        name: count_cells(who, weekday, people=people, cells=len(WEEKDAY_NAMES), where=where)
        for name, where in (
            ("recorded", state != "not recorded"),
            ("headache_days", state == "headache"),
        )
    }
    table = _long(diary, "weekday", WEEKDAY_NAMES, **counted)
    table = _with_shares(table, "headache_days", "recorded", level=level)
    open_days = count_by(who, people, state == "not recorded") > 0
    hidden = lists_only_headaches(diary) & open_days
    table.loc[np.repeat(hidden, len(WEEKDAY_NAMES)), _SHARES] = np.nan
    return table


def list_lengths(diary: Diary) -> pd.DataFrame:
    """Give ``patient``, ``episode``, ``pain_hours``, ``hours`` where the first is known."""
    episodes = diary.episodes
    known = episodes["pain_hours"].notna()
    columns = ["patient", "episode", "pain_hours", "hours"]
    return episodes.loc[known, columns].reset_index(drop=True)


_SHARES = ["share", "ci_low", "ci_high"]


def _with_shares(table: pd.DataFrame, part: str, whole: str, *, level: float) -> pd.DataFrame:
    parts, wholes = table[part].to_numpy(), table[whole].to_numpy()
    table["share"] = ratio(parts, wholes)
    table["ci_low"], table["ci_high"] = wilson_interval(parts, wholes, level=level)
    return table


def _long(diary: Diary, name: str, words: Sequence[str], **counts: Codes) -> pd.DataFrame:
    people = len(diary.patients)
    return pd.DataFrame(
        {
            "patient": patient_column(diary, np.repeat(np.arange(people), len(words))),
            name: _labels(np.arange(len(words)), words, people),
            **{column: values.ravel() for column, values in counts.items()},
        }
    )


def _labels(codes: Codes, words: Sequence[str], people: int) -> pd.Categorical:
    names = pd.Index(list(words), dtype="str")
    return pd.Categorical.from_codes(np.tile(codes, people).tolist(), categories=names)
