"""Rhythms that are written down, as columns."""

from __future__ import annotations

import numpy as np
import pytest

from hdiary.diary.arrays import Bools, Codes
from hdiary.questions.exposure.factors import CHANGE, NUMBER, OWN, YES_NO, Factor
from hdiary.questions.exposure.rhythms import find_rhythms, lay_rhythms, name_rhythm

PERIOD = Factor(name="period", source=OWN, kind=YES_NO, column="period")
NIGHT = Factor(name="shift: night", source=OWN, kind=YES_NO, column="shift", item="night")
ON_A_LIST = Factor(
    name="night shift", source="activity", kind=YES_NO, column="activities", item="night shift"
)
COFFEE = Factor(name="coffee", source=OWN, kind=YES_NO, column="coffee")


def as_long(used: Bools) -> Codes:
    """Say that each diary is as long as its days."""
    return np.full(len(used), used.shape[1])


def test_a_column_is_known_by_its_heading_and_an_item_by_its_words() -> None:
    found = find_rhythms([PERIOD, NIGHT, ON_A_LIST, COFFEE])
    assert found == ("menstrual", "shift", "shift", None)


def test_a_rhythm_is_called_by_its_column_or_the_item_of_a_list() -> None:
    assert [name_rhythm(f) for f in (PERIOD, NIGHT, ON_A_LIST)] == [
        "period", "shift", "night shift",
    ]  # fmt: skip


def test_a_period_counts_five_days_to_either_side() -> None:
    exposure = np.zeros((1, 1, 21))
    exposure[0, 0, 10] = 1.0
    used = np.ones((1, 21), dtype=np.bool_)
    columns = lay_rhythms(exposure, [PERIOD], ["menstrual"], used, length=as_long(used))
    assert columns is not None and columns.shape == (1, 21, 11)
    assert columns[0].argmax(axis=0).tolist() == [*range(5, 16)]
    assert np.abs(columns.sum(axis=1)).max() < 1e-12


def test_a_shift_counts_two_days_to_either_side_and_days_that_are_not_used_are_nothing() -> None:
    used = np.ones((1, 12), dtype=np.bool_)
    used[0, 0] = False
    exposure = np.array([[[0.0, 1] * 6]])
    columns = lay_rhythms(exposure, [NIGHT], ["shift"], used, length=as_long(used))
    assert columns is not None and columns.shape == (1, 12, 5)
    assert (columns[0, 0] == 0).all()


def test_where_only_yes_is_said_a_blank_is_no_else_it_stands_at_the_mean() -> None:
    used = np.ones((2, 8), dtype=np.bool_)
    only_yes = [np.nan, 1, 1, np.nan, np.nan, np.nan, 1, np.nan]
    both = [0, 1, 1, np.nan, 0, 0, 1, np.nan]
    columns = lay_rhythms(
        np.array([[only_yes], [both]]), [PERIOD], ["menstrual"], used, length=as_long(used)
    )
    assert columns is not None
    same_day = columns[:, :, 5]
    assert same_day[0, 0] == pytest.approx(-3 / 8)
    assert same_day[1, 3] == pytest.approx(0.0)


def test_without_a_rhythm_there_are_no_columns_and_a_change_is_none() -> None:
    used = np.ones((1, 8), dtype=np.bool_)
    change = Factor(name="period, change", source=OWN, kind=CHANGE, column="period")
    whole = Factor(name="period", source=OWN, kind=NUMBER, column="period")
    assert lay_rhythms(np.zeros((1, 1, 8)), [COFFEE], [None], used, length=as_long(used)) is None
    assert (
        lay_rhythms(np.zeros((1, 1, 8)), [change], ["menstrual"], used, length=as_long(used))
        is None
    )
    both = lay_rhythms(
        np.zeros((1, 2, 8)), [whole, change], ["menstrual"] * 2, used, length=as_long(used)
    )
    assert both is not None and both.shape[2] == 11


def test_days_after_the_end_of_a_diary_tell_nothing_of_the_days_before() -> None:
    told = [0.0, 1, 0, 1, np.nan, 0, 1, 0]
    used = np.ones((1, 8), dtype=np.bool_)
    alone = lay_rhythms(np.array([[told]]), [PERIOD], ["menstrual"], used, length=np.array([8]))
    longer = np.array([[[*told, np.nan, np.nan, np.nan]]])
    inside = np.arange(11)[None, :] < 8
    among = lay_rhythms(longer, [PERIOD], ["menstrual"], inside, length=np.array([8]))
    assert alone is not None and among is not None
    assert among[:, :8] == pytest.approx(alone)
    assert (among[:, 8:] == 0).all()
