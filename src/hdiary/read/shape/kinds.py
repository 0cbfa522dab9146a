"""Columns about headaches that are put right first: kinds, clear days, lengths, thousands."""

from __future__ import annotations

import re
from dataclasses import replace

from hdiary.read.context import Context, rewrite
from hdiary.read.numbers import parse_number
from hdiary.read.role import BY_CELLS, KEPT, LEFT_OUT, Role, changed, is_among, said
from hdiary.read.shape.named import holds_lengths, kind_of_cells, names_headache, names_no_headache
from hdiary.vocabulary.headings import headache_words, mark_of, time_of_day_heading
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import PAIN_WORDS, is_blank
from hdiary.words import phrase

_KINDS = {
    "tension", "tension type", "tth", "cluster", "sinus", "spannung", "spannungskopfschmerz",
    "tensionnel", "tensional", "tensiva", "cgh", "cervicogenic", "zervikogen", "mixed",
}  # fmt: skip
"""Kinds of headache that are named so only beside others."""
_AVERAGE = re.compile(r"\b(?:average|avg|mean|min|least|lowest|mittel|durchschnitt|moyen|media)")
_OF_PAIN = re.compile(r"pain|ache|schmerz|doul|dolor|pijn|migr|sever|intens|stark")
_THOUSAND, _MOST = 1000, 10
_FEWEST_GRADES = 2


def put_right(roles: list[Role], context: Context) -> list[Role]:
    """Put columns right that say something of headaches in a way of their own."""
    roles = rated_elsewhere(roles)
    roles = kinds_in_cells(roles, context)
    roles = ticks_of_two(roles, context)
    roles = kinds_beside_others(roles)
    roles = clear_days(roles, context)
    roles = grades(roles, context)
    roles = lengths(roles, context)
    return divided(roles, context)


def rated_elsewhere(roles: list[Role]) -> list[Role]:
    """Let a column of ratings be the pain where one called pain only names what hurt."""
    pain = [r for r in roles if r.meaning == "pain" and not r.declared]
    words = [
        r for r in pain if said(r) and all(headache_words(text) is not None for text in said(r))
    ]
    if not words or len(words) == len(pain):
        return roles
    return [
        replace(r, meaning="factor", how=KEPT, why="")
        if is_among(r, words)
        else replace(r, weak=False)
        if is_among(r, pain)
        else r
        for r in roles
    ]


def kinds_in_cells(roles: list[Role], context: Context) -> list[Role]:
    """Read a column that names the kind of headache, or none, where nothing else tells."""
    rated = any(r.meaning in ("pain", "headache") for r in roles)
    kinds = [r for r in roles if r.free and _names_kinds(said(r), alone=not rated)]
    if rated:
        return _as_notes(roles, kinds, context)
    if len(kinds) != 1:
        return roles

    def hurts(text: str) -> str:
        if is_blank(text):
            return ""
        return "yes" if _is_kind(text.strip()) else "no"

    role = kinds[0]
    context.decisions.columns([role.header], "headache", phrase("read.shape.kinds.or_none"))
    flag = replace(
        role, meaning="headache", how=BY_CELLS, column=rewrite(role.column, hurts), joins=True,
        why="",
    )  # fmt: skip
    return [flag if r is role else r for r in roles]


def _names_kinds(texts: list[str], *, alone: bool) -> bool:
    """Say whether every cell names a headache or says that there was none."""
    # Where nothing else tells, some of each must be there.
    named = none = False
    for text in texts:
        is_none, is_kind = PAIN_WORDS.get(fold(text)) == 0, _is_kind(text)
        if not (is_none or is_kind):
            return False
        named, none = named or is_kind, none or is_none
    return named and (none or not alone)


def _is_kind(text: str) -> bool:
    return headache_words(text) is not None or fold(text).replace("-", " ") in _KINDS


def _as_notes(roles: list[Role], kinds: list[Role], context: Context) -> list[Role]:
    """Keep the kind of each headache among the notes: it is no factor of it."""
    if not kinds:
        return roles
    context.decisions.columns([r.header for r in kinds], "notes", phrase("read.shape.kinds.notes"))
    return changed(roles, kinds, meaning="notes", how=BY_CELLS, joins=True, why="")


def ticks_of_two(roles: list[Role], context: Context) -> list[Role]:
    """Read 0 and 2 as no and yes in columns of headaches, as a tracker of habits writes them."""
    twos = [
        r
        for r in roles
        if not r.declared
        and (
            r.meaning == "headache"
            or names_headache(r)
            or (r.free and time_of_day_heading(r.header))
        )
        and set(said(r)) == {"0", "2"}
    ]
    rated = any(names_headache(r) and kind_of_cells(r) == "number" for r in roles if r not in twos)
    if not twos or rated or any(r.meaning == "pain" for r in roles):
        return roles
    context.decisions.add(
        "ticks",
        [r.header for r in twos],
        phrase("read.shape.kinds.ticks", headers=tuple(r.header for r in twos)),
        overrule=f'--column pain="{twos[0].header}"',
    )
    answers = {"0": "no", "2": "yes"}
    return [
        replace(r, column=rewrite(r.column, lambda t: answers.get(t.strip(), t)))
        if is_among(r, twos)
        else r
        for r in roles
    ]


def grades(roles: list[Role], context: Context) -> list[Role]:
    """Read columns named mild, moderate and severe over marks as one rating in words."""
    named = [
        r for r in roles if r.free and fold(r.header) in PAIN_WORDS and kind_of_cells(r) == "flag"
    ]
    if len(named) < _FEWEST_GRADES or any(r.meaning in ("pain", "headache") for r in roles):
        return roles
    headers = [r.header for r in named]
    context.decisions.columns(headers, "pain", phrase("read.shape.kinds.grades"))

    def graded(role: Role) -> Role:
        column = rewrite(role.column, lambda t: role.header if mark_of(t.strip()) is True else "")
        return replace(
            role, meaning="pain", how=BY_CELLS, column=column, joins=True, weak=False, why=""
        )

    return [graded(r) if is_among(r, named) else r for r in roles]


def kinds_beside_others(roles: list[Role]) -> list[Role]:
    """Read "tension" and "cluster" over marks as headaches beside another kind."""
    named = [r for r in roles if r.meaning == "headache" or names_headache(r)]
    short = [r for r in roles if r.free and fold(r.header).replace("-", " ") in _KINDS]
    if not named or not all(kind_of_cells(r) for r in (*named, *short)):
        return roles
    return changed(roles, short, meaning="headache", how=BY_CELLS, why="")


def clear_days(roles: list[Role], context: Context) -> list[Role]:
    """Read a column that is ticked on days without headache as just that."""
    found: list[Role] = []
    for role in roles:
        if role.free and names_no_headache(role.header) and kind_of_cells(role) == "flag":
            column = rewrite(role.column, lambda t: "no" if mark_of(t.strip()) is True else "")
            role = replace(
                role, meaning="headache", how=BY_CELLS, column=column, joins=True, why=""
            )
            context.decisions.columns(
                [role.header], "headache", phrase("read.shape.kinds.clear_days")
            )
        found.append(role)
    return found


def lengths(roles: list[Role], context: Context) -> list[Role]:
    """Read hours of several kinds of headache as headaches of unknown strength."""
    hours = [
        r
        for r in roles
        if (r.free or (r.meaning in ("duration_h", "headache") and not r.declared))
        and holds_lengths(r)
        and any(headache_words(w) for w in r.header.split())
    ]
    if len(hours) == 1 and hours[0].meaning == "duration_h":
        return roles
    others = [r for r in roles if not is_among(r, hours)]
    if not hours or any(r.meaning in ("pain", "headache") for r in others):
        return roles

    def hurts(text: str) -> str:
        number = parse_number(text)
        return "" if number is None else "yes" if number > 0 else "no"

    context.decisions.columns(
        [r.header for r in hours], "headache", phrase("read.shape.kinds.lengths")
    )
    return [
        replace(
            r, meaning="headache", how=BY_CELLS, column=rewrite(r.column, hurts), joins=True,
            unit=None, why=""
        )
        if is_among(r, hours)
        else r
        for r in roles
    ]  # fmt: skip


def without_other_measures(roles: list[Role], context: Context) -> list[Role]:
    """Leave out a second measure of the pain, its average above all: it is no factor of it."""
    other = [
        r for r in roles
        if r.free and _AVERAGE.search(fold(r.header)) and _OF_PAIN.search(fold(r.header))
        and kind_of_cells(r) == "number"
    ]  # fmt: skip
    if other:
        context.decisions.columns(
            [r.header for r in other], "ignore", phrase("read.shape.kinds.rated_already")
        )
    return changed(roles, other, meaning=LEFT_OUT, how=BY_CELLS, why="")


def divided(roles: list[Role], context: Context) -> list[Role]:
    """Divide ratings that were multiplied by a thousand, as one app does, or as declared."""
    by = context.declared.divide_by
    rated = [
        r for r in roles
        if r.meaning in ("pain", "headache") or names_headache(r) or
        (r.free and time_of_day_heading(r.header))
    ]  # fmt: skip
    many = [r for r in rated if _thousands(r)] if by is None else rated
    by = _THOUSAND if by is None else by
    if not many or by == 1:
        return roles
    context.decisions.add(
        "divide_by",
        by,
        phrase("read.shape.kinds.divided", headers=tuple(r.header for r in many), by=by),
        overrule="--divide-by 1",
    )
    return [
        replace(r, column=rewrite(r.column, lambda text: _quotient(text, by)))
        if is_among(r, many)
        else r
        for r in roles
    ]


def _thousands(role: Role) -> bool:
    numbers = [parse_number(text) for text in said(role)]
    return any(numbers) and all(
        n is not None and n % _THOUSAND == 0 and 0 <= n <= _MOST * _THOUSAND for n in numbers
    )


def _quotient(text: str, by: int) -> str:
    number = parse_number(text)
    return text if number is None else f"{number / by:g}"
