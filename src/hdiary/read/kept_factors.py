"""Factors that may be more than factors: their names, or their cells, suggest it."""

from __future__ import annotations

from hdiary.diary import Problems
from hdiary.read.numbers import parse_rating
from hdiary.read.role import FACTOR, Role, said
from hdiary.vocabulary.headings import names_pain
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.words import Phrase, phrase

_MEDICINE_PARTS = ("medika", "medica", "medici", "painkiller", "triptan", "tablet")
_HIGHEST, _LOOKED_AT = 10, 400


def warn_of_factor(role: Role, found: Problems) -> None:
    """Warn where a factor's name suggests another meaning, medicine above all."""
    named = parse_treatment(role.header)
    words = fold(role.header)
    if role.why:
        _warn_factor(found, role.header, role.why)
    elif (named.recognised and named.acute) or any(part in words for part in _MEDICINE_PARTS):
        _warn_factor(found, role.header, phrase("read.columns.no_treatments"))


def ask_of_pain(role: Role, meanings: set[str], found: Problems) -> None:
    """Ask what ratings are whose heading names pain: a later rating is no habit of the day."""
    if not names_pain(role.header) or "pain" not in meanings or not _are_ratings(role):
        return
    _warn_factor(found, role.header, phrase("read.kept_factors.names_pain"), meaning="pain_after")
    for meaning in ("pain_after", "pain_before", FACTOR):
        if meaning not in meanings or meaning == FACTOR:
            told = phrase(f"read.kept_factors.{meaning}", column=role.header)
            found.suggest(told, columns={role.header: meaning})


def _are_ratings(role: Role) -> bool:
    ratings = [parse_rating(text, highest=_HIGHEST) for text in said(role)[:_LOOKED_AT]]
    return all(r is not None and 0 <= r <= _HIGHEST for r in ratings) and any(
        (r or 0) > 1 for r in ratings
    )


def _warn_factor(
    found: Problems, header: str, why: str | Phrase, meaning: str = "treatment"
) -> None:
    found.warn(
        "kept as a factor",
        column=header,
        expected=phrase("read.columns.clear"),
        suggestion=phrase("read.columns.factor_since", why=why, column=header, meaning=meaning),
    )
