"""In whose words a picture speaks: a language, and what the person calls their treatments."""

from __future__ import annotations

from typing import Any

from hdiary.questions.own_words import words_of
from hdiary.questions.unsaid import tell_no_treatment
from hdiary.words import Phrase, Words, load_words


def words_for(result: Any, language: str | Words, patient: str | None = None) -> Words:
    """Give the words for a picture of one person: a language, or the words of a page."""
    own_words, coverage = getattr(result, "own_words", {}), getattr(result, "coverage", None)
    if patient is not None:
        own = own_words.get(str(patient), {})
    else:
        own = {} if coverage is None else words_of(own_words, coverage)
    if isinstance(language, Words):
        return language.standing(language.place, own)
    return load_words(language, "screen", own)


def find_reason(result: Any, text: Any) -> Phrase | None:
    """Give what a reason in a result's table was made from, where that is known."""
    found: Phrase | None = getattr(result, "reasons", {}).get(str(text))
    return found


def say_reason(result: Any, text: Any, say: Words) -> str:
    """Say a reason of a result's table in the words of a picture."""
    told = find_reason(result, text)
    return str(text) if told is None else say(told)


def say_no_treatment(result: Any, say: Words) -> str:
    """Say why there is no treatment to draw."""
    return say(tell_no_treatment(getattr(result, "columns_in", {"treatment"})))
