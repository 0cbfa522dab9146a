"""Treatments in the person's own words, with hdiary's name behind them."""

from __future__ import annotations

import re
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.plots import alt_text, plot_relief
from hdiary.questions import relief, treatments
from hdiary.questions.own_words import find_own_words
from hdiary.questions.reasons import WIDE, write_reasons
from hdiary.questions.spoken import speak_table
from hdiary.report import make_page
from hdiary.words import load_words, phrase
from hdiary.words.names import say_own


def diary_of(treatments_: list[str], **columns: object) -> pd.DataFrame:
    days = pd.date_range("2026-03-01", periods=len(treatments_)).strftime("%Y-%m-%d")
    return pd.DataFrame({"date": days, "pain": 5, "treatment": treatments_, **columns})


def test_the_words_used_most_often_count_whatever_their_capitals() -> None:
    found = find_own_words(make_diary(diary_of(["Advil 200 mg", "advil", "ibuprofen", "heat"])))
    assert found == {"1": {"ibuprofen": "Advil"}}
    mostly = find_own_words(make_diary(diary_of(["Advil", "ibuprofen", "Ibuprofen 400 mg"])))
    assert mostly == {}


def test_everybody_has_words_of_their_own() -> None:
    both = diary_of(["Advil", "Nurofen"], patient=["A", "B"])
    assert find_own_words(make_diary(both)) == {
        "A": {"ibuprofen": "Advil"},
        "B": {"ibuprofen": "Nurofen"},
    }


@pytest.mark.parametrize(
    ("own", "name", "said"),
    [
        ("Advil", "ibuprofen", "Advil (ibuprofen)"),
        ("ice", "cold", "ice (cold)"),
        ("heat pack", "heat", "heat pack"),
        ("stretches", "stretching", "stretches"),
        ("needling", "dry needling", "needling"),
    ],
)
def test_the_name_stands_behind_where_the_words_do_not_show_it(
    own: str, name: str, said: str
) -> None:
    assert say_own(name, {name: own}) == said


def test_reasons_that_name_treatments_use_the_same_words_and_others_stay() -> None:
    together = phrase("relief.reason.together", names=("ibuprofen",))
    table, reasons = write_reasons(
        pd.DataFrame(
            {
                "treatment": ["cold", "ibuprofen + cold"],
                "reason": [together, WIDE],
                "together_with": ["ibuprofen", ""],
            }
        )
    )
    own = {"cold": "ice", "ibuprofen": "Advil"}
    told = speak_table(table, reasons, load_words("en", "screen", own))
    assert told["treatment"].tolist() == ["ice (cold)", "Advil (ibuprofen) + ice (cold)"]
    assert told["reason"].tolist() == [
        "it was always given together with Advil (ibuprofen), so what each does cannot be told "
        "apart",
        "the interval is too wide to say more",
    ]
    assert told["together_with"].tolist() == ["Advil (ibuprofen)", ""]


def test_tables_keep_the_names_of_hdiary() -> None:
    result = relief(make_diary(diary_of(["Advil", "ice"])))
    assert result.table["treatment"].tolist() == ["cold", "ibuprofen"]
    assert "Advil (ibuprofen)" in result.summary()
    assert "Advil (ibuprofen)" in treatments(make_diary(diary_of(["Advil", "ice"]))).summary()


def test_pictures_use_own_words() -> None:
    diary = make_diary(diary_of(["Advil", "ice"], pain_before=6, pain_after=3))
    result = relief(diary)
    told = alt_text(plot_relief(result))
    assert "Advil (ibuprofen):" in told
    plain = SimpleNamespace(table=result.table, moments=result.moments, settings=result.settings)
    assert "ibuprofen:" in alt_text(plot_relief(plain))


@pytest.mark.parametrize(
    ("language", "said"), [("en", "ice (cold)"), ("de", "Advil (Ibuprofen)"), ("de", "ice (Kälte)")]
)
def test_the_page_uses_own_words_with_the_name_in_its_language(language: str, said: str) -> None:
    assert said in make_page(make_diary(diary_of(["Advil", "ice"] * 4)), language=language)


def test_the_name_stands_once_in_the_head_of_its_row_and_then_the_own_words_alone() -> None:
    rng = np.random.default_rng(2)
    many = 60
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-03-01", periods=2 * many).strftime("%Y-%m-%d"),
            "pain": [7, 0] * many,
            "start": ["08:00", None] * many,
            "treatment": [name for k in range(many) for name in (["Advil", "none"][k % 2], None)],
            "treated_at": ["09:00", None] * many,
            "pain_before": [7, None] * many,
            "pain_after": [
                after
                for k in range(many)
                for after in ((7 if k % 2 else 3) - int(rng.integers(0, 2)), None)
            ],
        }
    )
    page = re.sub(r"<svg.*?</svg>", "", make_page(make_diary(frame)), flags=re.DOTALL)
    question = page[page.index("Pain falls further") :]
    assert "Advil (ibuprofen)" in page
    assert question.startswith("Pain falls further after Advil.")


def test_what_began_is_called_by_own_words_from_the_first_line_on() -> None:
    days = 160
    hurt = np.random.default_rng(11).random(days) < np.where(np.arange(days) < 70, 0.7, 0.15)
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-01-01", periods=days).strftime("%Y-%m-%d"),
            "pain": np.where(hurt, 5, 0),
            "treatment": [
                "Krafttraining" if d >= 70 and d % 3 == 1 else "none" for d in range(days)
            ],
        }
    )
    assert "Since Krafttraining (exercise) began on" in make_page(make_diary(frame))


def test_a_word_that_is_the_name_in_the_language_of_the_page_stands_alone() -> None:
    page = make_page(make_diary(diary_of(["Wärme"] * 4)), language="de")
    assert "Wärme (Wärme)" not in page
    assert "Wärme" in page


def test_own_words_for_a_part_do_not_name_the_whole() -> None:
    # Strength training and walks are both exercise: neither is the word for both.
    mixed = make_diary(diary_of(["Krafttraining"] * 8 + ["Spaziergang"] * 2))
    assert find_own_words(mixed) == {}
    assert "Krafttraining (" not in make_page(mixed, language="de")
    nearly = make_diary(diary_of(["Krafttraining"] * 9 + ["Spaziergang"]))
    assert find_own_words(nearly) == {"1": {"exercise": "Krafttraining"}}
