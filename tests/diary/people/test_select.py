"""Choosing people of a diary: by name, by several names, and by what is known of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, DiaryError, make_diary, make_people

FACTS = pd.DataFrame(
    {
        "patient": ["A", "B", "C", "D"],
        "arm": ["exercise", "usual care", "exercise", None],
        "age": [34, 51, None, 44],
        "smoker": [True, False, None, False],
        "randomised": ["2026-03-01", "2026-03-05", "2026-03-09", None],
        "before": [10, 12, 14, 16],
        "after": [8, 12, 15, 10],
        "baseline NDI": [12, 20, 8, 30],
    }
)


@pytest.fixture
def diary() -> Diary:
    rows = [(who, f"2026-03-0{day}", day % 2 * 5) for who in "ABCDE" for day in (1, 2, 3)]
    made = make_diary(pd.DataFrame(rows, columns=["patient", "date", "pain"]))
    return made.with_people(make_people(FACTS))


@pytest.mark.parametrize(
    "named",
    [["C", "A"], ("A", "C"), {"A", "C"}, pd.Series(["A", "C"]), np.array(["C", "A", "A"])],
)
def test_several_people_are_named_in_any_form(diary: Diary, named: Any) -> None:
    chosen = diary.select(patient=named)
    assert chosen.patients == ["A", "C"]
    assert chosen.people is not None
    assert chosen.people["before"].tolist() == [10, 14]
    one_by_one = [diary.select(patient=who).entries["pain"].tolist() for who in "AC"]
    assert chosen.entries["pain"].tolist() == one_by_one[0] + one_by_one[1]


@pytest.mark.parametrize("named", [["A", "Zoe"], [], "Zoe", 5, [1.5], [None], {"A": 1}, b"A"])
def test_whoever_is_not_there_is_refused_without_a_name(diary: Diary, named: Any) -> None:
    with pytest.raises(DiaryError) as refused:
        diary.select(patient=named)
    assert "identifier" in str(refused.value)
    assert "Zoe" not in str(refused.value)


@pytest.mark.parametrize(
    ("where", "fits"),
    [
        ("arm == 'exercise'", "AC"),
        ("arm = 'exercise'", "AC"),
        ('arm != "exercise"', "B"),
        ("'exercise' == arm", "AC"),
        ("arm == 'exercise' and age >= 30", "A"),
        ("arm == 'exercise' AND age >= 30 OR age == 44", "AD"),
        ("arm == 'exercise' & age >= 30 | age == 44", "AD"),
        ("not (arm == 'exercise') or age < 40", "AB"),
        ("40 < age", "BD"),
        ("age <= 44.0", "AD"),
        ("age >= 4.4e1", "BD"),
        ("smoker", "A"),
        ("not smoker", "BD"),
        ("smoker == no", "BD"),
        ("smoker != 'yes'", "BD"),
        ("randomised < 2026-03-05", "A"),
        ("randomised >= '2026-03-05'", "BC"),
        ("age is missing", "CE"),
        ("age is not missing and arm is missing", "D"),
        ("arm in ['exercise', 'other']", "AC"),
        ("arm not in ['exercise']", "B"),
        ("patient in [A, D]", "AD"),
        ("after < before", "AD"),
        ("after == before", "B"),
        ("`baseline NDI` >= 20", "BD"),
        ("age is missing or age > 50", "BCE"),
        ("arm == 'exercise' and age is missing", "C"),
    ],
)
def test_a_condition_means_what_it_says(diary: Diary, where: str, fits: str) -> None:
    chosen = diary.select(where=where)
    assert chosen.patients == list(fits)
    assert chosen.settings["where"] == where


def test_of_whom_a_fact_was_not_said_is_neither_and_told(diary: Diary) -> None:
    either = [diary.select(where=f"age {sign} 40").patients for sign in ("<", ">=")]
    assert either == [["A"], ["B", "D"]]
    told = diary.select(where="age < 40").problems
    words = told.loc[told["code"] == "a fact not said", "suggestion"].iloc[0]
    assert words.startswith("2 people were not chosen")


def test_what_is_known_settles_it_whatever_is_not(diary: Diary) -> None:
    # C's age was not said, but C is in the arm: true whatever the age is.
    assert diary.select(where="arm == 'exercise' or age > 1").patients == ["A", "B", "C", "D"]


def test_a_function_of_the_facts_chooses_too(diary: Diary) -> None:
    assert diary.select(where=lambda facts: facts["age"] > 40).patients == ["B", "D"]
    assert diary.select(where=lambda facts: [True, None, True, False, False]).patients == ["A", "C"]


@pytest.mark.parametrize(
    "where",
    [
        lambda facts: facts["nix"],
        lambda facts: facts.nix,
        lambda facts: [True],
        lambda facts: "yes",
        lambda facts: facts,
        lambda facts: None,
        lambda: True,
        3,
        ["age > 3"],
    ],
)
def test_a_function_that_gives_no_answer_for_each_is_refused(diary: Diary, where: Any) -> None:
    with pytest.raises(DiaryError, match="Nobody was chosen"):
        diary.select(where=where)


def test_people_and_a_condition_must_both_fit(diary: Diary) -> None:
    assert diary.select(patient=["A", "B"], where="age > 40").patients == ["B"]
    again = diary.select(where="age > 40").select(where="arm == 'usual care'")
    assert again.patients == ["B"]
    assert again.settings["where"] == "(age > 40) and (arm == 'usual care')"


def test_a_diary_without_facts_says_how_it_gets_them() -> None:
    made = make_diary(pd.DataFrame({"date": ["2026-03-01"], "pain": [3]}))
    with pytest.raises(DiaryError, match="--people FILE"):
        made.select(where="age > 3")
    with pytest.raises(DiaryError, match="or a condition"):
        made.select()


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("arm == 'exercize'", 'There are "exercise" and "usual care"'),
        ("weight > 3", '"weight"'),
        ("arm == exercise", "put it in quotes: 'exercise'"),
        ("age > 'old'", "a number"),
        ("randomised > 2026-02-30", "a day such as"),
        ("arm > 'a'", "no order"),
        ("smoker == 3", "yes or no"),
        ("age", "compared with"),
        ("age == arm", "same kind"),
        ("3 == 4", "the name of a fact"),
        ("age > 200", "none of 5 people"),
        ("((age > 3)", "written to its end"),
        ("age >", "written to its end"),
        ("", "written to its end"),
        ("age > 3)", "expected a condition"),
        ("age > 3 age < 5", "expected a condition"),
        ("arm in 'exercise'", "expected a condition"),
        ("__import__('os').system('true')", "expected a condition"),
        ("age.__class__ == 1", "expected a condition"),
        ("not " * 100 + "smoker", "fewer brackets"),
        ("smoker or " * 500 + "smoker", "at most 2000 signs"),
    ],
)
def test_a_condition_that_cannot_be_is_refused_with_what_can(
    diary: Diary, where: str, told: str
) -> None:
    with pytest.raises(DiaryError) as refused:
        diary.select(where=where)
    assert told in str(refused.value)


_PIECES = [
    "arm", "age", "smoker", "randomised", "nix", "`baseline NDI`", "'exercise'", '"', "'", "`",
    "3", "-1", "1e9", "1e999", "2026-03-01", "2026-13-41", "==", "!=", "<", ">=", "=", "<>", "(",
    ")", "[", "]", ",", "and", "or", "not", "in", "is", "missing", "yes", "no", "&", "|", "\x00",
    "\n", "é", "∞", "if", "lambda", ".", "patient", "A",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_written_gives_people_or_a_refusal_in_words(diary: Diary, seed: int) -> None:
    rng = np.random.default_rng(seed)
    for _ in range(10):
        where = " ".join(rng.choice(_PIECES, size=int(rng.integers(1, 12))))
        try:
            chosen = diary.select(where=where)
        except DiaryError as refused:
            assert str(refused).startswith("Nobody was chosen")
        else:
            assert 0 < len(chosen.patients) <= 5


def test_a_condition_and_its_contrary_part_those_of_whom_it_is_known(diary: Diary) -> None:
    for where in ("age > 40", "arm == 'exercise'", "smoker", "randomised < 2026-03-06"):
        name = where.split()[0]
        yes = set(diary.select(where=where).patients)
        no = set(diary.select(where=f"not ({where})").patients)
        unsaid = set(diary.select(where=f"{name} is missing").patients)
        assert yes | no | unsaid == set("ABCDE")
        assert not (yes & no or yes & unsaid or no & unsaid)


def test_a_stated_clear_period_of_one_of_several_stays_within_their_days() -> None:
    rows = pd.DataFrame(
        {"patient": ["A", "A", "B", "C"], "date": ["2026-03-02", "2026-03-04", "2026-03-01",
         "2026-03-09"], "pain": [5, 6, 5, 4]}
    )  # fmt: skip
    whole = make_diary(rows, clear_between=("2026-03-01", "2026-03-31"))
    for chosen in (["A"], ["A", "B"], ["A", "B", "C"]):
        days = whole.select(patient=chosen).days.astype({"patient": "str"})
        among = whole.days[whole.days["patient"].isin(chosen)].astype({"patient": "str"})
        pd.testing.assert_frame_equal(days, among.reset_index(drop=True))
