"""The factors that some traps need: wine, which is rare, and sleep, which belongs to the night."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hdiary.simulate.factors import Factor
from hdiary.simulate.traps import Traps

WINE = Factor(
    name="wine", column="own", kind="number", mean=1.7, sd=0.8, lowest=1.0, highest=4.0, step=1.0,
    absent=True,
)  # fmt: skip
"""Glasses of wine, without effect: on most days none under `Traps.rare`."""

NIGHT = "sleep_hours"
"""What belongs to the night where the order within the day matters."""


def fit_factors(factors: Iterable[Factor], *, traps: Traps) -> tuple[Factor, ...]:
    """Give the factors that some traps need: wine for rare amounts, sleep as part of the night.

    Parameters
    ----------
    factors
        Such as `NULL_FACTORS`.
    traps
        `Traps.rare` adds `WINE`; under `Traps.night_reverse` sleep belongs to the night before.

    Returns
    -------
    tuple of Factor
        The same where neither is on.

    Examples
    --------
    >>> from hdiary.simulate.traps import Traps
    >>> fit_factors((), traps=Traps(rare=0.9))[0].name
    'wine'
    """
    given = tuple(factors)
    if traps.night_reverse:
        given = tuple(replace(f, when="night") if f.name == NIGHT else f for f in given)
    if traps.rare and not any(f.absent for f in given):
        given = (*given, WINE)
    return given
