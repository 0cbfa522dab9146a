"""A mark that something was taken says nothing where another column names it, however many do."""

from __future__ import annotations

import io

import pytest

from hdiary.read import read_diary
from hdiary.read.shape import pairs
from hdiary.write import diary_csv


def rows_of(vague: int, named: int) -> str:
    """Write a table in which the first columns only say that something was taken."""
    head = ",".join(["date,pain", *["treatment"] * (vague + named)])
    days = [
        ",".join([f"2026-03-{day:02d}", str(day % 4), *["x"] * vague,
                  *["ibuprofen" if day % 2 else ""] * named])
        for day in range(1, 21)
    ]  # fmt: skip
    return "\n".join([head, *days])


def test_a_mark_stays_only_where_nothing_is_named() -> None:
    doses = read_diary(io.StringIO(rows_of(2, 2))).doses
    names = doses.groupby("date")["treatment"].agg(lambda told: set(told.astype("str")))
    assert names.iloc[0] == {"ibuprofen"}
    assert "ibuprofen" not in names.iloc[1]


def test_no_column_is_set_beside_each_other_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    combine = pairs.combine

    def counting(*given):  # type: ignore[no-untyped-def]
        asked.append(given)
        return combine(*given)

    monkeypatch.setattr("hdiary.read.shape.treatment_marks.combine", counting)
    read_diary(io.StringIO(rows_of(20, 20)))
    assert 0 < len(asked) <= 20


@pytest.mark.parametrize("cell", ["0,", "0;;", ",,,,0", "0 |", ";"])
@pytest.mark.parametrize("heading", ["medicine", "treatment", "ibuprofen"])
def test_a_mark_beside_signs_of_a_list_is_a_mark(heading: str, cell: str) -> None:
    """One such cell once made a word of each mark of the column, until the diary was saved."""
    rows = [f'2026-03-{day:02d},{day % 4},"{day % 2}"' for day in range(1, 20)]
    text = "\n".join([f"date,pain,{heading}", *rows, f'2026-03-20,0,"{cell}"'])
    diary = read_diary(io.StringIO(text))
    told = diary.entries["treatment"].astype("str").tolist()
    assert told[:3] == [heading, "none", heading]
    again = read_diary(io.StringIO(diary_csv(diary)))
    assert again.equals(diary)


@pytest.mark.parametrize(
    ("cell", "told"), [(",5", "ibuprofen 0,5"), ("1,5,", "ibuprofen 1,5"), ("2;", "2 x ibuprofen")]
)
def test_a_decimal_comma_is_no_sign_of_a_list(cell: str, told: str) -> None:
    rows = [f'2026-03-{day:02d},{day % 4},"{day % 2}"' for day in range(1, 20)]
    text = "\n".join(["date,pain,ibuprofen", *rows, f'2026-03-20,4,"{cell}"'])
    assert read_diary(io.StringIO(text)).entries["treatment"].tolist()[-1] == told


def marked(heading: str, cells: list[str]) -> list[str]:
    """Read a column of marks; gives what was done on each day."""
    rows = [f'2026-03-{day:02d},{day % 4},"{cell}"' for day, cell in enumerate(cells, start=1)]
    diary = read_diary(io.StringIO("\n".join([f"date,pain,{heading}", *rows])))
    return diary.entries["treatment"].astype("str").tolist()


@pytest.mark.parametrize(
    ("cell", "told"),
    [("1+1", "2 x ibuprofen 400"), ("1 + 2", "3 x ibuprofen 400"), ("in the car", "in the car")],
)
def test_odd_cells_below_a_drug_cost_themselves_alone(cell: str, told: str) -> None:
    """One of them made treatments called `x` and `2` of the marks beside it."""
    names = marked("ibuprofen 400", [*["x", cell, "2", "x"] * 4])
    assert names[:4] == ["ibuprofen 400", told, "2 x ibuprofen 400", "ibuprofen 400"]


@pytest.mark.parametrize(
    ("heading", "name"),
    [("PT w/ Tom", "PT"), ("Physio bei Frau Meier", "Physio"), ("KG mit Tom", "KG")],
)
def test_with_whom_something_was_done_is_none_of_it(heading: str, name: str) -> None:
    assert marked(heading, ["x", "", "x", ""] * 4)[0] == name
