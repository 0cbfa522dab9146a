"""A heading with a scale is the pain only where it names nothing else."""

from __future__ import annotations

import pytest

from hdiary import DiaryError, read_diary

DAYS = [f"2026-0{month}-{day:02d}" for month in (1, 2) for day in range(1, 29)]
PAIN = [0, 3, 0, 5, 0, 0, 7] * 8


def _file(header: str, cells: list[str]) -> bytes:
    rows = (f"{day},{cell}" for day, cell in zip(DAYS, cells, strict=True))
    return "\n".join([f"date,{header}", *rows]).encode()


@pytest.mark.parametrize("other", ["Stress (0-10)", "Energy (1-5)", "Mood (1-5)", "Anxiety 0-10"])
def test_a_rated_factor_beside_yes_and_no_is_never_the_pain(other: str) -> None:
    cells = [f"{'yes' if pain else 'no'},{1 + k % 5}" for k, pain in enumerate(PAIN)]
    text = _file(f"Headache?,{other}", cells)
    with pytest.raises(DiaryError) as refused:
        read_diary(text)
    assert [one.options for one in refused.value.suggested] == [["--scale", "yes-no"]]
    diary = read_diary(text, scale="yes-no")
    assert int(diary.entries["headache"].sum()) == 24
    assert diary.entries[other].tolist() == [1 + k % 5 for k in range(56)]


@pytest.mark.parametrize("pain", ["pain", "Headache (0-10)"])
@pytest.mark.parametrize("other", ["Stress (0-10)", "Energy (1-5)", "Fatigue (0-10)"])
def test_a_rated_factor_beside_the_pain_stays_a_factor(pain: str, other: str) -> None:
    cells = [f"{rating},{1 + k % 5}" for k, rating in enumerate(PAIN)]
    entries = read_diary(_file(f"{pain},{other}", cells)).entries
    assert entries["pain"].tolist() == PAIN
    assert entries[other].tolist() == [1 + k % 5 for k in range(56)]


@pytest.mark.parametrize("other", ["Good day", "Good night"])
def test_a_good_day_is_kept_as_it_stands(other: str) -> None:
    cells = [f"{rating},{'yes' if k % 3 else 'no'}" for k, rating in enumerate(PAIN)]
    entries = read_diary(_file(f"pain,{other}", cells)).entries
    assert entries[other].astype(bool).tolist() == [bool(k % 3) for k in range(56)]


@pytest.mark.parametrize("start", [1, 37])
def test_a_running_number_is_no_number_of_tablets(start: int) -> None:
    cells = [f"{p},{'ibuprofen' if p else 'none'},{start + k}" for k, p in enumerate(PAIN)]
    entries = read_diary(_file("pain,treatment,Count", cells)).entries
    assert set(entries["treatment"]) == {"ibuprofen", "none"}


def test_a_few_tablets_are_counted() -> None:
    cells = [f"{p},{'ibuprofen' if p else 'none'},{2 if p else ''}" for p in PAIN]
    entries = read_diary(_file("pain,treatment,Count", cells)).entries
    assert set(entries["treatment"]) == {"2 x ibuprofen", "none"}


@pytest.mark.parametrize("header", ["Reported by", "Filled in by", "Nurse", "Spouse", "NHS"])
def test_who_and_where_are_never_compared(header: str) -> None:
    cells = [f"{p},{('Anna Example', 'Bo Example', '')[k % 3]}" for k, p in enumerate(PAIN)]
    diary = read_diary(_file(f"pain,{header}", cells))
    assert header not in diary.entries
    assert "Example" not in str(diary.entries.to_csv())


@pytest.mark.parametrize("header", ["Partner", "Home"])
def test_yes_and_no_under_such_a_heading_is_a_factor(header: str) -> None:
    cells = [f"{p},{'yes' if k % 2 else 'no'}" for k, p in enumerate(PAIN)]
    assert header in read_diary(_file(f"pain,{header}", cells)).entries


@pytest.mark.parametrize(
    ("header", "words"), [("Meal", ["breakfast", "lunch", "dinner"]), ("Group", ["red", "blue"])]
)
def test_parts_of_a_day_are_not_several_people(header: str, words: list[str]) -> None:
    rows = [f"{day},{k % 4},{word}" for day in DAYS for k, word in enumerate(words)]
    diary = read_diary("\n".join([f"date,pain,{header}", *rows]).encode())
    assert diary.entries["patient"].nunique() == 1
    assert header in diary.entries
