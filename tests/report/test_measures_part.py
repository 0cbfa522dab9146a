"""Questionnaires on the page: before and now, and whether the difference counts."""

from __future__ import annotations

import io
from collections.abc import Callable

import pandas as pd
import pytest

import hdiary
from hdiary.diary import Diary, DiaryError
from hdiary.diary.measures import Measures
from hdiary.report.measures_part import count_lost, measures_section
from hdiary.report.parts import Section, Table
from hdiary.words import load_words

SINCE = pd.Timestamp("2026-04-06")


def measures(*rows: str) -> Measures:
    return hdiary.read_measures(io.StringIO("\n".join(["date,measure,total", *rows])))


def section(*rows: str, language: str = "en") -> Section:
    made = measures_section(load_words(language), measures(*rows), since=SINCE)
    assert made is not None
    return made


def cells(*rows: str) -> dict[str, tuple[str, ...]]:
    (table,) = section(*rows).blocks
    assert isinstance(table, Table)
    return {row.name: tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells)
            for row in table.rows}  # fmt: skip


def test_the_last_total_before_is_laid_beside_the_newest() -> None:
    found = cells("2026-01-10,HIT-6,70", "2026-03-28,HIT-6,64", "2026-05-01,HIT-6,60",
                  "2026-07-01,HIT-6,55")  # fmt: skip
    assert found["HIT-6"][:2] == ("64: severe impact (28 Mar)", "55: some impact (1 Jul)")


def test_without_a_total_before_the_first_is_taken() -> None:
    found = cells("2026-05-01,NDI,30", "2026-06-01,NDI,20", "2026-07-01,NDI,10")
    assert found["NDI"][0].startswith("30: severe disability")


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (64, 56, "8 less: that counts as a change in one person (8 or more)"),
        (56, 66, "10 more: that counts as a change in one person (8 or more)"),
        (64, 57, "7 less: below the 8 that it takes to count as a change in one person"),
        (60, 60, "unchanged"),
    ],
)
def test_whether_a_difference_counts_is_said_and_never_more(
    before: int, now: int, words: str
) -> None:
    assert cells(f"2026-01-10,HIT-6,{before}", f"2026-07-01,HIT-6,{now}")["HIT-6"][2] == words
    told = str(section(f"2026-01-10,HIT-6,{before}", f"2026-07-01,HIT-6,{now}"))
    assert "better" not in told
    assert "worse)" not in told


def test_where_no_least_change_is_known_that_is_said() -> None:
    found = cells("2026-01-10,MIDAS,34", "2026-07-01,MIDAS,12")["MIDAS"][2]
    assert found == "22 less: hdiary knows of no least change that counts here"


def test_one_value_alone_is_given() -> None:
    assert cells("2026-07-01,HIT-6,55") == {"HIT-6": ("55: some impact (1 Jul)",)}


def test_of_another_questionnaire_nothing_is_judged() -> None:
    found = cells("2026-01-10,PHQ-9,12", "2026-07-01,PHQ-9,8")
    assert found == {"PHQ-9": ("12 (10 Jan)", "8 (1 Jul)", "4 less")}


def test_no_more_than_five_are_shown_the_known_first() -> None:
    rows = [f"2026-07-01,other {letter},5" for letter in "abcdef"]
    (table,) = section(*rows, "2026-07-01,HIT-6,55").blocks
    assert isinstance(table, Table)
    assert [row.name for row in table.rows] == ["HIT-6", *(f"other {k}" for k in "abcd")]
    assert table.foot == "2 more questionnaires are not shown."


def test_the_sources_stand_below() -> None:
    (table,) = section("2026-01-10,NDI,30", "2026-07-01,NDI,20").blocks
    assert isinstance(table, Table)
    assert "Young 2019" in table.foot


def test_days_of_two_years_are_told_with_their_year() -> None:
    assert "2025" in cells("2025-12-10,NDI,30", "2026-07-01,NDI,20")["NDI"][0]


def test_it_is_said_in_german() -> None:
    told = str(section("2026-01-10,HIT-6,64", "2026-07-01,HIT-6,55", language="de"))
    assert "9 weniger: Das zählt bei einer Person als Veränderung (ab 8)" in told


def test_it_stands_behind_what_changed(kind: Callable[[str], Diary]) -> None:
    totals = measures("2026-03-01,HIT-6,64", "2026-08-30,HIT-6,55")
    page = hdiary.make_page(kind("good"), measures=totals)
    assert page.index("What changed") < page.index("Questionnaires") < page.index("How it went")
    assert "Questionnaires" not in hdiary.make_page(kind("good"))


def test_names_of_questionnaires_are_escaped(kind: Callable[[str], Diary], hostile: str) -> None:
    frame = pd.DataFrame({"date": ["2026-03-01"], "measure": [hostile], "total": [3]})
    page = hdiary.make_page(kind("good"), measures=hdiary.read_measures(frame))
    assert "<script>alert" not in page


def test_questionnaires_of_another_person_are_refused(kind: Callable[[str], Diary]) -> None:
    text = "patient,date,NDI\nP2,2026-03-01,20\nP1,2026-03-01,10\n"
    with pytest.raises(DiaryError, match="Write the identifier as it stands in the diary"):
        hdiary.make_page(kind("good"), measures=hdiary.read_measures(io.StringIO(text)))


def test_on_a_page_of_several_people_they_are_refused(kind: Callable[[str], Diary]) -> None:
    with pytest.raises(ValueError, match="questionnaires stand on the page of one person"):
        hdiary.make_page(kind("cohort"), measures=measures("2026-03-01,NDI,20"))


def test_a_total_of_the_day_itself_is_one_of_before() -> None:
    since = f"{SINCE:%Y-%m-%d}"
    found = cells("2026-01-10,HIT-6,64", f"{since},HIT-6,63", "2026-07-01,HIT-6,54")
    assert found["HIT-6"][0] == "63: severe impact (6 Apr)"


def test_a_percentage_bears_one_sign() -> None:
    (table,) = section("2026-03-01,NDI,44 %", "2026-05-01,NDI,30 %").blocks
    assert isinstance(table, Table)
    assert [(row.name, row.about) for row in table.rows] == [
        ("NDI %", "0 to 100; more is worse"),
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "1 total could not be read and is not here."),
        ("de", "1 Summe ließ sich nicht lesen und fehlt hier."),
    ],
)
def test_a_total_that_was_left_out_is_told_on_the_page(language: str, words: str) -> None:
    made = measures("2026-03-01,HIT-6,64", "2026-05-01,HIT-6,about 60")
    assert count_lost(made) == 1
    laid = measures_section(load_words(language), made, since=SINCE, lost=count_lost(made))
    assert laid is not None
    assert words in str(laid.blocks[0])
    assert words not in str(section("2026-03-01,HIT-6,64", language=language).blocks[0])


@pytest.mark.parametrize(
    ("total", "cell"),
    [
        # As points and as per cent: complete and moderate; severe and mild.
        (44, "44, of 50 points or per cent (1 Jul)"),
        (28, "28, of 50 points or per cent (1 Jul)"),
        (30, "30: severe disability if of 50 points, moderate disability if per cent (1 Jul)"),
        (12, "12: mild disability (1 Jul)"),
    ],
)
def test_no_word_stands_beside_a_total_of_a_scale_that_is_not_known(total: int, cell: str) -> None:
    (table,) = section(f"2026-07-01,NDI,{total}").blocks
    assert isinstance(table, Table)
    (row,) = table.rows
    assert row.cells[0].replace("\N{NO-BREAK SPACE}", " ") == cell
    assert row.about == "points of 50 or per cent; more is worse"
    assert "call it NDI points or NDI %" in table.foot


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (42, "2 less: below the 6 that it takes to count as a change in one person"),
        (36, "8 less: that counts as a change in one person if they are points of 50 (6 or more), "
             "but not if they are per cent (12 or more)"),
        (32, "12 less: that counts as a change in one person (6 or more)"),
    ],
)  # fmt: skip
def test_whether_a_difference_counts_may_hang_on_the_scale(now: int, words: str) -> None:
    assert cells("2026-01-10,NDI,44", f"2026-07-01,NDI,{now}")["NDI"][2] == words


def test_an_odd_total_says_that_they_are_points() -> None:
    (table,) = section("2026-01-10,NDI,44", "2026-07-01,NDI,31").blocks
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].startswith("44: complete disability")
    assert "per cent" not in table.foot
