"""The words that the page carries, and what it calls the diary's own."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from hdiary.keep.asked import LANGUAGES, USUAL_ACTIVITIES, USUAL_POSTURES
from hdiary.keep.spoken import say_all
from hdiary.vocabulary.activities import ACTIVITIES, POSTURES
from hdiary.vocabulary.places import PLACES
from hdiary.vocabulary.sides import SIDES
from hdiary.words import list_languages, load_words
from hdiary.write.choices import COMMON_TREATMENTS

WORDS = Path(str(files("hdiary.keep") / "app" / "words.js"))
SAID_ALIKE = {"Yoga", "Massage", "Stress", "Ibuprofen", "Naproxen", "Paracetamol", "Sumatriptan"}


def test_the_page_speaks_every_language() -> None:
    assert set(LANGUAGES) == set(list_languages()) == set(say_all())


def test_every_word_to_choose_has_its_german_name() -> None:
    names = say_all()["de"]["names"]
    offered = {*ACTIVITIES, *POSTURES, *PLACES, *SIDES, *COMMON_TREATMENTS}
    unnamed = {word for word in offered if names.get(word, word) == word}
    assert {word for word in unnamed if word.capitalize() not in SAID_ALIKE} == set()


def test_words_are_those_of_the_german_page() -> None:
    names, say = say_all()["de"]["names"], load_words("de")
    for word in (*USUAL_ACTIVITIES, *USUAL_POSTURES):
        assert names.get(word, word) == say.factor(word)
    assert names["back of head"] == say.word("places", "back of head")


def said(script: str, words: dict[str, Any]) -> Any:
    """Run a line beside the page's words."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed; on Debian: apt-get install nodejs")
    program = (
        f"import * as w from {json.dumps(WORDS.as_uri())};\nconst words = {json.dumps(words)};\n"
        f"console.log(JSON.stringify({script}));"
    )
    ran = subprocess.run(
        [node, "--input-type=module", "-e", program], capture_output=True, text=True, check=True
    )
    return json.loads(ran.stdout)


@pytest.mark.parametrize(
    ("language", "long", "short", "weekday", "month", "number"),
    [
        ("en", "Sunday, 1 March 2026", "Sun 1 Mar", "Sunday", "March 2026", "2.5"),
        ("de", "Sonntag, 1. März 2026", "So., 1. März", "Sonntag", "März 2026", "2,5"),
    ],
)
def test_days_and_numbers_are_said_as_the_language_does(
    language: str, long: str, short: str, weekday: str, month: str, number: str
) -> None:
    found = said(
        f'(w.useWords(words, "{language}"), [...["long", "short", "weekday", "month"]'
        '.map(form => w.sayDay("2026-03-01", form)), w.sayNumber(2.5),'
        ' w.sayTime({ at: "2026-03-01T09:05", offset: 60 })])',
        say_all(),
    )
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in found] == [
        *(long, short, weekday, month, number, "09:05"),
    ]


def test_names_are_said_with_their_amount_and_own_words_as_they_are() -> None:
    words = ["ibuprofen", "ibuprofen 400 mg", "desk work", "sleep_hours", "my own_word", "none"]
    found = said(f'(w.useWords(words, "de"), {json.dumps(words)}.map(w.name))', say_all())
    assert found == [
        *("Ibuprofen", "Ibuprofen 400 mg", "Schreibtischarbeit", "Stunden Schlaf"),
        *("my own word", "nichts genommen oder gemacht"),
    ]


def test_one_and_several_are_said_apart_and_a_missing_key_is_told() -> None:
    words = {"en": {"a": {"b": ["{n} day", "{n} days"], "c": "<{x}>"}}}
    found = said(
        '(w.useWords(words, "en"), [w.say("a.b", {n: 1}), w.say("a.b", {n: 0}), '
        'w.say("a.c", {x: "{n}"}), w.has("a.d"), '
        '(() => { try { w.say("a.d"); } catch (error) { return error.message; } })()])',
        words,
    )
    assert found == ["1 day", "0 days", "<{n}>", False, "no words for a.d"]
