"""Factors whose every cell is a number with its unit: the unit is told once, the number is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from hdiary.read.clocks import parse_hours
from hdiary.read.context import Context, rewrite
from hdiary.read.numbers import parse_number
from hdiary.read.role import Role, said
from hdiary.read.thousands import MAYBE_THOUSANDS
from hdiary.vocabulary.night import is_of_the_night
from hdiary.vocabulary.personal import has_given_name
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import MONTHS, WEEKDAYS
from hdiary.words import phrase

_NUMBER = r"([+-]?\d+(?:[.,]\d+)*|[+-]?\d{1,3}(?:[ '\u2019\u00a0\u202f]\d{3})+(?:[.,]\d+)?)"
_WITH_UNIT = re.compile(
    _NUMBER + r"\s*([^\W\d_]{1,14}|%|°\s?[CFcf]?|[^\W\d_]{0,8}/[^\W\d_]{1,8})\.?"
)
_BARE = re.compile(_NUMBER)
_NAMES = {
    "hours": "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore",
    "minutes": "m min mins minute minutes minuten minuti minuto minutos",
    "cups": "cup cups tasse tassen tasses taza tazas tazza tazze",
    "glasses": "glass glasses glas glaser verre verres vaso vasos bicchiere bicchieri",
    "litres": "l litre litres liter liters",
    "percent": "% percent prozent",
}
_LITRES = {"ml": 0.001, "milliliter": 0.001, "millilitre": 0.001, "cl": 0.01, "dl": 0.1}
_UNITS = {word: name for name, listed in _NAMES.items() for word in listed.split()}
_SHORT = frozenset({"g", "x", "°", "°c", "°f", "m"})
_LONGEST = 30
_DAY = 24
_OF_A_CLOCK = frozenset({"am", "pm", "uhr", "noon", *MONTHS, *WEEKDAYS})
_ENDINGS = frozenset({"", "s", "e", "n", "en", "es", "er"})
_FEWEST_LETTERS = 2
"""Of a unit that is none of these: ``2a`` and ``3a`` are rooms or groups."""


def read_units(roles: list[Role], context: Context) -> list[Role]:
    """Read factors of numbers that are written with one unit as numbers."""
    return [_read(role, context) if role.free else role for role in roles]


def _read(role: Role, context: Context) -> Role:
    texts = said(role)
    if not texts:
        return role
    unit = _shared(texts, role.header)
    if unit:
        return _as_numbers(role, unit, context)
    of_night = _hours_of_night if _says_hours(role.header, texts) else _hours
    for name, amount in (("hours", _hours), ("hours", of_night), ("litres", _litres)):
        if all(amount(text) is not None for text in texts):
            _tell(role, name, context)
            return replace(role, column=rewrite(role.column, partial(_in_one_unit, amount)))
    return role


def _shared(texts: list[str], header: str) -> str:
    """Give the one unit of all cells; empty where there is none."""
    parts = [part for text in texts if (part := _parts(text))]
    written = [fold(unit) for _, unit in parts]
    # Nothing is nothing in every unit, but for degrees.
    none = {"0"} if not any("°" in unit for unit in written) else set()
    rest = [text for text in texts if not _parts(text) and text not in none]
    if not parts or not all(map(_BARE.fullmatch, rest)):
        return ""
    stem = min(written, key=len)
    named = {fold(word) for word in re.findall(r"[^\W\d_]+|%", header)}
    known = {_UNITS.get(word) for word in written}
    if len(known) == 1 and None not in known:
        unit = known.pop() or ""
        # Bare numbers among them are of the unit only where the heading says it.
        return unit if not rest or unit in {_UNITS.get(word) for word in named} else ""
    if rest and not any(word.removeprefix(stem) in _ENDINGS for word in named):
        return ""
    numbers = {*rest, *(number for number, _ in parts), *none.intersection(texts)}
    return _own_unit(parts, written, stem) if len(numbers) > 1 else ""


def _own_unit(parts: list[tuple[str, str]], written: list[str], stem: str) -> str:
    """Give a unit that no list has, such as ``steps``, where all cells have it; else empty."""
    alike = all(w.startswith(stem) and w.removeprefix(stem) in _ENDINGS for w in written)
    short = sum(sign.isalpha() for sign in stem) < _FEWEST_LETTERS and stem not in _SHORT
    if not alike or short or stem in _OF_A_CLOCK or any(has_given_name(unit) for _, unit in parts):
        return ""
    return max((unit for _, unit in parts), key=len).strip()


def _as_numbers(role: Role, unit: str, context: Context) -> Role:
    """Keep the numbers as they are written: their signs are told apart with the whole column."""
    _tell(role, unit, context)
    column = rewrite(role.column, lambda t: (_parts(t.strip()) or (t,))[0])
    return replace(role, column=column, unit=unit)


def _parts(text: str) -> tuple[str, str] | None:
    """Part a cell into its number and its unit."""
    found = _WITH_UNIT.fullmatch(text) if len(text) <= _LONGEST else None
    return (found[1], found[2]) if found else None


def _unit(text: str) -> str | None:
    found = _parts(text)
    return _UNITS.get(fold(found[1])) if found else None


def holds_unit(text: str) -> bool:
    """Say whether a cell is a number with a word behind it that may be its unit."""
    return _parts(text) is not None


def without_unit(text: str) -> float | None:
    """Give the number of a cell such as ``6,5h``; None where no unit stands behind one."""
    found = _parts(text.strip()) if _unit(text.strip()) else None
    return parse_number(found[0]) if found else None


def _hours(text: str) -> float | None:
    """Read a length of time that names its unit, such as ``7h 30min``."""
    if len(text) > _LONGEST or not any(sign.isalpha() for sign in text):
        return None
    return parse_hours(text, None)


def _says_hours(header: str, texts: list[str]) -> bool:
    """Say whether numbers below a heading of the night are hours, by the cells beside them."""
    # Of `7`, `6.5`, `7h30`, and of `7`, `7:15` where the heading names the unit.
    if not is_of_the_night(header):
        return False
    unit = any(_UNITS.get(fold(word)) == "hours" for word in re.findall(r"[^\W\d_]+", header))
    return any(_hours(text) is not None or (unit and ":" in text) for text in texts)


def _hours_of_night(text: str) -> float | None:
    """Read hours of a night: with their unit, with minutes behind a colon, or bare."""
    number = parse_number(text)
    if number is not None:
        return number if 0 <= number <= _DAY else None
    return parse_hours(text, None) if len(text) <= _LONGEST else None


def _litres(text: str) -> float | None:
    """Read a volume that names its unit; None where its sign may part thousands."""
    number, unit = _parts(text) or ("", "")
    of_one = 1.0 if _UNITS.get(fold(unit)) == "litres" else _LITRES.get(fold(unit))
    read = None if of_one is None or MAYBE_THOUSANDS.fullmatch(number) else parse_number(number)
    return None if read is None or of_one is None else read * of_one


def holds_amount(text: str) -> bool:
    """Say whether a cell is an amount of something: a number with a unit that is known."""
    return any(read(text) is not None for read in (without_unit, _hours, _litres))


def _in_one_unit(amount: Callable[[str], float | None], text: str) -> str:
    number = amount(text.strip())
    return text if number is None else f"{number:.6g}"


def _tell(role: Role, unit: str, context: Context) -> None:
    context.decisions.add(
        "units",
        {role.header: unit},
        phrase("read.shape.in_units", header=role.header, unit=unit),
        overrule=f'--column factor="{role.header}"',
    )
