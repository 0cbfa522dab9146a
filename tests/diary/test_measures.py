"""The Measures: whose they are, and how they are shown."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.diary import DiaryError
from hdiary.diary.measures import Measures


def read(text: str) -> Measures:
    return hdiary.read_measures(io.StringIO(text))


def test_rows_that_name_nobody_are_of_whoever_is_asked_for() -> None:
    made = read("date,NDI\n2026-03-01,20\n")
    assert len(made.of("P1").table) == 1
    assert len(made.of("").table) == 1


def test_one_name_belongs_to_a_diary_that_names_nobody() -> None:
    assert len(read("patient,date,NDI\nP1,2026-03-01,20\n").of("").table) == 1


def test_who_is_not_there_is_refused_without_a_name() -> None:
    made = read("patient,date,NDI\nAnna,2026-03-01,20\nBert,2026-03-01,10\n")
    with pytest.raises(DiaryError) as caught:
        made.of("Carla")
    assert not {"Anna", "Bert", "Carla"} & set(str(caught.value).split())


def test_it_shows_itself() -> None:
    made = read("date,HIT-6,NDI\n2026-03-01,60,20\n")
    assert repr(made) == "<Measures: 2 totals of 2 questionnaires>"
    assert "Totals of questionnaires" in made._repr_html_()


def test_another_table_is_refused() -> None:
    with pytest.raises(ValueError, match="use read_measures"):
        Measures(table=pd.DataFrame({"date": []}), lines=np.array([], dtype=np.int64))
