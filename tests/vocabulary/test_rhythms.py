"""Headings and items of what comes round by itself."""

from __future__ import annotations

import pytest

from hdiary.vocabulary.rhythms import MENSTRUAL, SHIFT, rhythm_of


@pytest.mark.parametrize(
    "name",
    ["period", "Period (y/n)", "menstruation", "Menses", "my_period", "Regel", "Periode",
     "règles", "menstrual bleeding", "ongesteld"],
)  # fmt: skip
def test_words_for_bleeding_are_menstrual(name: str) -> None:
    assert rhythm_of(name) == MENSTRUAL


@pytest.mark.parametrize(
    "name",
    ["shift", "Night shift", "night-shift", "nightshift", "Schicht", "Nachtschicht", "Dienst",
     "Spätdienst", "shift worked", "rota"],
)  # fmt: skip
def test_words_for_shifts_are_shifts(name: str) -> None:
    assert rhythm_of(name) == SHIFT


@pytest.mark.parametrize(
    "name",
    ["coffee", "period pain", "rest period", "Regelmäßig gegessen", "shifting side", "stress",
     "gardening", "Dienstag", "cycling", "desk work", ""],
)  # fmt: skip
def test_other_things_are_none(name: str) -> None:
    assert rhythm_of(name) is None
