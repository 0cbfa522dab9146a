"""People in blocks: everybody once, in order, whatever the number of threads."""

from __future__ import annotations

import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.stats.blocks import map_blocks, split


@given(size=st.integers(0, 300), block=st.integers(-3, 400))
def test_everybody_is_in_one_block_in_order(size: int, block: int) -> None:
    blocks = split(size, block=block)
    assert [who for people in blocks for who in range(size)[people]] == list(range(size))
    assert all(people.stop - people.start <= max(block, 1) for people in blocks)


def test_nobody_is_one_empty_block() -> None:
    assert split(0, block=10) == [slice(0, 0)]
    assert split(1, block=1) == [slice(0, 1)]


def test_results_come_in_the_order_of_the_blocks_not_of_finishing() -> None:
    def slow_first(people: slice) -> int:
        time.sleep(0.05 if people.start == 0 else 0.0)
        return int(people.start)

    assert map_blocks(slow_first, split(7, block=1)) == list(range(7))


@pytest.mark.parametrize("processors", [1, 3, None])
def test_any_number_of_processors_gives_the_same(
    processors: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hdiary.stats.blocks.os.cpu_count", lambda: processors)
    assert map_blocks(lambda people: people.stop**2, split(9, block=2)) == [4, 16, 36, 64, 81]


def test_one_block_needs_no_thread_and_several_have_their_own() -> None:
    here = threading.current_thread()
    assert map_blocks(lambda _: threading.current_thread() is here, split(3, block=5)) == [True]
    assert map_blocks(lambda _: threading.current_thread() is here, split(3, block=2)) == [
        False,
        False,
    ]


@pytest.mark.parametrize("size", [2, 5])
def test_what_fails_in_a_block_is_not_swallowed(size: int) -> None:
    def fail(people: slice) -> None:
        if people.stop == size:
            raise ValueError(f"block {people.start} to {people.stop}")

    with pytest.raises(ValueError, match=f"to {size}"):
        map_blocks(fail, split(size, block=2))


def test_no_blocks_give_no_results() -> None:
    assert map_blocks(lambda people: people, []) == []
