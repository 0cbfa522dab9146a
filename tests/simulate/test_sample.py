"""The sample diaries are what the simulator gives for the written seeds, and are believable."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.read import read_diary
from hdiary.simulate import (
    COHORT_SEED,
    DIARY_SEED,
    Simulated,
    sample_cohort,
    sample_diary,
)
from hdiary.write import diary_csv

FOLDER = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture(scope="module")
def diary() -> Simulated:
    return sample_diary()


@pytest.fixture(scope="module")
def cohort() -> Simulated:
    return sample_cohort()


@pytest.mark.parametrize("name", ["diary", "cohort"])
def test_the_file_is_made_again_byte_for_byte(name: str, request: pytest.FixtureRequest) -> None:
    made_up: Simulated = request.getfixturevalue(name)
    written = (FOLDER / f"{name}.csv").read_bytes()
    assert diary_csv(make_diary(made_up.entries)).encode("utf-8") == written
    assert written[:4] in (b"date", b"pati"), "no byte order mark"
    assert b"\r" not in written and b".0," not in written


@pytest.mark.parametrize("name", ["diary", "cohort"])
def test_it_reads_without_a_problem(name: str) -> None:
    diary = read_diary(FOLDER / f"{name}.csv")
    assert not len(diary.problems)
    assert diary.doses["recognised"].all()


def test_the_codebook_names_seeds_and_every_column(diary: Simulated, cohort: Simulated) -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"seed {DIARY_SEED}" in text
    assert f"seed {COHORT_SEED}" in text
    for column in {*diary.entries.columns, *cohort.entries.columns}:
        assert f"`{column}`" in text, column


def test_the_codebook_tells_the_truth(diary: Simulated) -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    told: dict[tuple[object, ...], str] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and cells[0] in ("factor", "treatment", "programme"):
            told[tuple(cells[:3])] = cells[3]
    for row in diary.truth.itertuples():
        if row.kind != "look":
            shown = told[(row.kind, row.name, row.measure)]
            assert float(shown) == pytest.approx(row.value, abs=0.005), row
    assert len(told) == len(diary.truth) - 1


def test_headache_days_fall_with_the_exercise_and_not_with_the_needling(
    diary: Simulated,
) -> None:
    headache = diary.days_truth["headache"]
    before, needling, settled = (
        28 * headache[first:last].mean() for first, last in ((0, 42), (42, 91), (105, 182))
    )
    assert 12 <= before <= 16
    assert 12 <= needling <= 16
    assert 7 <= settled <= 9


def test_it_is_as_complete_and_as_painful_as_a_diary_is(diary: Simulated) -> None:
    assert 0.9 <= diary.days_truth["logged"].mean() <= 0.96
    headaches = diary.entries[diary.entries["pain"] > 0]
    assert 4 <= headaches["pain"].mean() <= 5
    assert 0.8 <= headaches["side"].eq("right").mean() < 1
    assert "patient" not in diary.entries
    assert diary.entries["date"].agg(["min", "max"]).tolist() == [
        pd.Timestamp("2026-01-05"),
        pd.Timestamp("2026-07-05"),
    ]


def test_painkillers_stay_below_15_days_in_30(diary: Simulated) -> None:
    taken = diary.entries["treatment"].astype(str).str.contains("ibuprofen|paracetamol")
    days = taken.groupby(diary.entries["date"]).any().astype(float)
    assert days.rolling("30D").sum().max() < 15


def test_each_treatment_has_enough_rated_doses_to_be_judged(diary: Simulated) -> None:
    rated = diary.entries.dropna(subset=["pain_before", "pain_after"])
    counts = rated["treatment"].value_counts()
    for text in ("ibuprofen 400 mg", "paracetamol 1000 mg", "heat 20 min", "ice 15 min",
                 "dry needling", "none"):  # fmt: skip
        assert counts[text] >= 5, text


def test_the_cohort_is_24_people_over_84_days(cohort: Simulated) -> None:
    assert len(cohort.entries["patient"].cat.categories) == 24
    assert len(cohort.days_truth) == 24 * 84
    start = cohort.truth.query("measure == 'start_day'")["value"]
    assert start.between(42, 56).all() and start.nunique() > 3
