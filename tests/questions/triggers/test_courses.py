"""Rhythms that are written down are taken into account with everything else."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit

from hdiary import TriggersResult
from hdiary.diary import Diary, make_diary
from hdiary.questions import triggers
from hdiary.simulate import Traps, simulate_diaries

DAYS, PEOPLE = 360, 12


def month(seed: int, **columns: str) -> Diary:
    """Bleeding every 28 days brings headache and, before it, chocolate; coffee is by itself."""
    rng = np.random.default_rng(seed)
    rows: list[dict[str, Any]] = []
    dates = pd.date_range("2025-01-01", periods=DAYS)
    for person in range(PEOPLE):
        place = (np.arange(DAYS) + rng.integers(28)) % 28
        near, craving = (place <= 5) | (place == 27), place >= 25
        hurts = rng.random(DAYS) < expit(-1.2 + 2.0 * near)
        chocolate = rng.random(DAYS) < np.where(craving, 0.8, 0.1)
        coffee = rng.random(DAYS) < 0.5
        for day in range(DAYS):
            rows.append(
                {
                    "patient": f"p{person:02d}",
                    "date": dates[day],
                    "pain": 5.0 * hurts[day],
                    "chocolate": bool(chocolate[day]),
                    "coffee": bool(coffee[day]),
                    "period": bool(place[day] <= 4),
                }
            )
    return make_diary(pd.DataFrame(rows).rename(columns=columns))


@pytest.fixture(scope="module")
def told() -> TriggersResult:
    return triggers(month(1))


def p_values(result: TriggersResult, factor: str) -> pd.Series:
    rows = result.before
    return rows.loc[rows["factor"] == factor, "p_value"]


def test_what_goes_with_a_written_period_is_seldom_blamed(told: TriggersResult) -> None:
    """Under the name of something else it is a habit like others, and is not adjusted for."""
    assert (p_values(told, "chocolate") < 0.05).sum() <= 3


def test_the_period_itself_is_compared_as_any_factor(told: TriggersResult) -> None:
    other = triggers(month(1, period="gardening"))
    assert (p_values(told, "period") < 0.05).mean() > 0.5
    assert p_values(other, "gardening").notna().all()


def test_the_model_names_what_was_taken_into_account(told: TriggersResult) -> None:
    assert told.model["rhythms"].tolist() == ["period"] * PEOPLE
    assert triggers(month(1, period="gardening")).model["rhythms"].tolist() == [""] * PEOPLE


def test_a_rhythm_that_a_factor_follows_is_found_without_being_written() -> None:
    found = triggers(month(2, period="gardening")).model["rhythm_days"]
    assert found.isin([27, 28, 29]).all()


def test_a_person_is_told_what_was_taken_into_account() -> None:
    diary = month(3)
    alone = triggers(make_diary(diary.entries[diary.entries["patient"] == "p00"]))
    assert "period" in alone.summary().split("Taken into account")[1]
    assert "period" in alone.summary(language="de").split("berücksichtigt")[1]


def test_someone_who_never_wrote_of_it_is_as_without_the_column() -> None:
    diary = month(4)
    entries = diary.entries.copy()
    entries.loc[entries["patient"] == "p01", "period"] = pd.NA
    beside = triggers(make_diary(entries))
    alone = triggers(make_diary(entries[entries["patient"] == "p01"].drop(columns="period")))
    rows = beside.before[beside.before["patient"] == "p01"].dropna(subset="p_value")
    np.testing.assert_allclose(rows["p_value"], alone.before["p_value"], atol=2e-3)
    assert beside.model["rhythms"].tolist()[1] == ""


@pytest.mark.slow
def test_rows_of_a_person_do_not_hang_on_who_else_is_in_the_diary() -> None:
    traps = Traps(rhythm_risk=0.8, rhythm_habits=0.8, rhythm_written=1.0, missing_random=0.1)
    parts = []
    for person, days in enumerate((74, 150, 111)):
        made = simulate_diaries(days=days, seed=31 + person, traps=traps)
        parts.append(made.entries.assign(patient=f"p{person}"))
    together = triggers(make_diary(pd.concat(parts, ignore_index=True))).table
    naming = ["factor", "kind", "window"]
    for person, entries in enumerate(parts):
        alone = triggers(make_diary(entries)).table.set_index(naming)
        among = together[together["patient"] == f"p{person}"].set_index(naming).loc[alone.index]
        assert among["verdict"].tolist() == alone["verdict"].tolist()
        assert among["reason"].tolist() == alone["reason"].tolist()
        for column in ("odds_ratio", "ci_low", "ci_high", "p_value", "alone_p_value", "se"):
            assert among[column].astype(float).to_numpy() == pytest.approx(
                alone[column].astype(float).to_numpy(), rel=1e-4, nan_ok=True
            )
