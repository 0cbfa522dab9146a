"""Diaries with one kind of day, old limits, unread ratings: nothing is said that does not hold."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.report.answers import Answers, ask_everything
from hdiary.report.closing_part import cannot_section, questions_section
from hdiary.report.fit import try_sections
from hdiary.report.fit_page import fit_page
from hdiary.report.glance_part import glance_section
from hdiary.report.medicine_card import medicine_card
from hdiary.report.medicine_part import medicine_section
from hdiary.report.open_days import count_unrated
from hdiary.report.parts import Page, Para, Section, texts_of
from hdiary.report.treatments_part import treatments_section
from hdiary.words import load_words

ENGLISH = load_words("en")
DAYS = 120


def made(pain: Any, *, scale: str = "0-10", **columns: Any) -> Diary:
    date = pd.date_range("2026-01-01", periods=DAYS).strftime("%Y-%m-%d")
    return make_diary(pd.DataFrame({"date": date, "pain": pain, **columns}), scale=scale)


@cache
def past() -> Answers:
    """Answer a diary of 20 days with ibuprofen, all of them in its first month."""
    early = np.arange(DAYS) % 3 < 2
    early[45:] = False
    pain = np.where(early, 6, 0)
    taken = np.where(early, "ibuprofen", "none")
    return ask_everything(made(pain, treatment=taken), last_visit=None)


@cache
def unrated() -> Answers:
    """Answer a diary with side, place and medicine, and not one rating."""
    hurt = np.arange(DAYS) % 3 < 2
    columns = {
        "side": ["left" if day else None for day in hurt],
        "location": ["neck" if day else None for day in hurt],
        "treatment": ["ibuprofen" if day else None for day in hurt],
    }
    return ask_everything(made([None] * DAYS, **columns), last_visit=None)


def words(part: object) -> str:
    return " ".join(texts_of(part))


def test_a_limit_that_was_reached_only_before_is_not_told_as_of_now() -> None:
    found = past()
    assert "At or above" not in medicine_card(ENGLISH, found).words
    verdicts = found.treatments.medication["verdict"]
    if verdicts.str.contains("in some windows").any():
        assert "until" in words(medicine_section(ENGLISH, found))
        assert "For a time my days" in words(questions_section(ENGLISH, found))


def test_the_drugs_of_a_class_stand_in_its_row() -> None:
    assert "ibuprofen" in words(medicine_section(ENGLISH, past()))


def test_days_without_a_rating_that_could_be_read_are_not_days_without_a_word() -> None:
    found = unrated()
    assert count_unrated(found.diary) == DAYS // 3 * 2
    told = words((glance_section(ENGLISH, found), cannot_section(ENGLISH, found)))
    assert "without a rating that could be read" in told
    assert "without a word of it" not in told


def test_blank_days_leave_the_number_that_is_known_in_large_type() -> None:
    card = medicine_card(ENGLISH, unrated())
    assert card.figure.isdigit()
    assert card.unit.startswith("written down")
    assert " to 28 in 28 days are possible." in card.words


def test_another_scale_is_not_told_that_ratings_would_tell() -> None:
    hurt = np.arange(DAYS) % 3 == 0
    diary = made(np.where(hurt, 60, 0), scale="0-100", treatment=np.where(hurt, "ice", "none"))
    found = ask_everything(diary, last_visit=None)
    assert "rate pain just before" not in words(
        treatments_section(ENGLISH, found.treatments, most=8)
    )


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_per_cent_has_its_doubt_beside_it(language: str) -> None:
    say = load_words(language)
    assert say("change.open") in words(glance_section(say, past()))
    assert "2" in words(glance_section(say, past()))


def test_where_nothing_fits_the_briefest_is_taken_and_the_first_that_fits_else() -> None:
    long = Section(title="A", blocks=tuple(Para(text="word " * 400) for _ in range(30)))
    brief = Section(title="B", blocks=(Para(text="word"),))
    page = Page(
        language="en", title="T", about=(), sections=(), method_title="M", method=("a", "b", "c")
    )
    fitted = fit_page(page, [((long,), (long,)), ((brief,),)])
    assert fitted.sections == (brief,)
    assert fit_page(page, [((long,),)]).sections == (long,)


@pytest.mark.parametrize(("pain", "told"), [(6, "no day was free of it"), (0, "no day has any")])
def test_days_of_one_kind_are_the_reason_why_nothing_is_compared(pain: int, told: str) -> None:
    driven = np.where(np.arange(DAYS) % 3 == 0, "driving", "walking")
    found = ask_everything(made([pain] * DAYS, activity=driven), last_visit=None)
    (sections, *_), *_ = try_sections(ENGLISH, found, None, disability=lambda _: None)
    assert told in words(sections)
    assert "nothing that this diary was asked about" not in words(sections).lower()
