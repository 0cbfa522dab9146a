"""Factors over several people: common, personal, or not known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.questions.exposure.told import tell_names
from hdiary.questions.reasons import ANSWERED, WIDE, write_reasons
from hdiary.questions.triggers import rules, tell_pooled
from hdiary.questions.triggers.pool import FEW_PEOPLE, REACHES
from hdiary.questions.triggers.pool import pool_factors as pool_with_phrases
from hdiary.questions.triggers.rules import VERDICTS
from hdiary.stats.multiplicity import adjust_false_discovery
from hdiary.stats.pooling import pool_effects
from hdiary.words import load_words, say_plain

NAN = float("nan")
REASONS = {say_plain(told): told for told in (ANSWERED, WIDE, FEW_PEOPLE, rules.ONE_OF_MANY)}
ONE_OF_MANY = say_plain(rules.ONE_OF_MANY)
SAY = load_words("en", "screen")
COLUMNS = [
    *("factor", "source", "kind", "people", "people_claimed", "odds_ratio", "ci_low", "ci_high"),
    *("p_value", "q_value", "tau", "i2", "heterogeneity_p", "prediction_low", "prediction_high"),
    *("verdict", "reason", "reach", "contrast", "low_amount", "high_amount"),
]


def people_with(
    factor: str, effects: list[float], se: float = 0.3, kind: str = "yes/no", **more: Any
) -> pd.DataFrame:
    rows = pd.DataFrame({"log_odds_ratio": effects})
    names = [f"P{n + 1:02d}" for n in range(len(effects))]
    fixed = {"factor": factor, "source": "own column", "kind": kind, "se": se}
    return rows.assign(patient=names, **{"verdict": "cannot tell yet"} | fixed | more)


def together(*parts: pd.DataFrame) -> pd.DataFrame:
    return pd.concat(parts, ignore_index=True)


COMMON = people_with("alcohol", [0.9, 0.8, 1.0, 0.7, 0.9, 0.8])
PERSONAL = people_with("desk work", [2.0, -2.0, 1.5, -1.5, 0.2, -0.1])
NOTHING = people_with("walking", [0.05, -0.05, 0.0, 0.02, -0.02, 0.0], se=0.15)
UNSURE = people_with("driving", [0.9, -0.4, 0.3], se=0.6)


def pool_factors(rows: pd.DataFrame, **settings: Any) -> pd.DataFrame:
    """Pool, with the reasons as the table has them."""
    return write_reasons(pool_with_phrases(rows, **settings))[0]


def say_pooled(row: Any) -> str:
    """Say a row in English."""
    (told,) = tell_names(pd.DataFrame([dict(row)]), SAY, {}).to_dict("records")
    return tell_pooled.say_pooled(told, REASONS, SAY)


def pool_one(rows: pd.DataFrame, **settings: Any) -> pd.Series:
    return pool_factors(rows, **settings).iloc[0]


def test_one_row_per_factor_in_the_order_of_the_rows_with_the_columns_promised() -> None:
    pooled = pool_factors(together(UNSURE, COMMON, PERSONAL))
    assert list(pooled.columns) == COLUMNS
    assert pooled["factor"].tolist() == ["driving", "alcohol", "desk work"]
    assert pooled["people"].tolist() == [3, 6, 6]


def test_numbers_are_those_of_the_pooling_as_odds_ratios() -> None:
    row = pool_one(COMMON, level=0.9)
    theirs = pool_effects(COMMON["log_odds_ratio"], np.full(6, 0.09), level=0.9)
    assert row["odds_ratio"] == pytest.approx(np.exp(theirs.estimate))
    assert row["ci_low"] == pytest.approx(np.exp(theirs.low))
    assert row["prediction_high"] == pytest.approx(np.exp(theirs.prediction_high))
    assert (row["tau"], row["p_value"]) == pytest.approx((theirs.tau, theirs.p_value))


def test_more_headaches_for_nearly_everyone() -> None:
    row = pool_one(COMMON)
    assert (row["verdict"], row["reason"], row["reach"]) == ("more headaches", "answered", "common")
    fewer = pool_one(COMMON.assign(log_odds_ratio=-COMMON["log_odds_ratio"]))
    assert (fewer["verdict"], fewer["reach"]) == ("fewer headaches", "common")
    assert fewer["odds_ratio"] == pytest.approx(1 / row["odds_ratio"])


def test_what_differs_between_people_is_personal_and_no_claim() -> None:
    row = pool_one(PERSONAL)
    assert (row["verdict"], row["reach"]) == ("cannot tell yet", "personal")
    assert row["reason"] == "the interval is too wide to say more"


def test_a_claim_may_be_personal() -> None:
    row = pool_one(people_with("alcohol", [0.2, 2.2, 0.1, 1.9, 0.3, 2.4, 1.0, 1.5], se=0.2))
    assert (row["verdict"], row["reach"]) == ("more headaches", "personal")
    assert row["prediction_low"] < 1


def test_little_or_no_difference_needs_the_whole_interval_inside_the_band() -> None:
    row = pool_one(NOTHING)
    assert (row["verdict"], row["reason"]) == ("little or no difference", "answered")
    assert row["reach"] == "not known"
    narrower = pool_one(NOTHING, little=(0.95, 1.05))
    assert narrower["verdict"] == "cannot tell yet"
    one_side = pool_one(NOTHING, little=(1.0, 1.5))
    assert one_side["verdict"] == "cannot tell yet"


def test_fewer_than_three_people_have_words_and_no_numbers() -> None:
    rows = together(COMMON, people_with("ice cream", [0.5, 0.4, NAN, NAN, NAN, NAN]))
    row = pool_factors(rows).set_index("factor").loc["ice cream"]
    assert (row["verdict"], row["reason"]) == ("not enough data", "fewer than 3 people")
    assert (row["people"], row["reach"]) == (2, "not known")
    assert row[COLUMNS[5:15]].isna().all()


@pytest.mark.parametrize("se", [NAN, 0.0, float("inf"), -1.0])
def test_without_a_standard_error_there_is_no_estimate(se: float) -> None:
    rows = COMMON.assign(se=[0.3, 0.3, 0.3, 0.3, 0.3, se])
    assert pool_one(rows)["people"] == 5


def test_people_claimed_counts_claims_of_their_own_diary() -> None:
    own = ["more headaches", "fewer headaches", "little or no difference", *["cannot tell yet"] * 3]
    assert pool_one(COMMON.assign(verdict=own))["people_claimed"] == 2


def test_one_factor_among_many_needs_more_than_five_per_cent() -> None:
    alone = people_with("alcohol", [0.45, 0.75, 0.3, 0.65], se=0.5)
    assert pool_one(alone)["verdict"] == "more headaches"
    others = [
        people_with(f"factor {n}", [0.3, -0.3, 0.4, -0.3], se=0.5, kind="yes/no") for n in range(9)
    ]
    pooled = pool_factors(together(alone, *others))
    row = pooled.iloc[0]
    assert row["p_value"] < 0.05 < row["q_value"]
    assert (row["verdict"], row["reason"]) == ("cannot tell yet", ONE_OF_MANY)
    assert row["reach"] != "common"
    theirs = adjust_false_discovery(pooled["p_value"], [0] * 10, n_groups=1)
    np.testing.assert_allclose(pooled["q_value"], theirs)
    assert pool_factors(together(alone, *others), false_discovery=0.5).iloc[0]["verdict"] == (
        "more headaches"
    )


def test_factors_too_few_people_have_do_not_count_as_looks() -> None:
    rare = [people_with(f"rare {n}", [0.1, 0.2]) for n in range(20)]
    pooled = pool_factors(together(UNSURE, *rare))
    assert pooled["q_value"][0] == pytest.approx(pooled["p_value"][0])


def test_that_one_of_many_factors_differs_between_people_may_be_chance() -> None:
    differs = people_with("desk work", [0.8, -0.6, 0.7, -0.5], se=0.45)
    assert pool_one(differs)["reach"] == "personal"
    same = [people_with(f"factor {n}", [0.1, 0.2, 0.1, 0.2], se=0.45) for n in range(9)]
    row = pool_factors(together(differs, *same)).iloc[0]
    assert row["heterogeneity_p"] < 0.05
    assert row["reach"] == "not known"


@pytest.mark.parametrize("rows", [COMMON.iloc[:0], COMMON.iloc[:1]])
def test_nobody_and_one_person_give_an_empty_frame(rows: pd.DataFrame) -> None:
    pooled = pool_factors(rows)
    assert list(pooled.columns) == COLUMNS
    assert pooled.empty
    assert pooled["odds_ratio"].dtype == np.float64


def test_the_same_name_from_two_sources_is_two_factors() -> None:
    other = people_with("alcohol", [0.0] * 6, source="activity")
    pooled = pool_factors(together(COMMON, other))
    assert pooled["source"].tolist() == ["own column", "activity"]


def test_both_windows_at_once_are_refused() -> None:
    with pytest.raises(ValueError, match=r"several rows of alcohol.*'day before'"):
        pool_factors(together(COMMON, COMMON))


def test_patients_and_names_may_be_categories() -> None:
    rows = COMMON.astype({"patient": "category", "factor": "category", "verdict": "category"})
    assert pool_one(rows)["verdict"] == "more headaches"


def test_numbers_stay_finite_however_wide() -> None:
    wild = pool_one(people_with("odd", [60.0, -50.0, 20.0], se=40.0))
    assert np.isfinite(wild[COLUMNS[5:15]].to_numpy(dtype=float)).all()
    assert wild["ci_low"] > 0
    assert wild["verdict"] == "cannot tell yet"


@pytest.mark.slow
def test_no_effect_is_rarely_claimed_and_rarely_called_personal() -> None:
    # 300 cohorts of 8 people and 10 factors; chance error of 5 % is 1.3 %.
    rng = np.random.default_rng(11)
    claims = personal = 0
    for _ in range(300):
        se = rng.uniform(0.25, 0.9, (10, 8))
        effect = rng.normal(0, se)
        rows = together(
            *(people_with(f"f{n}", effect[n].tolist()).assign(se=se[n]) for n in range(10))
        )
        pooled = pool_factors(rows)
        assert set(pooled["verdict"]) <= set(VERDICTS)
        assert set(pooled["reach"]) <= set(REACHES)
        claims += bool(pooled["verdict"].isin(["more headaches", "fewer headaches"]).any())
        personal += bool(pooled["reach"].eq("personal").any())
    assert claims / 300 < 0.08
    assert personal / 300 < 0.09


def test_words_for_a_common_factor() -> None:
    # Mean 0.85; error 0.3 / sqrt(6) = 0.12247; times z 1.960 is 0.240, times t(4) 2.776 is 0.340.
    said = say_pooled(pool_one(COMMON))
    assert said == (
        "Over 6 people, headache was more likely on the day after days with alcohol: for the "
        "average person the odds ratio is 2.34 (1.84 to 2.97). It is likely to go the same way for "
        "nearly everyone like them: 1.67 to 3.29."
    )


def test_words_for_a_personal_factor() -> None:
    said = say_pooled(pool_one(PERSONAL))
    assert said.startswith(
        "Over 6 people, it cannot be told yet whether headache is more or less likely on the day "
        "after days with desk work: for the average person the odds ratio is "
    )
    assert (
        "It differs between people: for one more person like them it may be under 0.1 to " in said
    )


@pytest.mark.parametrize(
    ("rows", "part"),
    [
        (NOTHING, "headache was about as likely on the day after days with walking as otherwise"),
        (
            people_with("stress", [0.9, 0.8, 0.9], kind="number", se=0.1),
            "more likely on the day after days with more stress: for the average person the odds "
            "ratio is 2.38",
        ),
        (
            people_with("stress, change", [-0.9, -0.8, -0.9], kind="change", se=0.1),
            "less likely on the day after a rise in stress: ",
        ),
        (
            people_with("stress", [0.9, 0.8, 0.9], kind="number", se=0.2),
            "Whether it holds for nearly everyone or differs between people is not known.",
        ),
        (
            people_with("ice", [0.9, 0.8, NAN]),
            "Ice: only 2 people have an estimate; it takes 3 to speak of people in general.",
        ),
        (people_with("ice", [0.9, NAN, NAN]), "Ice: only 1 person has an estimate; it takes 3"),
        (people_with("ice", [NAN, NAN, NAN]), "Ice: nobody has an estimate; it takes 3"),
    ],
)
def test_words(rows: pd.DataFrame, part: str) -> None:
    said = say_pooled(pool_one(rows))
    assert part in said
    assert "nan" not in said
    assert "cause" not in said
    assert "trigger" not in said


def test_words_say_when_one_of_many_may_be_chance() -> None:
    row = pool_one(COMMON).copy()
    row["verdict"], row["reason"], row["reach"] = "cannot tell yet", ONE_OF_MANY, "not known"
    assert say_pooled(row).endswith("but among this many factors one may do so by chance.")


def test_words_keep_an_odds_ratio_on_its_side_of_one() -> None:
    row = pool_one(COMMON).copy()
    row["ci_low"], row["ci_high"] = 1.002, 12_345.0
    assert "(1.002 to over 10)" in say_pooled(row)


def test_a_record_is_said_like_its_row() -> None:
    pooled = pool_factors(together(COMMON, PERSONAL))
    rows = [say_pooled(row) for _, row in pooled.iterrows()]
    assert [say_pooled(record) for record in pooled.to_dict("records")] == rows
