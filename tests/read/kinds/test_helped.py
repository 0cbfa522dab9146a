"""Answers to whether a treatment helped are kept with it, or told to be among the notes."""

from __future__ import annotations

import io

import pytest

from hdiary.diary import Diary
from hdiary.read import read_diary
from hdiary.vocabulary.treatments import parse_treatment


def read(heading: str, *rows: tuple[str, str]) -> Diary:
    cells = [f"2025-03-{k:02d},5,{given},{answer}" for k, (given, answer) in enumerate(rows, 1)]
    return read_diary(io.StringIO(f"Date,Pain,Meds,{heading}\n" + "\n".join(cells) + "\n"))


def outcomes(diary: Diary) -> list[str]:
    return [parse_treatment(cell).outcome for cell in diary.entries["treatment"].dropna()]


@pytest.mark.parametrize(
    ("heading", "answers"),
    [
        ("Helped?", ("yes", "no", "a bit")),
        ("Did it help", ("Yes", "not at all", "partly")),
        ("Relief", ("good", "none", "some")),
        ("Geholfen?", ("ja", "nein", "etwas")),
        ("Wirkung", ("gut", "keine", "mäßig")),
    ],
)
def test_an_answer_is_kept_with_the_one_treatment(heading: str, answers: tuple[str, ...]) -> None:
    diary = read(heading, *(("ibuprofen 400 mg", answer) for answer in answers), ("", ""))
    assert outcomes(diary) == ["helpful", "unhelpful", "somewhat helpful"]
    assert diary.entries["notes"].isna().all()
    assert diary.factors.empty
    (told,) = [one for one in diary.reading.decisions if one.name == "columns"]
    assert "(3 rows)" in told.words


def test_beside_several_treatments_an_answer_stays_among_the_notes() -> None:
    diary = read("Helped?", ("ibuprofen", "yes"), ("ibuprofen; ice", "no"), ("sumatriptan", "yes"))
    assert outcomes(diary)[0] == outcomes(diary)[2] == "helpful"
    assert diary.entries["treatment"].tolist()[1] == "ibuprofen; ice"
    assert diary.entries["notes"].notna().tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        ("Effect (0-10)", [("ibuprofen", "5"), ("ibuprofen", "8")]),
        ("Worked", [("ibuprofen", "yes"), ("", "yes"), ("", "no")]),
    ],
)
def test_other_answers_are_told_to_be_notes(heading: str, rows: list[tuple[str, str]]) -> None:
    diary = read(heading, *rows)
    assert diary.entries["notes"].notna().all()
    told = " ".join(one.words for one in diary.reading.decisions)
    assert "kept among the notes, and no answer counts it" in told
