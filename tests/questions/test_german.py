"""Every question of the list in every other language: no English word, no English number."""

from __future__ import annotations

import re
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from hdiary import plots
from hdiary.diary import Diary, make_diary
from hdiary.plots.style import figure_of
from hdiary.registry import QUESTIONS
from hdiary.row import Question
from hdiary.simulate import sample_diary, simulate_diaries
from hdiary.words import list_languages

OTHERS = [name for name in list_languages() if name != "en"]
ENGLISH = {
    *("the", "of", "with", "and", "not", "is", "were", "it", "to", "from", "on", "or", "no"),
    *("day", "days", "headache", "headaches", "pain", "recorded", "side", "sides", "written"),
    *("episodes", "neck", "medicine", "known", "treatment", "share", "people", "hour", "clear"),
    *("more", "less", "fewer", "before", "after", "likely", "than", "there", "which", "what"),
}


def attacks() -> Diary:
    """Give a list of attacks."""
    frame = sample_diary().entries
    return make_diary(frame[frame["pain"] > 0].head(20))


def bare() -> Diary:
    """Give a diary of days and pain alone."""
    days = pd.date_range("2026-03-01", periods=40).strftime("%Y-%m-%d")
    return make_diary(pd.DataFrame({"date": days, "pain": [5, 0, 0, 3] * 10}))


DIARIES: dict[str, Diary] = {
    "sample": make_diary(sample_diary().entries),
    "many": make_diary(simulate_diaries(4, days=90, seed=2).entries),
    "attacks": attacks(),
    "bare": bare(),
    "empty": make_diary(pd.DataFrame({"date": ["2026-03-01"], "pain": [None]})),
}
every = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)


def english_in(text: str) -> set[str]:
    """Give the English words in a text."""
    return ENGLISH & set(re.findall(r"[a-zäöüß]+", text.lower()))


@every
@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", DIARIES)
def test_words_and_table_are_in_the_language(question: Question, language: str, name: str) -> None:
    answer = question.ask()(DIARIES[name])
    told = answer.summary(language=language)
    assert told
    assert english_in(told) == set()
    assert len(told.splitlines()) == len(answer.summary().splitlines())


@every
@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", ["sample", "attacks", "bare"])
def test_pictures_are_in_the_language(question: Question, language: str, name: str) -> None:
    answer = question.ask()(DIARIES[name])
    for picture in question.pictures:
        ax: Any = getattr(plots, f"plot_{picture}")(answer, language=language)
        letters: list[Any] = figure_of(ax).findobj(lambda artist: hasattr(artist, "get_text"))
        words = [plots.alt_text(ax), *(text.get_text() for text in letters)]
        assert english_in(" ".join(words)) == set(), picture
    plt.close("all")


def test_english_would_be_found() -> None:
    assert english_in("The diary covers 12 days.") == {"the", "days"}
    assert english_in("Das Tagebuch umfasst 12 Tage.") == set()
