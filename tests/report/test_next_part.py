"""The box on the page: what would settle most, briefly where there is little room."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hdiary.questions import next as ask_next
from hdiary.report.next_part import MOST_STEPS, next_section
from hdiary.report.parts import Page, Section, texts_of
from hdiary.words import load_words

from .conftest import diary_of

Composed = Callable[..., Page]


def box_of(page: Page) -> Section:
    """Give the box of a page."""
    (box,) = (section for section in page.sections if section.kind == "box")
    return box


@pytest.mark.parametrize(
    ("language", "title"), [("en", "What would settle most"), ("de", "Was am meisten klären würde")]
)
def test_the_page_has_one_box_with_the_steps(composed: Composed, language: str, title: str) -> None:
    box = box_of(composed("three days", language))
    assert box.title == title
    assert "31" in " ".join(texts_of(box.blocks)) or "14" in " ".join(texts_of(box.blocks))


def test_it_stands_behind_the_medicine_and_before_the_places(composed: Composed) -> None:
    titles = [section.title for section in composed("good").sections]
    at = titles.index("What would settle most")
    assert titles[at - 1] == "Acute medicine beside its limits"
    assert titles[at + 1] == "Side and places"


def test_it_tells_the_first_steps_only_where_there_is_no_room() -> None:
    answer, say = ask_next(diary_of("attack list")), load_words("en")
    whole = next_section(say, answer, most=MOST_STEPS[0])
    brief = next_section(say, answer, most=1)
    told, less = list(texts_of(whole.blocks)), list(texts_of(brief.blocks))
    assert len(told) == len(answer.table) > 1
    assert less == told[:1]


def test_it_says_what_the_answer_says() -> None:
    answer, say = ask_next(diary_of("attack list")), load_words("en", "screen")
    (first, *_) = texts_of(next_section(say, answer, most=1).blocks)
    assert first in answer.summary()
