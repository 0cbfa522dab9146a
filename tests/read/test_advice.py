"""What is suggested about a file was tried, leads on, and says what would come of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.diary.problems import Suggestion
from hdiary.read import read_diary
from hdiary.read.advice import LARGE, Advice, advise, merge_settings

Read = Callable[..., Diary]
AMBIGUOUS = "date,pain\n02/03/2026,4\n03/03/2026,0\n"
# Two bad cells beside an order of dates that only the person knows.
MESSY = "Datum;Schmerz (0-10)\n02/03/2026;4\n03/03/2026;0\n04/03/2026;12\n05/03/2026;3\n"
SMALL = "date,pain\n" + "".join(f"2026-03-{day:02d},{day % 4}\n" for day in range(1, 29))


def reader(text: str) -> Read:
    """Give what reads a text, each time from its beginning."""

    def read(**settings: Any) -> Diary:
        return read_diary(io.StringIO(text), **settings)

    return read


def came_of(read: Read, **settings: Any) -> Diary | DiaryError:
    """Give the diary, or why it was refused."""
    try:
        return read(**settings)
    except DiaryError as error:
        return error


def advice_on(text: str, **given: Any) -> list[Advice]:
    read = reader(text)
    return advise(read, given, came_of(read, **given))


def test_columns_and_what_is_accepted_are_joined_and_all_else_is_replaced() -> None:
    given = {"columns": {"Wert": "pain"}, "accept": ("nearest",), "scale": "0-3"}
    more = {"columns": {"Tag": "date"}, "accept": ("nearest", "blanks"), "scale": "0-10"}
    assert merge_settings(given, more) == {
        "columns": {"Wert": "pain", "Tag": "date"},
        "accept": ("nearest", "blanks"),
        "scale": "0-10",
    }
    assert given["accept"] == ("nearest",)
    assert merge_settings({"columns": None, "accept": ()}, more)["columns"] == {"Tag": "date"}


def test_a_setting_that_reads_the_file_says_which_days_it_would_give() -> None:
    (first, second) = advice_on(AMBIGUOUS)
    assert (first.options, second.options) == (["--dates", "dmy"], ["--dates", "mdy"])
    assert first.outcome == "1 headache day and 1 clear day"
    assert first.words == "Dates are day, month, year: 1 headache day and 1 clear day."


def test_a_setting_that_only_leads_on_says_so() -> None:
    first, *_ = advice_on(MESSY)
    assert first.settings == {"dates": "dmy"}
    assert first.outcome == "then one more question"


def test_to_leave_rows_out_comes_last_and_says_how_many_and_how_many_headaches() -> None:
    *_, last = advice_on(MESSY, dates="dmy")
    assert last.options == ["--skip-bad-rows"]
    assert "1 row" in last.why
    assert "1 of them with a headache" in last.why
    assert last.outcome == "1 row of 4 left out, 2 headache days and 1 clear day"


def test_following_the_first_again_and_again_reads_the_file_and_loses_no_headache() -> None:
    read = reader(MESSY)
    settings: dict[str, Any] = {}
    for _ in range(4):
        now = came_of(read, **settings)
        advice = advise(read, settings, now)
        if not advice:
            break
        settings = merge_settings(settings, advice[0].settings)
    assert isinstance(now, Diary)
    assert settings == {"dates": "dmy", "accept": ("blanks",)}
    assert now.days["state"].tolist() == ["headache", "clear", "headache", "headache"]


def test_a_diary_that_was_read_says_what_would_be_otherwise() -> None:
    now = came_of(reader(SMALL))
    assert isinstance(now, Diary)
    (one,) = [a for a in advice_on(SMALL) if "scale" in a.settings]
    assert one.settings == {"scale": "0-3"}
    assert one.outcome == "pain on the scale 0-3"
    assert advice_on(SMALL, scale="0-3") == []


def test_other_numbers_of_days_are_set_against_those_of_now() -> None:
    text = "date,headache,pain\n2026-03-01,yes,4\n2026-03-02,,\n2026-03-03,,\n2026-03-04,yes,6\n"
    now = read_diary(io.StringIO(text), blank="not-said")

    class Asked:
        suggested = (Suggestion(why="A blank is none.", settings={"blank": "none"}),)

    assert now.days["state"].tolist().count("clear") == 0
    object.__setattr__(now, "suggested", Asked.suggested)
    (one,) = advise(reader(text), {"blank": "not-said"}, now)
    assert one.outcome == "2 clear days instead of 0"


def test_what_leads_nowhere_is_left_out() -> None:
    error = came_of(reader(AMBIGUOUS))
    assert isinstance(error, DiaryError)
    nowhere = Suggestion(why="It is no use.", settings={"zone": "Europe/Berlin"})
    worse = Suggestion(why="It cannot be.", settings={"columns": {"nobody": "pain"}})
    error.suggested = (nowhere, worse, *error.suggested)
    found = advise(reader(AMBIGUOUS), {}, error)
    assert [one.settings for one in found] == [{"dates": "dmy"}, {"dates": "mdy"}]


def test_where_the_reader_suggests_nothing_common_settings_are_tried() -> None:
    error = came_of(reader(MESSY))
    assert isinstance(error, DiaryError)
    error.suggested = ()
    found = advise(reader(MESSY), {}, error)
    assert [one.settings for one in found] == [
        {"dates": "dmy", "skip_bad_rows": True},
        {"dates": "mdy", "skip_bad_rows": True},
    ]
    assert found[0].outcome == "1 row of 4 left out, 2 headache days and 1 clear day"


def test_a_large_file_is_not_read_again() -> None:
    error = came_of(reader(AMBIGUOUS))

    def never(**settings: Any) -> Diary:
        raise AssertionError(settings)

    found = advise(never, {}, error, size=LARGE + 1)
    assert [(one.options, one.outcome) for one in found] == [
        (["--dates", "dmy"], ""),
        (["--dates", "mdy"], ""),
    ]


def test_only_as_many_are_tried_as_are_wanted() -> None:
    asked: list[Any] = []
    read = reader(AMBIGUOUS)

    def counting(**settings: Any) -> Diary:
        asked.append(settings)
        return read(**settings)

    assert len(advise(counting, {}, came_of(read), most=1)) == 1
    assert asked == [{"dates": "dmy"}]


def test_settings_that_change_nothing_that_is_asked_are_not_tried_together() -> None:
    # Of several columns of one meaning no setting says which is meant.
    many = f"date,{','.join(['pain'] * 20)}\n2026-03-01{',3' * 20}\n2026-03-02{',0' * 20}\n"
    asked: list[Any] = []
    read = reader(many)

    def counting(**settings: Any) -> Diary:
        asked.append(settings)
        return read(**settings)

    assert advise(counting, {}, came_of(read)) == []
    assert 0 < len(asked) <= 8
    assert all(len(settings) == 1 for settings in asked)


@pytest.mark.slow
@pytest.mark.parametrize("text", ["a,b\n1,2\n", "", "date,pain\n"])
def test_what_is_no_diary_gets_no_advice(text: str) -> None:
    assert advice_on(text) == []
