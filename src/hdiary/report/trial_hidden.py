"""What the page keeps to itself while a trial goes on: how its arms stand so far."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools
from hdiary.report.answers import Answers
from hdiary.report.since import compare_since
from hdiary.trials.arms import is_nothing, names_of
from hdiary.trials.planned import Planned
from hdiary.trials.progress import check_over
from hdiary.trials.units import lay_units
from hdiary.vocabulary.text import fold
from hdiary.words.names import TOGETHER

_NAMING = ("treatment", "factor", "intervention", "against", "other")
"""Columns of an answer's frames that name what may be an arm."""


def refuse_early(diary: Diary, plan: Planned) -> None:
    """Refuse a trial that goes on, a planned look before its end too."""
    # Such a look is for who asks for it, and not for a page that is handed round.
    check_over(lay_units(diary, plan), replace(plan, looks=()), ended=False)


def list_names(plan: Planned) -> frozenset[str]:
    """List the names under which a diary may know what is compared in a trial."""
    return frozenset().union(*(names_of(arm) for arm in plan.arms if not is_nothing(arm)))


def hide_arms(found: Answers, names: frozenset[str], *, last_visit: str | date | None) -> Answers:
    """Take what is compared in a trial out of the answers about treatments, factors and starts."""
    since = found.since
    if names & {fold(name) for name in (since.begun, *since.started)}:
        since = compare_since(found.diary, last_visit=last_visit, hidden=names)
    return replace(
        found,
        since=since,
        treatments=_without(found.treatments, names),
        triggers=_without(found.triggers, names),
    )


def _without(answer: Any, names: frozenset[str]) -> Any:
    """Leave the rows out that name an arm, in every frame of an answer."""
    frames = {one.name: getattr(answer, one.name) for one in fields(answer)}
    changed = {
        name: _filter(frame, names)
        for name, frame in frames.items()
        if isinstance(frame, pd.DataFrame)
    }
    return replace(answer, **changed)


def _filter(frame: pd.DataFrame, names: frozenset[str]) -> pd.DataFrame:
    for column in _NAMING:
        if column in frame:
            frame = frame[~_naming(frame[column], names)].reset_index(drop=True)
    return frame


def _naming(column: pd.Series, names: frozenset[str]) -> Bools:
    """Say which rows name an arm, alone or together with others."""
    every = column.astype("str").unique()
    found = {text for text in every if names & {fold(part) for part in text.split(TOGETHER)}}
    return np.asarray(column.astype("str").isin(found))
