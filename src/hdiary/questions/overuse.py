"""Days with acute medication beside the limits of ICHD-3, with bounds for what was not said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.day_facts import DayFacts
from hdiary.questions.result import Bools, Codes, count_by, patient_column, whole_numbers
from hdiary.vocabulary.classes import ACUTE_CLASSES

WINDOW_DAYS = 30
WINDOWS = 3

AT_LIMIT = "at or above the limit in all three windows"
SOMETIMES = "at or above the limit in some windows"
BELOW = "below the limit"
CANNOT_TELL = "cannot tell: unlogged days"
TOO_SHORT = "not assessable: needs about three months"
ONE_GROUP = "not applicable: fewer than two medication groups"
NOT_SAID = "not assessable: no treatment was written down"


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class MedicationGroup:
    """A row of the table: drug classes that count together, and their limit [days per 30]."""

    name: str
    classes: tuple[str, ...]
    limit: int


GROUPS: tuple[MedicationGroup, ...] = (
    MedicationGroup(
        name="simple analgesics together", classes=("nsaid", "simple_analgesic"), limit=15
    ),
    MedicationGroup(name="combination analgesics", classes=("combination_analgesic",), limit=10),
    MedicationGroup(name="triptans", classes=("triptan",), limit=10),
    MedicationGroup(name="ergots", classes=("ergot",), limit=10),
    MedicationGroup(name="opioids", classes=("opioid",), limit=10),
)
"""The drug classes for which ICHD-3 8.2 names a limit; gepants have none."""

TOGETHER = MedicationGroup(
    name="all acute classes together",
    classes=tuple(name for group in GROUPS for name in group.classes),
    limit=10,
)


def make_overuse(diary: Diary, facts: DayFacts) -> pd.DataFrame:
    """Count medication days in the last three windows of 30 days, beside their limits.

    ICHD-3 8.2 speaks of medication overuse when, for more than three months, someone with
    headache on 15 or more days a month takes simple analgesics on 15 or more days a month, or
    triptans, ergots, opioids or combination analgesics on 10 or more, or several of these on 10
    or more in all. Days count, not doses. This is a count for a conversation, not a diagnosis.

    Parameters
    ----------
    diary
        For its patients.
    facts
        Its days.

    Returns
    -------
    pandas.DataFrame
        One row per patient and medication group: ``patient``, ``group``, ``limit`` [days per
        30], ``w1_lowest``, ``w1_highest`` to ``w3_highest`` [days per 30] for the newest window
        to the oldest, ``windows`` (how many of them the diary reaches over), ``verdict``.

    Notes
    -----
    The lowest count is the days on which such a drug was written down. The highest adds the
    days that leave room for one: those not recorded, headache days with nothing said about
    treatment, and days with a treatment that is not recognised. Paracetamol, aspirin and NSAIDs
    count together. ``all acute classes together`` applies when at least two groups were used
    in those windows.

    References
    ----------
    Headache Classification Committee of the IHS 2018, doi:10.1177/0333102417738202.
    """
    reached = np.minimum(facts.length // WINDOW_DAYS, WINDOWS)
    silent = is_silent(facts)
    used = np.zeros(facts.people, dtype=np.int64)
    rows: list[dict[str, Any]] = []
    for group in (*GROUPS, TOGETHER):
        lowest, highest = count_days(facts, group.classes)
        single = (used < 2) if group is TOGETHER else np.zeros(facts.people, dtype=np.bool_)
        used += lowest.any(axis=1)
        verdict = _judge(lowest, highest, reached, group.limit)
        verdict = np.where(single, ONE_GROUP, verdict)
        verdict = np.where(silent, NOT_SAID, np.where(reached < WINDOWS, TOO_SHORT, verdict))
        rows.append(_columns(group, lowest, highest, reached, silent, verdict))
    return _by_patient(diary, rows)


def is_silent(facts: DayFacts) -> Bools:
    """Say who never wrote anything about treatment, not even "none"."""
    silent: Bools = count_by(facts.who, facts.people, facts.treatment_said) == 0
    return silent


def count_days(
    facts: DayFacts,
    classes: Sequence[str],
    *,
    window_days: int = WINDOW_DAYS,
    windows: int = WINDOWS,
) -> tuple[Codes, Codes]:
    """Count the days with any of some classes in the last windows, the newest first.

    Returns
    -------
    lowest, highest : numpy.ndarray
        Shape (people, windows): the days on which one was written down, and those with the days
        that leave room for one; see `make_overuse`.
    """
    window = facts.from_end // window_days
    cell, inside = facts.who * windows + window, window < windows
    took = facts.took[:, [ACUTE_CLASSES.index(name) for name in classes]].any(axis=1)
    room = ~facts.recorded | (facts.headache & ~facts.treatment_said) | facts.unrecognised
    size = facts.people * windows
    lowest = count_by(cell, size, inside & took).reshape(-1, windows)
    highest = count_by(cell, size, inside & (took | room)).reshape(-1, windows)
    return lowest, highest


def _judge(lowest: Codes, highest: Codes, reached: Codes, limit: int) -> Any:
    return np.select(
        [
            reached < WINDOWS,
            (lowest >= limit).all(axis=1),
            (highest < limit).all(axis=1),
            (lowest >= limit).any(axis=1),
        ],
        [TOO_SHORT, AT_LIMIT, BELOW, SOMETIMES],
        CANNOT_TELL,
    )


def _columns(
    group: MedicationGroup,
    lowest: Codes,
    highest: Codes,
    reached: Codes,
    silent: Bools,
    verdict: Any,
) -> dict[str, Any]:
    columns: dict[str, Any] = {"group": group.name, "limit": group.limit}
    for window in range(WINDOWS):
        missing = (reached <= window) | silent
        for name, counts in (("lowest", lowest), ("highest", highest)):
            columns[f"w{window + 1}_{name}"] = whole_numbers(counts[:, window], missing)
    return {**columns, "windows": reached, "verdict": pd.Series(verdict, dtype="str")}


def _by_patient(diary: Diary, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Lay the groups one under another, patient by patient."""
    everyone = np.arange(len(diary.patients))
    table = pd.concat([pd.DataFrame(row, index=everyone) for row in rows])
    names = pd.Index([row["group"] for row in rows], dtype="str")
    table["group"] = pd.Categorical(table["group"], categories=names)
    table = table.sort_index(kind="stable")
    table.insert(0, "patient", patient_column(diary, table.index.to_numpy()).to_numpy())
    return table.reset_index(drop=True)
