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
        value=shown(value) if value != "" else "",
        expected=expected,
        suggestion=suggestion,
    )
    raise found.as_error()
