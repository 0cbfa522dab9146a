"""The diary of some people of a cohort, as if they were selected from the diary of everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from hdiary.cohort.engine.about import About
from hdiary.cohort.engine.plain import make_typed
from hdiary.diary import Diary, Problems
from hdiary.diary.days import make_days
from hdiary.diary.span import cut_span
from hdiary.diary.together import find_repeats
from hdiary.read.several.stacked import LINE
from hdiary.words import phrase


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Recalled:
    """What of the reading of everybody still matters for some of them."""

    columns: pd.DataFrame
    rows_joined: int = 0
    decisions: tuple[Any, ...] = ()
    phrases: Mapping[str, Any] = field(default_factory=dict)


def restore_diary(entries: pd.DataFrame, about: About, *, file: str) -> Diary:
    """Make the diary of some people from their plain entries."""
    patients = list(dict.fromkeys(entries["patient"].astype("str")))
    typed = make_typed(entries, patients)
    settings = dict(about.settings)
    stated = settings.get("clear_between")
    if stated is not None:
        settings["clear_between"] = _cut(typed, tuple(stated), alone=len(patients) < about.people)
    found, columns = Problems(file), list(about.unread)
    for name in columns:
        found.warn("unreadable", column=name, expected=phrase("say.as_is", text=name))
    return Diary(
        entries=typed,
        lines=entries[LINE].to_numpy(dtype=np.int64),
        repeats=find_repeats(typed),
        settings=settings,
        attack_list=about.attack_list,
        problems=found.frame(),
        reading=Recalled(columns=pd.DataFrame({"column": columns, "became": columns})),
        file=file,
        columns_in=frozenset(about.columns_in),
    )


def _cut(typed: pd.DataFrame, stated: tuple[str, str], *, alone: bool) -> tuple[str, str] | None:
    """Keep a stated clear period within the days of one person who is among several."""
    if not alone or len(typed["patient"].cat.categories) > 1:
        return stated
    days = make_days(typed)["date"]
    return cut_span(stated, days.min(), days.max())
