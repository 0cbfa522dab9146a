"""Sheets whose headings differ are one diary where they mean the same; each row keeps its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from hdiary.diary import Diary, DiaryError, problem_sentences
from hdiary.read import read_diary
from tests.read import test_excel
from tests.read.test_excel import read

Rows = list[list[Any]]


def month(number: int, head: list[str], *more: Any, rate: Any = lambda pain: pain) -> Rows:
    """Twenty days: 5 on every fifth, with a tablet on the left side."""
    rows: Rows = [list(head)]
    for day in range(1, 21):
        pain = 5 if day % 5 == 0 else 0
        side, tablet = ("left", "ibuprofen") if pain else (None, None)
        cells = [dt.date(2025, number, day), rate(pain), side, tablet, *more]
        rows.append(cells[: len(head)])
    return rows


def workbook(**sheets: Rows) -> bytes:
    return test_excel.workbook(*sheets.items())


def counts(diary: Diary) -> tuple[int, int, int]:
    days = diary.days["state"].value_counts()
    return days["headache"], days["clear"], int(diary.days["acute_medication"].sum())


JAN = month(1, ["Date", "Pain", "Side", "Meds"])


@pytest.mark.parametrize(
    "head",
    [
        ["Date", "Pain (0-10)", "Side of head", "Medication"],
        ["Day", "Pain level", "Where", "Tablets"],
        ["When", "How bad", "Side", "Painkillers taken"],
        ["Datum", "Schmerzstärke (0-10)", "Seite", "Medikament"],
        ["Date", "Headache", "Side", "Meds"],
    ],
)
def test_headings_that_mean_the_same_are_one_column(head: list[str]) -> None:
    diary = read(workbook(Jan=JAN, Feb=month(2, head)))
    assert counts(diary) == (8, 32, 8)
    assert diary.entries["side"].notna().sum() == 8
    (told,) = [one.words for one in diary.reading.decisions if one.name == "headings"]
    assert told.startswith("Headings that mean the same were read as one column")


def test_what_was_said_of_a_heading_holds_for_its_sheet_alone() -> None:
    data = workbook(Jan=JAN, Feb=month(2, ["Date", "Pain", "Side of head", "Meds"]))
    diary = read(data, columns={"Side of head": "factor"})
    assert diary.entries["side"].notna().sum() == 4
    assert diary.entries["Side of head"].notna().sum() == 4
    assert read(data, columns={"Side of head": "side"}).entries["side"].notna().sum() == 8


def test_lengths_keep_the_unit_of_their_heading() -> None:
    head = ["Date", "Pain", "Side", "Meds"]
    data = workbook(
        Jan=month(1, [*head, "Duration (h)"], 2), Feb=month(2, [*head, "Duration (min)"], 90)
    )
    assert read(data).entries["duration_h"].unique().tolist() == [2.0, 1.5]


def test_ratings_of_two_scales_are_never_put_in_one() -> None:
    hundred = month(2, ["Date", "Pain (0-100)"], rate=lambda pain: 10 * pain)
    with pytest.raises(DiaryError, match="one scale for the pain on all sheets") as caught:
        read(workbook(Jan=month(1, ["Date", "Pain (0-10)"]), Feb=hundred))
    assert [one.settings for one in caught.value.suggested] == [{"sheet": "Jan"}, {"sheet": "Feb"}]
    # A heading without a scale may be of the other's.
    open_scale = workbook(Jan=month(1, ["Date", "Pain"]), Feb=hundred)
    with pytest.raises(DiaryError) as caught:
        read(open_scale)
    assert caught.value.suggested[0].settings == {"scale": "0-100"}
    assert counts(read(open_scale, scale="0-100"))[:2] == (8, 32)


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (["Date", "Ouch", "Side", "Meds"], {"Ouch": "pain"}),
        (["Date", "Pain (morning)", "Side", "Meds"], {"Pain (morning)": "pain"}),
    ],
)
def test_what_is_offered_reads_both_sheets(head: list[str], columns: dict[str, str]) -> None:
    data = workbook(Jan=JAN, Feb=month(2, head))
    with pytest.raises(DiaryError) as caught:
        read(data)
    assert caught.value.suggested[0].settings == {"columns": columns}
    assert counts(read(data, columns=columns)) == (8, 32, 8)


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (["Eintragung", "Pain", "Side", "Meds"], {"Eintragung": "date"}),
        (["Date", "Ouch"], {"Ouch": "pain"}),
    ],
)
def test_a_sheet_with_days_that_is_not_read_is_named(
    head: list[str], columns: dict[str, str]
) -> None:
    data = workbook(Jan=JAN, Feb=month(2, head), Info=[["Call Dr Who"], ["03 04"]])
    diary = read(data)
    assert counts(diary)[:2] == (4, 16)
    told = diary.problems[diary.problems["code"] == "sheet not read"]
    assert told["value"].tolist() == ["Feb"]
    assert "20 days stand on it" in told["suggestion"].item()
    assert diary.suggested[0].settings == {"columns": columns}
    assert counts(read(data, columns=columns))[:2] == (8, 32)


def test_factors_of_nearly_one_name_may_be_one() -> None:
    head = ["Date", "Pain", "Side", "Meds"]
    data = workbook(
        Jan=month(1, [*head, "Sleep", "Stress"], 7, "yes"),
        Feb=month(2, [*head, "Sleep hours", "Stressed?"], 6, "no"),
    )
    offered = [one.settings["same"] for one in read(data).suggested]
    assert offered == [{"Sleep": ["Sleep hours"]}, {"Stress": ["Stressed?"]}]
    one = read(data, same={"Sleep": ["Sleep hours"], "Stress": ["Stressed?"]})
    assert one.entries["Sleep"].tolist() == [7.0] * 20 + [6.0] * 20
    assert one.suggested == ()


def test_of_many_headings_that_differ_no_pair_is_compared() -> None:
    # Each with each of 1,500 on two sheets took half a minute.
    head = ["Date", "Pain", "Side", "Meds"]
    names = {on: [f"{on} word {k}" for k in range(60)] for on in ("Jan", "Feb")}
    data = workbook(
        Jan=month(1, [*head, *names["Jan"]], *[1] * 60),
        Feb=month(2, [*head, *names["Feb"]], *[2] * 60),
    )
    diary = read(data)
    assert not [one for one in diary.suggested if "same" in one.settings]
    assert {*names["Jan"], *names["Feb"]} <= set(diary.entries)


def spoilt(number: int, above: Rows) -> Rows:
    rows = [*above, *month(number, ["Date", "Pain", "Side", "Meds"])]
    rows[len(above) + 3][1] = "ouch"
    rows[len(above) + 4][0] = None
    rows[len(above) + 7][0] = "32.13.2025"
    return rows


def test_a_row_is_named_by_its_sheet_and_its_number_there(tmp_path: Path) -> None:
    data = workbook(Jan=spoilt(1, []), Feb=spoilt(2, [["My diary"], []]))
    with pytest.raises(DiaryError) as caught:
        read(data)
    told = caught.value.problems
    errors = told[told["severity"] == "error"][["sheet", "line", "value"]]
    assert sorted(map(tuple, errors.to_numpy().tolist())) == [
        ("Feb", 7, ""), ("Feb", 10, "32.13.2025"), ("Jan", 5, ""), ("Jan", 8, "32.13.2025"),
    ]  # fmt: skip
    assert 'sheet "Feb", line 7, column "Date"' in str(caught.value)
    diary = read(data, skip_bad_rows=True)
    assert diary.rows_refused == 4
    words = " ".join(problem_sentences(diary.problems))
    assert '(lines 4 of the sheet "Jan"; 6 of the sheet "Feb")' in words
    # Beside other files the sheet is named, too.
    first, second = tmp_path / "x.xlsx", tmp_path / "y.xlsx"
    first.write_bytes(data)
    second.write_bytes(workbook(Mar=month(3, ["Date", "Pain"]), Apr=month(4, ["Date", "Pain"])))
    both = read_diary([first, second], skip_bad_rows=True)
    assert both.rows_refused == 4
    assert 'x.xlsx, sheet "Feb", line 7' in " ".join(problem_sentences(both.problems))
