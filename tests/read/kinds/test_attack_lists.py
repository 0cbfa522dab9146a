"""Kind 38: lists of attacks that do not say how bad they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.read.kinds.helpers_b import HURT, became, counts, handed, number, refusal, table, walk


def odd(day: dt.date, text: str) -> str:
    """Give a text at every other headache."""
    return text if number(day) % 2 else ""


LISTS: list[tuple[str, str, Callable[[dt.date], Sequence[Any]]]] = [
    (
        "Datum;Art;Medikament;Auslöser",
        ";",
        lambda day: [f"{day:%d.%m.%Y}", "Migräne", odd(day, "Maxalt"), "Stress"],
    ),
    (
        "Attack #,When,What I took,How long",
        ",",
        lambda day: [number(day) + 1, f"{day:%d %b %Y}", odd(day, "Imitrex 50"), "3 h"],
    ),
    (
        "Date\tHeure\tCôté\tTraitement",
        "\t",
        lambda day: [f"{day:%d/%m/%Y}", "14h30", "droit", odd(day, "Zomig")],
    ),
]


def test_the_handed_list_asks_whether_every_row_is_a_headache() -> None:
    end = walk(handed("38_attack_list_no_pain.csv"))
    assert end.steps == ["--rows headache"]
    assert "pain" in end.asked[0]
    assert counts(end.diary)[:2] == (24, 0)


def test_a_misspelt_triptan_is_not_counted_and_not_said_to_be_none() -> None:
    diary = walk(handed("38_attack_list_no_pain.csv")).diary
    assert "unknown treatment" in diary.problems["code"].tolist()


@pytest.mark.parametrize(("heading", "sign", "row"), LISTS)
def test_another_list_asks_and_has_no_clear_day(
    heading: str, sign: str, row: Callable[[dt.date], Sequence[Any]]
) -> None:
    end = walk(table(heading, row, HURT, sign=sign))
    assert end.asked
    assert end.steps[-1] == "--rows headache"
    assert counts(end.diary) == (24, 0, 12)
    assert end.diary.entries["pain"].isna().all()


def test_dates_alone_are_a_list_of_attacks() -> None:
    end = walk(table("Migraine dates", lambda day: [f"{day:%m/%d/%Y}"], HURT))
    assert counts(end.diary) == (24, 0, 0)


@pytest.mark.parametrize("heading", ["日付,痛みの度合い,薬", "date,how it went,meds"])
def test_every_row_is_no_headache_where_numbers_from_0_to_10_stand_in_a_column(
    heading: str,
) -> None:
    text = table(heading, lambda day: [day, 5 if day in HURT else 0, ""])
    suggested = refusal(text).suggested
    assert suggested
    assert "rows" not in suggested[0].settings
    diary = walk(text).diary
    assert counts(diary)[:2] == (24, 60)
    assert became(diary)[heading.split(",")[1]] == "pain"
