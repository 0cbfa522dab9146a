"""The pattern answer in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from hdiary.questions.result import say_count, say_coverage, say_number

_PLACES_TOLD = 3
_PARTS_OF_DAY = (
    ("at night", (22, 23, 0, 1, 2, 3)),
    ("in the early morning", (4, 5, 6, 7)),
    ("in the morning", (8, 9, 10, 11)),
    ("in the afternoon", (12, 13, 14, 15, 16, 17)),
    ("in the evening", (18, 19, 20, 21)),
)


def tell_pattern(
    *,
    table: pd.DataFrame,
    places: pd.DataFrame,
    hours: pd.DataFrame,
    coverage: pd.DataFrame,
    notices: Sequence[str],
    min_episodes: int,
) -> str:
    """Tell the answer for one person, or an overview of many, one sentence to a line.

    Parameters
    ----------
    table, places, hours, coverage, notices
        Of a `PatternResult`.
    min_episodes
        Its gate.

    Returns
    -------
    str
        Sentences parted by line ends, with numbers rounded.
    """
    if len(table) != 1:
        return "\n".join([*_many(table), *notices])
    row = table.iloc[0]
    covered = say_coverage(coverage.iloc[0])
    if row["episodes"] == 0:
        return "\n".join([covered, "No headache was written down.", *notices])
    sentences = [
        covered,
        _episodes(row, coverage.iloc[0]),
        _side(row, min_episodes),
        _places(row, places, min_episodes),
        _neck(row),
        _onset(row, hours, min_episodes),
        _length(row),
    ]
    return "\n".join([s for s in sentences if s] + list(notices))


def _episodes(row: pd.Series, coverage: pd.Series) -> str:
    return (
        f"It holds {say_count(row['episodes'], 'headache episode')} on "
        f"{say_count(coverage['headache_days'], 'headache day')}."
    )


def _side(row: pd.Series, min_episodes: int) -> str:
    said = row["episodes_with_side"]
    if said < min_episodes:
        return (
            f"The side was written down for {said if said else 'none'} of the episodes; "
            f"it takes {min_episodes} to say more."
        )
    many = _percent(row["side_locked_share"], row["side_locked_low"], row["side_locked_high"])
    if pd.isna(row["dominant_side"]):
        return f"No side leads: of {said} episodes, left only and right only are equally many."
    return (
        f"The headache keeps mostly to the {row['dominant_side']} side: {many} of {said} episodes "
        "were on that side only."
        if row["side_locked_share"] > 0.5
        else f"The side changes: {row['dominant_side']} only is the most frequent single side, in "
        f"{many} of {said} episodes."
    )


def _places(row: pd.Series, places: pd.DataFrame, min_episodes: int) -> str:
    if row["episodes_with_place"] < min_episodes:
        return ""
    named = places[places["episodes"] > 0].sort_values("episodes", ascending=False, kind="stable")
    first = named.head(_PLACES_TOLD)
    shares = [say_number(100 * share, 0) for share in first["share"]]
    told = [f"{place} ({n} %)" for place, n in zip(first["place"], shares, strict=True)]
    joined = " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)
    return f"It was felt most often here: {joined}."


def _neck(row: pd.Series) -> str:
    if pd.isna(row["neck_share"]):
        return ""
    many = _percent(row["neck_share"], row["neck_low"], row["neck_high"])
    return (
        f"The neck was involved in {many} of the {row['episodes_with_neck']} episodes that say "
        "where it hurt; several kinds of headache come with neck pain, so this is "
        "for you and your clinician to look at together."
    )


def _onset(row: pd.Series, hours: pd.DataFrame, min_episodes: int) -> str:
    known = row["onset_known"]
    if known < min_episodes:
        return ""
    counts = hours.sort_values("hour")["episodes"].to_numpy()
    parts = [(int(counts[list(part)].sum()), name) for name, part in _PARTS_OF_DAY]
    most, name = max(parts, key=lambda part: part[0])
    return f"It began most often {name}: in {most} of {known} episodes with a known start."


def _length(row: pd.Series) -> str:
    if np.isnan(row["median_hours"]):
        return "How long episodes last is not known: none has both a start and an end."
    return (
        f"Half of the {say_count(row['hours_known'], 'episode')} with a known start and end "
        f"lasted {_hours(row['median_hours'])} or longer."
        if row["hours_known"] > 1
        else f"The one episode with a known start and end lasted {_hours(row['median_hours'])}."
    )


def _hours(hours: float) -> str:
    if hours < 1:
        return f"{say_number(60 * hours, 0)} minutes"
    return f"{say_number(hours)} hours" if say_number(hours) != "1" else "1 hour"


def _percent(share: float, low: float, high: float) -> str:
    one, few, many = (say_number(100 * v, 0) for v in (share, low, high))
    return f"{one} % (likely between {few} and {many} %)"


def _many(table: pd.DataFrame) -> list[str]:
    if not len(table):
        return ["The diary holds no days."]
    sentences = [f"The diary holds {len(table)} people and {table['episodes'].sum()} episodes."]
    for column, words in (
        ("side_locked_share", "kept to one side, in the typical person, in"),
        ("neck_share", "involved the neck, in the typical person, in"),
    ):
        known = table[column].dropna()
        if len(known):
            sentences.append(
                f"Episodes {words} {say_number(100 * known.median(), 0)} % "
                f"({say_count(len(known), 'person', 'people')} with enough episodes)."
            )
    lengths = table["median_hours"].dropna()
    if len(lengths):
        sentences.append(
            f"They lasted {_hours(lengths.median())} in the typical person "
            f"({say_count(len(lengths), 'person', 'people')} with known lengths)."
        )
    return sentences
