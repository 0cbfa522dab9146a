"""Google Forms: questions as headings in several languages, and the moment of each answer."""

from __future__ import annotations

import io

import pytest

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from tests.read.formats.conftest import OTHER_LAYOUTS
from tests.read.kinds.conftest import decided, follow, medicine_days, states

FORMS = sorted((OTHER_LAYOUTS / "google_forms").iterdir())


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_of_any_language_is_read_without_a_question(path: object) -> None:
    walk = follow(path)  # type: ignore[arg-type]
    assert walk.steps == []
    assert states(walk.diary) == (8, 20, 0)
    assert medicine_days(walk.diary) == 8
    assert walk.diary.reading.app == "Google Forms"


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_the_moment_of_an_answer_is_when_it_was_written_and_no_start(path: object) -> None:
    diary = follow(path).diary  # type: ignore[arg-type]
    assert diary.entries["start"].isna().all()
    assert diary.entries["entered_at"].notna().all()


def form(
    *rows: str, heading: str = "Timestamp,How bad was your headache? (0-10),What did you take?"
):
    """Write a form's answers."""
    return io.StringIO("\n".join([heading, *rows]) + "\n")


def test_answers_of_several_choices_are_several_medicines() -> None:
    diary = read_diary(
        form('1/28/2026 21:14:33,6,"Ibuprofen 400 mg, Sumatriptan (Tablet, 50 mg)"',
             '1/29/2026 21:14:33,4,"Ibuprofen 400 mg;Sumatriptan"')
    )  # fmt: skip
    assert diary.doses["treatment"].tolist() == ["ibuprofen", "sumatriptan"] * 2


def test_a_blank_rating_says_nothing() -> None:
    diary = read_diary(
        form("1/28/2026 21:14:33,6,", "1/29/2026 21:14:33,,", "1/30/2026 9:00:00,0,")
    )
    assert diary.days["state"].tolist() == ["headache", "not recorded", "clear"]


def test_the_day_of_the_answer_is_told_where_no_question_asks_for_it() -> None:
    diary = read_diary(form("1/28/2026 21:14:33,6,", "1/29/2026 21:14:33,0,"))
    assert any('so that of "Timestamp" counts' in words for words in decided(diary))


def test_the_order_of_day_and_month_is_asked_where_both_fit() -> None:
    with pytest.raises(DiaryError) as refused:
        read_diary(form("1/5/2026 21:14:33,6,", "2/5/2026 21:14:33,0,"))
    assert {one.settings["dates"] for one in refused.value.suggested} == {"dmy", "mdy"}


def test_a_log_of_ones_own_with_a_time_stamp_is_no_form() -> None:
    text = "timestamp,intensity,side\n2026-01-28 09:10,6,left\n2026-01-29 08:00,4,left\n"
    diary = read_diary(io.StringIO(text))
    assert diary.reading.app == ""
    assert diary.entries["start"].notna().all()


def test_the_person_may_say_that_the_moment_is_the_start() -> None:
    diary = read_diary(
        form("1/28/2026 21:14:33,6,", "1/29/2026 21:14:33,0,"), columns={"Timestamp": "start"}
    )
    assert diary.entries["start"].notna().all()
