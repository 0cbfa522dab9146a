"""Headings that ask for the neck: ``Neck stiff? (y/n)``, ``Nacken verspannt``, ``Neck left``."""

from __future__ import annotations

import re

from hdiary.vocabulary.data import group
from hdiary.vocabulary.headings import neck_pain_words
from hdiary.vocabulary.places import parse_place
from hdiary.vocabulary.text import FACTOR_MARK, fold
from hdiary.vocabulary.words import yes_no

_ASKED = group("neck_pain", "asked")
"""Words beside the neck in a heading that asks for it."""
_STIFF = group("neck_pain", "stiff")
"""Names of a stiff neck in one word."""
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{0,60})[)\]]")
_ANSWERS = re.compile(
    r"\b(?:yes|y|ja|j|oui|o|s\u00ed|si|s|sim|tak)\s?[/|]\s?(?:no|n|nein|non|nee|nao|nej|nie)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s=:,;/|-]+")
_AROUND = "?:.,- "


def names_neck(header: str) -> bool:
    """Say whether a heading names the neck, its pain, or asks whether it was involved."""
    if header.rstrip().endswith(FACTOR_MARK):
        return False
    name = bare_neck(header)
    if fold(name) in _STIFF or neck_pain_words(name) or neck_pain_words(header):
        return True
    place = parse_place(name)
    return place.recognised and place.name == "neck"


def bare_neck(header: str) -> str:
    """Give a heading without the answers that it names, and without what it asks of the neck."""
    spaced = _ANSWERS.sub(" ", _BRACKETS.sub(_without_answers, header).replace("_", " "))
    words = [word for word in spaced.split() if word.strip(_AROUND)]
    return " ".join(w for w in words if fold(w.strip(_AROUND)) not in _ASKED).rstrip(_AROUND)


def side_of_neck(header: str) -> str | None:
    """Give the side of the neck that a heading asks for."""
    return parse_place(bare_neck(header)).side


def _without_answers(brackets: re.Match[str]) -> str:
    """Take brackets out that name the answers; `(trigger)` and `(0-10)` say what it is."""
    parts = [part for part in _BETWEEN.split(_ANSWERS.sub(" ", brackets[1])) if part]
    return " " if all(yes_no(part) is not None for part in parts) else f" {brackets[0]} "
