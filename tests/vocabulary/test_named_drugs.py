"""Medicine is found in the few words that an arm of a trial has, whatever the language."""

from __future__ import annotations

import pytest

from hdiary.vocabulary._items import names
from hdiary.vocabulary.named_drugs import name_drugs


def found(text: str) -> list[tuple[str, str]]:
    return [(drug.name, drug.treatment_class) for drug in name_drugs(text)]


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("ibuprofen 400 mg", [("ibuprofen", "nsaid")]),
        ("Ibuprofen 400 mg bei Kopfschmerz", [("ibuprofen", "nsaid")]),
        ("two weeks with sumatriptan early", [("sumatriptan", "triptan")]),
        ("heat + paracetamol", [("paracetamol", "simple_analgesic")]),
        ("Maxalt lingua 10", [("rizatriptan", "triptan")]),
        ("magnesium", [("magnesium", "preventive")]),
        ("nerve block", [("nerve block", "nerve_block")]),
        ("take Tylenol no 3 early", [("paracetamol with codeine", "combination_analgesic")]),
        ("no later than 1 h sumatriptan", [("sumatriptan", "triptan")]),
    ],
)
def test_medicine_is_found_within_words(text: str, drugs: list[tuple[str, str]]) -> None:
    assert found(text) == drugs


@pytest.mark.parametrize("text", ["Xyzol 50 mg", "painkillers", "Schmerztablette sofort"])
def test_what_looks_like_medicine_and_is_not_known_has_no_class(text: str) -> None:
    assert [kind for _, kind in found(text)] == ["other"]


@pytest.mark.parametrize(
    "text",
    [
        "none", "desk exercises", "heat 15 min", "Wärmflasche und Dehnen", "water 500 ml", "coffee",
        "Übungen am Schreibtisch, 3 x 10 min", "pillow of 10 cm", "",
    ],
)  # fmt: skip
def test_what_is_no_medicine_is_not_taken_for_one(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["no ibuprofen", "ice without ibuprofen or naproxen", "ohne Schmerzmittel"]
)
def test_what_is_left_out_is_not_asked_for(text: str) -> None:
    assert found(text) == []


@pytest.mark.slow
@pytest.mark.parametrize("phrase", ["take {} early", "{} bei Kopfschmerz sofort"])
def test_every_name_that_is_known_is_found_in_a_phrase(phrase: str) -> None:
    drugs = {name: item.name for name, item in names().items() if item.atc}
    assert len(drugs) > 1500
    missed = [name for name in drugs if not name_drugs(phrase.format(name))]
    assert missed == []


def test_no_other_treatment_is_taken_for_medicine() -> None:
    others = [n for n, item in names().items() if not item.atc and "block" not in item.name]
    others = [name for name in others if "injection" not in names()[name].name]
    assert len(others) > 1000
    assert [name for name in others if name_drugs(name)] == []
