"""Courses made up for the estimators of factors."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from hdiary.stats import TransitionFit

Floats = npt.NDArray[np.float64]
MakeFit = Callable[..., TransitionFit]


@pytest.fixture
def plain_fit() -> MakeFit:
    """Make a course that is nothing but given columns, hardly held back: ordinary regression."""

    def make(response: Floats, design: Floats) -> TransitionFit:
        many = design.shape[1]
        return TransitionFit(
            used=np.ones((1, len(response)), dtype=np.bool_),
            response=np.asarray(response, dtype=np.float64)[None],
            design=np.asarray(design, dtype=np.float64)[None],
            penalty=np.full((1, many), 1e-12),
            coefficients=np.zeros((1, many)),
            covariance=np.zeros((1, many, many)),
            wave_sd=np.zeros(1),
            df=np.full(1, 1e12),
        )

    return make
