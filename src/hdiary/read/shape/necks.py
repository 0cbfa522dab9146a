"""Columns that answer whether the neck was involved: a yes names it, and a no denies it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hdiary.diary.arrays import Bools
from hdiary.read.cells import Cells
from hdiary.read.context import Context, rewrite
from hdiary.read.numbers import parse_number
from hdiary.read.role import BY_CELLS, Role, is_among, said
from hdiary.read.shape.pairs import combine
from hdiary.read.table import Column
from hdiary.vocabulary.headings import mark_of
from hdiary.vocabulary.neck_headings import bare_neck, names_neck, side_of_neck
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

_FEW_ODD = 0.2
_INVOLVED, _NOT, _UNSAID = "neck", "0", ""


def read_necks(roles: list[Role], context: Context) -> list[Role]:
    """Read columns of marks for the neck as the place, and each no as no pain in the neck."""
    marks = [role for role in roles if is_neck_mark(role)]
    sided = [role for role in roles if is_neck_mark(role, sided=True)]
    if {side_of_neck(role.header) for role in sided} == {"left", "right"}:
        marks += sided
    if not marks:
        return roles
    for role in marks:
        _tell_odd(role, context)
    denied = _denied(marks, none=context.declared.blank == "none")
    says_no = any(value == _NOT for value in denied.values)
    _tell(marks, context, says_no=says_no)
    rated = [r for r in roles if r.meaning == "neck_pain" and not is_among(r, marks)]
    roles = [_as_place(r) if is_among(r, marks) else r for r in roles]
    if not says_no:
        return roles
    if rated:
        column = combine(rated[0].column, denied, lambda one, no: no if is_blank(one) else one)
        return [replace(r, column=column) if r is rated[0] else r for r in roles]
    new = replace(_as_place(marks[0]), meaning="neck_pain", column=denied, joins=False)
    at = next(k for k, r in enumerate(roles) if r.position == marks[0].position)
    return [*roles[: at + 1], new, *roles[at + 1 :]]


def is_neck_mark(role: Role, *, sided: bool = False) -> bool:
    """Say whether a column asks for the neck, or a side of it, and is answered by marks."""
    placed = role.meaning == "location" and (role.weak or role.declared)
    if not (role.free or role.meaning == "neck_pain" or placed):
        return False
    if (side_of_neck(role.header) is not None) != sided:
        return False
    if role.meaning != "neck_pain" and not names_neck(role.header):
        return False
    if not _holds_marks(role):
        return False
    texts = said(role)
    return role.meaning != "neck_pain" or any(parse_number(text) is None for text in texts)


def _holds_marks(role: Role) -> bool:
    """Say whether the cells are marks, but for a few words among yes and no."""
    texts = said(role)
    marks = {mark_of(text) for text in texts}
    if None not in marks:
        return bool(texts)
    odd = [text for text in texts if mark_of(text) is None]
    if not {True, False} <= marks or any(parse_number(text) is not None for text in odd):
        return False
    filled = ~role.column.where(is_blank)
    return int(_odd_rows(role).sum()) <= _FEW_ODD * int(filled.sum())


def _odd_rows(role: Role) -> Bools:
    return role.column.where(lambda text: not is_blank(text) and mark_of(text.strip()) is None)


def answered_rows(roles: list[Role], size: int) -> Bools:
    """Say in which rows the only place is the answer to a question about the neck."""
    # Who asks every day whether it is stiff has said of no headache by a yes.
    placed = [role for role in roles if role.meaning == "location"]
    answered, named = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    for role in placed:
        rows = answered if _holds_answers(role) else named
        rows |= ~role.column.where(is_blank)
    only: Bools = answered & ~named
    return only


def _holds_answers(role: Role) -> bool:
    if not names_neck(role.header):
        return False
    return {value for value in role.column.values if not is_blank(value)} <= {_written(role)}


def _written(role: Role) -> str:
    return bare_neck(role.header) if side_of_neck(role.header) else _INVOLVED


def _as_place(role: Role) -> Role:
    """Write each yes as the place."""
    how, name = role.how if role.declared else BY_CELLS, _written(role)
    column = rewrite(role.column, lambda t: name if mark_of(t.strip()) is True else _UNSAID)
    return replace(
        role, meaning="location", how=how, column=column, unit=None, joins=True, weak=False, why=""
    )


def _denied(marks: list[Role], *, none: bool) -> Column:
    """Write a 0 in each row in which a column says no and none says yes."""
    columns = [rewrite(r.column, lambda text: _answer(text.strip(), none=none)) for r in marks]
    joined = columns[0]
    for other in columns[1:]:
        joined = combine(joined, other, _either)
    return rewrite(joined, lambda text: _NOT if text == _NOT else _UNSAID)


def _answer(text: str, *, none: bool) -> str:
    """Write an answer; a blank is a no only where the person said so."""
    mark = mark_of(text)
    if mark is None:
        return _NOT if none and is_blank(text) else _UNSAID
    return _INVOLVED if mark else _NOT


def _either(one: str, other: str) -> str:
    return _INVOLVED if _INVOLVED in (one, other) else one or other


def _tell_odd(role: Role, context: Context) -> None:
    """Tell the few cells that are neither yes nor no; whether the neck was involved is open."""
    cells = Cells(role=role, lines=context.lines, found=context.found)
    odd = [k for k, t in enumerate(cells.texts) if not is_blank(t) and mark_of(t) is None]
    left = phrase("read.cells.left_blank")
    expected = phrase("read.pain.yes_or_no")
    cells.refuse(odd, expected=expected, suggest=lambda _: left, severity="warning")


def _tell(marks: list[Role], context: Context, *, says_no: bool) -> None:
    headers = [role.header for role in marks]
    words = phrase("read.shape.marks.neck", headers=tuple(headers))
    if says_no:
        words = phrase("read.shape.marks.neck_denied", headers=tuple(headers))
    free = next((role.header for role in marks if not role.declared), None)
    context.decisions.add(
        "columns",
        dict.fromkeys(headers, "location"),
        words,
        overrule="" if free is None else f'--column factor="{free}"',
    )
