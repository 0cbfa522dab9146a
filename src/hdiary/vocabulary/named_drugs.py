"""Medicine that is named anywhere in a few words, such as those for an arm of a trial."""

from __future__ import annotations

import re

from hdiary.vocabulary._doses import read_dose
from hdiary.vocabulary._phrases import begins_with_denial
from hdiary.vocabulary.text import plain
from hdiary.vocabulary.treatments import Treatment, parse_treatment, split_treatments

_MOST_WORDS, _DENIED_WORDS = 6, 3
"""The longest name that is looked for, and how many words a "no" or "without" reaches over."""
_UNITS = frozenset(
    {"mg", "mcg", "g", "ml", "drop", "tablet", "capsule", "puff", "suppository", "sachet"}
    | {"injection", "patch"}
)
"""In what medicine comes, known or not."""
_APART = re.compile(r"[\s,;:/()]+")
_BY_NEEDLE = frozenset({"nerve_block", "trigger_point_injection"})
_UNKNOWN = "packet"
"""The advice on words such as `painkiller`, which say that it is one and not which."""


def name_drugs(text: str) -> tuple[Treatment, ...]:
    """Name the medicine in a few words; what is not known but looks like one has no class."""
    # Rather one too many than one too few: each is asked about, none is forbidden by itself.
    found: list[Treatment] = []
    for item in split_treatments(text) or [text]:
        read = parse_treatment(item)
        if read.recognised:
            found += [read] if _is_drug(read) else []
        else:
            found += _named_within(item)
    return tuple(found)


def _is_drug(read: Treatment) -> bool:
    return read.atc is not None or read.treatment_class in _BY_NEEDLE


def _named_within(item: str) -> list[Treatment]:
    words = [word for word in _APART.split(item) if word]
    found, at, denied = [], 0, 0
    while at < len(words):
        size, read = _longest_at(words, at)
        if read is not None and at + size > denied:
            found.append(read)
        elif read is None and begins_with_denial(plain(words[at])):
            denied = at + 1 + _DENIED_WORDS
        at += size
    # A dose of something whose name is not known.
    dosed = read_dose(plain(item)).unit in _UNITS and not begins_with_denial(plain(item))
    return found or ([parse_treatment(item)] if dosed else [])


def _longest_at(words: list[str], at: int) -> tuple[int, Treatment | None]:
    for size in range(min(_MOST_WORDS, len(words) - at), 0, -1):
        read = parse_treatment(" ".join(words[at : at + size]))
        if (read.recognised and _is_drug(read)) or read.advice == _UNKNOWN:
            return size, read
    return 1, None
