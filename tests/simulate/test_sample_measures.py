"""The questionnaires beside the sample diary."""

from __future__ import annotations

from pathlib import Path

import hdiary
from hdiary.simulate import MEASURES_SEED, sample_measures
from hdiary.write import frame_csv

FOLDER = Path(__file__).parents[2] / "data" / "sample"


def test_the_file_is_made_again_byte_for_byte() -> None:
    written = (FOLDER / "facts" / "measures.csv").read_bytes()
    assert frame_csv(sample_measures()).encode("utf-8") == written


def test_it_is_read_without_a_problem() -> None:
    made = hdiary.read_measures(FOLDER / "facts" / "measures.csv")
    assert made.problems.empty
    assert made.table["total"].tolist() == sample_measures()["total"].tolist()


def test_the_codebook_names_the_seed_and_every_column() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"seed {MEASURES_SEED}" in text
    assert all(f"`{column}`" in text for column in sample_measures().columns)
