"""A fact of the people that is a day is where each person's comparison begins."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary, make_people
from hdiary.questions.change.ask import change
from hdiary.questions.treatments.ask import treatments

from .test_ask import diary_of, tossed


@pytest.fixture(scope="module")
def diary() -> Diary:
    frames = [
        diary_of(tossed(0.5, 140, seed=seed)).entries[["date", "pain"]].assign(patient=name)
        for seed, name in enumerate("ABC")
    ]
    facts = pd.DataFrame(
        {
            "patient": list("ABC"),
            "randomised": ["2026-03-10", "2026-03-20", None],
            "visit_2": ["2026-05-01", "2026-05-10", None],
            "arm": ["x", "y", "x"],
        }
    )
    first = pd.Timestamp(frames[0]["date"].min())
    for name, shift in (("randomised", (50, 60)), ("visit_2", (110, 120))):
        days = [f"{first + pd.Timedelta(days=n):%Y-%m-%d}" for n in shift]
        facts[name] = [*days, None]
    return make_diary(pd.concat(frames)).with_people(make_people(facts))


@pytest.mark.parametrize("since", ["randomised", ["randomised"], "visit_2"])
def test_each_person_is_compared_at_their_own_day(since: Any, diary: Diary) -> None:
    people = diary.people
    assert people is not None
    name = since if isinstance(since, str) else since[0]
    own = dict(zip(people["patient"], people[name], strict=True))
    result = change(diary, since=since, what="the exercises")
    days = result.table[result.table["outcome"] == "headache_days_28"]
    assert days["patient"].astype("str").tolist() == ["A", "B"]
    assert [own[patient] for patient in days["patient"]] == days["since"].tolist()
    given = {patient: day.date() for patient, day in own.items() if not pd.isna(day)}
    same = change(diary, since=given, what="the exercises")
    pd.testing.assert_frame_equal(result.table, same.table)


def test_so_may_be_the_last_day(diary: Diary) -> None:
    result = change(diary, since="randomised", until="visit_2", what="the exercises")
    days = result.table[result.table["outcome"] == "headache_days_28"]
    assert days["days_after"].tolist() == [61 - 14, 61 - 14]
    assert len(treatments(diary, since="randomised", what="the exercises").weeks)


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("arm", "facts that are days: randomised, visit_2"),
        ("enrolled", "or a fact of the people that is a day"),
        (["randomised", "2026-03-01"], "give it alone"),
    ],
)
def test_what_is_no_day_is_told_with_what_would_be_one(
    since: Any, words: str, diary: Diary
) -> None:
    with pytest.raises(ValueError, match=words):
        change(diary, since=since)


def test_without_people_it_is_told_how_they_are_joined() -> None:
    with pytest.raises(ValueError, match="with_people or --people"):
        change(diary_of(tossed(0.5, 60)), since="randomised")
