"""Columns that tell of a headache in words: its kind, whether a medicine helped, free words."""

from __future__ import annotations

import datetime as dt
import io

import pytest

import hdiary
from tests.read.kinds.helpers_b import became, counts, hurts, number, read, refusal, table, walk


@pytest.mark.parametrize(
    ("heading", "kinds", "none"),
    [
        ("Headache type", ("Migraine", "Tension"), "None"),
        ("Art der Kopfschmerzen", ("Migräne", "Spannung"), "keine"),
        ("Type of headache", ("migraine", "TTH"), ""),
    ],
)
def test_the_kind_of_a_headache_comes_before_no_headache(
    heading: str, kinds: tuple[str, str], none: str
) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, kinds[number(day) % 2] if hurts(day) else none, 5 if hurts(day) else 0]

    diary = read(table(f"date;{heading};pain", row, sign=";"))
    assert counts(diary) == (24, 60, 0)
    assert diary.factors.empty


def test_a_kind_of_headache_alone_is_asked_about() -> None:
    def row(day: dt.date) -> list[object]:
        return [day, ("Migraine", "Tension")[number(day) % 2] if hurts(day) else "None"]

    text = table("date,Headache type", row)
    assert refusal(text).suggested
    assert counts(walk(text).diary) == (24, 60, 0)


def test_whether_it_helped_is_no_treatment() -> None:
    def row(day: dt.date) -> list[object]:
        hurt = hurts(day)
        return [day, 5 * hurt, "Y" if hurt else "N", "Advil" if hurt else "", "Y" if hurt else ""]

    diary = read(table("date,pain,medication taken?,which medication,relief?", row))
    assert counts(diary) == (24, 60, 24)
    assert became(diary)["relief?"] != "treatment"
    assert set(diary.doses["treatment"]) == {"ibuprofen"}


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("bad one, left side", "no headache"),
        ("schlimm, rechts", "kein Kopfschmerz"),
        ("terrible", "none today"),
    ],
)
def test_free_words_are_never_said_to_be_yes_and_no(bad: str, good: str) -> None:
    text = table("date;headache", lambda day: [day, bad if hurts(day) else good], sign=";")
    try:
        diary = walk(text).diary
    except ValueError as refused:
        assert "only yes and no" not in str(refused)
    else:
        assert counts(diary) == (24, 60, 0)


@pytest.mark.parametrize(
    ("bad", "good"), [("\N{CONFOUNDED FACE}", "\N{SLIGHTLY SMILING FACE}"), ("hi", "lo")]
)
def test_a_diary_in_which_no_pain_can_be_read_is_refused(bad: str, good: str) -> None:
    refused = refusal(table("date,pain", lambda day: [day, bad if hurts(day) else good]))
    assert "pain" in str(refused)


def test_a_heading_that_is_only_a_scale_is_the_pain() -> None:
    def row(day: dt.date) -> list[object]:
        return [day, "y", 7] if hurts(day) else [day, "n", ""]

    diary = walk(table("Date;HA;0-10", row, sign=";")).diary
    assert counts(diary) == (24, 60, 0)
    assert diary.scale == "0-10"
    assert diary.days["worst_pain"].max() == 7


def test_the_part_of_the_body_tells_which_pain_is_a_headache() -> None:
    text = table("Date,Pain,Body part", lambda day: [day, 5, "head" if hurts(day) else "knee"])
    try:
        diary = walk(text).diary
    except ValueError as refused:
        assert "Body part" in str(refused)
    else:
        assert counts(diary)[0] == 24


def test_sides_that_are_not_recognised_widen_the_bounds() -> None:
    def row(day: dt.date) -> list[object]:
        side = ("left", "wherever")[number(day) % 2] if hurts(day) else ""
        return [day, 5 * hurts(day), side]

    found = hdiary.pattern(read(table("Date;Pain;Side", row, sign=";"))).table
    assert found["side_locked_low"].item() <= 0.5


@pytest.mark.parametrize(
    ("cells", "written"),
    [
        (("10", "15", "12,5"), ["\u00dcbungen 10", "\u00dcbungen 15", "\u00dcbungen 12,5"]),
        (("20", "5", "5"), ["\u00dcbungen 20", "\u00dcbungen 5", "\u00dcbungen 5"]),
        (("2", "3", "1"), ["2 x \u00dcbungen", "3 x \u00dcbungen", "\u00dcbungen"]),
    ],
)
def test_minutes_below_a_measure_are_no_number_of_times(
    cells: tuple[str, ...], written: list[str]
) -> None:
    rows = "".join(f"0{k + 1}.03.2026;{k};{cell}\n" for k, cell in enumerate(cells))
    text = f"Datum;Schmerz;\u00dcbungen\n{rows}"
    assert hdiary.read_diary(io.StringIO(text)).entries["treatment"].tolist() == written
