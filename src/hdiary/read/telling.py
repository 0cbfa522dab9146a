"""How what is told in parts is put together, so that every part can be said in any language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from hdiary.words import Phrase, phrase


def one_by_one(*told: str | Phrase) -> str | Phrase:
    """Put sentences behind each other; those that are empty are left out."""
    parts = tuple(part for part in told if part)
    if len(parts) < 2:
        return parts[0] if parts else ""
    return phrase("notices.sentences", parts=parts)


def all_of(parts: Sequence[str | Phrase]) -> str | Phrase:
    """Join words by "and", each to those before it."""
    if not parts:
        return ""
    return reduce(lambda before, last: phrase("say.and", before=before, last=last), parts)


def quote(text: str) -> Phrase:
    """Put something of the person's between quotation marks."""
    return phrase("say.quote", text=text)
