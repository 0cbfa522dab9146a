"""The languages of the page: the same keys, the same places, and nothing in vain."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from hdiary.diary import Diary
from hdiary.plots import plot_calendar
from hdiary.questions import burden
from hdiary.questions.medicine.classes import CLASS
from hdiary.questions.medicine.overuse import GROUPS, TOGETHER
from hdiary.report import make_page
from hdiary.vocabulary.activities import ACTIVITIES, POSTURES
from hdiary.vocabulary.classes import ACUTE_CLASSES, TREATMENT_CLASSES
from hdiary.vocabulary.places import PLACES
from hdiary.vocabulary.sides import SIDES
from hdiary.vocabulary.treatments import known_treatments
from hdiary.words import load_words

TABLES_OF_WORDS = {
    "groups": {group.name for group in (*GROUPS, TOGETHER)},
    "classes": {TREATMENT_CLASSES[name].words for name in ACUTE_CLASSES},
    "places": set(PLACES),
    "sides": {*SIDES, "not said"},
    "factors": {*POSTURES, *ACTIVITIES, "sleep_hours", "stress"},
}


@pytest.mark.parametrize("table", sorted(TABLES_OF_WORDS))
def test_every_word_of_the_vocabulary_has_its_translation(table: str) -> None:
    assert set(load_words("en").strings[table]) == TABLES_OF_WORDS[table]


def test_every_medicine_has_a_german_name() -> None:
    say = load_words("de")
    drugs = [item.name for item in known_treatments() if item.atc]
    named = {name: say.treatment(name) for name in drugs}
    english_ends = r" with | and |(?:ine|one|ole|ide|ate)\b"
    assert {name for name, told in named.items() if re.search(english_ends, told)} == set()
    assert named["aspirin with paracetamol and caffeine"] == "ASS mit Paracetamol und Koffein"
    assert named["metamizole"] == "Metamizol"
    assert say.treatment("my tea with honey and lemon") == "My tea with honey and lemon"
    assert load_words("en").treatment("paracetamol with caffeine") == "paracetamol with caffeine"


def test_a_factor_whose_name_was_taken_says_where_it_stands_in_this_language() -> None:
    say = load_words("de")
    assert say.factor("lying (own column)", "yes/no") == "Liegen (eigene Spalte)"
    assert say.factor("Klavier (own column 2)", "yes/no") == "Klavier (eigene Spalte 2)"


def test_a_day_in_a_picture_is_written_as_the_language_does(
    kind: Callable[[str], Diary],
) -> None:
    answer = burden(kind("good"))
    german = plot_calendar(answer, language=load_words("de")).get_title(loc="left")
    english = plot_calendar(answer, language=load_words("en")).get_title(loc="left")
    assert re.fullmatch(r"Jeder Tag, \d+\.\xa0[A-Zä]+[a-z]+\.? bis \d+\.\xa0\w+\.? \d{4}", german)
    assert re.fullmatch(r"Every day, \d+\xa0\w+ to \d+\xa0\w+ \d{4}", english)
    assert load_words("de").lines("calendar.months")[2] == "Mär"


def test_every_measure_has_its_name() -> None:
    named = load_words("en").strings["treatment_names"]
    drugs = {"other", *ACUTE_CLASSES, "antiemetic", "muscle_relaxant", "preventive"}
    measures = {t.name for t in known_treatments() if t.treatment_class not in drugs}
    assert set(named) == measures
    assert CLASS == "class"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match='no page in "xx"; give one of de, en'):
        load_words("xx")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["good", "factors", "attack list", "cohort", "words"])
def test_a_german_page_holds_no_english_word(
    name: str, kind: Callable[[str], Diary], drawn: list[str]
) -> None:
    page = make_page(kind(name), language="de")
    bare = re.sub(r"<style>.*?</style>|<path.*?/>|<[^>]*>", " ", page, flags=re.DOTALL)
    english = {"the", "days", "of", "with", "headache", "were", "and", "not", "pain", "recorded"}
    assert '<html lang="de"' in page
    assert english & set(re.findall(r"[a-z]+", bare.lower())) == set()
    drawn_words = set(re.findall(r"[a-z]+", " ".join(drawn).lower()))
    assert english & drawn_words == set()
    assert not re.search(r"\d\.\d", re.sub(r"doi:\S+|ICHD-3 [\d.]+|hdiary [\d.]+", "", bare))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the letters in the pictures of a page, which are drawn as shapes."""
    from hdiary.plots import figure_svg as real
    from hdiary.plots.style import figure_of
    from hdiary.report import pictures

    found: list[str] = []

    def collect(axes: Any, **how: Any) -> str:
        letters: list[Any] = figure_of(axes).findobj(lambda a: hasattr(a, "get_text"))
        found.extend(text.get_text() for text in letters)
        return real(axes, **how)

    monkeypatch.setattr(pictures, "figure_svg", collect)
    return found
