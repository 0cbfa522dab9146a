"""Two columns of which each might be the one with a meaning: the clear one is, or it is asked."""

from __future__ import annotations

from dataclasses import replace

from hdiary.diary import Problems
from hdiary.diary.schema import LIST_COLUMNS
from hdiary.read.role import FACTOR, KEPT, LEFT_OUT, Role, said
from hdiary.read.telling import all_of, quote
from hdiary.vocabulary.treatments import parse_treatment, split_items
from hdiary.words import phrase

_SHARED = (*LIST_COLUMNS, "notes", "headache")
_TOGETHER = (*_SHARED, "pain")
"""Of what several columns may tell, if they are read together."""
_MOST_CLAIMS = 12


def without_weak_clashes(roles: list[Role]) -> list[Role]:
    """Where a column with a weak name, or a blank one, meets one that is clear, that one has it."""
    kept: list[Role] = []
    clearly = {role.meaning for role in roles if not role.weak}
    filled = {role.meaning for role in roles if said(role)}
    for role in roles:
        clear = role.weak and role.meaning in clearly and not _may_join(role)
        blank = role.meaning in filled and _is_blank(role)
        loses = (clear or blank) and not role.declared
        if role.meaning not in (FACTOR, LEFT_OUT) and loses:
            why = phrase("read.columns.another_clearer", meaning=role.meaning)
            role = replace(role, meaning=FACTOR, how=KEPT, why=why, weak=False)
        kept.append(role)
    return kept


def _is_blank(role: Role) -> bool:
    """Say whether nothing stands in a column that is read alone."""
    return role.meaning not in _SHARED and not role.joins and not said(role)


def _may_join(role: Role) -> bool:
    """Say whether the cells of a weakly named column of treatments name treatments."""
    if role.meaning != "treatment":
        return role.joins or (role.meaning in LIST_COLUMNS and bool(said(role)))
    items = [item for text in said(role)[:200] for item in split_items(text)]
    known = sum(parse_treatment(item).recognised for item in items)
    return known > 0 and 2 * known >= len(items)


def refuse_clashes(roles: list[Role], found: Problems) -> None:
    """Refuse several columns of one meaning that are not read together."""
    by_meaning: dict[str, list[Role]] = {}
    for role in roles:
        by_meaning.setdefault(role.meaning, []).append(role)
    for meaning, claims in by_meaning.items():
        together = all(r.joins or r.declared for r in claims) and meaning in _TOGETHER
        if meaning in (FACTOR, LEFT_OUT) or len(claims) < 2 or together:
            continue
        headers = all_of([quote(r.header) for r in claims[:_MOST_CLAIMS]])
        if len(claims) > _MOST_CLAIMS:
            more = len(claims) - _MOST_CLAIMS
            headers = phrase("say.and_more", names=headers, more=more)
        found.add(
            "two columns with one meaning",
            column=claims[-1].header,
            expected=phrase("read.columns.one_for", meaning=meaning, headers=headers),
            suggestion=phrase("read.columns.which", meaning=meaning, column=claims[0].header),
        )
        # Of very many, no choice of one can be offered that says what all others are.
        for role in claims if len(claims) <= _MOST_CLAIMS else ():
            others = {r.header: FACTOR for r in claims if r is not role}
            is_it = phrase("read.columns.is", column=role.header, meaning=meaning)
            found.suggest(is_it, columns=others)
