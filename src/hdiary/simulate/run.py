"""Making diaries up: all streams of luck, all parts of the model, and what was true."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools
from hdiary.simulate import look
from hdiary.simulate.course import Settings, draw_people
from hdiary.simulate.days import Walk, walk_days
from hdiary.simulate.entries import Written, make_entries, patient_names
from hdiary.simulate.missing import draw_logged
from hdiary.simulate.moods import draw_moods
from hdiary.simulate.relief import draw_relief
from hdiary.simulate.rhythms import find_start
from hdiary.simulate.told import draw_told
from hdiary.simulate.truth import make_days_truth, make_truth

_STREAMS = (
    "people", "walk", "times", "sides", "places", "neck_pain", "relief", "missing", "notes",
    "signs", "memory", "runs",
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


def run_simulation(settings: Settings, seed: int) -> Simulated:
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
    cells = look.find_cells(walk.headache, walk.pain)
    onset = None if walk.hours is None else walk.hours.onset[cells.person, cells.day]
    times = look.draw_times(settings.look, cells, rng=rng["times"], given=onset)
    sides, usual_side, side_lock = look.draw_sides(
        settings.look, cells, n_patients=settings.n_patients, rng=rng["sides"]
    )
    relief = draw_relief(
        settings,
        people,
        cells,
        sessions=walk.sessions,
        times=times,
        rng=rng["relief"],
        moods=draw_moods(settings, cells, rng=rng["runs"]),
    )
    written = Written(
        walk=walk,
        cells=cells,
        relief=relief,
        logged=draw_logged(
            settings.traps, headache=walk.headache, begun=_begun(settings, walk), rng=rng["missing"]
        ),
        start=times[0],
        sides=sides,
        places=look.draw_places(settings.look, cells, rng=rng["places"]),
        neck_pain=look.draw_neck_pain(walk.pain, rng=rng["neck_pain"]),
        notes=_draw_notes(settings, rng["notes"]),
        told=draw_told(settings, walk, signs=rng["signs"], memory=rng["memory"]),
    )
    return Simulated(
        entries=make_entries(settings, written),
        days_truth=make_days_truth(settings, written, names=patient_names(settings.n_patients)),
        truth=make_truth(settings, people, written, twins=twins, sides=(usual_side, side_lock)),
        settings=settings,
        seed=seed,
    )


def _begun(settings: Settings, walk: Walk) -> Bools:
    """Say on which days the first programme has begun; without one, the second half."""
    first = np.full(settings.n_patients, find_start(settings))
    if settings.programmes:
        first = walk.starts.min(axis=1)
    return np.asarray(np.arange(settings.days) >= first[:, None])


def _draw_notes(settings: Settings, rng: np.random.Generator) -> Any:
    """Draw which note stands on each day, -1 for none."""
    shape, asked = (settings.n_patients, settings.days), settings.look
    if not asked.note_share:
        return np.full((1, 1), -1, dtype=np.int64)
    which = rng.integers(0, len(asked.notes), shape)
    return np.where(rng.random(shape) < asked.note_share, which, -1)
