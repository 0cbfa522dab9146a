"""Options of the command line, said as what can be typed in a notebook."""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable
from typing import Any

_WORD, _QUOTED = r"[^\s\"',;.()]+", r'"[^"]*"'
_DAY = r"\d{4}-\d\d-\d\d|[A-Z]+"
_SIGNS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
Found = re.Match[str]


def _one(found: Found) -> Any:
    return found[1].strip('"')


_VALUES: dict[str, tuple[str, Callable[[Found], Any]]] = {
    "scale": (r"(\d+-\d+|words|yes-no)\b", _one),
    "dates": (r"(dmy|mdy)\b", _one),
    "rows": (r"(day|headache|reading|change)\b", _one),
    "blank": (r"(none|not-said|dash)\b", _one),
    "month": (r"(\d{4}-\d\d)\b", _one),
    "zone": (r"([A-Z]\w*/[\w/]+|UTC)\b", _one),
    "lists": (r"(comma|semicolon)\b", _one),
    "encoding": (r"([a-z]\w*-?\d[\w-]*|koi8-r)\b", _one),
    "headache": (rf"({_QUOTED}|[A-Z]\w*)", _one),
    "sheet": (rf"({_QUOTED})", _one),
    "delimiter": (rf"({'|'.join(_SIGNS)})\b", lambda found: _SIGNS[found[1]]),
    "divide-by": (r"(\d+)\b", lambda found: int(found[1])),
    "each-file": (r"(person|same)\b", _one),
    "accept": (
        r"(nearest|timestamps|blanks|unquoted|thousands|decimals|none-taken|alike-people)\b",
        lambda found: (found[1],),
    ),
    "clear-between": (rf"({_DAY}) ({_DAY})\b", lambda found: found.groups()),
    "column": (
        rf"(\w+)=({_QUOTED}|{_WORD})", lambda found: {found[2].strip('"'): found[1]},
    ),
}  # fmt: skip
"""For each option of reading that takes a value: how one looks, and what it is in Python."""
_NAMES = {"column": "columns"}
_SWITCHES = {"skip-bad-rows": ("skip_bad_rows", True), "as-is": ("remembered", False)}


def as_settings(sentence: str) -> str:
    """Say a sentence's options as settings: ``--scale 0-100`` as ``reading = {...}``."""
    for option, (looks, value) in _VALUES.items():
        name = _NAMES.get(option, option.replace("-", "_"))

        def write(found: Found, name: str = name, value: Callable[[Found], Any] = value) -> str:
            return _reading(name, value(found))

        sentence = re.sub(rf"--{option}[ =]{looks}", write, sentence)
        sentence = re.sub(rf"--{option}\b(?!-)", f'reading = {{"{name}": ...}}', sentence)
    for option, (name, truth) in _SWITCHES.items():
        sentence = re.sub(rf"--{option}\b", _reading(name, truth), sentence)
    return sentence.replace("--blank-is-none", "blank_is_none=True")


def _reading(name: str, value: Any) -> str:
    told = repr(value).replace("'", '"') if '"' not in repr(value) else repr(value)
    return f'reading = {{"{name}": {told}}}'


def in_notebook() -> bool:
    """Say whether a notebook runs this, in which options are settings of a cell."""
    return _shell() is not None


def _shell() -> Any:
    return getattr(builtins, "get_ipython", lambda: None)()


def language_here(known: Callable[[str], object]) -> str:
    """Give the language that a notebook said it speaks, in ``language``; English elsewhere."""
    named = getattr(_shell(), "user_ns", {}).get("language", "en")
    try:
        known(named)
    except (TypeError, ValueError):
        return "en"
    return str(named)
