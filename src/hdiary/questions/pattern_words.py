"""The pattern answer in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence, Set

import numpy as np
import pandas as pd

from hdiary.questions.result import NOTHING_YET, say_coverage
from hdiary.questions.side_words import find_leading_side, say_side_counts
from hdiary.questions.unsaid import say_unsaid
from hdiary.stats import wilson_interval
from hdiary.vocabulary.say import say_count, say_list, say_number, say_share

_PLACES_TOLD = 3
_FEWEST_LENGTHS = 3
_STRICT = 0.99
"""Level for five looks at once, so that one in twenty even days shows a part that stands out."""
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
    sides: pd.DataFrame,
    places: pd.DataFrame,
    hours: pd.DataFrame,
    coverage: pd.DataFrame,
    notices: Sequence[str],
    columns_in: Set[str],
    unread: Set[str],
    unknown_places: Sequence[str],
    min_episodes: int,
) -> str:
    """Tell the answer for one person, or an overview of many, one sentence to a line."""
    if len(table) != 1:
        return "\n".join([*_many(table), *notices])
    row = table.iloc[0]
    covered = say_coverage(coverage.iloc[0])
    if not coverage["recorded"].iloc[0]:
        return "\n".join([covered, NOTHING_YET, *notices])
    if row["episodes"] == 0:
        return "\n".join([covered, "No headache was written down.", *notices])
    sentences = [
        covered,
        _episodes(row, coverage.iloc[0]),
        _side(row, sides, columns_in, unread, min_episodes),
        _some_sides_unread(row, unread),
        _places(row, places, min_episodes),
        _unknown_places(row, unknown_places),
        _neck(row),
        _onset(row, hours, min_episodes),
        _length(row, columns_in, unread),
    ]
    return "\n".join([s for s in sentences if s] + list(notices))


def _episodes(row: pd.Series, coverage: pd.Series) -> str:
    return (
        f"It holds {say_count(row['episodes'], 'headache episode')} on "
        f"{say_count(coverage['headache_days'], 'headache day')} (an episode: headaches with less "
        "than 24 hours free between them)."
    )


def _side(
    row: pd.Series, sides: pd.DataFrame, columns_in: Set[str], unread: Set[str], min_episodes: int
) -> str:
    said = row["episodes_with_side"]
    if not said and "side" not in columns_in:
        return f"{say_unsaid('', columns_in, column='side')}, so the side is not known."
    if not said and "side" in unread:
        return "What was written of the side was not recognised, so the side is not known."
    if not said:
        return "The side was not written down for any episode."
    counts = say_side_counts(sides)
    if said < min_episodes:
        of = say_count(said, "episode")
        return f"The side was written down for {of} ({counts}): too few to say more."
    lead = find_leading_side(sides, min_episodes=min_episodes)
    if lead is None:
        return f"No side clearly leads: of {said} episodes, {counts}."
    many = sides["episodes"][sides["side"] == lead].to_numpy()
    low, high = wilson_interval(many, np.array([said]), level=0.95)
    told = f"{_percent(many[0] / said, low[0], high[0])} of {said} episodes"
    if lead == "both":
        return f"The headache is mostly on both sides: in {told}."
    if lead == "shifting":
        return f"The headache mostly changes sides: in {told}."
    return f"The headache keeps mostly to the {lead} side: {told} were on that side only."


def _some_sides_unread(row: pd.Series, unread: Set[str]) -> str:
    if "side" not in unread or not row["episodes_with_side"]:
        return ""
    return "Some of what was written of the side was not recognised and is counted nowhere here."


def _places(row: pd.Series, places: pd.DataFrame, min_episodes: int) -> str:
    named = places[places["episodes"] > 0].sort_values("episodes", ascending=False, kind="stable")
    if row["episodes_with_place"] < min_episodes or not len(named):
        return ""
    told = [
        f"{r['place']} ({r['episodes'] if pd.isna(r['share']) else say_share(r['share'])})"
        for r in named.head(_PLACES_TOLD).to_dict("records")
    ]
    if named["share"].isna().all():
        return (
            f"Of {row['episodes_with_place']} episodes with a place that is recognised, it was "
            f"felt most often here: {say_list(told)}."
        )
    return f"It was felt most often here: {say_list(told)}."


def _unknown_places(row: pd.Series, words: Sequence[str]) -> str:
    """Tell of places that are not recognised, in the person's own words."""
    many = int(row["episodes_place_unknown"])
    if not many:
        return ""
    quoted = f" ({say_list([_quote(word) for word in words])})" if words else ""
    if not row["episodes_with_place"]:
        return (
            f"The places written down were not recognised{quoted}, so where it hurt is not known."
        )
    return (
        f"In {say_count(many, 'episode')} a place was written down that is not recognised{quoted}."
    )


def _quote(word: str) -> str:
    return f'"{word}"'


def _neck(row: pd.Series) -> str:
    known, unknown = int(row["episodes_with_neck"]), int(row["episodes_neck_unknown"])
    open_in = f"in {unknown} more it is not known, because a place is not recognised"
    if pd.isna(row["neck_share"]):
        if not unknown:
            return ""
        involved = int(row["episodes_neck"])
        if not involved:
            return (
                f"Whether the neck was involved is not known for {say_count(unknown, 'episode')}."
            )
        return (
            "The neck was involved (neck pain noted or the neck named) in "
            f"{involved} of the {say_count(known, 'episode')} that tell; {open_in}."
        )
    many = _percent(row["neck_share"], row["neck_low"], row["neck_high"])
    return (
        f"The neck was involved (neck pain noted or the neck named) in {many} of the "
        f"{known} episodes that tell; {f'{open_in}; ' if unknown else ''}neck pain comes commonly "
        "with migraine too (69% of 487 people, Lampl 2015): for you and your clinician to look at "
        "together."
    )


def _onset(row: pd.Series, hours: pd.DataFrame, min_episodes: int) -> str:
    """Name the part of the day that has more starts than its length would give it."""
    # The lower end of a 99 % interval must lie above the share of the day that the part takes
    # up.
    known = int(row["onset_known"])
    if known < min_episodes:
        return ""
    counts = hours.sort_values("hour")["episodes"].to_numpy()
    many = np.array([counts[list(part)].sum() for _, part in _PARTS_OF_DAY], dtype=np.int64)
    length = np.array([len(part) for _, part in _PARTS_OF_DAY]) / len(counts)
    low, _ = wilson_interval(many, np.full(len(many), known), level=_STRICT)
    clear = [i for i in np.argsort(-many / length, kind="stable") if low[i] > length[i]]
    if not clear:
        return f"No time of day stands out among the {known} episodes with a known start."
    told = [f"{_PARTS_OF_DAY[i][0]} ({many[i]})" for i in clear]
    return (
        f"Of {known} episodes with a known start, more began {say_list(told)} than an even spread "
        "over the day would give."
    )


def _length(row: pd.Series, columns_in: Set[str], unread: Set[str]) -> str:
    """Say how long episodes last, or what column that would need."""
    missing = [] if "start" in columns_in else ["start"]
    missing += [] if columns_in & {"end", "duration_h"} else ["end"]
    if not row["pain_hours_known"] and not missing and unread & {"start", "end", "duration_h"}:
        return "How long episodes last is not known: not every start and end could be read."
    if row["pain_hours_known"] or not missing:
        return say_length(row, "episode")
    return (
        "How long episodes last is not known: no column of this diary was understood as their "
        f"{' and '.join(missing)}."
    )


def say_length(row: pd.Series, word: str) -> str:
    """Say how long headaches last, pauses left out."""
    many = int(row["pain_hours_known"])
    if many < _FEWEST_LENGTHS:
        few = "none has" if not many else "only one has" if many == 1 else f"only {many} have"
        return f"How long {word}s last is not known: {few} every start and end written down."
    return (
        f"Of {many} {word}s with every start and end written down, half lasted "
        f"{_hours(row['median_pain_hours'])} or more, pauses left out."
    )


def _hours(hours: float) -> str:
    if hours < 1 and (minutes := int(np.rint(60 * hours))) < 60:
        return say_count(max(minutes, 1), "minute")
    return f"{say_number(hours)} hours" if say_number(hours) != "1" else "1 hour"


def _percent(share: float, low: float, high: float) -> str:
    return f"{say_share(share)} (likely {say_share(low)} to {say_share(high)})"


def _many(table: pd.DataFrame) -> list[str]:
    if not len(table):
        return ["The diary holds no days."]
    sentences = [
        f"The diary holds {len(table)} people and "
        f"{say_count(int(table['episodes'].sum()), 'episode')}."
    ]
    for column, words in (
        ("side_locked_share", "kept to one side, in the typical person, in"),
        ("neck_share", "involved the neck, in the typical person, in"),
    ):
        known = table[column].dropna()
        if len(known):
            sentences.append(
                f"Episodes {words} {say_share(known.median())} "
                f"({say_count(len(known), 'person', 'people')} with enough episodes)."
            )
    lengths = table.loc[table["pain_hours_known"] >= _FEWEST_LENGTHS, "median_pain_hours"]
    if len(lengths):
        sentences.append(
            f"In the typical person half lasted {_hours(lengths.median())} or more "
            f"({say_count(len(lengths), 'person', 'people')} with known lengths)."
        )
    return sentences
