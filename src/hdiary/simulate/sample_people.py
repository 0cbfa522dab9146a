"""What is known of the people in the sample cohort: arm, age, sex, a day and a questionnaire."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Ints, Texts
from hdiary.diary.schema import DATETIME
from hdiary.simulate.run import Simulated
from hdiary.simulate.sample import sample_cohort

PEOPLE_SEED = 2028
"""The seed that makes ``data/sample/facts/people.csv``."""
ARMS = ("booklet", "usual care")
_STREAMS = ("arm", "age", "sex", "randomised", "baseline_ndi")
_BLOCK = 4
_LAST_DAY_BEFORE = 42
"""Exercise begins on this day at the earliest, counted from 0."""
_WOMEN = 0.7


def sample_people(cohort: Simulated | None = None) -> pd.DataFrame:
    """Make the table of people beside the sample cohort: who was drawn for which arm, and more.

    The arm was drawn by lot in blocks of four: a booklet beside what everybody does, or usual
    care. **It changes nothing**: everybody in the cohort begins exercise, and the booklet has no
    effect on anything that is written down.

    Parameters
    ----------
    cohort
        The cohort, if it is there already.

    Returns
    -------
    pandas.DataFrame
        What stands in ``data/sample/facts/people.csv``: ``patient``, ``arm``, ``age`` [years],
        ``sex``, ``randomised`` (a day in the week before exercise can begin), ``baseline_ndi``
        (Neck Disability Index, 0 to 50; higher where the first five weeks had more headache).

    Examples
    --------
    >>> sample_people()["arm"].value_counts().sort_index().to_dict()
    {'booklet': 12, 'usual care': 12}
    """
    made_up = sample_cohort() if cohort is None else cohort
    truth = made_up.days_truth
    names = [str(name) for name in truth["patient"].cat.categories]
    n = len(names)
    children = np.random.SeedSequence(PEOPLE_SEED).spawn(len(_STREAMS))
    rng = {name: np.random.default_rng(c) for name, c in zip(_STREAMS, children, strict=True)}
    first = truth["date"].min().to_datetime64()
    days = _LAST_DAY_BEFORE - 7 + rng["randomised"].integers(0, 7, n)
    before = truth["date"] < first + np.timedelta64(_LAST_DAY_BEFORE - 7, "D")
    share = truth[before].groupby("patient", observed=True)["headache"].mean().to_numpy()
    noise = rng["baseline_ndi"].normal(0, 3, n)
    return pd.DataFrame(
        {
            "patient": pd.Series(names, dtype="str"),
            "arm": pd.Series(_draw_arms(n, rng["arm"]), dtype="str"),
            "age": np.clip(np.round(rng["age"].normal(43, 11, n)), 18, 70).astype(np.int64),
            "sex": pd.Series(np.where(rng["sex"].random(n) < _WOMEN, "f", "m"), dtype="str"),
            "randomised": (first + days.astype("timedelta64[D]")).astype(DATETIME),
            "baseline_ndi": _points(8 + 16 * share + noise),
        }
    )


def _draw_arms(n: int, rng: np.random.Generator) -> Texts:
    """Draw arms in blocks, so that they stay of one size."""
    block = np.array(ARMS * (_BLOCK // len(ARMS)), dtype=object)
    drawn = [rng.permutation(block) for _ in range(-(-n // _BLOCK))]
    arms: Texts = np.concatenate(drawn)[:n]
    return arms


def _points(values: np.ndarray) -> Ints:
    """Round to the points of the questionnaire."""
    points: Ints = np.clip(np.round(values), 0, 50).astype(np.int64)
    return points
