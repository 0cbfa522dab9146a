"""What comes before headaches, in German: in words and in pictures, and no English among it."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

from hdiary import TriggerGates
from hdiary.diary import Diary, make_diary
from hdiary.plots import alt_text, plot_factor, plot_strips, plot_triggers
from hdiary.questions import triggers
from hdiary.simulate import NULL_FACTORS, sample_diary, simulate_diaries, with_odds_ratios
from hdiary.vocabulary.verdicts import CANNOT_TELL
from hdiary.words import list_languages, load_words, phrase

from ..conftest import daily

STRONG = with_odds_ratios(NULL_FACTORS, odds_ratios={"driving": 6.0, "stress": 2.0})
LOOSE = TriggerGates(min_days=5, min_headaches=1, min_clear=1, min_exposed=1, min_unexposed=1)
ENGLISH = re.compile(
    r"\b(?:the|of|and|or|with|without|day|days|headaches?|more|fewer|less|likely|than|after|before|"
    r"above|is|were|are|only|no|none|need(?:ed)?|it|that|this|be|cannot|tell|between|not|each|"
    r"for|from|on|to|had|one|may|by|change|others?|people|years?|known|same)\b",
    re.IGNORECASE,
)


def attacks() -> pd.DataFrame:
    """Give a list of attacks, without any clear day."""
    dates = pd.date_range("2026-01-01", periods=40, freq="3D")
    return pd.DataFrame({"date": dates, "pain": 6, "activity": ["driving", "desk work"] * 20})


def texts_and_stretches() -> pd.DataFrame:
    """Give what is no factor, what never varies, and what comes together."""
    rng = np.random.default_rng(4)
    pain = rng.choice([0.0, 5.0], 120)
    both = rng.choice(["driving; desk work", "none"], 120)
    said = ["a" * 61, *both[1:]]
    place = rng.choice(["Büro", "Zuhause"], 120).astype(object)
    place[0] = "Streit mit Anna Berger"
    return daily(pain, activity=said, umfeld=place, stress=4.0, thoughts="so müde " * 9)


DIARIES: dict[str, Any] = {
    "sample": lambda: sample_diary().entries,
    "strong": lambda: simulate_diaries(days=200, seed=3, factors=STRONG).entries,
    "cohort": lambda: simulate_diaries(n_patients=6, days=120, seed=3, factors=STRONG).entries,
    "attacks": attacks,
    "short": lambda: daily([5.0, 0.0] * 4, activity=["driving", "none"] * 4),
    "one day": lambda: daily([5.0], activity=["driving"]),
    "no factor": lambda: daily([5.0, 0.0] * 10),
    "odd": texts_and_stretches,
    "empty": lambda: pd.DataFrame({"date": ["2026-03-01", "2026-03-03"], "pain": [None, None]}),
}


def english_in(words: str) -> list[str]:
    """Give the English words in what should be German; what a person wrote is left out."""
    return ENGLISH.findall(words)


@pytest.fixture(params=list(DIARIES))
def diary(request: pytest.FixtureRequest) -> Diary:
    """Each kind of diary."""
    return make_diary(DIARIES[request.param]())


@pytest.mark.parametrize("gates", [None, LOOSE], ids=["plain", "loose"])
def test_the_summary_holds_no_english(diary: Diary, gates: TriggerGates | None) -> None:
    result = triggers(diary, gates=gates, treatments=True, same_day=True, naive=True)
    words = result.summary(language="de")
    assert english_in(words) == []
    assert not re.search(r"\bnan\b|\bNone\b|Phrase|[{}]", words)
    assert len(words.split("\n")) == len(result.summary().split("\n"))


def test_every_reason_is_known_and_said_in_every_language(diary: Diary) -> None:
    result = triggers(diary, treatments=True)
    for frame in (result.table, result.pooled, result.model):
        for text in frame["reason"].unique():
            told = result.why(text)
            assert load_words("en", "table")(told) == text
            assert english_in(load_words("de", "screen")(told)) == []


def test_the_table_beside_the_words_names_factors_in_german() -> None:
    result = triggers(make_diary(texts_and_stretches()))
    told = result.tell_table(result.before, load_words("de"))
    assert {"Stress", "1 längerer Text (Tätigkeit)", "Veränderung: Stress"} <= set(told["factor"])
    assert english_in(" ".join([*told["factor"], *told["verdict"], *told["reason"]])) == []


def texts_on(ax: Axes) -> list[str]:
    """Give every word in a picture."""
    ticks = [*ax.get_xticklabels(), *ax.get_yticklabels()] if ax.axison else []
    title = ax._left_title  # type: ignore[attr-defined]
    return [text.get_text() for text in [*ax.texts, *ticks, title] if text.get_text()]


@pytest.mark.parametrize("draw", [plot_triggers, plot_strips])
def test_pictures_hold_no_english(draw: Any, diary: Diary) -> None:
    result = triggers(diary, gates=LOOSE)
    for patient in diary.patients[:2]:
        ax = draw(result, patient=patient, language="de")
        assert english_in(" ".join([*texts_on(ax), alt_text(ax)])) == []


def test_the_picture_of_each_factor_holds_no_english(diary: Diary) -> None:
    result, one = triggers(diary, gates=LOOSE), diary.patients[0]
    mine = result.before[result.before["patient"].astype("str") == one]
    for factor in mine["factor"]:
        ax = plot_factor(result, factor=factor, patient=one, language="de")
        assert english_in(" ".join([*texts_on(ax), alt_text(ax)])) == []


def test_pictures_speak_in_the_words_of_a_page_too() -> None:
    result = triggers(make_diary(DIARIES["strong"]()))
    say = load_words("de", "page")
    for draw in (plot_triggers, plot_strips):
        one, other = (draw(result, language=language) for language in (say, "de"))
        assert alt_text(one).replace("\N{NO-BREAK SPACE}", " ") == alt_text(other)


def test_what_is_no_factor_is_named_in_german() -> None:
    words = triggers(make_diary(texts_and_stretches())).summary(language="de")
    assert "1 längerer Text (Tätigkeit)" in words
    assert "1 Bemerkung (umfeld)" in words
    assert "es ist freier Text" in words


def test_a_change_is_named_as_one_in_a_reason() -> None:
    told = phrase("triggers.reason.not_apart", names=(("stress, change", "change"),))
    assert load_words("en", "table")(told) == "it cannot be told apart from stress, change"
    assert "Veränderung: Stress" in load_words("de")(told)


def test_names_that_are_no_nouns_are_quoted_in_german() -> None:
    entries = simulate_diaries(days=200, seed=3, factors=STRONG).entries
    result = triggers(make_diary(entries))
    assert CANNOT_TELL in set(result.before["verdict"])
    assert "„nach unten schauen“" in result.summary(language="de")


@pytest.mark.parametrize("language", list_languages())
def test_every_word_of_the_question_is_there(language: str) -> None:
    say = load_words(language)
    assert say.has("triggers.not_a_cause")
    assert say.has("exposure.reason.rare")
