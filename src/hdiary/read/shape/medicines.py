"""Columns of medicines: cells that name them, and marks under the name of one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from hdiary.read.clocks import parse_hours
from hdiary.read.context import Context
from hdiary.read.numbers import parse_number
from hdiary.read.role import BY_CELLS, BY_NAME, Role, said
from hdiary.read.shape.dittos import read_dittos as read_dittos
from hdiary.read.shape.marked import MOST_TIMES, names_people, thing_named
from hdiary.vocabulary.headings import is_sure_treatment_heading, mark_of
from hdiary.vocabulary.text import fold, words
from hdiary.vocabulary.treatments import parse_amount, parse_treatment, split_treatments
from hdiary.vocabulary.words import is_blank, is_no_treatment
from hdiary.words import phrase

_DONE_BY_TIME = {"heat", "cold", "massage", "tens", "stretching", "acupuncture", "dry_needling"}
MINUTES = {"min", "mins", "minutes", "minuten", "minuti", "minutos", "h", "hours", "stunden"}
_HALVES = words(
    "half | 1\N{FRACTION SLASH}2 | 1/2 | a half | halb | halbe | eine halbe | demi | mezza | media"
)
_MOSTLY, _FEW, _OF_A_DRUG = 0.6, 0.1, 0.5
_DECIMAL = re.compile(r"[ ;|]*,(?:25|33|5|50|66|75)\b")
_LONGEST_AMOUNT = 30
_SUM = re.compile(r"\d{1,2}(?:\s?\+\s?\d{1,2}){1,5}")
"""One in the morning and one in the evening."""


def done_by_time(role: Role, name: str) -> bool:
    """Say whether a column counts minutes of what is done for a while."""
    timed = role.unit is not None and fold(role.unit) in MINUTES
    return timed and parse_treatment(name).treatment_class in _DONE_BY_TIME


def is_mark(text: str) -> bool:
    """Say whether a cell is a tick, or says how much."""
    text = _alone(text)
    return not text or mark_of(text) is not None or _amount(text) is not None


def _alone(text: str) -> str:
    """Take away the signs that part items of a list, where nothing stands behind or before them."""
    # `,5` is half a tablet.
    zero = "0," if _DECIMAL.match(text) else ""
    return zero + text.strip(" ,;|")


def _amount(text: str) -> float | None:
    """Read how many or how much: a number, perhaps with a unit of time or of weight."""
    number = parse_number(text)
    if number is not None:
        return number if number >= 0 else None
    if _SUM.fullmatch(text):
        return sum(map(float, text.split("+")))
    if fold(text) in _HALVES:
        return 0.5
    amount = parse_amount(text) if len(text) <= _LONGEST_AMOUNT else None
    if amount:
        return amount
    return parse_hours(text, None) if len(text) < 30 else None


def as_treatment(text: str, name: str, unit: str, *, counted: bool = True) -> str:
    """Write one mark as the treatment that its column names."""
    text = _alone(text)
    if is_blank(text):
        return ""
    mark = mark_of(text)
    if mark is False or _amount(text) == 0:
        return "none"
    if mark is True:
        return name
    number = _amount(text) if _SUM.fullmatch(text) else parse_number(text)
    if number is None:
        return f"{name} {text}"
    text = f"{number:g}" if _SUM.fullmatch(text) else text
    if unit:
        return f"{name} {text}{unit}"
    count = counted and number <= MOST_TIMES and number == int(number)
    return f"{int(number)} x {name}" if count and number > 1 else f"{name} {text}"


def find_medicines(roles: list[Role], context: Context) -> list[Role]:
    """Read a column whose cells are known medicines as treatments, whatever its heading."""
    found: list[Role] = []
    for role in roles:
        if role.free and _holds_medicines(role):
            context.decisions.columns(
                [role.header], "treatment", phrase("read.shape.holds_medicines")
            )
            role = replace(role, meaning="treatment", how=BY_CELLS, joins=True, why="")
        elif role.free and is_sure_treatment_heading(role.header) and _holds_words(role):
            role = replace(role, meaning="treatment", how=BY_NAME, joins=True, why="")
        found.append(role)
    return found


def are_marks(role: Role) -> bool:
    """Say whether the cells of a column are marks, or nearly all of them."""
    # A few odd ones cost themselves, and not the column. Of free text one too many is enough.
    # Below a drug, hardly anything but how much of it stands.
    known = parse_treatment(thing_named(role))
    share = _OF_A_DRUG if known.atc is not None else _FEW if known.recognised else 0.0
    most = share * int((~role.column.where(is_blank)).sum())
    odd = set(islice((text for text in said(role) if not is_mark(text)), int(most) + 1))
    if not odd or len(odd) > most:
        return not odd
    return int(role.column.where(lambda text: text.strip() in odd).sum()) <= most


def _holds_words(role: Role) -> bool:
    if names_people(role):
        return False
    return bool(said(role)) and not are_marks(role)


def _holds_medicines(role: Role) -> bool:
    texts = said(role)[:200]
    items = [item for text in texts for item in split_treatments(text)]
    named = [item for item in items if not is_no_treatment(item) and mark_of(item) is None]
    kinds = [parse_treatment(item) for item in named]
    drugs = sum(kind.atc is not None for kind in kinds)
    sure = drugs + sum(kind.treatment_class in _DONE_BY_TIME for kind in kinds)
    return drugs > 0 and sure >= _MOSTLY * len(named)
