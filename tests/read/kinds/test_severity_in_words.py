"""Kind: how bad it was is written in words alone, or nearly so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.read.kinds.conftest import follow, states
from tests.read.kinds.helpers_b import read, refusal


def _text(words: Sequence[str], count: int = 20) -> str:
    cells = [words[k % len(words)] for k in range(count)]
    return "\n".join(
        ["Date,Pain", *(f"2026-03-{k:02d},{cell}" for k, cell in enumerate(cells, start=1))]
    )


@pytest.mark.parametrize(
    "words",
    [
        ("mild", "moderate", "severe", "bad"),
        ("leicht", "mittel", "stark", "schlimm"),
        ("mild", "moderate", "moderate to severe", "severe"),
        ("0", "mild", "bad", "severe"),
        ("mild", "severe", "mild", "bad", "moderate", "mild", "severe", "bad", "mild", "?!"),
    ],
)
def test_words_of_severity_are_asked_about_and_then_read(words: Sequence[str]) -> None:
    assert dict(refusal(_text(words)).suggested[0].settings) == {"scale": "words"}
    walk = follow(_text(words))
    clear = _text(words).count(",0")
    assert states(walk.diary)[1] == clear
    assert walk.diary.entries["pain"].notna().sum() >= 18


@pytest.mark.parametrize(
    ("word", "level"),
    [("moderate to severe", 2.5), ("mild-moderate", 1.5), ("mittel bis stark", 2.5)],
)
def test_a_range_of_words_is_its_middle_where_that_was_accepted(word: str, level: float) -> None:
    data = _text(("mild", "severe", word))
    plain = read(data, scale="words")
    assert plain.suggested[0].settings["accept"] == ("nearest",)
    assert states(plain)[0] == 20
    near = read(data, scale="words", accept=("nearest",))
    assert near.entries["pain"].iloc[2] == level


@pytest.mark.parametrize("words", [("5", "6", "severe"), ("4", "7", "2", "mild", "3")])
def test_numbers_with_a_few_words_are_no_scale_of_words(words: Sequence[str]) -> None:
    assert read(_text(words)).settings["scale"] == "0-10"
