"""Which factors a diary has, how they are named, and what is left out of them unread."""

from __future__ import annotations

import io
import math
import string
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary import read_diary
from hdiary.diary import Diary, make_diary
from hdiary.questions.exposure.factors import (
    Factor,
    LeftOut,
    list_factors,
    list_left_out,
    name_factors,
)
from hdiary.questions.exposure.fill import fill_exposure
from hdiary.questions.exposure.grid import lay_grid
from hdiary.words import phrase, say_plain

from ..conftest import daily

NAN = math.nan


def own(**columns: Any) -> Diary:
    """Give one person's clear days with columns of their own."""
    return make_diary(daily([0.0] * len(next(iter(columns.values()))), **columns))


def names(diary: Diary, *, treatments: bool = False) -> list[str]:
    return [factor.name for factor in list_factors(diary, treatments=treatments)]


def values(diary: Diary) -> dict[str, list[float]]:
    """Give each factor's days by name, of one person."""
    factors = list_factors(diary)
    filled = fill_exposure(diary, lay_grid(diary), factors, people=slice(None))[0]
    return {f.name: days.tolist() for f, days in zip(factors, filled, strict=True)}


def same(got: Any, wanted: Any) -> None:
    np.testing.assert_array_equal(np.asarray(got, dtype=float), np.asarray(wanted, dtype=float))


# --- which factors there are ---------------------------------------------------------------


def test_factors_come_by_source_items_by_alphabet_own_columns_in_their_order() -> None:
    diary = make_diary(
        daily(
            [0.0, 5.0, 0.0],
            activity=["walking; desk work", "driving", None],
            posture=["slouched", "looking down", None],
            treatment=["heat", "ibuprofen 400 mg; ice", None],
            stress=[1.0, 2.0, 3.0],
            wine=[True, False, True],
            day_type=["work", "home", "travel"],
        )
    )
    factors = list_factors(diary, treatments=True)
    assert [(f.name, f.source, f.kind) for f in factors] == [
        ("desk work", "activity", "yes/no"),
        ("driving", "activity", "yes/no"),
        ("walking", "activity", "yes/no"),
        ("looking down", "posture", "yes/no"),
        ("slouched", "posture", "yes/no"),
        ("cold", "treatment", "yes/no"),
        ("heat", "treatment", "yes/no"),
        ("ibuprofen", "treatment", "yes/no"),
        ("stress", "own column", "number"),
        ("stress, change", "own column", "change"),
        ("wine", "own column", "yes/no"),
        ("day_type: home", "own column", "yes/no"),
        ("day_type: travel", "own column", "yes/no"),
        ("day_type: work", "own column", "yes/no"),
    ]
    assert factors[0] == Factor(
        name="desk work", source="activity", kind="yes/no", column="activities", item="desk work"
    )
    assert factors[-1].column == "day_type"
    assert factors[-1].item == "work"
    assert (factors[9].column, factors[9].item) == ("stress", None)


def test_treatments_are_factors_only_when_asked() -> None:
    diary = make_diary(daily([0.0], treatment=["heat"]))
    assert list_factors(diary) == ()
    assert names(diary, treatments=True) == ["heat"]


@pytest.mark.parametrize(
    "words", ["nothing special", "Nothing  Special", "none", "No", "nothing", "nichts Besonderes"]
)
def test_words_for_nothing_are_no_factor_but_say_that_no_item_applied(words: str) -> None:
    activity = ["driving", words, None]
    diary = make_diary(daily([0.0] * 3, activity=activity))
    assert names(diary) == ["driving"]
    same(values(diary)["driving"], [1, 0, NAN])


def test_a_name_that_is_taken_has_its_source_added() -> None:
    diary = make_diary(
        daily(
            [0.0, 0.0, 0.0],
            activity=["stretching", "stress, change", None],
            posture=["stretching", "day: late", None],
            treatment=["stretching", "none", None],
            stretching=[1.0, 2.0, 3.0],
            stress=[1.0, 2.0, 3.0],
            day=["late", "early", "noon"],
        )
    )
    found = names(diary, treatments=True)
    assert found == [
        "stress, change",
        "stretching",
        "day: late",
        "stretching (posture)",
        "stretching (treatment)",
        "stretching (own column)",
        "stretching (own column), change",
        "stress",
        "stress, change (own column)",
        "day: early",
        "day: late (own column)",
        "day: noon",
    ]
    assert len(set(found)) == len(found)


def test_two_own_columns_that_give_one_name_are_told_apart() -> None:
    entries = daily([0.0], activity=["a: b: c"], **{"a": ["b: c"], "a: b": ["c"]})
    assert names(make_diary(entries)) == [
        "a: b: c",
        "a: b: c (own column)",
        "a: b: c (own column 2)",
    ]


def test_items_that_differ_in_capitals_and_spaces_are_one() -> None:
    diary = own(drink=["red wine", "Red  Wine", "tea", "beer"])
    assert names(diary) == ["drink: beer", "drink: Red Wine", "drink: tea"]
    same(values(diary)["drink: Red Wine"], [1, 1, 0, 0])


def test_a_column_in_which_nothing_is_said_gives_no_factor() -> None:
    diary = make_diary(daily([0.0, 5.0], mood=[None, None], activity=[None, "none"]))
    assert list_factors(diary) == ()
    grid = lay_grid(diary)
    assert fill_exposure(diary, grid, (), people=slice(None)).shape == (1, 0, 2)


# --- two words, and numbers that are yes and no ------------------------------------------------


def test_two_words_that_exclude_each_other_are_one_factor_against_the_other() -> None:
    diary = own(place=["work", "home", None, "home"])
    assert list_factors(diary) == (
        Factor(
            name="place: home",
            source="own column",
            kind="yes/no",
            column="place",
            item="home",
            against="work",
        ),
    )
    same(values(diary)["place: home"], [0, 1, NAN, 1])


def test_two_words_in_several_spellings_are_still_one_factor() -> None:
    (factor,) = list_factors(own(place=["Home", "home", "HOME ", "work", "home; Home"]))
    assert (factor.item, factor.against) == ("HOME", "work")


@pytest.mark.parametrize("day", ["home; work", "none", "nothing special"])
def test_two_words_of_which_a_day_may_have_both_or_none_are_two_factors(day: str) -> None:
    factors = list_factors(own(place=["home", "work", day]))
    assert [(f.name, f.against) for f in factors] == [("place: home", None), ("place: work", None)]


def test_both_words_on_one_day_in_two_entries_make_two_factors() -> None:
    entries = daily([0.0, 0.0], place=["home", "work"])
    entries["date"] = entries["date"].iloc[0]
    assert names(make_diary(entries)) == ["place: home", "place: work"]


def test_one_word_or_three_stand_against_nothing() -> None:
    assert [f.against for f in list_factors(own(place=["home", None]))] == [None]
    assert [f.against for f in list_factors(own(place=["a", "b", "c"]))] == [None] * 3


def test_two_activities_are_two_factors_for_a_day_may_have_both() -> None:
    diary = make_diary(daily([0.0, 0.0], activity=["driving", "walking"]))
    assert [(f.name, f.against) for f in list_factors(diary)] == [
        ("driving", None),
        ("walking", None),
    ]


def test_a_number_that_is_only_ever_0_or_1_is_yes_or_no() -> None:
    diary = own(wine=[0.0, 1.0, NAN, 1.0], cups=[0.0, 1.0, 2.0, 1.0], share=[0.0, 0.5, 1.0, 1.0])
    assert [(f.name, f.kind) for f in list_factors(diary)] == [
        ("wine", "yes/no"),
        ("cups", "number"),
        ("cups, change", "change"),
        ("share", "number"),
        ("share, change", "change"),
    ]
    same(values(diary)["wine"], [0, 1, NAN, 1])


# --- what is left out --------------------------------------------------------------------------

LETTERS = list(string.ascii_lowercase)


def why(out: LeftOut) -> str:
    """Say in English why something is no factor."""
    return say_plain(out.reason)


def test_up_to_twenty_words_are_factors_and_more_are_free_text() -> None:
    assert len(names(own(mood=LETTERS[:20]))) == 20
    assert list_left_out(own(mood=LETTERS[:20])) == ()
    many = own(mood=LETTERS[:21])
    assert names(many) == []
    assert list_left_out(many) == (
        LeftOut(name="mood", source="own column", reason=phrase("exposure.reason.free_text")),
    )
    assert [why(out) for out in list_left_out(many)] == ["it is free text"]


def test_words_are_counted_over_everybody_and_each_once() -> None:
    entries = daily([0.0] * 42, mood=[*LETTERS[:21], *(letter.upper() for letter in LETTERS[:21])])
    assert names(make_diary(entries.iloc[[*range(20), *range(21, 41)]])) == [
        f"mood: {letter.upper()}" for letter in LETTERS[:20]
    ]
    entries["patient"] = ["A"] * 11 + ["B"] * 31
    assert names(make_diary(entries)) == []
    assert [out.name for out in list_left_out(make_diary(entries))] == ["mood"]


@pytest.mark.parametrize(("letters", "kept"), [(40, True), (41, False)])
def test_one_word_of_more_than_forty_letters_makes_a_column_free_text(
    letters: int, kept: bool
) -> None:
    diary = own(thoughts=["x" * letters, "calm", "tense"])
    assert len(names(diary)) == (3 if kept else 0)
    assert [out.name for out in list_left_out(diary)] == ([] if kept else ["thoughts"])


@pytest.mark.parametrize("source", ["activity", "posture"])
def test_long_items_of_lists_are_counted_and_the_short_ones_stay(source: str) -> None:
    said = ["driving; " + "a" * 61, "b" * 60, "c" * 61]
    diary = make_diary(daily([0.0] * 3, **{source: said}))
    assert names(diary) == ["b" * 60, "driving"]
    (out,) = list_left_out(diary)
    assert (out.name, out.source) == (f"2 longer texts under {source}", source)
    assert why(out) == "it is free text"
    # A day with only a longer text says that nothing else applied.
    same(values(diary)["driving"], [1, 0, 0])


def test_one_long_item_is_told_as_one() -> None:
    diary = make_diary(daily([0.0], activity=["a" * 61]))
    assert [out.name for out in list_left_out(diary)] == ["1 longer text under activity"]


def test_long_treatments_are_left_out_where_treatments_are_asked_for() -> None:
    diary = make_diary(daily([5.0, 5.0], treatment=["zzz " * 20, "heat"]))
    assert names(diary, treatments=True) == ["heat"]
    assert list_left_out(diary) == ()
    (out,) = list_left_out(diary, treatments=True)
    assert (out.name, out.source) == ("1 longer text under treatment", "treatment")


def test_a_list_of_activities_stays_however_long() -> None:
    many = [f"hobby {number}" for number in range(70)]
    diary = make_diary(daily([0.0] * 70, activity=many))
    assert len(names(diary)) == 70
    assert list_left_out(diary) == ()


def test_own_columns_in_which_nothing_was_said_are_named() -> None:
    empty = [None, None]
    diary = own(
        mood=pd.Series(empty, dtype="str"),
        cups=[NAN, NAN],
        wine=pd.array(empty, dtype="boolean"),
        pets=["none", "nothing special"],
    )
    assert list_factors(diary) == ()
    assert {out.name: why(out) for out in list_left_out(diary)} == {
        "mood": "nothing was said in it",
        "cups": "nothing was said in it",
        "wine": "nothing was said in it",
        "pets": "it never says that anything applied",
    }


def test_what_is_left_out_has_a_name_that_no_factor_has() -> None:
    diary = own(activity=["thoughts", "driving"], thoughts=["x" * 41, None])
    assert names(diary) == ["driving", "thoughts"]
    assert [out.name for out in list_left_out(diary)] == ["thoughts (own column)"]


NOTES = st.text(alphabet="ab ;é", max_size=90)


@pytest.mark.slow
@given(st.lists(st.tuples(NOTES, NOTES), min_size=1, max_size=30))
def test_no_long_text_is_ever_named(said: list[tuple[str, str]]) -> None:
    notes, activities = zip(*said, strict=True)
    diary = own(notes_of_mine=list(notes), activity=list(activities))
    factors, left_out = list_factors(diary), list_left_out(diary)
    told = [f.name for f in factors] + [out.name for out in left_out]
    assert len(set(told)) == len(told)
    items = [f.item for f in factors if f.item and f.source == "own column"]
    assert len(items) <= 20
    assert all(len(item) <= 40 for item in items)
    assert all(len(str(f.item)) <= 60 for f in factors)
    # Every column of the diary's own is factors or left out, and never lost; both only where
    # some of its words are rare remarks.
    split = any(f.column == "notes_of_mine" for f in factors)
    out = [out for out in left_out if out.source == "own column"]
    assert not (split and [o for o in out if not why(o).startswith("said on fewer")])
    assert split or out


def test_remarks_are_never_named_and_usual_words_are() -> None:
    days = ["office"] * 6 + ["home"] * 5 + ["row with Anna Berger", "Tom came by again"]
    diary = own(place=days)
    assert [f.name for f in list_factors(diary)] == ["place: home", "place: office"]
    assert [(o.name, why(o)) for o in list_left_out(diary)] == [
        ("2 remarks under place", "said on fewer than 5 days")
    ]


def test_rows_are_named_after_their_factors_in_any_order() -> None:
    factors = list_factors(own(posture=["lying", None], stress=[1.0, 2.0]))
    told = pd.DataFrame(name_factors(factors, np.array([2, 0, 0])))
    assert told.to_numpy().tolist() == [
        ["stress, change", "own column", "change"],
        ["lying", "posture", "yes/no"],
        ["lying", "posture", "yes/no"],
    ]
    nobody = name_factors(factors, np.array([], dtype=np.int64))
    assert {name: (len(rows), str(rows.dtype)) for name, rows in nobody.items()} == dict.fromkeys(
        ("factor", "source", "kind"), (0, "str")
    )


# --- what only says which day it was -----------------------------------------------------------

DAYS_OF_WEEK = {
    "Wochentag": ["Do", "Fr", "Sa", "So", "Mo", "Di", "Mi", "Do"],
    "day of week": ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday"],
    "weekday": [4.0, 5.0, 6.0, 7.0, 1.0, 2.0, 3.0, 4.0],
    "Tagesname": ["Do.", "Fr.", "Sa.", "So."],
    "mes": ["enero", "enero", "febrero", "febrero"],
}


@pytest.mark.parametrize(("column", "said"), DAYS_OF_WEEK.items())
def test_a_column_that_only_repeats_the_weekday_is_no_factor_and_says_why(
    column: str, said: list[Any]
) -> None:
    diary = make_diary(daily([0.0] * len(said), **{column: said, "stress": [1.0] * len(said)}))
    assert names(diary) == ["stress"]
    (left,) = list_left_out(diary)
    assert (left.name, left.reason.key) == (column, "exposure.reason.weekday")


def test_words_that_are_weekdays_among_others_are_a_factor() -> None:
    said = ["Mon", "late", "early", "Tue", "off", "night"]
    assert len(names(make_diary(daily([0.0] * 6, shift=said)))) == 6


READ = {
    "Wochentag": ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    "day of week": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "weekday": list("1234567"),
}


@pytest.mark.parametrize(("column", "words"), READ.items())
def test_a_file_with_a_column_of_weekdays_has_no_such_factor(column: str, words: list[str]) -> None:
    # 2 March 2026 was a Monday.
    rows = [f"2026-03-{day:02},{day % 3},{words[(day - 2) % 7]}" for day in range(2, 30)]
    text = "\n".join([f"date,pain,{column}", *rows])
    diary = read_diary(io.StringIO(text))
    assert column not in diary.entries
    (said,) = [one for one in diary.reading.decisions if one.value == {column: "ignore"}]
    assert said.words == f'"{column}": left out, since they are dates, or only repeat the date.'
    kept = read_diary(io.StringIO(text), columns={column: "factor"})
    assert column in kept.entries
    assert list_factors(kept) == ()
