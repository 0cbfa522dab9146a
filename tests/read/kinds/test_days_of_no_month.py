"""Kind: a form with rows 1 to 31 for each month, of which some months have fewer days."""

from __future__ import annotations

import calendar
from typing import Any

import pytest

from tests.read.kinds.helpers_b import counts, read, refusal, workbook

MONTHS = {"January 2026": 1, "February 2026": 2, "April 2026": 4}
GERMAN = {"Januar 2026": 1, "Februar 2026": 2, "April 2026": 4}


def _pain(month: int, day: int, beyond: int | None) -> int | None:
    if day > calendar.monthrange(2026, month)[1]:
        return beyond
    return 5 if day % 4 == 1 else 0


def _book(names: dict[str, int], heading: list[str], beyond: int | None) -> bytes:
    sheets: dict[str, list[list[Any]]] = {}
    for name, month in names.items():
        days = [[day, _pain(month, day, beyond), None] for day in range(1, 32)]
        sheets[name] = [heading, *days]
    return workbook(sheets)


FORMS = [(MONTHS, ["Day", "Pain", "Meds"]), (GERMAN, ["Tag", "Schmerz", "Tabletten"])]


@pytest.mark.parametrize(("names", "heading"), FORMS)
def test_empty_rows_for_days_that_do_not_exist_are_passed_over_and_told(
    names: dict[str, int], heading: list[str]
) -> None:
    diary = read(_book(names, heading, None))
    assert counts(diary) == (23, 66, 0)
    assert any("do not exist" in one.words for one in diary.reading.decisions)


@pytest.mark.parametrize(("names", "heading"), FORMS)
def test_what_is_written_on_a_day_that_does_not_exist_is_refused(
    names: dict[str, int], heading: list[str]
) -> None:
    told = str(refusal(_book(names, heading, 3)))
    assert "2026-02-30" in told
    assert "2026-04-31" in told


@pytest.mark.parametrize("named", [True, False])
def test_a_text_of_months_and_days_passes_them_over(named: bool) -> None:
    lines = ["Year,Month,Day,Pain" if named else "Month,Day,Pain"]
    for month in (1, 2, 4):
        for day in range(1, 32):
            pain = _pain(month, day, None)
            written = f"{month},{day},{'' if pain is None else pain}"
            lines.append(f"2026,{written}" if named else written)
    diary = read("\n".join(lines), **({} if named else {"month": "2026-01"}))
    assert counts(diary) == (23, 66, 0)


@pytest.mark.parametrize("down", [True, False])
def test_a_year_on_one_sheet_refuses_only_what_is_written_there(down: bool) -> None:
    names = {"January": 1, "February": 2, "April": 4}

    def year(beyond: str) -> str:
        grid = [["2026", *(str(day) for day in range(1, 32))]]
        for name, month in names.items():
            pains = [_pain(month, day, None) for day in range(1, 32)]
            grid.append([name, *(beyond if pain is None else str(pain) for pain in pains)])
        rows = [list(row) for row in zip(*grid, strict=True)] if down else grid
        return "\n".join(",".join(row) for row in rows)

    assert counts(read(year(""))) == (23, 66, 0)
    assert counts(read(year("x"))) == (23, 66, 0)
    assert "2026-02-30" in str(refusal(year("4")))
