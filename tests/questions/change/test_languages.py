"""What is said about a change and a trend, in other languages than English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.plots import alt_text, plot_change, plot_pain
from hdiary.plots.style import figure_of
from hdiary.questions import burden
from hdiary.questions.burden.tell_trend import notice_withheld, say_pain_trend, say_trend
from hdiary.questions.burden.trend import TrendGates, make_trend
from hdiary.questions.change import rules
from hdiary.questions.change.ask import ChangeResult, change
from hdiary.questions.facts import gather_facts
from hdiary.questions.reasons import DEPENDS
from hdiary.read import read_diary
from hdiary.words import Phrase, list_languages, load_words, phrase, say_plain

from ..conftest import daily
from .test_ask import day, diary_of, make_cohort, spread, tossed

ENGLISH = {
    *("the", "a", "of", "with", "and", "not", "is", "were", "it", "its", "to", "from"),
    *("day", "days", "headache", "headaches", "pain", "recorded", "before", "after", "began"),
    *("more", "fewer", "less", "likely", "change", "treatment", "programme", "weeks", "months"),
}
REASONS = [
    *(rules.GOING, rules.ONE_OF_MANY, rules.AFTER_SPELL, rules.APART, rules.SAME),
    *(rules.EARLY, rules.LATE, phrase("reason.other_scale", scale="0-100")),
    *(phrase(key, needed=5) for key in (rules.FEW_HEADACHES, rules.FEW_CLEAR)),
    *(phrase(key, needed=5) for key in (*rules.FEW_DAYS, *rules.FEW_RATED)),
    *(phrase(key, name="exercise", days=3) for key in rules.NEAR),
    *(DEPENDS, phrase("trend.reason.other_scale"), phrase("trend.reason.same")),
    phrase("trend.reason.short", needed=42),
    *(phrase(f"trend.few.{of}", needed=5) for of in ("days", "headaches", "clear", "rated")),
]


def attack_list() -> Diary:
    attacks = [v if v else None for v in tossed(0.5, 150)]
    attacks[0] = attacks[-1] = 5.0
    return diary_of(attacks)


def gaps_after() -> Diary:
    logged = tossed(0.25, 74, seed=5).tolist()
    return diary_of(tossed(0.6, 60), [v if n % 2 else None for n, v in enumerate(logged)])


ANSWERS: dict[str, Callable[[], ChangeResult]] = {
    "sample": lambda: change(read_diary("data/sample/diary.csv")),
    "given": lambda: change(read_diary("data/sample/diary.csv"), since="2026-04-06"),
    "a cohort": lambda: change(make_diary(make_cohort(5, 120)), since=day(50)),
    "attacks": lambda: change(attack_list(), since=day(60)),
    "ten days": lambda: change(diary_of([5, 0] * 5), since=day(4)),
    "nothing began": lambda: change(diary_of(tossed(0.5, 100)), what=["Yoga", "Tape", "Bad"]),
    "two near": lambda: change(diary_of(tossed(0.5, 200)), since=[day(80), day(90)]),
    "gaps": lambda: change(gaps_after(), since=day(60)),
    "a bad spell": lambda: change(
        diary_of(spread(0.3, 60), [6] * 14, spread(0.3, 74)), since=day(74)
    ),
    "earlier days": lambda: change(
        diary_of(np.r_[tossed(0.9, 70), tossed(0.1, 170, seed=1)]), since=day(140)
    ),
    "another scale": lambda: change(
        make_diary(daily((tossed(0.5, 150) * 8).tolist()), scale="0-100"), since=day(60)
    ),
}


def english_in(text: str) -> set[str]:
    return ENGLISH & set(re.findall(r"[a-zäöüß]+", text.lower()))


def letters_of(ax: Any) -> str:
    """Give every letter in a picture."""
    found: list[Any] = figure_of(ax).findobj(lambda artist: hasattr(artist, "get_text"))
    return " ".join(text.get_text() for text in found)


@pytest.mark.parametrize("make", ANSWERS.values(), ids=ANSWERS)
def test_german_holds_no_english_word_and_no_decimal_point(make: Any) -> None:
    result = make()
    told = result.summary(language="de")
    assert english_in(told) == set()
    assert not re.search(r"\d\.\d", told)
    assert len(told.splitlines()) == len(result.summary().splitlines())


@pytest.mark.parametrize("make", ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize("outcome", rules.OUTCOMES)
def test_a_german_picture_of_a_change_holds_no_english_word(make: Any, outcome: str) -> None:
    result = make()
    patient = result.coverage["patient"].iloc[0] if len(result.coverage) > 1 else None
    ax = plot_change(result, patient=patient, outcome=outcome, language="de")
    assert english_in(letters_of(ax)) == set()
    assert english_in(alt_text(ax)) == set()


@pytest.mark.parametrize("since", [None, "2026-04-06"])
def test_a_german_pain_chart_holds_no_english_word(since: str | None) -> None:
    for diary in (read_diary("data/sample/diary.csv"), diary_of([5, 0])):
        ax = plot_pain(burden(diary), since=since, language="de")
        assert english_in(letters_of(ax) + alt_text(ax)) == set()
    assert "Mai" in letters_of(
        plot_pain(burden(read_diary("data/sample/diary.csv")), language="de")
    )


@pytest.mark.parametrize("told", REASONS, ids=lambda told: told.key)
def test_every_reason_is_told_in_every_language(told: Phrase) -> None:
    assert say_plain(told)
    others = [load_words(name)(told) for name in list_languages() if name != "en"]
    assert all(other and not english_in(other) for other in others)


TRENDS = {
    "fewer": [5.0] * 60 + [5.0, 0.0, 0.0] * 20,
    "early": [5.0, 0.0] * 10,
    "no headache": [0.0] * 60,
    "every day": [5.0] * 60,
    "same": spread(0.4, 300),
    "open": [5.0, 0.0, 0.0, 5.0] * 13,
    "milder": [8.0, 0.0] * 40 + [2.0, 0.0] * 40,
}


@pytest.mark.parametrize("pain", TRENDS.values(), ids=TRENDS)
def test_a_german_trend_holds_no_english_word(pain: list[float]) -> None:
    result, say = burden(diary_of(pain)), load_words("de", "screen")
    assert say_trend(result, say)
    assert english_in(f"{say_trend(result, say)} {say_pain_trend(result, say)}") == set()


def test_trends_that_are_withheld_are_told_for_one_and_for_some() -> None:
    diary = gaps_after()
    trend = make_trend(diary, gather_facts(diary), gates=TrendGates())
    trend = trend.assign(reason=pd.Series([DEPENDS] * len(trend), dtype="object"))
    (one,) = notice_withheld(trend)
    two = trend.assign(patient="2")
    (some,) = notice_withheld(pd.concat([trend, two]))
    assert load_words("de")(some).endswith("Das betrifft 2 Personen.")
    assert english_in(load_words("de")(one)) == set()


def test_what_has_no_name_is_named_in_the_language() -> None:
    german = change(diary_of(tossed(0.5, 200)), since=[day(40), day(120)])
    assert "Programm 1, seit " in german.summary(language="de")
    assert set(german.table["intervention"]) == {"programme 1", "programme 2"}
