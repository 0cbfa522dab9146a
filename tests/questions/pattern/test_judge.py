"""What stands out of weekdays and hours: both looks are allowed for, and it is said first."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.diary import Diary, make_diary
from hdiary.questions import pattern
from hdiary.questions.pattern.judge import _allow_for_both

MONDAY = "2026-03-02"


def diary_of(hurt: dict[int, str | None], days: int = 84, **columns: object) -> Diary:
    """Give a diary whose headache days, from 0 on, have a start or none."""
    date = pd.date_range(MONDAY, periods=days).strftime("%Y-%m-%d")
    pain = [6 if day in hurt else 0 for day in range(days)]
    start = [hurt.get(day) for day in range(days)]
    return make_diary(pd.DataFrame({"date": date, "pain": pain, "start": start, **columns}))


def mondays(start: str | None = None) -> dict[int, str | None]:
    """Headache on nine of twelve Mondays and on nine other days."""
    others = (3, 12, 19, 30, 37, 46, 55, 68, 76)
    return dict.fromkeys([*range(0, 63, 7), *others], start)


def test_a_weekday_is_told_with_its_counts_and_what_is_usual_on_others() -> None:
    row = pattern(diary_of(mondays())).standing.iloc[0]
    assert (row["kind"], row["name"], row["count"], row["of"]) == ("weekday", "monday", 9, 12)
    assert (row["share"], row["expected"]) == (0.75, 0.125)
    assert row["p_value"] < 0.01


def test_a_part_of_the_day_is_told_against_an_even_spread() -> None:
    hurt: dict[int, str | None] = {3 * day: "14:00" for day in range(15)}
    standing = pattern(diary_of({**hurt, 45: "09:00"})).standing
    row = standing[standing["kind"] == "hour"].iloc[0]
    assert (row["name"], row["count"], row["of"]) == ("afternoon", 15, 16)
    assert (row["share"], row["expected"]) == (15 / 16, 0.25)


def test_what_does_not_stand_out_is_not_there() -> None:
    hours = [1, 5, 6, 9, 10, 13, 15, 16, 19, 21, 23, 12]
    made = pattern(diary_of({5 * k: f"{hour:02}:30" for k, hour in enumerate(hours)}))
    assert made.standing.empty
    assert list(made.standing.columns) == [
        "patient", "kind", "name", "count", "of", "share", "expected", "p_value",
    ]  # fmt: skip


def test_it_is_said_first_the_surest_before_the_others_and_names_no_cause() -> None:
    told = pattern(diary_of(mondays("14:00"))).summary()
    lines = [told.index(words) for words in ("It holds", "in the afternoon", "12 Mondays", "side")]
    assert lines == sorted(lines)
    assert "Weekdays differ in many things at once, so this names no cause." in told


def test_how_many_an_even_spread_would_give_is_said() -> None:
    told = pattern(diary_of({3 * day: "14:00" for day in range(16)})).summary()
    assert "in the afternoon (16) than an even spread over the day would give (4)" in told


def test_a_look_at_hours_makes_a_weekday_harder_to_claim() -> None:
    alone = pattern(diary_of(mondays())).standing.iloc[0]["p_value"]
    hours = [f"{hour:02}:00" for hour in (1, 5, 9, 13, 19, 23) * 3]
    both: dict[int, str | None] = dict(zip(mondays(), hours, strict=True))
    together = pattern(diary_of(both)).standing.iloc[0]["p_value"]
    assert together == pytest.approx(2 * alone)


def test_headaches_that_run_on_do_not_seem_to_begin_late() -> None:
    # Every start of every day is as likely; from one day to the next only late ones leave 24 hours.
    rng = np.random.default_rng(4)
    hurt = {int(day): f"{int(rng.integers(0, 24)):02}:10" for day in range(300)}
    result = pattern(diary_of(dict(hurt), 300))
    assert not result.day_parts["stands_out"].any()


def test_a_list_of_attacks_is_told_by_beginnings() -> None:
    dates = pd.date_range(MONDAY, periods=12, freq="7D")
    some = [*dates[:9], *(dates[9:] + pd.Timedelta(days=3))]
    frame = pd.DataFrame({"date": [f"{day:%Y-%m-%d}" for day in some], "pain": 6})
    row = pattern(make_diary(frame)).standing.iloc[0]
    assert (row["name"], row["count"], row["of"]) == ("monday", 9, 12)
    assert row["expected"] == pytest.approx(1 / 7)


def test_everybody_has_their_own_rows() -> None:
    one, other = diary_of(mondays()).entries, diary_of({5: None, 40: None}).entries
    frames = [
        entries.assign(patient=name, date=entries["date"].dt.strftime("%Y-%m-%d"))
        for entries, name in ((one, "A"), (other, "B"))
    ]
    table = pd.concat([frame[["patient", "date", "pain"]] for frame in frames])
    assert pattern(make_diary(table)).standing["patient"].tolist() == ["A"]


chances = st.lists(st.floats(1e-9, 1), min_size=3, max_size=3)


@given(chances, chances, st.booleans())
def test_allowing_for_both_never_makes_a_chance_smaller(
    first: list[float], second: list[float], both: bool
) -> None:
    given_ones = [np.array([values]) for values in (first, second)]
    made = _allow_for_both(*given_ones, both=np.array([both]))
    for before, after in zip(given_ones, made, strict=True):
        assert (after >= before).all() and (after <= 1).all()
    least = min(*first, *second)
    assert min(part.min() for part in made) == pytest.approx(min(2 * least, 1) if both else least)
