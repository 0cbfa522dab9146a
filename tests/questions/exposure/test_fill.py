"""Factors on calendar days: a blank is not said, an absent item is no, nobody's days mix."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.diary import Diary, make_diary
from hdiary.questions.exposure.cuts import find_cuts, find_exposed
from hdiary.questions.exposure.factors import Factor, list_factors
from hdiary.questions.exposure.fill import fill_exposure, mentioned, prepare_days
from hdiary.questions.exposure.grid import lay_grid, shift

from ..conftest import daily

NAN = math.nan


def exposures(diary: Diary, *, treatments: bool = False) -> dict[str, list[list[float]]]:
    """Give each factor's values by name, person by person."""
    factors = list_factors(diary, treatments=treatments)
    filled = fill_exposure(diary, lay_grid(diary), factors, people=slice(None))
    return {f.name: filled[:, place].tolist() for place, f in enumerate(factors)}


def of_one(name: str, *, treatments: bool = False, **columns: Any) -> list[float]:
    """Give one factor of one person who writes one entry a day and has no headache."""
    pain = columns.pop("pain", [0.0] * len(next(iter(columns.values()))))
    return exposures(make_diary(daily(pain, **columns)), treatments=treatments)[name][0]


def same(got: Any, wanted: Any) -> None:
    np.testing.assert_array_equal(np.asarray(got, dtype=float), np.asarray(wanted, dtype=float))


def several() -> Diary:
    """Two people: A for five days from a Tuesday, B for two days from a Sunday."""
    return make_diary(
        pd.DataFrame(
            {
                "patient": ["B", "A", "A", "B", "A"],
                "date": ["2026-03-08", "2026-03-03", "2026-03-05", "2026-03-09", "2026-03-07"],
                "pain": [0, 4, 0, 7, None],
                "activity": ["walking", "driving", None, "walking; driving", "none"],
                "stress": [3.0, 1.0, 4.0, 8.0, 9.0],
            }
        )
    )


# --- the values ------------------------------------------------------------------------------


def test_a_blank_is_not_said_and_an_absent_item_is_no() -> None:
    said = ["driving", "walking; driving", "walking", None, "nothing special"]
    same(of_one("driving", activity=said), [1, 1, 0, NAN, 0])
    same(of_one("driving", posture=said), [1, 1, 0, NAN, 0])
    same(of_one("own: driving", own=said), [1, 1, 0, NAN, 0])


def test_a_cell_of_separators_says_nothing() -> None:
    same(of_one("own: coffee", own=["tea", " ; ", "", "coffee"]), [0, NAN, NAN, 1])


def test_an_activity_says_nothing_about_postures() -> None:
    same(of_one("lying", activity=["driving", "walking"], posture=[None, "lying"]), [NAN, 1])


def test_items_of_several_entries_of_one_day_come_together() -> None:
    entries = pd.DataFrame(
        {
            "date": ["2026-03-01"] * 2 + ["2026-03-02"] * 2,
            "pain": [0, 3, 4, 5],
            "activity": ["driving", "walking", None, "walking"],
            "stress": [2.0, 5.0, None, 1.0],
            "wine": pd.array([False, True, None, None], dtype="boolean"),
        }
    )
    found = exposures(make_diary(entries))
    same(found["driving"], [[1, 0]])
    same(found["walking"], [[1, 1]])
    same(found["stress"], [[3.5, 1]])
    same(found["wine"], [[1, NAN]])


def test_yes_and_no_are_as_said() -> None:
    wine = pd.array([True, False, None], dtype="boolean")
    same(of_one("wine", wine=wine), [1, 0, NAN])


def test_a_number_is_itself_and_its_change_from_the_day_before() -> None:
    cups = [3.0, 1.0, None, 2.0, 2.5]
    same(of_one("cups", cups=cups), [3, 1, NAN, 2, 2.5])
    same(of_one("cups, change", cups=cups), [NAN, -2, NAN, NAN, 0.5])


def test_a_day_without_an_entry_parts_a_change() -> None:
    found = of_one("cups, change", pain=[0, None, 0, 0], cups=[1.0, 9.0, 5.0, 6.0])
    same(found, [NAN, NAN, NAN, 1])


@pytest.mark.parametrize("number", [np.inf, -np.inf, 1e300])
def test_a_number_that_no_calculation_can_hold_is_as_not_said(number: float) -> None:
    same(of_one("steps", steps=[1.0, number, 2.0]), [1, NAN, 2])
    same(of_one("steps, change", steps=[1.0, number, 2.0]), [NAN, NAN, NAN])


def test_what_was_said_on_a_day_that_is_not_recorded_is_kept() -> None:
    found = exposures(several())
    # The fifth day of A has an entry without pain: "none" of the activities, stress 9.
    same(found["driving"], [[1, NAN, NAN, NAN, 0], [0, 1, NAN, NAN, NAN]])
    same(found["stress"], [[1, NAN, 4, NAN, 9], [3, 8, NAN, NAN, NAN]])


def test_nothing_leaks_from_one_person_to_the_next() -> None:
    # B's first day follows A's last in diary.days; neither change nor shift may see it.
    found = exposures(several())
    same(found["stress, change"], [[NAN] * 5, [NAN, 5, NAN, NAN, NAN]])
    stress = np.array(found["stress"])
    same(shift(stress, 1), [[NAN, 1, NAN, 4, NAN], [NAN, 3, 8, NAN, NAN]])
    same(shift(stress, -1), [[NAN, 4, NAN, 9, NAN], [8, NAN, NAN, NAN, NAN]])


def test_treatment_is_known_where_anything_was_said_and_on_clear_days() -> None:
    pain = [5.0, 5.0, 5.0, 0.0, 0.0, None, 0.0]
    treatment = ["heat", "none", None, None, "heat; ibuprofen", None, "ibuprofen"]
    found = of_one("heat", treatments=True, pain=pain, treatment=treatment)
    #     heat, "none", blank with headache, blank and clear, heat, no entry, another one
    same(found, [1, 0, NAN, 0, 1, NAN, 0])


def test_a_blank_is_not_without_treatment_for_a_person_who_never_writes_treatments() -> None:
    entries = pd.DataFrame(
        {
            "patient": ["A", "A", "B", "B"],
            "date": ["2026-03-01", "2026-03-02"] * 2,
            "pain": [0, 0, 0, 0],
            "treatment": ["heat", None, None, None],
        }
    )
    same(exposures(make_diary(entries), treatments=True)["heat"], [[1, 0], [NAN, NAN]])


def test_days_stated_to_be_clear_are_without_treatment_but_say_nothing_of_activities() -> None:
    entries = pd.DataFrame(
        {
            "date": ["2026-03-01", "2026-03-03"],
            "pain": [4, 6],
            "treatment": ["heat", "none"],
            "activity": ["driving", "walking"],
        }
    )
    diary = make_diary(entries, clear_between=("2026-03-01", "2026-03-04"))
    found = exposures(diary, treatments=True)
    same(found["heat"], [[1, 0, 0, 0]])
    same(found["driving"], [[1, NAN, 0, NAN]])


def test_blocks_are_cut_from_the_whole() -> None:
    diary = several()
    grid, factors = lay_grid(diary), list_factors(diary)
    prepared = prepare_days(diary, factors=factors)
    whole = fill_exposure(diary, grid, factors, people=slice(None))
    assert whole.shape == (2, len(factors), 5)
    parts = [fill_exposure(prepared, grid, factors, people=slice(k, k + 1)) for k in range(2)]
    same(np.concatenate(parts), whole)
    assert fill_exposure(prepared, grid, factors, people=slice(5, 9)).shape[0] == 0


def shown(diary: Diary, *, treatments: bool = False) -> dict[str, list[bool]]:
    """Say by name of whom each factor is, person by person."""
    factors = list_factors(diary, treatments=treatments)
    filled = fill_exposure(diary, lay_grid(diary), factors, people=slice(None))
    told = mentioned(filled, factors)
    assert told.dtype == np.bool_
    return {f.name: told[:, place].tolist() for place, f in enumerate(factors)}


def test_an_item_is_only_of_those_who_ever_wrote_it_down() -> None:
    entries = pd.DataFrame(
        {
            "patient": ["A", "A", "B", "B", "C", "C"],
            "date": ["2026-03-01", "2026-03-02"] * 3,
            "pain": [0, 4] * 3,
            "activity": ["driving", "walking", "walking", "none", None, None],
            "posture": ["lying", None, None, None, "none", "none"],
            "treatment": ["none", "heat", None, "none", None, None],
        }
    )
    assert shown(make_diary(entries), treatments=True) == {
        "driving": [True, False, False],
        "walking": [True, True, False],
        "lying": [True, False, False],
        "heat": [True, False, False],
    }


def test_an_own_column_is_of_all_who_ever_said_anything_in_it() -> None:
    entries = pd.DataFrame(
        {
            "patient": ["A", "A", "B", "B", "C", "C"],
            "date": ["2026-03-01", "2026-03-02"] * 3,
            "pain": [0, 4] * 3,
            "wine": pd.array([True, None, False, False, None, None], dtype="boolean"),
            "place": ["home", "work", "work", None, None, None],
            "stress": [3.0, 4.0, 0.0, None, None, None],
        }
    )
    assert shown(make_diary(entries)) == {
        "wine": [True, True, False],
        "place: home": [True, True, False],
        "stress": [True, True, False],
        # B said it on one day: there is no change yet, but it is theirs.
        "stress, change": [True, True, False],
    }


def test_without_factors_or_people_nothing_is_mentioned() -> None:
    diary = several()
    grid, factors = lay_grid(diary), list_factors(diary)
    assert mentioned(fill_exposure(diary, grid, (), people=slice(None)), ()).shape == (2, 0)
    nobody = fill_exposure(diary, grid, factors, people=slice(2, 2))
    assert mentioned(nobody, factors).shape == (0, len(factors))


def test_people_must_be_neighbours() -> None:
    diary = several()
    with pytest.raises(ValueError, match="without steps"):
        fill_exposure(diary, lay_grid(diary), list_factors(diary), people=slice(0, 2, 2))


# --- against a slow and obvious loop ---------------------------------------------------------

LISTS = st.sampled_from([None, "none", "driving", "walking", "driving; walking", "Driving; yoga"])
TREATED = st.sampled_from([None, "none", "heat", "ibuprofen 400 mg; heat", "ice"])
ENTRY = st.fixed_dictionaries(
    {
        "patient": st.sampled_from(["A", "B", "C"]),
        "day": st.integers(0, 8),
        "pain": st.sampled_from([None, 0.0, 0.0, 3.0, 7.0]),
        "activity": LISTS,
        "word": LISTS,
        "treatment": TREATED,
        "number": st.sampled_from([None, 0.0, 1.5, 4.0]),
        "yes": st.sampled_from([None, True, False]),
    }
)


def read_entries(rows: list[dict[str, Any]]) -> Diary:
    frame = pd.DataFrame(rows)
    frame["date"] = pd.Timestamp("2026-03-01") + pd.to_timedelta(frame.pop("day"), unit="D")
    for name in ("activity", "word", "treatment"):
        frame[name] = frame[name].astype("str").where(frame[name].notna())
    frame["yes"] = frame["yes"].astype("boolean")
    frame["number"] = frame["number"].astype("float64")
    frame["pain"] = frame["pain"].astype("float64")
    return make_diary(frame)


def value_on(rows: list[dict[str, Any]], who: str, day: int, factor: Factor) -> float:
    """Say by hand what one factor was for one person on one day."""
    here = [r for r in rows if r["patient"] == who and r["day"] == day]
    if factor.kind == "change":
        plain = Factor(name="", source="", kind="number", column=factor.column)
        return value_on(rows, who, day, plain) - value_on(rows, who, day - 1, plain)
    column = {"activities": "activity", "treatments": "treatment"}.get(factor.column, factor.column)
    said = [r[column] for r in here if r[column] is not None]
    if column == "number":
        return sum(said) / len(said) if said else NAN
    if column == "yes":
        return float(max(said)) if said else NAN
    pains = [r["pain"] for r in here if r["pain"] is not None]
    ever = any(r["treatment"] is not None for r in rows if r["patient"] == who)
    if column == "treatment" and not said:
        return 0.0 if ever and pains and max(pains) == 0 else NAN
    names = {"ice": "cold", "ibuprofen 400 mg": "ibuprofen"}
    items = {names.get(i, i).casefold() for text in said for i in text.split("; ")}
    return float(str(factor.item).casefold() in items) if said else NAN


@pytest.mark.slow
@given(st.lists(ENTRY, min_size=1, max_size=25), st.integers(-10, 10))
def test_filling_and_shifting_equal_a_slow_loop(rows: list[dict[str, Any]], days: int) -> None:
    diary = read_entries(rows)
    grid, factors = lay_grid(diary), list_factors(diary, treatments=True)
    filled = fill_exposure(diary, grid, factors, people=slice(None))
    moved = shift(filled, days)
    for person, who in enumerate(diary.patients):
        own = [r["day"] for r in rows if r["patient"] == who]
        for place, factor in enumerate(factors):
            wanted = [
                value_on(rows, who, min(own) + t, factor) if min(own) + t <= max(own) else NAN
                for t in range(grid.headache.shape[1])
            ]
            same(filled[person, place], wanted)
            for t in range(len(wanted)):
                there = 0 <= t - days < len(wanted)
                same(moved[person, place, t], wanted[t - days] if there else NAN)


# --- helpers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "cut"),
    [
        ([1, 2, 3, 4, NAN], 2.5),
        ([5, 1, 3], 3),
        ([0, 0, 0, 1], 0),
        ([0, 1, 1, 1], 0),
        ([2, 9, 9, 10], 9),
        ([2, 2, NAN], 2),
        ([NAN, NAN], NAN),
        ([], NAN),
    ],
)
def test_the_cut_is_the_median_or_the_next_value_below_where_nothing_lies_above(
    values: list[float], cut: float
) -> None:
    same(find_cuts(np.array([values], dtype=np.float32)), [cut])


@given(st.lists(st.sampled_from([NAN, 0.0, 1.0, 2.0, 7.5]), min_size=1, max_size=12))
def test_a_cut_splits_everything_that_varies(values: list[float]) -> None:
    known = [v for v in values if not math.isnan(v)]
    cut = float(find_cuts(np.array(values)))
    if len(set(known)) > 1:
        assert 0 < sum(v > cut for v in known) < len(known)
        if max(known) > np.median(known):
            assert cut == np.median(known)
    elif known:
        assert cut == known[0]


def test_days_above_the_cut_of_a_number_are_with_it_and_others_as_they_were_said() -> None:
    factors = [
        Factor(name=kind, source="own column", kind=kind, column="own")
        for kind in ("yes/no", "number", "change")
    ]
    values = np.array([[[1, 0, NAN, 1], [4, 2, NAN, 9], [NAN, NAN, NAN, NAN]]])
    exposed, cut = find_exposed(values, factors)
    same(exposed, [[[1, 0, 0, 1], [0, 0, 0, 1], [0, 0, 0, 0]]])
    assert exposed.dtype == np.bool_
    same(cut, [[NAN, 4, NAN]])
