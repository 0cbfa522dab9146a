"""Words that a clinician read otherwise than they were meant, and what stands in their place."""

from __future__ import annotations

import pytest

from hdiary.words import load_words, phrase


@pytest.mark.parametrize(("language", "neck"), [("en", "neck is stiff"), ("de", "Nacken dann")])
def test_a_stiff_neck_is_a_sign_only_beside_fever(language: str, neck: str) -> None:
    signs = load_words(language).strings["flags"]["at_once_if"]
    (said,) = [sign for sign in signs if neck in sign]
    assert ("fever" if language == "en" else "Fieber") in said.partition(neck)[0]


def test_days_with_any_acute_medicine_are_called_that() -> None:
    told = phrase(
        "next.clinician.between", group="all acute classes together", low=11, high=18, limit=10
    )
    assert load_words("en")(told).startswith("Days with any acute medicine: 11 to 18 of the last")
    german = load_words("de")(told)
    assert german.startswith("Tage mit Medikament (alle Akutmedikamente zusammen): 11 bis 18 der")
