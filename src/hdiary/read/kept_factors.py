"""Factors that may be more than factors: their names, or their cells, suggest it."""

from __future__ import annotations

from hdiary.diary import Problems
from hdiary.read.role import Role
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.words import Phrase, phrase

_MEDICINE_PARTS = ("medika", "medica", "medici", "painkiller", "triptan", "tablet")


def warn_of_factor(role: Role, found: Problems) -> None:
    """Warn where a factor's name suggests another meaning, medicine above all."""
    named = parse_treatment(role.header)
    words = fold(role.header)
    if role.why:
        _warn_factor(found, role.header, role.why)
    elif (named.recognised and named.acute) or any(part in words for part in _MEDICINE_PARTS):
        _warn_factor(found, role.header, phrase("read.columns.no_treatments"))


def _warn_factor(found: Problems, header: str, why: str | Phrase) -> None:
    found.warn(
        "kept as a factor",
        column=header,
        expected=phrase("read.columns.clear"),
        suggestion=phrase("read.columns.factor_since", why=why, column=header),
    )
