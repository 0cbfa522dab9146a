"""Headings that were missed before."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import hdiary
from tests.read.kinds.helpers_b import became, counts, hurts, number, read, table, walk

TREATMENTS = [
    "Meds / what I did", "Meds/treatment", "Pain meds", "Rescue meds", "Pills", "Qué tomé",
    "Treatments Used", "Treatment / medication", "Treatment or medication", "Medication & dosage",
    "Medications taken, if any", "Painkillers", "Tabletten", "Was genommen?", "Cosa ho preso",
    "Ce que j'ai pris", "Wat genomen", "Arznei / Maßnahme", "What helped", "Abortive", "PRN",
    "What I took for it", "Drugs taken", "Medikamente und Maßnahmen", "Relief measures",
    "Took", "Remedio", "Acute treatment",
]  # fmt: skip


@pytest.mark.parametrize("heading", TREATMENTS)
def test_a_heading_for_treatments_is_known(heading: str) -> None:
    taken = ("Ibuprofen 400 mg", "heat pack", "Sumatriptan")

    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, taken[number(day) % 3] if hurts(day) else ""]

    diary = read(table(f"Date\tPain\t{heading}", row, sign="\t"))
    assert became(diary)[heading] == "treatment"
    assert counts(diary) == (24, 60, 16)
    assert diary.factors.empty


@pytest.mark.parametrize("heading", ["Zeug", "Column C", "Mittel", "Sonst", "Anything"])
def test_known_medicines_are_treatments_under_any_heading(heading: str) -> None:
    taken = ("Ibu 400, Kälte", "Maxalt", "Aspirin")

    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, taken[number(day) % 3] if hurts(day) else ""]

    diary = walk(table(f"Date;Pain;{heading}", row, sign=";")).diary
    assert counts(diary) == (24, 60, 24)
    assert diary.factors.empty


@pytest.mark.parametrize(
    "heading", ["Physio", "Exercises", "Physiotherapie", "Übungen", "Ejercicios", "Massage"]
)
def test_measures_have_a_heading_of_their_own(heading: str) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, "yes" if day.weekday() == 2 else "no"]

    diary = read(table(f"Date;Pain;{heading}", row, sign=";"))
    assert became(diary)[heading] == "treatment"
    assert len(diary.doses) == 12


@pytest.mark.parametrize("heading", ["mg", "Dosage", "Quantity", "Dosis (mg)", "How much"])
def test_an_amount_beside_a_drug_belongs_to_it(heading: str) -> None:
    amount = {"Dosage": "400 mg", "How much": "400 mg", "Quantity": "2"}.get(heading, "400")

    def row(day: dt.date) -> list[object]:
        hurt = hurts(day)
        return [day, 5 if hurt else 0, "ibuprofen" if hurt else "", amount if hurt else ""]

    diary = read(table(f"Date,Pain,Medication,{heading}", row))
    assert counts(diary) == (24, 60, 24)
    assert diary.factors.empty
    assert set(diary.doses["count" if heading == "Quantity" else "amount"]) == {
        2 if heading == "Quantity" else 400
    }


def test_an_amount_and_a_number_of_pieces_both_belong_to_the_drug() -> None:
    def row(day: dt.date) -> list[object]:
        return [day, 5, "ibuprofen", 200, 2] if hurts(day) else [day, 0, "", "", ""]

    doses = read(table("Date,Pain,Medication,Dose (mg),Quantity", row)).doses
    assert set(doses["amount"]) == {200}
    assert set(doses["count"]) == {2}


@pytest.mark.parametrize("heading", ["Day", "Wochentag", "Jour", "Día", "Weekday"])
def test_a_weekday_is_checked_against_the_date_and_left_out(heading: str) -> None:
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    wrong = dt.date(2026, 2, 4)

    def row(day: dt.date) -> list[object]:
        return [names[(day.weekday() + (day == wrong)) % 7], day, 5 if hurts(day) else 0]

    diary = read(table(f"{heading},Date,Pain", row))
    assert became(diary)[heading] == "left out"
    assert counts(diary) == (24, 60, 0)
    lines = diary.problems.loc[diary.problems["code"] == "another weekday", "line"]
    assert lines.tolist() == [32]


@pytest.mark.parametrize(
    ("flag", "rating"),
    [
        ("Headache? (y/n)", "How bad (0-10)"),
        ("Kopfschmerz ja/nein", "Wie stark (0-10)"),
        ("Mal de tête ?", "Intensité (0-10)"),
        ("Dolor de cabeza (s/n)", "Intensidad"),
        ("HA today", "Severity 0-10"),
    ],
)
def test_a_flag_before_a_rating_never_takes_the_scale_away(flag: str, rating: str) -> None:
    def row(day: dt.date) -> list[object]:
        hurt = hurts(day)
        return [day, "y" if hurt else "n", 3 + number(day) % 7 if hurt else ""]

    diary = read(table(f"date\t{flag}\t{rating}", row, sign="\t"))
    assert diary.scale == "0-10"
    assert counts(diary) == (24, 60, 0)
    assert diary.days["worst_pain"].max() == 9


def test_when_it_was_taken_and_how_it_was_later_are_known() -> None:
    def row(day: dt.date) -> list[object]:
        if not hurts(day):
            return [day, 0, "", "", "", ""]
        return [day, 6, "Advil", "13:15", 6, 2]

    heading = "Date;Pain;Meds;Took at;Pain before;2 hrs later"
    diary = read(table(heading, row, sign=";"))
    hurt = diary.entries[diary.entries["pain"] > 0]
    assert hurt["treated_at"].iloc[0] == pd.Timestamp("2026-01-06 13:15")
    assert set(hurt["pain_after"]) == {2}
    assert set(hurt["pain_before"]) == {6}


@pytest.mark.parametrize("heading", ["Stuff", "What else", "Misc"])
def test_no_treatment_is_said_only_where_no_column_could_hold_one(heading: str) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, "Zorbatol forte" if hurts(day) else ""]

    words = hdiary.burden(read(table(f"Date;Pain;{heading}", row, sign=";"))).summary()
    assert "No treatment was written down" not in words
    assert "No treatments were written down" not in words
