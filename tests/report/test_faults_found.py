"""Faults that a second hostile reader found on the page, each with a diary like theirs."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import burden
from hdiary.report import make_page, make_pdf
from hdiary.report.as_pdf import count_sheets, printable
from hdiary.report.daily_pattern import count_by_day, keeps_side_by_day
from hdiary.report.parts import MOST_SHEETS
from hdiary.words import load_words
from tests.report.conftest import text_of


def made(pain: list[float | None], *, scale: str = "0-10", **columns: object) -> Diary:
    """Give a diary of consecutive days."""
    date = pd.date_range("2026-01-01", periods=len(pain)).strftime("%Y-%m-%d")
    return make_diary(pd.DataFrame({"date": date, "pain": pain, **columns}), scale=scale)


def every(step: int, days: int, value: float = 6.0) -> list[float | None]:
    """Give pain on every so many days, and none on the others."""
    return [value if day % step == 0 else 0.0 for day in range(days)]


class TestHeadacheEveryDay:
    """Headaches that run into one another are counted by day."""

    def diary(self, side: list[str]) -> Diary:
        return made([6.0] * len(side), side=side, location=["neck; back of head"] * len(side))

    def test_sides_places_and_neck_are_those_of_the_days(self) -> None:
        text = text_of(make_page(self.diary(["right"] * 100 + ["left"] * 20)))
        assert "(1 headache on 120 headache days), so days are counted here." in text
        assert "Sides, of 120 days: right 100, left 20." in text
        assert "back of head (120) and neck (120)" in text
        assert "on 120 of 120 days that tell" in text
        assert "Too few headaches" not in text
        assert "keeps to one side, and the neck takes part. Would an examination" in text
        assert not any(word in text for word in ("2878 hours", "2879 hours", "2880 hours"))

    def test_a_few_days_with_a_side_keep_no_headache_to_it(self) -> None:
        side = ["right" if day % 4 == 0 else None for day in range(120)]
        made_of = made([6.0] * 120, side=side, location=["temple"] * 120)
        text = text_of(make_page(made_of))
        assert "30 of 120 days with headache say a side: too few to tell" in text
        assert "keeps to one side" not in text

    def test_left_and_right_on_one_day_is_changing(self) -> None:
        rows = pd.DataFrame(
            {
                "date": np.repeat(pd.date_range("2026-01-01", periods=20).strftime("%Y-%m-%d"), 2),
                "pain": 5.0,
                "side": ["left", "right"] * 20,
            }
        )
        found = count_by_day(make_diary(rows), episodes=1, min_episodes=5)
        assert found is not None
        assert dict(found.sides) == {"shifting": 20}
        assert not keeps_side_by_day(found)

    def test_few_days_and_many_headaches_are_left_to_the_headaches(self) -> None:
        diary = self.diary(["right"] * 13)
        assert count_by_day(diary, episodes=1, min_episodes=5) is None
        assert count_by_day(self.diary(["right"] * 30), episodes=5, min_episodes=5) is None

    def test_nothing_said_is_said(self) -> None:
        blank = made([6.0] * 40, side=[None] * 40, location=[None] * 40)
        text = text_of(make_page(blank, language="de"))
        assert "Die Seite wurde nicht eingetragen. Wo am Kopf es wehtat" in text

    def test_what_no_column_could_hold_is_not_called_left_out(self) -> None:
        text = text_of(make_page(made([6.0] * 40), language="de"))
        assert "Keine Spalte dieses Tagebuchs wurde als Seite verstanden" in text
        assert "Keine Spalte dieses Tagebuchs wurde als Stelle verstanden" in text
        assert "nicht eingetragen" not in text


def test_pain_that_changes_sides_is_not_on_both() -> None:
    sides = [("left", "right", None, None)[day % 4] for day in range(120)]
    pain = [6.0 if side else 0.0 for side in sides]
    text = text_of(make_page(made(pain, side=sides)))
    assert "The headache mostly changes sides." in text
    assert "both sides" not in text


def test_medicine_per_28_recorded_days_is_of_those_days() -> None:
    pain = [6.0 if day % 4 == 0 else 0.0 if day % 2 else None for day in range(112)]
    taken = ["ibuprofen" if day % 2 == 0 else None for day in range(112)]
    text = text_of(make_page(made(pain, treatment=taken)))
    # On 21 of 63 recorded days before; the others lie on days that say nothing of headache.
    assert "Acute-medication days per 28 range: headache days whose treatment is blank" in text
    assert "or not recognised 9.3 9.3 0" in text


def test_a_recent_time_without_a_word_is_not_free_of_pain() -> None:
    slept = [7.0] * 98
    diary = made([*every(3, 70), *[None] * 28], sleep_hours=slept)
    text = text_of(make_page(diary, last_visit=str(diary.days["date"].iloc[70].date())))
    assert "Pain on headache days not known" in text
    assert "no rate from 0 recorded days" in text
    assert "listed, no rate" not in text


def test_medicine_since_the_last_visit_is_told_at_the_length_of_the_headaches() -> None:
    taken = ["ibuprofen" if day % 4 == 0 else "none" for day in range(140)]
    text = text_of(make_page(made(every(2, 140), treatment=taken), last_visit="2026-02-26"))
    assert "Acute-medication days 7 per 28 days (21 in 84 days)" in text


def test_a_limit_reached_in_two_months_is_asked_about() -> None:
    taken = ["sumatriptan" if day % 3 else "none" for day in range(75)]
    text = text_of(make_page(made(every(1, 75), treatment=taken)))
    assert "limit reached; about three months of diary are needed to judge" in text
    assert "Are my days with acute medicine within the limits?" in text


def test_a_painkiller_that_was_not_recognised_gives_no_zero() -> None:
    taken = ["Spaltex 5 mg" if day % 2 == 0 else "none" for day in range(120)]
    text = text_of(make_page(made(every(2, 120), treatment=taken)))
    assert "not recognised 0 to 14 0 to 14" in text
    assert "Acute-medication days 0 to 14 in 28 days" in text


def test_a_scale_that_cannot_be_compared_is_the_reason() -> None:
    pain = every(3, 75, 70.0)
    rated = {
        "treatment": ["ibuprofen" if p else "none" for p in pain],
        "treated_at": ["10:00" if p else None for p in pain],
        "pain_before": [70.0 if p else None for p in pain],
        "pain_after": [30.0 if p else None for p in pain],
    }
    text = text_of(make_page(made(pain, scale="0-100", **rated)))
    assert "not enough data: that needs pain from 0 to 10" in text
    assert "no dose with pain noted" not in text


def test_nothing_to_compare_with_is_the_reason_where_every_headache_was_treated() -> None:
    pain = every(3, 75)
    rated = {
        "treatment": ["ibuprofen" if p else "none" for p in pain],
        "treated_at": ["10:00" if p else None for p in pain],
        "pain_before": [6.0 if p else None for p in pain],
        "pain_after": [3.0 if p else None for p in pain],
    }
    text = text_of(make_page(made(pain, **rated)))
    assert "not enough data: too few other rated moments to compare with" in text


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_neck_that_took_no_part_is_not_common_in_migraine(language: str) -> None:
    say = load_words(language)
    pain = every(4, 80)
    places = ["temple" if p else None for p in pain]
    page = text_of(make_page(made(pain, location=places), language=language))
    assert say("pattern.neck_aside") not in page
    assert say("questions.neck") not in page
    places = ["neck" if p else None for p in pain]
    page = text_of(make_page(made(pain, location=places), language=language))
    assert say("pattern.neck_aside") in page
    assert say("questions.neck") in page


def test_a_ratio_without_an_end_is_not_printed() -> None:
    pain = every(2, 120)
    habits = ["driving" if day % 2 == 0 and day > 20 else "walking" for day in range(120)]
    text = text_of(make_page(made(pain, activity=habits)))
    assert "cannot be estimated" in text


def test_days_that_are_all_alike_are_the_reason_why_nothing_is_compared() -> None:
    habits = ["driving" if day % 3 == 0 else "walking" for day in range(120)]
    text = text_of(make_page(made([6.0] * 120, activity=habits)))
    assert "All recorded days are alike in headache" in text


def test_an_estimate_is_no_finer_than_its_interval() -> None:
    say = load_words("de")
    assert say.estimate(0.001, -1.2, 1.2) == "0"
    assert say.estimate(-0.4, -1.2, 0.4) == say.signed(-0.4)
    assert say.estimate(0.001, -0.002, 0.004) == say.signed(0.001)


def test_words_of_german_are_not_cut_and_longer_names_break_with_a_hyphen() -> None:
    assert printable("Kopfschmerztagebücher") == "Kopfschmerztagebücher"
    assert printable("x" * 30) == "\N{SOFT HYPHEN}".join(["x" * 10] * 3)


@pytest.mark.slow
def test_a_page_of_many_treatments_keeps_to_two_sheets() -> None:
    rng = np.random.default_rng(2)
    days = 200
    pain = np.where(rng.random(days) < 0.45, rng.integers(3, 9, days), 0).astype(float)
    names = [f"quite long home-made remedy number {n}" for n in range(8)]
    taken = [str(rng.choice(names)) if p else "none" for p in pain]
    more = {f"habit {n}": rng.integers(0, 2, days) for n in range(6)}
    places = ["; ".join(rng.choice(["neck", "eye", "jaw", "face"], 3, replace=False)) for _ in pain]
    sides = [str(rng.choice(["left", "right"])) for _ in pain]
    diary = made(pain.tolist(), treatment=taken, location=places, side=sides, **more)
    for language in ("en", "de"):
        assert count_sheets(make_pdf(diary, language=language)) <= MOST_SHEETS


@pytest.mark.slow
def test_rows_that_are_not_filled_in_yet_do_not_end_the_diary() -> None:
    filled, whole = made(every(3, 70)), made([*every(3, 70), *[None] * 14])
    for language, notice in (("en", "Left out at the end"), ("de", "Am Ende weggelassen")):
        page = text_of(make_page(whole, language=language))
        assert notice in page
        assert "35 of 35 (100%)" in page or "35 von 35 (100" in page
    assert "Left out at the end" not in text_of(make_page(filled))


def test_a_second_group_may_hide_behind_an_unknown_name() -> None:
    taken = [
        "ibuprofen" if day % 4 == 0 else "Spaltex 5 mg" if day % 4 == 2 else "none"
        for day in range(120)
    ]
    diary = made(every(2, 120), treatment=taken)
    together = burden(diary).overuse.set_index("group").loc["all acute classes together"]
    assert together["verdict"] == "cannot tell: a treatment was not recognised"
    page = text_of(make_page(diary))
    assert "Are my days with acute medicine within the limits?" in page


def test_a_few_headaches_with_a_side_ask_for_no_examination_of_the_neck() -> None:
    pain = every(3, 120)
    side = ["right" if day % 3 == 0 and day < 24 else None for day in range(120)]
    diary = made(pain, side=side, location=["temple" if p else None for p in pain])
    text = text_of(make_page(diary))
    assert "8 of 40 headaches say a side: too few to tell which it mostly is." in text
    assert "right 8" in text
    assert not any(words in text for words in ("keeps mostly", "examination of the neck help"))
    german = text_of(make_page(diary, language="de"))
    assert "Eine Seite ist bei 8 von 40 Kopfschmerzen eingetragen: zu wenig" in german


def test_a_neck_that_few_headaches_tell_of_is_no_question_to_bring() -> None:
    pain = every(3, 120)
    place = ["neck" if day % 3 == 0 and day < 30 else None for day in range(120)]
    text = text_of(make_page(made(pain, location=place)))
    assert "in 10 of 10 headaches that tell, of 40 in all: too few to say how often." in text
    assert "examination of the neck help" not in text
