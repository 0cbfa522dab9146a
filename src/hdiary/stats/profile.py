"""Odds ratios and their intervals: where the efficient score of a factor would be a given size."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from hdiary.stats.arrays import Floats, FloatsLike, Ints
from hdiary.stats.blocks import split
from hdiary.stats.course import FIXED_SD, held_columns
from hdiary.stats.normal import critical_value, two_sided_p
from hdiary.stats.path import Path, Rows, put_path, refit, score_along, take_path, take_rows
from hdiary.stats.reduction import reduce_course
from hdiary.stats.score import LEAST_LEFT, centre_values
from hdiary.stats.transition import TransitionFit

FARTHEST = 20.0
"""Log odds ratios beyond this are not looked for."""
_BLOCK_CELLS = 400_000
_MOST_CENTRES, _LAST_MOVE, _LAST_STEP = 12, 3e-4, 1e-7
"""A path is exact to second order, so what is left after a last move is about its square."""
_MOST_HALVINGS = 60
_LEAST_END = 1e-9
"""How far from no effect the nearer end of an interval lies at least that leaves it out."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class FactorEstimates:
    """Log odds ratios of R rows, each one person and one factor.

    Attributes
    ----------
    estimate, low, high : (R,)
        Log odds ratio of one unit of the factor, and its interval; NaN where the factor does
        not vary, or only as the course (and the others) do.
    se : (R,)
        Standard error at the estimate: one over the root of the information there.
    se_at_none : (R,)
        The same at no effect: it does not lean on the estimate, so it is the one to pool by.
    p_value : (R,)
        Of no effect; below 1 - level exactly when the interval leaves 0 out.
    """

    estimate: Floats
    low: Floats
    high: Floats
    se: Floats
    se_at_none: Floats
    p_value: Floats


def profile_factors(
    fit: TransitionFit,
    exposure: FloatsLike,
    *,
    people: Ints,
    factors: Ints,
    level: float = 0.95,
    others: Floats | None = None,
    firth: bool = True,
) -> FactorEstimates:
    """Estimate the odds ratios of factors given the course, with intervals.

    The estimate is the log odds ratio at which the efficient score of `screen_factors`, with
    the course refitted there, is 0; the interval holds those at which the standardised score
    stays within the quantiles of t (inversion of the score test, Rao 1948; for a single
    proportion this is Wilson's interval). Firth's correction (1993) acts in the factor's own
    direction and keeps all three finite when the factor separates headache from clear days.

    Parameters
    ----------
    fit
        The course of n people over T days.
    exposure
        (n, K, T), as in `screen_factors`.
    people, factors
        (R,): which person and which factor each row is about.
    level
        Of the intervals.
    others
        (R, T, q): further factors of each row's model; NaN not said, a column of 0 is none.
    firth
        Whether Firth's correction is made; without it the estimate of a factor that separates
        is out of reach (missing).

    Returns
    -------
    FactorEstimates
        In the order of the rows.

    Raises
    ------
    ValueError
        If the level is not between 0 and 1.

    References
    ----------
    Rao 1948, doi:10.1017/S0305004100023987. Firth 1993, doi:10.1093/biomet/80.1.27. Least
    favourable directions: Murphy and van der Vaart 2000, J Am Stat Assoc 95, 449-465.

    Examples
    --------
    >>> from hdiary.stats.transition import fit_transition
    >>> rng = np.random.default_rng(1)
    >>> factor = (rng.random((1, 300)) < 0.4).astype(float)
    >>> headache = (rng.random((1, 300)) < 0.2 + 0.2 * factor).astype(float)
    >>> fit = fit_transition(headache, weekday=np.array([0]), length=np.array([300]))
    >>> zero = np.array([0])
    >>> found = profile_factors(fit, factor[:, None, :], people=zero, factors=zero)
    >>> bool(found.low[0] < np.log(0.4 / 0.6 / (0.2 / 0.8)) < found.high[0])
    True
    """
    df = fit.df[people]
    if others is not None:
        df = np.maximum(df - (np.nan_to_num(others) != 0.0).any(axis=1).sum(axis=1), 1.0)
    far = critical_value(level, df=df)
    answers = np.full((6, len(people)), np.nan)
    columns = fit.design.shape[2] - held_columns(fit.design.shape[2]).sum() + 2
    cells = max(fit.design.shape[1] * int(columns), 1)
    for at in split(len(people), block=_BLOCK_CELLS // cells) if len(people) else ():
        rows = _gather(fit, exposure, people[at], factors[at], others=others, at=at, firth=firth)
        _answer(rows, far[at], df[at], answers[:, at])
    estimate, low, high, se, se_at_none, p = answers
    return FactorEstimates(
        estimate=estimate, low=low, high=high, se=se, se_at_none=se_at_none, p_value=p
    )


def _gather(
    fit: TransitionFit,
    exposure: FloatsLike,
    people: Ints,
    factors: Ints,
    *,
    others: Floats | None,
    at: slice,
    firth: bool,
) -> Rows:
    """Bring together what each row of a block needs."""
    who, place = np.unique(people, return_inverse=True)
    own = _of_people(fit, who)
    used, weight = own.used[place], own.weight
    values = np.asarray(exposure[people, factors][:, None, :], dtype=np.float64)
    if others is not None:
        beside = np.asarray(np.swapaxes(others[at], 1, 2), dtype=np.float64)
        values = np.concatenate([values, beside], axis=1)
    x, _ = centre_values(values, used, weight[place])
    design, penalty, start = _shorten(own, x * weight[place][:, None, :], place)
    if others is not None:
        design = np.concatenate([design, np.swapaxes(x[:, 1:], 1, 2)], axis=2)
        extra = np.full((len(people), x.shape[1] - 1), FIXED_SD**-2)
        penalty = np.concatenate([penalty, extra], axis=1)
        start = np.concatenate([start, np.zeros(extra.shape)], axis=1)
    return Rows(
        used=used,
        response=own.response[place],
        design=design,
        penalty=penalty,
        start=start,
        x=np.asarray(x[:, 0, :], dtype=np.float64),
        firth=firth,
    )


def _of_people(fit: TransitionFit, who: Ints) -> TransitionFit:
    """Give the fit of some people."""
    fields = {name: getattr(fit, name) for name in fit.__dataclass_fields__}
    return replace(fit, **{name: v[who] for name, v in fields.items() if v is not None})


def _shorten(own: TransitionFit, pushed: Floats, place: Ints) -> tuple[Floats, Floats, Floats]:
    """Give each row's course in few columns: the design, its penalty and where to start."""
    held = held_columns(own.design.shape[2])
    if not held.any():
        return own.design[place], own.penalty[place], own.coefficients[place]
    few, size, lies = reduce_course(
        own.design,
        own.penalty,
        own.coefficients,
        own.covariance,
        held=held,
        pushed=(pushed, place),
    )
    return (
        np.concatenate([own.design[:, :, ~held][place], few], axis=2),
        np.concatenate([own.penalty[:, ~held][place], size], axis=1),
        np.concatenate([own.coefficients[:, ~held][place], lies], axis=1),
    )


def _answer(rows: Rows, far: Floats, df: Floats, answers: Floats) -> None:
    """Fill in estimate, low, high, both standard errors and the p-value of a block."""
    nothing = np.zeros(len(rows.x))
    null = refit(rows, nothing, rows.start)
    z, information = score_along(rows, null, nothing)
    spread = ((rows.x * rows.x) * 0.25 * rows.used).sum(axis=1)
    told = (spread > 0) & (information > LEAST_LEFT * spread)
    if not told.any():
        return
    kept = take_rows(rows, told)
    estimate, centre = _find(kept, take_path(null, told), nothing[told])
    low, _ = _find(kept, centre, far[told])
    high, _ = _find(kept, centre, -far[told])
    _, at_estimate = score_along(kept, centre, estimate)
    se, se_at_none = 1.0 / np.sqrt(at_estimate), 1.0 / np.sqrt(information[told])
    found = settle(np.stack([estimate, low, high, se, se_at_none, z[told]]), far[told])
    found[5] = two_sided_p(found[5], df=df[told])
    answers[:, told] = found


def settle(found: Floats, far: Floats) -> Floats:
    """Make intervals leave no effect out exactly where its test rejects it."""
    # Where a few days lie far out the score may take a value more than once, and an end, or the
    # estimate, is found on the other side of no effect than the test says: nothing is shown then.
    estimate, low, high, se, se_at_none, z = found
    shown = (np.abs(z) > far) & (np.sign(estimate) == np.sign(z))
    more, fewer = shown & (z > 0), shown & (z < 0)
    low = np.where(more, np.maximum(low, _LEAST_END), np.where(fewer, low, np.minimum(low, 0.0)))
    high = np.where(fewer, np.minimum(high, -_LEAST_END), np.where(more, high, np.maximum(high, 0)))
    within = far * (1.0 - _LEAST_END)
    z = np.where(shown, z, np.clip(z, -within, within))
    return np.stack([estimate, low, high, se, se_at_none, z])


def _find(rows: Rows, path: Path, target: Floats) -> tuple[Floats, Path]:
    """Find the log odds ratio whose standardised score is the target."""
    # Along a path fitted elsewhere it is nearly right; the path is fitted again there until it
    # no longer moves.
    answer = find_root(rows, path, target)
    at, found, last = np.arange(len(target)), answer.copy(), path
    for _ in range(_MOST_CENTRES):
        start = path.coefficients - path.direction * (found - path.centre)[:, None]
        path = refit(rows, found, start, information=path.information)
        before, found = found, find_root(rows, path, target)
        answer[at], last = found, put_path(last, at, path)
        moving = np.abs(found - before) >= _LAST_MOVE
        if not moving.any():
            break
        rows, path = take_rows(rows, moving), take_path(path, moving)
        at, found, target = at[moving], found[moving], target[moving]
    return answer, last


def find_root(rows: Rows, path: Path, target: Floats, *, last: float = _LAST_STEP) -> Floats:
    """Find it along one path: Newton's steps, and halving where they lead astray."""
    answer = path.centre.copy()
    open_ = np.arange(len(target))
    found = answer.copy()
    low, high = np.full(len(target), -FARTHEST), np.full(len(target), FARTHEST)
    for _ in range(_MOST_HALVINGS):
        z, information = score_along(rows, path, found)
        beyond = z > target
        low, high = np.where(beyond, found, low), np.where(beyond, high, found)
        step = found + (z - target) / np.sqrt(information)
        inside = (step > low) & (step < high)
        before, found = found, np.where(inside, step, 0.5 * (low + high))
        answer[open_] = found
        moving = np.abs(found - before) >= last
        if not moving.any():
            break
        if 2 * moving.sum() < len(moving):
            # Most are there; go on with the others alone.
            rows, path = take_rows(rows, moving), take_path(path, moving)
            open_, found, target = open_[moving], found[moving], target[moving]
            low, high = low[moving], high[moving]
    return answer
