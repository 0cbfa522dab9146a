"""What is done about pain: later more, in runs, at other minutes, always, in round numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary.simulate import Simulated, Traps, Treatment, simulate_diaries

DRUG = (Treatment(name="ibuprofen", share=0.4, varies=1.0), Treatment(name="ice", share=0.2))


def simulate(traps: Traps) -> Simulated:
    return simulate_diaries(200, 168, seed=9, traps=traps, factors=(), treatments=DRUG)


def rated(made_up: Simulated) -> pd.DataFrame:
    rows = made_up.entries.dropna(subset=["pain_before", "pain_after"])
    return rows.assign(
        fall=rows["pain_before"] - rows["pain_after"],
        months=(rows["date"] - rows["date"].min()).dt.days / 28,
        drug=rows["treatment"].eq("ibuprofen"),
    )


def gap(rows: pd.DataFrame) -> float:
    falls = rows.groupby(rows["treatment"].astype(str))["fall"].mean()
    return float(falls["ibuprofen"] - falls["none"])


def test_a_useless_drug_looks_good_when_attacks_ease_as_it_is_taken_up() -> None:
    rows = rated(simulate(Traps(relief_trend=0.4, choice_trend=0.8)))
    high = rows[rows["pain_before"] >= 7]
    assert np.polyfit(high["months"], high["fall"], 1)[0] == pytest.approx(0.4, abs=0.1)
    assert rows["drug"][rows["months"] > 3].mean() > 2 * rows["drug"][rows["months"] < 3].mean()
    assert gap(rows) > 0.4
    assert abs(gap(rated(simulate(Traps(relief_trend=0.4))))) < 0.1


def test_neighbouring_headaches_are_alike_in_stubborn_weeks() -> None:
    rows = rated(simulate(Traps(stubborn=1.2, choice_runs=2.0)))
    plain = rated(simulate(Traps.none()))
    for column in ("fall", "drug"):
        assert follows(rows, column) > 0.2, column
        assert abs(follows(plain, column)) < 0.03, column
    assert abs(gap(rows)) < 0.1, "on the whole the drug does nothing"


def follows(rows: pd.DataFrame, column: str) -> float:
    values = rows[column].astype(float)
    before = values.groupby(rows["patient"], observed=True).shift()
    return float(values.corr(before))


def test_treated_headaches_are_rated_sooner_and_so_fall_less() -> None:
    rows = rated(simulate(Traps(minutes_apart=60.0)))
    alone = rows["treatment"].eq("none")
    assert set(rows["after_min"][alone]) == {150.0}
    assert set(rows["after_min"][~alone]) == {90.0}
    assert gap(rows) < -0.15
    assert "after_min" not in simulate(Traps.none()).entries


@pytest.mark.parametrize("step", [2.0, 5.0])
def test_ratings_are_heaped(step: float) -> None:
    entries = simulate(Traps(heap=step)).entries
    for column in ("pain", "pain_before", "pain_after"):
        said = entries[column].dropna()
        assert (said % step == 0).all(), column
    assert entries["pain"][entries["pain"] > 0].min() == step


def test_nothing_is_left_alone_where_every_attack_is_treated() -> None:
    said = simulate(Traps(all_treated=1.0)).entries["treatment"].dropna().astype(str)
    assert set(said) == {"ibuprofen", "ice"}
    assert simulate(Traps.none()).entries["treatment"].eq("none").any()
