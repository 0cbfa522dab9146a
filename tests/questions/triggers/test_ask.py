"""What comes before headaches: counts by hand, columns, and what may never go wrong."""

from __future__ import annotations

import json
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary import TriggerGates, TriggersResult
from hdiary.diary import Diary, DiaryError, make_diary
from hdiary.questions import json_records, triggers
from hdiary.questions.exposure.factors import list_factors
from hdiary.questions.exposure.fill import fill_exposure, mentioned
from hdiary.questions.exposure.grid import lay_grid
from hdiary.questions.reasons import write_reasons
from hdiary.questions.triggers import measure
from hdiary.questions.triggers.measure import measure_block
from hdiary.questions.triggers.rules import CLAIMS, VERDICTS, TriggerRules
from hdiary.questions.triggers.table import tabulate_block
from hdiary.simulate import Course, Factor, Simulated, Traps, simulate_diaries
from hdiary.vocabulary.verdicts import NOT_ENOUGH

from ..conftest import daily, random_cohort

ANY = TriggerGates(min_days=1, min_headaches=1, min_clear=1, min_exposed=1, min_unexposed=1)
FRAMES = ("table", "pooled", "strips", "inseparable", "naive", "model", "coverage")
COUNTS = (
    "days_used",
    "days_exposed",
    "days_unexposed",
    "headaches_exposed",
    "headaches_unexposed",
)


def before(result: TriggersResult) -> pd.DataFrame:
    """Give the rows of the day before."""
    return result.table[result.table["window"] == "day before"]


def row(diary: Diary, factor: str, *, window: str = "day before", **settings: Any) -> pd.Series:
    """Give one factor's row of one person, with gates that anything passes."""
    table = triggers(diary, gates=ANY, **settings).table
    found = table[(table["factor"] == factor) & (table["window"] == window)]
    assert len(found) == 1
    return found.iloc[0]


def counts(found: pd.Series) -> tuple[int, ...]:
    return tuple(int(found[name]) for name in COUNTS)


# --- counts worked out by hand -----------------------------------------------------------------
# Ten days. Day 4 is not recorded, so days 4 and 5 are not used; nor is day 1, which has no day
# before. Of day 5 nothing was said, so day 6 counts for nothing.
PAIN = [5, 0, 5, None, 0, 5, 5, 0, 0, 5]
DONE = ["driving", "none", "driving", "driving", None, "driving", "none", *["driving"] * 2, "none"]


@pytest.fixture
def ten_days() -> Diary:
    return make_diary(daily(PAIN, activity=DONE))


def test_the_day_before_counts_recorded_days_after_recorded_days(ten_days: Diary) -> None:
    # After driving: 7 and 10 headache, 2 and 9 clear; after none: 3 headache, 8 clear.
    found = row(ten_days, "driving")
    assert counts(found) == (6, 4, 2, 2, 1)
    assert (found["risk_exposed"], found["risk_unexposed"]) == (0.5, 0.5)
    assert found["risk_difference"] == 0


def test_the_same_day_counts_the_same_days_by_what_was_done_on_them(ten_days: Diary) -> None:
    # With driving: 3 and 6 headache, 8 and 9 clear; without: 7 and 10 headache, 2 clear.
    found = row(ten_days, "driving", window="same day")
    assert counts(found) == (7, 4, 3, 2, 2)
    assert found["risk_difference"] == pytest.approx(1 / 2 - 2 / 3)


def test_the_model_counts_the_days_whether_or_not_a_factor_was_said(ten_days: Diary) -> None:
    model = triggers(ten_days, gates=ANY).model.iloc[0]
    assert (model["days_used"], model["headaches_used"], model["clear_used"]) == (7, 4, 3)
    assert model["reason"] == "answered"


def test_an_entry_that_does_not_say_whether_it_hurt_records_nothing() -> None:
    entries = daily(PAIN, activity=DONE)
    unsaid = entries.iloc[:1].assign(date="2026-01-04", pain=np.nan, activity="driving")
    both = pd.concat([entries, unsaid], ignore_index=True)
    assert counts(row(make_diary(both), "driving")) == (6, 4, 2, 2, 1)


def test_a_number_is_with_above_the_persons_median_of_the_days_used() -> None:
    # Days 2 to 6 follow 1, 4, 2, 5 and 3; the median is 3 and the variance 2. The 9 of the last
    # day comes before nothing.
    pain, stress = [0, 5, 5, 0, 5, 0], [1.0, 4.0, 2.0, 5.0, 3.0, 9.0]
    found = row(make_diary(daily(pain, stress=stress)), "stress")
    assert counts(found) == (5, 2, 3, 2, 1)
    assert (found["kind"], found["cut"]) == ("number", 3.0)
    assert found["sd"] == pytest.approx(np.sqrt(2))


def test_a_change_is_the_number_less_that_of_the_day_before() -> None:
    # Days 3 to 6 follow changes of 3, -2, 3 and -2: the median is 0.5.
    pain, stress = [0, 5, 5, 0, 5, 0], [1.0, 4.0, 2.0, 5.0, 3.0, 9.0]
    found = row(make_diary(daily(pain, stress=stress)), "stress, change")
    assert counts(found) == (4, 2, 2, 2, 0)
    assert (found["kind"], found["cut"], found["sd"]) == ("change", 0.5, 2.5)


def test_a_factor_of_yes_and_no_has_neither_cut_nor_unit(ten_days: Diary) -> None:
    found = row(ten_days, "driving")
    names = ["cut", "sd", "odds_ratio_per_unit", "ci_low_per_unit", "ci_high_per_unit"]
    assert found[names].isna().all()


# --- simulated people --------------------------------------------------------------------------

WINE = Factor(name="wine", share=0.4, odds_ratio=5.0)
HABITS = (
    WINE,
    Factor(name="walking", share=0.4),
    Factor(name="screen", column="posture", share=0.5),
    Factor(name="stress", column="own", kind="number", mean=4.0, sd=2.0, odds_ratio=1.8),
)


def simulate(people: int, days: int, *, seed: int = 5, **changes: Any) -> Simulated:
    settings: dict[str, Any] = {"factors": HABITS, "patient_column": True} | changes
    return simulate_diaries(n_patients=people, days=days, seed=seed, **settings)


@pytest.fixture(scope="module")
def several() -> TriggersResult:
    return triggers(make_diary(simulate(12, 150).entries))


@pytest.fixture(scope="module")
def one() -> TriggersResult:
    return triggers(make_diary(simulate(1, 200).entries))


TYPES = {
    "patient": "category",
    **dict.fromkeys(("factor", "source", "kind", "window"), "str"),
    **dict.fromkeys(COUNTS, "int64"),
    **dict.fromkeys(("risk_exposed", "risk_unexposed", "risk_difference"), "float64"),
    **dict.fromkeys(("odds_ratio", "ci_low", "ci_high", "p_value", "q_value"), "float64"),
    "verdict": "str",
    "reason": "str",
    **dict.fromkeys(("cut", "sd"), "float64"),
    "contrast": "str",
    **dict.fromkeys(("low_amount", "high_amount", "usual_span"), "float64"),
    **dict.fromkeys(("log_odds_ratio", "se"), "float64"),
    **dict.fromkeys(("odds_ratio_per_unit", "ci_low_per_unit", "ci_high_per_unit"), "float64"),
    "se_per_unit": "float64",
    **dict.fromkeys(("alone_odds_ratio", "alone_ci_low", "alone_ci_high"), "float64"),
    **dict.fromkeys(("alone_p_value", "alone_q_value"), "float64"),
    **dict.fromkeys(
        ("joint_odds_ratio", "joint_ci_low", "joint_ci_high", "joint_p_value"), "float64"
    ),
    "joint_with": "str",
    "inseparable_from": "str",
    "may_follow": "bool",
    "early_sign": "bool",
    "suspect": "bool",
    "smallest_odds_ratio": "float64",
    "more_days": "float64",
}


def types(frame: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(dtype) for name, dtype in frame.dtypes.items()}


def test_columns_and_types_are_the_same_for_one_and_for_several_people(
    one: TriggersResult, several: TriggersResult
) -> None:
    assert types(one.table) == TYPES
    assert list(one.table.columns) == list(TYPES)
    assert types(several.table) == TYPES
    for name in FRAMES:
        assert types(getattr(one, name)) == types(getattr(several, name)), name


@pytest.mark.parametrize("columns", [{}, {"thoughts": ["so very tired " * 9] * 9}])
def test_columns_and_types_stay_where_there_is_no_factor(columns: dict[str, Any]) -> None:
    result = triggers(make_diary(daily([5, 0, 0] * 3, **columns)))
    assert types(result.table) == TYPES
    assert len(result.table) == len(columns)


def test_columns_and_types_stay_for_nobody(several: TriggersResult) -> None:
    diary = make_diary(simulate(2, 80).entries)
    grid, factors, rules = lay_grid(diary), list_factors(diary), TriggerRules(gates=ANY)
    nobody = slice(0, 0)
    exposure = fill_exposure(diary, grid, factors, people=nobody)
    block = measure_block(exposure, grid, factors, people=nobody, gates=ANY, level=0.95)
    shown = mentioned(exposure, factors)
    tables = tabulate_block(diary, grid, factors, block, shown=shown, rules=rules)
    for name in ("table", "strips", "inseparable", "model"):
        frame = getattr(tables, name)
        assert len(frame) == 0
        # Reasons are written at the very end.
        frame = write_reasons(frame)[0] if "reason" in frame else frame
        assert types(frame) == types(getattr(several, name)), name


def test_rows_go_by_patient_window_and_factor(several: TriggersResult) -> None:
    table = several.table
    names = ["walking", "wine", "screen", "sitting upright", "stress", "stress, change"]
    assert len(table) == 12 * 6 * 2
    assert table["factor"].tolist() == names * 2 * 12
    assert table["window"].tolist() == np.repeat(["day before", "same day"], 6).tolist() * 12
    assert table["patient"].astype(str).is_monotonic_increasing
    assert set(table["verdict"]) <= set(VERDICTS)
    assert (table["reason"] != "").all()


def test_counts_add_up_and_risks_follow_from_them(several: TriggersResult) -> None:
    table = several.table
    assert (table["days_exposed"] + table["days_unexposed"] == table["days_used"]).all()
    for which in ("exposed", "unexposed"):
        share = table[f"headaches_{which}"] / table[f"days_{which}"]
        np.testing.assert_allclose(table[f"risk_{which}"], share)
    difference = table["risk_exposed"] - table["risk_unexposed"]
    np.testing.assert_allclose(table["risk_difference"], difference)


def test_the_same_day_never_carries_a_test_or_a_claim(several: TriggersResult) -> None:
    same = several.table[several.table["window"] == "same day"]
    assert same[["p_value", "q_value", "joint_p_value", "joint_odds_ratio"]].isna().all().all()
    assert same[["smallest_odds_ratio", "more_days"]].isna().all().all()
    assert set(same["verdict"]) == {"cannot tell yet"}
    assert set(same["reason"]) == {"the order within a day is not known"}
    assert not same["may_follow"].any()
    assert same[["odds_ratio", "ci_low", "ci_high"]].notna().all().all()


def test_the_interval_leaves_1_out_exactly_when_p_is_below_5_percent(
    several: TriggersResult,
) -> None:
    rows = before(several)
    outside = (rows["ci_low"] > 1) | (rows["ci_high"] < 1)
    assert 5 < outside.sum() < len(rows) - 5
    assert (outside == (rows["p_value"] < 0.05)).all()
    assert ((rows["ci_low"] < rows["odds_ratio"]) & (rows["odds_ratio"] < rows["ci_high"])).all()


def test_the_interval_follows_another_level_too() -> None:
    rows = before(triggers(make_diary(simulate(6, 120).entries), level=0.8))
    outside = (rows["ci_low"] > 1) | (rows["ci_high"] < 1)
    assert (outside == (rows["p_value"] < 1 - 0.8)).all()
    assert outside.any()


def test_a_claim_needs_a_false_discovery_rate_within_the_setting(several: TriggersResult) -> None:
    rows = before(several)
    claims = rows[rows["verdict"].isin(CLAIMS)]
    assert (claims["q_value"] <= 0.05).all()
    assert (claims["reason"] == "answered").all()
    assert claims["factor"].eq("wine").sum() >= 9
    assert (claims["odds_ratio"] > 1).eq(claims["verdict"] == "more headaches").all()


def test_odds_ratios_per_unit_are_those_of_the_two_amounts_spread_out(
    one: TriggersResult,
) -> None:
    number = before(one).set_index("factor").loc["stress"]
    apart = number["high_amount"] - number["low_amount"]
    assert number["contrast"] == "amounts"
    assert number["odds_ratio_per_unit"] ** apart == pytest.approx(number["odds_ratio"])
    assert number["ci_low_per_unit"] ** apart == pytest.approx(number["ci_low"])
    assert number["ci_high_per_unit"] ** apart == pytest.approx(number["ci_high"])
    assert number["se_per_unit"] * apart == pytest.approx(number["se"])


def test_strips_hold_every_day_and_count_what_the_table_counts(several: TriggersResult) -> None:
    rows = before(several)
    claims = rows[rows["verdict"].isin(CLAIMS)]
    assert {"yes/no", "number"} <= set(claims["kind"])
    keys = ["patient", "factor"]
    groups = several.strips.groupby(keys, observed=True, sort=False)
    assert set(groups.groups) == set(claims[keys].itertuples(index=False, name=None))
    for claim in claims.to_dict("records"):
        strip = groups.get_group((claim["patient"], claim["factor"]))
        assert len(strip) == 150
        recorded = strip["state"] != "not recorded"
        used = recorded & recorded.shift(1, fill_value=False) & strip["exposed_before"].notna()
        exposed = strip["exposed_before"].fillna(False).astype(bool)
        hurts = strip["state"] == "headache"
        assert (used & exposed).sum() == claim["days_exposed"]
        assert (used & ~exposed).sum() == claim["days_unexposed"]
        assert (used & exposed & hurts).sum() == claim["headaches_exposed"]


@pytest.mark.parametrize("step", [0.1, 0.25, 1.0, 7.3])
def test_a_value_at_the_cut_is_not_above_it_on_the_strip(step: float) -> None:
    # Regression: divided by the standard deviation and multiplied back, it came out above.
    rng = np.random.default_rng(8)
    stress = rng.integers(0, 6, 160)
    hurts = np.append(False, stress[:-1] >= 4)
    result = triggers(make_diary(daily(np.where(hurts, 5.0, 0.0).tolist(), stress=stress * step)))
    rows = before(result).set_index("factor").loc["stress"]
    assert rows["verdict"] == "more headaches"
    strip = result.strips[result.strips["factor"] == "stress"]
    assert strip["exposed_before"].sum() == rows["days_exposed"]


def test_there_is_a_pooled_row_per_factor_for_several_people_and_none_for_one(
    one: TriggersResult, several: TriggersResult
) -> None:
    assert len(one.pooled) == 0
    assert several.pooled["factor"].tolist() == before(several)["factor"].unique().tolist()
    assert several.pooled.set_index("factor").loc["wine", "verdict"] == "more headaches"
    assert (several.pooled["people"] == 12).all()


def test_settings_are_echoed(one: TriggersResult) -> None:
    assert one.question == "triggers"
    assert one.settings["gates"] == {
        "min_days": 60,
        "min_headaches": 10,
        "min_clear": 5,
        "min_exposed": 5,
        "min_unexposed": 5,
    }
    assert one.settings["little"] == [0.67, 1.5]
    rest = ("level", "false_discovery", "power", "treatments", "naive", "same_day")
    assert [one.settings[name] for name in rest] == [0.95, 0.05, 0.8, False, False, False]


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ({"level": 1.0}, "level is 1.0; it must be between 0 and 1"),
        ({"false_discovery": 0.0}, "false_discovery is 0.0; it must be"),
        ({"power": -0.1}, "power is -0.1; it must be"),
        ({"little": (1.1, 1.5)}, r"little is \(1.1, 1.5\); give two odds ratios around 1"),
    ],
)
def test_settings_out_of_range_are_refused_by_name(setting: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        triggers(make_diary(daily([5, 0])), **setting)


def test_treatments_are_factors_only_when_asked() -> None:
    pain = [5.0, 0.0] * 10
    diary = make_diary(daily(pain, treatment=["heat", None] * 10))
    assert triggers(diary).table.empty
    found = triggers(diary, treatments=True).table
    assert found["factor"].tolist() == ["heat", "heat"]
    assert set(found["source"]) == {"treatment"}


def test_everything_can_be_json(several: TriggersResult) -> None:
    for name in FRAMES:
        records = json_records(getattr(several, name))
        assert len(records) == len(getattr(several, name))
        json.dumps(records, allow_nan=False)
    json.dumps(several.settings, allow_nan=False)


# --- nothing that is not meant to be told --------------------------------------------------------


def test_free_text_and_notes_are_nowhere_in_the_answer() -> None:
    secret = "Quarrelled with Henrietta about the house and could not sleep until four"
    days = [5, 0, 0, 5, 0] * 20
    diary = make_diary(
        daily(
            days,
            notes=secret,
            thoughts=[secret, "fine"] * 50,
            activity=[f"driving; {secret}", "driving", "none", None] * 25,
            posture=[secret, None] * 50,
        )
    )
    result = triggers(diary, naive=True, treatments=True)
    told = [result.summary(), result._repr_html_(), json.dumps(dict(result.settings))]
    told += [json.dumps(json_records(getattr(result, name))) for name in FRAMES]
    assert "Henrietta" not in " ".join(told)
    reasons = result.table.set_index("factor")["reason"]
    for name in ("thoughts", "1 longer text under activity", "1 longer text under posture"):
        assert reasons[name] == "it is free text"
    assert "driving" in reasons


def test_what_is_left_out_is_a_row_for_every_patient() -> None:
    entries = daily([5, 0] * 6, thoughts=["a long story of a bad day " * 3] * 12)
    entries["patient"] = ["A", "A", "B", "B"] * 3
    table = triggers(make_diary(entries)).table
    assert table["patient"].astype(str).tolist() == ["A", "B"]
    assert set(table["verdict"]) == {NOT_ENOUGH}
    assert table[["odds_ratio", "p_value", "risk_exposed"]].isna().all().all()


# --- degenerate diaries: words, never warnings -----------------------------------------------


def degenerate() -> dict[str, pd.DataFrame]:
    """Give diaries from which little or nothing can be learnt."""
    rng = np.random.default_rng(1)
    days = 120
    pain = np.where(rng.random(days) < 0.4, 5.0, 0.0)
    done = np.where(rng.random(days) < 0.4, "driving", "none").tolist()
    stress = rng.normal(5, 2, days).round()
    # What was done the day before each headache, and nothing else.
    separates = [*np.where(pain[1:] > 0, "driving", "none").tolist(), "none"]
    protects = [*np.where(pain[1:] > 0, "none", "driving").tolist(), "none"]
    weekday = pd.date_range("2026-01-01", periods=days).day_name().tolist()
    return {
        "constant": daily(pain, activity=["driving"] * days, stress=3.3, wine=True),
        "separating": daily(pain, activity=separates),
        "separating the other way": daily(pain, activity=protects),
        "separating number": daily(pain, stress=[*(pain[1:] * 7.0), 0.0]),
        "all headache": daily([5.0] * days, activity=done, stress=stress),
        "no headache": daily([0.0] * days, activity=done, stress=stress),
        "one headache": daily([5.0] + [0.0] * (days - 1), activity=done),
        "three days": daily(pain[:3], activity=["driving", "none", "driving"], stress=[1, 2, 3]),
        "one day": daily([5.0], activity=["driving"], stress=[2.0]),
        "200 factors": daily(pain, **{f"f{i}": rng.random(days) < 0.3 for i in range(200)}),
        "200 alike": daily(pain, **{f"f{i}": np.array(done) == "driving" for i in range(200)}),
        "no factors": daily(pain),
        "all blank": daily(pain, activity=[None] * days, stress=np.nan),
        "every other day": daily(pain, activity=done, stress=stress).iloc[::2],
        "the weekday": daily(pain, weekday=weekday),
        "a trend": daily(pain, day=np.arange(days) * 1.0),
        "once": daily(pain, activity=["driving"] + ["none"] * (days - 1)),
        "large and small": daily(pain, big=stress * 1e30, tiny=stress * 1e-30, far=stress + 1e6),
        "headache in blocks": daily([5.0] * 60 + [0.0] * 60, activity=done),
        "nothing recorded": daily([np.nan] * 3),
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", degenerate())
def test_degenerate_diaries_get_words_not_warnings_or_infinities(name: str) -> None:
    entries = degenerate()[name]
    if entries.empty:
        entries = pd.DataFrame({"date": ["2026-01-01", "2026-01-05"], "pain": [None, None]})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = triggers(make_diary(entries), naive=True)
        words = result.summary()
    assert words.startswith("The diary covers")
    check_sane(result)


def check_sane(result: TriggersResult) -> None:
    """Check that nothing is infinite, and that what is missing has a reason in words."""
    for name in FRAMES:
        frame = getattr(result, name)
        numbers = frame.select_dtypes("number").to_numpy(dtype=float, na_value=np.nan)
        assert not np.isinf(numbers).any(), name
        json.dumps(json_records(frame), allow_nan=False)
    table = result.table
    assert table["verdict"].isin(VERDICTS).all()
    assert (table["reason"] != "").all()
    assert (table.loc[table["odds_ratio"].isna(), "verdict"] == NOT_ENOUGH).all()
    assert table.loc[table["verdict"] != NOT_ENOUGH, "odds_ratio"].notna().all()
    told = before(result)
    assert (told["p_value"].isna() == told["odds_ratio"].isna()).all()
    assert (table["odds_ratio"].dropna() > 0).all()
    assert (table["odds_ratio_per_unit"].dropna() > 0).all()


def reasons(name: str) -> list[str]:
    return before(triggers(make_diary(degenerate()[name])))["reason"].unique().tolist()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("constant", ["it was the same on every day"]),
        ("all headache", ["no clear day; 5 are needed"]),
        ("no headache", ["no headache day; 10 are needed"]),
        ("three days", ["only 3 recorded days; 60 are needed"]),
        ("one day", ["only 1 recorded day; 60 are needed"]),
        ("all blank", ["nothing was said in it"]),
        ("every other day", ["no day on which it was said the day before"]),
        ("once", ["only 1 day with it; 5 are needed"]),
    ],
)
def test_the_reason_is_the_one_that_a_person_can_do_something_about(
    name: str, told: list[str]
) -> None:
    assert reasons(name)[: len(told)] == told


def test_a_factor_that_separates_is_claimed_with_finite_figures() -> None:
    for name, verdict in (
        ("separating", "more headaches"),
        ("separating the other way", "fewer headaches"),
        ("separating number", "more headaches"),
    ):
        found = before(triggers(make_diary(degenerate()[name]))).iloc[0]
        assert found["verdict"] == verdict
        assert 0 < found["ci_low"] < found["odds_ratio"] < found["ci_high"] < 1e30


def test_no_rows_at_all_are_refused_in_words() -> None:
    nothing = pd.DataFrame({"date": pd.Series([], dtype="str"), "pain": pd.Series([], dtype=float)})
    with pytest.raises(DiaryError, match="There is no row that can be read"):
        make_diary(nothing)


def test_someone_without_a_used_day_stands_beside_the_others(several: TriggersResult) -> None:
    entries = simulate(3, 100).entries.astype({"patient": "str"})
    name = entries["patient"].unique()[1]
    lone = (entries["patient"] == name) & (entries["date"] > entries["date"].min())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = triggers(make_diary(entries[~lone]), naive=True)
        result.summary()
    check_sane(result)
    theirs = before(result)[lambda rows: rows["patient"] == name]
    assert set(theirs["verdict"]) == {NOT_ENOUGH}
    model = result.model.set_index("patient").loc[name]
    assert (model["days_used"], model["reason"]) == (0, "no two neighbouring days are recorded")
    assert np.isnan(model["wave_sd"])
    others = before(result)[lambda rows: rows["patient"] != name]
    assert others["odds_ratio"].notna().all()


# --- many people are each as if alone --------------------------------------------------------


def mixed_cohort() -> pd.DataFrame:
    """Give people with everything, gaps, and diaries of different lengths."""
    entries = random_cohort(6, 130, seed=3)
    rng = np.random.default_rng(4)
    size = len(entries)
    done = [None, "none", "driving", "walking; driving"]
    entries["activity"] = [done[k] for k in rng.integers(4, size=size)]
    entries["stress"] = np.where(rng.random(size) < 0.9, rng.integers(0, 11, size), np.nan)
    entries["wine"] = rng.random(size) < 0.4
    entries["day_type"] = rng.choice(["home", "work", "travel"], size)
    short = (entries["patient"] == "P02") & (entries["date"] > "2026-03-20")
    shorter = (entries["patient"] == "P04") & (entries["date"] > "2026-01-20")
    return entries[~short & ~shorter].reset_index(drop=True)


def same_rows(got: pd.DataFrame, wanted: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(
        got.drop(columns="patient").reset_index(drop=True),
        wanted.drop(columns="patient").reset_index(drop=True),
        rtol=1e-6,
        atol=1e-6,
    )


def test_several_people_are_each_as_if_alone() -> None:
    diary = make_diary(mixed_cohort())
    many = triggers(diary)
    for who in diary.patients:
        alone = triggers(diary.select(patient=who))
        for name in ("table", "strips", "inseparable", "naive", "model"):
            frame = getattr(many, name)
            same_rows(frame[frame["patient"] == who], getattr(alone, name))


def test_the_order_of_entries_does_not_matter() -> None:
    entries = mixed_cohort()
    shuffled = entries.sample(frac=1, random_state=1)
    given, other = triggers(make_diary(entries)), triggers(make_diary(shuffled))
    for name in ("table", "strips", "inseparable", "naive", "model"):
        left = getattr(given, name).astype({"patient": "str"})
        right = getattr(other, name).astype({"patient": "str"})
        order = [c for c in ("patient", "factor", "other", "window", "date") if c in left.columns]
        same_rows(left.sort_values(order), right.sort_values(order))


@pytest.mark.parametrize(("cells", "processors"), [(1, 1), (1, 4), (2_500, 2)])
def test_blocks_and_threads_do_not_matter(
    cells: int, processors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = make_diary(mixed_cohort())
    whole = triggers(diary)
    monkeypatch.setattr(measure, "_BLOCK_CELLS", cells)
    monkeypatch.setattr("hdiary.stats.blocks.os.cpu_count", lambda: processors)
    parts = triggers(diary)
    for name in ("table", "strips", "inseparable", "naive", "model", "pooled"):
        got, wanted = getattr(parts, name), getattr(whole, name)
        pd.testing.assert_frame_equal(got, wanted, rtol=1e-6, atol=1e-6)


@pytest.mark.slow
def test_more_factors_and_days_than_fit_in_a_block_lose_nobody() -> None:
    # Regression: a block for less than one person held nobody, and the table came back empty.
    entries = daily([5.0, 0.0, 0.0] * 30, activity=[f"hobby {day}" for day in range(90)])
    entries["date"] = pd.date_range("2020-01-01", periods=90, freq="130D").strftime("%Y-%m-%d")
    table = triggers(make_diary(entries)).table
    assert len(table) == 90 * 2


def test_an_item_that_a_person_never_names_is_not_theirs() -> None:
    entries = daily([5, 0, 0] * 4, activity=["driving", "none", "none"] * 4)
    entries["patient"] = "A"
    other = entries.assign(patient="B", activity=["walking", "none", "none"] * 4)
    table = triggers(make_diary(pd.concat([entries, other]))).table
    named = table.groupby("patient", observed=True)["factor"].unique()
    assert named["A"].tolist() == ["driving"]
    assert named["B"].tolist() == ["walking"]


# --- what a diary could have shown -----------------------------------------------------------

ONE = (Factor(name="wine", share=0.4),)


def claimed_share(result: TriggersResult) -> float:
    return float(before(result)["verdict"].eq("more headaches").mean())


def with_effect(odds_ratio: float, days: int, *, people: int = 160) -> TriggersResult:
    wine = Factor(name="wine", share=0.4, odds_ratio=odds_ratio)
    course = Course(headache_share=0.4)
    made_up = simulate(people, days, seed=11, factors=(wine,), course=course)
    return triggers(make_diary(made_up.entries))


@pytest.mark.slow
def test_the_smallest_odds_ratio_is_found_about_as_often_as_stated() -> None:
    smallest = float(before(with_effect(1.0, 120))["smallest_odds_ratio"].median())
    assert 2.0 < smallest < 5.0
    assert 0.68 <= claimed_share(with_effect(smallest, 120)) <= 0.92


@pytest.mark.slow
def test_so_many_more_days_would_show_an_odds_ratio_of_2() -> None:
    more = int(before(with_effect(1.0, 120))["more_days"].median())
    assert more > 0
    assert 0.68 <= claimed_share(with_effect(2.0, 120 + more)) <= 0.92


def test_more_power_and_more_factors_take_more() -> None:
    diary = make_diary(simulate(1, 120, factors=ONE).entries)
    smallest = [
        before(triggers(diary, power=power))["smallest_odds_ratio"].iloc[0]
        for power in (0.2, 0.5, 0.8, 0.95)
    ]
    assert smallest == sorted(set(smallest))
    assert smallest[0] > 1
    # Half the power is where the test itself just finds it.
    information = (1.959964 / np.log(smallest[1])) ** 2
    assert smallest[2] == pytest.approx(np.exp((1.959964 + 0.841621) / np.sqrt(information)))
    many = make_diary(simulate(1, 120, factors=(*ONE, *HABITS[1:])).entries)
    wine = before(triggers(many)).set_index("factor").loc["wine"]
    assert wine["smallest_odds_ratio"] > smallest[2] * 0.99


def test_no_more_days_are_needed_where_an_odds_ratio_of_2_would_show() -> None:
    rows = before(triggers(make_diary(simulate(8, 500, factors=ONE).entries)))
    assert ((rows["more_days"] == 0) == (rows["smallest_odds_ratio"] <= 2)).all()
    assert (rows["more_days"] == 0).any()


# --- factors that follow the headache --------------------------------------------------------


def follow(reverse: float) -> pd.Series:
    habit = Factor(name="resting", share=0.3, odds_ratio=4.0, with_headache=1.0)
    made_up = simulate(40, 200, factors=(habit,), traps=Traps(reverse=reverse))
    return before(triggers(make_diary(made_up.entries)))["may_follow"]


def test_what_headaches_bring_and_what_also_precedes_them_may_follow() -> None:
    assert follow(2.5).mean() >= 0.95
    assert follow(0.0).mean() <= 0.2


# --- no effect at all ------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    "traps",
    [
        Traps(reverse=1.5, persistence=1.5, persistence_habits=1.0),
        Traps(wave_risk=1.0, wave_habits=1.5, missing_random=0.1),
    ],
    ids=["reverse causation and persistence", "slow waves and gaps"],
)
def test_without_any_effect_few_are_told_of_one(traps: Traps) -> None:
    made_up = simulate_diaries(n_patients=300, days=90, seed=17, traps=traps)
    rows = before(triggers(make_diary(made_up.entries)))
    tested = rows["p_value"].dropna()
    assert len(tested) > 2_000
    assert 0.035 <= (tested < 0.05).mean() <= 0.065
    claimed = rows["verdict"].isin(CLAIMS).groupby(rows["patient"], observed=True).any()
    assert claimed.mean() <= 0.08


def test_a_number_far_from_zero_is_compared_like_any_other() -> None:
    rng = np.random.default_rng(11)
    near = rng.integers(0, 5, 120).astype(float)
    pain = list(rng.integers(0, 2, 120) * 5.0)
    found = triggers(make_diary(daily(pain, pressure=near, far=near + 1e9))).before
    own = found[found["kind"] == "number"].set_index("factor")
    assert own.loc["far", "odds_ratio"] == pytest.approx(
        own.loc["pressure", "odds_ratio"], rel=1e-6
    )
    assert own.loc["far", "cut"] == own.loc["pressure", "cut"] + 1e9


def test_a_list_of_attacks_has_no_clear_days_and_the_reason_says_so() -> None:
    days = pd.date_range("2025-03-01", periods=300).strftime("%Y-%m-%d")[::3]
    diary = make_diary(pd.DataFrame({"date": days, "pain": 5, "stress": range(100)}))
    result = triggers(diary)
    assert set(result.table["reason"]) == {"only headaches are listed"}
    assert "more days" not in result.summary()


def test_a_diary_without_a_column_to_compare_is_not_said_to_have_left_it_blank() -> None:
    days = pd.date_range("2025-03-01", periods=30).strftime("%Y-%m-%d")
    frame = pd.DataFrame({"date": days, "pain": [5, 0] * 15})
    words = triggers(make_diary(frame)).summary()
    assert "No column of this diary was understood as activity, posture or another factor" in words
    blank = triggers(make_diary(frame.assign(activity=None))).summary()
    assert "No activity, posture or other factor was written down" in blank


def test_clear_days_on_which_a_factor_was_not_said_are_not_called_missing() -> None:
    days = pd.date_range("2025-03-01", periods=120).strftime("%Y-%m-%d")
    pain = [5, 5, 0, 0] * 30
    said = [float(i % 7) if p else None for i, p in enumerate(pain)]
    table = triggers(make_diary(pd.DataFrame({"date": days, "pain": pain, "stress": said}))).table
    same_day = table[(table["window"] == "same day") & (table["factor"] == "stress")]
    assert same_day["reason"].tolist() == ["no clear day where it was said; 5 are needed"]
