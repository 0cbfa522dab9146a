"""People who are written in several ways are joined where it is said, and asked about else."""

from __future__ import annotations

import io
from typing import Any

from hdiary.diary import Diary
from hdiary.read import read_diary

SPELT = ["Anna K.", "anna k", '"K., Anna"', "ANNA K", "Ben", "Ben", "ben", "Benn"]


def read(*people: str, **said: Any) -> Diary:
    rows = [f"{name},2025-03-{k:02d},{k % 3}" for k, name in enumerate(people, start=1)]
    text = "Patient,Date,Pain\n" + "\n".join(rows) + "\n"
    return read_diary(io.StringIO(text), columns={"Patient": "patient"}, **said)


def test_people_written_alike_are_told_and_never_joined_unasked() -> None:
    diary = read(*SPELT)
    assert len(diary.patients) == 7
    told = diary.problems[diary.problems["code"] == "people alike"]
    assert told["suggestion"].item().startswith("7 identifiers stand here, and only 3 if")
    # Nobody's name is said.
    assert not told["suggestion"].str.contains("Anna|Ben").any()
    assert not any("Anna" in one.why for one in diary.suggested)
    (one,) = [one for one in diary.suggested if "accept" in one.settings]
    joined = read(*SPELT, **one.settings)
    assert joined.patients == ["Anna K.", "Ben", "Benn"]
    assert "7 of them are 3 people" in " ".join(d.words for d in joined.reading.decisions)


def test_single_people_are_joined_by_hand() -> None:
    diary = read(*SPELT, same={"Anna K.": ["anna k", "K., Anna"], "Ben": ["Benn"]})
    assert diary.patients == ["Anna K.", "Ben"]
    assert not (diary.problems["code"] == "same").any()


def test_codes_whose_parts_change_places_are_other_people() -> None:
    assert read("1-2", "2-1", "1-2", "2-1").suggested == ()
    assert len(read("1-2", "2-1", accept=["alike-people"]).patients) == 2
    assert read("p01", "P01", "P-01", accept=["alike-people"]).patients == ["p01"]
    assert len(read("1-2", "12", accept=["alike-people"]).patients) == 2


def test_who_comes_back_under_another_spelling_does_come_back() -> None:
    names = ["Al", "al", "AL", "aL"] * 3
    rows = [f"{name},2025-03-{k:02d},{k % 3}\n" for k, name in enumerate(names, start=1)]
    text = "Patient,Date,Pain\n" + "".join(rows)
    diary = read_diary(io.StringIO(text), accept=["alike-people"])
    assert diary.patients == ["Al"]
