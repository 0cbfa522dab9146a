"""The two made-up diaries in ``data/sample``: one person, and a small cohort."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hdiary.simulate.course import Course
from hdiary.simulate.factors import CERVICOGENIC_FACTORS
from hdiary.simulate.look import Look
from hdiary.simulate.model import simulate_diaries
from hdiary.simulate.run import Simulated
from hdiary.simulate.traps import Traps
from hdiary.simulate.treatments import CERVICOGENIC_TREATMENTS, Programme

DIARY_SEED = 2113
"""The seed that makes ``data/sample/diary.csv``."""
COHORT_SEED = 2027
"""The seed that makes ``data/sample/cohort.csv``."""

_SHARES = {"ibuprofen": 0.3, "paracetamol": 0.12, "heat": 0.17, "ice": 0.12}
_EXTRA_FALLS = {"ibuprofen": 2.0, "paracetamol": 1.0, "heat": 1.8, "ice": 0.0}
_NOTES = (
    "long day at work", "visitors in the evening", "stayed in, rain", "deadline on Friday",
    "new chair at work", "train was late, twice", "weekend away", "quiet day",
)  # fmt: skip


def sample_diary() -> Simulated:
    """Make the diary of one person with headaches from the neck: 182 days from 5 January 2026.

    Dry needling is given every fourth day from day 42 (16 February) to day 90 and eases the hour
    only; exercise begins on day 91 (6 April) and changes the course only.

    Returns
    -------
    Simulated
        What stands in ``data/sample/diary.csv``, and what is true in it.

    Examples
    --------
    >>> str(sample_diary().entries["date"].min().date())
    '2026-01-05'
    """
    return simulate_diaries(days=182, seed=DIARY_SEED, **diary_settings())


def diary_settings(*, effects: bool = True) -> dict[str, Any]:
    """Give what the diary is made with, for `simulate_diaries`."""
    traps = Traps(
        reverse=0.8,
        persistence=0.5,
        persistence_habits=0.3,
        wave_risk=0.3,
        wave_habits=0.4,
        weekday_risk=-0.2,
        weekday_habits=1.0,
        indication=0.4,
        regression=0.3,
        pain_rho=0.3,
        missing_random=0.05,
        missing_run_days=1.5,
        missing_clear=0.02,
    )
    programmes: tuple[Programme, ...] = (
        Programme(
            name="dry needling", start_day=42, last_day=90, every=4, rated=True, extra_fall=2.0
        ),
        Programme(
            name="exercise", text="exercise 20 min", start_day=91, session_share=0.7,
            odds_ratio=0.4,
        ),
    )  # fmt: skip
    treatments = [
        replace(t, share=_SHARES[t.name], extra_fall=_EXTRA_FALLS[t.name])
        for t in CERVICOGENIC_TREATMENTS
    ]
    if not effects:
        programmes = tuple(replace(p, extra_fall=0.0, odds_ratio=1.0) for p in programmes)
        treatments = [replace(t, extra_fall=0.0) for t in treatments]
    return {
        "course": Course(headache_share=0.52, fall_sd=1.0),
        "traps": traps,
        "look": Look(side="right", rated=0.95, rated_untreated=0.85, notes=_NOTES, note_share=0.05),
        "factors": CERVICOGENIC_FACTORS,
        "treatments": treatments,
        "programmes": programmes,
    }


def sample_cohort() -> Simulated:
    """Make the diaries of 24 people who all begin exercise after six weeks or soon after.

    People differ in how often and how much it hurts, in what raises their risk and in how well
    a treatment works; exercise begins on day 42 or, after a bad week, within the next 14 days.

    Returns
    -------
    Simulated
        What stands in ``data/sample/cohort.csv``, and what is true in it.

    Examples
    --------
    >>> len(sample_cohort().entries["patient"].cat.categories)
    24
    """
    exercise = Programme(
        name="exercise", text="exercise 20 min", start_day=42, wait_days=14, odds_ratio=0.5
    )
    return simulate_diaries(
        24,
        84,
        seed=COHORT_SEED,
        course=Course(headache_share=0.45, share_sd=0.6, pain_mean_sd=0.8),
        traps=Traps.realistic(),
        factors=[replace(f, odds_ratio_sd=0.25) for f in CERVICOGENIC_FACTORS],
        treatments=[replace(t, extra_fall_sd=0.3) for t in CERVICOGENIC_TREATMENTS],
        programmes=[exercise],
    )
