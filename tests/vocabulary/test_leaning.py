"""How somebody sat: leaning forward at a desk is no bending down."""

from __future__ import annotations

import io

import pytest

from hdiary.read import read_diary


@pytest.mark.parametrize(
    ("written", "posture"),
    [
        ("Kopf vorn", "head forward"), ("Kopf nach vorne", "head forward"),
        ("Bücken", "bending"), ("gebückt", "bending"), ("vorgebeugt", "vorgebeugt"),
    ],
)  # fmt: skip
def test_german_postures(written: str, posture: str) -> None:
    rows = f"Datum;Schmerz;Haltung\n1.3.2026;5;{written}\n2.3.2026;0;sitzend\n"
    diary = read_diary(io.StringIO(rows))
    assert diary.entries["posture"].tolist() == [posture, "sitting"]
