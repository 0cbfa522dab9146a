"""Whatever is thrown at a reader becomes a diary whose rows add up, or is refused in words."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from hdiary.read.formats.format import Format
from hdiary.read.formats.registry import FORMATS
from hdiary.write import diary_csv
from tests.read.formats.conftest import first_sample

SIGNS = b'" , ; \t | { ] < & \x00 \xff\xfe'.split(b" ")
VALUES = b"NaN 1e999 99999999999999999999 2026-02-30 05/06/2026 24:00 -1 no".split(b" ")
PIECES = st.sampled_from([b"", b"\n", b"\r\n", *SIGNS, *VALUES])
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 60), PIECES, st.integers(0, 3)), max_size=4
)


def changed(data: bytes, changes: list[tuple[float, int, bytes, int]]) -> bytes:
    """Cut some bytes out of a file, and put others there."""
    for where, length, piece, times in changes:
        at = int(where * len(data))
        data = data[:at] + piece * times + data[at + length :]
    return data


@pytest.mark.slow
@settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    # What is replaced for a test is so for each of its examples.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
@given(changes=CHANGES)
def test_a_file_that_was_made_worse_is_read_or_refused_in_words(
    one: Format, changes: list[tuple[float, int, bytes, int]]
) -> None:
    try:
        diary = read_diary(io.BytesIO(changed(first_sample(one), changes)))
    except DiaryError as refused:
        assert str(refused).strip()
        return
    reading = diary.reading
    assert reading.rows_in == diary.rows_kept + diary.rows_refused + reading.rows_joined
    text = diary_csv(diary)
    assert diary_csv(read_diary(io.BytesIO(text.encode()))) == text
