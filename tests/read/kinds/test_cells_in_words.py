"""Cells that cost a day before, and now cost at most themselves."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.read.kinds.helpers_b import HURT, became, counts, hurts, number, table, walk


@pytest.mark.parametrize(
    "cells",
    [
        ("5-6", "6ish", "~6", "6+"),
        ("7/10", "5 of 10", "about 4", "~7-8"),
        ("mild", "5", "6", "really bad"),
        ("x", "5", "6", "7"),
        ("six", "5", "6", "7"),
        ("4 (left)", "5!", "6?", "7"),
        ("etwa 5", "5 bis 6", "stark", "7"),
        ("sobre 5", "5 o 6", "fuerte", "7"),
    ],
)
def test_a_pain_that_cannot_be_read_stays_a_headache(cells: tuple[str, ...]) -> None:
    def row(day: dt.date) -> list[object]:
        taken = "Ibuprofen" if hurts(day) else ""
        return [day, cells[number(day) % 4] if hurts(day) else 0, taken]

    end = walk(table("Date;Pain;Meds", row, sign=";"))
    assert counts(end.diary) == (24, 60, 24)
    assert "skip" not in " ".join(end.steps)


@pytest.mark.parametrize("cells", [("5-6", "6ish"), ("~6", "6+")])
def test_the_nearest_pain_is_offered_and_never_taken_in_silence(cells: tuple[str, str]) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, cells[number(day) % 2] if hurts(day) else 0]

    end = walk(table("Date;Pain", row, sign=";"))
    assert end.steps == ["--accept nearest"]
    assert end.diary.entries["pain"].between(0, 10).all()
    assert set(end.diary.problems["code"]) >= {"nearest reading"}


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("start", ("noon", "all day", "woke up with it", "13:30")),
        ("end", ("bedtime", "all day", "??", "23:30")),
        ("Dauer (h)", ("ganzer Tag", "ca. 3h", "lang", "2")),
        ("Seite", ("rechts", "links dann rechts", "??", "beide")),
        ("Took at", ("noon", "7ish", "when it got bad", "8:15")),
    ],
)
def test_an_unreadable_cell_of_another_column_costs_only_itself(
    heading: str, cells: tuple[str, ...]
) -> None:
    def row(day: dt.date) -> list[object]:
        if not hurts(day):
            return [day, 0, "", ""]
        return [day, 5, cells[number(day) % 4], "Ibuprofen"]

    end = walk(table(f"Date;Pain;{heading};Meds", row, sign=";"))
    assert counts(end.diary) == (24, 60, 24)
    assert "skip" not in " ".join(end.steps)
    assert became(end.diary)[heading] not in ("factor", "left out")


def test_the_sheet_of_a_real_person_is_read_to_the_end() -> None:
    heading = (
        "Day;Date;Headache? (y/n);How bad (0-10);Started;Meds / what I did;Took at;2 hrs later;"
        "Where;Notes"
    )
    bad = ("5-6", "7", "6ish", "~4", "8")
    did = ("2 Advil + nap", "Imitrex 50", "ice, lay down", "Aleve; heat pad", "nothing")

    def row(day: dt.date) -> list[object]:
        if not hurts(day):
            return [f"{day:%a}", f"{day:%m/%d/%Y}", "n", "", "", "", "", "", "", ""]
        k = number(day)
        return [
            f"{day:%a}", f"{day:%m/%d/%Y}", "y", bad[k % 5], ("noon", "7ish", "morning")[k % 3],
            did[k % 5], ("1pm", "", "~15:00")[k % 3], ("2", "", "3-4")[k % 3],
            "back of head & neck, left", "fight with Bob",
        ]  # fmt: skip

    end = walk(table(heading, row, sign=";"))
    headaches, clear, medicine = counts(end.diary)
    assert (headaches, clear) == (24, 60)
    assert medicine == sum(k % 5 in (0, 1, 3) for k in range(24))
    assert end.diary.scale == "0-10"
    assert end.diary.entries["pain"].notna().all() or end.diary.entries["pain"].max() == 8
    roles = became(end.diary)
    assert roles["Day"] == "left out"
    assert roles["Took at"] == "treated_at"
    assert roles["2 hrs later"] == "pain_after"
    assert roles["Where"] == "location"
    assert end.diary.factors.empty


def test_an_attack_list_with_nothing_but_words_loses_no_headache() -> None:
    def row(day: dt.date) -> list[object]:
        return [
            f"{day:%d %b}. {day.year}",
            "all day",
            ("bad", "so so", "terrible")[number(day) % 3],
        ]

    end = walk(table("When;How long;How bad", row, HURT, sign=";"))
    assert counts(end.diary)[0] == 24
