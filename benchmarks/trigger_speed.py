"""Measure what `triggers` costs, beside a loop over statsmodels' logits on the same people.

Run ``python benchmarks/trigger_speed.py --people 300``. CPU seconds for 1,000 people of 180 days
and 13 factors, with realistic traps, and the largest memory of the process. The peer fits one
ordinary logit a person, factor and window, on yesterday's headache and the factor: no waves, no
weekdays, nothing beside it, and Wald's interval. Both on as many threads as there are set.
"""

from __future__ import annotations

import argparse
import resource
import time
import warnings
from collections.abc import Callable

import numpy as np
import statsmodels.api as sm

from hdiary.diary import Diary, make_diary
from hdiary.questions.exposure.factors import list_factors
from hdiary.questions.exposure.fill import fill_exposure, prepare_days
from hdiary.questions.exposure.grid import lay_grid, shift
from hdiary.questions.triggers.ask import triggers
from hdiary.simulate import CERVICOGENIC_FACTORS, Traps, simulate_diaries

WINDOWS = (1, 0)


def make_people(people: int, days: int, *, seed: int) -> Diary:
    """Make up diaries with all that misleads in them."""
    made = simulate_diaries(
        people, days, seed=seed, factors=CERVICOGENIC_FACTORS, traps=Traps.realistic()
    )
    return make_diary(made.entries)


def loop_logits(diary: Diary) -> int:
    """Fit one ordinary logit after the other, and say how many."""
    grid, factors = lay_grid(diary), list_factors(diary)
    days = prepare_days(diary, factors=factors)
    exposure = fill_exposure(days, grid, factors, people=slice(0, len(diary.patients)))
    before, fitted = shift(grid.headache, 1), 0
    for lag in WINDOWS:
        x = shift(exposure, lag)
        for person, factor in np.ndindex(*x.shape[:2]):
            y, own = grid.headache[person], np.stack([before[person], x[person, factor]], axis=1)
            used = ~np.isnan(y) & ~np.isnan(own).any(axis=1)
            if not used.any() or np.ptp(own[used, 1]) == 0:
                continue
            try:
                model = sm.Logit(y[used], sm.add_constant(own[used], has_constant="add"))
                model.fit(disp=0, maxiter=35).conf_int()
            except np.linalg.LinAlgError:
                continue
            fitted += 1
    return fitted


def measure(work: Callable[[Diary], object], diary: Diary, people: int) -> float:
    """Give the CPU seconds for 1,000 people."""
    begun = time.process_time()
    work(diary)
    return (time.process_time() - begun) / people * 1000


def main() -> None:
    """Print both, and how they compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--days", type=int, default=180)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    triggers(make_people(2, 60, seed=1))
    diary = make_people(given.people, given.days, seed=given.seed)
    ours = measure(triggers, diary, given.people)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = measure(loop_logits, diary, given.people)
    print(f"triggers          {ours:8.2f} CPU s per 1,000 people, {peak:.0f} MB at most")
    print(f"statsmodels' loop {theirs:8.2f} CPU s per 1,000 people ({theirs / ours:.1f} times)")


if __name__ == "__main__":
    main()
