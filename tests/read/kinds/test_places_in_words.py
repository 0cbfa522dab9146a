"""Kind 62b: places in words that hdiary does not know."""

from __future__ import annotations

import datetime as dt

import pytest

import hdiary
from tests.read.kinds.helpers_b import became, counts, handed, hurts, read, table


def test_the_neck_share_of_the_handed_words_is_not_known_and_the_words_are_shown() -> None:
    diary = read(handed("62b_neck_in_words.csv"))
    assert counts(diary) == (24, 60, 0)
    result = hdiary.pattern(diary)
    assert result.table["neck_share"].isna().all()
    assert result.table["episodes_neck_unknown"].item() == 24
    assert "C2-C3 on the right up to the eye" in result.summary()
    assert "0%" not in result.summary()


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Datum;Schmerz;Schmerzort", "am dritten Wirbel, zieht hoch"),
        ("date;pain (0-10);where does it hurt", "along the greater occipital nerve"),
        ("Fecha;Dolor;Localización", "por el nervio de Arnold"),
        ("date;pain;site of pain", "the usual spot"),
    ],
)
def test_words_of_other_diaries_are_places_that_are_not_known(heading: str, words: str) -> None:
    def row(day: dt.date) -> list[object]:
        return [f"{day:%d.%m.%Y}", 5 if hurts(day) else 0, words if hurts(day) else ""]

    diary = read(table(heading, row, sign=";"))
    assert counts(diary) == (24, 60, 0)
    assert became(diary)[heading.split(";")[2]] == "location"
    assert diary.factors.empty
    result = hdiary.pattern(diary)
    assert result.table["neck_share"].isna().all()
    assert result.table["episodes_neck_unknown"].item() == 24
    assert words.split(",")[0] in result.summary()
