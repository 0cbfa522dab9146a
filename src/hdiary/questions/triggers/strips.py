"""The days behind a claim, one by one, for the eye."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, patient_column
from hdiary.diary.schema import STATES
from hdiary.questions.exposure.factors import Factor, name_factors
from hdiary.questions.exposure.grid import Grid
from hdiary.questions.triggers.measure import DAY_BEFORE, Block


def list_strips(
    diary: Diary, grid: Grid, factors: Sequence[Factor], block: Block, *, claimed: Bools
) -> pd.DataFrame:
    """List every calendar day for each claimed factor of a block of people."""
    person, factor = np.nonzero(claimed)
    row, day = np.nonzero(grid.inside(block.people)[person])
    kept = person[row], factor[row]
    cut = block.windows[DAY_BEFORE].counts.cut[kept]
    value = block.before[(*kept, day)]
    # Divided as the values were: multiplied back, a value at the cut may come out above it.
    contrasts = block.contrasts
    # What is compared as any against none is 1 or 0, as yes and no are.
    said = np.isnan(cut) | contrasts.split[kept]
    least = np.where(said, 0.5, cut / contrasts.unit[kept]).astype(value.dtype)
    exposed = np.where(value > least, 1.0, 0.0)
    headache = grid.headache[block.people.start + kept[0], day]
    state = np.where(np.isnan(headache), 2, np.where(headache > 0, 0, 1))
    names = name_factors(factors, kept[1])
    first = grid.first_day[block.people.start + kept[0]]
    return pd.DataFrame(
        {
            "patient": patient_column(diary, kept[0].astype(np.int64) + block.people.start),
            "factor": names["factor"],
            "kind": names["kind"],
            "date": (first + day.astype("timedelta64[D]")).astype("datetime64[us]"),
            "state": pd.Categorical.from_codes(state, categories=pd.Index(STATES, dtype="str")),
            "exposed_before": pd.array(
                np.where(np.isnan(value), np.nan, exposed), dtype="Float64"
            ).astype("boolean"),
        }
    )
