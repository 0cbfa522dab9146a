"""How long and how much memory screening a cohort takes, beside a loop over statsmodels' Logit.

    python benchmarks/screen_factors.py                 # 10,000 people x 365 days x 20 factors
    python benchmarks/screen_factors.py --people 500

Both run in turn in this process, on the same made-up days: hdiary's `fit_transition` and
`screen_factors` on everybody in blocks of people on all processors, and ``Logit(...).fit(disp=0,
cov_type="HC1")`` on a sample of people and factors, with the same columns (less the one weekday
that the intercept takes in, and the quick waves) and one factor, scaled to all fits. Making the
days is not counted in either time; it is in the peak memory. The loop keeps one processor busy and
hdiary all of them, so the ratio of processor time, which does not gain from threads, is printed
beside that of the clock.
"""

from __future__ import annotations

import argparse
import resource
import time
import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from hdiary.stats import fit_transition, screen_factors
from hdiary.stats.blocks import map_blocks, split
from hdiary.stats.cosines import SLOW_DAYS
from hdiary.stats.course import BEFORE_WAVES

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]

BLOCK_PEOPLE = 100
SAMPLE_FITS = 200
MISSING = 0.1
FIRST_WEEKDAY_COLUMN = 4


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Cohort:
    """Days of n people: headache (n, T), factors of the day before (n, K, T), and weekdays."""

    headache: npt.NDArray[Any]
    exposure: Singles
    weekday: npt.NDArray[np.int64]
    length: npt.NDArray[np.int64]


def make_cohort(people: int, days: int, factors: int, *, seed: int = 1) -> Cohort:
    """Make up persistent headaches and factors, some yes/no and some numbers, a tenth missing."""
    rng = np.random.default_rng(seed)
    headache = np.zeros((people, days), dtype=np.float32)
    headache[:, 0] = rng.random(people) < 0.4
    for day in range(1, days):
        headache[:, day] = rng.random(people) < np.where(headache[:, day - 1] > 0, 0.55, 0.35)
    headache[rng.random(headache.shape) < MISSING] = np.nan
    exposure = np.empty((people, factors, days), dtype=np.float32)
    for k in range(factors):
        values = rng.standard_normal((people, days), dtype=np.float32)
        exposure[:, k] = values if k % 4 == 3 else values > np.linspace(-0.2, 1.4, factors)[k]
    weekday = rng.integers(0, 7, people)
    return Cohort(
        headache=headache,
        exposure=exposure,
        weekday=weekday,
        length=np.full(people, days, dtype=np.int64),
    )


def screen_all(cohort: Cohort, *, block: int = BLOCK_PEOPLE) -> tuple[Floats, float, float]:
    """Screen everybody with hdiary: p-values (n, K), seconds by the clock and of processors."""
    begun, busy = time.perf_counter(), time.process_time()
    p_values = np.empty(cohort.exposure.shape[:2])

    def screen(at: slice) -> None:
        fit = fit_transition(
            cohort.headache[at], weekday=cohort.weekday[at], length=cohort.length[at]
        )
        p_values[at] = screen_factors(fit, cohort.exposure[at]).p_value

    map_blocks(screen, split(len(p_values), block=block))
    return p_values, time.perf_counter() - begun, time.process_time() - busy


def loop_over_logit(
    cohort: Cohort, *, fits: int, seed: int = 2
) -> tuple[Floats, float, float, int]:
    """Fit a sample with statsmodels: (who, factor, p), seconds per fit as above, and failures."""
    from statsmodels.api import Logit

    people, factors = cohort.exposure.shape[:2]
    picked = np.random.default_rng(seed).choice(people, min(people, fits), replace=False)
    fit = fit_transition(
        cohort.headache[picked], weekday=cohort.weekday[picked], length=cohort.length[picked]
    )
    place = np.arange(fit.design.shape[2])
    # Without priors the quick waves would be more than the days can tell.
    slow = BEFORE_WAVES + 2 * cohort.headache.shape[1] // SLOW_DAYS
    columns = (place != FIRST_WEEKDAY_COLUMN) & (place < slow) & fit.design.any(axis=(0, 1))
    found, failed, took, worked = [], 0, 0.0, 0.0
    for turn in range(fits):
        i, k = turn % len(picked), turn % factors
        used = fit.used[i]
        y = fit.response[i][used]
        design = np.column_stack(
            [fit.design[i][used][:, columns], cohort.exposure[picked[i], k][used]]
        )
        begun, busy = time.perf_counter(), time.process_time()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                p = Logit(y, design).fit(disp=0, cov_type="HC1").pvalues[-1]
        except np.linalg.LinAlgError:
            failed, p = failed + 1, np.nan
        took += time.perf_counter() - begun
        worked += time.process_time() - busy
        found.append((picked[i], k, p))
    return np.array(found), took / fits, worked / fits, failed


def main(arguments: list[str] | None = None) -> None:
    """Make the cohort, run both, print times, their ratio and the peak memory."""
    parser = argparse.ArgumentParser(description="Screening beside a loop over Logit.")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--factors", type=int, default=20)
    parser.add_argument("--fits", type=int, default=SAMPLE_FITS, help="of Logit, as a sample")
    asked = parser.parse_args(arguments)
    cohort = make_cohort(asked.people, asked.days, asked.factors)
    tests = asked.people * asked.factors
    screen_all(make_cohort(2, asked.days, asked.factors))
    p_values, ours, ours_busy = screen_all(cohort)
    # Linux gives kilobytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    sample, each, each_busy, failed = loop_over_logit(cohort, fits=asked.fits)
    theirs = each * tests
    who, which = sample[:, :2].astype(np.int64).T
    both = np.isfinite(sample[:, 2])
    alike = np.corrcoef(p_values[who, which][both], sample[both, 2])[0, 1]
    print(
        f"{asked.people:,} people x {asked.days} days x {asked.factors} factors = {tests:,} tests"
    )
    print(f"hdiary, in blocks of {BLOCK_PEOPLE} people: {ours:8.1f} s   peak {peak:.2f} GB")
    print(
        f"statsmodels' Logit, HC1, one by one:  {theirs:8.1f} s   "
        f"({asked.fits} fits of {1000 * each:.2f} ms, {failed} failed, scaled)"
    )
    busy = each_busy * tests / ours_busy
    print(f"ratio by the clock {theirs / ours:.0f}, of processor time {busy:.0f}")
    print(f"p-values of the sample correlate {alike:.2f}")


if __name__ == "__main__":
    main()
