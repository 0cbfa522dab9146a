"""How bad it is and what it looks like, told and drawn in other languages than English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary import plots
from hdiary.diary import Diary, make_diary
from hdiary.plots.style import figure_of
from hdiary.questions import burden, pattern
from hdiary.questions.medicine.classes import MEDICATION_VERDICTS
from hdiary.read import read_diary
from hdiary.words import load_words

from .conftest import daily, four_weeks, random_cohort

ENGLISH = {
    *("the", "of", "with", "and", "not", "is", "were", "it", "to", "from", "on", "or", "no"),
    *("day", "days", "headache", "headaches", "pain", "recorded", "side", "sides", "written"),
    *("down", "episodes", "neck", "medicine", "known", "treatment", "share", "front"),
    *("people", "hour", "noon", "clear", "severe", "both", "column", "understood"),
}


def attacks(**columns: Any) -> Diary:
    """Make a list of attacks: no clear day, no column of its own for most things."""
    pain = [5.0 if n % 3 == 0 else None for n in range(120)]
    return make_diary(daily([*pain, 6.0], **columns))


def long_diary(treatment: str) -> Diary:
    pain = np.resize([7.0, 0.0, 5.0, 0.0, 0.0], 150).tolist()
    return make_diary(daily(pain, treatment=[treatment if p else "none" for p in pain]))


def places(side: str, place: str) -> Diary:
    frame = pd.DataFrame({"date": pd.date_range("2026-01-01", periods=20, freq="3D")})
    frame["date"] = frame["date"].dt.strftime("%Y-%m-%d")
    starts = ["07:10", "08:00"] * 10
    return make_diary(frame.assign(pain=5.0, side=side, location=place, start=starts, end="19:00"))


DIARIES: dict[str, Callable[[], Diary]] = {
    "sample": lambda: read_diary("data/sample/diary.csv"),
    "paper": lambda: make_diary(four_weeks()),
    "cohort": lambda: make_diary(random_cohort(4, 60, seed=3)),
    "attacks": attacks,
    "three days": lambda: make_diary(daily([5.0, 0.0, 0.0])),
    "one day": lambda: make_diary(daily([5.0])),
    "no headache": lambda: make_diary(daily([0.0] * 30)),
    "gaps": lambda: make_diary(daily([5.0, None, 0.0, None, None] * 15)),
    "often triptans": lambda: long_diary("sumatriptan"),
    "gepants": lambda: long_diary("rimegepant"),
    "unknown": lambda: long_diary("zzyzx"),
    "blank": lambda: make_diary(daily([5.0, 0.0] * 30, treatment=[None] * 60)),
    "another scale": lambda: make_diary(daily([2.0, 0.0] * 30), scale="0-3"),
    "right neck": lambda: places("right", "neck"),
    "both sides": lambda: places("both", "forehead; neck"),
    "changing": lambda: places("shifting", "temple"),
    "unknown place": lambda: places("left", "zzyzx"),
}


def english_in(text: str) -> set[str]:
    return ENGLISH & set(re.findall(r"[a-zäöüß]+", text.lower()))


@pytest.mark.parametrize("ask", [burden, pattern])
@pytest.mark.parametrize("make", DIARIES.values(), ids=DIARIES)
def test_german_holds_no_english_word_and_no_decimal_point(ask: Any, make: Any) -> None:
    result = ask(make())
    told = result.summary(language="de")
    assert english_in(told) == set()
    assert not re.search(r"\d\.\d", told)
    assert len(told.splitlines()) == len(result.summary().splitlines())


@pytest.mark.parametrize("make", DIARIES.values(), ids=DIARIES)
def test_every_reason_of_the_tables_is_told_in_german(make: Any) -> None:
    say = load_words("de", "table")
    for result in (burden(make()), pattern(make())):
        assert set(result.table["verdict"]) <= set(result.reasons)
        assert english_in(" ".join(say(told) for told in result.reasons.values())) == set()


def test_every_verdict_on_limits_is_told_in_german() -> None:
    told = [load_words("de")(verdict) for verdict in MEDICATION_VERDICTS.values()]
    assert english_in(" ".join(told)) == set()
    assert len(set(told)) == len(MEDICATION_VERDICTS)


@pytest.mark.parametrize("make", DIARIES.values(), ids=DIARIES)
def test_a_german_picture_holds_no_english_word(make: Any) -> None:
    diary = make()
    bad, look = burden(diary), pattern(diary)
    patient = diary.patients[0] if len(diary.patients) > 1 else None
    drawn = [
        plots.plot_burden(bad, patient=patient, language="de"),
        plots.plot_calendar(bad, patient=patient, framed=diary.days["date"].iloc[0], language="de"),
        plots.plot_people(bad, language="de"),
        plots.plot_places(look, patient=patient, language="de"),
        plots.plot_clock(look, patient=patient, language="de"),
        plots.plot_weekdays(look, patient=patient, language="de"),
    ]
    for ax in drawn:
        letters: list[Any] = figure_of(ax).findobj(lambda artist: hasattr(artist, "get_text"))
        told = " ".join([*(text.get_text() for text in letters), plots.alt_text(ax)])
        assert english_in(told) == set()
