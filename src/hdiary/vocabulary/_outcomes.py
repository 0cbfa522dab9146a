"""Headings of lists of treatments that helped, helped somewhat, or did not."""

from __future__ import annotations

import re

from hdiary.vocabulary.data import group, meanings, table
from hdiary.vocabulary.text import fold

OUTCOME_WORDS = {
    name: table("outcomes")[name] for name in ("somewhat helpful", "unhelpful", "unsure", "helpful")
}
"""How it is said whether a treatment helped; the first that is found counts."""

_TREATED = group("treatment_words", "treated")
_TREATED_SIGNS = group("treatment_words", "treated_signs")
_BETWEEN = group("beside", "outcome")
_REMARKS = meanings("outcomes") | meanings("outcome_remarks")


_PHRASES = [
    (name, phrase)
    for name, listed in OUTCOME_WORDS.items()
    for phrase in sorted(listed, key=len, reverse=True)
]


def find_outcome(header: str) -> str | None:
    """Say how the treatments did that a heading lists; None when it is no such heading."""
    key = _key(header)
    if any(sign in key for sign in _TREATED_SIGNS):
        signs = ((name, sign) for name, sign in _PHRASES if not sign.isascii())
        return next((name for name, sign in signs if sign in key), None)
    if _TREATED.isdisjoint(key.split()):
        return None
    for name, phrase in _PHRASES:
        rest = _without(key, phrase)
        if rest is not None:
            treated = [word for word in rest if word in _TREATED]
            left_over = [w for w in rest if w not in _TREATED and w not in _BETWEEN]
            return name if treated and not left_over else None
    return None


def remark_outcome(remark: str) -> str:
    """Read a remark that says how a treatment did; empty when it says something else."""
    return _REMARKS.get(_key(remark), "")


def _key(text: str) -> str:
    return " ".join(re.sub(r"[.:?!'\u2019\"()\[\]]+", " ", fold(text)).split())


def _without(key: str, phrase: str) -> list[str] | None:
    """Take a phrase off the start or the end of a heading; None where it stands at neither."""
    if key.startswith(phrase + " "):
        return key[len(phrase) :].split()
    if key.endswith(" " + phrase):
        return key[: -len(phrase)].split()
    return None
