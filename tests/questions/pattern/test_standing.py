"""What stands out of weekdays and parts of the day, from counts and their chances alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.questions.pattern.features import WEEKDAY_NAMES
from hdiary.questions.pattern.judge import Standing, _allow_for_both, find_standing
from hdiary.questions.pattern.times import PARTS_OF_DAY

NAN = float("nan")
PARTS = list(PARTS_OF_DAY)


def days_of(
    p: dict[int, float], *, hurt: int = 4, who: str = "A", listed: bool = False, began: int = 2
) -> pd.DataFrame:
    """Give a person's weekdays, the same of each but for p; 1 where not given."""
    return pd.DataFrame(
        {
            "patient": who,
            "weekday": WEEKDAY_NAMES,
            "headache_days": [hurt + k for k in range(7)],
            "recorded": [20 + k for k in range(7)],
            "share": [NAN if listed else 0.2] * 7,
            "began": [began + k for k in range(7)],
            "p_value": [p.get(k, 1.0) for k in range(7)],
        }
    )


def parts_of(
    p: dict[int, float], *, episodes: int = 5, known: int = 30, who: str = "A"
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "patient": who,
            "part": PARTS,
            "episodes": [episodes + k for k in range(len(PARTS))],
            "known": known,
            "p_value": [p.get(k, 1.0) for k in range(len(PARTS))],
        }
    )


def stand(days: pd.DataFrame, parts: pd.DataFrame) -> Standing:
    before = days.copy(), parts.copy()
    found = find_standing(days, parts, min_episodes=10)
    pd.testing.assert_frame_equal(days, before[0])
    pd.testing.assert_frame_equal(parts, before[1])
    told = found.standing
    assert found.weekdays["stands_out"].sum() == (told["kind"] == "weekday").sum()
    assert found.day_parts["stands_out"].sum() == (told["kind"] == "hour").sum()
    return found


def names(found: Standing) -> list[tuple[str, float]]:
    return list(zip(found.standing["name"], found.standing["p_value"].round(6), strict=True))


NONE = {"known": 9}
"""Too few known starts to look at the parts of the day."""


def test_a_weekday_is_told_with_its_days_and_what_is_usual_on_the_others() -> None:
    row = stand(days_of({2: 0.01}), parts_of({}, **NONE)).standing.iloc[0].to_dict()
    assert (row["patient"], row["kind"], row["name"]) == ("A", "weekday", "wednesday")
    assert (row["count"], row["of"], row["p_value"]) == (6, 22, 0.01)
    assert row["share"] == pytest.approx(6 / 22)
    hurt, recorded = sum(range(4, 11)), sum(range(20, 27))
    assert row["expected"] == pytest.approx((hurt - 6) / (recorded - 22))


def test_of_a_list_of_headaches_beginnings_are_told_against_an_even_spread() -> None:
    row = stand(days_of({2: 0.01}, listed=True), parts_of({}, **NONE)).standing.iloc[0].to_dict()
    began = sum(range(2, 9))
    assert (row["count"], row["of"], row["expected"]) == (4, began, 1 / 7)
    assert row["share"] == pytest.approx(4 / began)


def test_a_part_of_the_day_is_told_against_its_hours() -> None:
    row = stand(days_of({}), parts_of({3: 0.01}, known=10)).standing.iloc[0].to_dict()
    assert (row["kind"], row["name"], row["count"], row["of"]) == ("hour", "afternoon", 8, 10)
    assert (row["share"], row["expected"]) == (0.8, 6 / 24)
    night = stand(days_of({}), parts_of({1: 0.01})).standing.iloc[0]
    assert (night["name"], night["expected"]) == ("early", 4 / 24)


@pytest.mark.parametrize(("p", "out"), [(0.049, True), (0.05, False)])
def test_one_look_alone_stands_out_below_one_in_twenty(p: float, out: bool) -> None:
    assert names(stand(days_of({0: p}), parts_of({}, **NONE))) == ([("monday", p)] if out else [])
    alone = names(stand(days_of({}, hurt=-9), parts_of({0: p})))
    assert alone == ([("night", p)] if out else [])


@pytest.mark.parametrize(("p", "out"), [(0.024, True), (0.025, False)])
def test_the_better_of_two_looks_needs_half_of_that(p: float, out: bool) -> None:
    assert names(stand(days_of({0: p}), parts_of({}))) == ([("monday", 2 * p)] if out else [])
    assert names(stand(days_of({}), parts_of({0: p}))) == ([("night", 2 * p)] if out else [])


def test_the_other_look_needs_all_of_it_once_the_first_has_passed() -> None:
    both = stand(days_of({0: 0.02}), parts_of({0: 0.045}))
    assert names(both) == [("monday", 0.04), ("night", 0.045)]
    turned = stand(days_of({0: 0.045}), parts_of({0: 0.02}))
    assert names(turned) == [("night", 0.04), ("monday", 0.045)]
    # Where the first has not passed, the other has not either.
    assert names(stand(days_of({0: 0.03}), parts_of({0: 0.04}))) == []


@pytest.mark.parametrize(("known", "p"), [(9, 0.02), (10, 0.04)])
def test_hours_are_looked_at_from_ten_known_starts_on(known: int, p: float) -> None:
    assert names(stand(days_of({0: 0.02}), parts_of({}, known=known))) == [("monday", p)]
    hours = names(stand(days_of({}), parts_of({0: 0.001}, known=known)))
    assert hours == ([("night", 0.002)] if known == 10 else [])


@pytest.mark.parametrize(("hurt", "out"), [(3, True), (2, False)])
def test_a_weekday_has_three_headaches_or_beginnings(hurt: int, out: bool) -> None:
    told = [("monday", 0.01)] if out else []
    assert names(stand(days_of({0: 0.01}, hurt=hurt), parts_of({}, **NONE))) == told
    listed = days_of({0: 0.01}, hurt=9, began=hurt, listed=True)
    assert names(stand(listed, parts_of({}, **NONE))) == told
    days = days_of({0: 0.01}, hurt=hurt, began=9)
    assert names(stand(days, parts_of({}, **NONE))) == told


@pytest.mark.parametrize(("episodes", "out"), [(3, True), (2, False)])
def test_a_part_of_the_day_has_three_headaches(episodes: int, out: bool) -> None:
    found = stand(days_of({}), parts_of({0: 0.01}, episodes=episodes))
    assert names(found) == ([("night", 0.02)] if out else [])


def test_where_no_weekday_has_three_headaches_hours_are_the_only_look() -> None:
    few = days_of({0: 0.001}, hurt=-4)
    assert few["headache_days"].max() == 2
    assert names(stand(few, parts_of({0: 0.03}))) == [("night", 0.03)]
    one = days_of({0: 0.001}, hurt=-3)
    assert names(stand(one, parts_of({0: 0.03}))) == []


def test_the_surest_of_each_person_is_first_and_people_are_looked_at_apart() -> None:
    days = pd.concat([days_of({0: 0.02, 5: 0.001}), days_of({1: 0.03}, who="B")], ignore_index=True)
    parts = pd.concat([parts_of({4: 0.01}), parts_of({}, who="B", **NONE)], ignore_index=True)
    told = stand(days, parts).standing
    rows = list(zip(told["patient"], told["name"], told["p_value"].round(6), strict=True))
    assert rows == [
        ("A", "saturday", 0.002), ("A", "evening", 0.01), ("A", "monday", 0.04),
        ("B", "tuesday", 0.03),
    ]  # fmt: skip
    assert told["expected"].iloc[3] == stand(days_of({1: 0.03}), parts_of({}, **NONE)).standing[
        "expected"
    ].iloc[0]  # fmt: skip
    assert told.index.tolist() == [0, 1, 2, 3]
    assert told.columns.tolist() == [
        "patient", "kind", "name", "count", "of", "share", "expected", "p_value",
    ]  # fmt: skip


def allow(first: list[float], second: list[float], *, both: bool = True) -> list[Any]:
    made = _allow_for_both(np.array([first]), np.array([second]), both=np.array([both]))
    return [part[0].round(6).tolist() for part in made]


def test_two_looks_are_allowed_for_by_holm() -> None:
    assert allow([0.01, 0.5], [0.02, 0.6]) == [[0.02, 1.0], [0.02, 0.6]]
    assert allow([0.03, 0.5], [0.02, 0.6]) == [[0.04, 0.5], [0.04, 1.0]]
    # Of two alike the first leads.
    assert allow([0.02], [0.02]) == [[0.04], [0.04]]
    assert allow([0.01, 0.5], [0.02, 0.6], both=False) == [[0.01, 0.5], [0.02, 0.6]]
