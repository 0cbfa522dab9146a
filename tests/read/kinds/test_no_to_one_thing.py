"""A short word for patients or physical therapy, and a "no" to one thing: said by the cells."""

from __future__ import annotations

import pytest

from tests.read.kinds.helpers_b import read

PT = """date,pain,{heading},medicine
2026-03-01,4,{a},ibuprofen
2026-03-02,0,{b},
2026-03-03,6,{a},
"""


@pytest.mark.parametrize("heading", ["Pt", "PT", "Pts", "Pt initials"])
def test_initials_below_a_short_word_for_patients_are_patients(heading: str) -> None:
    diary = read(PT.format(heading=heading, a="AK", b="MN"))
    assert set(diary.patients) == {"AK", "MN"}
    assert diary.entries["treatment"].count() == 1


@pytest.mark.parametrize(("yes", "no"), [("x", ""), ("yes", "no")])
def test_ticks_below_the_same_word_are_physical_therapy(yes: str, no: str) -> None:
    diary = read(PT.format(heading="PT", a=yes, b=no))
    assert len(diary.patients) == 1
    assert diary.entries["treatment"].str.contains("PT").sum() == 2


def test_no_to_what_is_no_medicine_says_nothing_of_medicine() -> None:
    text = "date,pain,Medication,Massage\n" + "".join(
        f"2026-03-{day:02d},{day % 4},{'ibuprofen' if day % 5 == 0 else ''},"
        f"{'yes' if day % 3 == 0 else 'no'}\n"
        for day in range(1, 25)
    )
    said = read(text).entries["treatment"].dropna()
    assert "none" not in set(said)
    assert said.str.contains("Massage").sum() == 8


def test_no_to_a_medicine_and_to_a_measure_is_nothing_at_all() -> None:
    text = "date,pain,Ibuprofen,Massage\n" + "".join(
        f"2026-03-{day:02d},{day % 4},{'yes' if day % 5 == 0 else 'no'},"
        f"{'yes' if day % 3 == 0 else 'no'}\n"
        for day in range(1, 25)
    )
    said = read(text).entries["treatment"]
    assert said.notna().all()
    assert (said == "none").sum() == 24 - 8 - 4 + 1
