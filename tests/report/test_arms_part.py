"""The page of several people: what holds over them, and their arms where facts name them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary, make_people
from hdiary.report import make_page, make_pdf
from hdiary.report.as_html import render_html
from hdiary.report.page import compose_page
from hdiary.report.parts import Bullets, Para, Section, Table

START = "2026-03-29"


def make_trial(people: int = 16, *, arms: tuple[str, ...] = ("exercise", "usual care")) -> Diary:
    """Give diaries of 56 days around a start, after which the first arm has fewer headaches."""
    rng = np.random.default_rng(7)
    days = pd.date_range("2026-03-01", periods=56).strftime("%Y-%m-%d")
    frames = []
    for number in range(people):
        share = np.where((np.arange(56) >= 28) & (number % len(arms) == 0), 0.2, 0.5)
        pain = np.where(rng.random(56) < share, rng.integers(3, 8, 56), 0)
        frames.append(pd.DataFrame({"patient": f"Anna {number}", "date": days, "pain": pain}))
    facts = pd.DataFrame(
        {
            "patient": [f"Anna {number}" for number in range(people)],
            "arm": [arms[number % len(arms)] for number in range(people)],
            "age": rng.integers(20, 70, people),
            "sex": ["f", "m", "f", "f"] * (people // 4),
            "randomised": [START] * people,
        }
    )
    return make_diary(pd.concat(frames)).with_people(make_people(facts))


@cache
def compose(language: str = "en") -> Any:
    """Compose the page of the trial once."""
    return compose_page(
        make_trial(), language=language, anchor="randomised", reference="usual care"
    )


def section(title: str, language: str = "en") -> Section:
    """Give one section of the page."""
    (found,) = [one for one in compose(language).sections if one.title == title]
    return found  # type: ignore[no-any-return]


def rows_of(title: str) -> dict[str, tuple[str, ...]]:
    """Give the rows of the table in a section by their names."""
    (table,) = [block for block in section(title).blocks if isinstance(block, Table)]
    return {f"{row.name} {row.about}".strip(): row.cells for row in table.rows}


def test_one_sentence_says_how_the_arms_differ() -> None:
    when, told = section("Do the arms differ?").blocks[:2]
    assert isinstance(when, Para) and isinstance(told, Bullets)
    assert when.text == (
        "Compared are days 1 to 28 from the start on (period 1), beside the 28 days before it."
    )
    assert re.fullmatch(
        r'People in "exercise" had on average [\d.]+ fewer headache days in 28 than people in '
        r'"usual care" \(95% interval [\d.]+ to [\d.]+ fewer\), 8 against 8 people\.',
        told.items[0],
    )


def test_endpoints_stand_by_arm_the_reference_first() -> None:
    rows = rows_of("Do the arms differ?")
    first, second = list(rows.items())[:2]
    assert first[0] == "Headache days in 28 usual care"
    assert (first[1][0], first[1][3]) == ("8", "the reference")
    assert second[0] == "Headache days in 28 exercise"
    before, after = (float(cell) for cell in second[1][1:3])
    assert before > after + 3


def test_table_one_and_the_flow_count_everybody() -> None:
    who, flow = rows_of("Who they are"), rows_of("Who is still there")
    assert who["people"] == ("16", "8", "8")
    assert "sex: f people (%)" in who
    assert set(flow.values()) == {("8", "8")}


def test_nobody_is_named_and_the_arms_are_drawn() -> None:
    page = render_html(compose())
    assert "Anna" not in page
    assert "arms-0-title" in page
    assert not re.search(r"\bnan\b", re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL))


def test_it_speaks_german() -> None:
    assert section("Unterscheiden sich die Gruppen?", "de")
    assert "how people differ" not in render_html(compose("de")).lower()


@pytest.mark.slow
def test_it_is_a_pdf_too() -> None:
    made = make_pdf(make_trial(), anchor="randomised", reference="usual care")
    assert made.startswith(b"%PDF-")


def test_without_a_start_there_is_no_baseline_and_that_is_said() -> None:
    page = make_page(make_trial())
    assert "No day of a start is named" in page


def test_arms_too_small_are_told_in_words() -> None:
    page = make_page(make_trial(4, arms=("a", "b", "c", "d")), anchor="randomised")
    assert "Do the arms differ?" in page


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"by": "group"}, 'no fact "group"'),
        ({"anchor": "nonsense"}, "anchor 'nonsense' is neither a day"),
    ],
)
def test_what_is_no_fact_is_refused(asked: dict[str, str], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        make_page(make_trial(), **asked)  # type: ignore[arg-type]


def test_arms_without_facts_are_refused(kind: Callable[[str], Diary]) -> None:
    with pytest.raises(ValueError, match="Nothing is known of the people"):
        make_page(kind("cohort"), by="arm")


def test_one_person_has_no_arms(kind: Callable[[str], Diary]) -> None:
    with pytest.raises(ValueError, match="page of several people"):
        make_page(kind("good"), anchor="randomised")


def test_hostile_names_of_arms_stay_words() -> None:
    page = make_page(make_trial(arms=("<script>x</script>", "$x^{$")), anchor="randomised")
    assert "<script>" not in page
