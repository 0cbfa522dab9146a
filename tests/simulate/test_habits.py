"""Habits that hang together, amounts that are mostly none, and what yesterday's pain changes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from hdiary.simulate import (
    NULL_FACTORS,
    WINE,
    Course,
    Factor,
    Simulated,
    Traps,
    fit_factors,
    simulate_diaries,
    with_odds_ratios,
)

PEOPLE, DAYS = 300, 120
HABITS = tuple(Factor(name=f"habit {n}", column="own", share=0.3) for n in range(4))
REST = Factor(name="resting", column="own", share=0.3, with_headache=1.0)


def simulate(traps: Traps, *factors: Factor, **settings: object) -> Simulated:
    return simulate_diaries(
        PEOPLE, DAYS, seed=12, traps=traps, factors=factors, **settings  # type: ignore[arg-type]
    )  # fmt: skip


def matrix(made_up: Simulated, column: str) -> np.ndarray:
    frame = made_up.entries if column in made_up.entries else made_up.days_truth
    return frame[column].to_numpy(dtype=float).reshape(PEOPLE, DAYS)


def log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def test_habits_of_a_day_hang_together_as_asked_and_are_no_likelier() -> None:
    for shared in (0.0, 0.5):
        made_up = simulate(Traps(habits_shared=shared), *HABITS)
        values = made_up.entries[[f.name for f in HABITS]].astype(float)
        assert values.mean().to_numpy() == pytest.approx([0.3] * 4, abs=0.01)
        apart = values.corr().to_numpy()[np.triu_indices(4, 1)]
        assert apart == pytest.approx([shared] * 6, abs=0.02)


def test_a_rare_amount_is_none_on_most_days_and_its_odds_ratio_is_that_of_any() -> None:
    wine = with_odds_ratios([WINE], odds_ratios={"wine": 3.0})
    made_up = simulate(Traps(rare=0.9), *wine)
    glasses, headache = matrix(made_up, "wine"), matrix(made_up, "headache")
    assert (glasses == 0).mean() == pytest.approx(0.9, abs=0.01)
    assert set(np.unique(glasses)) <= {0.0, 1.0, 2.0, 3.0, 4.0}
    shares = [
        headache[:, 1:][glasses[:, :-1] > 0].mean(),
        headache[:, 1:][glasses[:, :-1] == 0].mean(),
    ]
    assert log_odds(shares[0]) - log_odds(shares[1]) == pytest.approx(math.log(3.0), abs=0.15)
    measures = made_up.truth.query("name == 'wine'")["measure"]
    assert set(measures) == {"odds_ratio"}


def test_more_pain_today_changes_habits_today_and_risk_tomorrow() -> None:
    made_up = simulate(Traps(severity_risk=0.35, severity_habits=0.5), REST, course=Course())
    pain, risk, rest = matrix(made_up, "pain"), matrix(made_up, "risk"), matrix(made_up, "resting")
    pain_before = pain[:, :-1]
    for points in (3, 7):
        after = risk[:, 1:][pain_before == points]
        assert log_odds(after[0]) - log_odds(risk[:, 1:][pain_before == 0][0]) == pytest.approx(
            0.35 * (points - 4.6)
        )
    habit = [log_odds(rest[pain == points].mean()) for points in (3, 7)]
    assert habit[1] - habit[0] == pytest.approx(0.5 * 4, abs=0.3)


def test_headaches_come_in_bouts_of_three_days() -> None:
    made_up = simulate(Traps(bout_risk=3.0, bout_habits=2.0), REST)
    headache, rest = matrix(made_up, "headache"), matrix(made_up, "resting")
    lengths = np.concatenate([run_lengths(row) for row in headache])
    assert np.bincount(lengths).argmax() == 3
    first = (headache[:, 1:] > 0) & (headache[:, :-1] == 0)
    later = (headache[:, 1:] > 0) & ~first
    assert log_odds(rest[:, 1:][first].mean()) == pytest.approx(log_odds(0.3) + 2.0, abs=0.15)
    assert rest[:, 1:][later].mean() == pytest.approx(0.3, abs=0.02)


def run_lengths(row: np.ndarray) -> np.ndarray:
    edges = np.diff(np.concatenate([[0.0], row, [0.0]]))
    return np.flatnonzero(edges < 0) - np.flatnonzero(edges > 0)


def test_traps_get_the_factors_that_they_need() -> None:
    assert fit_factors(NULL_FACTORS, traps=Traps()) == NULL_FACTORS
    assert fit_factors(NULL_FACTORS, traps=Traps(rare=0.9))[-1] == WINE
    nights = [
        f.name
        for f in fit_factors(NULL_FACTORS, traps=Traps(night_reverse=1.0))
        if f.when == "night"
    ]
    assert nights == ["sleep_hours"]


def test_only_a_number_can_be_absent() -> None:
    with pytest.raises(ValueError, match="number"):
        Factor(name="wine", absent=True)
