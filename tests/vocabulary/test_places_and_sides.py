"""Where it hurts and on which side, in clinical words, lay words and app words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hdiary.vocabulary.places import PLACE_SYNONYMS, PLACES, parse_place
from hdiary.vocabulary.sides import SIDE_SYNONYMS, SIDES, parse_side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("left", "left"),
        ("L", "left"),
        ("left-sided", "left"),
        ("Links", "left"),
        ("gauche", "left"),
        ("izquierda", "left"),
        ("sinistra", "left"),
        ("R", "right"),
        ("rechts", "right"),
        ("Höger", "right"),
        ("B", "both"),
        ("bilateral", "both"),
        ("both sides", "both"),
        ("beidseitig", "both"),
        ("left;right", "both"),
        ("left and right", "both"),
        ("links und rechts", "both"),
        ("L/R", "both"),
        ("left, left", "left"),
        ("alternating", "shifting"),
        ("wechselnd", "shifting"),
        ("varies", "shifting"),
        ("left; shifting", "shifting"),
    ],
)
def test_sides_are_read_in_the_usual_words(text, side):
    assert parse_side(text) == side


@pytest.mark.parametrize("text", ["", "somewhere", "left; somewhere", "lefft", "?", "and", "5"])
def test_an_unknown_side_is_not_guessed(text):
    assert parse_side(text) is None


@pytest.mark.parametrize(
    ("text", "place", "side"),
    [
        ("occiput", "back of head", None),
        ("base of skull", "back of head", None),
        ("suboccipital", "back of head", None),
        ("Right Back of Head (Lower)", "back of head", "right"),
        ("Left Back of Head (Upper)", "back of head", "left"),
        ("Right Front Head", "forehead", "right"),
        ("Left Temple", "temple", "left"),
        ("Right Eye", "eye", "right"),
        ("behind the left eye", "eye", "left"),
        ("left side of neck", "neck", "left"),
        ("neck (right)", "neck", "right"),
        ("Hinterkopf rechts", "back of head", "right"),
        ("Stirn", "forehead", None),
        ("nuque", "neck", None),
        ("nuca", "neck", None),
        ("vertex", "top of head", None),
        ("TMJ", "jaw", None),
        ("trapezius", "shoulder", None),
        ("holocranial", "whole head", None),
        ("both temples", "temple", "both"),
    ],
)
def test_places_are_read_with_the_side_they_name(text, place, side):
    found = parse_place(text)
    assert (found.name, found.side, found.recognised) == (place, side, True)


def test_a_misspelt_place_is_suggested_and_kept():
    found = parse_place(" foreheed ")
    assert (found.name, found.recognised, found.suggestion) == ("foreheed", False, "forehead")


def test_a_side_alone_is_no_place():
    assert not parse_place("left").recognised


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text):
    assert parse_side(text) in {*SIDES, None}
    found = parse_place(text)
    assert (found.name in PLACES) or not found.recognised


def test_every_word_of_the_tables_is_read_as_its_meaning():
    for place, words in PLACE_SYNONYMS.items():
        assert {word for word in words if parse_place(word).name != place} == set()
    for side, words in SIDE_SYNONYMS.items():
        assert {word for word in words if parse_side(word) != side} == set()


def test_the_tables_cover_the_design():
    assert tuple(PLACE_SYNONYMS) == PLACES
    assert tuple(SIDE_SYNONYMS) == SIDES == ("left", "right", "both", "shifting")
