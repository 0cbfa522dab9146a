"""Whether a person's number fell by half, by three quarters, or to nothing."""

from __future__ import annotations

import numpy as np

from hdiary.cohort.endpoints.measured import Laid, Measured, find_gaps, finish
from hdiary.diary.arrays import Bools, Floats
from hdiary.words import phrase

_NEARLY = 1e-9


def measure_responders(laid: Laid, measured: Measured, percent: float) -> Measured:
    """Say of each period after the baseline whether the number fell by so much: 1, 0 or NaN."""
    periods = laid.periods
    base = periods.begins[periods.owner]
    has_base = np.full(periods.size, periods.anchors.baseline)
    first = periods.number == 0
    share = percent / 100.0
    before, after = measured.value[base], measured.value
    # What holds at worst, holds; what fails at best, fails; between, the diary does not tell.
    surely = _fell(measured.low[base], measured.high, share)
    maybe = _fell(measured.high[base], measured.low, share)
    # Where there may have been none before and nothing fell for sure, no answer is asked for.
    none = (measured.low[base] == 0) & ~maybe
    blind = np.isnan(measured.low[base] + measured.high[base] + measured.low + measured.high)
    lost = ~periods.known | ~has_base | first | none | blind
    ends = (np.where(lost, np.nan, surely), np.where(lost, np.nan, maybe))
    gaps = find_gaps(laid)
    known = ~lost & (surely == maybe) & ~np.any([holds for holds, _ in gaps], axis=0)
    open_ = (
        (np.isnan(before), phrase("endpoints.reason.baseline_open")),
        (before == 0, phrase("endpoints.reason.baseline_none")),
        *measured.whys,
    )
    whys = (
        (first, phrase("endpoints.reason.is_baseline")),
        (~has_base, phrase("endpoints.reason.no_baseline")),
        *gaps,
        *((holds & ~known, why) for holds, why in open_),
    )
    value = np.where(known, surely, _fell(before, after, share)).astype(np.float64)
    return finish(value, np.ones(periods.size), value, ends=ends, whys=whys)


def _fell(before: Floats, after: Floats, share: float) -> Bools:
    with np.errstate(invalid="ignore"):
        fell: Bools = (before > 0) & (before - after >= share * before - _NEARLY)
    return fell
