"""What endpoints are called in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from hdiary.vocabulary.text import fold
from hdiary.words import Phrase, phrase

RESPONDERS = {"responder_50": 0.5, "responder_75": 0.75, "responder_100": 1.0}
COUNTED = {"headache_days", "moderate_days", "medication_days", "attacks"}
"""Endpoints that are counted, and are told as more or fewer of them."""


def find_alike(names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Give the names that differ in capitals, blanks and signs only, together."""
    alike: dict[str, list[str]] = {}
    for name in names:
        bare = "".join(sign for sign in fold(name) if sign.isalnum())
        alike.setdefault(bare, []).append(name)
    return tuple(tuple(some) for bare, some in alike.items() if bare and len(some) > 1)


def name_outcome(name: str) -> str | Phrase:
    """Say what an endpoint is called in sentences."""
    if name in RESPONDERS:
        share = RESPONDERS[name]
        return phrase("arms.responder_all") if share == 1 else phrase("arms.responder", share=share)
    return name if name in COUNTED else phrase(f"endpoints.names.{name}")


def put_into_words(name: str) -> Phrase:
    """Give the words of an endpoint."""
    called = name_outcome(name)
    return called if isinstance(called, Phrase) else phrase(f"arms.outcomes.{name}")


def name_problem(problem: Phrase, endpoint: str) -> Phrase:
    """Say before and after of an endpoint in words, where a problem names these columns."""
    told = {
        when: phrase(f"arms.told.{when}", what=put_into_words(endpoint))
        for when in ("before", "after")
    }
    return Phrase(problem.key, tuple((key, _swap(value, told)) for key, value in problem.values))


def _swap(value: object, told: dict[str, Phrase]) -> object:
    if isinstance(value, tuple):
        return tuple(_swap(part, told) for part in value)
    return told.get(value, value) if isinstance(value, str) else value
