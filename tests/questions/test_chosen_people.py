"""Every question answers for chosen people what it answered for them among the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import hdiary
from hdiary.diary import Diary
from hdiary.registry import QUESTIONS

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
CHOSEN = ["P02", "P05", "P07"]


@pytest.fixture(scope="module")
def some() -> Diary:
    """Eight people of the sample cohort, with what is known of them."""
    whole = hdiary.read_diary(SAMPLE / "cohort.csv")
    joined = whole.with_people(hdiary.read_people(SAMPLE / "facts" / "people.csv"))
    return joined.select(patient=whole.patients[:8])


def rows_of(table: Any) -> pd.DataFrame:
    told: pd.DataFrame = table.assign(patient=table["patient"].astype("str"))
    return told.loc[told["patient"].isin(CHOSEN)].reset_index(drop=True)


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_chosen_people_have_the_same_rows_as_among_others(some: Diary, question: Any) -> None:
    among = question.ask()(some)
    alone = question.ask()(some.select(patient=CHOSEN))
    # What is drawn towards the group hangs on who is in it.
    for name in {"table", *question.tables} - {"shrunk"}:
        if "patient" in getattr(among, name):
            pd.testing.assert_frame_equal(
                rows_of(getattr(alone, name)),
                rows_of(getattr(among, name)),
                check_dtype=False,
                check_categorical=False,
            )
