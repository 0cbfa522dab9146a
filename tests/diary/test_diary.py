"""A Diary holds what it promises, counts doses once, and says what it holds."""

from __future__ import annotations

import pandas as pd
import pytest

from hdiary.diary import Diary, DiaryError, make_diary
from hdiary.diary.describe import diary_facts
from hdiary.diary.schema import ENTRY_COLUMNS, entry_dtype


def make(**columns: list[object]) -> Diary:
    return make_diary(pd.DataFrame(columns))


def test_every_canonical_column_is_there_with_its_type() -> None:
    diary = make(date=["2026-03-01"], pain=[5])
    assert list(diary.entries.columns) == list(ENTRY_COLUMNS)
    assert [str(t) for t in diary.entries.dtypes] == [entry_dtype(n) for n in ENTRY_COLUMNS]


def test_all_problems_of_a_frame_come_at_once() -> None:
    with pytest.raises(DiaryError) as refused:
        make(
            date=["2026-03-01", "2026-02-30", "2026-03-03"],
            pain=[12, 5, 5],
            side=["left", "left", "sideways"],
        )
    problems = refused.value.problems
    assert sorted(zip(problems["line"], problems["column"], strict=True)) == [
        (1, "pain"),
        (2, "date"),
        (3, "side"),
    ]


def test_bad_rows_can_be_skipped_and_are_counted() -> None:
    rows = pd.DataFrame({"date": ["2026-03-01", "2026-03-02"], "pain": [12, 5]})
    diary = make_diary(rows, skip_bad_rows=True)
    assert (diary.rows_in, diary.rows_kept, diary.rows_refused) == (2, 1, 1)
    assert diary.refused_lines.tolist() == [1]
    assert diary.lines.tolist() == [2]


def test_no_headache_with_pain_above_zero_is_a_contradiction() -> None:
    with pytest.raises(DiaryError, match="agree"):
        make(date=["2026-03-01"], pain=[5], headache=["no"])


def test_headache_without_a_rating_is_a_headache() -> None:
    diary = make(date=["2026-03-01"], pain=[None], headache=["yes"])
    assert diary.days["state"].tolist() == ["headache"]


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2026-03-01 10:00", "2026-03-01 09:00", "after the start"),
        ("2026-03-01 10:00", "2026-05-01 09:00", "31 days"),
        ("2026-03-09 10:00", "2026-03-09 11:00", "date"),
    ],
)
def test_times_that_cannot_be(start: str, end: str, told: str) -> None:
    with pytest.raises(DiaryError, match=told):
        make(date=["2026-03-01"], start=[start], end=[end], pain=[5])


def test_a_repeated_row_is_told_and_its_dose_counted_once() -> None:
    diary = make(date=["2026-03-01"] * 2, pain=[5, 5], treatment=["ice 15 min"] * 2)
    assert len(diary.entries) == 2
    assert len(diary.doses) == 1
    assert diary.problems["code"].tolist()[-1:] == ["repeated row"] or (
        "repeated row" in set(diary.problems["code"])
    )


def test_doses_carry_what_was_said_of_them() -> None:
    diary = make(
        date=["2026-03-01", "2026-03-02"],
        pain=[5, 6],
        treatment=["none", "2x ibuprofen 400 mg; heat 20 min"],
        treated_at=[None, "14:00"],
        pain_before=[None, 6],
        pain_after=[None, 2],
    )
    doses = diary.doses
    assert doses["treatment"].tolist() == ["ibuprofen", "heat"]
    assert doses["treatment_class"].tolist() == ["nsaid", "heat"]
    assert doses["amount"].tolist() == [400.0, 20.0]
    assert doses["count"].tolist()[0] == 2
    assert doses["atc"].tolist()[0] == "M01AE01"
    assert doses["acute"].tolist() == [True, False]
    assert doses["pain_after"].tolist() == [2.0, 2.0]
    assert doses["entry"].tolist() == [1, 1]


def test_only_headaches_with_days_left_out_is_an_attack_list() -> None:
    assert make(date=["2026-03-01", "2026-03-05"], pain=[5, 6]).attack_list
    assert not make(date=["2026-03-01", "2026-03-02"], pain=[5, 6]).attack_list
    assert not make(date=["2026-03-01", "2026-03-05"], pain=[5, 0]).attack_list


def test_a_year_without_entries_is_worth_a_look() -> None:
    diary = make(date=["2026-03-01", "2062-03-02"], pain=[5, 0])
    assert "long gap" in set(diary.problems["code"])


def test_selecting_nobody_says_so_without_listing_names() -> None:
    diary = make(patient=["Anna"], date=["2026-03-01"], pain=[5])
    with pytest.raises(DiaryError, match="identifier") as refused:
        diary.select(patient="Berta")
    assert "Anna" not in str(refused.value)
    assert "Berta" not in str(refused.value)


def test_what_a_diary_says_of_itself_holds_no_names_and_no_notes() -> None:
    diary = make(patient=["Anna"], date=["2026-03-01"], pain=[5], notes=["<b>secret</b>"])
    for told in (repr(diary), diary._repr_html_()):
        assert "Anna" not in told
        assert "secret" not in told
        assert "1 person" in told or "People" in told


def test_a_factor_named_as_markup_is_escaped() -> None:
    diary = make(date=["2026-03-01"], pain=[5], **{"<script>": [1]})
    assert "<script>" not in diary._repr_html_()


def test_a_diary_is_equal_to_itself_made_again_and_not_to_another() -> None:
    rows = {"date": ["2026-03-01", "2026-03-02"], "pain": [5, 0], "side": ["left", None]}
    assert make(**rows).equals(make(**rows))
    assert not make(**rows).equals(make(**{**rows, "pain": [4, 0]}))


def test_clear_between_must_be_two_dates_in_order() -> None:
    rows = pd.DataFrame({"date": ["2026-03-01"], "pain": [5]})
    with pytest.raises(DiaryError, match="earlier"):
        make_diary(rows, clear_between=("2026-04-01", "2026-03-01"))
    with pytest.raises(DiaryError, match="date such as"):
        make_diary(rows, clear_between=("soon", "2026-03-01"))


def test_a_day_called_clear_after_a_headache_past_midnight_is_told() -> None:
    diary = make(
        date=["2026-03-01", "2026-03-02", "2026-03-03"],
        start=["22:00", None, None],
        end=["03:00", None, None],
        pain=[6, 0, 0],
    )
    told = diary.problems[diary.problems["code"] == "clear after midnight"]
    assert told["line"].tolist() == [2]
    assert diary.days["state"].tolist() == ["headache", "headache", "clear"]


def test_a_missing_identifier_is_refused() -> None:
    with pytest.raises(DiaryError, match="identifier"):
        make(patient=["A", None], date=["2026-03-01", "2026-03-02"], pain=[5, 0])


def test_a_selected_person_has_the_same_days_as_in_the_cohort() -> None:
    rows = pd.DataFrame(
        {
            "patient": ["A", "A", "B", "B"],
            "date": ["2026-03-02", "2026-03-04", "2026-04-01", "2026-04-03"],
            "pain": [5, 6, 5, 4],
        }
    )
    diary = make_diary(rows, clear_between=("2026-03-03", "2026-05-01"))
    for name in ("A", "B"):
        alone = diary.select(patient=name).days
        among = diary.days[diary.days["patient"] == name]
        assert alone["state"].tolist() == among["state"].tolist()


def test_a_clear_period_needs_two_dates() -> None:
    rows = pd.DataFrame({"date": ["2026-03-01"], "pain": [5]})
    for wrong in (("2026-03-01",), ("2026-03-01", "2026-03-02", "2026-03-03")):
        with pytest.raises(DiaryError, match="two dates"):
            make_diary(rows, clear_between=wrong)  # type: ignore[arg-type]


def test_several_hundred_factors_are_laid_out_without_complaint() -> None:
    rows = {"date": ["2026-03-01", "2026-03-02"], "pain": [5, 0]}
    many = {f"factor {k}": [k, k + 1] for k in range(300)}
    assert make(**rows, **many).days.shape == (2, 314)


def test_a_notebook_shows_the_words_of_a_refusal_and_no_traceback() -> None:
    frame = pd.DataFrame({"date": ["2026-03-01"], "pain": [44.0]})
    with pytest.raises(DiaryError) as refused:
        make_diary(frame)
    told = refused.value._render_traceback_()
    assert told == str(refused.value).splitlines()
    assert len(told) == 2


def test_a_diary_knows_which_columns_it_had() -> None:
    diary = make(date=["2026-03-01", "2026-03-02"], pain=[5, 0], treatment=[None, None])
    assert diary.columns_in == {"date", "pain", "treatment"}
    assert diary.between(last_day="2026-03-01").columns_in == diary.columns_in
    assert diary.select(patient="1").columns_in == diary.columns_in
    without = make(date=["2026-03-01", "2026-03-02"], pain=[5, 0])
    assert "treatment" not in without.columns_in
    assert diary.equals(without)


def test_rows_that_were_left_out_and_tell_of_headache_are_counted() -> None:
    rows = pd.DataFrame(
        {
            "date": ["2026-03-01", "2026-03-02", "x", "2026-03-04", "y"],
            "pain": [12, 5, 0, 0, None],
            "headache": [None, None, "no", None, "yes"],
        }
    )
    diary = make_diary(rows, skip_bad_rows=True)
    # Lines 1 (a pain of 12), 3 (clear) and 5 (headache, not rated).
    assert (diary.rows_refused, diary.refused_headaches) == (3, 2)


def test_what_is_worth_a_look_is_counted_in_plain_words() -> None:
    diary = make(date=["2026-03-01", "2026-03-04"], pain=[5, 6])
    assert dict(diary_facts(diary))["Worth a look"] == "1 thing"
    assert "diary.problems" not in diary._repr_html_()
