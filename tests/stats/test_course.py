"""Which columns a course has, and how far each is held back before anything is known."""

from __future__ import annotations

import numpy as np
import pytest

from hdiary.stats.course import BEFORE_WAVES, Held, held_columns, lay_course

DAYS = 120
WEEK = slice(4, 11)
HISTORY = slice(11, 16)
SLOW = slice(16, 20)  # 120 days hold four halves of a wave of 56 days or longer,
QUICK = slice(20, 46)  # and thirty of 8 or longer.


@pytest.fixture
def course():  # type: ignore[no-untyped-def]
    state = (np.random.default_rng(1).random((2, DAYS)) < 0.4).astype(float)
    used = np.ones((2, DAYS), dtype=np.bool_)
    used[1, 100:] = False
    return lay_course(state, used, weekday=np.array([0, 4]), length=np.full(2, DAYS), pain=None)


def test_a_course_has_states_a_trend_weekdays_what_was_before_and_waves(course) -> None:  # type: ignore[no-untyped-def]
    assert BEFORE_WAVES == 16
    assert {block.name: block.at for block in course.blocks} == {
        "weekday": WEEK,
        "slow": SLOW,
        "quick": QUICK,
    }
    assert course.design.shape == (2, DAYS, QUICK.stop)
    assert (course.design[1, 100:] == 0).all()
    assert course.rough.shape == (2, DAYS, QUICK.start)
    np.testing.assert_array_equal(course.design[1, :100, WEEK].sum(axis=1), 1.0)
    assert course.design[0, [0, 8, 13], [4, 5, 10]].tolist() == [1.0, 1.0, 1.0]
    assert course.design[1, [0, 3], [8, 4]].tolist() == [1.0, 1.0]


def test_the_last_day_is_nobodys_yesterday_where_others_go_on() -> None:
    state = np.array([[1.0, 1, 1, 1, 1, 1], [1, 1, 1, 1, np.nan, np.nan]])
    pain = np.tile([0.2, 0.8, 0.2, 0.9, 0.2, 0.8], (2, 1))
    used = np.ones((2, 6), dtype=np.bool_)
    course = lay_course(state, used, weekday=np.zeros(2, int), length=np.array([6, 4]), pain=pain)
    worst = course.design[:, :, 14]
    # By hand, of the shorter diary: yesterdays of 0.2, 0.8 and 0.2, and nothing after them.
    assert worst[1] == pytest.approx([0, -(0.5**0.5), 2**0.5, -(0.5**0.5), 0, 0])
    assert (worst[0, 1:] != 0).all()
    assert course.design[1, 3, 3] == pytest.approx(2 * 3 / 4 - 1)


def test_each_kind_of_column_is_held_back_by_its_own_precision(course) -> None:  # type: ignore[no-untyped-def]
    # One over the square of the standard deviation: 30 for the constant, 5 for what is hardly
    # held back, 1 for what was before, and those asked for of the three blocks.
    sds = {"weekday": [0.5, 1.0], "slow": [2.0, 1.0], "quick": [0.1, 1.0]}
    found = course.penalty({name: np.array(sd) for name, sd in sds.items()})
    assert found[0, :4] == pytest.approx([1 / 900, 1 / 25, 1 / 25, 1 / 25])
    assert found[0, WEEK] == pytest.approx(np.full(7, 4.0))
    assert found[0, HISTORY].tolist() == [1.0] * 5
    variance = {block.name: block.variance for block in course.blocks}
    assert found[0, SLOW] == pytest.approx(1 / (4 * variance["slow"][0]))
    assert found[0, QUICK] == pytest.approx(1 / (0.01 * variance["quick"][0]))
    assert found[1, QUICK] == pytest.approx(1 / variance["quick"][1])
    first = {"weekday": 0.5, "slow": 0.7, "quick": 0.3}
    start = course.penalty({name: np.full(2, sd) for name, sd in first.items()})
    np.testing.assert_array_equal(course.first_penalty(), start)


@pytest.mark.parametrize(("geometric", "expected"), [(True, 0.4), (False, (0.34) ** 0.5)])
def test_a_standard_deviation_is_the_mean_of_the_grid_by_its_weights(
    geometric: bool, expected: float
) -> None:
    # By hand: half of each of 0.2 and 0.8; sqrt(0.2 x 0.8), or sqrt((0.04 + 0.64) / 2).
    block = Held(
        name="", at=slice(0), variance=np.ones((1, 1)), sds=np.array([0.2, 0.8]), first=0.5,
        geometric=geometric,
    )  # fmt: skip
    found = block.average(np.array([[0.5, 1.0], [0.5, 0.0]]))
    assert found == pytest.approx([expected, 0.2])


def test_weekdays_and_quick_waves_average_by_products_and_the_others_by_squares(course) -> None:  # type: ignore[no-untyped-def]
    told = np.ones((2, DAYS, 1))
    blocks = course.add(np.array([0, 9]), told).blocks
    assert {block.name: block.geometric for block in blocks} == {
        "weekday": True,
        "slow": False,
        "quick": True,
        "found": False,
        "told": False,
    }
    assert {block.name: block.first for block in blocks} == {
        "weekday": 0.5,
        "slow": 0.7,
        "quick": 0.3,
        "found": 0.5,
        "told": 0.5,
    }


def test_rhythms_stand_behind_the_waves_on_the_days_used(course) -> None:  # type: ignore[no-untyped-def]
    assert course.add(np.zeros(2, dtype=int), None) is course
    assert course.add(np.zeros(2, dtype=int), np.zeros((2, DAYS, 0))) is course
    told = np.random.default_rng(2).normal(size=(2, DAYS, 3))
    both = course.add(np.array([9, 0]), told)
    at = {block.name: block.at for block in both.blocks}
    assert (at["found"], at["told"]) == (slice(46, 54), slice(54, 57))
    assert both.design.shape == (2, DAYS, 57)
    np.testing.assert_array_equal(both.design[0, :, 54:], told[0])
    np.testing.assert_array_equal(both.design[1, :100, 54:], told[1, :100])
    assert (both.design[1, 100:] == 0).all()
    assert (both.blocks[-1].variance == 1).all()
    alone = course.add(np.zeros(2, dtype=int), told)
    assert [block.name for block in alone.blocks] == ["weekday", "slow", "quick", "told"]
    assert alone.blocks[-1].at == slice(46, 49)


def test_weekdays_and_waves_are_what_few_directions_stand_for() -> None:
    held = held_columns(20)
    expected = np.zeros(20, dtype=bool)
    expected[WEEK] = expected[16:] = True
    np.testing.assert_array_equal(held, expected)
    # A course of fewer columns is none that was laid out here.
    assert held_columns(16)[WEEK].all()
    assert not held_columns(15).any()
