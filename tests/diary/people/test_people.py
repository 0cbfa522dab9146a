"""What is known of people: checked like a diary, joined to it, and told where it does not fit."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, DiaryError, make_diary, make_people, problem_sentences
from hdiary.diary.people.match import _bare


def diary_of(*patients: str) -> Diary:
    rows = [(who, f"2026-03-0{day}", day % 2 * 5) for who in patients for day in (1, 2, 3)]
    return make_diary(pd.DataFrame(rows, columns=["patient", "date", "pain"]))


def people(**columns: Any) -> Any:
    return make_people(pd.DataFrame(columns))


def test_facts_are_numbers_yes_and_no_days_and_words_by_what_stands_in_them() -> None:
    made = people(
        patient=["A", "B", "C"],
        age=[34, None, 51],
        smoker=["yes", "no", None],
        randomised=["2026-03-01", "", "2026-03-05"],
        arm=["exercise", "usual care", "exercise"],
        ever=[True, None, False],
    )
    assert dict(zip(made.facts["fact"], made.facts["kind"], strict=True)) == {
        "age": "number",
        "smoker": "yes/no",
        "randomised": "date",
        "arm": "word",
        "ever": "yes/no",
    }
    assert made.facts["blank"].tolist() == [1, 1, 1, 0, 1]


def test_a_leading_zero_belongs_to_a_code() -> None:
    made = people(patient=["01", "02"], site=["001", "002"])
    assert made.patients == ["01", "02"]
    assert made.table["site"].tolist() == ["001", "002"]


def test_whole_numbers_are_identifiers_as_a_diary_has_them() -> None:
    frame = pd.DataFrame({"patient": [7, 8], "age": [30, 31]})
    joined = make_diary(
        pd.DataFrame({"patient": [7, 8], "date": ["2026-03-01"] * 2, "pain": [1, 0]})
    ).with_people(make_people(frame))
    assert joined.people is not None
    assert joined.people["age"].tolist() == [30, 31]


def test_all_problems_are_told_at_once_and_no_identifier_is_said() -> None:
    frame = pd.DataFrame(
        {"patient": ["Anna", "Anna", None, "Berta"], "age": [30, 31, 32, 33], "arm": list("abab")}
    )
    with pytest.raises(DiaryError) as refused:
        make_people(frame)
    told = str(refused.value)
    assert {"one person twice", "missing patient"} == set(refused.value.problems["code"])
    assert "Lines 1-2" in told
    assert "Anna" not in told
    kept = make_people(frame, skip_bad_rows=True)
    assert kept.patients == ["Berta"]


def test_equal_rows_count_once_and_are_told() -> None:
    made = people(patient=["A", "A"], age=[30, 30])
    assert made.patients == ["A"]
    assert made.problems["code"].tolist() == ["repeated row"]


def test_a_word_among_numbers_costs_the_cell_unless_they_are_words() -> None:
    frame = pd.DataFrame({"patient": list("ABCD"), "score": ["3", "x", "4", "5"]})
    made = make_people(frame)
    assert np.isnan(made.table["score"][1])
    assert "line 2" in problem_sentences(made.problems, phrases=made.phrases)[0]
    words = make_people(frame, columns={"score": "word"})
    assert words.table["score"].tolist() == ["3", "x", "4", "5"]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Name", ["Anna", "Bert"]),
        ("Geburtsdatum", ["1980-01-02", "1970-02-03"]),
        ("MRN", ["123456", "234567"]),
        ("anything", ["a@example.org", "b@example.org"]),
        ("Telefon", ["0151 2345678", "0152 3456789"]),
        ("notes", ["tired", "well"]),
        ("remark", ["said that the neck hurts whenever she drives", "b"]),
        ("Wohnort", ["Bonn", "Köln"]),
    ],
)
def test_who_somebody_is_and_what_they_wrote_is_left_out_unless_asked(
    heading: str, cells: list[str]
) -> None:
    frame = pd.DataFrame({"patient": ["A", "B"], heading: cells, "arm": ["x", "y"]})
    made = make_people(frame)
    assert list(made.table) == ["patient", "arm"]
    assert [name for name, _ in made.left_out] == [heading]
    assert heading in make_people(frame, columns={heading: "fact"}).table


def test_words_that_hardly_two_people_share_tell_who_is_who() -> None:
    made = people(patient=[f"P{k}" for k in range(12)], doctor=[f"Dr {k}" for k in range(12)])
    assert [name for name, _ in made.left_out] == ["doctor"]


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame(),
        pd.DataFrame({"patient": []}),
        pd.DataFrame({"age": [3]}),
        pd.DataFrame([["A", 1, 2]], columns=["patient", "age", "age"]),
        pd.DataFrame([["A", "B", 2]], columns=["patient", "patient", "age"]),
        pd.DataFrame({"subject": ["A"], "subject id": ["B"]}),
        "patient,age",
        None,
    ],
)
def test_what_is_no_table_of_people_is_refused_in_words(frame: Any) -> None:
    with pytest.raises(DiaryError, match="people's facts"):
        make_people(frame)


@pytest.mark.parametrize("columns", [{"nix": "fact"}, {"age": "nonsense"}])
def test_what_is_said_of_columns_must_be_possible(columns: dict[str, str]) -> None:
    with pytest.raises(DiaryError):
        make_people(pd.DataFrame({"patient": ["A"], "age": [3]}), columns=columns)


def test_facts_come_in_the_order_of_the_diarys_people() -> None:
    joined = diary_of("P1", "P2", "P10").with_people(
        people(patient=["P10", "P1", "X"], arm=["a", "b", "c"])
    )
    assert joined.people is not None
    assert joined.people["patient"].tolist() == ["P1", "P2", "P10"]
    assert joined.people["arm"].fillna("?").tolist() == ["b", "?", "a"]
    assert diary_of("A").people is None


def test_who_is_in_one_of_the_two_only_is_counted_by_lines() -> None:
    joined = diary_of("P1", "P2").with_people(people(patient=["P1", "Zoe"], age=[30, 31]))
    told = dict(zip(joined.problems["code"], joined.problems["suggestion"], strict=True))
    assert "(line 2)" in told["people without a diary"]
    assert "1 of 2" in told["diaries without a person"]
    assert "Zoe" not in " ".join(told.values())
    assert not joined.rows_refused


def test_people_joined_again_take_the_place_of_those_before() -> None:
    first = diary_of("P1").with_people(people(patient=["X"], age=[1]))
    assert "Nobody" in first.problems["suggestion"].iloc[0]
    again = first.with_people(people(patient=["P1"], arm=["a"]))
    assert again.people is not None
    assert list(again.people) == ["patient", "arm"]
    assert not len(again.problems)


def test_a_diary_with_people_is_the_same_diary() -> None:
    diary = diary_of("P1", "P2")
    joined = diary.with_people(people(patient=["P1", "P2"], age=[3, 4]))
    assert joined.equals(diary)
    pd.testing.assert_frame_equal(joined.days, diary.days)


def test_what_people_say_of_themselves_holds_no_names() -> None:
    made = people(patient=["Anna"], Name=["Anna Muster"], age=[3])
    assert repr(made) == "<People: 1 person, 1 fact>"
    assert "Anna" not in repr(made)


def test_some_people_are_kept() -> None:
    made = people(patient=["A", "B", "C"], age=[1, 2, 3])
    assert made.keep({"C", "A", "Z"}).patients == ["A", "C"]
    assert made.keep([]).patients == []


def test_a_frame_read_from_text_gives_the_same_as_typed() -> None:
    frame = pd.DataFrame({"patient": ["A", "B"], "age": [1.5, None], "day": ["2026-03-01", None]})
    text = pd.read_csv(io.StringIO(frame.to_csv(index=False)), dtype=str)
    pd.testing.assert_frame_equal(make_people(text).table, make_people(frame).table)


@pytest.mark.parametrize("given", [None, "people.csv", pd.DataFrame({"patient": ["A"]}), 3])
def test_what_is_no_people_is_not_joined(given: Any) -> None:
    with pytest.raises(DiaryError, match="make_people"):
        diary_of("A").with_people(given)


def test_words_that_differ_in_capitals_only_are_two_and_told() -> None:
    made = people(patient=["A", "B", "C"], arm=["Exercise", "exercise", "usual care"])
    assert made.problems["code"].tolist() == ["two spellings"]
    assert '"Exercise" and "exercise"' in made.problems["suggestion"].iloc[0]


def test_said_to_be_yes_and_no_one_and_nought_are_that() -> None:
    frame = pd.DataFrame({"patient": ["A", "B"], "smoker": [1, 0]})
    assert make_people(frame).facts["kind"].tolist() == ["number"]
    made = make_people(frame, columns={"smoker": "yes/no"})
    assert made.table["smoker"].tolist() == [True, False]


def test_odd_columns_are_words_and_never_a_traceback() -> None:
    made = people(
        patient=pd.Categorical(["A", "B"]),
        several=[[1], [2]],
        complex=[1j, 2],
        span=pd.to_timedelta([1, 2], unit="D"),
        month=pd.period_range("2026-01", periods=2, freq="M"),
        endless=[np.inf, 2],
    )
    assert made.facts["kind"].tolist() == ["word"] * 4 + ["number"]
    assert made.problems["column"].tolist() == ["endless"]


def test_identifiers_that_differ_by_zeros_are_counted_and_how_to_see_them_is_said() -> None:
    days = pd.date_range("2026-03-01", periods=2).strftime("%Y-%m-%d")
    rows = [{"patient": who, "date": day, "pain": 1} for who in ("1", "22", "x") for day in days]
    people = make_people(pd.DataFrame({"patient": ["1", "022", "y"], "arm": ["a", "b", "b"]}))
    problems = make_diary(pd.DataFrame(rows)).with_people(people).problems
    told = problems.set_index("code")["suggestion"]["diaries without a person"]
    assert told.startswith("Of 2 of 3 diaries nothing stands in the people's file")
    assert "1 of them is written nearly as somebody in the people's file" in told
    assert told.endswith("set(diary.patients) - set(people.patients).")


def test_names_that_differ_by_zeros_in_front_are_alike_however_many_zeros_there_are() -> None:
    pairs = [("P007", "p7"), ("a-0", "A-00"), ("10", "010"), ("0a", "00 a")]
    assert [_bare(one) == _bare(other) for one, other in pairs] == [True] * 4
    assert _bare("100") != _bare("1")
    assert _bare("0" * 200_000 + "x") == "0x"


@pytest.mark.parametrize("written", ["okonkwo", "Vexmoor", "vexmoor", "asked Uwe"])
@pytest.mark.parametrize(("fact", "kind"), [("age", "number"), ("entered", "date")])
def test_a_name_where_an_age_or_a_day_belongs_is_told_and_never_quoted(
    fact: str, kind: str, written: str
) -> None:
    values = [34, 35, 36, written] if kind == "number" else ["2026-01-05"] * 3 + [written]
    frame = pd.DataFrame({"patient": list("ABCD"), fact: values})
    made = make_people(frame, columns={fact: kind})
    assert made.problems["code"].tolist() == ["not read"]
    assert written.split()[-1] not in str(made.problems.to_dict())
