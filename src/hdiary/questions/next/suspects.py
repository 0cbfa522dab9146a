"""Suspects to name beforehand: what a person can change, and what naming it would bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log, sqrt
from typing import Any

import numpy as np
import pandas as pd

from hdiary.questions.next.person import Person
from hdiary.questions.next.power import power_of_effect
from hdiary.questions.next.rules import LEAST_POWER, LONGEST, POWER, SOUGHT, SUSPECTS
from hdiary.questions.next.steps import NEW_DIARY, Step
from hdiary.vocabulary.verdicts import CANNOT_TELL
from hdiary.words import phrase

GOOD = frozenset({"walking", "running", "cycling", "swimming", "exercise", "yoga", "gardening"})
"""What is worth doing more of, if fewer headaches seem to follow it, and never less."""
FIXED = frozenset({"work", "desk work", "childcare", "sleeping", "driving", "travel"})
"""What few people can choose from one week to the next."""
_NEVER_LESS = GOOD | {"resting", "sleeping", "social"}
_SOURCES = ("activity", "posture")
_LIKELY = 0.3
"""The p-value of each alone, above which it is no suspect."""
_FEWEST, _MOST = 2, 3
_FOUR_WEEKS = 4


def open_factors(person: Person) -> pd.DataFrame:
    """Give what a person can change and what the diary cannot tell of, the likeliest first."""
    before = person.rows(person.found.triggers.before)
    is_open = (before["verdict"] == CANNOT_TELL) & before["se"].notna() & ~before["suspect"]
    mine = before[is_open & before["source"].isin(_SOURCES) & ~before["early_sign"]]
    harm = mine["alone_odds_ratio"] > 1
    mine = mine.assign(harm=harm, p=mine["alone_p_value"].fillna(1.0))
    mine = mine[(harm & ~mine["factor"].isin(_NEVER_LESS)) | (~harm & mine["factor"].isin(GOOD))]
    # What seems to bring headaches comes first, by how it stands out alone.
    return mine.sort_values(["harm", "p"], ascending=[False, True], kind="stable")


def name_suspects(person: Person) -> Step | None:
    """Name a few suspects now and judge them on the days that follow."""
    found = person.found.triggers
    mine = open_factors(person)
    # What the diary rules out already need not be sought.
    possible = ~(mine["ci_high"] < SOUGHT)
    mine = mine[mine["harm"] & possible & (mine["p"] <= _LIKELY)].head(_MOST)
    if len(mine) < _FEWEST:
        return None
    looks = int(person.rows(found.table)["p_value"].notna().sum())
    if looks <= len(mine):
        return None
    from hdiary.questions.triggers.suspects import SUSPECTS_SHARE

    settings = found.settings
    few, many = (
        min(settings["false_discovery"] * share, 1 - settings["level"])
        for share in (max(SUSPECTS_SHARE, len(mine) / looks) / len(mine), 1 / looks)
    )
    rows = mine.to_dict("records")
    weeks = next_weeks(rows, person, few)
    seen = [_power(rows, person, weeks, level) for level in (few, many)]
    if seen[0] < LEAST_POWER:
        return None
    names = tuple((str(row["factor"]), str(row["kind"])) for row in rows)
    return Step(
        kind=SUSPECTS,
        what="name suspects",
        do=phrase("next.suspects.do", names=names),
        why=phrase(
            "next.suspects.why", weeks=weeks, odds=SOUGHT, few=seen[0], many=seen[1], looks=looks
        ),
        gain=seen[0] * 0.9,
        now=_power(rows, person, person.weeks, many),
        brings=seen[0],
        unit="chance to see odds of 3",
        weeks=weeks,
        command=("hdiary", "triggers", NEW_DIARY, *_options(rows)),
    )


def _options(rows: Sequence[Mapping[Any, Any]]) -> tuple[str, ...]:
    return tuple(part for row in rows for part in ("--suspects", str(row["factor"])))


def next_weeks(rows: Sequence[Mapping[Any, Any]], person: Person, level: float) -> int:
    """Give the fewest weeks, in steps of four, in which the suspects would mostly be seen."""
    for weeks in range(2 * _FOUR_WEEKS, LONGEST, _FOUR_WEEKS):
        if _power(rows, person, weeks, level) >= POWER:
            return weeks
    return LONGEST


def _power(rows: Sequence[Mapping[Any, Any]], person: Person, weeks: float, level: float) -> float:
    """Give how often odds so far apart would be seen in so many weeks like these, on average."""
    # What a diary tells grows with its days; a factor is sure to be told below its own share.
    days = weeks * 7 * person.kept
    errors = [float(row["se"]) * sqrt(int(row["days_used"]) / days) for row in rows]
    return float(np.mean([power_of_effect(log(SOUGHT), se, level=1 - level) for se in errors]))
