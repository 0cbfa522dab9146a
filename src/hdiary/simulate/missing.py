"""Which days are written down."""

from __future__ import annotations

import numpy as np

from hdiary.diary.arrays import Bools, Floats
from hdiary.simulate.traps import Traps


def draw_logged(traps: Traps, *, headache: Bools, begun: Bools, rng: np.random.Generator) -> Bools:
    """Draw which days are recorded."""
    # A day goes unrecorded by chance (in runs, if asked for), or because it was clear, or
    # because it hurt; each of these alone is enough.
    # People x days, True where the day is recorded. The first and last day of a person may be
    # missing too.
    by_chance = _in_runs(traps, rng.random(headache.shape))
    share = np.where(headache, traps.missing_headache, traps.missing_clear)
    # Once something has begun, other days may be left out than before.
    later = np.where(headache, traps.missing_headache_after, traps.missing_clear_after)
    share = np.where(begun, 1.0 - (1.0 - share) * (1.0 - later), share)
    by_state = rng.random(headache.shape) < share
    return ~(by_chance | by_state)


def _in_runs(traps: Traps, luck: Floats) -> Bools:
    """Draw missing days as a two-state chain with the asked share and mean run."""
    share = traps.missing_random
    missing = np.zeros(luck.shape, dtype=bool)
    if share >= 1.0:
        return ~missing
    # A share too high for short runs makes the runs longer.
    run = max(traps.missing_run_days, 1.0, share / (1.0 - share))
    if traps.missing_run_days == 1.0:
        return luck < share
    goes_on, begins = 1.0 - 1.0 / run, share / (run * (1.0 - share))
    missing[:, 0] = luck[:, 0] < share
    for day in range(1, luck.shape[1]):
        missing[:, day] = luck[:, day] < np.where(missing[:, day - 1], goes_on, begins)
    return missing
