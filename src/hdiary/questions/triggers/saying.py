"""Whether a factor was said as it came, or afterwards, when the next day's headache was known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Floats, patient_codes, ratio
from hdiary.questions.exposure.factors import LISTS, TREATMENT, Factor
from hdiary.questions.exposure.fill import Exposures
from hdiary.questions.exposure.grid import Grid, shift
from hdiary.questions.triggers.measure import Block
from hdiary.stats import TransitionFit, screen_factors
from hdiary.stats.restrict import take_people

SAID_AFTERWARDS_Z = 2.0
"""Beyond this the saying of a factor goes with the headache of the day after."""
LEANS_Z = 1.0
"""Beyond this it leans to what blank days are only where they were blank for want of a headache."""
MOST_LATE = 0.2
"""Share of the days with a factor that may have been written down days later."""
_LATE_DAYS = 2
"""So many days later the headache of the day after is known."""


def said_afterwards(fit: TransitionFit, before: Exposures, exposed: Bools, sign: Floats) -> Bools:
    """Say where a factor is said rather than left blank before what its claim is of."""
    # Back-filled diaries: what is remembered once the headache is there (Stone and others 2002,
    # doi:10.1136/bmj.324.7347.1193). The score test of a factor, of whether it was said. Days
    # with it are left out first: a real trigger is followed by headaches, and where "no" is
    # mostly left blank, being said would be the trigger itself. A day that was left blank is
    # then one without it, as good as a "no", or one with it, which a real trigger makes worse;
    # only where days with it were left blank when no headache came are blank days better than
    # a "no". Yesterday's headache is in the course, so what is truthfully said oftener on
    # headache days is not met. Each factor by itself; all of the person together, because it is
    # people who write afterwards; and whether the other factors were said, with or without.
    said = np.where(np.isnan(before), 0.0, 1.0)
    without = np.where(exposed, np.nan, said)
    known = ~np.isnan(without)
    count = known.sum(axis=1, keepdims=True)
    total = np.where(known, without, 0.0).sum(axis=1, keepdims=True)
    together = np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)
    others = said.sum(axis=1, keepdims=True) - said
    own, all_, rest = (
        sign * np.nan_to_num(screen_factors(fit, values).score_z)
        for values in (without, together, others)
    )
    found: Bools = (own > SAID_AFTERWARDS_Z) | (all_ > SAID_AFTERWARDS_Z)
    return found | ((rest > SAID_AFTERWARDS_Z) & (all_ > LEANS_Z))


def find_afterwards(block: Block, estimate: Floats) -> Bools:
    """Say which estimates may be what such saying brings about, (people, K); NaN is none."""
    found = np.zeros(estimate.shape, dtype=np.bool_)
    blank = (np.isnan(block.before) & block.fit.used[:, None]).any(axis=(1, 2))
    who = np.flatnonzero(blank & ~np.isnan(estimate).all(axis=1))
    if len(who):
        sign = np.sign(np.nan_to_num(estimate[who]))
        fit = take_people(block.fit, who)
        found[who] = said_afterwards(fit, block.before[who], block.exposed[who], sign)
    return found


def lay_delays(diary: Diary, grid: Grid, factors: Sequence[Factor]) -> Mapping[str, Floats]:
    """Give by column how many days later everybody first wrote about each day, (people, days)."""
    # NaN where it is not known; a diary without such times has no columns here.
    entries = diary.entries
    if not entries["entered_at"].notna().any():
        return {}
    who = patient_codes(entries)
    day = entries["date"].to_numpy().astype("datetime64[D]")
    place = (day - grid.first_day[who]).astype(np.int64)
    written = entries["entered_at"].to_numpy().astype("datetime64[D]")
    later = np.where(np.isnat(written), np.nan, (written - day).astype(np.float64))
    shape = grid.headache.shape
    inside = (place >= 0) & (place < shape[1]) & ~np.isnan(later)
    delays = {}
    for column in dict.fromkeys(factor.column for factor in factors):
        said = inside & _says(entries, column)
        first = np.full(shape, np.inf)
        np.minimum.at(first, (who[said], place[said]), later[said])
        delays[column] = np.where(np.isinf(first), np.nan, first)
    return delays


def _says(entries: pd.DataFrame, column: str) -> Bools:
    """Say which entries say something in a column of the days."""
    named = {of_days: of_entries for of_entries, of_days in (*LISTS, TREATMENT)}
    said: Bools = entries[named.get(column, column)].notna().to_numpy()
    return said


def find_late(delays: Mapping[str, Floats], factors: Sequence[Factor], block: Block) -> Bools:
    """Say what was written too late to be trusted, (people, K)."""
    # Too many of the days with it days later; or later than the same day above all where a
    # headache followed, which is the score test of a factor, of the delay.
    many = block.exposed.sum(axis=2)
    found = np.zeros(many.shape, dtype=np.bool_)
    span = block.exposed.shape[2]
    for column, delay in delays.items():
        mine = [place for place, factor in enumerate(factors) if factor.column == column]
        before = shift(delay[block.people, :span], 1)
        after = np.where(np.isnan(before), np.nan, (before > 0).astype(np.float64))
        z = screen_factors(block.fit, after[:, None]).score_z
        with np.errstate(invalid="ignore"):
            late = (before >= _LATE_DAYS)[:, None]
        share = ratio((block.exposed[:, mine] & late).sum(axis=2), many[:, mine])
        found[:, mine] = (np.nan_to_num(share) > MOST_LATE) | (np.nan_to_num(z) > SAID_AFTERWARDS_Z)
    return found
