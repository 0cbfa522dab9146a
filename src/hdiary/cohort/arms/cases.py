"""The people who can be compared, laid out for the estimators; the others counted by reason."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.cohort.arms.asked import Asked
from hdiary.cohort.arms.columns import Named, find_name, read_names
from hdiary.cohort.arms.layout import find_gaps, lay_out, read_outcome
from hdiary.cohort.arms.names import find_alike
from hdiary.cohort.arms.problems import ArmsError, refuse
from hdiary.diary.arrays import Bools, Floats, Ints
from hdiary.stats.ancova import design_of, find_dependent
from hdiary.words import Phrase, phrase

BLANK = "blank"
"""Why most are left out: a cell is blank."""
FEWEST = 3
"""Fewer people in an arm are not compared."""
_MOST_LISTED = 12
"""More names than these may be those of people, and are not listed."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Cases:
    """Everybody who is compared.

    Attributes
    ----------
    outcome, arms, beside
        Of each person; the reference is arm 0.
    columns
        What each column of `beside` is, such as "sex: male".
    names
        The arms, the reference first.
    levels
        Of each column of words that is adjusted for: its names, the first the one that the
        others are compared with.
    left
        Why each person of the table is left out, -1 for those who are not; places in `reasons`.
    reasons
        The columns that may be missing, in the order in which they are asked, and why.
    whose
        The arm of each person of the table, -1 where it is missing.
    """

    outcome: Floats
    arms: Ints
    beside: Floats
    columns: tuple[str, ...]
    names: tuple[str, ...]
    levels: dict[str, tuple[str, ...]]
    left: Ints
    reasons: tuple[tuple[str, str], ...]
    whose: Ints

    @property
    def sizes(self) -> Ints:
        """How many people of each arm are compared."""
        return np.bincount(self.arms, minlength=len(self.names))

    @property
    def left_out(self) -> Ints:
        """How many people of each arm are left out."""
        out = self.whose[(self.left >= 0) & (self.whose >= 0)]
        return np.bincount(out, minlength=len(self.names))


def find_cases(frame: pd.DataFrame, asked: Asked) -> Cases:
    """Find everybody who can be compared, or say all that stands in the way."""
    named, order = _order_arms(frame[asked.arm], asked)
    place = np.full(len(order) + 1, -1)
    place[order] = np.arange(len(order))
    whose = place[named.codes]
    outcome = read_outcome(frame[asked.outcome], asked.kind)
    reasons = (
        (asked.arm, BLANK),
        *((name, why) for name, why, _ in asked.needs),
        *((name, BLANK) for name in (asked.outcome, *asked.beside)),
    )
    needed = (find_gaps(frame[column]) for _, _, column in asked.needs)
    besides = (find_gaps(frame[name]) for name in asked.beside)
    gaps = [whose < 0, *needed, np.isnan(outcome), *besides]
    left = _first_gap(gaps, len(frame))
    kept = left < 0
    beside, columns, levels = lay_out(frame.loc[kept], asked)
    cases = Cases(
        outcome=outcome[kept],
        arms=whose[kept],
        beside=beside,
        columns=columns,
        names=tuple(named.names[at] for at in order),
        levels=levels,
        left=left,
        reasons=reasons,
        whose=whose,
    )
    refuse(_check_cases(cases, asked))
    return cases


def _order_arms(column: pd.Series, asked: Asked) -> tuple[Named, list[int]]:
    """Give the arms and their order, the reference first."""
    named = read_names(column)
    listed = _list_arms(named.names)
    if len(named.names) < 2:
        raise ArmsError([phrase("arms.refuse.one_arm", name=str(asked.arm), arms=listed)])
    if asked.reference is None:
        first: int | None = 0
    else:
        first = find_name(named, asked.reference)
    if first is None:
        given = str(asked.reference)
        raise ArmsError(
            [phrase("arms.refuse.no_reference", given=given, name=str(asked.arm), arms=listed)]
        )
    return named, [first, *(at for at in range(len(named.names)) if at != first)]


def _list_arms(names: tuple[str, ...]) -> object:
    """List the arms, unless there are so many that they may be people."""
    if len(names) > _MOST_LISTED:
        return phrase("arms.refuse.many_names", n=len(names))
    return phrase("arms.refuse.names", names=names) if names else phrase("say.none")


def _first_gap(gaps: list[Bools], people: int) -> Ints:
    """Say for each person which column is the first that is missing."""
    left = np.full(people, -1, dtype=np.int64)
    for at in reversed(range(len(gaps))):
        left[gaps[at]] = at
    return left


def tell_few(names: tuple[str, ...], sizes: Ints) -> list[Phrase]:
    """Say how many people each arm has, and which arms may be one that is spelt in two ways."""
    if len(names) > _MOST_LISTED:
        return [phrase("arms.refuse.few", needed=FEWEST, arms=(_list_arms(names),))]
    arms = tuple(
        phrase("arms.refuse.size", arm=name, n=int(n)) for name, n in zip(names, sizes, strict=True)
    )
    alike = [phrase("arms.refuse.alike", names=pair) for pair in find_alike(names)]
    return [phrase("arms.refuse.few", needed=FEWEST, arms=arms), *alike]


def _check_cases(cases: Cases, asked: Asked) -> list[Phrase]:
    found: list[Phrase] = []
    few = [name for name, n in zip(cases.names, cases.sizes, strict=True) if n < FEWEST]
    if few:
        return tell_few(cases.names, cases.sizes)
    design = design_of(cases.arms, cases.beside)
    many = design.shape[1]
    if len(design) < many + 2:
        return [phrase("arms.refuse.columns", n=len(design), columns=cases.beside.shape[1])]
    if asked.kind != "yes-no" and np.ptp(cases.outcome) == 0:
        found.append(phrase("arms.refuse.constant", name=str(asked.outcome)))
    if asked.kind == "yes-no" and asked.beside and np.ptp(cases.outcome) == 0:
        found.append(phrase("arms.refuse.all_same", name=str(asked.outcome)))
    tied = [cases.columns[at - len(cases.names)] for at in find_dependent(design)]
    if tied:
        # Named by the column alone: a word of it may be somebody's name.
        names = tuple(name for name in map(str, asked.beside) if _has(name, tied, cases))
        found.append(phrase("arms.refuse.tied", names=names, arm=str(asked.arm)))
    return found


def _has(name: str, columns: list[str], cases: Cases) -> bool:
    """Say whether a column that was named is among those that were laid out."""
    if name not in cases.levels:
        return name in columns
    return any(f"{name}: {level}" in columns for level in cases.levels[name])
