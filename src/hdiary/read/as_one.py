"""What the person takes as one is written in one word, and stands in one column."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, replace
from functools import partial

from hdiary.diary import shown
from hdiary.diary.schema import FACTOR_MARK, LIST_COLUMNS
from hdiary.read.context import Context, rewrite
from hdiary.read.numbers import parse_number
from hdiary.read.one_column import join_factors
from hdiary.read.one_word import item_names, split_list, with_word
from hdiary.read.role import FACTOR, LEFT_OUT, Role, is_among
from hdiary.read.same import SAME, Groups, stands_for
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import is_blank
from hdiary.words import Phrase, phrase


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Words:
    """The words that stand for others, and what was met of all words on the way."""

    stand: dict[str, str]  # From a spelling in small letters to the word in its place
    met: dict[str, str] = field(default_factory=dict)  # As written, by their small letters

    def word_for(self, names: tuple[str, ...]) -> str | None:
        """Give the word in whose place one of these names stands; None where there is none."""
        self.met.update({fold(name): name for name in names})
        return next((self.stand[fold(name)] for name in names if fold(name) in self.stand), None)


def take_as_one(
    roles: list[Role], context: Context, people: dict[str, str] | None = None
) -> list[Role]:
    """Write in one word, and put in one column, what the person takes as one, and say so."""
    # ``people`` are spellings of people that were met, and joined, before.
    groups = context.same.groups
    if not groups:
        return roles
    words = _Words(stand=stands_for(groups))
    roles = [_in_one_word(role, words) for role in roles]
    roles = _in_one_column(roles, words, context)
    for word, others in groups.items():
        context.decisions.add(
            SAME,
            {word: list(others)},
            phrase("read.same.taken", others=others, word=word, n=len(others)),
        )
    _warn_of_unmet(context.same.new, {**(people or {}), **words.met}, context)
    return roles


def _in_one_word(role: Role, words: _Words) -> Role:
    if role.meaning == FACTOR:
        whole = _words_only if _is_of_numbers(role) else _whole
        return replace(role, column=rewrite(role.column, partial(whole, words)))
    if role.meaning in LIST_COLUMNS:
        change = partial(_list, role.meaning, words)
        return replace(role, column=rewrite(role.column, change))
    return role


def _whole(words: _Words, cell: str) -> str:
    """Write a factor's cell anew where it is one of the spellings."""
    return cell if is_blank(cell) else words.word_for((cell.strip(),)) or cell


def _words_only(words: _Words, cell: str) -> str:
    """Leave a number as it is: 4 is no other spelling of 5."""
    return cell if parse_number(cell) is not None else _whole(words, cell)


def _is_of_numbers(role: Role) -> bool:
    said = [cell for cell in role.column.values if not is_blank(cell)]
    return 2 * sum(parse_number(cell) is not None for cell in said) > len(said)


def _list(meaning: str, words: _Words, cell: str) -> str:
    """Write the items of a list anew that are among the spellings; a cell without them stays."""
    items = [] if is_blank(cell) else split_list(meaning, cell)
    found = [words.word_for(item_names(meaning, item)) for item in items]
    if not any(found):
        return cell
    pairs = zip(items, found, strict=True)
    return "; ".join(
        item if word is None else with_word(meaning, item, word) for item, word in pairs
    )


def _in_one_column(roles: list[Role], words: _Words, context: Context) -> list[Role]:
    """Make one column of the factors whose headings are taken as one."""
    several: dict[str, list[Role]] = {}
    for role in roles:
        word = words.word_for(_headings(role)) if role.meaning == FACTOR else None
        if word is not None:
            several.setdefault(word, []).append(role)
    for word, members in several.items():
        if [role.header for role in members] == [word]:
            continue
        if column_meaning(word).meaning is not None:
            _warn_of_column(word, members, context)
            continue
        # It takes the place of the column that has its name, or else of the first.
        first = next((role for role in members if role.header == word), members[0])
        whole = replace(first, header=word, column=join_factors(members, word, context))
        whole = replace(whole, how=phrase("read.same.by_hand"))
        part_of = phrase("read.same.part_of", word=word)
        rest = [role for role in members if role is not first or role.header != word]
        left = [replace(role, meaning=LEFT_OUT, how=part_of) for role in rest]
        roles = [whole if role is first else role for role in roles if not is_among(role, rest)
                 or role is first]  # fmt: skip
        roles = sorted([*roles, *left], key=lambda role: role.position)
    return roles


def _headings(role: Role) -> tuple[str, ...]:
    return (role.header, role.header.removesuffix(FACTOR_MARK))


def _warn_of_column(word: str, members: list[Role], context: Context) -> None:
    """Say how a column is told to be a part of the diary: that is no spelling."""
    meaning, header = column_meaning(word).meaning or "", members[0].header
    context.found.warn(
        SAME,
        column=header,
        expected=phrase("read.same.own_column"),
        suggestion=phrase("read.same.say_column", word=word, meaning=meaning, header=header),
    )


def _warn_of_unmet(groups: Groups, met: dict[str, str], context: Context) -> None:
    """Say which spellings stand nowhere: they may be misspelt themselves."""
    for other in dict.fromkeys(other for others in groups.values() for other in others):
        if fold(other) in met:
            continue
        near = difflib.get_close_matches(fold(other), met, n=1)
        hint: Phrase = phrase("read.same.nowhere")
        if parse_number(other) is not None:
            hint = phrase("read.same.numbers_stay")
        elif near:
            hint = phrase("read.columns.did_you_mean", name=shown(met[near[0]]))
        context.found.warn(
            SAME, value=shown(other), expected=phrase("read.same.a_spelling"), suggestion=hint
        )
