"""Days as people write them on a command line."""

from __future__ import annotations

from datetime import date

import pytest

from hdiary.vocabulary.written_days import read_written_day


@pytest.mark.parametrize(
    "text", ["2026-09-01", " 2026-09-01 ", "1.9.2026", "01.09.2026", "1. 9. 2026"]
)
def test_with_dots_the_day_stands_first(text: str) -> None:
    assert read_written_day(text) == date(2026, 9, 1)


@pytest.mark.parametrize("text", ["", "1.9.", "1.9.26", "9/1/2026", "13.13.2026", "31.2.2026"])
def test_what_may_be_two_days_or_none_is_not_read(text: str) -> None:
    assert read_written_day(text) is None
