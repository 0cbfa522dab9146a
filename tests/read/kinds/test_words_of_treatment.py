"""Words of treatment that went wrong before, as they stand in a column of a diary."""

from __future__ import annotations

import datetime as dt

import pytest

from hdiary.vocabulary.treatments import parse_treatment
from tests.read.kinds.helpers_b import hurts, read, table


def classes(words: str) -> set[str]:
    """Read a diary with these words on each headache day, and give the classes of its doses."""

    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, words if hurts(day) else ""]

    doses = read(table("Date;Pain;Treatment", row, sign=";")).doses
    return set(doses["treatment_class"].dropna())


@pytest.mark.parametrize(
    "words", ["chin tucks", "Chin tucks 3x10", "neck stretches and chin tucks"]
)
def test_chin_tucks_are_exercise(words: str) -> None:
    assert "exercise" in classes(words)
    assert "posture_correction" not in classes(words)


@pytest.mark.parametrize(
    "words", ["physio", "physical therapy", "PT", "Krankengymnastik", "KG", "fisioterapia"]
)
def test_physiotherapy_without_its_kind_has_a_class_of_its_own(words: str) -> None:
    found = classes(words)
    assert found == {"physiotherapy"}


@pytest.mark.parametrize(
    "words", ["MT", "Manuelle Therapie", "trigger point release", "PT - manual therapy"]
)
def test_hands_on_treatment_is_manual_therapy(words: str) -> None:
    assert classes(words) == {"manual_therapy"}


@pytest.mark.parametrize("words", ["soft collar", "new pillow", "Halskrause", "Nackenkissen"])
def test_a_collar_or_a_pillow_is_no_posture_correction(words: str) -> None:
    assert "posture_correction" not in classes(words)


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("Ibuprofen 400 mg (1)", "nsaid"),
        ("dry needling by K.", "dry_needling"),
        ("took one ibuprofen", "nsaid"),
        ("half a sumatriptan", "triptan"),
        ("lasmiditan 100 mg", "ditan"),
        ("paracetamol/codeine 500/30", "combination_analgesic"),
        ("co-codamol 30/500", "combination_analgesic"),
    ],
)
def test_a_known_name_within_a_phrase_is_known(words: str, known: str) -> None:
    assert classes(words) == {known}


def test_the_persons_own_words_are_kept() -> None:
    assert parse_treatment("dry needling by K.").name
