"""Medication days beside the limits of ICHD-3 8.2."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.questions import burden

from ..conftest import daily

SIMPLE, TOGETHER = "simple analgesics together", "all acute classes together"


def overuse(
    treatment: Sequence[str | None], pain: Sequence[float | None] | None = None
) -> pd.DataFrame:
    diary = make_diary(daily(pain or [5.0] * len(treatment), treatment=treatment))
    return burden(diary).overuse.set_index("group")


def month(drug: str, days: int) -> list[str | None]:
    return [drug if day < days else "none" for day in range(30)]


@pytest.mark.parametrize(
    ("drug", "group", "limit"),
    [
        ("ibuprofen 400 mg", SIMPLE, 15),
        ("paracetamol 1 g", SIMPLE, 15),
        ("aspirin 500 mg", SIMPLE, 15),
        ("sumatriptan 50 mg", "triptans", 10),
        ("ergotamine", "ergots", 10),
        ("codeine", "opioids", 10),
    ],
)
def test_three_months_at_the_limit_and_one_day_below_it(drug: str, group: str, limit: int) -> None:
    at, under = overuse(month(drug, limit) * 3), overuse(month(drug, limit - 1) * 3)
    assert at.loc[group, "limit"] == limit
    assert at.loc[group, "w1_lowest"] == limit
    assert at.loc[group, "verdict"] == "at or above the limit in all three windows"
    assert under.loc[group, "verdict"] == "below the limit"


def test_paracetamol_and_ibuprofen_count_together() -> None:
    mixed = [*["ibuprofen"] * 8, *["paracetamol"] * 7, *["none"] * 15]
    row = overuse(mixed * 3).loc[SIMPLE]
    assert (row["w1_lowest"], row["w1_highest"]) == (15, 15)
    assert row["verdict"] == "at or above the limit in all three windows"


def test_days_count_and_not_doses() -> None:
    thrice = "ibuprofen 400 mg; ibuprofen 400 mg; paracetamol 1 g"
    assert overuse(month(thrice, 6) * 3).loc[SIMPLE, "w1_lowest"] == 6


def test_several_classes_below_their_own_limits_count_together() -> None:
    mixed = [*["ibuprofen"] * 6, *["sumatriptan"] * 5, *["none"] * 19]
    table = overuse(mixed * 3)
    assert table["verdict"][[SIMPLE, "triptans"]].tolist() == ["below the limit"] * 2
    assert table.loc[TOGETHER, "w1_lowest"] == 11
    assert table.loc[TOGETHER, "verdict"] == "at or above the limit in all three windows"


@pytest.mark.parametrize(
    ("months", "verdict"),
    [
        ((12, 12, 12), "not applicable: one group reaches its limit by itself"),
        ((12, 0, 0), "not applicable: one group reaches its limit by itself"),
        ((12, 6, 6), "at or above the limit in all three windows"),
        ((9, 9, 9), "at or above the limit in all three windows"),
    ],
)
def test_all_together_is_not_told_where_one_class_says_it_alone(
    months: tuple[int, ...], verdict: str
) -> None:
    """ICHD-3 8.2.6 asks for several classes of which none is overused by itself."""
    simple = [["ibuprofen"] * 4 if many else ["none"] * 4 for many in months]
    drugs = [
        [*["sumatriptan"] * many, *few, *["none"] * (26 - many)]
        for many, few in zip(months, simple, strict=True)
    ]
    table = overuse([*drugs[0], *drugs[1], *drugs[2]])
    assert table.loc[TOGETHER, "verdict"] == verdict


def test_paracetamol_with_codeine_has_the_limit_of_a_combination() -> None:
    table = overuse(month("paracetamol 500 mg + codeine 30 mg", 10) * 3)
    assert table.loc["combination analgesics", "verdict"] == (
        "at or above the limit in all three windows"
    )
    assert table.loc[[SIMPLE, "opioids"], "w1_lowest"].tolist() == [0, 0]


def test_one_class_alone_has_only_its_own_limit() -> None:
    table = overuse(month("ibuprofen", 12) * 3)
    assert table.loc[SIMPLE, "verdict"] == "below the limit"
    assert table.loc[TOGETHER, "verdict"] == "not applicable: fewer than two medication groups"


def test_windows_run_back_from_the_last_day() -> None:
    table = overuse(month("none", 5)[:5] + month("sumatriptan", 3) + month("sumatriptan", 12) * 2)
    row = table.loc["triptans"]
    assert [row[name] for name in ("w3_lowest", "w2_lowest", "w1_lowest")] == [3, 12, 12]
    assert row["verdict"] == "at or above the limit in some windows"


@pytest.mark.parametrize(("days", "windows"), [(89, 2), (59, 1), (29, 0)])
def test_fewer_than_three_windows_are_not_assessable(days: int, windows: int) -> None:
    row = overuse(["sumatriptan"] * days).loc["triptans"]
    assert row["windows"] == windows
    assert row["verdict"] == "not assessable: needs about three months"
    assert pd.isna(row[f"w{windows + 1}_lowest"])


def test_days_that_were_not_recorded_widen_the_bounds() -> None:
    pain: list[float | None] = [*[5.0] * 9, *[None] * 4, *[5.0] * 17] * 3
    row = overuse(month("sumatriptan", 9) * 3, pain).loc["triptans"]
    assert (row["w1_lowest"], row["w1_highest"]) == (9, 13)
    assert row["verdict"] == "cannot tell: unlogged days"


def test_a_headache_day_without_a_word_on_treatment_is_not_said_rather_than_no() -> None:
    said_nothing = ["sumatriptan"] * 8 + [None] * 5 + ["none"] * 17
    row = overuse(said_nothing * 3).loc["triptans"]
    assert (row["w1_lowest"], row["w1_highest"]) == (8, 13)


def test_a_clear_day_without_a_word_on_treatment_had_no_headache_medicine() -> None:
    pain: list[float | None] = [*[5.0] * 8, *[0.0] * 22] * 3
    row = overuse((["sumatriptan"] * 8 + [None] * 22) * 3, pain).loc["triptans"]
    assert (row["w1_lowest"], row["w1_highest"]) == (8, 8)
    assert row["verdict"] == "below the limit"


def test_a_treatment_that_is_not_recognised_could_be_any() -> None:
    row = overuse((["zzyzx drops"] * 12 + ["none"] * 18) * 3).loc["triptans"]
    assert (row["w1_lowest"], row["w1_highest"]) == (0, 12)
    assert row["verdict"] == "cannot tell: a treatment was not recognised"


def test_the_reason_is_the_one_that_leaves_it_open() -> None:
    """Ten days without a word leave a limit of ten open, whatever two unknown names were."""
    said = (["zzyzx drops"] * 2 + [None] * 10 + ["none"] * 18) * 3
    assert overuse(said).loc["triptans", "verdict"] == "cannot tell: unlogged days"


def test_the_words_do_not_blame_blank_days_for_an_unknown_name() -> None:
    treatment = (["zzyzx drops"] * 12 + ["none"] * 18) * 3
    words = burden(make_diary(daily([5.0] * 90, treatment=treatment))).summary()
    assert "because what was written on some days is not recognised" in words
    assert "it was not written down" not in words


def test_a_diary_without_any_treatment_is_not_assessed() -> None:
    table = burden(make_diary(daily([5.0] * 100))).overuse
    assert (table["verdict"] == "not assessable: no column was understood as treatment").all()
    blank = burden(make_diary(daily([5.0] * 100, treatment=[None] * 100))).overuse
    assert (blank["verdict"] == "not assessable: no treatment was written down").all()
    assert table.filter(regex="^w").drop(columns="windows").isna().all().all()


def test_the_words_do_not_frighten() -> None:
    diary = make_diary(daily([5.0] * 90, treatment=month("sumatriptan", 12) * 3))
    words = burden(diary).summary()
    assert "worth talking about with your clinician" in words
    assert "overuse" not in words


@pytest.mark.parametrize(
    ("treatment", "words"),
    [
        (month("sumatriptan", 5) * 3, "stayed below the limits that guidelines give"),
        ([*month("sumatriptan", 9), *[None] * 30, *month("sumatriptan", 9)], "cannot be told"),
        (month("sumatriptan", 5), "takes three months of diary"),
    ],
)
def test_the_summary_places_the_days_beside_the_limits(
    treatment: Sequence[str | None], words: str
) -> None:
    diary = make_diary(daily([5.0] * len(treatment), treatment=treatment))
    assert words in burden(diary).summary()


def test_the_gravest_is_said_first_and_every_group_reached_is_named() -> None:
    drugs = [*["ibuprofen; sumatriptan"] * 10, *["ibuprofen"] * 5, *["none"] * 15]
    less = [*["sumatriptan"] * 10, *["none"] * 20]
    words = burden(make_diary(daily([5.0] * 90, treatment=drugs * 2 + less))).summary()
    every, some = words.index("In each of the last three months"), words.index("In some of")
    assert every < words.index("triptans (10 days of 30)") < some
    assert some < words.index("simple painkillers (15 days of 30)")
    assert "people with headache on 15 or more days a month" in words


def test_a_limit_met_in_one_month_is_reached_and_not_exceeded() -> None:
    row = overuse(month("sumatriptan", 10) + month("none", 1) * 2).loc["triptans"]
    assert row["verdict"] == "at or above the limit in some windows"


def test_lasmiditan_makes_medication_days_and_has_no_limit() -> None:
    result = burden(make_diary(daily([5.0] * 90, treatment=["Reyvow 100 mg"] * 90)))
    told = result.summary()
    assert "Only ditans were written down, and guidelines give no limit for them." in told
    row = result.overall.iloc[0]
    assert (row["ditan_days"], row["triptan_days"], row["medication_days"]) == (90, 0, 90)
    both = ["lasmiditan", "rimegepant", "none"] * 30
    mixed = burden(make_diary(daily([5.0] * 90, treatment=both))).summary()
    assert "Only gepants and ditans were written down" in mixed


def test_gepants_are_never_below_a_limit_that_they_do_not_have() -> None:
    only = burden(make_diary(daily([5.0] * 90, treatment=["rimegepant 75 mg"] * 90))).summary()
    assert "Only gepants were written down, and guidelines give no limit for them." in only
    assert "below the limits" not in only
    both = ["rimegepant", "ibuprofen", "none"] * 30
    words = burden(make_diary(daily([5.0] * 90, treatment=both))).summary()
    assert "Gepants have no such limit." in words
