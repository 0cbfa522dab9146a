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
