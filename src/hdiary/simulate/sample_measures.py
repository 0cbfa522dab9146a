"""Totals of questionnaires beside the sample diary: what its person filled in three times."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.schema import DATETIME
from hdiary.simulate.run import Simulated
from hdiary.simulate.sample import sample_diary

MEASURES_SEED = 2029
"""The seed that makes ``data/sample/facts/measures.csv``."""
_FILLED_IN = (41, 90, 181)
"""The last days before the needling and before the exercise, and the last day, from 0 on."""
_MONTH, _QUARTER = 28, 91
_OFF = 0.4
"""Of so many headache days in the three months MIDAS counts a day as lost."""


def sample_measures(diary: Simulated | None = None) -> pd.DataFrame:
    """Make the totals of questionnaires of the person in the sample diary.

    They follow the true share of headache days before, with error: HIT-6 and NDI of the last 28
    days, MIDAS of the last three months, from the second time on.

    Parameters
    ----------
    diary
        The sample diary, if it is there already.

    Returns
    -------
    pandas.DataFrame
        What stands in ``data/sample/facts/measures.csv``: ``date``, ``measure``, ``total``
        [points; days for MIDAS].

    Examples
    --------
    >>> sample_measures()["measure"].tolist()
    ['HIT-6', 'NDI', 'HIT-6', 'NDI', 'MIDAS', 'HIT-6', 'NDI', 'MIDAS']
    """
    truth = (sample_diary() if diary is None else diary).days_truth
    rng = np.random.default_rng(MEASURES_SEED)
    headache = truth["headache"].to_numpy(dtype=bool)
    first = truth["date"].min().to_datetime64()
    rows: list[tuple[np.datetime64, str, int]] = []
    for at in _FILLED_IN:
        share = headache[max(0, at + 1 - _MONTH) : at + 1].mean()
        day = first + np.timedelta64(at, "D")
        rows.append((day, "HIT-6", _points(48 + 24 * share + rng.normal(0, 2.5), 36, 78)))
        rows.append((day, "NDI", _points(8 + 16 * share + rng.normal(0, 2), 0, 50)))
        if at + 1 >= _QUARTER:
            hurt = int(headache[at + 1 - _QUARTER : at + 1].sum())
            rows.append((day, "MIDAS", int(rng.binomial(hurt, _OFF))))
    days, names, totals = zip(*rows, strict=True)
    return pd.DataFrame(
        {
            "date": np.array(days).astype(DATETIME),
            "measure": pd.Series(names, dtype="str"),
            "total": np.array(totals, dtype=np.int64),
        }
    )


def _points(value: float, low: int, high: int) -> int:
    """Round to the points of a questionnaire."""
    return int(np.clip(round(value), low, high))
