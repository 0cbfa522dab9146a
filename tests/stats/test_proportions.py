"""Wilson's interval."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from hdiary.stats import wilson_interval


def test_eight_of_ten_worked_by_hand() -> None:
    # z = 1.959964, z^2 = 3.841459. Centre (0.8 + 0.19207295) / 1.3841459 = 0.7167401;
    # half-width 1.959964 * sqrt(0.016 + 0.00960365) / 1.3841459 = 0.2265777.
    low, high = wilson_interval(8, 10)
    assert low == pytest.approx(0.7167401 - 0.2265777, abs=1e-6)
    assert high == pytest.approx(0.7167401 + 0.2265777, abs=1e-6)


@pytest.mark.parametrize("level", [0.8, 0.95, 0.99])
def test_equals_statsmodels(level: float) -> None:
    trials = np.repeat(np.arange(1, 31), 31)
    successes = np.minimum(np.tile(np.arange(31), 30), trials)
    theirs = proportion_confint(successes, trials, alpha=1 - level, method="wilson")
    for mine, other in zip(wilson_interval(successes, trials, level=level), theirs, strict=True):
        np.testing.assert_allclose(mine, other, atol=1e-12)


def test_none_and_all_end_exactly_at_the_edge_and_still_have_a_width() -> None:
    low, high = wilson_interval([0, 5], [5, 5])
    assert low[0] == 0.0
    assert high[1] == 1.0
    # z^2 / (n + z^2) = 3.841459 / 8.841459
    assert high[0] == pytest.approx(0.4344825, abs=1e-6)
    assert low[1] == pytest.approx(1 - 0.4344825, abs=1e-6)


def test_nothing_tried_gives_no_interval() -> None:
    low, high = wilson_interval([0], [0])
    assert np.isnan(low[0])
    assert np.isnan(high[0])


@given(st.integers(1, 500), st.data())
def test_holds_the_share_stays_inside_and_mirrors(trials: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, trials))
    low, high = wilson_interval(successes, trials)
    assert 0 <= low <= successes / trials <= high <= 1
    mirrored_low, mirrored_high = wilson_interval(trials - successes, trials)
    assert mirrored_low == pytest.approx(1 - high, abs=1e-12)
    assert mirrored_high == pytest.approx(1 - low, abs=1e-12)


@pytest.mark.parametrize(("successes", "trials"), [(3, 2), (-1, 2)])
def test_impossible_counts_are_refused(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="between 0 and the number of trials"):
        wilson_interval(successes, trials)


def test_a_level_of_95_is_refused_with_what_to_write() -> None:
    with pytest.raises(ValueError, match=r"level is 95; .* such as 0\.95"):
        wilson_interval(1, 2, level=95)
