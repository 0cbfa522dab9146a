"""What a heading beside a diary measures: a plain name, the same for every source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from hdiary.vocabulary.text import fold, header_key

CHANGE = "_change"
"""Ends the name of a factor that is the change of another since the day before."""
_BRACKETS = re.compile(r"[(\[{\uff08]\s*([^()\[\]{}\uff08\uff09]*?)\s*[)\]}\uff09]")
_UNITS = {
    "hpa": "hpa", "mbar": "hpa", "mb": "hpa", "millibar": "hpa", "hectopascal": "hpa",
    "inhg": "inhg", "in hg": "inhg", "mmhg": "mmhg", "mm hg": "mmhg", "kpa": "kpa", "pa": "pa",
    "\u00b0c": "c", "c": "c", "celsius": "c", "degc": "c", "grad c": "c", "\u00b0f": "f", "f": "f",
    "fahrenheit": "f", "degf": "f", "k": "k", "kelvin": "k", "mm": "mm", "inch": "inch",
    "in": "inch", "cm": "cm", "km/h": "kmh", "kmh": "kmh", "m/s": "ms", "mph": "mph",
    "mp/h": "mph", "kn": "knots", "s": "s", "sec": "s",
}  # fmt: skip
_LOWEST = frozenset({"min", "minimum", "lowest", "low", "tiefste", "niedrigste"})
_HIGHEST = frozenset({"max", "maximum", "highest", "high", "hochste", "peak"})
_MIDDLE = frozenset({"mean", "avg", "average", "mittel", "mittelwert", "durchschnitt", "moyenne"})
_NOT_HOURS = frozenset(
    {"m", "min", "mins", "minutes", "minuten", "minuti", "minutos", "s", "sec", "seconds"}
    | {"sekunden", "ms", "%"}
)
_ALONE = {"tmin": ("temperature", "_min"), "tmax": ("temperature", "_max")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What a column measures."""

    name: str  # What the factor is called
    how: str = "mean"  # A day's value of many rows: ``mean``, or ``sum`` for what adds up
    spread: bool = False  # Whether the lowest and the highest of a day are told too
    change: bool = False  # Whether the change since the day before is told too
    known: bool = False  # Whether the heading is one of those that are known


@cache
def _kinds() -> Mapping[str, Mapping[str, object]]:
    text = files("hdiary.read.beside").joinpath("measures.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _by_words() -> Mapping[str, str]:
    found = {name.replace("_", " "): name for name in _kinds()}
    return found | {w: n for n, kind in _kinds().items() for w in kind["words"]}  # type: ignore[attr-defined]


@lru_cache(maxsize=4096)
def find_measure(header: str) -> Measure:
    """Say what a heading measures; one that is not known keeps its own name."""
    bare, unit = _unit(header)
    name, stat = _kind(header_key(bare).replace("/", " "))
    if name is None:
        return Measure(name=" ".join(header.split()))
    kind = _kinds()[name]
    if name.endswith("_hours") and (unit in _NOT_HOURS or stat == "_min"):
        return Measure(name=" ".join(header.split()))
    whole = f"{name}_{_UNITS[unit]}" if unit in _UNITS else name
    if stat:
        return Measure(name=whole + stat, known=True)
    return Measure(
        name=whole,
        how=str(kind["how"]),
        spread=bool(kind.get("spread")),
        change=bool(kind.get("change")),
        known=True,
    )


def _unit(header: str) -> tuple[str, str]:
    """Part a heading into its name and its unit, in brackets or behind it."""
    inside = _BRACKETS.search(header)
    if inside:
        return _BRACKETS.sub(" ", header), fold(inside[1]).strip(". ")
    for sign in (",", "_", " "):
        name, found, unit = header.strip().rpartition(sign)
        if found and fold(unit).strip() in _UNITS and len(name) > 2:
            return name, fold(unit).strip()
    return header, ""


def _kind(key: str) -> tuple[str | None, str]:
    """Give the measure that the words of a heading stand for, and whether it is an end of it."""
    if key in _ALONE:
        return _ALONE[key]
    known = _by_words()
    if key in known:
        return known[key], ""
    words = key.split()
    for ends, stat in ((_LOWEST, "_min"), (_HIGHEST, "_max"), (_MIDDLE, "")):
        rest = " ".join(word for word in words if word not in ends)
        if rest != key and rest in known:
            return known[rest], stat
    return None, ""


def same_meaning(one: str, other: str) -> bool:
    """Say whether two headings name the same thing."""
    if header_key(one) == header_key(other):
        return True
    first, second = find_measure(one), find_measure(other)
    return first.known and second.known and first.name == second.name
