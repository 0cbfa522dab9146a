"""Words that cannot be made one: those that say nothing, amounts, and two things known apart."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.vocabulary.classes import HABITS
from hdiary.vocabulary.places import parse_place
from hdiary.vocabulary.treatments import Treatment, parse_amount, parse_treatment
from hdiary.vocabulary.words import is_blank, says_nothing, says_unsaid
from hdiary.words import Phrase, phrase


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """A word that cannot be one with another, what would be, and what to do."""

    value: str
    expected: Phrase
    suggestion: Phrase


def refuse_word(word: str) -> Refused | None:
    """Say why a word cannot stand for others; None where it can."""
    if _is_reserved(word):
        return _reserved(word)
    if _has_amount(word):
        expected = phrase("read.same.without_amount")
        return Refused(value=word, expected=expected, suggestion=phrase("read.same.leave_amount"))
    return None


def refuse_pair(word: str, other: str) -> Refused | None:
    """Say why a spelling cannot be one with a word; None where it can."""
    if _is_reserved(other):
        return _reserved(other)
    if _are_two_treatments(word, other) or _are_two_places(word, other):
        return Refused(
            value=other,
            expected=phrase("read.same.one_thing"),
            suggestion=phrase("read.same.two_things", word=word, other=other),
        )
    return None


def _is_reserved(word: str) -> bool:
    return is_blank(word) or says_nothing(word) or says_unsaid(word)


def _reserved(word: str) -> Refused:
    expected = phrase("read.same.says_something")
    return Refused(value=word, expected=expected, suggestion=phrase("read.same.mend_in_file"))


def _has_amount(word: str) -> bool:
    read = parse_treatment(word)
    if read.recognised:
        return read.amount is not None or read.count is not None
    only = parse_amount(word) is not None
    return only and any(sign.isalpha() for sign in word)


def _are_two_treatments(word: str, other: str) -> bool:
    one, two = parse_treatment(word), parse_treatment(other)
    if not (one.recognised and two.recognised) or one.name == two.name:
        return False
    # A nap may be called rest, and yoga stretching: what people do has no sharp edges.
    return not (_is_habit(one) and _is_habit(two))


def _is_habit(treatment: Treatment) -> bool:
    return treatment.treatment_class in HABITS


def _are_two_places(word: str, other: str) -> bool:
    one, two = parse_place(word), parse_place(other)
    return one.recognised and two.recognised and one.name != two.name
