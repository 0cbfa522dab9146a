"""What is told about every real kind of file can be told in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.words import list_languages, load_words
from tests.read.kinds.conftest import FILES, follow

QUOTED = re.compile(r'"[^"]*"|„[^“]*“')
OTHERS = [load_words(name, "screen") for name in list_languages() if name != "en"]


def told_in(found: Diary | DiaryError) -> Iterator[str]:
    """Give the words of problems and suggestions, and of decisions about a table."""
    yield from found.problems["expected"]
    yield from found.problems["suggestion"]
    yield from (one.why for one in found.suggested)
    if isinstance(found, Diary):
        for one in found.reading.decisions:
            yield from (one.words, one.overrule)


def first_read(path: Path) -> Diary | DiaryError:
    """Read a file, or give what it is refused for."""
    try:
        return read_diary(path)
    except DiaryError as error:
        return error


@pytest.mark.parametrize("path", sorted(FILES.iterdir()), ids=lambda path: path.name)
def test_everything_is_written_from_a_phrase(path: Path) -> None:
    english = load_words("en", "screen")
    for found in (first_read(path), follow(path).diary):
        sentences = {text for text in told_in(found) if text and not text.startswith("--")}
        assert sentences <= found.phrases.keys()
        for text in sentences:
            assert english.told(text, found.phrases) == text
            bare = QUOTED.sub("", text)
            assert all(QUOTED.sub("", say.told(text, found.phrases)) != bare for say in OTHERS)
