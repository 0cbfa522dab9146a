"""What all answers share: JSON, words, notices."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import hdiary
import hdiary.questions
from hdiary import registry
from hdiary.diary import Diary, make_diary
from hdiary.questions import QUESTIONS, Answer, describe_diary, json_records
from hdiary.read import read_diary

from .conftest import daily, four_weeks, random_cohort


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_every_question_answers_with_json_that_holds_no_nan(name: str) -> None:
    answer = QUESTIONS[name](make_diary(random_cohort(3, 40, seed=9)))
    assert isinstance(answer, Answer)
    assert answer.question == name
    text = json.dumps(
        {
            "settings": answer.settings,
            "table": json_records(answer.table),
            "coverage": json_records(answer.coverage),
            "summary": answer.summary(),
        },
        allow_nan=False,
    )
    assert len(json.loads(text)["coverage"]) == 3


SHOWN = {question.name: question.view for question in registry.QUESTIONS}


def test_json_records_keep_every_digit_and_say_none_for_what_is_missing() -> None:
    frame = pd.DataFrame(
        {
            "day": [pd.Timestamp("2026-03-01"), pd.NaT],
            "moment": [pd.Timestamp("2026-03-01 14:30"), pd.NaT],
            "rate": [1 / 3, np.inf],
            "count": pd.array([3, None], dtype="Int64"),
            "sure": pd.array([True, None], dtype="boolean"),
            "side": pd.Categorical(["left", None]),
        }
    )
    assert json_records(frame) == [
        {
            "day": "2026-03-01",
            "moment": "2026-03-01T14:30:00",
            "rate": 1 / 3,
            "count": 3,
            "sure": True,
            "side": "left",
        },
        dict.fromkeys(frame.columns),
    ]


def test_an_empty_frame_gives_no_records() -> None:
    assert json_records(pd.DataFrame({"days": []})) == []


def test_describe_diary_sums_over_patients(paper: Diary) -> None:
    assert describe_diary(paper) == {
        "file": None,
        "patients": 1,
        "first_day": "2026-03-02",
        "last_day": "2026-03-29",
        "days": 28,
        "headache_days": 8,
        "clear_days": 16,
        "not_recorded": 4,
    }
    two = pd.concat([four_weeks().assign(patient=name) for name in ("A", "B")])
    described = describe_diary(make_diary(two))
    assert (described["patients"], described["days"], described["not_recorded"]) == (2, 56, 8)


def test_describe_diary_names_the_file_without_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    daily([5.0, 0.0, 3.0]).to_csv(path, index=False)
    assert describe_diary(read_diary(path))["file"] == "diary.csv"


def test_refused_rows_are_told_with_every_answer() -> None:
    frame = daily([5.0, 0.0, 0.0, 3.0]).assign(date=["2026-01-01", "2026-01-02", "x", "2026-01-04"])
    diary = make_diary(frame, skip_bad_rows=True)
    for ask in QUESTIONS.values():
        told = "1 row of the file could not be read and is not counted here (line 3)."
        assert told in ask(diary).summary().splitlines()


def test_left_out_rows_that_are_mostly_headaches_are_said_before_everything_else() -> None:
    frame = daily([5.0, 0.0, 14.0, 15.0, -1.0, 3.0])
    diary = make_diary(frame, skip_bad_rows=True)
    assert (diary.rows_refused, diary.refused_headaches) == (3, 2)
    for ask in QUESTIONS.values():
        assert ask(diary).summary().splitlines()[0] == (
            "3 rows of the file were left out (lines 3-5), 2 of them headaches, so headaches are "
            "missing from what follows, and their number is too low."
        )


def with_an_attack_list(days: int = 84) -> pd.DataFrame:
    """Give A, who writes every day down, and B, who lists the same headaches only."""
    pain = [5.0 if day % 3 == 0 else 0.0 for day in range(days)]
    listed = [p or None for p in pain]
    return pd.concat([daily(pain).assign(patient="A"), daily(listed).assign(patient="B")])


def test_a_person_who_lists_only_headaches_has_no_rate() -> None:
    result = hdiary.questions.burden(make_diary(with_an_attack_list()))
    rates = result.overall["headache_days_28"]
    assert rates[0] == pytest.approx(28 / 3)
    assert pd.isna(rates[1])
    assert "only headaches are listed" in result.overall["verdict"][1]
    reasons = result.trend.query("outcome == 'headache_days_28'")["reason"].tolist()
    assert reasons == ["the interval is too wide to say more", "only headaches are listed"]
    weekdays = hdiary.questions.pattern(make_diary(with_an_attack_list())).weekdays.groupby(
        "patient", observed=True
    )["share"]
    assert weekdays.count().tolist() == [7, 0]


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_person_who_lists_only_headaches_has_the_same_answer_alone(name: str) -> None:
    frame = with_an_attack_list()
    diary = make_diary(frame)
    alone = QUESTIONS[name](make_diary(frame[frame["patient"] == "B"]))
    chosen = QUESTIONS[name](diary.select(patient="B"))
    assert chosen.summary() == alone.summary()
    assert json_records(chosen.table) == json_records(alone.table)


def test_who_lists_only_headaches_is_counted_in_words() -> None:
    frame = with_an_attack_list()
    (one,) = hdiary.questions.burden(make_diary(frame)).notices
    assert one.startswith("1 of 2 people lists only headaches, so a day without an entry may have")
    third = frame[frame["patient"] == "B"].assign(patient="C")
    (two,) = hdiary.questions.burden(make_diary(pd.concat([frame, third]))).notices
    assert two.startswith("2 of 3 people list only headaches")
    assert "Their headaches are counted" in two


def test_a_list_of_attacks_is_not_called_a_share_of_recorded_days() -> None:
    diary = make_diary(with_an_attack_list())
    lines = hdiary.questions.burden(diary.select(patient="B")).summary().splitlines()
    assert lines[1].startswith("Headache was listed on 28 days: 9.6 to 28 in every 28 days, ")
    assert lines[2] == "In the last 28 days headache was listed on 10 days."
    assert "One person has enough recorded days: headache on about 9.3 days in 28." in (
        hdiary.questions.burden(diary).summary()
    )


def test_headaches_on_every_day_have_a_rate() -> None:
    frame = pd.concat(
        [daily([5.0] * 30).assign(patient="A"), daily([5.0, 0.0]).assign(patient="B")]
    )
    result = hdiary.questions.burden(make_diary(frame))
    assert result.overall["headache_days_28"][0] == 28.0
    assert result.notices == ()


def test_the_notebook_view_escapes_what_the_diary_says() -> None:
    frame = daily([5.0, 0.0, 3.0]).assign(patient="<script>alert(1)</script>")
    for name, ask in QUESTIONS.items():
        answer = ask(make_diary(frame))
        shown = answer._repr_html_()
        assert "<script>" not in shown
        assert ("<table" in shown) == bool(len(getattr(answer, SHOWN[name].frame)))


def test_results_cannot_be_changed(paper: Diary) -> None:
    answer = hdiary.questions.burden(paper)
    with pytest.raises(AttributeError):
        answer.question = "other"  # type: ignore[misc]


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_notes_never_reach_an_answer(name: str) -> None:
    frame = four_weeks().assign(notes="quarrel with Marguerite")
    answer = QUESTIONS[name](make_diary(frame))
    assert "Marguerite" not in answer.summary() + answer._repr_html_()


def test_a_factor_may_be_called_as_a_reason_is() -> None:
    frame = daily([5.0, 0.0] * 40).assign(answered=[True, False, False, True] * 20)
    answer = hdiary.triggers(make_diary(frame))
    assert "Answered" in answer.summary(language="de")
    assert "beantwortet" not in answer.summary(language="de")
    assert ">answered</td>" in answer._repr_html_()


def test_an_answer_whose_reasons_somebody_changed_is_told_as_it_is() -> None:
    answer = hdiary.triggers(make_diary(daily([5.0, 0.0] * 40).assign(tea=["yes", "no"] * 40)))
    other = dataclasses.replace(answer, reasons={})
    assert other.summary() == answer.summary()
    assert str(other.table["reason"].iloc[0]) in other.why(other.table["reason"].iloc[0]).values[0]
