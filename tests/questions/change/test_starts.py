"""When something began: as the person says, or found in the diary."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions.change.ask import change
from hdiary.questions.change.starts import find_starts

from ..conftest import daily


def day(number: int) -> str:
    return str((pd.Timestamp("2026-01-01") + pd.Timedelta(days=number)).date())


def treated(uses: dict[int, str], *, days: int = 150) -> Diary:
    """Make a diary with a headache every other day, and treatments on some days."""
    said = [uses.get(n) for n in range(days)]
    return make_diary(daily([5.0 * (n % 2) for n in range(days)], treatment=said))


def starts_of(diary: Diary, **how: Any) -> list[tuple[str, int]]:
    """Give what began, and on which day of the diary."""
    table = change(diary, **how).table
    first = diary.days["date"].min()
    one = table[table["outcome"] == "headache_days_28"]
    return [
        (name, (since - first).days)
        for name, since in zip(one["intervention"], one["since"], strict=True)
    ]


EXERCISE = "exercise 20 min"


class TestFound:
    def test_three_uses_in_28_days_are_a_start(self) -> None:
        assert starts_of(treated({40: EXERCISE, 50: EXERCISE, 67: EXERCISE})) == [("exercise", 40)]

    def test_three_uses_in_29_days_are_not(self) -> None:
        assert starts_of(treated({40: EXERCISE, 50: EXERCISE, 68: EXERCISE})) == []

    def test_three_uses_on_two_days_are_not(self) -> None:
        twice = f"{EXERCISE}; {EXERCISE}"
        assert starts_of(treated({40: twice, 50: EXERCISE})) == []

    @pytest.mark.parametrize(("before", "found"), [(28, []), (29, [("exercise", 49)])])
    def test_none_in_the_28_days_before(self, before: int, found: list[Any]) -> None:
        uses = {49 - before: EXERCISE, 49: EXERCISE, 52: EXERCISE, 55: EXERCISE}
        assert starts_of(treated(uses)) == found

    @pytest.mark.parametrize(("first", "found"), [(13, []), (14, [("exercise", 14)])])
    def test_a_start_in_the_first_fortnight_may_be_that_of_writing(
        self, first: int, found: list[Any]
    ) -> None:
        assert starts_of(treated(dict.fromkeys(range(first, 100, 3), EXERCISE))) == found

    def test_a_drug_that_works_within_hours_is_not_looked_for(self) -> None:
        assert starts_of(treated(dict.fromkeys(range(40, 100, 3), "ibuprofen 400 mg"))) == []

    def test_a_drug_can_be_asked_for(self) -> None:
        diary = treated(dict.fromkeys(range(40, 100, 3), "ibuprofen 400 mg"))
        assert starts_of(diary, what="ibuprofen") == [("ibuprofen", 40)]
        assert starts_of(diary, what=" Ibuprofen ") == [("ibuprofen", 40)]
        assert starts_of(diary, what="nsaid") == [("ibuprofen", 40)]

    def test_the_first_of_two_courses_is_taken(self) -> None:
        uses = dict.fromkeys([*range(30, 50, 3), *range(100, 120, 3)], EXERCISE)
        assert starts_of(treated(uses)) == [("exercise", 30)]

    def test_what_began_on_one_day_is_one_start(self) -> None:
        uses = dict.fromkeys(range(40, 100, 3), f"{EXERCISE}; stretching")
        assert starts_of(treated(uses)) == [("exercise + stretching", 40)]

    @pytest.mark.parametrize(
        ("gap", "found"),
        [
            (7, [("exercise + stretching", 40)]),
            (8, [("exercise", 40), ("stretching", 48)]),
        ],
    )
    def test_what_began_within_a_week_is_one_start(self, gap: int, found: list[Any]) -> None:
        uses = dict.fromkeys(range(40, 100, 2), EXERCISE)
        also = range(40 + gap, 100, 3)
        both = {
            **uses,
            **{n: f"{uses[n]}; stretching" if n in uses else "stretching" for n in also},
        }
        assert starts_of(treated(both)) == found

    def test_a_week_counts_from_the_first_of_several(self) -> None:
        since = [day(40), day(45), day(50)]
        found = starts_of(treated({}), since=since, what=["yoga", "baths", "tea"])
        assert found == [("yoga + baths", 40), ("tea", 50)]

    def test_what_began_with_something_given_is_still_named_beside_it(self) -> None:
        uses = dict.fromkeys(range(40, 100, 3), f"{EXERCISE}; stretching")
        table = change(treated(uses), since=day(40), what="exercise").table
        assert set(table["also_began"]) == {"stretching"}

    def test_only_what_is_asked_for_is_looked_for(self) -> None:
        uses = {**dict.fromkeys(range(40, 100, 3), EXERCISE), 101: "stretching"}
        uses |= dict.fromkeys(range(102, 140, 3), "stretching")
        assert starts_of(treated(uses)) == [("exercise", 40), ("stretching", 101)]
        assert starts_of(treated(uses), what=["stretching"]) == [("stretching", 101)]
        nothing_given: tuple[Any, ...] = (None, [], {})
        for nothing in nothing_given:
            result = change(treated(uses), since=nothing, what="knitting")
            assert result.table.empty
            assert "no start of knitting" in result.summary()

    def test_what_is_asked_for_may_be_named_in_other_words(self) -> None:
        diary = treated(dict.fromkeys(range(40, 100, 3), EXERCISE))
        assert starts_of(diary, what="Yoga") == [("exercise", 40)]

    def test_each_person_has_their_own(self) -> None:
        one, other = (
            treated(dict.fromkeys(range(first, 90, 3), EXERCISE)).entries for first in (30, 50)
        )
        both = pd.concat([one.assign(patient="A"), other.assign(patient="B")])
        columns = ["patient", "date", "pain", "treatment"]
        diary = make_diary(both[columns].astype({"patient": "str"}))
        starts = find_starts(diary)
        assert starts.who.tolist() == [0, 1]
        assert np.diff(starts.day).tolist() == [20]
        assert starts.found.all()

    def test_they_are_marked_and_ask_to_be_checked(self) -> None:
        result = change(treated(dict.fromkeys(range(50, 120, 3), EXERCISE)))
        assert result.table["found"].all()
        assert "This first day was found in the diary. Please check it" in result.summary()
        given = change(treated({}), since=day(50))
        assert not given.table["found"].any()
        assert "was found in the diary" not in given.summary()


class TestNoStart:
    def test_a_pause_in_a_holiday_makes_no_start_of_weekly_treatment(self) -> None:
        # Weekly from the third week on, and 40 days away of which 25 were not written down.
        uses = dict.fromkeys([*range(2, 90, 7), *range(130, 200, 7)], "manual therapy")
        whole = treated(uses, days=200)
        kept = whole.entries[["date", "pain", "treatment"]]
        kept = kept[~kept["date"].between(pd.Timestamp(day(95)), pd.Timestamp(day(119)))]
        assert starts_of(make_diary(kept)) == []
        assert starts_of(whole) == []

    def test_days_left_open_are_no_days_without_it(self) -> None:
        uses = {20: EXERCISE, **dict.fromkeys(range(60, 120, 3), EXERCISE)}
        whole = treated(uses)
        assert starts_of(whole) == [("exercise", 60)]
        kept = whole.entries[["date", "pain", "treatment"]]
        away = kept["date"].between(pd.Timestamp(day(25)), pd.Timestamp(day(45)))
        assert starts_of(make_diary(kept[~away])) == []

    def test_days_left_open_are_no_time_into_the_diary(self) -> None:
        whole = treated(dict.fromkeys(range(20, 100, 3), EXERCISE))
        kept = whole.entries[["date", "pain", "treatment"]]
        away = kept["date"].between(pd.Timestamp(day(1)), pd.Timestamp(day(12)))
        assert starts_of(whole) == [("exercise", 20)]
        assert starts_of(make_diary(kept[~away])) == []

    def test_what_was_kept_up_before_and_comes_again_is_no_start(self) -> None:
        uses = dict.fromkeys([*range(0, 30, 3), *range(80, 140, 3)], EXERCISE)
        assert starts_of(treated(uses)) == []

    def test_what_was_there_off_and_on_is_no_start(self) -> None:
        off_and_on = dict.fromkeys([8, 11, 44, 90, 95, 100], "massage")
        assert starts_of(treated(off_and_on)) == []

    @pytest.mark.parametrize(("length", "found"), [(167, []), (168, [("massage", 168)])])
    def test_three_tries_in_a_long_time_leave_a_start_one(
        self, length: int, found: list[Any]
    ) -> None:
        uses = dict.fromkeys([10, 50, 90, *range(length, length + 60, 7)], "massage")
        assert starts_of(treated(uses, days=260)) == found


class TestGiven:
    @pytest.mark.parametrize(
        "since",
        [
            "2026-02-20",
            " 2026-02-20 ",
            date(2026, 2, 20),
            datetime(2026, 2, 20, 15, 30),
            pd.Timestamp("2026-02-20 08:00"),
            np.datetime64("2026-02-20"),
            np.datetime64("2026-02-20T09:00", "ns"),
            ["2026-02-20"],
            ("2026-02-20",),
            pd.DatetimeIndex(["2026-02-20"]),
            pd.Series([pd.Timestamp("2026-02-20")]),
            {"1": "2026-02-20"},
            {"1": [date(2026, 2, 20)]},
        ],
        ids=str,
    )
    def test_a_day_may_be_given_in_many_ways(self, since: Any) -> None:
        assert starts_of(treated({}), since=since) == [("the programme", 50)]

    def test_several_have_their_names_in_order(self) -> None:
        since = [day(90), day(40)]
        assert starts_of(treated({}), since=since, what=["yoga", " hot   baths"]) == [
            ("hot baths", 40),
            ("yoga", 90),
        ]
        assert starts_of(treated({}), since=since) == [("programme 2", 40), ("programme 1", 90)]

    def test_two_things_on_one_day_are_one_start(self) -> None:
        found = starts_of(treated({}), since=[day(50), day(50)], what=["yoga", "baths"])
        assert found == [("baths + yoga", 50)]

    def test_the_same_thing_may_begin_twice(self) -> None:
        result = change(treated({}), since=[day(40), day(95)], what=["yoga", "yoga"])
        assert len(result.table) == 4
        told = result.summary()
        assert "Yoga, since 10 February 2026" in told
        assert "Yoga, since 6 April 2026" in told
        keys = ["patient", "since", "outcome", "phase"]
        assert not result.phases.duplicated(keys).any()

    def test_a_mapping_gives_each_patient_their_own(self) -> None:
        entries = pd.concat(
            [treated({}).entries[["date", "pain"]].assign(patient=name) for name in "ABC"]
        )
        diary = make_diary(entries)
        table = change(diary, since={"A": day(40), "C": [day(60), day(120)]}).table
        days = table[table["outcome"] == "mean_pain"]
        assert days["patient"].astype("str").tolist() == ["A", "C", "C"]
        assert days["intervention"].tolist() == ["the programme", "programme 1", "programme 2"]
        everyone = change(diary, since=day(40)).table
        assert everyone["patient"].astype("str").tolist() == list("AABBCC")

    def test_others_may_be_found_beside(self) -> None:
        diary = treated(dict.fromkeys(range(100, 150, 3), EXERCISE))
        alone = starts_of(diary, since=day(40), what="yoga")
        assert alone == [("yoga", 40)]
        beside = starts_of(diary, since=day(40), what="yoga", others=True)
        assert beside == [("yoga", 40), ("exercise", 100)]
        table = change(diary, since=day(40), what="yoga", others=True).table
        assert table["found"].tolist() == [False, False, True, True]

    @pytest.mark.parametrize(
        ("since", "what", "words"),
        [
            ("6 April", None, 'since holds "6 April"; give a day as year-month-day'),
            ("", None, "give a day as year-month-day"),
            ("2026-02-30", None, "give a day as year-month-day"),
            (20260406, None, "give a day as year-month-day"),
            (pd.NaT, None, "give a day as year-month-day"),
            (np.datetime64("NaT"), None, "give a day as year-month-day"),
            ([None], None, "give a day as year-month-day"),
            ({"1": None}, None, "give a day as year-month-day"),
            ({"Anna": "2026-04-06"}, None, "1 patients? who|not in the diary"),
            ("2026-04-06", ["yoga", "baths"], "since holds 1 day and what 2 names"),
            (["2026-04-06", "2026-05-06"], "yoga", "since holds 2 days and what 1 name;"),
            ("2026-04-06", 7, "give names in words"),
            ("2026-04-06", [""], "give names in words"),
            (None, "  ", "give names in words"),
        ],
    )
    def test_what_cannot_be_read_is_refused_in_words(
        self, since: Any, what: Any, words: str
    ) -> None:
        with pytest.raises(ValueError, match=words) as refused:
            change(treated({}), since=since, what=what)
        assert "Anna" not in str(refused.value)


def test_another_thing_begun_within_days_of_a_given_start_is_named() -> None:
    rng = np.random.default_rng(3)
    words = ["exercise" if n >= 88 and n % 2 == 0 else "none" for n in range(200)]
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-01-01", periods=200).strftime("%Y-%m-%d"),
            "pain": np.where(rng.random(200) < 0.4, 5, 0),
            "treatment": words,
        }
    )
    table = change(make_diary(frame), since="2026-03-26", what="new pillow").table
    assert set(table["also_began"]) == {"exercise"}
    unnamed = change(make_diary(frame), since="2026-03-26").table
    assert set(unnamed["also_began"]) == {""}
