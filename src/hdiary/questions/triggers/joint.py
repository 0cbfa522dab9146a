"""Factors side by side: which are one contrast, and what each adds to those that stand out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.exposure.factors import CHANGE, NUMBER, OWN, Factor
from hdiary.questions.reasons import Phrases
from hdiary.questions.triggers.apart import INSEPARABLE, find_changes
from hdiary.questions.triggers.looks import Looks
from hdiary.questions.triggers.measure import DAY_BEFORE, Block
from hdiary.stats import FactorEstimates
from hdiary.words import phrase

_LEAST_ALIKE, _MOST_BLAMED = 0.2, 3
"""Correlation from which a factor may be the echo of another, and how many of them are named."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Joint:
    """The factors of a block that stand out alone, each beside the others that do."""

    # people, factors: (rows,): which person and which factor
    people: Codes
    factors: Codes
    beside: Bools  # (rows, K): the other factors in its model
    estimates: FactorEstimates  # Given those others


def find_together(block: Block, factors: Sequence[Factor], gated: Phrases) -> Bools:
    """Say which pairs nearly always come, or stay away, together, but for mirrors."""
    together: Bools = np.abs(block.agreement) >= INSEPARABLE
    return together & ~find_mirrors(factors, block.agreement, gated)


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
    """Estimate each factor that stands out given the others that do, hardly held back."""
    # A factor that cannot be told apart from it is not among the others: one would take away
    # what the other shows.
    beside = passing[:, :, None] & passing[:, None, :] & ~inseparable
    beside &= ~np.eye(passing.shape[1], dtype=np.bool_)
    shared: Bools = np.asarray(beside.any(axis=2))
    people, factors = np.nonzero(shared)
    involved: Bools = shared | np.asarray(beside.any(axis=1))
    found = block.courses.beside(
        block.before, tested=involved, apart=inseparable, level=level, held_back=False
    )
    rows = shared[involved]
    kept = {each.name: getattr(found, each.name)[rows] for each in fields(found)}
    return Joint(
        people=people,
        factors=factors,
        beside=beside[people, factors],
        estimates=FactorEstimates(**kept),
    )


def hold_beside(
    block: Block, factors: Sequence[Factor], looks: Looks, *, inseparable: Bools, level: float
) -> tuple[Bools, Bools]:
    """Say what holds beside the others that stand out, and which are blamed where it does not."""
    # A change that its number explains is no other either.
    echoes = find_level_echoes(block, factors, looks, level=level)
    own = replace(looks, passing=looks.passing & ~echoes.any(axis=2))
    held = find_held(block, factors, own, inseparable=inseparable, level=level)
    return held, find_blamed(held, looks, block.agreement, inseparable) | echoes


def find_held(
    block: Block, factors: Sequence[Factor], looks: Looks, *, inseparable: Bools, level: float
) -> Bools:
    """Say what passes and holds beside the others that do."""
    # Of a number and its own change, the one that stands out more is not asked beside the other.
    p = looks.found.p
    first = find_changes(factors) & ~(p[:, :, None] > p[:, None, :])
    joint = fit_joint(block, passing=looks.passing, inseparable=inseparable | first, level=level)
    held = looks.passing.copy()
    found = joint.estimates
    at = (joint.people, joint.factors)
    same = np.sign(found.estimate) == np.sign(looks.found.estimate[at])
    held[at] &= (found.p_value < 1 - level) & same
    return held


def find_blamed(held: Bools, looks: Looks, agreement: Floats, inseparable: Bools) -> Bools:
    """Say which others each factor cannot be told apart from that stands out but does not hold."""
    # The nearest of those that stand out too: those that hold where there are some, at most a
    # few. (people, K, K)
    open_ = (looks.standing_alone | looks.passing) & ~held
    alike = np.where(inseparable, 0.0, np.abs(agreement))
    alike = np.where((looks.standing_alone | looks.passing)[:, None, :], alike, 0.0)
    alike = np.where(alike >= _LEAST_ALIKE, alike, 0.0) * open_[:, :, None]
    holding = np.where(held[:, None, :], alike, 0.0)
    alike = np.where((holding > 0).any(axis=2, keepdims=True), holding, alike)
    least = np.sort(alike, axis=2)[:, :, -_MOST_BLAMED:].min(axis=2, initial=1.0)
    blamed: Bools = (alike > 0) & (alike >= least[:, :, None])
    return blamed


def find_level_echoes(
    block: Block, factors: Sequence[Factor], looks: Looks, *, level: float
) -> Bools:
    """Say which changes stand out only because their number does, (people, K, K)."""
    # A number that mostly stands at its least, or its most, is compared as any against none. If
    # headache rises with its amount, the change tells what that leaves over, so that it is asked
    # beside both: whether there was any, and how much.
    pairs = _find_pairs(factors)
    echoes = np.zeros(looks.passing.shape + looks.passing.shape[1:], dtype=np.bool_)
    tested, standing = block.windows[DAY_BEFORE].tested, looks.passing
    asked = np.zeros((len(tested), len(factors)), dtype=np.bool_)
    for change, number in pairs:
        here = standing[:, change] & tested[:, number] & block.contrasts.split[:, number]
        asked[:, change], asked[:, number] = here, here
        echoes[:, change, number] = here
    if not asked.any():
        return echoes
    # Behind the factors stand the amounts of the numbers among them.
    numbers = np.array([number for _, number in pairs], dtype=np.int64)
    whole = np.concatenate([block.before, block.lines[:, numbers]], axis=1)
    own = np.concatenate([np.arange(len(factors)), numbers])
    related = np.zeros((len(factors), len(factors)), dtype=np.bool_)
    for pair in pairs:
        related[np.ix_(pair, pair)] = True
    apart = np.broadcast_to(~related[np.ix_(own, own)], (len(tested), *(2 * [len(own)])))
    courses = replace(block.courses, rhythmic=block.courses.rhythmic[own])
    found = courses.beside(whole, tested=asked[:, own], apart=apart, level=level, held_back=False)
    people, which = np.nonzero(asked[:, own])
    same = np.zeros(len(which), dtype=np.bool_)
    mine = which < len(factors)
    at = people[mine], which[mine]
    same[mine] = np.sign(found.estimate[mine]) == np.sign(looks.found.estimate[at])
    holds = np.zeros(asked.shape, dtype=np.bool_)
    holds[at] = ((found.p_value < 1 - level) & same)[mine]
    return np.asarray(echoes & ~holds[:, :, None])


def _find_pairs(factors: Sequence[Factor]) -> list[tuple[int, int]]:
    """Find each change and the number that it is made from."""
    numbers = {f.column: place for place, f in enumerate(factors) if f.kind == NUMBER}
    return [
        (place, numbers[factor.column])
        for place, factor in enumerate(factors)
        if factor.kind == CHANGE and factor.column in numbers
    ]
