"""The languages of the page: the same keys, the same places, and nothing in vain."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from hdiary.diary import Diary
from hdiary.questions.medication import CLASS
from hdiary.questions.overuse import GROUPS, TOGETHER
from hdiary.report import list_languages, make_page
from hdiary.report.words import load_words
from hdiary.vocabulary.activities import ACTIVITIES
from hdiary.vocabulary.classes import ACUTE_CLASSES, TREATMENT_CLASSES
from hdiary.vocabulary.places import PLACES
from hdiary.vocabulary.postures import POSTURES
from hdiary.vocabulary.sides import SIDES
from hdiary.vocabulary.treatments import known_treatments

REPORT = Path(__file__).parents[2] / "src" / "hdiary" / "report"
OTHERS = [name for name in list_languages() if name != "en"]
TABLES_OF_WORDS = {
    "groups": {group.name for group in (*GROUPS, TOGETHER)},
    "classes": {TREATMENT_CLASSES[name].words for name in ACUTE_CLASSES},
    "places": set(PLACES),
    "sides": {*SIDES, "not said"},
    "factors": {*POSTURES, *ACTIVITIES, "sleep_hours", "stress"},
}
LOOKED_UP = {*TABLES_OF_WORDS, "picture_words", "treatment_names", "sources"}
ONLY_ELSEWHERE = {"medicine_names"}
"""Tables that English needs not: the diary's own names are English."""


def flat(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Give each string or list of strings with its key."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{above}{key}.")
        else:
            yield above + key, value


def places_of(text: Any) -> set[str]:
    """Give the names in braces."""
    texts = text if isinstance(text, list) else [text]
    return {name for t in texts for _, name, _, _ in string.Formatter().parse(t) if name}


@pytest.mark.parametrize("name", OTHERS)
def test_every_language_has_the_same_keys_and_places(name: str) -> None:
    english, other = (
        {k: v for k, v in flat(load_words(n).strings) if k.partition(".")[0] not in ONLY_ELSEWHERE}
        for n in ("en", name)
    )
    assert sorted(english) == sorted(other)
    # A singular may write its number as a word, and a language may do without a name.
    assert {k for k in english if places_of(english[k]) != places_of(other[k])} == set()
    lengths = {k for k, v in english.items() if isinstance(v, list) and len(v) != len(other[k])}
    assert lengths == set()


def test_every_string_is_used() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in REPORT.glob("*.py"))
    unused = []
    for key, _ in flat(load_words("en").strings):
        table, _, rest = key.partition(".")
        if table in LOOKED_UP:
            continue
        if table == "count":
            found = re.search(rf'count\(\s*"{rest.partition(".")[0]}"', source)
        elif table == "date":
            found = re.search(rf'"(date\.)?{rest}"', source)
        elif key.endswith("_about"):
            found = re.search(rf'"{key}"|"{key.removesuffix("_about")}"', source)
        else:
            found = re.search(rf'"{re.escape(key)}"', source)
        if not found:
            unused.append(key)
    assert unused == []


def test_every_key_that_is_asked_for_exists() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in REPORT.glob("*.py"))
    strings = load_words("en").strings
    asked = re.findall(r'"([a-z]+)\.([a-z_0-9]+)"', source)
    missing = {f"{t}.{k}" for t, k in asked if t in strings and k not in {*strings[t], "typ"}}
    assert missing == set()


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


def test_a_day_in_a_picture_is_written_as_the_language_does() -> None:
    assert load_words("de").in_picture("5 Jan\n28/28") == "5.\u00a0Jan.\n28/28"
    assert load_words("de").in_picture("Mar") == "Mär"
    assert load_words("en").in_picture("5 Mar") == "5\u00a0Mar"


def test_every_measure_has_its_name() -> None:
    named = load_words("en").strings["treatment_names"]
    drugs = {"other", *ACUTE_CLASSES, "antiemetic", "muscle_relaxant", "preventive"}
    measures = {t.name for t in known_treatments() if t.treatment_class not in drugs}
    assert set(named) == measures
    assert CLASS == "class"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match='no page in "xx"; give one of de, en'):
        load_words("xx")


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
