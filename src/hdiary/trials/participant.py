"""A simulated participant: somebody who lives a plan and writes it down."""

from __future__ import annotations

from datetime import timedelta
from numbers import Real

import numpy as np
import pandas as pd

from hdiary.diary import need_kind, need_whole
from hdiary.diary.arrays import Bools, Floats, Ints
from hdiary.questions.usual import Usual, from_numbers
from hdiary.stats import live_days, live_headaches, live_pain
from hdiary.trials.adherence import DONE
from hdiary.trials.arms import is_nothing
from hdiary.trials.planned import HEADACHE_DAYS, HEADACHES, START, Planned, need_plan
from hdiary.trials.steps import STEP
from hdiary.vocabulary.treatments import parse_treatment

_LATEST_HOUR, _EARLIEST_HOUR = 18, 8
_WEEK = 7


def simulate_participant(
    plan: Planned,
    *,
    effect: float,
    usual: Usual | None = None,
    missing: float = 0.1,
    adherence: float = 1.0,
    seed: int = 0,
) -> pd.DataFrame:
    """Make up the diary of somebody who lives a plan.

    Parameters
    ----------
    plan
        Everybody who has an order in it writes a diary.
    effect
        True effect of the first arm, as for `promise`: the share by which headache days become
        fewer, or points of pain.
    usual
        How the person lives if nothing is done; what is kept in the plan if left out.
    missing
        Share of days, or of headaches, that are not written down.
    adherence
        Share of days, or of headaches, on which the arm is done as planned; on the others nothing
        is done and there is no effect.
    seed
        Of the luck.

    Returns
    -------
    pandas.DataFrame
        Entries for `hdiary.make_diary`: of every day its pain (0 on clear days), what was done,
        and ``trial_done``; of every headache its number (``trial_step``), times, and pain before
        and two hours later.

    Raises
    ------
    ValueError
        If a share is not from 0 to 1.

    Examples
    --------
    >>> from hdiary.trials import plan_trial
    >>> plan = plan_trial(["desk exercises", "none"], periods=12, start="2026-01-05", seed=1)
    >>> days = simulate_participant(plan, effect=0.5, missing=0.0, seed=1)
    >>> len(days), days["trial_done"].unique().tolist()
    (84, ['yes'])
    """
    need_plan(plan)
    for name, number in (("effect", effect), ("missing", missing), ("adherence", adherence)):
        need_kind(name, number, Real, f"{name}=0.5", needed=True)
    need_whole("seed", seed, "seed=1")
    for name, share in (("missing", missing), ("adherence", adherence)):
        if not 0.0 <= share <= 1.0:
            raise ValueError(f"{name} is {share:g}; it must be from 0 to 1")
    lived, written, kept, times = np.random.SeedSequence(seed).spawn(4)
    arms = _arms(plan)
    done = np.random.default_rng(kept).random(arms.shape) < adherence
    done |= np.array([is_nothing(arm) for arm in plan.arms])[arms]
    told = np.random.default_rng(written).random(arms.shape) >= missing
    person = from_numbers(plan.usual) if usual is None else usual
    luck = int(lived.generate_state(1)[0])
    given = np.where((arms == 0) & done, effect, 0.0)
    if plan.design == HEADACHES:
        rows = _live_headaches(plan, person, given, luck)
        rows |= _times(plan, person, arms.shape, np.random.default_rng(times))
    else:
        rows = {"pain": _live_days(plan, person, given, luck), "after": _day_places(arms)}
    return _write(plan, rows, arms, done, told)


def _arms(plan: Planned) -> Ints:
    """Give the arm of each day or headache, (people, units)."""
    order = np.asarray(plan.order, dtype=np.int64)
    if plan.design == START:
        first = plan.baseline + order[:, :1]
        return np.where(np.arange(plan.days) < first, 1, 0)
    return np.repeat(order, max(plan.length, 1), axis=1)


def _day_places(arms: Ints) -> Ints:
    return np.broadcast_to(np.arange(arms.shape[1]), arms.shape)


def _live_days(plan: Planned, person: Usual, given: Floats, luck: int) -> Floats:
    life, whole = person.life, np.ones(given.shape)
    fewer = plan.outcome == HEADACHE_DAYS
    hurts = live_days(life.days, left=1.0 - np.minimum(given, 1.0) if fewer else whole, seed=luck)
    left = whole if fewer else 1.0 - np.minimum(given / life.mean_pain, 1.0)
    return live_pain(
        hurts,
        ratings=life.ratings,
        autocorrelation=life.pain_autocorrelation,
        left=left,
        seed=luck + 1,
    )


def _live_headaches(
    plan: Planned, person: Usual, given: Floats, luck: int
) -> dict[str, Floats | Ints]:
    before, after = live_headaches(person.life.headaches, extra=given, seed=luck)
    step = np.broadcast_to(np.arange(1, plan.periods + 1), given.shape)
    return {
        "pain": np.maximum(before, after),
        "pain_before": before,
        "pain_after": after,
        STEP: step,
    }


def _times(
    plan: Planned, person: Usual, shape: tuple[int, ...], rng: np.random.Generator
) -> dict[str, Ints]:
    """Draw the day and the minute of each headache; none shares its day with another."""
    often = min(max(person.headaches_per_week, 0.05) / _WEEK, 1.0)
    gaps = rng.geometric(often, shape)
    gaps[:, 0] -= 1
    minute = rng.integers(_EARLIEST_HOUR * 60, _LATEST_HOUR * 60, shape)
    return {"after": np.cumsum(gaps, axis=1), "minute": minute, "wait": rng.integers(0, 60, shape)}


def _write(
    plan: Planned, rows: dict[str, Floats | Ints], arms: Ints, done: Bools, told: Bools
) -> pd.DataFrame:
    """Write what was lived as entries, person by person."""
    who, unit = np.nonzero(told)
    chosen = {name: np.asarray(values)[who, unit] for name, values in rows.items()}
    arm, kept = arms[who, unit], done[who, unit]
    entries: dict[str, object] = {}
    if plan.patients:
        entries["patient"] = [plan.patients[place] for place in who]
    entries["date"] = [(plan.start + timedelta(days=int(n))).isoformat() for n in chosen["after"]]
    for name in ("minute", "wait"):
        if name in chosen:
            at = chosen["minute"] + (chosen["wait"] if name == "wait" else 0)
            column = "start" if name == "minute" else "treated_at"
            entries[column] = [f"{n // 60:02d}:{n % 60:02d}" for n in at.tolist()]
    for name in ("pain", "pain_before", "pain_after", STEP):
        if name in chosen:
            entries[name] = chosen[name].astype(np.int64)
    entries |= _what_was_done(plan, arm, kept)
    entries[DONE] = np.where(kept, "yes", "no")
    return pd.DataFrame(entries)


def _what_was_done(plan: Planned, arm: Ints, kept: Bools) -> dict[str, object]:
    """Name what was done among the treatments or the activities, as people would."""
    nothing = [is_nothing(name) for name in plan.arms]
    by_headache = plan.design == HEADACHES
    treats = [by_headache or parse_treatment(name).recognised for name in plan.arms]
    columns: dict[str, object] = {}
    for column, wanted in (("treatment", True), ("activity", False)):
        if not any(t is wanted and not n for t, n in zip(treats, nothing, strict=True)):
            continue
        blank = "none" if by_headache else None
        names = [
            name if treat is wanted and not none else blank
            for name, treat, none in zip(plan.arms, treats, nothing, strict=True)
        ]
        columns[column] = [
            names[place] if did else blank for place, did in zip(arm, kept, strict=True)
        ]
    return columns
