"""Columns that say who somebody is, or what they wrote freely: no facts, and never shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from hdiary.vocabulary.headings import PRIVATE_KINDS, heading_kind
from hdiary.vocabulary.text import header_key
from hdiary.vocabulary.words import is_blank

_WHERE = {"ort", "wohnort", "residence"}
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,200}\.[A-Za-z]{2,10}")
_TELEPHONE = re.compile(r"(?=.*\d.*\d.*\d.*\d.*\d.*\d.*\d.*\d)(?:\+|0|\()[\d ()/.-]{8,20}")
_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{6,30}")
_LONG, _MOST_WORDS = 60, 6
_FEWEST, _ALL_DIFFER = 10, 0.9
_SAMPLE = 2000
REASONS = ("who", "where", "notes", "contact", "differ", "blank")
"""Why a column is no fact; each has its words."""


def why_private(header: str, texts: Sequence[str], is_day: Callable[[str], bool]) -> str:
    """Say why a column is left out unless it is asked for; empty where it is a fact."""
    said = [text.strip() for text in texts[:_SAMPLE] if not is_blank(text.strip())]
    if not said:
        return "blank"
    kind, key = heading_kind(header), header_key(header)
    if kind in {"coordinates", "town"} or key in _WHERE:
        return "where"
    if kind in PRIVATE_KINDS or kind == "number":
        return "who"
    if kind in {"notes", "outcome"} or _is_free(said):
        return "notes"
    if sum(map(is_day, said)) * 2 > len(said):
        # Days have as many digits as telephone numbers, and differ from person to person.
        return ""
    if any(_most(form, said) for form in (_MAIL, _TELEPHONE, _UUID)):
        return "contact"
    return "differ" if _all_differ(said) else ""


def _most(form: re.Pattern[str], said: Sequence[str]) -> bool:
    return sum(len(text) <= 300 and form.fullmatch(text) is not None for text in said) * 2 > len(
        said
    )


def _is_free(said: Sequence[str]) -> bool:
    """Say whether some cells are sentences."""
    return any(len(text) > _LONG or len(text.split()) > _MOST_WORDS for text in said)


def _all_differ(said: Sequence[str]) -> bool:
    """Say whether hardly two people share a word, so that it tells who is who."""
    worded = [text for text in said if any(sign.isalpha() for sign in text)]
    if len(worded) < _FEWEST or len(worded) < _ALL_DIFFER * len(said):
        return False
    return len(set(worded)) >= _ALL_DIFFER * len(worded)
