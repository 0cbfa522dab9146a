"""A rating in numbers beside the same in words: the words settle what the numbers mean."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hdiary.read.context import Context
from hdiary.read.numbers import parse_number
from hdiary.read.role import BY_CELLS, LEFT_OUT, Role, said
from hdiary.read.shape.pairs import combine, differing_rows
from hdiary.vocabulary.headings import headache_words
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import PAIN_WORDS, is_blank
from hdiary.words import phrase

_RATED = ("pain", "headache")
_FEW = 0.1


def leave_out_twins(roles: list[Role], context: Context) -> list[Role]:
    """Leave out a column that says in words what another says in numbers of the same headache."""
    rated = [r for r in roles if not r.declared and (r.meaning in _RATED or _names_headache(r))]
    numbers = [r for r in rated if _numbers(r)]
    words = [r for r in rated if _words(r)]
    if len(numbers) != 1 or len(words) != 1 or numbers[0].meaning not in _RATED:
        return roles
    number, word = numbers[0], words[0]
    if not _same_heading(number, word) or not _rises(number, word):
        return roles
    context.decisions.add(
        "columns",
        {word.header: "ignore"},
        phrase("read.shape.twins.in_words", word=word.header, number=number.header),
        overrule=f'--column pain="{word.header}" --column ignore="{number.header}" --scale words',
    )
    _warn_of_differences(number, word, context)
    left = replace(word, meaning=LEFT_OUT, how=BY_CELLS, why="")
    unit = "0-3" if _on_words_scale(number, word) else number.unit
    pain = replace(number, meaning="pain", how=BY_CELLS, unit=unit, weak=False, why="")
    return [left if r is word else pain if r is number else r for r in roles]


def _names_headache(role: Role) -> bool:
    return role.free and headache_words(role.header) is not None


def _numbers(role: Role) -> bool:
    texts = said(role)
    return bool(texts) and all(parse_number(text) is not None for text in texts)


def _words(role: Role) -> bool:
    texts = said(role)
    return bool(texts) and all(fold(t) in PAIN_WORDS for t in texts) and not _numbers(role)


def _same_heading(number: Role, word: Role) -> bool:
    """Say whether two columns speak of one thing: alike in name, or both of headaches."""
    first = number.header.split("(")[0].strip().casefold()
    return first == word.header.split("(")[0].strip().casefold() or (
        headache_words(number.header) == headache_words(word.header) is not None
    )


def _pairs(number: Role, word: Role) -> list[tuple[float, int]]:
    """Give the pairs of a number and a word that stand side by side."""
    both = combine(number.column, word.column, lambda n, w: f"{n.strip()}\n{w.strip()}")
    found = []
    for value in both.values:
        n, w = value.split("\n")[0], value.rsplit("\n", 1)[-1]
        rating = parse_number(n)
        if rating is not None and not is_blank(w) and fold(w) in PAIN_WORDS:
            found.append((rating, PAIN_WORDS[fold(w)]))
    return found


def _rises(number: Role, word: Role) -> bool:
    """Say whether worse words mostly stand beside higher numbers."""
    pairs = sorted(_pairs(number, word))
    if not pairs:
        return False
    falls = sum(a[1] > b[1] for a, b in itertools.pairwise(pairs))
    return falls <= _FEW * len(pairs) + 1


def _on_words_scale(number: Role, word: Role) -> bool:
    """Say whether the numbers are 1, 2 and 3 for mild, moderate and severe in nearly every row."""
    told = differing_rows(number.column, word.column, lambda n, w: _level(n, w) is not None)
    wrong = differing_rows(number.column, word.column, lambda n, w: _level(n, w) is False)
    return len(wrong) <= _FEW * len(told) and bool(told)


def _level(number: str, word: str) -> bool | None:
    """Say whether a number and a word beside it agree; None where one of them says nothing."""
    rating = parse_number(number.strip())
    if rating is None or is_blank(word) or fold(word.strip()) not in PAIN_WORDS:
        return None
    return rating == PAIN_WORDS[fold(word.strip())]


def _warn_of_differences(number: Role, word: Role, context: Context) -> None:
    if not _on_words_scale(number, word):
        return

    rows = differing_rows(number.column, word.column, lambda n, w: _level(n, w) is False)
    if rows:
        context.found.warn(
            "words beside numbers",
            column=word.header,
            lines=context.lines[rows],
            expected=phrase("read.shape.twins.its_word", number=number.header),
            suggestion=phrase("read.shape.twins.number_used"),
        )
