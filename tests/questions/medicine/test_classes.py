"""Medication days by class, beside their limits and with their bounds."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions.facts import gather_facts
from hdiary.questions.medicine.classes import count_medication
from hdiary.questions.medicine.verdicts import AT_LIMIT, BELOW, NO_LIMIT, TOO_SHORT


def diary_of(treatments: list[str | None], *, left_out: tuple[int, ...] = ()) -> Diary:
    """Make a diary of headache days, one treatment each; some days are not recorded."""
    dates = pd.date_range("2026-01-01", periods=len(treatments)).strftime("%Y-%m-%d")
    frame = pd.DataFrame({"date": dates, "pain": 5, "treatment": treatments})
    return make_diary(frame.drop(index=list(left_out)))


def count(diary: Diary) -> pd.DataFrame:
    return count_medication(diary, gather_facts(diary)).set_index("medication")


def test_classes_are_counted_and_their_group_has_the_limit() -> None:
    treatments = ["ibuprofen", "paracetamol", "none"] * 30
    table = count(diary_of(treatments))
    ibuprofen = table.loc["anti-inflammatory painkiller (NSAID)"]
    windows = [f"w{n}_{end}" for n in (1, 2, 3) for end in ("lowest", "highest")]
    assert ibuprofen[windows].tolist() == [10] * 6
    assert ibuprofen["verdict"] == "counted under simple analgesics together"
    assert pd.isna(ibuprofen["limit"])
    group = table.loc["simple analgesics together"]
    assert group[windows].tolist() == [20] * 6
    assert (group["limit"], group["verdict"]) == (15, AT_LIMIT)
    assert group["last_28_lowest"] == 18
    assert "all acute classes together" not in table.index


def test_two_groups_are_counted_together_too() -> None:
    table = count(diary_of(["ibuprofen", "sumatriptan", *["none"] * 13] * 6))
    both = table.loc["all acute classes together"]
    assert (both["w1_lowest"], both["limit"], both["verdict"]) == (4, 10, BELOW)


def test_days_that_say_nothing_widen_the_bounds() -> None:
    treatments: list[str | None] = ["ibuprofen", "none", "none"] * 30
    treatments[-1] = None
    table = count(diary_of(treatments, left_out=(80, 83)))
    row = table.loc["simple analgesics together"]
    assert (row["w1_lowest"], row["w1_highest"]) == (10, 13)
    assert (row["w2_lowest"], row["w2_highest"]) == (10, 10)


def test_a_short_diary_is_not_assessable() -> None:
    table = count(diary_of(["ibuprofen", "none"] * 20))
    row = table.loc["simple analgesics together"]
    assert row["verdict"] == TOO_SHORT
    assert pd.isna(row["w2_lowest"]) and row["w1_lowest"] == 15
    short = count(diary_of(["ibuprofen", "none"] * 10))
    assert short["last_28_lowest"].isna().all()


def test_gepants_have_no_limit() -> None:
    table = count(diary_of(["rimegepant", "none"] * 45))
    assert table["verdict"].tolist() == [NO_LIMIT]


def test_people_have_their_own_rows_and_nobody_else_does() -> None:
    frame = pd.DataFrame(
        {
            "patient": np.repeat(["B", "A", "C"], 90),
            "date": np.tile(pd.date_range("2026-01-01", periods=90).strftime("%Y-%m-%d"), 3),
            "pain": 4,
            "treatment": ["ibuprofen"] * 90 + ["none"] * 90 + ["sumatriptan"] * 90,
        }
    )
    diary = make_diary(frame)
    table = count_medication(diary, gather_facts(diary))
    people = table.groupby("patient", observed=True)["medication"].agg(list).to_dict()
    assert people == {
        "B": ["anti-inflammatory painkiller (NSAID)", "simple analgesics together"],
        "C": ["triptan", "triptans"],
    }


@pytest.mark.parametrize("treatment", [None, "none", "heat"])
def test_without_acute_medicine_there_are_no_rows(treatment: str | None) -> None:
    assert count(diary_of([treatment] * 90)).empty
