"""Where it hurts and on which side, in clinical words, lay words and app words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hdiary.vocabulary.places import PLACE_SYNONYMS, PLACES, parse_place, split_places
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
        ("left -> right", "shifting"),
        ("links \u2192 rechts", "shifting"),
        ("left to right", "shifting"),
        ("R>L", "both"),
        ("L>R", "both"),
        ("L < R", "both"),
        ("left > right", "both"),
        ("right more than left", "both"),
        ("rechts mehr als links", "both"),
        ("re", "right"),
        ("re.", "right"),
        ("li", "left"),
        ("li.", "left"),
        ("bds", "both"),
        ("bds.", "both"),
        ("beids.", "both"),
    ],
)
def test_sides_are_read_in_the_usual_words(text, side):
    assert parse_side(text) == side


@pytest.mark.parametrize(
    "text",
    ["", "somewhere", "left; somewhere", "lefft", "?", "and", "5", "S", "s", ">", "left > down"],
)
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


@pytest.mark.parametrize(
    "text",
    ["upper back", "lower back", "mid back", "back pain", "left upper back"],
)
def test_the_back_below_the_neck_is_no_part_of_the_head(text):
    found = parse_place(text)
    assert (found.name, found.recognised, found.suggestion) == (text, False, "")


@pytest.mark.parametrize("text", ["head", "lower head", "Kopf", "parietal", "testa"])
def test_a_word_that_names_no_one_part_of_the_head_is_kept_as_written(text):
    assert (parse_place(text).name, parse_place(text).recognised) == (text, False)


@pytest.mark.parametrize(
    ("text", "place", "side"),
    [
        ("Schläfe re.", "temple", "right"),
        ("Nacken li", "neck", "left"),
        ("Schläfen bds.", "temple", "both"),
        ("upper back of head", "back of head", None),
        ("back", "back of head", None),
    ],
)
def test_clinic_abbreviations_and_parts_of_a_place_are_read(text, place, side):
    assert (parse_place(text).name, parse_place(text).side) == (place, side)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Stirn/Auge", ["Stirn", "Auge"]),
        ("neck & back of head", ["neck", "back of head"]),
        ("back of the head and neck", ["back of the head", "neck"]),
        ("Stirn und Nacken; eye", ["Stirn", "Nacken", "eye"]),
        ("front et nuque", ["front", "nuque"]),
        ("sien y cuello", ["sien", "cuello"]),
        ("left temple, right eye", ["left temple", "right eye"]),
        ("neck/shoulder/jaw", ["neck", "shoulder", "jaw"]),
        ("neck and somewhere", ["neck and somewhere"]),
        ("neck (left/right)", ["neck (left/right)"]),
        ("", []),
    ],
)
def test_a_cell_of_places_is_cut_only_where_every_part_is_a_place(text, items):
    assert split_places(text) == items


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


@pytest.mark.parametrize(
    ("text", "place", "side"),
    [
        ("Правый висок", "temple", "right"),
        ("левый глаз", "eye", "left"),
        ("Затылок", "back of head", None),
        ("лобная область", "forehead", None),
        ("右侧颞部", "temple", "right"),
        ("后枕部", "back of head", None),
        ("双侧太阳穴", "temple", "both"),
        ("前额", "forehead", None),
        ("颈部", "neck", None),
        ("全头", "whole head", None),
        ("右のこめかみ", "temple", "right"),
        ("左目", "eye", "left"),
        ("後頭部", "back of head", None),
        ("Sien", "temple", None),
        ("sien derecha", "temple", "right"),
        ("Têmpora esquerda", "temple", "left"),
        ("atrás da cabeça", "back of head", None),
        ("Tempia destra", "temple", "right"),
        ("Fronte destra", "forehead", "right"),
        ("Nuca", "neck", None),
        ("rechter slaap", "temple", "right"),
        ("achterhoofd links", "back of head", "left"),
    ],
)
def test_places_in_other_languages(text, place, side):
    found = parse_place(text)
    assert (found.name, found.side, found.recognised) == (place, side, True)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Левая сторона", "left"),
        ("справа", "right"),
        ("左侧", "left"),
        ("右側", "right"),
        ("双侧", "both"),
        ("左右両方", "both"),
        ("Derecho", "right"),
        ("Izquierdo", "left"),
        ("Ambos", "both"),
        ("à esquerda", "left"),
        ("dx", "right"),
        ("beide kanten", "both"),
        ("меняется", "shifting"),
    ],
)
def test_sides_in_other_languages(text, side):
    assert parse_side(text) == side
    assert not parse_place(text).recognised


@pytest.mark.parametrize("text", ["сзади", "头部", "頭", "cabeza", "腰", "спина", "rug", "schiena"])
def test_the_head_as_a_whole_word_and_the_back_are_no_place_in_any_language(text):
    assert not parse_place(text).recognised


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rechter Hinterkopf (unten)", "back of head"),
        ("Linker Vorderkopf (oben)", "forehead"),
        ("oben", "top of head"),
    ],
)
def test_a_part_of_a_place_in_german_is_that_place(text: str, place: str) -> None:
    assert parse_place(text).name == place
