"""Every question's answers over people: in frames, in words, and never in a person's own rows."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

import pandas as pd
import pytest

import hdiary
from hdiary.diary import Diary, make_diary
from hdiary.plots import alt_text, plot_pooled
from hdiary.simulate import NULL_FACTORS, NULL_TREATMENTS, Programme, simulate_diaries
from hdiary.words import load_words

QUESTIONS = ("burden", "relief", "change", "dose", "treatments", "triggers")
OWN = {
    "patient", "measure", "estimate", "ci_low", "ci_high", "shrunk", "shrunk_low", "shrunk_high",
}  # fmt: skip
NUMBERS = {"people", "ci_low", "ci_high", "p_value", "q_value", "tau", "i2", "heterogeneity_p"}
NUMBERS |= {"prediction_low", "prediction_high", "verdict", "reason"}


@cache
def entries() -> pd.DataFrame:
    """Five people of half a year who take painkillers and begin to exercise."""
    programme = Programme(name="exercise", text="exercise 20 min", start_day=80, odds_ratio=0.5)
    made = simulate_diaries(
        5, 182, seed=4, factors=NULL_FACTORS[:2], treatments=NULL_TREATMENTS,
        programmes=[programme], patient_column=True,
    )  # fmt: skip
    return made.entries


@cache
def diary() -> Diary:
    return make_diary(entries())


@cache
def ask(question: str) -> Any:
    return getattr(hdiary, question)(diary())


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS)
class TestEveryQuestion:
    def test_pools_over_people(self, question: str) -> None:
        answer = ask(question)
        assert set(answer.pooled.columns) >= NUMBERS
        assert set(answer.shrunk.columns) >= OWN
        assert answer.pooled["people"].max() == 5
        assert answer.shrunk["patient"].nunique() == 5
        assert all(answer.why(text).key != "say.as_is" for text in answer.pooled["reason"])

    def test_says_so_in_two_languages(self, question: str) -> None:
        answer = ask(question)
        if question != "triggers":
            assert "in an average person" in answer.summary()
            assert "durchschnittlichen Menschen" in answer.summary(language="de")
        english, german = (alt_text(plot_pooled(answer, language=code)) for code in ("en", "de"))
        assert "5 people" in english
        assert "5 Personen" in german

    def test_a_persons_rows_do_not_depend_on_the_others(self, question: str) -> None:
        name = diary().patients[2]
        alone = getattr(hdiary, question)(diary().select(patient=name))
        for frame in ("table", "trend", "hours", "weeks", "doses"):
            if not hasattr(alone, frame):
                continue
            among = getattr(ask(question), frame)
            among = among[among["patient"] == name].reset_index(drop=True)
            single = getattr(alone, frame).reset_index(drop=True)
            for one in (among, single):
                one["patient"] = one["patient"].astype("str")
            pd.testing.assert_frame_equal(
                among.sort_values([*_names(among)]).reset_index(drop=True),
                single.sort_values([*_names(single)]).reset_index(drop=True),
                rtol=1e-9, check_categorical=False,
            )  # fmt: skip

    def test_one_person_has_empty_frames(self, question: str) -> None:
        alone = getattr(hdiary, question)(diary().select(patient=diary().patients[0]))
        for frame in ("pooled", "shrunk"):
            one, many = getattr(alone, frame), getattr(ask(question), frame)
            assert one.empty
            assert list(one.columns) == list(many.columns)
        assert "average person" not in alone.summary()
        assert "three" in alt_text(plot_pooled(alone))

    def test_parts_pooled_later_are_the_same(self, question: str) -> None:
        module = "people" if question == "triggers" else "pool"
        pool = import_module(f"hdiary.questions.{question}.{module}")
        answer = ask(question)
        if question == "treatments":
            frames = {name: getattr(answer, name)[[*pool.NEEDED[name]]] for name in pool.FRAME}
            found = pool.pool_table(frames, answer.settings)
        else:
            rows = getattr(answer, pool.FRAME)[[*pool.NEEDED]]
            found = pool.pool_table(rows, answer.settings)
        pd.testing.assert_frame_equal(found.pooled, answer.pooled, check_exact=True)
        pd.testing.assert_frame_equal(found.shrunk, answer.shrunk, check_exact=True)


def _names(frame: pd.DataFrame) -> list[str]:
    known = ("treatment", "factor", "source", "kind", "window", "outcome", "since", "window_days")
    return [name for name in (*known, "unit", "window_start") if name in frame]


def test_the_words_for_reasons_are_there_in_both_languages() -> None:
    for code in ("en", "de"):
        say = load_words(code)
        assert say.has("pooled.reason.few_people")


@pytest.mark.slow
def test_what_is_done_because_of_headache_is_not_summed_over_people() -> None:
    # Nothing has an effect here, and forty people's little errors would make a claim of ibuprofen.
    diary = make_diary(simulate_diaries(40, 120, seed=1).entries)
    found = hdiary.dose(diary, also=["desk work"])
    told = found.pooled[found.pooled["window_days"] == 28].set_index("treatment")
    assert told.loc["ibuprofen", "people"] == 0
    assert told.loc["ibuprofen", "verdict"] == "not enough data"
    assert "headache days" in told.loc["ibuprofen", "reason"]
    assert told.loc["desk work", "people"] == 40
    assert "Ibuprofen, over" not in found.summary()
