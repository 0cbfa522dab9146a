"""Factors side by side: which come together, and what each adds to the others that stand out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.exposure.factors import OWN, Factor
from hdiary.questions.reasons import Phrases
from hdiary.questions.triggers.measure import DAY_BEFORE, Block
from hdiary.stats import FactorEstimates
from hdiary.stats import profile_factors as profile
from hdiary.words import phrase

INSEPARABLE = 0.9
"""Correlation (of yes/no factors: phi) from which two factors cannot be told apart."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Joint:
    """The factors of a block that stand out alone, each beside the others that do."""

    # people, factors: (rows,): which person and which factor
    people: Codes
    factors: Codes
    beside: Bools  # (rows, K): the other factors in its model
    estimates: FactorEstimates  # Given those others


def find_agreement(block: Block) -> Floats:
    """Correlate all pairs of tested factors over the days on which both were said."""
    used = block.fit.used[:, None, :]
    said = (~np.isnan(block.before) & used).astype(np.float64)
    values = np.where(said > 0, block.before, 0.0).astype(np.float64)
    # Around their means, for numbers far from 0 would leave nothing but rounding.
    mean = values.sum(axis=2) / np.maximum(said.sum(axis=2), 1.0)
    values -= mean[:, :, None] * said
    count, cross = said @ _turn(said), values @ _turn(values)
    total, squares = values @ _turn(said), (values * values) @ _turn(said)
    covariance = count * cross - total * _turn(total)
    spread = np.maximum(count * squares - total * total, 0.0)
    scale = np.sqrt(spread * _turn(spread))
    tested = block.windows[DAY_BEFORE].tested
    known = tested[:, :, None] & tested[:, None, :] & (scale > 1e-9 * np.maximum(count, 1.0))
    known &= ~np.eye(values.shape[1], dtype=np.bool_)
    found = np.divide(covariance, scale, out=np.zeros(scale.shape), where=known)
    return np.clip(found, -1.0, 1.0)


def _turn(matrices: npt.NDArray[np.float64]) -> Floats:
    return np.swapaxes(matrices, 1, 2)


def find_mirrors(factors: Sequence[Factor], agreement: Floats, gated: Phrases) -> Bools:
    """Find words of one column that take each other's place, and keep the first of a pair."""
    # The second is the same contrast the other way round: it is named in its reason and is not
    # tested again. Gives the pairs, (people, K, K).
    words = [(factor.column if factor.item is not None else None) for factor in factors]
    alike = np.array(
        [[a is not None and a == b for b in words] for a in words], dtype=np.bool_
    ).reshape(len(words), len(words))
    mirrors = (agreement <= -INSEPARABLE) & alike
    for at in zip(*np.nonzero(np.triu(mirrors)), strict=True):
        person, first, second = at
        if factors[second].source == OWN and gated[person, first] is None:
            name = (factors[first].name, factors[first].kind)
            gated[person, second] = phrase("triggers.reason.other_side", name=name)
        else:
            mirrors[person, first, second] = mirrors[person, second, first] = False
    return mirrors


def fit_joint(block: Block, *, passing: Bools, inseparable: Bools, level: float) -> Joint:
    """Estimate each factor that stands out given the others that do."""
    # A factor that cannot be told apart from it is not among the others: one would take away
    # what the other shows.
    people, factors = np.nonzero(passing)
    beside = passing[people] & ~inseparable[people, factors]
    beside[np.arange(len(people)), factors] = False
    shared = beside.any(axis=1)
    people, factors, beside = people[shared], factors[shared], beside[shared]
    estimates = profile(
        block.fit,
        block.before,
        people=people,
        factors=factors,
        level=level,
        others=_gather_others(block, people, beside),
    )
    return Joint(people=people, factors=factors, beside=beside, estimates=estimates)


def _gather_others(block: Block, people: Codes, beside: Bools) -> Floats:
    """Lay the other factors of each row side by side, (rows, days, most others)."""
    most = int(beside.sum(axis=1).max(initial=0))
    others = np.zeros((len(people), block.before.shape[2], most))
    row, factor = np.nonzero(beside)
    place = (np.cumsum(beside, axis=1) - 1)[row, factor]
    others[row, :, place] = block.before[people[row], factor]
    return others
