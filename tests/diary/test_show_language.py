"""A diary shows itself in the language that is asked for."""

from __future__ import annotations

import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import burden


@pytest.fixture
def diary() -> Diary:
    dates = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
    return make_diary(pd.DataFrame({"date": dates, "pain": [5, 0, 0, 0] * 7}))


def test_a_diary_is_shown_in_the_language_that_is_asked_for(diary: Diary) -> None:
    german = diary.show(language="de")
    assert "Kopfschmerz" in german._repr_html_()
    assert "Kopfschmerz" in repr(german)
    assert "headache" not in german._repr_html_().split("</style>")[-1].replace("hdiary", "")
    assert diary.show()._repr_html_() == diary._repr_html_()


def test_an_answer_is_shown_in_the_language_that_is_asked_for(diary: Diary) -> None:
    answer = burden(diary)
    german = answer.show(language="de")
    assert repr(german) == answer.summary(language="de")
    assert "Kopfschmerztage" in german._repr_html_()
    assert answer.show()._repr_html_() == answer._repr_html_()


def test_a_language_that_is_not_there_is_refused(diary: Diary) -> None:
    with pytest.raises(ValueError):
        diary.show(language="xx")


def test_a_heading_that_would_steer_a_screen_is_shown_and_not_obeyed() -> None:
    days = ["2026-03-01", "2026-03-02"]
    diary = make_diary(pd.DataFrame({"date": days, "pain": [5, 0], "mo\x1b[31m\bod": [1, 2]}))
    for told in (diary.show().words, diary.show(language="de").words):
        assert "\x1b" not in told
        assert "\b" not in told
        assert "mo\N{REPLACEMENT CHARACTER}[31m" in told
