"""Pain that is rated before and after a treatment, and by nothing else: it is the pain, too."""

from __future__ import annotations

from dataclasses import replace

from hdiary.read.context import Context
from hdiary.read.numbers import parse_rating, ratio_of
from hdiary.read.role import BY_CELLS, Role
from hdiary.read.shape.pairs import combine
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import PAIN_WORDS, is_blank
from hdiary.words import Phrase, phrase

_BEFORE, _AFTER = "pain_before", "pain_after"


def take_ratings_as_pain(roles: list[Role], context: Context) -> list[Role]:
    """Read the ratings around a treatment as the pain where no other column says that it hurt."""
    if any(role.meaning == "pain" for role in roles):
        return _as_both(roles, context)
    before = next((r for r in roles if r.meaning == _BEFORE), None)
    after = next((r for r in roles if r.meaning == _AFTER), None)
    if before is None:
        return roles
    if after is None:
        words = phrase("read.shape.rated.before", before=before.header)
        return _decided(roles, before, before, words, context)
    words = phrase("read.shape.rated.higher", before=before.header, after=after.header)
    pain = replace(before, column=combine(before.column, after.column, _higher))
    return _decided(roles, before, pain, words, context)


def _as_both(roles: list[Role], context: Context) -> list[Role]:
    """Leave a column that the person calls the pain the rating before that its name says, too."""
    pain = [r for r in roles if r.meaning == "pain"]
    if len(pain) != 1 or not pain[0].declared or any(r.meaning == _BEFORE for r in roles):
        return roles
    if column_meaning(pain[0].header).meaning != _BEFORE:
        return roles
    words = phrase("read.shape.rated.both", before=pain[0].header)
    context.decisions.add("rated", _BEFORE, words)
    return _beside(roles, pain[0], replace(pain[0], meaning=_BEFORE, how=BY_CELLS))


def _decided(
    roles: list[Role], before: Role, pain: Role, words: Phrase, context: Context
) -> list[Role]:
    context.decisions.add("rated", "pain", words, overrule=phrase("read.shape.rated.own"))
    return _beside(roles, before, replace(pain, meaning="pain", how=BY_CELLS, weak=False))


def _beside(roles: list[Role], one: Role, new: Role) -> list[Role]:
    at = roles.index(one)
    return [*roles[: at + 1], new, *roles[at + 1 :]]


def _higher(one: str, other: str) -> str:
    """Give the higher of two ratings, in numbers or in words; else the one that is neither."""
    if is_blank(one) or is_blank(other):
        return other if is_blank(one) else one
    numbers = [parse_rating(text, highest=ratio_of(text) or 10) for text in (one, other)]
    levels = [PAIN_WORDS.get(fold(text)) for text in (one, other)]
    for first, second in (numbers, levels):
        if first is not None and second is not None:
            return one if first >= second else other
    # A word beside a number: that it hurt is known, and not how much; unless it says no pain.
    if 0 in levels:
        return other if levels[0] == 0 else one
    return other if numbers[0] is not None else one
