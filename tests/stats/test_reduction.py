"""Long courses in few columns."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy.special import expit

from hdiary.stats import fit_transition, profile, profile_factors

Floats = npt.NDArray[np.float64]


def diaries(*, seed: int) -> tuple[Floats, Floats]:
    """Six people of 180 days with a wave, and four factors, of which the first does much."""
    rng = np.random.default_rng(seed)
    exposure = (rng.random((6, 4, 180)) < 0.3).astype(np.float64)
    exposure[:, 1][rng.random((6, 180)) < 0.2] = np.nan
    wave = np.cumsum(rng.standard_normal((6, 180)), axis=1) / 8
    log_odds = -0.8 + wave + 1.6 * exposure[:, 0]
    return (rng.random((6, 180)) < expit(log_odds)).astype(np.float64), exposure


@pytest.mark.parametrize("beside", [False, True])
def test_rows_answer_as_with_every_column(beside: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    state, exposure = diaries(seed=1)
    fit = fit_transition(state, weekday=np.arange(6), length=np.full(6, 180), factors=exposure)
    people, factors = np.repeat(np.arange(6), 2), np.tile(np.arange(2), 6)
    others = np.swapaxes(exposure[people][:, 2:], 1, 2) if beside else None

    def ask() -> profile.FactorEstimates:
        return profile_factors(fit, exposure, people=people, factors=factors, others=others)

    few = ask()
    monkeypatch.setattr(profile, "held_columns", lambda many: np.zeros(many, dtype=np.bool_))
    every = ask()
    np.testing.assert_allclose(few.p_value, every.p_value, atol=2e-3)
    for name in ("estimate", "low", "high", "se"):
        away = (getattr(few, name) - getattr(every, name)) / every.se
        np.testing.assert_allclose(away, 0.0, atol=0.02)
