"""Asking for made-up diaries: everything is off unless it is switched on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import need_whole
from hdiary.simulate.course import Course, Settings, check_settings
from hdiary.simulate.factors import NULL_FACTORS, Factor
from hdiary.simulate.look import Look
from hdiary.simulate.run import Simulated, run_simulation
from hdiary.simulate.traps import Traps
from hdiary.simulate.treatments import NULL_TREATMENTS, Programme, Treatment


def simulate_diaries(
    n_patients: int = 1,
    days: int = 182,
    *,
    seed: int,
    first_day: Any = "2026-01-05",
    course: Course | None = None,
    traps: Traps | None = None,
    look: Look | None = None,
    factors: Sequence[Factor] = NULL_FACTORS,
    treatments: Sequence[Treatment] = NULL_TREATMENTS,
    programmes: Sequence[Programme] = (),
    patient_column: bool | None = None,
) -> Simulated:
    """Make up headache diaries whose truth is known.

    Unless asked otherwise there are no traps, and no factor and no treatment has an effect.
    Streams of random numbers are kept apart by purpose: the same seed with another trap gives
    the same people with the same luck, so that two runs differ by the trap alone.

    Parameters
    ----------
    n_patients
        How many people.
    days
        Length of each diary [days].
    seed
        A whole number of 0 or more; the same seed and settings give the same diaries.
    first_day
        The first day of all diaries, as ``2026-01-05`` or a date.
    course
        How often it hurts and how much; `Course()` if None.
    traps
        What misleads and how strongly; `Traps.none()` if None.
    look
        What the headaches look like and how fully they are written; `Look()` if None.
    factors
        Habits, with their true effects on the next day.
    treatments
        What is done about headaches, with true effects within two hours.
    programmes
        What is begun on a day and kept up, with true effects on the course.
    patient_column
        Whether entries have a ``patient`` column; if None, for more than one person.

    Returns
    -------
    Simulated
        Entries, the truth of each day, and the truth of each thing.

    Raises
    ------
    ValueError
        If a setting is out of its range or two do not go together.

    References
    ----------
    The model and its sources stand in the documentation (``simulate``) and in this package's
    docstring. Transition model: Zeger & Qaqish 1988, doi:10.2307/2531732.

    Examples
    --------
    >>> made_up = simulate_diaries(days=28, seed=1)
    >>> len(made_up.entries), made_up.entries["date"].iloc[0].isoformat()
    (28, '2026-01-05T00:00:00')
    """
    for name, number in (("n_patients", n_patients), ("days", days), ("seed", seed)):
        need_whole(name, number, "a whole number such as 1")
    settings = Settings(
        n_patients=n_patients,
        days=days,
        first_day=_day(first_day),
        course=course or Course(),
        traps=traps or Traps(),
        look=look or Look(),
        factors=tuple(factors),
        treatments=tuple(treatments),
        programmes=tuple(programmes),
        patient_column=n_patients > 1 if patient_column is None else patient_column,
    )
    check_settings(settings)
    return run_simulation(settings, seed)


def _day(first_day: Any) -> np.datetime64:
    """Read the first day."""
    try:
        return np.datetime64(pd.Timestamp(first_day).date(), "D")
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"first_day is {first_day!r}; it must be a date such as 2026-01-05."
        ) from error
