"""Refusing a condition, with what would be right."""

from __future__ import annotations

from typing import Any, NoReturn

from hdiary.diary.problems import Problems
from hdiary.diary.sentences import shown
from hdiary.words import Phrase


def refuse(
    found: Problems, expected: Phrase, suggestion: Phrase | str = "", *, value: Any = ""
) -> NoReturn:
    """Refuse a condition."""
    found.add(
        "condition",
        value="" if isinstance(value, str) and not value else _shown(value),
        expected=expected,
        suggestion=suggestion,
    )
    raise found.as_error()


def _shown(value: Any) -> str:
    """Show what was given; a frame only by its kind, since it may hold anybody's facts."""
    return type(value).__name__ if hasattr(value, "iloc") else shown(value)
