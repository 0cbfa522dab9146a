"""What the calibration page counts: kinds of diaries, who is asked, and what each says wrongly.

Diaries are made and asked in groups of `GROUP` people, each with a seed of its own, so that the
first people of a kind are the same however many are asked for.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.simulate import Simulated
from hdiary.stats import adjust_false_discovery

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_HAIR = 1e-9
GROUP = 20
ALPHA = 0.05
METHODS = ("naive", "peers", "hdiary", "oracle")
LINE = "peers_line"
"""For `change` alone: the same peer with a straight line in time, told below the table."""
FALSE, FOUND, WRONG = 1, 2, 4
"""What is kept of each person and each who was asked, added up to one digit.

FALSE: something is claimed that is not so. FOUND: what is so is claimed, and the right way round.
WRONG: what is so is claimed the wrong way round, or called too little to matter.
"""
Marks = dict[str, Ints]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One kind of diary, and one row of the page.

    Attributes
    ----------
    key
        Its name in the files.
    question
        Which question is asked.
    name
        What misleads, as a sentence for everybody; with an effect, what is true.
    ways
        The ways in which diaries mislead, as they are numbered on the page; none for no trap.
    days
        Length of the diary, or of each side of a start [days].
    made
        What the maker of the diaries is told beside that.
    true
        Effects: odds ratios, or points of pain.
    by
        Who makes the diaries.
    """

    key: str
    question: str
    name: str
    ways: tuple[int, ...] = ()
    days: int = 180
    made: dict[str, Any] = field(default_factory=dict)
    true: dict[str, float] = field(default_factory=dict)
    by: str = "hdiary.simulate"


def seed_of(seed: int, key: str, group: int) -> int:
    """Give the seed of a group: it depends on nothing else that is run."""
    source = np.random.SeedSequence([seed, zlib.crc32(key.encode()), group])
    return int(source.generate_state(1)[0])


def mark(false: Bools, found: Bools | None = None, wrong: Bools | None = None) -> Ints:
    """Put what was said of each person into one digit."""
    marks = FALSE * false.astype(np.int64)
    for worth, of in ((FOUND, found), (WRONG, wrong)):
        if of is not None:
            marks = marks + worth * of.astype(np.int64)
    return marks


def judge_looks(p_values: Floats, way: Floats, true: Floats, *, many: bool) -> Ints:
    """Judge looks (people, looks) at 5 %, for all looks of a person together if ``many``.

    ``way`` is the sign of what was seen, and ``true`` that of what is so, 0 for nothing; a NaN
    there is a look that is neither right nor wrong.
    """
    claimed = adjust_by_person(p_values) < ALPHA if many else p_values < ALPHA
    right = claimed & (true != 0) & (np.sign(way) == true)
    wrong = claimed & (true != 0) & (np.sign(way) == -true)
    false = claimed & (true == 0)
    return mark(false.any(axis=1), right.any(axis=1), wrong.any(axis=1))


def adjust_by_person(p_values: Floats) -> Floats:
    """Adjust the p-values of each person for how many they are (Benjamini and Hochberg)."""
    people, looks = p_values.shape
    groups = np.repeat(np.arange(people), looks)
    return adjust_false_discovery(p_values.ravel(), groups, n_groups=people).reshape(people, looks)


def people_in(rows: pd.DataFrame, names: Iterable[str]) -> Bools:
    """Say which of the named people have a row."""
    return np.isin(np.array(list(names)), rows["patient"].astype(str).unique())


def names_of(made: Simulated) -> list[str]:
    """Give the people of made-up diaries in their order."""
    return list(map(str, made.days_truth["patient"].unique()))


def by_day(made: Simulated, column: str) -> Floats:
    """Give a truth of the days, (people, days)."""
    shape = (made.settings.n_patients, made.settings.days)
    return made.days_truth[column].to_numpy(np.float64).reshape(shape)


def places_of(made: Simulated) -> Ints:
    """Give the place of each entry among all days of all people, one person after the other."""
    who = pd.Index(names_of(made)).get_indexer(made.entries["patient"].astype(str))
    first = made.days_truth["date"].min()
    return np.asarray(who * made.settings.days + (made.entries["date"] - first).dt.days)


def percent(share: float) -> int:
    """Give a share in whole per cent, a half rounded up."""
    return math.floor(100 * share + 0.5 + _HAIR)
