"""What others do to say what comes before a headache: peers of `triggers`, on arrays.

Every peer takes the days of n people, ``headache`` (n, T) with 1, 0 and NaN for not recorded, and
the factors of the same calendar days, ``exposure`` (n, K, T) with NaN for not said, and gives
two-sided p-values (n, K), NaN where it has none:

- `same_day`: the difference in risk between days with and without, as apps show it.
- `day_before`: the correlation of the day before with headache.
- `n1_cox`: one factor after the other in a Cox model of the time from attack to attack, with
  Firth's penalty, as in the N1 study (Holsteen and others; R package n1coxeval).
- `plain_logit`: logistic regression on yesterday's headache and the factor, Wald's test.
- `calendar_logit`: the same with weekday dummies and a linear trend.

The logits are those of statsmodels' `Logit`, and the Cox model is that of ``coxphf`` in R; see
``firth_cox.py``.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from firth_cox import firth_cox
from scipy.special import expit

from hdiary.questions.exposure.cuts import find_cuts
from hdiary.stats.normal import two_sided_p

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Peer = Callable[[Floats, Floats], Floats]

_WEEK = 7
_MOST_STEPS = 35
_LAST_STEP = 1e-8
_BLOCK_CELLS = 6_000_000
ONSET_SEED = 7


def same_day(headache: Floats, exposure: Floats) -> Floats:
    """Compare the risk on days with and without by the two-proportion z test, same day.

    A number is cut at the person's own median: above it against the rest.
    """
    used = ~np.isnan(headache)[:, None, :] & ~np.isnan(exposure)
    cuts = find_cuts(np.where(used, exposure, np.nan))
    with_it = used & (exposure > cuts[:, :, None])
    without = used & ~with_it
    y = np.nan_to_num(headache)[:, None, :]
    n1, n0 = with_it.sum(axis=2), without.sum(axis=2)
    h1, h0 = (with_it * y).sum(axis=2), (without * y).sum(axis=2)
    with np.errstate(divide="ignore", invalid="ignore"):
        pooled = (h1 + h0) / (n1 + n0)
        z = (h1 / n1 - h0 / n0) / np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n0))
    return two_sided_p(np.where(np.isfinite(z), z, np.nan))


def day_before(headache: Floats, exposure: Floats) -> Floats:
    """Correlate the day before with headache (Pearson), as if days were independent."""
    x, y = exposure[:, :, :-1], headache[:, None, 1:]
    used = ~np.isnan(x) & ~np.isnan(y)
    n = used.sum(axis=2)
    count = np.maximum(n, 1)

    def centred(values: Floats) -> Floats:
        known = np.where(used, values, 0.0)
        mean = known.sum(axis=2, keepdims=True) / count[:, :, None]
        return np.asarray(np.where(used, known - mean, 0.0))

    dx, dy = centred(x), centred(y)
    with np.errstate(divide="ignore", invalid="ignore"):
        r = (dx * dy).sum(axis=2) / np.sqrt((dx * dx).sum(axis=2) * (dy * dy).sum(axis=2))
        t = r * np.sqrt((n - 2) / (1 - r * r))
    return two_sided_p(np.where(np.isfinite(t), t, np.nan), df=np.maximum(n - 2, 1))


def plain_logit(headache: Floats, exposure: Floats) -> Floats:
    """Test the day before given yesterday's headache: Wald's test of an ordinary logit."""
    return _logit_p(headache, exposure, calendar=False)


def calendar_logit(headache: Floats, exposure: Floats) -> Floats:
    """Test the same given weekday dummies and a linear trend too."""
    return _logit_p(headache, exposure, calendar=True)


def n1_cox(headache: Floats, exposure: Floats) -> Floats:
    """Test the day before by a Cox model of the time from attack to attack, one by one.

    Each headache day is an attack, and each recorded day with a known day before is a row at
    risk: the clock counts the days since the last attack (or since the last day that is not
    recorded, or the first day), as in the published diaries. Those know the hour of onset;
    here it is drawn at random, which parts attacks on the same day of the clock as hours do.
    """
    people, days = headache.shape
    clock = _clock(headache)
    rng = np.random.default_rng(ONSET_SEED)
    onset = np.where(headache == 1, rng.random(headache.shape), 1.0)
    p_values = np.full(exposure.shape[:2], np.nan)
    factors = exposure.shape[1]
    block = max(1, _BLOCK_CELLS // max(days * factors, 1))
    for start in range(0, people, block):
        at = slice(start, start + block)
        x = exposure[at, :, :-1].reshape(-1, days - 1, 1)

        state, since, hour = (
            np.repeat(values[at, 1:], factors, axis=0) for values in (headache, clock, onset)
        )
        used = ~np.isnan(x[:, :, 0]) & ~np.isnan(state) & (since > 0)
        fit = firth_cox(
            since.astype(np.int64),
            hour,
            event=state == 1,
            x=_standardise(x, used),
            used=used,
        )
        p_values[at] = fit.p_value.reshape(-1, factors)
    return p_values


PEERS: dict[str, Peer] = {
    "same_day": same_day,
    "day_before": day_before,
    "n1_cox": n1_cox,
    "plain_logit": plain_logit,
    "calendar_logit": calendar_logit,
}


def _clock(headache: Floats) -> Ints:
    """Count the days since the last attack; 0 on the day after one that is not recorded."""
    clock = np.zeros(headache.shape, dtype=np.int64)
    recorded = ~np.isnan(headache)
    for day in range(1, headache.shape[1]):
        since = np.where(headache[:, day - 1] == 1, 1, np.maximum(clock[:, day - 1], 0) + 1)
        clock[:, day] = np.where(recorded[:, day - 1], since, 0)
    return clock


def _standardise(x: Floats, used: Bools) -> Floats:
    """Bring the used rows of each factor to mean 0 and standard deviation 1; the rest to 0."""
    known = np.where(used[:, :, None], x, 0.0)
    count = np.maximum(used.sum(axis=1), 1)[:, None, None]
    centred = np.where(used[:, :, None], known - known.sum(axis=1, keepdims=True) / count, 0.0)
    sd = np.sqrt((centred * centred).sum(axis=1, keepdims=True) / count)
    return np.asarray(centred / np.where(sd > 0, sd, 1.0))


# --- logistic regression ------------------------------------------------------------------


def _logit_p(headache: Floats, exposure: Floats, *, calendar: bool) -> Floats:
    """Give Wald's p-value of every factor, in blocks of people."""
    people, days = headache.shape
    factors = exposure.shape[1]
    beside = _beside(headache, calendar=calendar)
    columns = beside.shape[2] + 1
    p_values = np.full((people, factors), np.nan)
    block = max(1, _BLOCK_CELLS // max(days * factors * columns, 1))
    for start in range(0, people, block):
        at = slice(start, start + block)
        x = exposure[at, :, :-1].reshape(-1, days - 1)
        shared = np.repeat(beside[at], factors, axis=0)
        y = np.repeat(headache[at, 1:], factors, axis=0)
        used = ~(np.isnan(x) | np.isnan(y) | np.isnan(shared).any(axis=2))
        design = np.concatenate([shared, _standardise(x[:, :, None], used)], axis=2)
        coefficients, covariance = fit_logit(np.where(used[:, :, None], design, 0.0), y, used)
        z = coefficients[:, -1] / np.sqrt(covariance[:, -1, -1])
        p_values[at] = two_sided_p(z).reshape(-1, factors)
    return p_values


def _beside(headache: Floats, *, calendar: bool) -> Floats:
    """Lay out what stands beside the factor, for the days from the second on."""
    people, days = headache.shape
    columns = [np.ones((people, days - 1)), headache[:, :-1]]
    if calendar:
        day = np.arange(1, days)
        columns.append(np.broadcast_to(2.0 * day / days - 1.0, (people, days - 1)))
        columns += [
            np.broadcast_to((day % _WEEK == weekday) * 1.0, (people, days - 1))
            for weekday in range(1, _WEEK)
        ]
    return np.stack(columns, axis=2)


def fit_logit(design: Floats, response: Floats, used: Bools) -> tuple[Floats, Floats]:
    """Fit logistic regressions by Newton's method, one for each row of a batch.

    Parameters
    ----------
    design
        (r, T, m), 0 where not used.
    response, used
        (r, T).

    Returns
    -------
    coefficients : (r, m)
    covariance : (r, m, m)
        Inverse of the information. Both are NaN where the columns cannot be told apart.
    """
    rows, _, m = design.shape
    found, covariance = np.zeros((rows, m)), np.full((rows, m, m), np.nan)
    alive = _has_rank(design)
    found[~alive] = np.nan
    y = np.where(used, np.nan_to_num(response), 0.0)
    left = np.flatnonzero(alive)
    for _ in range(_MOST_STEPS):
        if not len(left):
            break
        part, now = design[left], found[left]
        p = expit((part @ now[:, :, None])[:, :, 0])
        weight = np.where(used[left], p * (1 - p), 0.0)
        information = np.swapaxes(part, 1, 2) @ (part * weight[:, :, None])
        score = (np.where(used[left], y[left] - p, 0.0)[:, None, :] @ part)[:, 0]
        covariance[left] = _invert(information)
        step = (covariance[left] @ score[:, :, None])[:, :, 0]
        found[left] = now + step
        left = left[np.abs(step).max(axis=1) > _LAST_STEP]
    return found, covariance


def _has_rank(design: Floats) -> Bools:
    """Say whether no column is a sum of others."""
    gram = np.swapaxes(design, 1, 2) @ design
    size = np.sqrt(np.maximum(np.diagonal(gram, axis1=1, axis2=2), 1e-300))
    smallest = np.linalg.eigvalsh(gram / size[:, :, None] / size[:, None, :])[:, 0]
    return np.asarray(smallest > 1e-9)


def _invert(information: Floats) -> Floats:
    """Invert; where a column separates, its information is as good as 0 and is held up."""
    at = np.arange(information.shape[1])
    held = information.copy()
    held[:, at, at] += 1e-9
    return np.asarray(np.linalg.inv(held), dtype=np.float64)
