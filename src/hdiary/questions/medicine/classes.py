"""Medication days by class, in the last 28 days and in three windows of 30, beside the limits."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, patient_column, whole_numbers
from hdiary.questions.facts import DayFacts
from hdiary.questions.medicine import overuse
from hdiary.questions.medicine.overuse import GROUPS, WINDOW_DAYS, WINDOWS, count_days, is_silent
from hdiary.questions.medicine.verdicts import NO_LIMIT, VERDICTS
from hdiary.questions.reasons import Reasons
from hdiary.vocabulary.classes import ACUTE_CLASSES, TREATMENT_CLASSES
from hdiary.words import phrase, say_plain

MONTH = 28
CLASS, GROUP = "class", "group"
_UNDER = {group.name: phrase("medicine.verdict.counted", group=group.name) for group in GROUPS}
_COUNTED_UNDER = {name: say_plain(told) for name, told in _UNDER.items()}
MEDICATION_VERDICTS: Reasons = {
    **VERDICTS,
    **{_COUNTED_UNDER[name]: told for name, told in _UNDER.items()},
}
"""By its words in the table of `count_medication`: each verdict as a phrase."""


def count_medication(diary: Diary, facts: DayFacts) -> pd.DataFrame:
    """Count the days with each kind of acute headache medicine, with bounds.

    Parameters
    ----------
    diary
        For its patients.
    facts
        Its days.

    Returns
    -------
    pandas.DataFrame
        One row per patient and class of which a dose stands in the diary, then one per group of
        classes that has a limit and was used: ``patient``, ``medication``, ``counts``
        (``"class"`` or ``"group"``), ``last_28_lowest``, ``last_28_highest`` [days in the last
        28], ``w1_lowest``, ``w1_highest`` to ``w3_highest`` [days in 30, the newest window
        first], ``limit`` [days in 30, missing where the limit is that of a group or there is
        none], ``windows`` (how many the diary reaches over), ``verdict``.

    Notes
    -----
    Limits and bounds are those of `hdiary.questions.medicine.overuse.make_overuse` (ICHD-3 8.2,
    doi:10.1177/0333102417738202). What is shorter than the window is missing.
    """
    used = _ever_used(facts)
    parts = [
        _class_rows(diary, facts, name, used[:, k])
        for k, name in enumerate(ACUTE_CLASSES)
        if used[:, k].any()
    ]
    parts.append(_group_rows(diary, facts, used))
    table = pd.concat(parts, ignore_index=True)
    order = np.lexsort(
        (np.arange(len(table)), table["counts"] == GROUP, table["patient"].cat.codes)
    )
    return table.iloc[order].reset_index(drop=True)


def _ever_used(facts: DayFacts) -> Bools:
    used = np.zeros((facts.people, len(ACUTE_CLASSES)), dtype=np.bool_)
    for k in range(len(ACUTE_CLASSES)):
        used[facts.who[facts.took[:, k]], k] = True
    return used


def _class_rows(diary: Diary, facts: DayFacts, name: str, used: Bools) -> pd.DataFrame:
    who = np.flatnonzero(used).astype(np.int64)
    group = next((g for g in GROUPS if name in g.classes), None)
    verdict = NO_LIMIT if group is None else _COUNTED_UNDER[group.name]
    rows: dict[str, Any] = {
        "patient": patient_column(diary, who),
        "medication": pd.array([TREATMENT_CLASSES[name].words] * len(who), dtype="str"),
        "counts": pd.array([CLASS] * len(who), dtype="str"),
        **_last_month(facts, (name,), who),
        **_windows(facts, (name,), who),
        "limit": pd.array([None] * len(who), dtype="Int64"),
        "windows": np.minimum(facts.length // WINDOW_DAYS, WINDOWS)[who],
        "verdict": pd.array([verdict] * len(who), dtype="str"),
    }
    return pd.DataFrame(rows)


def _last_month(facts: DayFacts, classes: tuple[str, ...], who: Codes) -> dict[str, Any]:
    lowest, highest = count_days(facts, classes, window_days=MONTH, windows=1)
    missing = (facts.length[who] < MONTH) | is_silent(facts)[who]
    return {
        f"last_28_{end}": whole_numbers(counts[who, 0], missing)
        for end, counts in (("lowest", lowest), ("highest", highest))
    }


def _windows(facts: DayFacts, classes: tuple[str, ...], who: Codes) -> dict[str, Any]:
    lowest, highest = count_days(facts, classes)
    reached = np.minimum(facts.length // WINDOW_DAYS, WINDOWS)[who]
    silent = is_silent(facts)[who]
    return {
        f"w{window + 1}_{end}": whole_numbers(counts[who, window], (reached <= window) | silent)
        for window in range(WINDOWS)
        for end, counts in (("lowest", lowest), ("highest", highest))
    }


def _group_rows(diary: Diary, facts: DayFacts, used: Bools) -> pd.DataFrame:
    """Give the groups that a person used; all together where they used more than one."""
    rows = overuse.make_overuse(diary, facts).rename(columns={"group": "medication"})
    everyone = np.arange(facts.people, dtype=np.int64)
    months = [_last_month(facts, group.classes, everyone) for group in (*GROUPS, overuse.TOGETHER)]
    for end in ("last_28_lowest", "last_28_highest"):
        by_group = pd.concat([month[end] for month in months]).sort_index(kind="stable")
        rows[end] = by_group.to_numpy()
    taken = [used[:, [ACUTE_CLASSES.index(n) for n in g.classes]].any(axis=1) for g in GROUPS]
    several = np.sum(taken, axis=0) > 1
    rows = rows[np.stack([*taken, several], axis=1).ravel()].reset_index(drop=True)
    rows["medication"] = rows["medication"].astype("str")
    rows["counts"] = pd.array([GROUP] * len(rows), dtype="str")
    rows["limit"] = rows["limit"].astype("Int64")
    return rows
