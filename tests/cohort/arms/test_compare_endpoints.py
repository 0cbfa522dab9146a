"""A whole trial from diaries and a table of people."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.cohort.arms import ArmsError, EndpointsComparison
from hdiary.cohort.arms.units import say_sizes
from hdiary.diary import Diary
from hdiary.words import load_words

DAY = pd.Timestamp("2026-03-02")


def diaries(people: int = 12) -> pd.DataFrame:
    """Make four weeks before and four after; the first half of the people ends with fewer."""
    rng = np.random.default_rng(7)
    rows = []
    for at in range(people):
        before = rng.random(28) < 0.5
        after = rng.random(28) < (0.2 if at < people // 2 else 0.5)
        days = pd.date_range(DAY - pd.Timedelta(days=28), periods=56)
        pain = np.where(np.r_[before, after], 6, 0)
        rows.append(pd.DataFrame({"patient": f"P{at:02d}", "date": days, "pain": pain}))
    return pd.concat(rows, ignore_index=True).astype({"date": "str"})


def facts(people: int = 12) -> pd.DataFrame:
    """Give each person an arm and an age."""
    return pd.DataFrame(
        {
            "patient": [f"P{at:02d}" for at in range(people)],
            "arm": ["exercise"] * (people // 2) + ["usual care"] * (people // 2),
            "age": [30 + 3 * at % 40 for at in range(people)],
            "randomised": [DAY] * people,
        }
    )


def trial(entries: pd.DataFrame, people: pd.DataFrame) -> Diary:
    """Join them."""
    return hdiary.make_diary(entries).with_people(hdiary.make_people(people))


@pytest.fixture(scope="module")
def found() -> EndpointsComparison:
    """Compare a trial with one person without a diary and one without an arm."""
    people = facts()
    people.loc[11, "arm"] = None
    extra = pd.DataFrame({"patient": ["X"], "arm": ["exercise"], "age": [50], "randomised": [DAY]})
    diary = trial(diaries(), pd.concat([people, extra], ignore_index=True))
    return hdiary.compare_endpoints(
        diary,
        outcomes=["headache_days", "responder_50", "medication_days"],
        anchor="randomised",
        reference="usual care",
        adjust="age",
        randomised=True,
    )


def test_endpoints_are_compared_as_by_hand(found: EndpointsComparison) -> None:
    wide = found.endpoints.wide("headache_days")
    alone = hdiary.compare_arms(
        wide, baseline="before", reference="usual care", adjust="age", randomised=True
    )
    first = found.table.iloc[0]
    assert first["outcome"] == "headache_days"
    assert first["difference"] == pytest.approx(alone.table["difference"].iloc[0])
    assert (first["n"], first["n_reference"]) == (6, 5)


def test_p_values_are_adjusted_over_all_comparisons(found: EndpointsComparison) -> None:
    small, large = np.sort(found.table["p_value"])
    assert np.sort(found.table["p_adjusted"]) == pytest.approx([2 * small, max(2 * small, large)])


def test_what_cannot_be_compared_sinks_nothing(found: EndpointsComparison) -> None:
    assert list(found.results) == ["headache_days", "responder_50"]
    assert list(found.failed) == ["medication_days"]
    assert '"days with acute medicine in 28" could not be compared: The column "' in found.summary()
    assert '"after"' not in found.summary()


def test_the_flow_counts_people_and_days(found: EndpointsComparison) -> None:
    flow = found.flow.set_index(["arm", "stage"])
    assert flow.loc[("exercise", "in the list of people"), "people"] == 7
    assert flow.loc[("exercise", "with a diary"), "people"] == 6
    assert flow.loc[("exercise", "with a diary"), "days"] == 6 * 56
    assert flow.loc[("exercise", "with a number before (headache days in 28)"), "days"] == 6 * 28
    assert flow.loc[("usual care", "compared (headache days in 28)"), "people"] == 5
    none = found.flow[found.flow["arm"].isna()]
    assert none["people"].max() == 1
    assert none["people"].iloc[-1] == 0


def test_it_is_told_in_english_and_german(found: EndpointsComparison) -> None:
    told = found.summary()
    assert "fewer headache days in 28 than people in" in told
    assert 'Adjusted for the same number before and "age".' in told
    assert "The arms were drawn by lot." in told
    assert '1 person is left out: 1 without "arm".' in told
    german = found.summary(language="de")
    assert "weniger Kopfschmerztage in 28" in german
    assert 'Bereinigt um dieselbe Zahl davor und "age".'.replace('"', "") in german.replace(
        "„", ""
    ).replace("“", "")
    assert "headache_days" not in told + german


def test_table_one_stands_beside(found: EndpointsComparison) -> None:
    pytest.importorskip("tableone")
    assert found.table_one is not None
    assert "age" in found.table_one["variable"].tolist()
    assert "<table" in found._repr_html_()


def test_what_is_refused() -> None:
    alone = hdiary.make_diary(diaries(6))
    with pytest.raises(ArmsError, match="with_people"):
        hdiary.compare_endpoints(alone)
    joined = trial(diaries(6), facts(6))
    with pytest.raises(ArmsError, match='no fact "group" and "sex"'):
        hdiary.compare_endpoints(joined, by="group", adjust=["sex"])
    with pytest.raises(ArmsError, match="at least one endpoint"):
        hdiary.compare_endpoints(joined, outcomes=[])
    with pytest.raises(ArmsError, match="no arm"):
        hdiary.compare_endpoints(joined, anchor="randomised", reference="placebo")
    with pytest.raises(ValueError, match="names hold"):
        hdiary.compare_endpoints(joined, outcomes="joy")


def test_without_an_anchor_there_is_no_baseline() -> None:
    found = hdiary.compare_endpoints(trial(diaries(), facts()), outcomes="headache_days")
    assert found.formula == {"headache_days": "after ~ arm"}


def test_without_an_anchor_it_is_said_which_days_and_what_would_give_a_baseline() -> None:
    found = hdiary.compare_endpoints(trial(diaries(), facts()), reference="usual care")
    told = found.summary()
    assert told.startswith("Compared are days 1 to 28 of each diary (period 1).")
    assert 'tells days ("randomised"); --anchor' in told
    assert "there is no baseline from which it could have fallen" in told
    assert "blank for everybody" not in told
    anchored = hdiary.compare_endpoints(trial(diaries(), facts()), anchor="randomised")
    assert anchored.summary().startswith("Compared are days 1 to 28 from the start on (period 1)")


def test_nobody_can_have_fallen_where_nothing_came_before() -> None:
    with pytest.raises(ArmsError, match="no baseline"):
        hdiary.compare_endpoints(trial(diaries(), facts()), outcomes="responder_50")


def test_comparisons_and_endpoints_have_tables_for_papers(found: EndpointsComparison) -> None:
    one = next(iter(found.results.values()))
    for answer in (found, one):
        head, _, *rows = answer.to_markdown(columns=["arm", "difference", "p_value"]).splitlines()
        assert [cell.strip() for cell in head.split("|")[1:-1]] == ["arm", "difference", "p"]
        assert len(rows) == len(answer.table)
        exact = answer.to_markdown(columns=["difference"], digits="full").splitlines()[2]
        assert exact.strip("| ") == repr(float(answer.table["difference"].iloc[0]))
        text = answer.to_latex(label="tab:arms")
        assert "\\caption{Each arm against the reference. Model: " in text
        assert "\\label{tab:arms}" in text
    with pytest.raises(ValueError, match="no column 'nothing'"):
        found.to_latex(columns=["nothing"])
    means = found.endpoints
    assert len(means.to_markdown().splitlines()) == 2 + len(means.by_period)
    assert next(iter(means.definitions.values()))[:20] in means.to_latex()


def test_a_table_for_a_paper_says_of_which_endpoint_and_unit_each_row_is(
    found: EndpointsComparison,
) -> None:
    head, _, first, second = found.to_markdown().splitlines()
    names = [cell.strip() for cell in head.split("|")[1:-1]]
    rows = [
        dict(zip(names, [cell.strip() for cell in line.split("|")[1:-1]], strict=True))
        for line in (first, second)
    ]
    assert [row["endpoint"] for row in rows] == ["headache days in 28", "Fell by at least 50%"]
    assert [row["unit"] for row in rows] == ["days in 28", "percentage points of people"]
    whole = found.table.iloc[1]
    assert float(rows[1]["difference"]) == pytest.approx(100 * whole["difference"], abs=0.1)
    exact = found.to_markdown(columns=["difference", "unit"], digits="full").splitlines()[3]
    assert repr(float(whole["difference"])) in exact and "share of people, 0 to 1" in exact
    assert "Intervals are 95\\% intervals." in found.to_latex()


def test_an_interval_that_leaves_nothing_out_is_not_written_as_touching_it() -> None:
    row: Any = {
        "estimate": "risk difference",
        "difference": -0.24,
        "ci_low": -0.43,
        "ci_high": -4.5e-5,
    }
    told = say_sizes(row, load_words("en", "screen"))
    assert told == {
        "difference": "\u221224.000",
        "ci_low": "\u221243.000",
        "ci_high": "\u22120.005",
    }


def test_what_is_adjusted_for_is_said_of_each_endpoint_and_of_none_that_is_not() -> None:
    diary = trial(diaries(), facts())
    told = hdiary.compare_endpoints(diary, anchor="randomised", reference="usual care").summary()
    assert told.count("Adjusted for") == 1
    assert '"headache days in 28": Adjusted for the same number before.' in told


def test_a_misspelt_arm_is_named_with_the_one_that_is_spelt_alike() -> None:
    people = facts()
    people.loc[0, "arm"] = "Exercise"
    with pytest.raises(ArmsError, match='"Exercise" and "exercise" differ only in how'):
        hdiary.compare_endpoints(trial(diaries(), people), anchor="randomised")


def test_the_flow_says_that_an_arm_was_not_chosen() -> None:
    people = facts()
    people.loc[[4, 5, 10, 11], "arm"] = "waiting"
    diary = trial(diaries(), people).select(where="arm != 'waiting'")
    flow = hdiary.compare_endpoints(diary, anchor="randomised").flow.set_index("arm")
    stage = "with a diary and chosen by condition (arm != 'waiting')"
    assert flow.loc["waiting", "stage"].tolist() == ["in the list of people", stage]
    assert flow.loc["waiting", "people"].tolist() == [4, 0]
    assert stage in flow.loc["exercise", "stage"].tolist()


def test_the_caption_of_endpoints_says_each_sentence_once(found: EndpointsComparison) -> None:
    text = found.endpoints.to_latex()
    assert text.count("Days without an entry are taken to be like the recorded ones") == 1
    assert "Responder: headache days in 28 fell by 50\\% or more" in text


def test_who_was_lost_on_the_way_is_shown_in_a_language(found: EndpointsComparison) -> None:
    shown = found.show_flow(language="de")
    assert "mit einem eingetragenen Tag" in shown.html
    assert "eingetragene Tage" in shown.html
    assert "with a recorded day" not in shown.html
    assert "with a recorded day" in found.show_flow().html


def test_who_lacks_the_number_before_is_not_said_to_lack_the_one_after() -> None:
    entries = diaries()
    early = (entries["patient"] == "P00") & (entries["date"] < f"{DAY:%Y-%m-%d}")
    rare = early & (entries.groupby("patient").cumcount() % 4 != 0)
    told = hdiary.compare_endpoints(trial(entries[~rare], facts()), anchor="randomised").summary()
    assert "1 without the number before, or after" in told
    assert "without the number after" not in told
