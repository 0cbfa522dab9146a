"""How much a file holds: packed small, it is still long to read again and again."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from hdiary.read.advice import LARGE, advise
from hdiary.read.mapping import propose
from hdiary.read.mapping.propose import propose_map
from hdiary.read.unpacked import unpacked_size

TEXT = ("date,pain\n" + "03/04/2026,4\n" * 100_000).encode()
"""Over a megabyte, packed a few kilobytes."""
WAYS = ["as it is", "gzip", "zip"]


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def book(rows: int) -> bytes:
    made = io.BytesIO()
    pd.DataFrame({"date": ["2026-03-04"] * rows, "pain": [4] * rows}).to_excel(made, index=False)
    return made.getvalue()


@pytest.mark.parametrize("packed", [TEXT, gzip.compress(TEXT), zipped(a=TEXT)], ids=WAYS)
def test_it_is_as_large_as_what_it_unpacks_to(packed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "diary"
    file.write_bytes(packed)
    assert unpacked_size(packed) == unpacked_size(file) == unpacked_size(str(file)) == len(TEXT)


def test_a_workbook_counts_as_its_text_and_more_rows_count_more() -> None:
    small, large = unpacked_size(book(100)), unpacked_size(book(1100))
    assert 1000 * len("2026-03-04,4\n") < large - small < 3 * 1000 * len("2026-03-04,4\n")


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"\x1f\x8b", gzip.compress(TEXT)[:-9], zipped(a=TEXT)[:-9], zipped(a=TEXT)[:90]],
    ids=["nothing", "zip's sign", "gzip's sign", "gzip cut", "zip cut", "zip's beginning"],
)
def test_of_a_damaged_one_its_own_size_is_given(data: bytes) -> None:
    assert unpacked_size(data) == len(data)


def test_what_is_no_file_has_no_size(tmp_path: Path) -> None:
    assert unpacked_size(tmp_path) == unpacked_size(tmp_path / "none") == 0
    os.mkfifo(tmp_path / "pipe")
    assert unpacked_size(tmp_path / "pipe") == 0


def test_what_unpacks_to_much_is_not_tried_again() -> None:
    packed = gzip.compress(TEXT)
    with pytest.raises(DiaryError) as refused:
        read_diary(packed)

    def never(**_: object) -> object:
        raise AssertionError("it was read again")

    assert len(packed) < LARGE < unpacked_size(packed)
    told = advise(never, {}, refused.value, size=unpacked_size(packed))  # type: ignore[arg-type]
    assert {"dmy", "mdy"} == {one.settings.get("dates") for one in told}


@pytest.mark.parametrize("most", [1, 6])
def test_columns_that_change_what_is_read_are_sought_in_so_many_readings(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each column says one thing once: called a factor it is compared, and changes something."""
    names = [f"k{k}" for k in range(64)]
    rows = [
        f"2026-03-{day + 1:02d},{day % 4}," + ",".join(str(int(k == day)) for k in range(64))
        for day in range(20)
    ]
    text = "\n".join([",".join(["date", "pain", *names]), *rows]).encode()
    tries = []

    def counted(source: object, **settings: object) -> object:
        tries.append(settings)
        return read_diary(source, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(propose, "read_diary", counted)
    monkeypatch.setattr("hdiary.read.mapping.trial._MOST_READ", most * 40_000)
    proposed = propose_map(text)
    assert [one.header for one in proposed.columns] == ["date", "pain", *names]
    assert len(tries) <= 2 * most + 8
