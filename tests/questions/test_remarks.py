"""What could not be read is said once: an answer may leave it to the line above it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from hdiary.questions import burden
from hdiary.read import read_diary

ROWS = "date,pain\n2026-03-01,5\n2026-03-02,0\nyesterday,7\n2026-03-04,3\n"


@pytest.fixture
def answer() -> Any:
    return burden(read_diary(BytesIO(ROWS.encode()), skip_bad_rows=True))


def test_an_answer_says_which_rows_were_left_out(answer: Any) -> None:
    assert "left out" in repr(answer.show())


def test_without_remarks_it_does_not(answer: Any) -> None:
    shown = answer.show(remarks=False)
    assert "left out" not in repr(shown) + shown._repr_html_()
    assert "The diary covers 4 days" in repr(shown)


def test_what_holds_for_the_days_is_said_all_the_same() -> None:
    listed = read_diary(BytesIO(b"date,pain\n2026-03-01,5\n2026-03-04,3\n"))
    assert "nly headaches" in repr(burden(listed).show(remarks=False))
