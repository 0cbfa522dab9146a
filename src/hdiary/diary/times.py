"""Where a time of day stands on the calendar when only the clock was written."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Times = npt.NDArray[np.datetime64]
_DAY = np.timedelta64(1, "D")
_HALF_DAY = np.timedelta64(12, "h")


def place_end(clock: Times, *, start: Times) -> Times:
    """Place an end that was written as a time of day: before the start means the next day.

    Parameters
    ----------
    clock
        The end on the entry's own date; NaT where none.
    start
        The start; NaT where none.

    Returns
    -------
    numpy.ndarray
        Of datetime64.
    """
    return _moved(clock, clock < start, _DAY)


def place_treatment(clock: Times, *, start: Times) -> Times:
    """Place a treatment that was written as a time of day: within 12 hours of the start.

    At 01:00 for a headache from 22:00 is the next day; at 21:00 is an hour before it.

    Parameters
    ----------
    clock
        The time on the entry's own date; NaT where none.
    start
        The start; NaT where none (then the entry's date stands).

    Returns
    -------
    numpy.ndarray
        Of datetime64.
    """
    with np.errstate(invalid="ignore"):
        late = clock - start
    placed = _moved(clock, late < -_HALF_DAY, _DAY)
    return _moved(placed, late > _HALF_DAY, -_DAY)


def _moved(times: Times, where: Any, by: np.timedelta64) -> Times:
    return np.where(where, times + by, times)
