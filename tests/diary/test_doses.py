"""What a person calls their treatments."""

from __future__ import annotations

import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.diary.doses import own_words
from hdiary.vocabulary.treatments import parse_treatment


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Advil", "Advil"),
        ("2x Advil 200mg", "Advil"),
        ("Advil 2x200mg", "Advil"),
        ("Advil 2 x 200 mg (after lunch)", "Advil"),
        ("ice pack 20 min", "ice pack"),
        ("ibuprofen 0,4 g", "ibuprofen"),
        ("Excedrin Migraine", "Excedrin Migraine"),
        ("hot bath 1/2 h", "hot bath"),
    ],
)
def test_own_words_have_no_amounts_and_no_remarks(written: str, words: str) -> None:
    assert own_words(parse_treatment(written)) == words


def test_own_words_mean_the_same_treatment() -> None:
    # The amount makes it another medicine, so the words alone would mislead.
    low = parse_treatment("aspirin 100 mg")
    assert low.name == "low-dose aspirin"
    assert own_words(low) == "low-dose aspirin"


def test_what_is_not_recognised_stays_as_written() -> None:
    assert own_words(parse_treatment("zzyzx drops 5 ml")) == "zzyzx drops 5 ml"


def test_doses_carry_own_words_beside_the_name() -> None:
    frame = pd.DataFrame({"date": ["2026-03-01"], "pain": [5], "treatment": ["Advil 200 mg; ice"]})
    doses = make_diary(frame).doses
    assert doses["treatment"].tolist() == ["ibuprofen", "cold"]
    assert doses["words"].tolist() == ["Advil", "ice"]
