"""Pooling over people: random effects with an honest interval."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats
from statsmodels.regression.linear_model import WLS
from statsmodels.stats.meta_analysis import combine_effects

from hdiary.stats.contrast import estimate_contrast
from hdiary.stats.pooling import PooledEffect, pool_effects

# Kostecki-Dillon's diaries (carData): 42 people's logits of headache on air quality / 10, R's glm.
EFFECT = np.array(
    [
        *(0.0170174547066, -1.878851038914, -0.2224753707021, -0.6183617046477, 0.5870771665593),
        *(0.2274695255477, 0.2565952764118, 0.3299588358709, -0.03035072343558, 0.9448263563305),
        *(0.7214035114856, 0.6108490524956, 0.2624451878566, -0.239794892574, -0.01353349878353),
        *(0.2246366889853, 0.5649407178992, -0.3022467516357, 0.5665543251624, -0.9019501888446),
        *(-0.6437450406281, 0.3411334571651, 0.08344872903979, -1.298683575634, -0.0588446964251),
        *(0.828151358585, -0.09679950337766, 0.4656824890003, 0.5002074136215, 0.2050801442596),
        *(0.2497140973855, 0.3055708966197, 1.073130804141, -0.8362939259366, -0.6025987570884),
        *(-1.383274485413, -0.5068077508687, 0.1837285999291, -1.155227412015, 1.05349158365),
        *(0.7168194894784, -0.4214735022342),
    ]
)
ERROR = np.array(
    [
        *(0.4374854965644, 0.7795276046247, 0.6840492255448, 0.5109160853182, 0.6111965560777),
        *(0.2307941151975, 0.233024475897, 0.3115778705684, 0.5511822226307, 0.7608449141162),
        *(0.6572306233131, 0.6113321466287, 0.461844445868, 0.4413402742519, 0.1978424097436),
        *(0.3126899622239, 0.3144141291594, 0.4644221623444, 0.7882755766714, 0.5118966073037),
        *(0.5306783808664, 1.096021022265, 0.6425446295548, 0.6235708852981, 0.5907530136439),
        *(0.7218018385019, 0.3444178125947, 0.3428054115943, 0.4118796638713, 0.4009775813821),
        *(0.3354939327666, 0.5201009950154, 0.6348250249822, 0.6508583862308, 0.8190985029137),
        *(1.387669307958, 1.089753064927, 0.502916766897, 0.8089743083262, 0.9759537404011),
        *(0.738084543676, 0.6778448162014),
    ]
)
# Kacker 2004, doi:10.1088/0026-1394/41/3/004: nine laboratories.
NINE = np.array([61.00, 61.40, 62.21, 62.30, 62.34, 62.60, 62.70, 62.84, 65.90])
NINE_VARIANCE = np.array([0.2025, 1.21, 0.09, 0.2025, 0.3844, 0.5625, 0.0676, 0.0225, 1.8225])


def test_nine_laboratories_as_metafor_has_them() -> None:
    # metafor::rma(method = "PM"), the numbers that statsmodels' own tests pin.
    pooled = pool_effects(NINE, NINE_VARIANCE)
    assert pooled.estimate == pytest.approx(62.4076199113286, abs=1e-6)
    assert pooled.tau**2 == pytest.approx(0.705395309224248, abs=1e-5)
    assert pooled.q == pytest.approx(24.801897741835, abs=1e-9)
    assert pooled.heterogeneity_p == pytest.approx(0.00167935146372742, rel=1e-9)
    assert pooled.k == 9


def test_diaries_as_metafor_has_them() -> None:
    # metafor 3.8-1 in R 4.2.2. DerSimonian and Laird: Q, its p, I2 do not depend on tau.
    pooled = pool_effects(EFFECT, ERROR**2)
    assert pooled.q == pytest.approx(44.063542835597, rel=1e-10)
    assert pooled.heterogeneity_p == pytest.approx(0.3432922841332, rel=1e-9)
    assert 100 * pooled.i2 == pytest.approx(6.952556781525, rel=1e-9)
    # Its mean lies near those of the two other estimators of tau: 0.101234 and 0.107136.
    assert pooled.estimate == pytest.approx(0.104, abs=0.006)


def test_the_library_beneath_agrees_with_metafor_on_the_diaries() -> None:
    theirs = combine_effects(EFFECT, ERROR**2, method_re="dl")
    assert theirs.mean_effect_re == pytest.approx(0.1012342467786, rel=1e-9)
    assert theirs.sd_eff_w_re == pytest.approx(0.07339037825124, rel=1e-9)
    assert theirs.tau2 == pytest.approx(0.01513518917645, rel=1e-9)
    # REML finds tau2 of 5e-7, so that Hartung and Knapp's error is that of equal people.
    assert theirs.sd_eff_w_fe_hksj == pytest.approx(0.071061807819, abs=1e-6)
    assert theirs.mean_effect_fe == pytest.approx(0.1071360945303, abs=1e-6)


@pytest.mark.parametrize("level", [0.8, 0.95, 0.99])
def test_interval_is_that_of_robust_weighted_least_squares(level: float) -> None:
    # statsmodels' HC2 after weighting, and Bell and McCaffrey's degrees of freedom.
    pooled = pool_effects(NINE, NINE_VARIANCE, level=level)
    weight = 1 / (NINE_VARIANCE + pooled.tau**2)
    theirs = WLS(NINE, np.ones(9), weights=weight).fit(cov_type="HC2")
    root = np.sqrt(weight)
    df = estimate_contrast(
        (root * NINE)[None], root[None, :, None], used=np.ones((1, 9), bool), ridge=[0.0], of=0
    ).df[0]
    half = stats.t.ppf(0.5 + level / 2, df) * theirs.bse[0]
    assert pooled.high - pooled.estimate == pytest.approx(half, rel=1e-9)
    far = stats.t.ppf(0.5 + level / 2, min(df, 7))
    wide = far * np.sqrt(pooled.tau**2 + theirs.bse[0] ** 2)
    assert pooled.prediction_low == pytest.approx(pooled.estimate - wide, rel=1e-9)
    assert pooled.prediction_high == pytest.approx(pooled.estimate + wide, rel=1e-9)


def test_people_who_agree_too_well_keep_the_ordinary_width() -> None:
    # Four equal people: tau 0, standard error 0.4 / 2 and z 1.959964; their scatter alone gives 0.
    pooled = pool_effects([0.5] * 4, [0.16] * 4)
    assert (pooled.low, pooled.high) == pytest.approx((0.5 - 0.391993, 0.5 + 0.391993), abs=1e-6)
    assert pooled.p_value == pytest.approx(0.0124193, abs=1e-6)
    assert (pooled.tau, pooled.i2, pooled.heterogeneity_p) == pytest.approx((0, 0, 1))


def test_one_person_is_that_person() -> None:
    pooled = pool_effects([0.5], [0.04])
    assert (pooled.estimate, pooled.k) == (0.5, 1)
    assert (pooled.low, pooled.high) == pytest.approx((0.5 - 0.391993, 0.5 + 0.391993), abs=1e-6)
    unknown = [pooled.tau, pooled.i2, pooled.q, pooled.heterogeneity_p, pooled.prediction_low]
    assert np.isnan([*unknown, pooled.prediction_high]).all()


def test_two_people_predict_nobody() -> None:
    pooled = pool_effects([0.1, 1.5], [0.04, 0.05])
    assert np.isnan([pooled.prediction_low, pooled.prediction_high]).all()
    assert np.isfinite([pooled.low, pooled.high, pooled.p_value, pooled.tau]).all()


people = st.lists(st.tuples(st.floats(-5, 5), st.floats(0.05, 3)), min_size=3, max_size=30).map(
    lambda rows: np.array(rows, dtype=float)
)


@given(people)
def test_tau_solves_the_equation_of_paule_and_mandel(rows: np.ndarray) -> None:
    effect, variance = rows[:, 0], rows[:, 1] ** 2

    def excess(tau2: float) -> float:
        weight = 1 / (variance + tau2)
        mean = (weight @ effect) / weight.sum()
        return float(weight @ (effect - mean) ** 2) - (len(effect) - 1)

    theirs = 0.0 if excess(0) <= 0 else np.sqrt(optimize.brentq(excess, 0, 1e4, xtol=1e-14))
    assert pool_effects(effect, variance).tau ** 2 == pytest.approx(theirs**2, rel=1e-4, abs=1e-4)


@given(people, st.sampled_from([0.8, 0.95, 0.99]))
def test_what_always_holds(rows: np.ndarray, level: float) -> None:
    pooled = pool_effects(rows[:, 0], rows[:, 1] ** 2, level=level)
    assert pooled.prediction_low <= pooled.low <= pooled.estimate
    assert pooled.estimate <= pooled.high <= pooled.prediction_high
    assert pooled.tau >= 0
    assert 0 <= pooled.i2 < 1
    assert 0 <= pooled.heterogeneity_p <= 1
    if abs(pooled.p_value - (1 - level)) > 1e-9:
        assert (pooled.p_value < 1 - level) == (pooled.low > 0 or pooled.high < 0)
    turned = pool_effects(-rows[:, 0], rows[:, 1] ** 2, level=level)
    assert (turned.low, turned.high) == pytest.approx((-pooled.high, -pooled.low), abs=1e-9)


@pytest.mark.parametrize("many", [1_000, 10_000])
def test_a_thousand_people_who_differ_are_found_to(many: int) -> None:
    # Near its root the library's equation may round to below 0, and it then answers 0.
    for seed in range(20):
        rng = np.random.default_rng(seed)
        error = rng.uniform(0.25, 0.9, many)
        pooled = pool_effects(rng.normal(0.3, np.sqrt(0.16 + error**2)), error**2)
        assert pooled.tau == pytest.approx(0.4, abs=0.15)


def simulate(people: int, tau: float, *, sets: int, seed: int) -> list[PooledEffect]:
    rng = np.random.default_rng(seed)
    error = np.exp(rng.uniform(np.log(0.25), np.log(0.9), (sets, people)))
    effect = rng.normal(0, np.sqrt(tau**2 + error**2))
    return [pool_effects(y, s**2) for y, s in zip(effect, error, strict=True)]


@pytest.mark.parametrize("people", [3, 5, 10, 24])
@pytest.mark.parametrize("tau", [0.0, 0.4])
def test_interval_holds_the_mean_as_often_as_it_says(people: int, tau: float) -> None:
    # 1,000 sets; chance error 0.7 %. In 5,000: 99.1 to 95.9 % (tau 0), 97.5 to 95.5 % (0.4).
    pooled = simulate(people, tau, sets=1_000, seed=people)
    covered = np.mean([p.low < 0 < p.high for p in pooled])
    assert 0.925 < covered < 0.995
    if tau == 0:
        assert np.mean([p.heterogeneity_p < 0.05 for p in pooled]) == pytest.approx(0.05, abs=0.025)


def test_statsmodels_waits_until_it_is_needed() -> None:
    code = "import sys, hdiary.stats.pooling; sys.exit('statsmodels' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("effect", "variance", "message"),
    [
        ([], [], "at least one person"),
        ([0.1, 0.2], [0.1], "one of each per person"),
        ([0.1], [0.0], "above 0"),
        ([float("nan")], [0.1], "leave people without an estimate out"),
        ([0.1], [float("inf")], "above 0"),
    ],
)
def test_what_cannot_be_pooled_is_refused(
    effect: list[float], variance: list[float], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        pool_effects(effect, variance)


@pytest.mark.parametrize("where", [0, 1])
def test_a_blank_of_a_table_is_told_like_any_other_missing_estimate(where: int) -> None:
    columns: list[list[float | None]] = [[0.1, 0.2], [0.1, 0.2]]
    columns[where][1] = None
    with pytest.raises(ValueError, match=r"^Every effect must be a number .* above 0; leave"):
        pool_effects(*columns)  # type: ignore[arg-type]


@pytest.mark.parametrize("people", [1, 3])
def test_a_level_of_95_is_refused(people: int) -> None:
    with pytest.raises(ValueError, match=r"such as 0\.95"):
        pool_effects([0.1] * people, [0.1] * people, level=95)
