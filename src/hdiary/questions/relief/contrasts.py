"""Contrasts of one person: a treatment against headaches left alone, or against another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.relief.design import (
    Designs,
    Sheet,
    design_people,
    first_units,
    part_people,
)
from hdiary.questions.relief.units import Units
from hdiary.stats.blocks import map_blocks, split
from hdiary.stats.contrast import ContrastEstimates, estimate_contrast, loosen
from hdiary.stats.serial import doubt_variance

ROUNDING = 1.0 / 6.0
"""The variance that rounding two ratings to whole points adds to their difference; to multiples
of h points, h squared times as much."""
_NEAR_MIN, _FAR_SPREADS = 10.0, 2.0
"""Later ratings are at other minutes where their means differ by more than so many minutes, and
by more than so many standard deviations of what lies on either side."""
_BLOCK_CELLS = 3_000_000
_FOUND = ("estimate", "se", "low", "high", "p_value")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Asked:
    """What is to be compared: units, in order of person, and with what."""

    first: Codes  # The unit
    second: Codes  # Another unit of the same person, or -1 for headaches left alone
    level: Floats  # Of its interval


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Contrasts:
    """What was found about each contrast; NaN where nothing can be told."""

    # estimate, se, low, high, p_value: extra fall over two hours [0-10 points]
    estimate: Floats
    se: Floats
    low: Floats
    high: Floats
    p_value: Floats
    # own_min, other_min: mean minute of the later rating on either side
    own_min: Floats
    other_min: Floats
    apart: Bools  # Whether those lie too far apart to be compared
    # For each pair of moment and unit of `Units.given_moment`: the later pain expected with
    # nothing; of contrasts with headaches left alone [0-10]
    expected_after: Floats


def find_contrasts(sheet: Sheet, units: Units, asked: Asked) -> Contrasts:
    """Find every contrast by the regression of its person."""
    size = len(asked.first)
    found = {name: np.full(size, np.nan) for name in (*_FOUND, "own_min", "other_min")}
    apart = np.zeros(size, np.bool_)
    expected = np.full(len(units.given_unit), np.nan)
    parts = part_people(sheet, units, units.who[asked.first], block=_BLOCK_CELLS)

    def work(at: slice) -> list[_Part]:
        return [_find_part(sheet, units, asked, people) for people in parts[at]]

    for several in map_blocks(work, split(len(parts), block=1)):
        for part, names, far, after in several:
            for name, values in names.items():
                found[name][part] = values
            apart[part] = far
            expected[after[0]] = after[1]
    return Contrasts(**found, apart=apart, expected_after=expected)


_Part = tuple[Codes, dict[str, Floats], Bools, tuple[Codes, Floats]]


def _find_part(sheet: Sheet, units: Units, asked: Asked, people: Codes) -> _Part:
    """Find the contrasts of some people."""
    designs = design_people(sheet, units, people)
    part = np.flatnonzero(np.isin(units.who[asked.first], people)).astype(np.int64)
    first, second = asked.first[part], asked.second[part]
    place = np.searchsorted(people, units.who[first])
    begin = first_units(units)[units.who[first]]
    slots = (first - begin, np.where(second >= 0, second - begin, -1))
    design = _set_apart(designs.known_still[place], designs.given_still[place], slots)
    ridge = np.zeros((len(part), design.shape[2]))
    ridge[:, 0], ridge[:, 2 : 1 + designs.ridge.shape[1]] = (
        designs.ridge[place, 0],
        designs.ridge[place, 1:],
    )
    fit = estimate_contrast(
        designs.outcome[place],
        design,
        used=designs.used[place],
        ridge=ridge,
        level=asked.level[part],
        least_variance=ROUNDING * sheet.heap[designs.people[place]] ** 2,
    )
    doubt = _doubt(designs, place, slots)
    fit = loosen(fit, doubt, serial=1 - designs.weight[place, 0], level=asked.level[part])
    names = {name: getattr(fit, name) for name in _FOUND}
    own, other, far = _compare_minutes(designs, place, slots)
    names |= {"own_min": own, "other_min": other}
    raw = _set_apart(designs.known[place], designs.given[place], slots)
    return part, names, far, _expect(sheet, units, (first, second), fit, raw)


def _doubt(designs: Designs, place: Codes, slots: tuple[Codes, Codes]) -> Floats:
    """Say how unsure the variance of each contrast is, as the runs are."""
    at, known = np.arange(len(place)), designs.known.shape[2]
    contrast = np.zeros((len(place), known + designs.given.shape[2]))
    contrast[at, known + slots[0]] = 1.0
    pair = np.flatnonzero(slots[1] >= 0)
    contrast[pair, known + slots[1][pair]] = -1.0
    return doubt_variance(designs.weight[place], designs.covariance[place], contrast)


def _set_apart(known: Floats, given: Floats, slots: tuple[Codes, Codes]) -> Floats:
    """Put the contrast into the second column: what a unit has more than the other, or none."""
    # With b and a + b in place of a and b, the part of a alone is their difference.
    at = np.arange(len(known))
    first, second = slots
    own, others = given[at, :, first], given.copy()
    others[at, :, first] = 0.0
    pair = np.flatnonzero(second >= 0)
    others[pair, :, second[pair]] += own[pair]
    parts = [known[:, :, :1], own[:, :, None], known[:, :, 1:], others]
    return np.concatenate(parts, axis=2)


def _compare_minutes(
    designs: Designs, place: Codes, slots: tuple[Codes, Codes]
) -> tuple[Floats, Floats, Bools]:
    """Say when later pain was rated on either side, and whether that can be compared."""
    at = np.arange(len(place))
    first, second = slots
    given, minute = designs.given[place] > 0, designs.after_min[place]
    own, other = given[at, :, first], given[at, :, second] & (second >= 0)[:, None]
    sides = (own & ~other, np.where((second >= 0)[:, None], other & ~own, designs.alone[place]))
    means, spreads = [], []
    for side in sides:
        many = np.maximum(side.sum(axis=1), 1)
        mean = np.where(side, minute, 0.0).sum(axis=1) / many
        means.append(mean)
        spreads.append(np.where(side, (minute - mean[:, None]) ** 2, 0.0).sum(axis=1) / many)
    gap = np.abs(means[0] - means[1])
    far = (gap > _NEAR_MIN) & (gap > _FAR_SPREADS * np.sqrt((spreads[0] + spreads[1]) / 2))
    return means[0], means[1], far & sides[0].any(axis=1) & sides[1].any(axis=1)


def _expect(
    sheet: Sheet,
    units: Units,
    asked: tuple[Codes, Codes],
    fit: ContrastEstimates,
    design: Floats,
) -> tuple[Codes, Floats]:
    """Give the later pain expected with nothing, at every moment with a unit."""
    problem = np.full(len(units.who) + 1, -1, dtype=np.int64)
    problem[asked[0][asked[1] < 0]] = np.flatnonzero(asked[1] < 0)
    pair = np.flatnonzero(problem[units.given_unit] >= 0).astype(np.int64)
    which = problem[units.given_unit[pair]]
    spot = sheet.place[units.given_moment[pair]]
    with_it = np.einsum("pk,pk->p", design[which, spot], fit.coefficients[which])
    return pair, np.clip(fit.estimate[which] - with_it, 0.0, 10.0)
