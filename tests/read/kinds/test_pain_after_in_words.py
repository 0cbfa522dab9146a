"""Pain before and after a treatment by many names, and ratings whose name speaks of pain."""

from __future__ import annotations

import io

import pytest

from hdiary.read import read_diary
from hdiary.vocabulary.columns import column_meaning


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Schmerz danach", "pain_after"), ("Schmerzen danach (0-10)", "pain_after"),
        ("NRS danach", "pain_after"), ("Stärke danach", "pain_after"),
        ("pain afterwards", "pain_after"), ("Pain later", "pain_after"),
        ("Schmerz davor", "pain_before"), ("NRS vorher", "pain_before"),
        ("Schmerz vorher", "pain_before"), ("Stärke davor", "pain_before"),
    ],
)  # fmt: skip
def test_pain_before_and_after_has_many_names(heading: str, meaning: str) -> None:
    assert column_meaning(heading).meaning == meaning


def sheet(heading: str, values: list[str]) -> io.StringIO:
    rows = [f"2026-03-{n:02d},{n % 7},{value}" for n, value in enumerate(values, start=1)]
    return io.StringIO(f"date,pain,{heading}\n" + "\n".join(rows) + "\n")


RATINGS = ["3", "0", "4", "2", "", "5", "1", "2"]


@pytest.mark.parametrize(
    "heading", ["Schmerz bei der Kontrolle", "pain check", "douleur au soir 2"]
)
def test_ratings_whose_name_speaks_of_pain_are_asked_about(heading: str) -> None:
    diary = read_diary(sheet(heading, RATINGS))
    asked = [one.settings for one in diary.suggested]
    assert {"columns": {heading: "pain_after"}} in asked
    assert {"columns": {heading: "factor"}} in asked
    assert "kept as a factor" in diary.problems["code"].tolist()
    declared = read_diary(sheet(heading, RATINGS), columns={heading: "factor"})
    assert not any("columns" in one.settings for one in declared.suggested)


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("back pain", RATINGS),
        ("Knieschmerz", RATINGS),
        ("sleep quality", RATINGS),
        ("pain check", ["ja", "nein"] * 4),
    ],
)
def test_other_columns_are_not(heading: str, values: list[str]) -> None:
    diary = read_diary(sheet(heading, values))
    assert not any("columns" in one.settings for one in diary.suggested)
