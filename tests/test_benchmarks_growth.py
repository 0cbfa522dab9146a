"""No parser's cost grows faster than its text, whatever the text is made of."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
SIZES = (1_000, 4_000)
"""The longer of them costs some milliseconds at most; the script goes up to 64,000."""


@pytest.fixture
def growth(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import the script."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("parser_growth")


def test_it_finds_every_parser_of_the_reader(growth: ModuleType) -> None:
    found = set(growth.parsers())
    readers = ("dates.parse_date", "clocks.parse_hours", "clocks.parse_clock", "months.find_month")
    words = ("sides.parse_side", "places.split_places", "treatments.parse_treatment")
    assert {f"hdiary.read.{name}" for name in readers} <= found
    assert {f"hdiary.vocabulary.{name}" for name in words} <= found
    assert {"hdiary.read.numbers.parse_number", "hdiary.read.formats.ics_lines.read_lines"} <= found
    assert {"hdiary.vocabulary.columns.column_meaning"} <= found
    assert {"hdiary.vocabulary.headings.heading_kind"} <= found


def test_a_parser_that_takes_the_square_is_found(growth: ModuleType) -> None:
    def square(text: str) -> int:
        return sum(text.count("1") for _ in text)

    assert list(growth.judged(square, (1_000, 8_000)))


def test_one_that_reads_each_sign_once_is_not(growth: ModuleType) -> None:
    assert not list(growth.judged(lambda text: [ord(sign) for sign in text], SIZES))


def test_no_parser_takes_the_square_of_a_long_text(growth: ModuleType) -> None:
    slow = {
        name: found
        for name, parse in growth.parsers().items()
        if (found := list(growth.judged(parse, SIZES)))
    }
    assert slow == {}
