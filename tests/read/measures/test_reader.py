"""Totals of questionnaires, from the tables in which practices keep them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hdiary
from hdiary.diary import DiaryError
from hdiary.diary.measures import Measures

LONG = "date,measure,total\n2026-01-10,HIT-6,64\n2026-01-10,NDI,21\n2026-07-01,HIT-6,55\n"
GERMAN = "Fragebögen Praxis X\n\nDatum;HIT-6;NDI;MIDAS\n01.03.2026;64;21;34\n24.05.2026;55;;12\n"


def read(text: str, **settings: Any) -> Measures:
    return hdiary.read_measures(io.BytesIO(text.encode()), **settings)


def told(measures: Measures) -> list[tuple[str, str, float]]:
    rows = measures.table.itertuples()
    return [(f"{row.date:%Y-%m-%d}", str(row.measure), float(str(row.total))) for row in rows]


def refused(text: str, **settings: Any) -> pd.DataFrame:
    with pytest.raises(DiaryError) as caught:
        read(text, **settings)
    return caught.value.problems


def test_a_total_a_row_is_read() -> None:
    assert told(read(LONG)) == [
        ("2026-01-10", "HIT-6", 64),
        ("2026-01-10", "NDI", 21),
        ("2026-07-01", "HIT-6", 55),
    ]
    assert read(LONG).patients == []


def test_a_column_a_questionnaire_is_read_and_a_blank_is_not_said() -> None:
    assert told(read(GERMAN)) == [
        ("2026-03-01", "HIT-6", 64),
        ("2026-03-01", "NDI", 21),
        ("2026-03-01", "MIDAS", 34),
        ("2026-05-24", "HIT-6", 55),
        ("2026-05-24", "MIDAS", 12),
    ]
    assert read(GERMAN).lines.tolist() == [4, 4, 4, 5, 5]


@pytest.mark.parametrize(
    ("which", "total"),
    [("measure", "total"), ("Fragebogen", "Punkte"), ("Skala", "Summe"), ("Instrument", "Score"),
     ("questionnaire", "value"), ("Test", "Gesamtwert")],
)  # fmt: skip
def test_the_usual_headings_are_known(which: str, total: str) -> None:
    assert told(read(f"Datum,{which},{total}\n2026-03-01,HIT-6,60\n")) == [
        ("2026-03-01", "HIT-6", 60)
    ]


def test_a_table_of_several_people_names_them() -> None:
    made = read("patient,date,NDI\nP2,2026-03-01,20\nP1,2026-03-01,10\n")
    assert made.patients == ["P2", "P1"]
    assert told(made.of("P1")) == [("2026-03-01", "NDI", 10)]


def test_a_bad_total_costs_the_total_and_is_told_with_its_place() -> None:
    made = read("date,HIT-6,NDI\n2026-03-01,80,20\n2026-04-01,sixty,21\n2026-05-01,60,22\n")
    assert [row[1:] for row in told(made)] == [("NDI", 20), ("NDI", 21), ("HIT-6", 60), ("NDI", 22)]
    warned = made.problems[made.problems["column"] == "HIT-6"]
    assert warned["severity"].tolist() == ["warning", "warning"]
    assert warned["line"].tolist() == [2, 3]
    assert warned["value"].tolist() == ["80", "sixty"]
    assert set(warned["expected"]) == {"a total of HIT-6 from 36 to 78"}


def test_a_total_with_a_half_is_not_read_and_told_but_a_percentage_may_have_one() -> None:
    made = read("date,HIT-6,MIDAS,NDI %\n2026-03-01,57.5,20.5,12.5\n2026-04-01,57,20,13\n")
    assert [row[1:] for row in told(made)] == [
        ("NDI %", 12.5), ("HIT-6", 57), ("MIDAS", 20), ("NDI %", 13),
    ]  # fmt: skip
    assert made.problems["value"].tolist() == ["57.5", "20.5"]
    assert made.problems["expected"].str.endswith("a whole number").all()


def test_all_problems_are_told_at_once() -> None:
    found = refused(
        "date,measure,total\n,HIT-6,60\n2026-13-45,HIT-6,61\n2026-03-01,,60\n"
        "2026-03-02,NDI,7\n2026-03-02,NDI,9\n"
    )
    errors = found[found["severity"] == "error"]
    assert dict(zip(errors["line"], errors["code"], strict=True)) == {
        2: "missing date",
        3: "bad date",
        4: "missing measure",
        5: "two totals",
        6: "two totals",
    }
    assert all(errors["suggestion"].str.len() > 0)


def test_bad_rows_may_be_left_out_and_stay_among_the_problems() -> None:
    made = read("date,measure,total\n,HIT-6,60\n2026-03-02,HIT-6,50\n", skip_bad_rows=True)
    assert told(made) == [("2026-03-02", "HIT-6", 50)]
    assert made.problems["code"].tolist() == ["missing date"]


def test_a_filling_in_that_stands_twice_counts_once() -> None:
    assert len(read("date,NDI\n2026-03-01,20\n2026-03-01,20\n").table) == 1


def test_a_percentage_under_the_name_of_the_points_is_refused_whatever_is_skipped() -> None:
    found = refused("date,NDI\n2026-03-01,64\n2026-04-01,40\n", skip_bad_rows=True)
    assert "NDI %" in found["suggestion"].iloc[0]


@pytest.mark.parametrize("heading", ["NDI %", "NDI (%)", "NDI percent", "NDI Prozent", "ndi_0-100"])
def test_a_percentage_that_is_called_so_is_read(heading: str) -> None:
    assert told(read(f"date,{heading}\n2026-03-01,64\n")) == [("2026-03-01", "NDI %", 64)]


def test_points_that_may_be_percentages_are_told() -> None:
    even = "date,NDI\n2026-03-01,24\n2026-04-01,40\n2026-05-01,36\n"
    assert "which scale" in set(read(even + "2026-06-01,30\n").problems["code"])
    assert read(even + "2026-06-01,31\n").problems.empty
    assert read(even).problems.empty


def test_days_that_can_be_read_in_two_orders_are_asked_about() -> None:
    text = "date,HIT-6\n01/02/2026,60\n"
    assert "--dates dmy" in refused(text)["suggestion"].iloc[0]
    assert told(read(text, dates="dmy")) == [("2026-02-01", "HIT-6", 60)]
    assert told(read(text, dates="mdy")) == [("2026-01-02", "HIT-6", 60)]


def test_another_questionnaire_keeps_its_name() -> None:
    assert told(read("date,PHQ-9\n2026-03-01,8\n")) == [("2026-03-01", "PHQ-9", 8)]


def test_names_and_remarks_are_left_out_and_never_shown() -> None:
    made = read("Datum;HIT-6;Name;Bemerkung;Ort\n1.3.2026;60;Anna Muster;weint viel;Ulm\n")
    assert [name for name, _ in made.left_out] == ["Name", "Bemerkung", "Ort"]
    assert "Anna" not in repr(made) + made._repr_html_() + made.table.to_string()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("date,pain\n2026-03-01,3\n", "This is a diary"),
        ("when,what\nsome,thing\n", "on which day"),
        ("date,mood\n2026-03-01,good\n", "No column holds totals"),
        ("date,HIT-6\n2026-03-01,\n", "No column holds totals"),
    ],
)
def test_what_is_no_table_of_questionnaires_says_what_to_do(text: str, words: str) -> None:
    assert words in refused(text)["suggestion"].iloc[0]


@pytest.mark.parametrize("text", [LONG, GERMAN, "patient,date,NDI\nP1,2026-03-01,20\n"])
def test_questionnaires_given_for_a_diary_are_known(text: str) -> None:
    with pytest.raises(DiaryError, match="--measures"):
        hdiary.read_diary(io.BytesIO(text.encode()))


def test_a_workbook_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Datum", "HIT-6"], [pd.Timestamp("2026-03-01").to_pydatetime(), 61]):
        sheet.append(row)
    book.save(tmp_path / "totals.xlsx")
    assert told(hdiary.read_measures(tmp_path / "totals.xlsx")) == [("2026-03-01", "HIT-6", 61)]


def test_a_frame_is_read() -> None:
    frame = pd.DataFrame({"date": pd.to_datetime(["2026-03-01"]), "HIT-6": [61]})
    assert told(hdiary.read_measures(frame)) == [("2026-03-01", "HIT-6", 61)]


@given(
    st.dictionaries(
        st.dates(min_value=pd.Timestamp("2000-01-01").date(),
                 max_value=pd.Timestamp("2030-12-31").date()),
        st.tuples(st.integers(36, 78), st.integers(0, 50)),
        min_size=1,
        max_size=12,
    )
)  # fmt: skip
def test_the_long_and_the_wide_form_tell_the_same(totals: dict[Any, tuple[int, int]]) -> None:
    wide = "date,HIT-6,NDI\n" + "".join(f"{d},{a},{b}\n" for d, (a, b) in totals.items())
    long = "date,measure,total\n" + "".join(
        f"{d},HIT-6,{a}\n{d},NDI,{b}\n" for d, (a, b) in totals.items()
    )
    assert told(read(wide)) == told(read(long))
    assert len(told(read(wide))) == 2 * len(totals)


@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4), max_size=6))
def test_whatever_stands_in_it_is_read_or_refused_in_words(rows: list[list[str]]) -> None:
    text = "date,measure,total\n" + "\n".join(",".join(row) for row in rows)
    try:
        made = read(text)
    except DiaryError as error:
        assert len(error.problems)
        return
    assert made.table["total"].notna().all()
    assert made.table["date"].notna().all()


@pytest.mark.parametrize("written", ["44 %", "44%", "44,0 %"])
def test_a_percent_sign_in_the_cell_says_that_it_is_a_percentage(written: str) -> None:
    long = f"Datum;Fragebogen;Punkte\n28.11.2025;NDI;{written}\n15.12.2025;HIT-6;66\n"
    assert told(read(long)) == [("2025-11-28", "NDI %", 44), ("2025-12-15", "HIT-6", 66)]
    assert told(read(f"Datum;NDI\n28.11.2025;{written}\n")) == [("2025-11-28", "NDI %", 44)]
    assert read(long).problems.empty


def test_a_percent_sign_behind_another_total_is_left_out_and_told() -> None:
    made = read("date,HIT-6\n2026-03-01,64 %\n2026-04-01,60\n")
    assert told(made) == [("2026-04-01", "HIT-6", 60)]
    assert made.problems["code"].tolist() == ["total"]


def is_open(text: str, **settings: Any) -> list[bool]:
    made = read(text, **settings)
    return [False] * len(made.table) if made.scale_open is None else made.scale_open.tolist()


@pytest.mark.parametrize(
    "text",
    ["date,NDI\n2026-03-01,44\n", "Datum;Fragebogen;Punkte\n1.3.2026;NDI;44\n1.4.2026;NDI;30\n",
     "date,Neck Disability Index score\n2026-03-01,0\n"],
)  # fmt: skip
def test_even_totals_of_a_neck_questionnaire_alone_do_not_say_their_scale(text: str) -> None:
    assert all(is_open(text))
    assert read(text).open_scales == ["NDI"]


@pytest.mark.parametrize(
    "text",
    ["date,NDI\n2026-03-01,44\n2026-04-01,31\n", "date,NDI points\n2026-03-01,44\n",
     "Datum;NDI Punkte\n1.3.2026;44\n", "date,NDI 0-50\n2026-03-01,44\n",
     "date,measure,total\n2026-03-01,NDI /50,44\n", "date,NDI\n2026-03-01,44/50\n2026-04-01,30\n"],
)  # fmt: skip
def test_an_odd_total_a_heading_or_a_stroke_says_that_they_are_points(text: str) -> None:
    made = read(text)
    assert not any(is_open(text))
    assert set(made.table["measure"]) == {"NDI"}
    assert made.problems.empty


def test_of_each_person_it_is_decided_by_their_own_totals() -> None:
    text = "patient,date,NDI\nP1,2026-03-01,21\nP2,2026-03-01,20\nP1,2026-04-01,18\n"
    made = read(text)
    assert made.of("P1").open_scales == []
    assert made.of("P2").open_scales == ["NDI"]


def test_a_total_with_a_half_among_points_leaves_the_scale_open() -> None:
    # 37.8: 17 of 45 points, one answer left out.
    made = read("date,NDI\n2026-03-01,37.8\n2026-04-01,31\n")
    assert told(made) == [("2026-04-01", "NDI", 31)]
    assert made.open_scales == ["NDI"]


@pytest.mark.parametrize("signed", ["44 %", "44/100"])
def test_a_bare_total_beside_percentages_is_one_and_told(signed: str) -> None:
    made = read(f"date,NDI\n2026-03-01,{signed}\n2026-04-01,30\n")
    assert told(made) == [("2026-03-01", "NDI %", 44), ("2026-04-01", "NDI %", 30)]
    assert made.problems["code"].tolist() == ["which scale"]
    assert made.problems["line"].tolist() == [3]
    odd = read(f"date,NDI\n2026-03-01,{signed}\n2026-04-01,21\n")
    assert told(odd) == [("2026-03-01", "NDI %", 44), ("2026-04-01", "NDI", 21)]


def test_it_may_be_said_what_they_are() -> None:
    text = "date,NDI\n2026-03-01,44\n2026-04-01,62\n"
    made = read(text, ndi="percent")
    assert told(made) == [("2026-03-01", "NDI %", 44), ("2026-04-01", "NDI %", 62)]
    assert not any(is_open("date,NDI\n2026-03-01,44\n", ndi="points"))
    with pytest.raises(DiaryError, match="ndi"):
        read(text, ndi="raw")
