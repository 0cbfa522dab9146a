"""Headings that are questions in a sentence, such as those of a form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hdiary.vocabulary.data import table
from hdiary.vocabulary.text import header_key


@dataclass(frozen=True, slots=True)
class _Rule:
    """A meaning, the groups of words that must all be there, and those that must not."""

    meaning: str
    needs: str
    never: str = ""
    weak: bool = False


# Words are compared by their beginnings, so that "medikament" finds "Medikamente".
# Groups that are joined by `+` count as one; `:how` is the word itself.
_BESIDE_IT = "unsure+when+strong+before_after"
_RULES = (
    _Rule("notes", "else"),
    _Rule("activity", "doing"),
    _Rule("treated_at", "when taken treated", "unsure"),
    _Rule("treatment", "which treated", f"{_BESIDE_IT}+other"),
    _Rule("treatment", "which taken", f"{_BESIDE_IT}+other+:how", weak=True),
    _Rule("treatment", "treated taken", f"{_BESIDE_IT}+other", weak=True),
    _Rule("side", "side", "other+neck"),
    _Rule("duration_h", "long head+pain+last", "other+neck+treated+before_after"),
    _Rule("location", "where head+pain", f"situation+{_BESIDE_IT}+begin+treated+other"),
    _Rule("start", "when begin head+pain", "other+neck+treated+situation"),
    _Rule("end", "when end head+pain", "other+neck+treated+situation"),
    _Rule("neck_pain", "how strong neck", "other+before_after+treated"),
    _Rule("pain", "how strong head+pain", "other+neck+before_after+treated+unsure+impact"),
    _Rule("headache", "had head", "other+neck+before_after+treated+elsewhen"),
)
_FEWEST_WORDS = 3
_MOST_WORDS = 24


def sentence_meaning(name: str) -> tuple[str, bool] | None:
    """Find what a question in a sentence asks for."""
    parts = header_key(re.sub(r"[-,/]", " ", name)).split()
    if not _FEWEST_WORDS <= len(parts) <= _MOST_WORDS:
        return None
    for rule in _RULES:
        if all(_any(need, parts) for need in rule.needs.split()) and not _any(rule.never, parts):
            return rule.meaning, rule.weak
    return None


def part_named(text: str) -> str | None:
    """Say whether words beside a rating name the neck, or something else than the head."""
    parts = header_key(text.replace("/", " ")).split()
    if _any("head", parts):
        return None
    if _any("neck", parts):
        return "neck"
    return "other" if _any("other", parts) else None


def names_pain(text: str) -> bool:
    """Say whether a heading names pain, of the head or of nothing else that is named."""
    return _any("head+pain", header_key(text.replace("/", " ")).split()) and not part_named(text)


def _any(groups: str, parts: list[str]) -> bool:
    """Say whether a word of the groups is there, by its beginning or as a phrase."""
    phrases, wholes, beginnings = _sorted(groups)
    sentence = f" {' '.join(parts)} "
    return (
        not wholes.isdisjoint(parts)
        or any(part.startswith(beginnings) for part in parts)
        or any(phrase in sentence for phrase in phrases)
    )


@cache
def _sorted(groups: str) -> tuple[tuple[str, ...], frozenset[str], tuple[str, ...]]:
    """Part the words of groups into phrases, whole words and beginnings of words."""
    asked = table("questions")
    listed = [word for name in groups.split("+") if name for word in asked.get(name, (name[1:],))]
    phrases = tuple(f" {word} " for word in listed if " " in word)
    # Longer words that begin like these are others.
    wholes = frozenset(listed).intersection(asked["whole"])
    return phrases, wholes, tuple(w for w in listed if " " not in w and w not in wholes)
