"""Cells that stand for the treatment above are offered as it, and never taken unasked."""

from __future__ import annotations

import io

import pytest

from hdiary.diary import Diary
from hdiary.read import read_diary


def read(*cells: str, head: str = "date;pain;treatment", **said: object) -> Diary:
    rows = [f"2026-03-{k:02};5;{cell}" for k, cell in enumerate(cells, start=1)]
    return read_diary(io.StringIO("\n".join([head, *rows]) + "\n"), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", ["ditto", "Dito", "s.o.", "same as above", "siehe oben", "\u3003"])
def test_what_stands_for_the_cell_above_is_offered(cell: str) -> None:
    cells = ("ibuprofen 400", "", cell, cell, "heat")
    asked = read(*cells)
    assert asked.doses["treatment"].tolist().count("ibuprofen") == 1
    assert {"accept": ("nearest",)} in [one.settings for one in asked.suggested]
    assert "stands for what is written above" in " ".join(asked.problems["suggestion"])
    diary = read(*cells, accept=("nearest",))
    assert diary.doses["treatment"].tolist() == ["ibuprofen", "ibuprofen", "ibuprofen", "heat"]
    assert diary.doses["line"].tolist() == [2, 4, 5, 6]
    assert any("2 cells" in one.words for one in diary.reading.decisions if one.name == "ditto")


def test_nothing_above_leaves_it_as_it_was_written() -> None:
    diary = read("ditto", "ibuprofen 400", accept=("nearest",))
    assert diary.doses["treatment"].tolist() == ["ditto", "ibuprofen"]


def test_what_another_person_took_is_not_meant() -> None:
    rows = ["A;2026-03-01;5;ibuprofen", "A;2026-03-02;5;ditto", "B;2026-03-01;5;ditto"]
    text = "\n".join(["patient;date;pain;treatment", *rows]) + "\n"
    diary = read_diary(io.StringIO(text), accept=("nearest",))
    assert diary.doses["treatment"].tolist() == ["ibuprofen", "ibuprofen", "ditto"]


@pytest.mark.parametrize("cell", ["-", "--", "none", "Samedol"])
def test_other_cells_stand_for_themselves(cell: str) -> None:
    diary = read("ibuprofen 400", cell, accept=("nearest",))
    assert "ditto" not in {one.name for one in diary.reading.decisions}
