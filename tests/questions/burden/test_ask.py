"""Headache, pain and medication days, against a diary worked on paper."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hdiary
from hdiary.diary import Diary, make_diary
from hdiary.questions import burden

from ..conftest import daily, four_weeks, random_cohort


def test_four_weeks_worked_on_paper(paper: Diary) -> None:
    row = burden(paper).table.iloc[0]
    assert row["window_start"] == pd.Timestamp("2026-03-02")
    assert (row["days"], row["recorded"], row["headache_days"]) == (28, 24, 8)
    assert row["headache_days_28"] == pytest.approx(8 / 24 * 28)
    assert (row["lowest_28"], row["highest_28"]) == (8.0, 12.0)
    # 7, 4, 8, 3, 5, 6 and 2; the 19th was reached past midnight and has no rating.
    assert row["rated_days"] == 7
    assert row["mean_pain"] == pytest.approx(5.0)
    assert (row["severe_days"], row["moderate_days"]) == (2, 5)
    # Medicine on 2, 5, 9, 16 and 18; two kinds on the 18th are one day.
    assert row["medication_days"] == 5
    assert (row["nsaid_days"], row["simple_analgesic_days"], row["triptan_days"]) == (3, 2, 1)
    assert (row["opioid_days"], row["gepant_days"], row["unrecognised_days"]) == (0, 0, 0)
    assert row["verdict"] == "answered"


def test_coverage_and_overall_agree_with_the_table(paper: Diary) -> None:
    result = burden(paper)
    coverage, overall = result.coverage.iloc[0], result.overall.iloc[0]
    assert (coverage["headache_days"], coverage["clear_days"], coverage["not_recorded"]) == (
        8,
        16,
        4,
    )
    assert overall["coverage_share"] == pytest.approx(24 / 28)
    shared = [name for name in result.table.columns if name != "patient"]
    pd.testing.assert_frame_equal(result.table[shared], result.overall[shared])
    pd.testing.assert_frame_equal(result.recent[shared], result.overall[shared])


@pytest.mark.parametrize(
    ("anchor", "starts", "lengths"),
    [
        ("first", ["2026-01-01", "2026-01-29", "2026-02-26"], [28, 28, 4]),
        ("last", ["2026-01-01", "2026-01-05", "2026-02-02"], [4, 28, 28]),
    ],
)
def test_windows_start_at_the_first_day_or_end_at_the_last(
    anchor: str, starts: list[str], lengths: list[int]
) -> None:
    table = burden(make_diary(daily([0.0] * 59 + [5.0])), anchor=anchor).table
    assert table["window_start"].dt.strftime("%Y-%m-%d").tolist() == starts
    assert table["days"].tolist() == lengths
    assert table["headache_days"].tolist() == [0, 0, 1]


def test_recent_is_the_last_28_days() -> None:
    diary = make_diary(daily([6.0] * 10 + [0.0] * 25 + [3.0] * 3))
    recent = burden(diary).recent.iloc[0]
    assert recent["window_start"] == pd.Timestamp("2026-01-11")
    assert (recent["days"], recent["headache_days"], recent["mean_pain"]) == (28, 3, 3.0)


def test_thirteen_recorded_days_are_not_prorated_but_bounded() -> None:
    pain = [5.0, *[0.0] * 11, *[None] * 15, 5.0]
    diary = make_diary(daily(pain, treatment=["none"] * 28))
    row = burden(diary).table.iloc[0]
    assert row["recorded"] == 13
    assert pd.isna(row["headache_days_28"])
    assert (row["lowest_28"], row["highest_28"]) == (2.0, 17.0)
    assert row["verdict"] == "no headache rate: fewer than 14 recorded days"
    prorated = burden(diary, min_recorded=13).table.iloc[0]
    assert prorated["headache_days_28"] == pytest.approx(2 / 13 * 28)


def test_no_word_about_treatment_is_not_zero_medication_days() -> None:
    row = burden(make_diary(daily([5.0, 0.0] * 10))).table.iloc[0]
    assert pd.isna(row["medication_days"])
    assert pd.isna(row["triptan_days"])
    assert "no medication counts: no column was understood as treatment" in row["verdict"]


def test_a_column_that_stayed_blank_is_told_apart_from_none_at_all() -> None:
    blank = make_diary(daily([5.0, 0.0] * 10, treatment=[None] * 20))
    row = burden(blank).table.iloc[0]
    assert "no medication counts: no treatment was written down" in row["verdict"]
    assert "No treatments were written down" in burden(blank).summary()
    words = burden(make_diary(daily([5.0, 0.0] * 10))).summary()
    assert (
        "No column of this diary was understood as treatment, so nothing is known of medicine."
        in words
    )
    assert "written down, so medication" not in words


def test_none_as_treatment_is_zero_medication_days() -> None:
    row = burden(make_diary(daily([5.0, 0.0] * 10, treatment=["none"] * 20))).table.iloc[0]
    assert row["medication_days"] == 0
    assert row["verdict"] == "answered"


def test_a_treatment_that_is_not_recognised_is_counted_apart() -> None:
    diary = make_diary(daily([5.0] * 3, treatment=["zzyzx drops", "ice", "none"]))
    row = burden(diary).overall.iloc[0]
    assert row["unrecognised_days"] == 1
    assert pd.isna(row["medication_days"])
    assert pd.isna(row["triptan_days"])
    # At least none; the day with the drops may have been one. Ice and "none" leave no room.
    assert (row["medication_lowest"], row["medication_highest"]) == (0, 1)
    assert "medication days not known: a treatment was not recognised" in row["verdict"]


def test_a_day_with_a_known_drug_is_a_medicine_day_whatever_stands_beside_it() -> None:
    diary = make_diary(daily([5.0] * 2, treatment=["ibuprofen; zzyzx drops", "ibuprofen"]))
    row = burden(diary).overall.iloc[0]
    assert row["medication_days"] == 2
    assert row["nsaid_days"] == 2
    assert pd.isna(row["triptan_days"])


def test_an_unknown_name_leaves_other_windows_alone() -> None:
    treatment = ["zzyzx drops"] + ["none"] * 27 + ["ibuprofen"] * 3 + ["none"] * 25
    table = burden(make_diary(daily([5.0] * 56, treatment=treatment))).table
    assert table["medication_days"].isna().tolist() == [True, False]
    assert table["medication_days"].iloc[1] == 3


def test_a_misspelt_drug_is_named_with_what_may_be_meant() -> None:
    diary = make_diary(
        daily([5.0] * 16 + [0.0] * 12, treatment=["Summatriptan"] * 16 + [None] * 12)
    )
    words = burden(diary).summary()
    assert "No acute headache medicine was recognised, but on 16 days a treatment" in words
    assert words.count("Did you mean sumatriptan?") == 1
    assert "on 0 days" not in words


def test_headaches_are_counted_beside_headache_days_where_they_differ() -> None:
    # Three runs of two days: six headache days, three episodes.
    runs = burden(make_diary(daily([5.0, 5.0, 0.0, 0.0] * 3))).summary()
    assert "These days make 3 episodes" in runs
    single = burden(make_diary(daily([5.0, 0.0] * 3))).summary()
    assert "episode" not in single


def test_all_clear_days_have_no_pain_to_average() -> None:
    result = burden(make_diary(daily([0.0] * 60, treatment=["none"] * 60)))
    row = result.overall.iloc[0]
    assert (row["headache_days_28"], row["severe_days"]) == (0.0, 0)
    assert pd.isna(row["mean_pain"])
    assert row["verdict"] == "no mean pain: no headache days"
    assert result.trend["verdict"].tolist() == ["not enough data", "not enough data"]


@pytest.mark.parametrize(
    ("scale", "pain", "severe", "moderate"),
    [("0-3", [1, 2, 3, 0], 1, 2), ("words", ["mild", "moderate", "severe", "none"], 1, 2)],
)
def test_scales_of_three_steps_have_severe_days_but_no_mean(
    scale: str, pain: list[object], severe: int, moderate: int
) -> None:
    dates = pd.date_range("2026-01-01", periods=4).strftime("%Y-%m-%d")
    result = burden(make_diary(pd.DataFrame({"date": dates, "pain": pain}), scale=scale))
    row = result.overall.iloc[0]
    assert (row["severe_days"], row["moderate_days"]) == (severe, moderate)
    assert pd.isna(row["mean_pain"])
    assert "no mean pain: it needs a 0-10 scale" in row["verdict"]
    assert result.trend["reason"].iloc[1] == "pain needs a 0-10 scale"
    assert any("scale of 0 to 10" in notice for notice in result.notices)


def test_pain_of_0_to_100_is_never_rescaled_silently() -> None:
    result = burden(make_diary(daily([70.0, 0.0, 35.0]), scale="0-100"))
    row = result.overall.iloc[0]
    assert row[["mean_pain", "severe_days", "moderate_days"]].isna().all()
    assert "no severe days: pain has no such steps" in row["verdict"]
    assert result.settings["scale"] == "0-100"


def attacks() -> pd.DataFrame:
    return daily([5.0 if day % 3 == 0 else None for day in range(58)])


def test_a_list_of_attacks_gives_counts_and_no_rate() -> None:
    result = burden(make_diary(attacks()))
    assert result.table["headache_days"].tolist() == [10, 9, 1]
    assert result.table["headache_days_28"].isna().all()
    assert (result.table["highest_28"] == 28.0).all()
    assert result.table["lowest_28"].tolist()[:2] == [10.0, 9.0]
    assert result.table["verdict"].str.startswith("no headache rate: only headaches").all()
    assert result.trend["reason"].tolist()[0] == "only headaches are listed"
    assert "lists only headaches" in result.notices[0]


def test_stated_clear_days_give_a_list_of_attacks_its_rate() -> None:
    diary = make_diary(attacks(), clear_between=("2026-01-01", "2026-02-27"))
    result = burden(diary)
    assert result.table["headache_days_28"].tolist()[:2] == pytest.approx([10.0, 9.0])
    assert result.trend["days"].iloc[0] == 58


def test_beyond_the_stated_days_a_list_of_attacks_still_has_no_rate() -> None:
    diary = make_diary(attacks(), clear_between=("2026-01-01", "2026-01-28"))
    result = burden(diary)
    first, second = result.table.iloc[0], result.table.iloc[1]
    assert first["headache_days_28"] == pytest.approx(10.0)
    assert pd.isna(second["headache_days_28"])
    # Counting the headaches of February as its only days would make it look all headache.
    assert pd.isna(result.overall["headache_days_28"].iloc[0])
    assert result.trend["days"].iloc[0] == 28
    assert "only for the time that was stated" in result.notices[0]


@pytest.mark.parametrize(
    ("pain", "words"),
    [
        (0.0, "No headache was written down on the one recorded day."),
        (5.0, "Headache came on the one recorded day; that is too short a time"),
    ],
)
def test_one_day_is_told_without_stumbling(pain: float, words: str) -> None:
    lines = burden(make_diary(daily([pain]))).summary().splitlines()
    assert lines[0] == "The diary covers one day, 1 January 2026."
    assert lines[1].startswith(words)


@pytest.mark.slow
def test_one_person_of_many_is_as_alone() -> None:
    frame = random_cohort(4, 70, seed=1)
    together = burden(make_diary(frame))
    apart = [burden(make_diary(mine)) for _, mine in frame.groupby("patient")]
    for name in ("table", "overall", "recent", "trend", "overuse", "coverage", "days"):
        alone = pd.concat(
            [getattr(one, name).astype({"patient": "str"}) for one in apart],
            ignore_index=True,
        )
        whole = getattr(together, name).astype({"patient": "str"})
        pd.testing.assert_frame_equal(whole, alone, check_categorical=False, rtol=1e-8)


@pytest.mark.slow
@given(seed=st.integers(0, 1000))
@settings(max_examples=8, deadline=None)
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    frame = random_cohort(2, 40, seed=3)
    before = burden(make_diary(frame))
    after = burden(make_diary(frame.sample(frac=1, random_state=seed)))
    for name in ("table", "overall", "trend", "overuse"):
        pd.testing.assert_frame_equal(getattr(before, name), getattr(after, name))


def test_moving_the_diary_by_28_days_moves_only_the_dates() -> None:
    frame = random_cohort(2, 90, seed=4)
    moved = frame.assign(date=pd.to_datetime(frame["date"]) + pd.Timedelta(days=28))
    before, after = burden(make_diary(frame)), burden(make_diary(moved))
    shifted = after.table.assign(window_start=after.table["window_start"] - pd.Timedelta(days=28))
    pd.testing.assert_frame_equal(before.table, shifted)
    dates = ["first_day", "last_day"]
    pd.testing.assert_frame_equal(before.trend.drop(columns=dates), after.trend.drop(columns=dates))
    pd.testing.assert_frame_equal(before.overuse, after.overuse)


@pytest.mark.parametrize("day", ["2026-03-05", "2026-03-06"])
def test_forgetting_a_day_widens_the_bounds(day: str) -> None:
    full = burden(make_diary(four_weeks())).table.iloc[0]
    gap = burden(make_diary(four_weeks().query("date != @day"))).table.iloc[0]
    assert gap["lowest_28"] <= full["lowest_28"]
    assert gap["highest_28"] >= full["highest_28"]
    assert gap["highest_28"] - gap["lowest_28"] == pytest.approx(5.0)


def test_the_summary_says_it_in_words(paper: Diary) -> None:
    assert burden(paper).summary().splitlines() == [
        "The diary covers 28 days, 2 March 2026 to 29 March 2026; 24 of them were recorded (86%).",
        "Headache came on 8 of 24 recorded days: about 9.3 in every 28 days "
        "(8 to 12, whatever the days without an entry were). These days make 7 episodes "
        "(headaches with less than 24 hours free between them are one).",
        "It is too early to say whether headache days become fewer (fewer than 42 recorded days).",
        "At its worst, pain on headache days was 5 of 10 on average, "
        "and severe on 2 of 7 rated headache days (7 or more).",
        "Acute headache medicine was written down on 5 days.",
        "Comparing such days with the limits in guidelines takes three months of diary.",
    ]


def test_the_summary_of_many_names_nobody() -> None:
    words = burden(make_diary(random_cohort(5, 60, seed=2))).summary()
    assert "5 people" in words
    assert "P0" not in words


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"window_days": 0}, "window_days is 0; give at least 1"),
        ({"anchor": "middle"}, 'anchor is "middle"; give one of first, last'),
        ({"min_recorded": 0}, "min_recorded is 0; give at least 1"),
    ],
)
def test_wrong_settings_are_refused_with_what_to_write(
    paper: Diary, wrong: dict[str, object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        burden(paper, **wrong)  # type: ignore[arg-type]


def gaps(recorded: int, days: int = 100) -> list[float | None]:
    """Headache on every second of the days written down, which are spread over the diary."""
    kept = np.unique(np.linspace(0, days - 1, recorded).astype(int)).tolist()
    told: list[float | None] = [None] * days
    for number, day in enumerate(kept):
        told[day] = 5.0 if number % 2 else 0.0
    return told


@pytest.mark.parametrize(
    ("recorded", "words"),
    [
        (90, "45 of 90 recorded days: about 14 in every 28 days (12.6 to 15.4, whatever"),
        (60, "30 of 60 recorded days: 8.4 to 19.6 in every 28 days, whatever the days without an "),
        (40, "20 of 40 recorded days: 5.6 to 22.4 in every 28 days, whatever the days without an "),
    ],
)
def test_the_fewer_days_are_recorded_the_less_is_said_of_28(recorded: int, words: str) -> None:
    told = burden(make_diary(daily(gaps(recorded)))).summary()
    assert words in told
    assert ("counting recorded days only, about 14." in told) == (recorded == 60)


def test_a_list_with_hardly_a_clear_day_gives_no_rate_in_words() -> None:
    pain: list[float | None] = [5.0 if day % 3 == 0 else None for day in range(90)]
    pain[1] = 0.0
    result = burden(make_diary(daily(pain)))
    assert result.overall["headache_days_28"].notna().all()
    words = result.summary()
    assert "Headache was listed on 30 days: 9.5 to 27.7 in every 28 days" in words
    assert "recorded days" not in words.splitlines()[1]
    assert "This diary lists only headaches, or nearly so" in words


def test_a_diary_of_blanks_says_that_nothing_has_been_filled_in() -> None:
    blank = pd.DataFrame({"date": ["2026-01-01", "2026-01-09"], "pain": [None, None]})
    lines = burden(make_diary(blank)).summary().splitlines()
    assert lines[1] == "Nothing has been filled in yet."
    assert len(lines) == 2


def test_unknown_treatments_of_several_people_are_told() -> None:
    rows = pd.DataFrame(
        {
            "patient": ["A", "A", "B"],
            "date": ["2026-03-01", "2026-03-02", "2026-03-01"],
            "pain": [5, 0, 4],
            "treatment": ["my blue pills", "none", "ibuprofen 400 mg"],
        }
    )
    told = " ".join(burden(make_diary(rows)).notices)
    assert "On 1 day a treatment was written that hdiary does not know" in told
    known = rows.assign(treatment=["ice", "none", "ibuprofen 400 mg"])
    assert "does not know" not in " ".join(burden(make_diary(known)).notices)


@pytest.mark.parametrize(
    ("pains", "told"),
    [
        (["3", "3", "very severe", "0"], "How bad it was on 1 more headache day is not known."),
        (["3", "8", "very severe", "0"], "How bad it was on 1 more headache day is not known."),
        (["3", "8", "4", "0"], None),
    ],
)
def test_headaches_without_a_number_are_told_of_beside_how_bad_it_was(
    pains: list[str], told: str | None
) -> None:
    rows = "".join(f"2026-03-{day + 1:02d},{pain}\n" for day, pain in enumerate(pains * 7))
    words = hdiary.burden(hdiary.read_diary(f"date,pain\n{rows}".encode())).summary()
    if told is None:
        assert "is not known" not in words.split("medicine")[0].split("At its worst")[1]
    else:
        assert told.replace("1 more headache day", "7 more headache days") in words
