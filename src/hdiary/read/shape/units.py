"""Factors whose every cell is a number with its unit: the unit is told once, the number is read."""

from __future__ import annotations

import re
from dataclasses import replace

from hdiary.read.clocks import parse_hours
from hdiary.read.context import Context, rewrite
from hdiary.read.numbers import parse_number
from hdiary.read.role import Role, said
from hdiary.vocabulary.text import fold
from hdiary.words import phrase

_WITH_UNIT = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*([^\W\d_]{1,12}|%)\.?")
_NAMES = {
    "hours": "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore",
    "minutes": "m min mins minute minutes minuten minuti minuto minutos",
    "cups": "cup cups tasse tassen tasses taza tazas tazza tazze",
    "glasses": "glass glasses glas glaser verre verres vaso vasos bicchiere bicchieri",
    "litres": "l litre litres liter liters",
    "percent": "% percent prozent",
}
_UNITS = {word: name for name, listed in _NAMES.items() for word in listed.split()}
_LONGEST = 30


def read_units(roles: list[Role], context: Context) -> list[Role]:
    """Read factors of numbers that are written with one unit as numbers."""
    return [_read(role, context) if role.free else role for role in roles]


def _read(role: Role, context: Context) -> Role:
    texts = said(role)
    units = {_unit(text) for text in texts}
    if not texts:
        return role
    if len(units) == 1 and None not in units:
        return _as_numbers(role, units.pop() or "", context)
    if all(_hours(text) is not None for text in texts):
        column = rewrite(role.column, lambda t: _written(_hours(t.strip()), t))
        _tell(role, "hours", context)
        return replace(role, column=column)
    return role


def _as_numbers(role: Role, unit: str, context: Context) -> Role:
    _tell(role, unit, context)
    return replace(role, column=rewrite(role.column, lambda t: _written(without_unit(t), t)))


def _unit(text: str) -> str | None:
    found = _WITH_UNIT.fullmatch(text) if len(text) <= _LONGEST else None
    return _UNITS.get(fold(found[2])) if found else None


def without_unit(text: str) -> float | None:
    """Give the number of a cell such as ``6,5h``; None where no unit stands behind one."""
    found = _WITH_UNIT.fullmatch(text.strip()) if _unit(text.strip()) else None
    return parse_number(found[1]) if found else None


def _hours(text: str) -> float | None:
    """Read a length of time that names its unit, such as ``7h 30min``."""
    if len(text) > _LONGEST or not any(sign.isalpha() for sign in text):
        return None
    return parse_hours(text, None)


def _written(number: float | None, text: str) -> str:
    return text if number is None else f"{number:.6g}"


def _tell(role: Role, unit: str, context: Context) -> None:
    context.decisions.add(
        "units",
        {role.header: unit},
        phrase("read.shape.in_units", header=role.header, unit=unit),
        overrule=f'--column factor="{role.header}"',
    )
