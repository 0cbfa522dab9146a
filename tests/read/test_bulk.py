"""The quick reader gives the exact reader's table, or leaves the text to it."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.diary import DiaryError, Problems
from hdiary.read import read_diary
from hdiary.read.bulk import read_bulk
from hdiary.read.rows import read_records, read_rows
from hdiary.read.table import Table

CELLS = st.one_of(
    st.text(alphabet='ab ,;"é0\n\r', max_size=6),
    st.sampled_from(["007", "TRUE", "1.10", "NA", "word", "-0", "1e999"]),
)


def same(a: Table, b: Table) -> bool:
    cells_a = [[c.values[k] for k in c.codes] for c in a.columns]
    cells_b = [[c.values[k] for k in c.codes] for c in b.columns]
    return (
        a.header == b.header
        and cells_a == cells_b
        and np.array_equal(a.lines, b.lines)
        and (a.blanks, a.repeated) == (b.blanks, b.repeated)
    )


def written(rows: list[list[str]], quoting: int, end: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerows([["date", "pain", "notes"], *rows])
    text = out.getvalue()
    return text if quoting == csv.QUOTE_MINIMAL else text.replace('"', "", 6)


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=12),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_the_quick_reader_takes_it_reads_as_the_exact_one(
    rows: list[list[str]], quoting: int, end: str
) -> None:
    text = written(rows, quoting, end)
    found = Problems()
    records = read_records(text, delimiter=",", found=found)
    exact = read_rows(records, delimiter=",", mapped={}, found=found)
    quick = read_bulk(text.encode(), delimiter=",", mapped={})
    if quick is not None:
        assert not found.groups
        assert same(quick, exact)


@given(st.text(alphabet='a,"\n0', max_size=60))
def test_any_text_is_read_alike_or_left_to_the_exact_reader(body: str) -> None:
    text = "date,pain\n" + body
    found = Problems()
    records = read_records(text, delimiter=",", found=found)
    exact = read_rows(records, delimiter=",", mapped={}, found=found)
    quick = read_bulk(text.encode(), delimiter=",", mapped={})
    if quick is not None:
        assert not found.groups
        assert same(quick, exact)


def test_a_plain_large_text_is_taken() -> None:
    text = "date,pain,notes\n" + '2026-03-01,5,"rain, again"\n2026-03-02,0,\n' * 50
    assert read_bulk(text.encode(), delimiter=",", mapped={}) is not None


@pytest.mark.parametrize(
    "body",
    [
        "1,2\n",
        "1,2,3,4\n",
        '1,2,"x\ny"\n',
        '1,2,5" tall\n',
        '1,2,"x\n',
        "1,2,3\r1,2,3\n",
        "\n1,2,3\n",
    ],
)
def test_irregular_texts_are_left_to_the_exact_reader(body: str) -> None:
    text = "date,pain,notes\n2026-03-01,5,x\n" + body
    assert read_bulk(text.encode(), delimiter=",", mapped={}) is None


def test_texts_that_look_like_numbers_or_truth_are_kept_as_written() -> None:
    text = "patient,date,pain\n007,2026-03-01,5\n008,TRUE,1.10\n1e3,True,NA\n"
    quick = read_bulk(text.encode(), delimiter=",", mapped={})
    assert quick is not None
    assert [[c.values[k] for k in c.codes] for c in quick.columns] == [
        ["007", "008", "1e3"],
        ["2026-03-01", "TRUE", "True"],
        ["5", "1.10", "NA"],
    ]


def test_blocks_are_joined_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hdiary.read.bulk._BLOCK", 40)
    text = "date,pain,notes\n" + "".join(f"2026-03-01,{k},word {k % 3}\n" for k in range(40))
    quick = read_bulk(text.encode(), delimiter=",", mapped={})
    found = Problems()
    records = read_records(text, delimiter=",", found=found)
    exact = read_rows(records, delimiter=",", mapped={}, found=found)
    assert quick is not None
    assert same(quick, exact)
    assert read_bulk((text + "x,y\n").encode(), delimiter=",", mapped={}) is None


def test_a_large_file_with_one_bad_value_names_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hdiary.read.formats.csv_text.LARGE", 10)
    text = "date,pain\n" + "2026-03-01,5\n" * 30 + "2026-03-02,11\n" + "2026-03-01,5\n" * 5
    with pytest.raises(DiaryError) as refused:
        read_diary(text.encode())
    assert refused.value.problems["line"].dropna().tolist() == [32]
