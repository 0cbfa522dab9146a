"""Columns from their middle and in units of their spread, for a model of days."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from hdiary.stats.arrays import Floats
from hdiary.stats.gee import DaysFit


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Units:
    """What was taken from each column, and what it was divided by."""

    middle: Floats
    size: Floats

    def restore(self, fit: DaysFit) -> DaysFit:
        """Give a model, a constant first and these columns last, in the columns' own units."""
        many, own = len(fit.coefficients), len(self.size)
        back = np.eye(many)
        if own:
            last = np.arange(many - own, many)
            back[last, last] = 1.0 / self.size
            back[0, last] = -self.middle / self.size
        return replace(
            fit,
            coefficients=back @ fit.coefficients,
            covariance=back @ fit.covariance @ back.T,
        )


def find_units(columns: Floats) -> Units:
    """Find the middle and the spread of columns."""
    spread = columns.std(axis=0)
    return Units(middle=columns.mean(axis=0), size=np.where(spread > 0, spread, 1.0))
