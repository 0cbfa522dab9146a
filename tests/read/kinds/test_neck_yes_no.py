"""Kind: a column that answers whether the neck was involved, or whether it hurt in one place."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pandas as pd
import pytest

import hdiary
from hdiary.diary import Diary
from hdiary.report.daily_pattern import count_by_day
from tests.read.kinds.conftest import became, decided, factors, follow, hurts
from tests.read.kinds.helpers_b import read, table


def _diary(heading: str, yes: str, no: str, unsaid: str | None = None) -> str:
    """Write a diary in which every second headache has the neck; the last is said or not."""
    number = iter(range(1000))

    def row(day: dt.date) -> list[object]:
        if not hurts(day):
            return [f"{day:%Y-%m-%d}", 0, no]
        k = next(number)
        if unsaid is not None and k >= 20:
            return [f"{day:%Y-%m-%d}", 5, unsaid]
        return [f"{day:%Y-%m-%d}", 5, no if k % 2 else yes]

    return table(f"date;pain;{heading}", row, sign=";")


def _necks(diary: Diary) -> tuple[int, int, int]:
    neck = diary.episodes["neck"]
    return int(neck.sum()), int((~neck).sum()), int(neck.isna().sum())


_QUESTIONS = [
    ("Nacken", "ja", "nein"),
    ("Neck", "yes", "no"),
    ("Neck?", "y", "n"),
    ("Neck pain", "yes", "no"),
    ("Neck pain? (y/n)", "y", "n"),
    ("Neck stiff?", "Yes", "No"),
    ("Neck stiff? y/n", "y", "n"),
    ("Stiff neck today", "yes", "no"),
    ("Was your neck tight?", "yes", "no"),
    ("Nacken verspannt ja/nein", "ja", "nein"),
    ("Nackensteifigkeit", "ja", "nein"),
    ("Pain in the neck", "yes", "no"),
    ("Nuque raide oui/non", "oui", "non"),
    ("Cuello tenso s\u00ed/no", "s\u00ed", "no"),
    ("Nackenschmerz", "ja", "nein"),
    ("Nackenschmerzen", "ja", "nein"),
    ("Nacken beteiligt?", "ja", "nein"),
    ("neck_pain", "yes", "no"),
    ("Nackenschmerzen", "x", "0"),
]


@pytest.mark.parametrize(("heading", "yes", "no"), _QUESTIONS)
def test_a_no_says_that_the_neck_was_not_involved(heading: str, yes: str, no: str) -> None:
    diary = read(_diary(heading, yes, no))
    assert _necks(diary) == (12, 12, 0)
    assert factors(diary) == []
    assert any(heading in words and "whether the neck" in words for words in decided(diary))
    result = hdiary.pattern(diary)
    assert result.table["neck_share"].item() == pytest.approx(0.5)
    assert "neck (100%)" not in result.summary()


@pytest.mark.parametrize(("heading", "yes", "no"), _QUESTIONS)
def test_a_blank_beside_yes_and_no_is_not_known(heading: str, yes: str, no: str) -> None:
    assert _necks(read(_diary(heading, yes, no, unsaid=""))) == (10, 10, 4)


@pytest.mark.parametrize("heading", ["Neck", "Nackenschmerzen", "Neck stiff?"])
def test_a_blank_among_ticks_is_not_said(heading: str) -> None:
    diary = read(_diary(heading, "x", ""))
    assert _necks(diary) == (12, 0, 12)
    assert factors(diary) == []


@pytest.mark.parametrize("heading", ["Neck", "My neck?"])
@pytest.mark.parametrize("meaning", ["neck_pain", "location"])
def test_a_declared_column_of_answers_is_read_alike(heading: str, meaning: str) -> None:
    text = _diary(heading, "yes", "no")
    assert _necks(follow(text, columns={heading: meaning}).diary) == (12, 12, 0)
    ticks = follow(_diary(heading, "x", ""), columns={heading: meaning}).diary
    assert _necks(ticks) == (12, 0, 12)


@pytest.mark.parametrize("heading", ["Neck", "Nackenschmerzen"])
def test_ratings_of_the_neck_stay_ratings(heading: str) -> None:
    diary = read(_diary(heading, "4", "0"))
    assert diary.entries["neck_pain"].max() == 4
    assert _necks(diary) == (12, 12, 0)


@pytest.mark.parametrize(
    "headings", ["Neck pain (0-10);Neck involved?", "Neck involved?;neck_pain"]
)
def test_a_rating_beside_the_answer_is_kept(headings: str) -> None:
    rated_first = headings.startswith("Neck pain")

    def row(day: dt.date) -> list[object]:
        pair = ["6", "yes"] if hurts(day) else ["", "no"]
        return [f"{day:%Y-%m-%d}", 5 if hurts(day) else 0, *(pair if rated_first else pair[::-1])]

    entries = read(table(f"date;pain;{headings}", row, sign=";")).entries
    assert set(entries["neck_pain"]) == {6.0, 0.0}


@pytest.mark.parametrize(
    ("heading", "yes", "no"), [("Temple", "y", "n"), ("Schläfe", "ja", "nein"), ("Left", "1", "0")]
)
def test_one_place_with_yes_and_no_is_no_list_of_places(heading: str, yes: str, no: str) -> None:
    diary = read(_diary(heading, yes, no))
    assert became(diary, heading) == ["factor"]
    assert diary.entries["location"].isna().all()
    assert diary.episodes["neck"].isna().all()
    assert any("is not counted" in words for words in decided(diary))
    assert "100%" not in hdiary.pattern(diary).summary()


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        ("Neck;Temple", [("yes", "no"), ("no", "yes"), ("no", "no")]),
        ("Nacken;Schläfe", [("ja", "nein"), ("nein", "ja"), ("nein", "nein")]),
        ("Left neck;Right neck", [("y", "n"), ("n", "n"), ("n", "n")]),
    ],
)
def test_a_no_for_every_place_is_a_no_for_the_neck(
    headings: str, cells: list[tuple[str, str]]
) -> None:
    number = iter(range(1000))

    def row(day: dt.date) -> list[object]:
        pair = cells[next(number) % 3] if hurts(day) else cells[2]
        return [f"{day:%Y-%m-%d}", 5 if hurts(day) else 0, *pair]

    assert _necks(read(table(f"date;pain;{headings}", row, sign=";"))) == (8, 16, 0)


@pytest.mark.parametrize("heading", ["Neck pillow", "Neck exercises", "Neck (factor)"])
def test_things_for_the_neck_are_no_places(heading: str) -> None:
    diary = read(_diary(heading, "yes", "no"))
    assert diary.entries["location"].isna().all()
    assert pd.isna(diary.entries["neck_pain"]).all()


def test_the_page_of_one_long_headache_counts_the_neck_by_day() -> None:
    def row(day: dt.date) -> list[object]:
        return [f"{day:%Y-%m-%d}", 5, "yes" if day.day % 2 else "no"]

    diary = read(table("date;pain;Neck", row, sign=";"))
    found = count_by_day(diary, episodes=1, min_episodes=5)
    assert found is not None
    assert found.told_neck == 84
    assert 0 < found.neck < 84
    assert found.told_place == 0


@pytest.mark.parametrize(
    "heading",
    [
        "Neck massage",
        "Neck exercises",
        "Neck heat",
        "Neck free?",
        "Neck tension",
        "Nackenverspannung",
    ],
)
def test_what_is_done_to_a_neck_or_may_come_before_says_nothing_of_it(heading: str) -> None:
    diary = read(_diary(heading, "yes", "no"))
    assert _necks(diary)[0] == 0


@pytest.mark.parametrize(
    ("where", "state"),
    [("", "clear"), ("temple", "not recorded"), ("neck", "not recorded")],
)
def test_the_answer_to_a_daily_question_is_no_sign_of_a_headache(where: str, state: str) -> None:
    rows = "".join(f"2026-03-{day:02d};{4 if day % 2 else ''};;n\n" for day in range(2, 12))
    text = f"date;pain;where;Neck stiff?\n2026-03-01;;{where};y\n{rows}"
    diary = hdiary.read_diary(io.StringIO(text), blank="none")
    assert diary.days["state"].iloc[0] == state
    # What was said of the neck is kept on the clear day.
    assert "neck" in diary.entries["location"].iloc[0]


@pytest.mark.parametrize("heading", ["Neck stiff (trigger)", "Neck tight (0-10)", "Hals tut weh"])
def test_what_brackets_say_of_a_heading_counts(heading: str) -> None:
    assert _necks(read(_diary(heading, "1", "0")))[0] == 0


def test_a_few_words_among_yes_and_no_are_told_and_leave_the_neck_open() -> None:
    text = _diary("Neck stiff?", "yes", "no", unsaid="somewhat")
    diary = read(text)
    assert _necks(diary) == (10, 10, 4)
    told = diary.problems[diary.problems["value"] == "somewhat"]
    assert told["severity"].tolist() == ["warning"]


def test_sides_of_a_daily_question_are_no_sign_of_a_headache() -> None:
    rows = "2026-03-01;6;y;n\n2026-03-02;;n;n\n2026-03-03;;y;n\n2026-03-04;7;n;n\n2026-03-05;;n;y\n"
    text = f"date;pain;left neck sore y/n;right neck sore y/n\n{rows}"
    states = hdiary.read_diary(io.StringIO(text), blank="none").days["state"]
    assert states.tolist() == ["headache", "clear", "clear", "headache", "clear"]


@pytest.mark.parametrize("heading", ["Neck stiff? y/n", "Nackensteifigkeit", "Nuque tendue"])
def test_a_factor_so_called_is_read_as_one_again(heading: str, tmp_path: Path) -> None:
    diary = follow(_diary(heading, "yes", "no"), columns={heading: "factor"}).diary
    file = tmp_path / "again.csv"
    hdiary.write_diary(diary, file)
    assert hdiary.read_diary(file).equals(diary)
