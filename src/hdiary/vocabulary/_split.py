"""Cut a cell that lists several things into its items."""

from __future__ import annotations

import re

from hdiary.vocabulary.text import remember_short

_OPEN, _CLOSE = "([{", ")]}"
# A gap is looked at from its beginning only: from every place in it would take the square of it.
_JOINED = re.compile(r"(?<!\s)\s*[+&]\s*|(?<!\s)\s+(?:and|und|et|y|e|en|och|og|plus|then|dann)\s+")


def split_items(text: str) -> list[str]:
    """Cut a list cell at `;`, `|`, line ends and commas."""
    return list(_cut(text))


@remember_short
def _cut(text: str) -> tuple[str, ...]:
    # A comma between two digits is a decimal comma and stays; nothing is cut inside brackets
    # that are closed again.
    items: list[str] = []
    start = 0
    inside = _bracketed(text)
    for i, sign in enumerate(text):
        if inside[i] or not _separates(text, i, sign):
            continue
        items.append(text[start:i])
        start = i + 1
    items.append(text[start:])
    return tuple(item.strip() for item in items if item.strip())


def _separates(text: str, i: int, sign: str) -> bool:
    if sign in ";|\n\r":
        return True
    if sign not in ",\uff0c\u3001\uff1b":
        return False
    between_digits = 0 < i < len(text) - 1 and text[i - 1].isdigit() and text[i + 1].isdigit()
    return not (sign == "," and between_digits)


def _bracketed(text: str) -> list[bool]:
    """Mark the signs that lie inside a closed pair of brackets."""
    inside = [False] * len(text)
    opened: list[int] = []
    for i, sign in enumerate(text):
        if sign in _OPEN:
            opened.append(i)
        elif sign in _CLOSE and opened:
            first = opened.pop()
            if not opened:
                inside[first : i + 1] = [True] * (i + 1 - first)
    return inside


def split_joined(text: str) -> list[str]:
    """Cut one item at `+`, `&` and the word for "and" in several languages."""
    parts = _JOINED.split(text)
    return [part.strip() for part in parts if part.strip()]
