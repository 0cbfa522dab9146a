"""Kind 33: tables of Notion, with ranges of dates and with links."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from tests.read.kinds.helpers_b import HURT, became, counts, handed, number, table, walk

ARROW = "\N{RIGHTWARDS ARROW}"


def long(day: dt.date) -> str:
    """Write a day as Notion does."""
    return f"{day:%B} {day.day}, {day.year}"


def test_start_and_end_of_the_handed_table_are_taken_and_links_are_not() -> None:
    diary = walk(handed("33_notion.csv")).diary
    assert counts(diary) == (24, 0, 24)
    assert diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 14:30")
    assert diary.entries["end"].iloc[0] == pd.Timestamp("2026-01-06 18:00")
    assert set(diary.doses["treatment"]) == {"sumatriptan"}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("{day} 10:15 PM (GMT+1)", "11:45 PM"),
        ("{day} 10:15 PM (CET)", "11:45 PM"),
        ("{day} 10:15 PM", "{day} 11:45 PM"),
        ("{day} 22:15 (UTC+1)", "23:45"),
    ],
)
def test_other_ranges_of_times_are_a_start_and_an_end(first: str, last: str) -> None:
    def row(day: dt.date) -> list[object]:
        span = f"{first} {ARROW} {last}".format(day=long(day))
        pages = (
            "Ibuprofen (https://www.notion.so/Ibuprofen-aa11?pvs=21), Ice (https://www.notion.so/b)"
        )
        return [f"Attack {number(day)}", span, 5, "Left", pages, "work, screen", long(day)]

    text = table("Name,Date,Pain level,Side,Medication,Tags,Last edited time", row, HURT)
    diary = walk("\ufeff" + text).diary
    assert counts(diary) == (24, 0, 24)
    assert diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 22:15")
    assert diary.entries["end"].iloc[0] == pd.Timestamp("2026-01-06 23:45")
    assert not diary.doses["treatment"].str.contains("http").any()
    assert became(diary)["Last edited time"] in ("entered_at", "left out")


def test_french_pages_are_read() -> None:
    def row(day: dt.date) -> list[object]:
        span = f"{day:%d/%m/%Y} 14:30 (UTC+1) {ARROW} 18:00"
        return [
            "Crise",
            span,
            5,
            "Paracétamol (https://www.notion.so/x-1)",
            f"{day:%d/%m/%Y} 21:00",
        ]

    diary = walk(table("Titre;Date;Intensité;Médicament;Créé le", row, HURT, sign=";")).diary
    assert counts(diary) == (24, 0, 24)
    assert diary.entries["end"].iloc[0] == pd.Timestamp("2026-01-06 18:00")


def test_a_range_over_midnight_is_two_headache_days() -> None:
    def row(day: dt.date) -> list[object]:
        after = day + dt.timedelta(days=1)
        return ["Migraine", f"{long(day)} 10:15 PM {ARROW} {long(after)} 1:00 AM", 5]

    diary = walk(table("Name,Date,Pain", row, HURT)).diary
    assert counts(diary) == (48, 0, 0)
    assert len(diary.episodes) == 24


def test_a_range_of_days_is_told_or_is_every_day_of_it() -> None:
    def row(day: dt.date) -> list[object]:
        return ["Migraine", f"{long(day)} {ARROW} {long(day + dt.timedelta(days=1))}", 5]

    diary = walk(table("Name,Date,Pain", row, HURT)).diary
    assert counts(diary)[0] == 48 or "range of days" in diary.problems["code"].tolist()


def test_a_title_that_only_says_migraine_is_no_factor_and_nobody() -> None:
    def row(day: dt.date) -> list[object]:
        return ["Migräne", long(day), 5, "Sumatriptan (https://www.notion.so/S-1)"]

    diary = walk(table("Aa Name,Date,Schmerz,Medikament", row, HURT)).diary
    assert counts(diary) == (24, 0, 24)
    assert len(diary.patients) == 1
