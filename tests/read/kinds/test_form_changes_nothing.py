"""Every kind of file says the same whatever its delimiter, its case, and the order in it."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable

import pytest

from tests.read.kinds import drug_files, headache_files, symptom_files
from tests.read.kinds.conftest import Walk, follow, medicine_days, states

_Rows = list[list[str]]

_TEXTS = {
    "brands": drug_files.brands,
    "counts": drug_files.counts,
    "ticks": drug_files.ticks,
    "unnamed pill": drug_files.unnamed_pill,
    "marks": headache_files.french_marks,
    "two ratings": headache_files.two_ratings,
    "twins": headache_files.german_twins,
    "kind beside pain": headache_files.flag_beside_pain,
    "rows of symptoms": symptom_files.german,
    "people": symptom_files.people,
}


def _order_of_columns(rows: _Rows) -> tuple[_Rows, str]:
    order = list(range(len(rows[0])))
    random.Random(7).shuffle(order)
    return [[row[k] for k in order] for row in rows], ","


def _order_of_rows(rows: _Rows) -> tuple[_Rows, str]:
    return [rows[0], *reversed(rows[1:])], ","


def _capitals(rows: _Rows) -> tuple[_Rows, str]:
    return [[cell.upper() for cell in row] for row in rows], ","


def _bars(rows: _Rows) -> tuple[_Rows, str]:
    return rows, "|"


def _numbered(rows: _Rows) -> tuple[_Rows, str]:
    return [[str(k) if k else "#", *row] for k, row in enumerate(rows)], ";"


def _blank_column(rows: _Rows) -> tuple[_Rows, str]:
    return [[*row, "" if k else "Extra"] for k, row in enumerate(rows)], "\t"


def _written(rows: _Rows, sign: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _answers(walk: Walk) -> tuple[object, ...]:
    diary = walk.diary
    return states(diary), medicine_days(diary), len(diary.patients), diary.scale, walk.steps


@pytest.mark.parametrize("name", _TEXTS)
@pytest.mark.parametrize(
    "change",
    [_order_of_columns, _order_of_rows, _capitals, _bars, _numbered, _blank_column],
    ids=["columns", "rows", "capitals", "bars", "numbered", "blank column"],
)
def test_the_form_of_a_file_changes_nothing(
    name: str, change: Callable[[_Rows], tuple[_Rows, str]]
) -> None:
    text = _TEXTS[name]()
    sign = max(",;\t", key=text.splitlines()[0].count)
    rows = list(csv.reader(io.StringIO(text), delimiter=sign))
    assert _answers(follow(_written(*change(rows)))) == _answers(follow(text))
