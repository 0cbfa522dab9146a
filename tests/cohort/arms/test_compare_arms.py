"""Arms compared on anybody's table: what it says, who is left out, and what is refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.cohort.arms import ArmsError

BEFORE = [10, 12, 14, 16]


def small(**columns: object) -> pd.DataFrame:
    """Give the worked example of the analysis of covariance."""
    frame = pd.DataFrame(
        {
            "arm": ["usual care"] * 4 + ["exercise"] * 4,
            "before": BEFORE * 2,
            "after": [9.0, 12, 13, 15, 7, 8, 11, 12],
        }
    )
    return frame.assign(**columns)


def made(seed: int = 1, sizes: tuple[int, ...] = (40, 40), **columns: object) -> pd.DataFrame:
    """Make a trial in which each further arm has 2 fewer."""
    rng = np.random.default_rng(seed)
    arms = np.repeat(np.arange(len(sizes)), sizes)
    before = rng.normal(12, 4, len(arms)).round(1)
    frame = pd.DataFrame(
        {
            "arm": np.array(["usual care", "exercise", "massage"])[arms],
            "before": before,
            "after": (0.6 * before - 2.0 * arms + rng.normal(0, 3, len(arms))).round(1),
            "age": rng.integers(20, 70, len(arms)),
            "sex": rng.choice(["f", "m", "x"], len(arms)),
        }
    )
    return frame.assign(**columns)


def test_the_worked_example() -> None:
    found = hdiary.compare_arms(small(), baseline="before", reference="usual care")
    row = found.table.iloc[0]
    half = 2.570582 * np.sqrt(0.305 / 2)
    assert row["difference"] == pytest.approx(-2.75)
    assert row["ci_low"] == pytest.approx(-2.75 - half, abs=1e-6)
    assert row["ci_high"] == pytest.approx(-2.75 + half, abs=1e-6)
    assert (row["n"], row["n_reference"], row["missing"], row["errors"]) == (4, 4, 0, "classical")
    assert found.formula == "after ~ arm + before"
    assert found.n == 8


@pytest.mark.parametrize(
    "arms",
    [
        pd.Categorical(["u"] * 4 + ["e"] * 4, categories=["never", "u", "e"]),
        pd.array(["u"] * 4 + ["e"] * 4, dtype="string[pyarrow]"),
        pd.array(["u"] * 4 + ["e"] * 4, dtype="str"),
        [" u "] * 4 + ["e"] * 4,
    ],
)
def test_arms_may_be_words_of_any_kind(arms: object) -> None:
    found = hdiary.compare_arms(small(arm=arms), baseline="before", reference="u")
    assert found.table["arm"].tolist() == ["e"]
    assert found.table["difference"].tolist() == pytest.approx([-2.75])


@pytest.mark.parametrize(
    ("arms", "reference", "name"),
    [
        ([0] * 4 + [1] * 4, 0, "1"),
        ([0.0] * 4 + [1.0] * 4, 0, "1"),
        ([0] * 4 + [1] * 4, "0", "1"),
        (pd.array([0] * 4 + [1] * 4, dtype="Int64"), 0, "1"),
        ([False] * 4 + [True] * 4, False, "yes"),
        (pd.array([False] * 4 + [True] * 4, dtype="boolean"), 0, "yes"),
        ([0] * 4 + [1] * 4, None, "1"),
    ],
)
def test_arms_may_be_numbers_or_yes_and_no(arms: object, reference: object, name: str) -> None:
    found = hdiary.compare_arms(small(arm=arms), baseline="before", reference=reference)
    assert found.table["arm"].tolist() == [name]
    assert found.table["difference"].tolist() == pytest.approx([-2.75])


@pytest.mark.parametrize("dtype", ["Int64", "Float64", "object", "float32"])
def test_numbers_may_be_kept_in_any_way(dtype: str) -> None:
    whole = small().astype({"after": dtype, "before": dtype})
    found = hdiary.compare_arms(whole, baseline="before", reference="usual care")
    assert found.table["difference"].tolist() == pytest.approx([-2.75])


def test_words_are_adjusted_for_as_categories() -> None:
    frame = made()
    found = hdiary.compare_arms(
        frame, baseline="before", reference="usual care", adjust=["age", "sex"], errors="classical"
    )
    import statsmodels.formula.api as smf

    same = smf.ols("after ~ C(arm, Treatment('usual care')) + before + age + C(sex)", frame).fit()
    low, high = same.conf_int().iloc[1]
    assert found.table[["ci_low", "ci_high"]].iloc[0].tolist() == pytest.approx([low, high])
    assert found.settings["levels"] == {"sex": ("f", "m", "x")}


def test_everybody_who_is_left_out_is_counted_by_reason() -> None:
    frame = made()
    frame.loc[[0, 1, 50], "after"] = np.nan
    frame.loc[[1, 51], "before"] = np.nan
    frame.loc[52, "sex"] = "n/a"
    frame.loc[[53, 54], "arm"] = None
    found = hdiary.compare_arms(frame, baseline="before", reference="usual care", adjust="sex")
    counted = found.missing.set_index(["arm", "column"])["people"]
    assert counted["usual care", "after"] == 2
    assert counted["exercise", "after"] == 1
    assert counted["exercise", "before"] == 1
    assert counted["exercise", "sex"] == 1
    assert found.missing.loc[found.missing["arm"].isna(), "people"].tolist() == [2]
    row = found.table.iloc[0]
    assert (row["n"], row["missing"], row["n_reference"], row["missing_reference"]) == (
        *(35, 3),
        *(38, 2),
    )
    assert found.n + found.missing["people"].sum() == len(frame)
    assert "7 people are left out" in found.summary()


def test_the_flow_ends_with_those_who_are_compared() -> None:
    frame = made()
    frame.loc[[0, 1], "after"] = np.nan
    flow = hdiary.compare_arms(frame, baseline="before", reference="usual care").flow
    mine = flow[flow["arm"] == "usual care"]
    assert mine["stage"].tolist() == ["in the table", "after known", "before known", "compared"]
    assert mine["people"].tolist() == [40, 38, 38, 38]


def test_several_arms_are_each_set_against_the_reference() -> None:
    found = hdiary.compare_arms(made(sizes=(30, 30, 30)), baseline="before", reference="usual care")
    assert found.table["arm"].tolist() == ["exercise", "massage"]
    assert found.table["errors"].tolist() == ["robust", "robust"]
    least, most = sorted(found.table["p_value"])
    assert sorted(found.table["p_adjusted"]) == pytest.approx([2 * least, max(most, 2 * least)])
    assert "Allowing for 2 comparisons" in found.summary()


def test_the_summary_is_one_plain_sentence_for_each_arm() -> None:
    found = hdiary.compare_arms(small(), baseline="before", reference="usual care")
    assert found.summary().splitlines() == [
        'On average "after" was 2.8 lower in "exercise" than in "usual care" '
        "(95% interval 1.7 to 3.8 lower), 4 against 4 people.",
        'Adjusted for the baseline "before".',
        "This says how the groups differ, not why; "
        "it is not known here whether they were drawn by lot.",
    ]


def test_headache_days_are_fewer_or_more() -> None:
    found = hdiary.compare_arms(
        small(), baseline="before", reference="usual care", called="headache_days", randomised=True
    )
    first, *_, last = found.summary().splitlines()
    assert first.startswith(
        'People in "exercise" had on average 2.8 fewer headache days in 28 than people in '
        '"usual care" (95% interval 1.7 to 3.8 fewer)'
    )
    assert last == "The arms were drawn by lot."
    german = found.summary(language="de")
    assert "2,8 weniger Kopfschmerztage in 28" in german
    assert "ausgelost" in german


def test_an_interval_on_both_sides_is_told_so() -> None:
    found = hdiary.compare_arms(small(), reference="usual care")
    assert "lower to" in found.summary()
    assert "higher)" in found.summary()


def test_yes_and_no_give_a_difference_of_shares_and_a_number_of_people() -> None:
    frame = pd.DataFrame(
        {"arm": ["u"] * 10 + ["e"] * 10, "well": ["no"] * 8 + ["yes"] * 9 + ["no"] * 3}
    )
    found = hdiary.compare_arms(frame, outcome="well", reference="u")
    row = found.table.iloc[0]
    assert row["estimate"] == "risk difference"
    assert row["difference"] == pytest.approx(0.5)
    assert row["number_needed"] == pytest.approx(2.0)
    assert not row["crosses_none"]
    assert "one more for every 2" in found.summary()


def test_a_number_of_people_without_end_is_told_in_words() -> None:
    frame = pd.DataFrame(
        {"arm": ["u"] * 20 + ["e"] * 20, "well": [1] * 8 + [0] * 12 + [1] * 10 + [0] * 10}
    )
    found = hdiary.compare_arms(frame, outcome="well", reference="u")
    assert bool(found.table["crosses_none"].iloc[0])
    assert "through ever more people and no difference at all" in found.summary()
    assert "inf" not in found.summary().replace("information", "")


def test_imputed_tables_are_combined() -> None:
    frame = made()
    whole = pd.concat(
        [frame.assign(imputation=k, after=frame["after"] + 0.1 * k) for k in (1, 2, 3)]
    )
    found = hdiary.compare_arms(whole, baseline="before", reference="usual care")
    one = hdiary.compare_arms(frame, baseline="before", reference="usual care")
    assert found.settings["imputations"] == 3
    assert found.n == one.n
    # Adding the same to everybody changes no difference, so the tables agree and lose nothing.
    assert found.table["difference"].tolist() == pytest.approx(one.table["difference"].tolist())
    assert found.table["standard_error"].tolist() == pytest.approx(
        one.table["standard_error"].tolist()
    )


def test_the_page_of_a_notebook_is_safe() -> None:
    frame = small(arm=["<script>"] * 4 + ["b"] * 4)
    shown = hdiary.compare_arms(frame, baseline="before", reference="b")._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


class TestRefusals:
    """What cannot be compared is refused in words, all at once."""

    def refused(self, frame: object, **asked: object) -> str:
        with pytest.raises(ArmsError) as told:
            hdiary.compare_arms(frame, **asked)  # type: ignore[arg-type]
        assert isinstance(told.value, ValueError)
        return str(told.value)

    def test_no_table(self) -> None:
        assert "pandas table" in self.refused([1, 2])
        assert "no rows" in self.refused(small().iloc[:0])

    def test_columns_that_are_not_there_are_told_together(self) -> None:
        told = self.refused(small(), outcome="pain", baseline="first", adjust=["age"])
        assert '"pain", "first" and "age"' in told
        assert "arm, before and after" in told

    def test_settings_that_are_wrong_are_told_together(self) -> None:
        told = self.refused(small(), kind="ratio", errors="HC9", level=95)
        assert "kind" in told and "errors" in told and "level" in told

    def test_a_reference_that_is_no_arm(self) -> None:
        told = self.refused(small(), reference="placebo")
        assert '"placebo"' in told
        assert '"exercise" and "usual care"' in told

    def test_people_are_not_listed_as_arms(self) -> None:
        frame = small(patient=[f"Anna{k}" for k in range(8)])
        frame = pd.concat([frame, frame.assign(patient=[f"Bert{k}" for k in range(8)])])
        assert "Anna" not in self.refused(frame, arm="patient", patient="arm", reference="x")

    def test_one_arm(self) -> None:
        assert "nothing to compare" in self.refused(small(arm="exercise"))
        assert "nothing to compare" in self.refused(small(arm=None))

    def test_few_people_in_an_arm(self) -> None:
        told = self.refused(small().iloc[:6], reference="usual care")
        assert "At least 3" in told and '2 in "exercise"' in told

    def test_an_outcome_that_does_not_vary(self) -> None:
        assert "same value" in self.refused(small(after=3.5))
        assert "does not vary" in self.refused(small(after=[2.0] * 4 + [3.0] * 4), kind="number")

    def test_infinite_numbers_and_words(self) -> None:
        frame = small(before=["a"] * 8)
        frame.loc[0, "after"] = np.inf
        told = self.refused(frame, baseline="before", reference="usual care")
        assert "infinite" in told and "holds words" in told

    def test_a_blank_column_and_one_of_dates(self) -> None:
        when = pd.date_range("2026-01-01", periods=8)
        told = self.refused(small(age=np.nan, when=when), adjust=["age", "when"])
        assert "blank for everybody" in told and "dates" in told

    def test_what_cannot_be_told_from_the_arm(self) -> None:
        frame = small(clinic=["a"] * 4 + ["b"] * 4)
        told = self.refused(frame, reference="usual care", adjust=["clinic"])
        assert '"clinic" says nothing that "arm"' in told

    def test_a_baseline_that_is_the_same_for_all(self) -> None:
        assert '"before"' in self.refused(small(before=3), baseline="before")

    def test_more_columns_than_people(self) -> None:
        frame = small(**{f"x{k}": np.random.default_rng(k).normal(size=8) for k in range(7)})
        told = self.refused(frame, reference="usual care", adjust=[f"x{k}" for k in range(7)])
        assert "too few" in told

    def test_people_twice_unless_imputed(self) -> None:
        frame = small(patient=["a", "a", "b", "c", "d", "e", "e", "f"])
        told = self.refused(frame)
        assert "2 rows" in told and '"a"' not in told
        whole = small(patient=list("abcdefgh"))
        twice = pd.concat([whole.assign(imputation=1), whole.assign(imputation=2)])
        assert hdiary.compare_arms(twice, reference="usual care").n == 8

    def test_one_imputed_table(self) -> None:
        assert "two whole tables" in self.refused(small(imputation=1))

    def test_imputed_tables_of_other_people(self) -> None:
        parts = [made().assign(imputation=1), made().iloc[1:].assign(imputation=2)]
        assert "same people" in self.refused(pd.concat(parts))

    def test_a_heading_that_stands_twice_and_a_column_in_two_roles(self) -> None:
        frame = pd.concat([small(), small()[["after"]]], axis=1)
        assert "heading" in self.refused(frame)
        assert "twice" in self.refused(small(), outcome="after", baseline="after")

    def test_what_is_no_setting(self) -> None:
        assert "randomised is" in self.refused(small(), randomised="yes")
        assert 'no column "3"' in self.refused(small(), adjust=3)

    def test_durations_and_marks_among_numbers(self) -> None:
        durations = pd.to_timedelta(np.arange(8), unit="D")
        assert "no plain numbers" in self.refused(small(after=durations))
        assert "holds words" in self.refused(small(after=["x", *range(7)]))


def test_numbers_of_any_size_are_compared() -> None:
    for unit in (1e300, 1e-250):
        frame = small()
        frame["after"] *= unit
        found = hdiary.compare_arms(frame, baseline="before", reference="usual care")
        assert found.table["ci_low"].iloc[0] == pytest.approx(
            unit * (-2.75 - 2.570582 * np.sqrt(0.305 / 2)), rel=1e-5
        )
