"""Which amounts of a number are compared: any against none, or a high one against a low one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.exposure.cuts import are_numbers
from hdiary.questions.exposure.factors import NUMBER, Factor

ANY, MOST, AMOUNTS, WITH = "any", "most", "amounts", "with"
CONTRASTS = (ANY, MOST, AMOUNTS, WITH)
"""More than the least against the least; the most against less; one amount against another, along
the line through all of them; and yes against no."""
_FARTHEST_SPANS = 1.0
"""Amounts further than so many usual spans beyond the usual ones count as if they lay there: of a
normal spread almost four standard deviations from the middle."""
_TAILS = (100, 25)
"""Days in a thousand beyond a usual amount; further out where the nearer ones are the same."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Contrasts:
    """What is compared of each factor, (people, factors)."""

    # low, high: two values of a number that occur, the first below the second; of any against
    # none the second is the middle amount where there is any. span: how far the usual most
    # lies from the usual least. NaN for yes and no, and where nothing varies.
    low: Floats
    high: Floats
    span: Floats
    # Most days stand at the number's least, and at its most
    at_least: Bools
    at_most: Bools

    @property
    def split(self) -> Bools:
        """Whether the days above a cut are compared with those up to it, whatever the amount."""
        return self.at_least | self.at_most

    @property
    def unit(self) -> Floats:
        """How far apart amounts usually are; 1 where there are none."""
        return np.where(np.isfinite(self.span), self.span, 1.0)

    @property
    def least(self) -> Floats:
        """What is usually the least of a number."""
        return np.where(self.at_most, self.high - self.span, self.low)

    @property
    def names(self) -> npt.NDArray[np.object_]:
        """What each is called, one of ``CONTRASTS``."""
        named = np.where(np.isnan(self.low), WITH, AMOUNTS).astype(object)
        named[self.at_least], named[self.at_most] = ANY, MOST
        return named

    def scale(self, raw: Floats, cut: Floats) -> Floats:
        """Give values whose odds ratio of one step is that of the contrast."""
        above = np.where(np.isnan(raw), np.nan, raw > cut[:, :, None])
        return np.where(self.split[:, :, None], above, self.lay_line(raw))

    def lay_line(self, raw: Floats) -> Floats:
        """Give amounts in usual spans, none so far out that one slip of the pen is the line."""
        # Winsorised (Dixon 1960, doi:10.1214/aoms/1177705900).
        far = _FARTHEST_SPANS * self.span
        lowest, highest = self.least - far, self.least + self.span + far
        # What has no span stays as it is: nothing is below or above NaN.
        within = np.fmin(np.fmax(raw, lowest[:, :, None]), highest[:, :, None])
        return np.where(np.isnan(raw), np.nan, within / self.unit[:, :, None])


def find_contrasts(values: Floats, factors: Sequence[Factor]) -> Contrasts:
    """Find the two amounts of each number that a person can choose between."""
    # A number that stands at its least on half of the days or more (glasses of wine, a rating
    # that is mostly 1) is compared as any of it against none; one that stands at its most so,
    # as the most against less. All others, and changes since the day before, are compared at
    # the 90th against the 10th percentile of the person's own days. A standard deviation would
    # be no amount: of what is mostly none it is a fraction of a glass (Gelman 2008,
    # doi:10.1002/sim.3107, scales by two so that numbers compare with balanced yes and no).
    # Shape of ``values`` (people, factors, days); NaN on days that do not count.
    shape = values.shape[:2]
    low, high, span = (np.full(shape, np.nan) for _ in range(3))
    at_least, at_most = np.zeros(shape, dtype=np.bool_), np.zeros(shape, dtype=np.bool_)
    numbers = are_numbers(factors)
    if numbers.any() and values.shape[2]:
        whole = np.array([f.kind == NUMBER for f in factors], dtype=np.bool_)[numbers]
        found = _find(np.sort(values[:, numbers], axis=2), whole)
        low[:, numbers], high[:, numbers], span[:, numbers] = found.low, found.high, found.span
        at_least[:, numbers], at_most[:, numbers] = found.at_least, found.at_most
    return Contrasts(low=low, high=high, span=span, at_least=at_least, at_most=at_most)


def find_amounts(values: Floats) -> Contrasts:
    """Find the two amounts of numbers, (people, numbers, days), whatever they are called."""
    return _find(np.sort(values, axis=2), np.ones(values.shape[1], dtype=np.bool_))


def _find(ordered: Floats, whole: Bools) -> Contrasts:
    """Find both amounts, and whether most days stand at the least or the most of a number."""
    count = (~np.isnan(ordered)).sum(axis=2)
    last = count - 1

    def at(place: Codes) -> Floats:
        picked = np.take_along_axis(ordered, np.maximum(place, 0)[:, :, None], axis=2)
        return np.asarray(picked[:, :, 0], dtype=np.float64)

    least, most = at(np.zeros_like(count)), at(last)
    varies = least < most
    at_least = varies & whole & (at(last // 2) == least)
    at_most = varies & whole & ~at_least & (at(count // 2) == most)
    low, high = least, most
    tails = [_beyond(count, tail) for tail in _TAILS]
    usual = [(at(place), at(last - place)) for place in tails]
    # Nearer before farther, and what lies on both sides of the middle before what does not: a
    # change that is mostly none is a rise against a fall. Of a change that is often none the
    # nearer ones would be the smallest that occur.
    often = ~whole & (at(3 * last // 8) == at(last - 3 * last // 8))
    for middle in (False, True):
        for (lower, upper), small in ((usual[1], False), (usual[0], often)):
            apart = (lower < at(last // 2)) & (at(count // 2) < upper) if middle else lower < upper
            apart &= ~np.asarray(small)
            low, high = np.where(apart, lower, low), np.where(apart, upper, high)
    above = (ordered > least[:, :, None]).sum(axis=2)
    below = (ordered < most[:, :, None]).sum(axis=2)
    usual_most = np.where(at_least, at(last - _beyond(above, _TAILS[0])), high)
    usual_least = np.where(at_most, at(_beyond(below, _TAILS[0])), low)
    low = np.where(at_least, least, np.where(at_most, at((below - 1) // 2), low))
    high = np.where(at_most, most, np.where(at_least, at(count - above + (above - 1) // 2), high))
    span = np.where(at_least, usual_most - least, np.where(at_most, most - usual_least, high - low))
    return Contrasts(
        low=np.where(varies, low, np.nan),
        high=np.where(varies, high, np.nan),
        span=np.where(varies, span, np.nan),
        at_least=at_least,
        at_most=at_most,
    )


def _beyond(count: Codes, tail: int) -> Codes:
    """Give the place, among so many ordered days, of the first beyond a tail of a thousand."""
    place: Codes = np.maximum(-(-count * tail // 1000) - 1, 0)
    return place
