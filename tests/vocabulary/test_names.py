"""Names of people: those that are usual, those that end like one, and what is none."""

from __future__ import annotations

import pytest

from hdiary.vocabulary.data import listed
from hdiary.vocabulary.names import (
    has_unknown_word,
    is_somebodys,
    known_words,
    meets_somebody,
    names_alone,
    without_person,
)
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import parse_treatment


def test_the_list_holds_folded_words_once_and_none_that_means_something_else() -> None:
    names = listed("names.txt")
    assert {name for name in names if fold(name) != name} == set()
    assert {name for name in names if len(name) < 3} == set()
    assert names & known_words() == set()
    assert {name for name in names if parse_treatment(name).recognised} == set()


@pytest.mark.parametrize(
    "name",
    ["Okonkwo", "Brzezinski", "brzeziński", "Yilmaz", "NGUYEN", "Anna", "anna's", "Vexmoorowski",
     "Quillenko", "Brandopoulos", "Kolbinska"],
)  # fmt: skip
def test_a_usual_name_or_one_that_ends_as_names_do(name: str) -> None:
    assert is_somebodys(name)


@pytest.mark.parametrize(
    "word",
    ["Rioja", "Merlot", "Föhn", "Regen", "wine", "Whisky", "husky", "lesson", "Zumba", "Aspirin",
     "Thomapyrin", "Nuvaring", "Guinness", "pelvic", "Koch", "Rose"],
)  # fmt: skip
def test_a_thing_is_nobody(word: str) -> None:
    assert not is_somebodys(word)


def test_a_name_alone_may_have_a_title() -> None:
    assert names_alone("Dr. Brzezinski")
    assert names_alone("Okonkwo, Chidi")
    assert not names_alone("Dr Pepper")
    assert not names_alone("Yoga Petra")
    assert not names_alone("")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("walked with Anna by the lake again", "walked"), ("Massage Frau Meier", "Massage"),
        ("lunch at Anna's", "lunch"), ("physio with Dr Vexmoor", "physio"),
        ("Spaziergang mit Brzezinski", "Spaziergang"), ("swam with Vexmoor", "swam"),
        ("Okonkwo", ""), ("Anna's birthday", ""), ("coffee with milk", "coffee with milk"),
        ("Kaffee mit Milch", "Kaffee mit Milch"), ("Walk With Dog", "Walk With Dog"),
    ],
)  # fmt: skip
def test_what_is_left_of_a_text_without_a_person(text: str, left: str) -> None:
    assert without_person(text) == left


def test_a_large_word_after_with_is_somebody_unless_every_word_is_large() -> None:
    assert meets_somebody("walked with Vexmoor")
    assert not meets_somebody("Walk With Rex")
    assert not meets_somebody("tea with milk")


def test_a_word_that_no_list_has() -> None:
    assert has_unknown_word("vexmoor")
    assert not has_unknown_word("34 years")
    assert not has_unknown_word("k.A.")
