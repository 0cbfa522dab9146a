"""The people beside the sample cohort are what the simulator gives for the written seed."""

from __future__ import annotations

from pathlib import Path

from hdiary.simulate import PEOPLE_SEED, sample_people
from hdiary.write import frame_csv

FOLDER = Path(__file__).parents[2] / "data" / "sample"


def test_the_file_is_made_again_byte_for_byte() -> None:
    written = (FOLDER / "facts" / "people.csv").read_bytes()
    assert frame_csv(sample_people()).encode("utf-8") == written
    assert written.startswith(b"patient,") and b"\r" not in written


def test_arms_are_drawn_in_blocks_of_four_before_exercise_begins() -> None:
    made = sample_people()
    for at in range(0, 24, 4):
        assert sorted(made["arm"][at : at + 4]) == ["booklet"] * 2 + ["usual care"] * 2
    assert made["randomised"].min().isoformat() >= "2026-02-09"
    assert made["randomised"].max().isoformat() < "2026-02-16"


def test_the_codebook_names_the_seed_and_every_column() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"seed {PEOPLE_SEED}" in text
    for column in sample_people().columns:
        assert f"`{column}`" in text, column
