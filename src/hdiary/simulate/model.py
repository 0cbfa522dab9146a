"""Making diaries up: all streams of luck, all parts of the model, and what was true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from hdiary.simulate.course import Course, Settings, check_settings, draw_people
from hdiary.simulate.days import walk_days
from hdiary.simulate.entries import Written, make_entries, patient_names
from hdiary.simulate.factors import NULL_FACTORS, Factor
from hdiary.simulate.look import (
    Look,
    draw_neck_pain,
    draw_places,
    draw_sides,
    draw_times,
    find_cells,
)
from hdiary.simulate.missing import draw_logged
from hdiary.simulate.relief import draw_relief
from hdiary.simulate.traps import Traps
from hdiary.simulate.treatments import NULL_TREATMENTS, Programme, Treatment
from hdiary.simulate.truth import make_days_truth, make_truth

_STREAMS = (
    "people", "walk", "times", "sides", "places", "neck_pain", "relief", "missing", "notes",
)  # fmt: skip


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Simulated:
    """Made-up diaries and what is true in them.

    Attributes
    ----------
    entries : pandas.DataFrame
        What was written down, in the columns of the diary's format: for
        `hdiary.diary.make_diary`, or for a CSV file.
    days_truth : pandas.DataFrame
        One row per patient and day, recorded or not: ``patient``, ``date``, ``headache``,
        ``risk`` (probability of headache given all that came before, 0 to 1), ``pain`` (worst
        pain [NRS], 0 on clear days), ``wave`` (the slow wave in the risk [log odds]),
        ``logged``.
    truth : pandas.DataFrame
        One row per patient, thing and measure: ``patient``, ``kind``, ``name``, ``measure``,
        ``value``; see `hdiary.simulate.truth.make_truth`.
    settings : Settings
        Everything that was asked for.
    seed : int
        The seed.
    """

    entries: pd.DataFrame = field(repr=False)
    days_truth: pd.DataFrame = field(repr=False)
    truth: pd.DataFrame = field(repr=False)
    settings: Settings
    seed: int


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
    return _simulate(settings, seed)


def _day(first_day: Any) -> np.datetime64:
    """Read the first day."""
    try:
        return np.datetime64(pd.Timestamp(first_day).date(), "D")
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"first_day is {first_day!r}; it must be a date such as 2026-01-05."
        ) from error


def _simulate(settings: Settings, seed: int) -> Simulated:
    """Run the parts of the model one after the other."""
    children = np.random.SeedSequence(seed).spawn(len(_STREAMS))
    seeds = dict(zip(_STREAMS, children, strict=True))
    rng = {name: np.random.default_rng(child) for name, child in seeds.items()}
    people = draw_people(settings, rng=rng["people"])
    walk = walk_days(settings, people, seeds=seeds["walk"])
    twins = {
        p: walk_days(settings, people, seeds=seeds["walk"], starts=walk.starts, without=p)
        for p, programme in enumerate(settings.programmes)
        if programme.odds_ratio != 1.0 or programme.pain_change
    }
    cells = find_cells(walk.headache, walk.pain)
    times = draw_times(settings.look, cells, rng=rng["times"])
    sides, usual_side, side_lock = draw_sides(
        settings.look, cells, n_patients=settings.n_patients, rng=rng["sides"]
    )
    relief = draw_relief(
        settings, people, cells, sessions=walk.sessions, times=times, rng=rng["relief"]
    )
    written = Written(
        walk=walk,
        cells=cells,
        relief=relief,
        logged=draw_logged(settings.traps, headache=walk.headache, rng=rng["missing"]),
        start=times[0],
        sides=sides,
        places=draw_places(settings.look, cells, rng=rng["places"]),
        neck_pain=draw_neck_pain(walk.pain, rng=rng["neck_pain"]),
        notes=_draw_notes(settings, rng["notes"]),
    )
    return Simulated(
        entries=make_entries(settings, written),
        days_truth=make_days_truth(settings, written, names=patient_names(settings.n_patients)),
        truth=make_truth(settings, people, written, twins=twins, sides=(usual_side, side_lock)),
        settings=settings,
        seed=seed,
    )


def _draw_notes(settings: Settings, rng: np.random.Generator) -> Any:
    """Draw which note stands on each day, -1 for none."""
    shape, look = (settings.n_patients, settings.days), settings.look
    if not look.note_share:
        return np.full((1, 1), -1, dtype=np.int64)
    which = rng.integers(0, len(look.notes), shape)
    return np.where(rng.random(shape) < look.note_share, which, -1)
