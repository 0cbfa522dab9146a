"""Days of many people explained by what each of them had: marginal and mixed models."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from math import nan

import numpy as np
import numpy.typing as npt
from scipy.special import expit

from hdiary.stats.arrays import Floats
from hdiary.stats.separation import is_separated

WORKING = ("exchangeable", "independence")
GEE_ERRORS = ("small-sample", "robust")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class DaysFit:
    """A model of days.

    Attributes
    ----------
    coefficients, covariance
        Of the columns of the design; log odds where the outcome is yes and no in a GEE.
    df
        Degrees of freedom of their t, the people less the columns; infinite for a normal.
    correlation
        Between two days of one person, where it was estimated; else NaN.
    between, within
        Standard deviations between people and between the days of one, of a mixed model.
    converged
        Whether the search came to rest.
    """

    coefficients: Floats
    covariance: Floats
    df: float
    correlation: float = nan
    between: float = nan
    within: float = nan
    converged: bool = True

    @property
    def se(self) -> Floats:
        """Standard errors of the coefficients."""
        return np.asarray(np.sqrt(np.diag(self.covariance)), dtype=np.float64)


def fit_gee(
    values: npt.ArrayLike,
    design: npt.ArrayLike,
    people: npt.ArrayLike,
    *,
    binary: bool = True,
    working: str = "exchangeable",
    errors: str = "small-sample",
) -> DaysFit:
    """Fit generalised estimating equations to the days of many people.

    Parameters
    ----------
    values
        One a day, shape (days,); 0 and 1 where `binary`.
    design
        Shape (days, columns), a constant among them.
    people
        Whose each day is, shape (days,).
    binary
        Whether to work with a logit; else with the values as they are.
    working
        "exchangeable": any two days of a person are alike to the same degree; or "independence".
        It need not be true: the errors hold either way.
    errors
        "robust" as geepack and statsmodels give them, which are too small for few people; or
        "small-sample": Mancl and DeRouen's with a t of people less columns.

    Returns
    -------
    DaysFit

    Notes
    -----
    People are independent of each other; days missing depend on nothing but the columns.

    References
    ----------
    Liang and Zeger 1986, doi:10.1093/biomet/73.1.13. Mancl and DeRouen 2001,
    doi:10.1111/j.0006-341X.2001.00126.x.

    Examples
    --------
    >>> days = np.array([1.0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0])
    >>> arm = np.repeat([0.0, 1.0], 6)
    >>> design = np.column_stack([np.ones(12), arm])
    >>> found = fit_gee(days, design, np.repeat(range(4), 3), working="independence")
    >>> round(float(found.coefficients[1]), 3), found.df
    (-0.693, 2.0)
    """
    from statsmodels.genmod.cov_struct import Exchangeable, Independence
    from statsmodels.genmod.families import Binomial, Gaussian
    from statsmodels.genmod.generalized_estimating_equations import GEE

    x, groups = np.asarray(design, dtype=np.float64), np.asarray(people)
    structure = Exchangeable() if working == "exchangeable" else Independence()
    model = GEE(
        np.asarray(values, dtype=np.float64),
        x,
        groups=groups,
        family=Binomial() if binary else Gaussian(),
        cov_struct=structure,
    )
    small = errors == "small-sample"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # What matters is in `converged`.
        fitted = model.fit(maxiter=200, cov_type="bias_reduced" if small else "robust")
    free = len(np.unique(groups)) - x.shape[1]
    return DaysFit(
        coefficients=np.asarray(fitted.params, dtype=np.float64),
        covariance=np.asarray(fitted.cov_params(), dtype=np.float64),
        df=float(max(free, 1)) if small else np.inf,
        correlation=float(structure.dep_params) if working == "exchangeable" else nan,
        converged=bool(fitted.converged),
    )


def fit_mixed(values: npt.ArrayLike, design: npt.ArrayLike, people: npt.ArrayLike) -> DaysFit:
    """Fit a linear mixed model with one level of their own for each person, by REML.

    Parameters
    ----------
    values
        One a day, shape (days,).
    design
        Shape (days, columns), a constant among them.
    people
        Whose each day is, shape (days,).

    Returns
    -------
    DaysFit
        Of yes and no the coefficients are differences of the share of days.

    Notes
    -----
    It takes a person's days for alike but for that level; where they come in spells, or where
    people differ in spread, its errors are too small and those of `fit_gee` are not.

    References
    ----------
    Laird and Ware 1982, doi:10.2307/2529876.

    Examples
    --------
    >>> days = np.array([1.0, 2, 3, 3, 4, 5, 5, 6, 7, 8, 8, 9])
    >>> design = np.column_stack([np.ones(12), np.repeat([0.0, 1.0], 6)])
    >>> fit_mixed(days, design, np.repeat(range(4), 3)).coefficients.round(2)
    array([3.  , 4.17])
    """
    from statsmodels.regression.mixed_linear_model import MixedLM

    x, groups = np.asarray(design, dtype=np.float64), np.asarray(people)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # A spread of 0 between people is an answer too.
        fitted = MixedLM(np.asarray(values, dtype=np.float64), x, groups=groups).fit(reml=True)
    many = x.shape[1]
    return DaysFit(
        coefficients=np.asarray(fitted.fe_params, dtype=np.float64),
        covariance=np.asarray(fitted.cov_params(), dtype=np.float64)[:many, :many],
        df=float(max(len(np.unique(groups)) - many, 1)),
        between=float(np.sqrt(max(float(np.asarray(fitted.cov_re)[0, 0]), 0.0))),
        within=float(np.sqrt(fitted.scale)),
        converged=bool(fitted.converged),
    )


def is_endless(fit: DaysFit, values: Floats, design: Floats) -> bool:
    """Say whether a model of yes and no has log odds without end, which no fit finds."""
    return is_separated(values, design, np.asarray(expit(design @ fit.coefficients)))


def standardise_days(
    fit: DaysFit, one: npt.ArrayLike, other: npt.ArrayLike, *, logit: bool
) -> tuple[float, float]:
    """Give the mean difference between two designs of the same days, and its standard error.

    Parameters
    ----------
    fit
        The model.
    one, other
        The designs, as if every day belonged to one arm, and as if to the other.
    logit
        Whether the model works with a logit.

    Returns
    -------
    difference, se : float
        By the delta method.

    References
    ----------
    Muller and MacLehose 2014, doi:10.1093/ije/dyu029 (marginal standardisation).

    Examples
    --------
    >>> fit = DaysFit(coefficients=np.array([0.0, 1.0]), covariance=np.eye(2) / 100, df=9.0)
    >>> standardise_days(fit, [[1.0, 1.0]], [[1.0, 0.0]], logit=False)
    (1.0, 0.1)
    """
    gradients, means = [], []
    for design in (one, other):
        x = np.asarray(design, dtype=np.float64)
        level = x @ fit.coefficients
        chance = expit(level) if logit else level
        slope = chance * (1 - chance) if logit else np.ones(len(x))
        means.append(float(chance.mean()))
        gradients.append((slope[:, None] * x).mean(axis=0))
    gradient = gradients[0] - gradients[1]
    return means[0] - means[1], float(np.sqrt(gradient @ fit.covariance @ gradient))
