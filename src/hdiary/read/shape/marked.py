"""What columns of marks share: the thing that a heading names, and writing it for each mark."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from hdiary.read.context import Context, rewrite
from hdiary.read.numbers import parse_number
from hdiary.read.role import BY_CELLS, Role, said
from hdiary.vocabulary.headings import PRIVATE_KINDS, heading_kind
from hdiary.vocabulary.names import without_person
from hdiary.vocabulary.personal import is_name
from hdiary.vocabulary.places import parse_place
from hdiary.vocabulary.text import remember_short
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.words import phrase

# Blanks are taken from where they begin only: many of them would be gone through from each.
_BRACKETS = re.compile(r"(?:(?<!\s)\s+)?[(\[][^()\[\]]{0,60}[)\]]\s*")
_ANSWER = re.compile(r"\[([^\[\]]{2,60})\]\s*$")
_WITH = re.compile(r"\s+w/\s*")
_SHORTEST = 3
MOST_TIMES = 12
"""A larger number below a thing is an amount, and not how often or how many of it."""


def thing_named(role: Role) -> str:
    """Give what a heading names: without brackets, question mark and people, or the answer."""
    return _thing_of(role.header)


@remember_short
def _thing_of(heading: str) -> str:
    # Forms write ``Medication [Ibuprofen]`` over one answer of a question.
    answer = _ANSWER.search(heading)
    if answer and (parse_treatment(answer[1]).recognised or parse_place(answer[1]).recognised):
        return answer[1].strip()
    bare = " ".join(_BRACKETS.sub(" ", heading).split()).rstrip("?:. ")
    # `PT w/ Tom`: with whom it was done is none of it.
    worded = _WITH.sub(" with ", bare)
    alone = without_person(worded)
    named = any(sign.isalpha() for sign in worded[len(alone) :])
    if named and parse_treatment(alone).recognised:
        return alone
    return bare if parse_treatment(bare).recognised else _named_within(bare)


def _named_within(heading: str) -> str:
    """Give the one drug that a heading names among other words, else the heading."""
    words = [word for word in re.split(r"[\s_#/]+", heading) if len(word) > _SHORTEST]
    drugs = {word for word in words if parse_treatment(word).atc is not None}
    return drugs.pop() if len(drugs) == 1 else heading


def write_marks(
    roles: list[Role],
    context: Context,
    meaning: str,
    find: Callable[[Role], Callable[[str], str] | None],
) -> list[Role]:
    """Write the marks of each column that names something as that thing, and say so."""
    headers: list[str] = []
    found: list[Role] = []
    for role in roles:
        write = find(role)
        if write is not None:
            column = rewrite(role.column, write)
            how = role.how if role.declared else BY_CELLS
            role = replace(
                role, meaning=meaning, how=how, column=column, joins=True, weak=False, why=""
            )
            headers.append(role.header)
        found.append(role)
    if headers:
        words = phrase("read.shape.marks.places")
        if meaning == "treatment":
            words = phrase("read.shape.marks.treatments")
        context.decisions.columns(headers, meaning, words)
    return found


def are_minutes(texts: list[str]) -> bool:
    """Say whether bare numbers below a measure are how long it took, and not how often."""
    numbers = [number for number in map(parse_number, texts) if number is not None]
    return any(number > MOST_TIMES or number != int(number) for number in numbers)


def names_people(role: Role) -> bool:
    """Say whether a column names who somebody is, by its heading or by most of its cells."""
    texts = said(role)
    people = sum(is_name(text) for text in texts)
    return 2 * people > len(texts) or heading_kind(role.header) in PRIVATE_KINDS
