"""An answer in a notebook: words first, rounded with units, harmless, and not endless."""

from __future__ import annotations

import html
import re
from typing import Any

import pandas as pd
import pytest

from hdiary import registry
from hdiary.diary import make_diary
from hdiary.diary.show import MOST_ROWS, show_table
from hdiary.questions import QUESTIONS
from hdiary.simulate import sample_diary, simulate_diaries

BAD = '<script>alert(1)</script><img src=x onerror="alert(1)">'

SHOWN = {question.name: question.view for question in registry.QUESTIONS}


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    """Every answer to the sample."""
    diary = make_diary(sample_diary().entries)
    return {name: ask(diary) for name, ask in QUESTIONS.items()}


def words_of(shown: str) -> str:
    """Give what a person reads."""
    text = re.sub(r"<style.*?</style>|<[^>]+>", "\n", shown, flags=re.DOTALL)
    return html.unescape(text)


def cells_of(shown: str) -> list[list[str]]:
    """Give the cells of the table."""
    body = shown.partition("<tbody>")[2]
    return [
        [html.unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", body, flags=re.DOTALL)
    ]


def test_every_question_has_columns_of_its_own() -> None:
    assert set(SHOWN) == set(QUESTIONS)


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_words_come_first_then_a_table(name: str, answers: dict[str, Any]) -> None:
    shown = answers[name]._repr_html_()
    told = words_of(shown)
    for line in answers[name].summary().splitlines():
        assert line in told
    assert shown.index("<p>") < shown.index("<table")
    assert len(cells_of(shown)) == min(len(getattr(answers[name], SHOWN[name].frame)), MOST_ROWS)


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_every_column_that_is_shown_is_there(name: str, answers: dict[str, Any]) -> None:
    frame = getattr(answers[name], SHOWN[name].frame)
    columns = SHOWN[name].columns
    named = {n for column in columns for n in (column.name, column.second) if n}
    assert named <= set(frame.columns)


def test_numbers_are_rounded_for_the_eye_and_kept_whole_in_the_frame(
    answers: dict[str, Any],
) -> None:
    answer = answers["burden"]
    first = cells_of(answer._repr_html_())[0]
    assert first == ["2026-01-05", "25", "14", "15.7", "14 to 17", "4.9", "1", "7", ""]
    assert answer.table["headache_days_28"][0] == pytest.approx(15.68)


def test_units_stand_in_the_heads(answers: dict[str, Any]) -> None:
    shown = answers["relief"]._repr_html_()
    assert 'extra fall<span class="hd-unit">points of 10</span>' in shown
    assert shown.count('class="col_heading') == len(SHOWN["relief"].columns)


def test_a_share_says_of_how_many(answers: dict[str, Any]) -> None:
    assert cells_of(answers["triggers"]._repr_html_())[0][1:4] == [
        "31 of 63 (49%)",
        "41 of 103 (40%)",
        "1.77",
    ]


def test_what_is_not_known_is_a_dash(answers: dict[str, Any]) -> None:
    last = cells_of(answers["burden"]._repr_html_())[-1]
    assert last[3] == "\N{EN DASH}"
    assert "nan" not in words_of(answers["treatments"]._repr_html_()).split()


def test_a_long_table_says_where_the_rest_is() -> None:
    people = make_diary(simulate_diaries(40, days=30, seed=1).entries)
    shown = QUESTIONS["pattern"](people)._repr_html_()
    assert len(cells_of(shown)) == MOST_ROWS
    assert "The first 30 of 40 rows; all rows and columns, unrounded: .table" in words_of(shown)


def test_people_are_named_only_where_there_are_several(answers: dict[str, Any]) -> None:
    assert ">patient</th>" not in answers["pattern"]._repr_html_()
    two = make_diary(simulate_diaries(2, days=30, seed=1).entries)
    assert ">patient</th>" in QUESTIONS["pattern"](two)._repr_html_()


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_nothing_that_a_diary_says_is_markup(name: str) -> None:
    frame = sample_diary().entries.copy()
    for column in ("activity", "posture", "treatment"):
        frame[column] = frame[column].astype("str") + f"; {BAD}"
    frame[BAD] = range(len(frame))
    other = frame.assign(patient=BAD)
    diary = make_diary(pd.concat([frame.assign(patient="A"), other], ignore_index=True))
    for shown in (QUESTIONS[name](diary)._repr_html_(), diary._repr_html_()):
        assert "<script" not in shown
        assert "<img" not in shown


def test_a_wide_table_scrolls_and_can_be_reached_by_key() -> None:
    shown = show_table([("a", "")], [["1"]], caption='"Days"', numbers=[True])
    assert 'class="hd-wide" role="region" tabindex="0" aria-label="&quot;Days&quot;"' in shown


def test_tables_are_the_same_every_time_and_share_no_identifier(answers: dict[str, Any]) -> None:
    first = [answer._repr_html_() for answer in answers.values()]
    assert first == [answer._repr_html_() for answer in answers.values()]
    named = [re.findall(r'\bid="([^"]+)"', shown) for shown in first]
    every = [name for names in named for name in names]
    assert len(every) == len(set(every)) > 0


def test_colours_are_those_of_the_notebook(answers: dict[str, Any]) -> None:
    style = answers["burden"]._repr_html_().partition("</style>")[0]
    colours = re.findall(r"[a-z-]*color: ([^;]+);", style)
    assert colours
    assert all(c.startswith("var(--jp-") or c == "inherit" for c in colours)
    assert "var(--jp-border-color2, #8888)" in style


def test_five_days_give_no_bounds_in_28_days_and_no_empty_table() -> None:
    rows = {"date": pd.date_range("2026-01-01", periods=5), "pain": [5, 0, 7, 0, 3]}
    diary = make_diary(pd.DataFrame(rows))
    (row,) = cells_of(QUESTIONS["burden"](diary)._repr_html_())
    at = [column.name for column in SHOWN["burden"].columns].index("lowest_28")
    assert row[at] == "\N{EN DASH}"
    nothing = QUESTIONS["change"](make_diary(pd.DataFrame(rows | {"treatment": None})))
    nothing = nothing._repr_html_()
    assert "<table" not in nothing
    assert "No treatment was found" in words_of(nothing)


def test_bounds_that_are_one_number_are_told_once() -> None:
    rows = {"date": pd.date_range("2026-01-01", periods=28), "pain": [5, 0, 0, 0] * 7}
    (row,) = cells_of(QUESTIONS["burden"](make_diary(pd.DataFrame(rows)))._repr_html_())
    assert "7 to 7" not in row
    assert row.count("7") >= 2


def test_a_table_for_the_eye_calls_treatments_what_the_person_calls_them() -> None:
    rows = {"date": ["2026-01-01", "2026-01-02"], "pain": 5, "treatment": ["Advil", "ice"]}
    shown = QUESTIONS["relief"](make_diary(pd.DataFrame(rows)))._repr_html_()
    first = [row[0] for row in cells_of(shown)]
    assert first == ["ice (cold)", "Advil (ibuprofen)"]


def test_a_wide_table_wraps_and_shows_that_it_scrolls() -> None:
    numbers = show_table([("likely", "")], [["0.44 to 4.16"]], caption="wide", numbers=[True])
    assert "nowrap" not in numbers
    shown = registry_answer_html()
    assert "overflow-x: auto" in shown
    assert "::-webkit-scrollbar" in shown


def registry_answer_html() -> str:
    answer = QUESTIONS["burden"](make_diary(sample_diary().entries))
    return str(answer._repr_html_())
