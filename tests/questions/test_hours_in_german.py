"""Within hours, more and less of it, and both answers side by side: told in German."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.plots import alt_text, plot_relief, plot_treatments
from hdiary.plots.style import figure_of
from hdiary.questions import QUESTIONS
from hdiary.simulate import Traps, sample_cohort, sample_diary, simulate_diaries
from hdiary.words import load_words, phrase

ENGLISH = {
    *("the", "of", "with", "were", "and", "not", "is", "are", "days", "day", "pain", "headache"),
    *("headaches", "before", "after", "it", "to", "from", "people", "person", "dose", "doses"),
    *("only", "more", "less", "likely", "data", "enough", "over", "hours", "weeks", "treatment"),
    *("needed", "no", "never", "rated", "recorded", "interval", "difference", "little", "yet"),
}
KINDS = ("sample", "cohort", "attack list", "short", "other scale", "nothing", "no column")
ROOMS = ("relief", "dose", "treatments")
PICTURES = {"relief": plot_relief, "treatments": plot_treatments}
NEEDS = (
    *("relief.need.dose", "relief.need.moment"),
    *("dose.need.use", "dose.need.day", "dose.need.headache", "dose.need.clear"),
)
REASONS = (
    phrase("reason.other_scale", scale="0-100"),
    phrase("relief.reason.not_rated"),
    phrase("relief.reason.no_ratings"),
    phrase("relief.reason.one_of_many"),
    phrase("relief.reason.together", names=("heat", "cold", "ibuprofen")),
    phrase("relief.reason.mixed"),
    phrase("relief.left_out.never"),
    phrase("relief.left_out.mild"),
    phrase("relief.left_out.next_day"),
    phrase("relief.left_out.untimed", least=3),
    phrase("relief.left_out.slow"),
    phrase("dose.reason.one_of_many"),
    phrase("dose.reason.on_headaches"),
    phrase("dose.reason.with_course"),
    phrase("dose.reason.same"),
    phrase("treatments.reason.not_written"),
    phrase("treatments.reason.from_the_first"),
    phrase("treatments.reason.now_and_then"),
    phrase(
        "treatments.reason.same_day", names=(phrase("treatments.reason.name", name="heat"),) * 2
    ),
    *(phrase(f"{of}.some", n=n, needed=5, days=28) for of in NEEDS for n in (1, 3)),
    *(phrase(f"{of}.none", needed=5, days=28) for of in NEEDS),
    phrase("relief.unused.painless", n=3),
    *(phrase("relief.unused.late", n=n, low=90.0, high=150.0) for n in (1, 2)),
    *(phrase("relief.unused.rescues", n=n) for n in (1, 2)),
    *(phrase("relief.unused.joined", n=n) for n in (1, 2)),
    *(phrase("relief.unused.broken", n=n) for n in (1, 2)),
    *(phrase("relief.unused.unsaid", n=n) for n in (1, 2)),
)


@cache
def diary_of(kind: str) -> Diary:
    """Give a diary of one kind; treatments bear hdiary's own names."""
    if kind == "cohort":
        return make_diary(sample_cohort().entries)
    if kind == "attack list":
        made = simulate_diaries(days=120, seed=5, traps=Traps(indication=0.5)).entries
        return make_diary(made[made["pain"] > 0])
    if kind in {"nothing", "no column"}:
        frame = pd.DataFrame({"date": ["2026-03-01", "2026-03-02"], "pain": [5, 0]})
        return make_diary(frame if kind == "no column" else frame.assign(treatment=None))
    entries = sample_diary().entries
    if kind == "short":
        return make_diary(entries.head(12))
    if kind == "other scale":
        pain = [str(name) for name in entries if str(name).startswith("pain")]
        return make_diary(entries.assign(**{n: entries[n] * 10 for n in pain}), scale="0-100")
    return make_diary(entries)


@cache
def answer(kind: str, question: str) -> Any:
    return QUESTIONS[question](diary_of(kind))


def english_in(told: str) -> set[str]:
    """Give the English words of a text."""
    return ENGLISH & set(re.findall(r"[^\W\d_]+", told.lower()))


@pytest.mark.parametrize("question", ROOMS)
@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_in_german_holds_no_english_word(kind: str, question: str) -> None:
    told = answer(kind, question).summary(language="de")
    assert told
    assert english_in(told) == set()
    assert "{" not in told


@pytest.mark.parametrize("question", PICTURES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_in_german_holds_no_english_word(kind: str, question: str) -> None:
    result = answer(kind, question)
    patient = "P03" if kind == "cohort" else None
    ax = PICTURES[question](result, patient=patient, language="de")
    drawn: list[Any] = figure_of(ax).findobj(lambda artist: hasattr(artist, "get_text"))
    for words in [alt_text(ax), *(text.get_text() for text in drawn)]:
        assert english_in(words) == set(), words


@pytest.mark.parametrize("told", REASONS, ids=lambda told: told.key)
def test_a_reason_can_be_said_in_every_language(told: Any) -> None:
    english, german = (load_words(name, "screen")(told) for name in ("en", "de"))
    assert "{" not in english + german
    assert english != german
    assert english_in(german) == set()


def test_treatments_bear_the_own_words_of_the_person_in_every_language() -> None:
    days = pd.date_range("2026-03-01", periods=16).strftime("%Y-%m-%d")
    frame = pd.DataFrame({"date": days, "pain": 5, "treatment": ["Advil; ice", "none"] * 8})
    rated = frame.assign(pain_before=[6, 5, 7, 6] * 4, pain_after=[3, 4] * 8)
    result = QUESTIONS["relief"](make_diary(rated))
    assert "together with Advil (ibuprofen)" in result.summary()
    assert "zusammen mit Advil (Ibuprofen)" in result.summary(language="de")
    assert "zusammen mit Advil (Ibuprofen)" in alt_text(plot_relief(result, language="de"))


def test_a_page_lends_a_picture_its_own_words() -> None:
    say = load_words("en")
    ax = plot_treatments(answer("sample", "treatments"), language=say)
    assert alt_text(ax) == alt_text(plot_treatments(answer("sample", "treatments")))
