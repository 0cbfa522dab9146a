"""Arms of a trial compared by the shares of people with a yes, and the number needed to treat."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri

from hdiary.stats.ancova import ArmContrasts, contrast, design_of
from hdiary.stats.arrays import Floats, Ints
from hdiary.stats.normal import check_level
from hdiary.stats.proportions import wilson_ends
from hdiary.stats.separation import is_separated

_FARTHEST = 40.0
_HALVINGS = 80
_ROUNDING = 1e-12
"""A difference of shares below this is none, but what rounding left."""


def compare_shares(
    yes: npt.ArrayLike,
    arms: npt.ArrayLike,
    beside: npt.ArrayLike | None = None,
    *,
    level: float = 0.95,
    wald: bool = False,
) -> ArmContrasts:
    """Compare arms by the share of people with a yes.

    Parameters
    ----------
    yes
        0 or 1 for each person, shape (people,).
    arms
        The arm of each, whole numbers from 0, the reference.
    beside
        What is adjusted for, shape (people, columns). With it everybody's chance is taken from a
        logistic regression, once as if in each arm, and averaged over all people.
    level
        Of the intervals.
    wald
        Whether to give the symmetric interval where nothing is adjusted for, as several imputed
        tables need it.

    Returns
    -------
    ArmContrasts
        Differences of shares. Without `beside` the interval is Newcombe's hybrid score interval,
        and the p-value is 1 less the level at which it would just reach 0. The same is given
        where `beside` parts every yes from every no in some direction, for then the logistic
        regression has no maximum; ``adjusts`` says so.

    Notes
    -----
    People are taken for independent. The adjusted difference is that of the averages even where
    the logistic regression is wrong, as long as arms were drawn by lot; its errors are those of
    its influence function, raised by people / (people - coefficients), with as many degrees of
    freedom.

    References
    ----------
    Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I, method
    10. Ye, Bannick, Yi and Shao 2023, doi:10.1080/24754269.2023.2205802.

    Examples
    --------
    >>> found = compare_shares([1] * 56 + [0] * 14 + [1] * 48 + [0] * 32, [1] * 70 + [0] * 80)
    >>> found.difference.round(4), found.low.round(4), found.high.round(4)
    (array([0.2]), array([0.0524]), array([0.3339]))
    """
    y, arm = np.asarray(yes, dtype=np.float64), np.asarray(arms, dtype=np.int64)
    extra = np.empty((len(y), 0)) if beside is None else np.asarray(beside, dtype=np.float64)
    adjusted = _standardised(y, arm, extra, level) if extra.shape[1] else None
    if adjusted is not None:
        return adjusted
    plain = _wald(y, arm, level) if wald else _score(y, arm, level)
    return replace(plain, adjusts=not extra.shape[1])


def _score(y: Floats, arm: Ints, level: float) -> ArmContrasts:
    """Give plain differences with Newcombe's interval."""
    check_level(level)
    sizes = np.bincount(arm).astype(np.float64)
    many = np.bincount(arm, weights=y).astype(np.float64)
    share = many / sizes
    difference = share[1:] - share[0]
    low, high = _newcombe(many, sizes, reach=float(ndtri(0.5 + level / 2)))
    with np.errstate(divide="ignore"):
        se = np.sqrt(share * (1 - share) / sizes)
    return ArmContrasts(
        difference=difference,
        se=np.hypot(se[1:], se[0]),
        df=np.full(len(difference), np.nan),
        low=low,
        high=high,
        p_value=_newcombe_p(many, sizes, difference),
        adjusted=share,
        errors="score",
    )


def _newcombe(many: Floats, sizes: Floats, *, reach: float) -> tuple[Floats, Floats]:
    """Give Newcombe's interval of each share less the first, over so many standard errors."""
    low, high = wilson_ends(many, sizes, reach=reach)
    share = many / sizes
    difference = share[1:] - share[0]
    below = np.hypot(share[1:] - low[1:], high[0] - share[0])
    above = np.hypot(high[1:] - share[1:], share[0] - low[0])
    return difference - below, difference + above


def _newcombe_p(many: Floats, sizes: Floats, difference: Floats) -> Floats:
    """Give 1 less the level at which Newcombe's interval just reaches 0."""
    return np.array(
        [
            1.0 if not gap else _reach(many[[0, at]], sizes[[0, at]])
            for at, gap in enumerate(difference, start=1)
        ]
    )


def _reach(many: Floats, sizes: Floats) -> float:
    # By standard errors, not by levels: of these the surest are all rounded to 1.
    near, far = 0.0, _FARTHEST
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        low, high = _newcombe(many, sizes, reach=middle)
        near, far = (near, middle) if low[0] <= 0 <= high[0] else (middle, far)
    return float(2 * ndtr(-far))


def _wald(y: Floats, arm: Ints, level: float) -> ArmContrasts:
    """Give plain differences with a symmetric interval."""
    sizes = np.bincount(arm)
    shares = np.bincount(arm, weights=y) / sizes
    return _average(y, arm, np.tile(shares, (len(y), 1)), len(y) - len(sizes), level)


def _standardised(y: Floats, arm: Ints, beside: Floats, level: float) -> ArmContrasts | None:
    """Average everybody's chance as if in each arm; None where no regression tells it."""
    design = design_of(arm, beside)
    chances = _chances(y, design, int(arm.max()) + 1)
    own = chances[np.arange(len(y)), arm]
    if is_separated(y, _steady(design, int(arm.max()) + 1), own):
        return None
    return _average(y, arm, chances, len(y) - design.shape[1], level)


def _average(y: Floats, arm: Ints, chances: Floats, free: int, level: float) -> ArmContrasts:
    """Average chances with the errors of their influence, doi:10.1080/24754269.2023.2205802."""
    sizes = np.bincount(arm) / len(arm)
    own = (arm[:, None] == np.arange(len(sizes))) / sizes
    shares = chances.mean(axis=0)
    influence = own * (y[:, None] - chances) + chances - shares
    gaps = influence[:, 1:] - influence[:, :1]
    se = np.sqrt((gaps**2).sum(axis=0) / len(y) / free)
    return contrast(
        shares[1:] - shares[0],
        se=se,
        df=np.full(len(se), float(free)),
        adjusted=shares,
        errors="robust",
        level=level,
    )


def _chances(y: Floats, design: Floats, arms: int) -> Floats:
    """Give everybody's chance of a yes as if in each arm."""
    from statsmodels.genmod.families import Binomial
    from statsmodels.genmod.generalized_linear_model import GLM

    steady = _steady(design, arms)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # What matters is asked by `is_separated`.
        fitted = GLM(y, steady, family=Binomial()).fit(maxiter=50)
        return np.column_stack([fitted.predict(_as_if(steady, at, arms)) for at in range(arms)])


def _steady(design: Floats, arms: int) -> Floats:
    """Centre and scale what is adjusted for; the arms stay as they are."""
    scale, centre = np.ones(design.shape[1]), np.zeros(design.shape[1])
    spread = design[:, arms:].std(axis=0)
    scale[arms:] = np.where(spread > 0, spread, 1.0)
    centre[arms:] = design[:, arms:].mean(axis=0)
    return (design - centre) / scale


def _as_if(design: Floats, at: int, arms: int) -> Floats:
    """Put everybody into one arm."""
    moved = design.copy()
    moved[:, 1:arms] = 0.0
    if at:
        moved[:, at] = 1.0
    return moved


@dataclass(frozen=True, kw_only=True, slots=True)
class Needed:
    """For how many people there is one more yes, or below 0 one fewer.

    Attributes
    ----------
    number
        1 / difference; None where there is no difference, but for rounding.
    ends
        The same at both ends of the interval, the one nearer to the difference of a yes more
        first; None for an end at 0.
    crosses
        Whether the interval holds 0: then the numbers between the ends run out through ever
        more people to no difference at all, and in again on the other side.
    """

    number: float | None
    ends: tuple[float | None, float | None]
    crosses: bool


def number_needed(difference: float, low: float, high: float) -> Needed:
    """Give the number needed to treat of a difference of shares and its interval.

    Parameters
    ----------
    difference, low, high
        Shares between -1 and 1.

    Returns
    -------
    Needed

    References
    ----------
    Altman 1998, doi:10.1136/bmj.317.7168.1309.

    Examples
    --------
    >>> number_needed(0.25, 0.1, 0.5)
    Needed(number=4.0, ends=(2.0, 10.0), crosses=False)
    >>> number_needed(0.1, -0.05, 0.25)
    Needed(number=10.0, ends=(4.0, -20.0), crosses=True)
    """
    shares = (difference, high, low)
    whole, first, last = (1 / x if abs(x) > _ROUNDING else None for x in shares)
    if difference < 0 and high < 0:
        first, last = last, first
    return Needed(number=whole, ends=(first, last), crosses=low <= 0 <= high)
