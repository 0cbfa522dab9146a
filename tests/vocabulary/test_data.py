"""The words of every language: one file each, which a native speaker may correct."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from hdiary.vocabulary import data
from hdiary.vocabulary._items import KnownTreatment, known_treatments, name_key
from hdiary.vocabulary.text import fold, header_key

LANGUAGES = sorted(data.languages())
# Tables whose meanings shut each other out; in the others a word may stand in several groups.
ONE_MEANING = {
    **dict.fromkeys(["columns", "columns_unsure", "headings", "headaches"], header_key),
    **dict.fromkeys(["places", "place_sides", "sides", "side_signs", "pain", "scales"], fold),
    **dict.fromkeys(["activities", "postures", "months", "weekdays", "clock", "lengths"], fold),
    **dict.fromkeys(["units", "counts", "vague", "outcomes", "outcome_remarks"], fold),
    "private_parts": fold,
}
# What only languages without gaps between words need.
ONLY_SIGNS = {
    *(("side_signs", side) for side in ("left", "right", "both")),
    *(("heading_parts", "note_signs"), ("treatment_words", "treated_signs")),
    *(("times_of_day", "pain_signs"), ("units", "%")),
}


def keys(tables):
    return {(table, meaning) for table, meanings in tables.items() for meaning in meanings}


def test_the_common_languages_are_there():
    assert {"any.toml", "en.toml", "de.toml", "fr.toml", "ja.toml", "zh.toml"} <= set(LANGUAGES)


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_file_is_toml_and_is_read_as_such(name):
    text = files("hdiary.vocabulary").joinpath("data").joinpath(name).read_text("utf-8")
    assert tomllib.loads(text) == data.languages()[name]


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_file_has_the_tables_and_meanings_of_english_and_no_others(name):
    assert keys(data.languages()[name]) - keys(data.languages()["en.toml"]) - ONLY_SIGNS == set()


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_word_is_one_that_can_be_looked_up_and_stands_once(name):
    for table, meanings in data.languages()[name].items():
        for meaning, words in meanings.items():
            assert words, (table, meaning)
            assert {word for word in words if not fold(word) or "|" in word} == set()
            assert sorted(words) == sorted(set(words)), (table, meaning)


def doubles(name, write, languages):
    """Name file, word and both meanings wherever a word of a table has two."""
    found: dict[str, str] = {}
    told = []
    for file, tables in languages.items():
        for meaning, words in tables.get(name, {}).items():
            for word in (meaning, *words):
                if found.setdefault(write(word), meaning) != meaning:
                    told.append((file, word, found[write(word)], meaning))
    return told


@pytest.mark.parametrize("table", sorted(ONE_MEANING))
def test_no_word_of_any_language_has_two_meanings(table):
    assert doubles(table, ONE_MEANING[table], data.languages()) == []


def test_no_heading_means_two_columns_or_is_both_sure_and_unsure():
    sure = data.words_of("columns", header_key)
    unsure = data.words_of("columns_unsure", header_key)
    assert set(sure) & set(unsure) == set()


def test_a_word_with_two_meanings_is_told_with_its_file():
    own = {"xx.toml": {"sides": {"left": ["Links"], "right": ["links"]}}}
    assert doubles("sides", fold, own) == [("xx.toml", "links", "left", "right")]


def test_no_name_stands_for_two_treatments():
    seen: dict[str, KnownTreatment] = {}
    for item in known_treatments():
        for word in (item.name, *item.words):
            assert seen.setdefault(name_key(word), item) is item, word


def test_words_are_written_as_they_are_spoken_and_found_without_their_marks():
    assert "Übelkeit" in data.languages()["de.toml"]["questions"]["other"]
    assert data.meanings("places")["schlafe"] == "temple"


def test_no_data_is_read_before_a_diary_is(tmp_path):
    import subprocess
    import sys

    code = (
        "import hdiary, sys\nfrom hdiary.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "data = sys.modules.get('hdiary.vocabulary.data')\n"
        "assert data is None or data.languages.cache_info().misses == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=tmp_path)
