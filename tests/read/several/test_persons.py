"""Whose the files of a folder are: asked where they contradict, and named as the files are."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from hdiary.diary import Diary, DiaryError, make_people
from hdiary.read import read_diary
from hdiary.read.several.names import person_of

FIRST = date(2026, 1, 1)


def write(folder: Path, name: str, pain: list[int], *, head: str = "date,pain") -> Path:
    folder.mkdir(exist_ok=True)
    rows = [f"{FIRST + timedelta(days=k)},{level}" for k, level in enumerate(pain)]
    path = folder / name
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return path


@pytest.fixture
def trial(tmp_path: Path) -> Path:
    """Three people, one file each, of thirty days on which they differ."""
    rng = np.random.default_rng(1)
    for name in ("S-01", "S-02", "S-10"):
        write(tmp_path / "trial", f"{name}.csv", rng.integers(0, 11, 30).tolist())
    return tmp_path / "trial"


def suggested(error: DiaryError) -> list[dict[str, object]]:
    return [dict(one.settings) for one in error.suggested]


def test_files_that_contradict_are_asked_about_and_nobody_is_made_of_them(trial: Path) -> None:
    with pytest.raises(DiaryError) as refused:
        read_diary(trial)
    assert suggested(refused.value) == [{"each_file": "person"}, {"each_file": "same"}]
    assert refused.value.problems["code"].tolist() == ["whose files"]
    assert "Of 30 days that several files tell, they contradict each other on" in str(refused.value)


def test_each_file_is_the_person_that_it_is_named_after(trial: Path) -> None:
    diary = read_diary(trial, each_file="person")
    assert diary.patients == ["S-01", "S-02", "S-10"]
    assert diary.rows_in == diary.rows_kept == 90
    assert diary.problems.empty
    assert diary.settings["each_file"] == "person"
    assert diary.reading.decisions[0].words.endswith("named as the file is: 3 people.")
    alone = read_diary(trial / "S-02.csv")
    assert diary.select(patient="S-02").entries["pain"].tolist() == alone.entries["pain"].tolist()


def test_all_files_may_be_said_to_be_the_same_person_s(trial: Path) -> None:
    diary = read_diary(trial, each_file="same")
    assert len(diary.patients) == 1
    assert (diary.problems["code"] == "files differ").sum() > 20


@pytest.mark.parametrize(("wrong", "asked"), [(4, False), (5, True)])
def test_a_few_corrections_are_one_person_s(tmp_path: Path, wrong: int, asked: bool) -> None:
    write(tmp_path, "a.csv", [1] * 10)
    write(tmp_path, "b.csv", [2] * wrong + [1] * (10 - wrong))
    assert _is_asked(tmp_path) == asked


@pytest.mark.parametrize(("days", "asked"), [(18, True), (19, False)])
def test_a_third_of_the_days_told_twice_is_many(tmp_path: Path, days: int, asked: bool) -> None:
    write(tmp_path, "a.csv", [1] * days)
    write(tmp_path, "b.csv", [2] * 6 + [1] * (days - 6))
    assert _is_asked(tmp_path) == asked


def _is_asked(folder: Path) -> bool:
    try:
        read_diary(folder)
    except DiaryError:
        return True
    return False


def test_exports_of_one_person_that_agree_are_read_without_a_question(tmp_path: Path) -> None:
    pain = [0, 3, 7] * 20
    write(tmp_path, "january.csv", pain[:40])
    write(tmp_path, "february.csv", pain)
    diary = read_diary(tmp_path)
    assert (len(diary.patients), diary.rows_kept, diary.problems.empty) == (1, 60, True)


def test_what_one_file_leaves_open_contradicts_nothing(tmp_path: Path) -> None:
    for name, item in (("a", "stress"), ("b", "sleep")):
        rows = [f"{FIRST + timedelta(days=k)},{k % 3},{k % 4}" for k in range(12)]
        (tmp_path / f"{name}.csv").write_text("\n".join([f"date,pain,{item}", *rows, ""]))
    assert len(read_diary(tmp_path).patients) == 1


def test_a_factor_that_differs_day_by_day_contradicts_as_pain_does(tmp_path: Path) -> None:
    for name, step in (("a", 0), ("b", 1)):
        rows = [f"{FIRST + timedelta(days=k)},0,{k % 4 + step}" for k in range(12)]
        (tmp_path / f"{name}.csv").write_text("\n".join(["date,pain,stress", *rows, ""]))
    assert _is_asked(tmp_path)


def test_all_problems_are_told_at_once(trial: Path) -> None:
    (trial / "S-11.csv").write_text("date,pain\n2026-13-45,3\n", encoding="utf-8")
    with pytest.raises(DiaryError) as refused:
        read_diary(trial)
    told = refused.value.problems
    assert {"whose files"} < set(told["code"])
    assert str(trial / "S-11.csv") in set(told["file"])


def test_a_column_of_people_counts_more_than_the_file_s_name(tmp_path: Path) -> None:
    rows = ["patient,date,pain", *(f"A,2026-01-{k:02},{k}" for k in range(1, 8)), ""]
    (tmp_path / "one.csv").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "two.csv").write_text("\n".join(rows).replace("A,", "B,"), encoding="utf-8")
    assert read_diary(tmp_path, each_file="person").patients == ["A", "B"]


def test_two_files_of_one_name_are_one_person_s(tmp_path: Path) -> None:
    files = [write(tmp_path / "1", "A.csv", [1, 2]), write(tmp_path / "2", "A.csv", [1, 2, 3])]
    diary = read_diary([*files, write(tmp_path / "2", "B.csv", [0, 0])], each_file="person")
    assert diary.days.groupby("patient", observed=True).size().to_dict() == {"A": 3, "B": 2}


def test_a_file_without_a_name_is_called_by_its_place() -> None:
    files = [io.BytesIO(b"date,pain\n2026-01-01,1\n"), io.BytesIO(b"date,pain\n2026-01-01,2\n")]
    assert read_diary(files, each_file="person").patients == ["1", "2"]


def test_a_single_file_is_named_too_and_anything_else_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path, "Müller 7.csv", [0, 5])
    assert read_diary(file, each_file="person").patients == ["Müller 7"]
    with pytest.raises(DiaryError, match="person"):
        read_diary(file, each_file="people")
    with pytest.raises(DiaryError, match="person"):
        read_diary(tmp_path, each_file="people")


def test_what_is_remembered_beside_a_folder_holds_for_its_files(trial: Path) -> None:
    beside = trial.with_name("trial.hdiary.toml")
    beside.write_text('# Remembered by hdiary\neach_file = "person"\n', encoding="utf-8")
    diary = read_diary(trial)
    assert len(diary.patients) == 3
    assert diary.reading.remembered == {"each_file": "person"}
    with pytest.raises(DiaryError):
        read_diary(trial, remembered=False)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("folder/K001.csv", "K001"), ("K001.csv.gz", "K001"), ("K.001.xlsx", "K.001"),
        ("K.001.gz", "K.001"), (Path("a b/01.CSV"), "01"), ("K001", "K001"), (".csv", ".csv"),
    ],
)  # fmt: skip
def test_a_person_is_called_as_the_file_without_its_ending(file: str, name: str) -> None:
    assert person_of(file) == name


def _people(*names: str) -> object:
    import pandas as pd

    return make_people(pd.DataFrame({"patient": names, "arm": ["x", "y", "x"][: len(names)]}))


def _warned(diary: Diary, people: object) -> str:
    joined = diary.with_people(people)
    told = joined.problems
    return str(told.loc[told["code"] == "people without a diary", "suggestion"].iloc[0])


def test_files_named_as_the_people_are_told_where_nobody_matches(trial: Path) -> None:
    diary = read_diary(trial, each_file="same")
    assert "of the 3 files 2 are named as these people" in _warned(diary, _people("S-01", "S-10"))
    assert "must be written alike" in _warned(diary, _people("s1", "s2"))


@pytest.mark.parametrize(
    ("heading", "names"), [("Kürzel", ("AB", "CD")), ("Randnummer", ("17", "23"))]
)
def test_a_column_that_holds_the_people_s_identifiers_is_named(
    heading: str, names: tuple[str, str]
) -> None:
    rows = [f"{names[k % 2]},{FIRST + timedelta(days=k)},{k % 5}" for k in range(12)]
    diary = read_diary(io.BytesIO("\n".join([f"{heading},date,pain", *rows, ""]).encode()))
    assert diary.patients == ["1"]
    assert f'--column patient="{heading}"' in _warned(diary, _people(*names))


@pytest.mark.parametrize("heading", ["Studien-ID", "Pseudonym", "Studiennummer"])
def test_identifiers_of_a_study_tell_people_apart(heading: str) -> None:
    rows = [f"{who};{FIRST + timedelta(days=k)};{k % 9}" for who in "AB" for k in range(12)]
    head = f"{heading};Datum;Schmerz"
    assert read_diary(io.BytesIO("\n".join([head, *rows, ""]).encode())).patients == ["A", "B"]


def test_an_identifier_of_a_study_beside_that_of_the_patient_is_a_factor() -> None:
    rows = [f"{who};S{who};{FIRST + timedelta(days=k)};1" for who in "AB" for k in range(12)]
    head = "Patient;Studien-ID;Datum;Schmerz"
    assert read_diary(io.BytesIO("\n".join([head, *rows, ""]).encode())).patients == ["A", "B"]
