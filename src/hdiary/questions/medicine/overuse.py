"""Days with acute medication beside the limits of ICHD-3, with bounds for what was not said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, count_by, patient_column, whole_numbers
from hdiary.questions.facts import DayFacts
from hdiary.questions.medicine import verdicts
from hdiary.questions.unsaid import find_columns
from hdiary.vocabulary.classes import ACUTE_CLASSES

WINDOW_DAYS = 30
WINDOWS = 3


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
"""The drug classes for which ICHD-3 8.2 names a limit; gepants and ditans have none."""

TOGETHER = MedicationGroup(
    name="all acute classes together",
    classes=tuple(name for group in GROUPS for name in group.classes),
    limit=10,
)
WITHOUT_LIMIT = tuple(name for name in ACUTE_CLASSES if name not in TOGETHER.classes)
"""Acute classes that make their days medication days, and for which no limit is named."""


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
    in those windows, or may have been: one, and a treatment that is not recognised. It does not
    where a group reaches its limit by itself (8.2.6 asks for none that does).

    References
    ----------
    Headache Classification Committee of the IHS 2018, doi:10.1177/0333102417738202.
    """
    groups = (*GROUPS, TOGETHER)
    names = [group.name for group in groups]
    counted = [
        (*count_days(facts, group.classes), count_days(facts, group.classes, known_names=True)[1])
        for group in groups
    ]
    # People by groups by windows, so that a person's groups follow one another.
    lowest, highest, blank = (np.stack(counts, axis=1) for counts in zip(*counted, strict=True))
    reached = np.minimum(facts.length // WINDOW_DAYS, WINDOWS)
    silent = is_silent(facts)
    return pd.DataFrame(
        {
            "patient": patient_column(diary, np.repeat(np.arange(facts.people), len(groups))),
            "group": pd.Categorical(names * facts.people, categories=names),
            "limit": np.tile([group.limit for group in groups], facts.people),
            **_columns(lowest, highest, missing=_not_known(reached, silent)),
            "windows": np.repeat(reached, len(groups)),
            "verdict": _judge(
                _Counts(lowest, highest, blank),
                reached,
                silent,
                unknown=has_unknown(facts),
                unsaid=verdicts.NOT_SAID
                if "treatment" in find_columns(diary)
                else verdicts.NO_COLUMN,
            ),
        }
    )


def is_silent(facts: DayFacts) -> Bools:
    """Say who never wrote anything about treatment, not even "none"."""
    silent: Bools = count_by(facts.who, facts.people, facts.treatment_said) == 0
    return silent


def has_unknown(facts: DayFacts) -> Bools:
    """Say who wrote a treatment that is not recognised, in the last windows."""
    inside = facts.from_end < WINDOW_DAYS * WINDOWS
    unknown: Bools = count_by(facts.who, facts.people, facts.unrecognised & inside) > 0
    return unknown


def count_days(
    facts: DayFacts,
    classes: Sequence[str],
    *,
    window_days: int = WINDOW_DAYS,
    windows: int = WINDOWS,
    known_names: bool = False,
) -> tuple[Codes, Codes]:
    """Count the days with any of some classes in the last windows, the newest first."""
    # With ``known_names``, as if what was not recognised had been none of them.
    window = facts.from_end // window_days
    cell, inside = facts.who * windows + window, window < windows
    took = facts.took[:, [ACUTE_CLASSES.index(name) for name in classes]].any(axis=1)
    size = facts.people * windows
    lowest = count_by(cell, size, inside & took).reshape(-1, windows)
    room = facts.left_blank if known_names else facts.leaves_room
    highest = count_by(cell, size, inside & (took | room)).reshape(-1, windows)
    return lowest, highest


class _Counts(NamedTuple):
    """Days by person, group and window: at least, at most, and at most if no name is unknown."""

    lowest: Codes
    highest: Codes
    blank: Codes


def _judge(
    counts: _Counts, reached: Codes, silent: Bools, *, unknown: Bools, unsaid: str
) -> pd.Series:
    """Give a verdict for each person and group, one person after the other."""
    lowest, highest, blank = counts
    limit = np.array([group.limit for group in (*GROUPS, TOGETHER)])[None, :, None]
    verdict = np.select(
        [
            (lowest >= limit).all(axis=2),
            (highest < limit).all(axis=2),
            (lowest >= limit).any(axis=2),
            (blank < limit).all(axis=2),
        ],
        [verdicts.AT_LIMIT, verdicts.BELOW, verdicts.SOMETIMES, verdicts.NOT_RECOGNISED],
        verdicts.CANNOT_TELL,
    ).astype(object)
    few = lowest[:, :-1].any(axis=2).sum(axis=1) < 2
    verdict[_reach_alone(lowest, limit), -1] = verdicts.BY_ITSELF
    verdict[few, -1] = verdicts.ONE_GROUP
    # What was not recognised may have been of a second group.
    second = few & unknown & (highest[:, -1] >= TOGETHER.limit).any(axis=1)
    verdict[second, -1] = verdicts.NOT_RECOGNISED
    verdict[reached < WINDOWS] = verdicts.TOO_SHORT
    verdict[silent] = unsaid
    return pd.Series(verdict.ravel(), dtype="str")


def _reach_alone(lowest: Codes, limit: Codes) -> Bools:
    """Say for whom a group that reaches its own limit says all that all of them together would."""
    # ICHD-3 8.2.6 speaks of several classes of which none is overused by itself. Where a group
    # is at its limit throughout, or in every window in which all together are, that is told.
    own, over = lowest[:, :-1] >= limit[:, :-1], lowest[:, -1] >= TOGETHER.limit
    throughout: Bools = np.any(np.all(own, axis=2), axis=1)
    covered = np.all(np.any(own, axis=1) | ~over, axis=1)
    some: Bools = np.any(over, axis=1) & ~np.all(over, axis=1)
    alone: Bools = throughout | (some & covered)
    return alone


def _not_known(reached: Codes, silent: Bools) -> Bools:
    """Say of each person which windows say nothing: the diary is too short, or silent."""
    missing: Bools = (reached[:, None] <= np.arange(WINDOWS)) | silent[:, None]
    return missing


def _columns(lowest: Codes, highest: Codes, *, missing: Bools) -> dict[str, pd.Series]:
    _, groups, windows = lowest.shape
    return {
        f"w{window + 1}_{end}": whole_numbers(
            counts[:, :, window].ravel(), np.repeat(missing[:, window], groups)
        )
        for window in range(windows)
        for end, counts in (("lowest", lowest), ("highest", highest))
    }
