"""Numbers are compared by amounts that a person can act on, alone and over people."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.questions import triggers
from hdiary.questions.exposure.amounts import say_amounts, say_contrast
from hdiary.questions.reasons import write_reasons
from hdiary.questions.triggers.ask import TriggersResult
from hdiary.questions.triggers.pool import pool_factors
from hdiary.questions.triggers.rules import OPPOSED
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, MORE_HEADACHES
from hdiary.words import load_words, say_plain

SAY = load_words("en", "screen")


def drink(
    people: int, days: int, *, share: float, odds: float, least: int = 0, said: bool = False
) -> TriggersResult:
    """Ask about glasses on few days, any of which changes the odds; said: as yes and no."""
    rng = np.random.default_rng(7)
    any_ = rng.random((people, days)) < share
    glasses = np.where(any_, rng.integers(1, 4, (people, days)), 0)
    before = np.hstack([np.zeros((people, 1), np.bool_), any_[:, :-1]])
    risk = 1 / (1 + np.exp(0.6 - np.log(odds) * before))
    frame = {
        "patient": np.repeat([f"p{i:02d}" for i in range(people)], days),
        "date": np.tile(pd.date_range("2025-01-06", periods=days), people),
        "pain": np.where(rng.random((people, days)) < risk, 5.0, 0.0).ravel(),
        "wine": any_.ravel() if said else (glasses + least).ravel().astype(float),
    }
    return triggers(make_diary(pd.DataFrame(frame)))


@pytest.fixture(scope="module")
def many() -> TriggersResult:
    return drink(30, 365, share=0.08, odds=2.5)


@pytest.fixture(scope="module")
def said() -> TriggersResult:
    return drink(30, 365, share=0.08, odds=2.5, said=True)


def rows(result: TriggersResult, factor: str) -> pd.DataFrame:
    found = result.before
    return found[found["factor"] == factor].reset_index(drop=True)


def test_a_rare_amount_that_matters_is_never_called_little(many: TriggersResult) -> None:
    wine = rows(many, "wine")
    assert (wine["verdict"] != LITTLE).all()
    assert set(wine["contrast"]) == {"any"}
    assert (wine["low_amount"] == 0).all()
    assert (wine["high_amount"] == 2).mean() > 0.5
    assert (wine["usual_span"] == 3).all()


def test_any_against_none_is_what_yes_and_no_would_say(
    many: TriggersResult, said: TriggersResult
) -> None:
    names = ["odds_ratio", "ci_low", "ci_high", "p_value", "se"]
    wine, yes_no = rows(many, "wine"), rows(said, "wine")
    np.testing.assert_allclose(wine[names], yes_no[names], rtol=2e-3)
    assert set(yes_no["contrast"]) == {"with"}
    assert yes_no[["low_amount", "high_amount", "usual_span", "se_per_unit"]].isna().all(axis=None)


def test_a_unit_of_what_is_mostly_none_is_along_the_line_through_all_amounts(
    many: TriggersResult,
) -> None:
    wine = rows(many, "wine")
    assert (wine["odds_ratio_per_unit"] > 1).sum() > 25
    assert (wine["ci_low_per_unit"] < wine["odds_ratio_per_unit"]).all()
    assert (wine["odds_ratio_per_unit"] < wine["odds_ratio"]).sum() > 25


def test_over_people_it_is_any_against_none_too(many: TriggersResult, said: TriggersResult) -> None:
    row = many.pooled.set_index("factor").loc["wine"]
    assert (row["contrast"], row["low_amount"], row["high_amount"]) == ("any", 0.0, 2.0)
    assert row["verdict"] == MORE_HEADACHES
    assert row["ci_low"] < 2.5 < row["ci_high"]
    same = said.pooled.set_index("factor").loc["wine", "odds_ratio"]
    assert row["odds_ratio"] == pytest.approx(same, rel=1e-4)


def test_a_rating_that_is_mostly_one_is_above_one_against_one() -> None:
    wine = rows(drink(1, 300, share=0.1, odds=1.0, least=1), "wine").iloc[0]
    assert (wine["contrast"], wine["low_amount"], wine["high_amount"]) == ("any", 1.0, 3.0)
    assert wine["verdict"] == CANNOT_TELL


# --- over people, from rows ---------------------------------------------------------------------


def people(contrast: str | list[str], log_unit: float, **changes: Any) -> pd.DataFrame:
    """Give rows of six people for whom a unit has this log odds ratio."""
    size = 6
    fixed: dict[str, Any] = {
        "patient": [f"P{n}" for n in range(size)],
        "factor": "wine",
        "source": "own column",
        "kind": "number",
        "verdict": CANNOT_TELL,
        "contrast": contrast,
        "low_amount": 0.0,
        "high_amount": 3.0,
        "usual_span": 3.0,
        "log_odds_ratio": np.linspace(0.1, 0.2, size),
        "se": 0.1,
        "odds_ratio_per_unit": np.exp(log_unit + np.linspace(-0.01, 0.01, size)),
        "se_per_unit": 0.03,
    }
    return pd.DataFrame(fixed | changes)


def pool(frame: pd.DataFrame) -> pd.Series:
    return write_reasons(pool_factors(frame))[0].iloc[0]


def test_any_is_little_over_people_only_where_the_high_amount_is_too() -> None:
    assert pool(people("any", 0.04))["verdict"] == LITTLE
    assert pool(people("any", 0.3))["verdict"] == MORE_HEADACHES
    unsure = pool(people("any", 0.3, log_odds_ratio=np.linspace(-0.05, 0.05, 6)))
    assert unsure["verdict"] == CANNOT_TELL


def test_people_with_different_contrasts_are_compared_along_their_own_lines() -> None:
    mixed = ["any", "any", "amounts", "any", "amounts", "any"]
    highs = [2.0, 3.0, 4.0, 4.0, 5.0, 6.0]
    row = pool(people(mixed, 0.2, high_amount=highs, usual_span=highs))
    assert (row["contrast"], row["low_amount"], row["high_amount"]) == ("amounts", 0.0, 4.0)
    assert row["odds_ratio"] == pytest.approx(np.exp(0.8), rel=1e-6)


# --- in words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "told", "short"),
    [
        (("wine", "any", 0.0, 3.0), "any wine rather than none", "any rather than none"),
        (("stress", "any", 1.0, 3.0), "stress above 1 rather than at 1", "above 1 rather than 1"),
        (("meals", "most", 1.0, 3.0), "meals at 3 rather than below", "3 rather than less"),
        (("stress", "amounts", 2.0, 7.0), "stress at 7 rather than 2", "7 rather than 2"),
        (("hours idle", "amounts", 6.0, 8.0), "8 hours idle rather than 6", "8 rather than 6"),
        (("flow", "amounts", 1.01, 1.04), "flow at 1.04 rather than 1.01", "1.04 rather than 1.01"),
    ],
)  # fmt: skip
def test_amounts_are_said_with_the_numbers_name(
    row: tuple[str, str, float, float], told: str, short: str
) -> None:
    name, contrast, low, high = row
    given: dict[str, Any] = {"factor": name, "told": name, "kind": "number", "contrast": contrast}
    given |= {"low_amount": low, "high_amount": high}
    assert say_contrast(given, SAY) == told
    assert say_amounts(given, SAY) == short


def test_a_change_is_said_with_its_signs() -> None:
    row: dict[str, Any] = {"factor": "stress, change", "told": "stress, change", "kind": "change"}
    row |= {"contrast": "amounts", "low_amount": -1.0, "high_amount": 2.0}
    assert say_contrast(row, SAY) == ("a change of +2 rather than \N{MINUS SIGN}1 in stress")


def test_the_screen_names_the_amounts_in_both_languages(many: TriggersResult) -> None:
    assert "any wine rather than none" in many.summary()
    assert "Wine (etwas statt nichts)" in many.summary(language="de")


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("slip", [900_000.0, -900_000.0])
def test_one_slip_of_the_pen_does_not_carry_the_line(seed: int, slip: float) -> None:
    rng = np.random.default_rng(seed)
    steps = rng.normal(6000, 2500, 180).clip(300).round()
    before = np.concatenate([[6000.0], steps[:-1]])
    hurts = rng.random(180) < 1 / (1 + np.exp(0.6 + (before - 6000) / 1500))
    slipped = steps.copy()
    slipped[90] = slip
    frame = {"date": pd.date_range("2025-01-06", periods=180), "pain": np.where(hurts, 5.0, 0.0)}
    true, told = (
        triggers(make_diary(pd.DataFrame(frame | {"steps": told}))) for told in (steps, slipped)
    )
    for factor in ("steps", "steps, change"):
        one, other = rows(true, factor).iloc[0], rows(told, factor).iloc[0]
        assert other["verdict"] != LITTLE
        assert other["log_odds_ratio"] < one["log_odds_ratio"] / 2 < 0
        assert other["ci_high"] < 1
    assert rows(told, "steps")["verdict"].item() == rows(true, "steps")["verdict"].item()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_line_is_not_claimed_against_the_bare_counts(seed: int) -> None:
    """Both a rise and a fall bring headaches, the rare falls more surely than the rises."""
    rng = np.random.default_rng(seed)
    pressure = rng.choice([-3.0, 0.0, 1.0], 240, p=[0.12, 0.7, 0.18])
    before = np.concatenate([[0.0], pressure[:-1]])
    risk = np.select([before < 0, before > 0], [0.95, 0.5], 0.15)
    frame = {"date": pd.date_range("2025-01-06", periods=240), "pressure": pressure}
    frame["pain"] = np.where(rng.random(240) < risk, 5.0, 0.0)
    row = rows(triggers(make_diary(pd.DataFrame(frame))), "pressure").iloc[0]
    assert row["risk_exposed"] > row["risk_unexposed"]
    assert row["odds_ratio"] < 1
    assert row["p_value"] < 0.05
    assert row["verdict"] == CANNOT_TELL
    assert row["reason"] == say_plain(OPPOSED)
