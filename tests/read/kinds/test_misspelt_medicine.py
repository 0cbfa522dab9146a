"""Kind 51b: medicine whose name is misspelt is not known, never none."""

from __future__ import annotations

import datetime as dt

import pytest

import hdiary
from tests.read.kinds.helpers_b import counts, handed, hurts, number, read, table


def test_the_handed_table_is_empty_where_it_cannot_know() -> None:
    diary = read(handed("51b_misspelt_triptan_16_of_28.csv"))
    assert counts(diary)[:2] == (80, 60)
    result = hdiary.burden(diary)
    assert result.table["triptan_days"].isna().all()
    assert result.table["medication_days"].isna().all()
    assert "sumatriptan" in result.summary()


@pytest.mark.parametrize(
    ("heading", "sign", "names", "meant"),
    [
        ("Datum;Schmerz (0-10);Medikament", ";", ("Sumatripan",), "sumatriptan"),
        ("date,pain,What I took", ",", ("Naproxin 500 mg", "Rizatriptin"), "naproxen"),
        ("Fecha;Dolor;Qué tomé", ";", ("Ibuprofeeno 600",), "ibuprofen"),
    ],
)
def test_days_with_another_misspelt_name_are_not_counted_as_none(
    heading: str, sign: str, names: tuple[str, ...], meant: str
) -> None:
    def row(day: dt.date) -> list[object]:
        taken = names[number(day) % len(names)] if hurts(day) else ""
        return [f"{day:%d.%m.%Y}", 5 if hurts(day) else 0, taken]

    diary = read(table(heading, row, sign=sign))
    assert counts(diary)[:2] == (24, 60)
    result = hdiary.burden(diary)
    assert result.table["medication_days"].isna().all()
    assert result.table["triptan_days"].isna().all()
    assert meant in result.summary().casefold()
    assert "No treatment" not in result.summary()


def test_days_of_a_known_medicine_stand_beside_unknown_ones() -> None:
    def row(day: dt.date) -> list[object]:
        taken = ("Tylenol", "Rizatriptin")[number(day) % 2] if hurts(day) else ""
        return [day, 5 if hurts(day) else 0, taken]

    diary = read(table("date,pain,meds", row))
    assert counts(diary) == (24, 60, 12)
    assert hdiary.burden(diary).table["triptan_days"].isna().all()
