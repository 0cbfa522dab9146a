"""Tables in Markdown, with bars around them or without, one or several."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary

DAYS = [dt.date(2026, 1, 5) + dt.timedelta(days=k) for k in range(84)]
MONTHS = ("January", "February", "March")


def pain(day: dt.date) -> int:
    return 5 if day.weekday() in (1, 4) else 0


def medicine(day: dt.date) -> str:
    return "Ibuprofen" if pain(day) else ""


def read(text: str) -> Diary:
    return read_diary(io.BytesIO(text.encode()))


def states(diary: Diary) -> tuple[int, int, int]:
    counts = diary.days["state"].value_counts()
    return counts["headache"], counts["clear"], int(diary.days["acute_medication"].sum())


def test_a_blank_last_cell_needs_no_bars_around_the_table() -> None:
    rows = "".join(f"{day} | {pain(day)} | {medicine(day)}\n" for day in DAYS)
    diary = read(f"# Log\n\nDate | Pain | Meds\n--- | --- | ---\n{rows}")
    assert states(diary) == (24, 60, 24)
    assert diary.lines.tolist()[:2] == [5, 6]


def test_a_blank_first_cell_needs_no_bars_either() -> None:
    rows = "".join(f" {medicine(day)} | {day} | {pain(day)}\n" for day in DAYS)
    assert states(read(f"Meds | Date | Pain\n-- | -- | --\n{rows}")) == (24, 60, 24)


def test_a_row_with_too_few_cells_is_told() -> None:
    text = "| Date | Pain | Meds |\n|---|---|---|\n| 2026-01-05 | 4 |\n"
    with pytest.raises(DiaryError, match="2 cells"):
        read(text)


def test_several_tables_of_one_diary_are_read_together() -> None:
    text = ""
    for month in (1, 2, 3):
        heading = "| Date | Pain | Meds |" if month < 3 else "| Date | Meds | Pain |"
        text += f"## {MONTHS[month - 1]}\n\n{heading}\n|---|---|---|\n"
        for day in (day for day in DAYS if day.month == month):
            cells = [str(pain(day)), medicine(day)]
            text += f"| {day} | {' | '.join(cells if month < 3 else cells[::-1])} |\n"
        text += "\n"
    text += "| Drug | Class |\n|---|---|\n| Ibuprofen | NSAID |\n"
    diary = read(text)
    assert states(diary) == (24, 60, 24)
    # Three tables with two lines above, a heading, a rule and a blank line below; then the last.
    assert diary.problems.set_index("code")["line"]["another table"] == 84 + 3 * 5 + 1
    assert diary.lines.tolist()[27] == 5 + 27 + 5


def test_tables_under_months_number_their_days() -> None:
    text = ""
    for month in (1, 2, 3):
        text += f"## {MONTHS[month - 1]} 2026\n\nDay | Pain\n---|---\n"
        text += "".join(f"{d.day} | {pain(d)}\n" for d in DAYS if d.month == month) + "\n"
    assert states(read(text))[:2] == (24, 60)


def test_tables_of_the_same_days_are_not_mixed() -> None:
    table = "| Date | Pain |\n|---|---|\n" + "".join(f"| {day} | 3 |\n" for day in DAYS)
    with pytest.raises(DiaryError, match="the same days"):
        read(f"{table}\n{table}")


@pytest.mark.parametrize("bad", ["| 2026-01-20 |", "| 2026-01-20 | 3 | a | b | c |"])
def test_a_row_of_too_few_or_many_cells_is_a_row_of_the_file(bad: str) -> None:
    rows = "".join(f"| {day} | {pain(day)} | {medicine(day)} |\n" for day in DAYS[:10])
    text = f"| Date | Pain | Meds |\n| --- | --- | --- |\n{rows}{bad}\n"
    diary = read_diary(io.BytesIO(text.encode()), skip_bad_rows=True)
    assert diary.reading.rows_in == 11 == diary.rows_kept + diary.rows_refused
