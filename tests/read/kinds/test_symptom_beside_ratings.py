"""A daily diary with a column of symptoms is not a list of readings of symptoms."""

from __future__ import annotations

import pytest

from hdiary import DiaryError, read_diary

DAYS = [f"2026-0{month}-{day:02d}" for month in (1, 2) for day in range(1, 29)]


def _file(header: str, cells: list[str]) -> bytes:
    rows = (f"{day},{cell}" for day, cell in zip(DAYS, cells * 28, strict=False))
    return "\n".join([f"date,{header}", *rows]).encode()


@pytest.mark.parametrize(
    ("header", "cells", "headaches"),
    [
        ("severity,Symptom", ["5,nausea", "7,headache", "0,", "6,"], 42),
        ("How bad,Symptom,Meds", ["5,nausea,", "7,headache,ibuprofen", "0,,", "0,,"], 28),
        ("severity,Symptom", ["5,nausea", "7,headache", "0,none", "0,none"], 28),
    ],
)
def test_what_is_rated_is_asked_and_no_rated_day_is_lost(
    header: str, cells: list[str], headaches: int
) -> None:
    text = _file(header, cells)
    with pytest.raises(DiaryError) as refused:
        read_diary(text)
    first, second = (one.settings for one in refused.value.suggested)
    assert (first, second) == ({"rows": "day"}, {"rows": "reading"})
    entries = read_diary(text, **first).entries
    assert len(entries) == 56
    assert int(entries["headache"].sum()) == headaches


def test_symptoms_of_which_none_is_a_headache_are_asked_about() -> None:
    text = _file("severity,Symptom", ["5,nausea", "7,photophobia", "0,none"])
    with pytest.raises(DiaryError, match="a headache among the things that are rated") as refused:
        read_diary(text)
    assert {"rows": "day"} in [one.settings for one in refused.value.suggested]


@pytest.mark.parametrize("header", ["Category", "Type"])
def test_a_category_that_is_no_symptom_is_a_factor(header: str) -> None:
    entries = read_diary(_file(f"severity,{header}", ["5,work", "7,home", "0,home"])).entries
    assert entries["pain"].tolist()[:3] == [5, 7, 0]
    assert header in entries
