"""Amounts in a column of their own: read with the treatment that they stand beside."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from hdiary.diary.calendar import SEPARATOR
from hdiary.read.context import Context
from hdiary.read.numbers import parse_number
from hdiary.read.role import BY_CELLS, LEFT_OUT, Role, said
from hdiary.read.shape.pairs import combine
from hdiary.read.shape.people import goes_up_by_one
from hdiary.vocabulary.headings import heading_kind
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import parse_treatment, split_items, split_treatments
from hdiary.vocabulary.words import is_blank, is_no_treatment
from hdiary.words import phrase

_UNITS = ("mg", "mcg", "ml", "g", "min", "minutes", "minuten", "tablets", "tabletten")
_COUNTS = ("quantity", "qty", "count", "number", "anzahl", "stuck", "cantidad", "quantite")
_BEHIND = ("dose", "dosage", "dosis", "amount", "quantity", "menge", "mg", "cantidad")
_MOST_TAKEN = 12


def join_amounts(roles: list[Role], context: Context) -> list[Role]:
    """Write each amount behind the treatment of the nearest column before it."""
    joined: list[str] = []
    for role in [r for r in roles if r.free and _names_amount(r)]:
        beside = _beside(role, roles)
        if beside is None or not _holds_amounts(role) or not _may_be_taken(role):
            continue
        unit = _unit(role)
        column = combine(beside.column, role.column, partial(_with_amounts, unit=unit))
        gone = replace(role, meaning=LEFT_OUT, how=BY_CELLS, why="")
        roles = [
            replace(r, column=column) if r is beside else gone if r is role else r for r in roles
        ]
        joined.append(role.header)
    if joined:
        context.decisions.columns(joined, "ignore", phrase("read.shape.amounts"))
    return roles


def _names_amount(role: Role) -> bool:
    """Say whether a heading is one of amounts, alone or behind the name of a medicine's column."""
    words = fold(role.header).split()
    return heading_kind(role.header) == "amount" or (len(words) > 1 and words[-1] in _BEHIND)


def _beside(role: Role, roles: list[Role]) -> Role | None:
    """Find the treatment of an amount: that of the same number, else the nearest before."""
    treatments = [r for r in roles if r.meaning == "treatment"]
    number = re.search(r"\d+\s*$", role.header)
    if number:
        same = [r for r in treatments if r.header.rstrip().endswith(number[0].strip())]
        if len(same) == 1:
            return same[0]
    before = [r for r in treatments if r.position < role.position]
    return before[-1] if before else treatments[0] if len(treatments) == 1 else None


def _holds_amounts(role: Role) -> bool:
    texts = said(role)
    return bool(texts) and all(len(t) < 60 and any(sign.isdigit() for sign in t) for t in texts)


def _may_be_taken(role: Role) -> bool:
    """Say whether counts are so small that somebody may have taken as many, and number no rows."""
    if _unit(role) != "x":
        return True
    numbers = [parse_number(text) for text in said(role)]
    few = all(number is None or number <= _MOST_TAKEN for number in numbers)
    return few and not goes_up_by_one(role)


def _unit(role: Role) -> str:
    """Give the unit that the heading names; ``x`` where it counts; empty where it says nothing."""
    words = fold(f"{role.header} {role.unit or ''}").replace("(", " ").replace(")", " ").split()
    unit = next((word for word in words if word in _UNITS), "")
    return unit or ("x" if any(word in _COUNTS for word in words) else "")


def _with_amounts(names: str, amounts: str, unit: str) -> str:
    if is_blank(names) or is_blank(amounts) or is_no_treatment(names):
        return names
    items, told = split_treatments(names), split_items(amounts)
    if len(told) != len(items):
        # One amount for several treatments belongs to none of them for certain.
        return names
    return SEPARATOR.join(_one(n, a, unit) for n, a in zip(items, told, strict=True))


def _one(name: str, amount: str, unit: str) -> str:
    number = parse_number(amount)
    known = parse_treatment(name)
    counts = unit == "x" and known.count is None and number is not None and number > 1
    if number == 0 or (known.amount is not None and not counts):
        return name
    if number is None:
        return f"{name} {amount}"
    if unit == "x" or (not unit and number <= _MOST_TAKEN and number == int(number)):
        return f"{number:g} x {name}" if number != 1 else name
    return f"{name} {amount}{' ' if unit else ''}{unit}"
