"""Treatments that are not known are told apart from those of the same cell that are."""

from __future__ import annotations

import io

import pytest

from hdiary.read import read_diary


def told(cell: str, *, header: str = "treatment") -> list[str]:
    text = f"date,pain,{header}\n2026-03-01,4,{cell}\n2026-03-02,0,\n"
    problems = read_diary(io.StringIO(text)).problems
    return problems.loc[problems["code"] == "unknown treatment", "suggestion"].tolist()


@pytest.mark.parametrize("cell", ["Blib", "Blib; Zorg", "Zorgon + Blib"])
def test_where_nothing_is_known_all_of_it_is_in_no_class(cell: str) -> None:
    assert told(cell) == ["It is kept, but counted in no class."]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ibuprofen + Blib", '"Blib"'),
        ("Blib; ice; Zorg", '"Blib" and "Zorg"'),
        ("Blib; heat; Blib", '"Blib"'),
    ],
)
def test_where_some_is_known_only_the_rest_is_in_no_class(cell: str, names: str) -> None:
    words = f"All of it is kept; not recognised, and so counted in no class: {names}."
    assert told(cell) == [words]


def test_what_is_known_alone_is_not_told() -> None:
    assert told("Ibuprofen; ice; none") == []
