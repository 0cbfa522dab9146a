"""Parquet that others wrote is read as the one table that it is, however it is parted."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.cohort import Cohort, CohortError, open_cohort
from hdiary.cohort.engine import parquet_rows
from hdiary.cohort.engine.lock import hold
from hdiary.cohort.engine.packing import pack_pieces
from hdiary.cohort.engine.parquet_files import list_dataset, open_file
from hdiary.cohort.engine.parquet_read import read_parquet
from hdiary.cohort.engine.pieces import Pieces
from hdiary.diary import DiaryError
from hdiary.simulate import simulate_diaries

PEOPLE, DAYS = 12, 20


@pytest.fixture(scope="module")
def entries() -> pd.DataFrame:
    return simulate_diaries(PEOPLE, DAYS, seed=3).entries


def rows_of(*people: str, days: int = 3, **more: Any) -> pd.DataFrame:
    dates = pd.date_range("2026-03-01", periods=days)
    frames = [pd.DataFrame({"patient": who, "date": dates, "pain": 0, **more}) for who in people]
    return pd.concat(frames, ignore_index=True)


def folder_of(tmp_path: Path, *pieces: pd.DataFrame, name: str = "diaries") -> Path:
    folder = tmp_path / name
    folder.mkdir()
    for number, piece in enumerate(pieces):
        piece.to_parquet(folder / f"part-{number}.parquet")
    return folder


def fingerprint(path: Path, out: str, **reading: Any) -> str:
    return open_cohort(path, **reading).pack(path.parent / out).dataset.about.fingerprint


def of_csv(frame: pd.DataFrame, tmp_path: Path) -> str:
    path = tmp_path / "whole.csv"
    frame.to_csv(path, index=False)
    return fingerprint(path, "whole")


def stretch_by_stretch(folder: Path, out: Path) -> Cohort:
    files = [open_file(path, folder) for path in list_dataset(folder) or ()]
    stretches = read_parquet(files, folder, {}, bytes_per_bucket=20_000, at_once=1)
    pieces = Pieces(diaries=((0, one) for one in stretches), buckets=3)
    return Cohort(path=pack_pieces(pieces, out, people_per_part=5))


@pytest.mark.slow
class TestPiecesReadAsTheConcatenatedTable:
    def test_cut_anywhere(self, entries: pd.DataFrame, tmp_path: Path) -> None:
        # Eleven pieces: the tenth stands behind the second, as numbers do and letters do not.
        cuts = np.array_split(np.arange(len(entries)), 11)
        folder = folder_of(tmp_path, *(entries.iloc[cut] for cut in cuts))
        assert fingerprint(folder, "packed") == of_csv(entries, tmp_path)

    def test_of_whole_people(self, entries: pd.DataFrame, tmp_path: Path) -> None:
        code = entries["patient"].cat.codes
        pieces = [entries[code % 3 == number] for number in range(3)]
        whole = pd.concat(pieces)
        assert fingerprint(folder_of(tmp_path, *pieces), "packed") == of_csv(whole, tmp_path)

    def test_in_one_file(self, entries: pd.DataFrame, tmp_path: Path) -> None:
        entries.to_parquet(tmp_path / "one.parquet")
        assert fingerprint(tmp_path / "one.parquet", "packed") == of_csv(entries, tmp_path)

    def test_in_a_folder_of_each_person(self, entries: pd.DataFrame, tmp_path: Path) -> None:
        entries.to_parquet(tmp_path / "by", partition_cols=["patient"])
        whole, packed = hdiary.make_diary(entries), open_cohort(tmp_path / "by")
        for patient in whole.patients[::5]:
            assert packed.diary([patient]).equals(whole.select(patient=patient))

    def test_in_folders_that_only_say_how_it_is_kept(
        self, entries: pd.DataFrame, tmp_path: Path
    ) -> None:
        kept = entries.assign(bucket=entries["patient"].cat.codes % 3)
        kept.to_parquet(tmp_path / "by", partition_cols=["bucket"])
        packed = open_cohort(tmp_path / "by")
        assert "bucket" not in packed.dataset.about.factors
        whole = hdiary.make_diary(entries)
        assert packed.diary(["P07"]).equals(whole.select(patient="P07"))

    def test_too_large_to_be_read_at_once(
        self, entries: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(parquet_rows, "_BATCH", 50)
        shuffled = entries.sample(frac=1, random_state=1).assign(
            room=lambda rows: np.where(rows["patient"] == "P03", "A3", "12")
        )
        folder = folder_of(tmp_path, shuffled.iloc[:100], shuffled.iloc[100:])
        about = stretch_by_stretch(folder, tmp_path / "packed").dataset.about
        assert about.factors["room"] == "word"
        assert about.fingerprint == of_csv(shuffled, tmp_path)


def test_every_kind_of_column_says_what_its_text_says(tmp_path: Path) -> None:
    columns: dict[str, Any] = {
        "start": pd.to_datetime("2026-03-01 14:30").time(),
        "pain": pd.array([0, 3, None] * 2, dtype="Int8"),
        "tired": pd.array([True, False, None] * 2, dtype="boolean"),
        "stress": [1.5, np.nan, 0.125] * 2,
        "weight": [Decimal("70.25"), None, Decimal("71.00")] * 2,
        "notes": ['said "so",\nand so', "", None] * 2,
        "nothing": None,
    }
    rows = rows_of("A", "B").astype({"patient": "category"})
    typed = rows.assign(date=rows["date"].dt.date, **columns)
    columns["notes"] = ['said "so", and so', "", None] * 2
    text = typed.assign(notes=columns["notes"])
    folder = folder_of(tmp_path, typed.iloc[:2], typed.iloc[2:])
    packed = open_cohort(folder).pack(tmp_path / "packed")
    told = packed.dataset.about.factors
    assert told["tired"] == "yes/no"
    assert told["stress"] == told["weight"] == "number"
    assert packed.diary(["A"]).entries["stress"].tolist()[::2] == [1.5, 0.125]
    assert packed.dataset.about.fingerprint == of_csv(text, tmp_path)


def test_texts_are_read_as_the_cells_of_a_csv(tmp_path: Path) -> None:
    german = pd.DataFrame(
        {
            "Patient": ["A", "A", "B"],
            "Datum": ["1.3.2026", "2.3.2026", "13.3.2026"],
            "Schmerz (0-10)": ["0", "7,5", "3"],
        }
    )
    packed = open_cohort(folder_of(tmp_path, german.iloc[:1], german.iloc[1:]))
    assert packed.diary(["A"]).entries["pain"].tolist() == [0.0, 7.5]
    assert packed.diary(["B"]).days["date"].dt.strftime("%Y-%m-%d").tolist() == ["2026-03-13"]


def test_columns_of_other_names_are_named_by_settings(tmp_path: Path) -> None:
    other = rows_of("A", "B").rename(columns={"patient": "whom", "pain": "how bad"})
    folder = folder_of(tmp_path, other.iloc[:3], other.iloc[3:])
    with pytest.raises(CohortError, match="those of pieces"):
        open_cohort(folder).pack(tmp_path / "packed")
    columns = {"whom": "patient", "how bad": "pain"}
    assert sorted(open_cohort(folder, columns=columns).patients) == ["A", "B"]


def test_files_without_a_column_of_people_are_named_by_their_file(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    for who in ("Ann", "Bob"):
        rows_of(who).drop(columns="patient").to_parquet(folder / f"{who}.parquet")
    assert sorted(open_cohort(folder).patients) == ["Ann", "Bob"]
    rows_of("Cid").to_parquet(folder / "Cid.parquet")
    with pytest.raises(CohortError, match="some have none"):
        open_cohort(folder).pack(tmp_path / "packed")


def test_a_column_that_only_some_pieces_have_is_blank_in_the_others(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, rows_of("A"), rows_of("B", tired=True))
    packed = open_cohort(folder)
    assert packed.dataset.about.factors == {"tired": "yes/no"}
    assert packed.diary(["A"]).entries["tired"].isna().all()


def test_a_folder_names_a_person_as_they_are_called(tmp_path: Path) -> None:
    rows_of("Zoë 1/2", "B").to_parquet(tmp_path / "by", partition_cols=["patient"])
    assert sorted(open_cohort(tmp_path / "by").patients) == ["B", "Zoë 1/2"]


def test_what_cannot_be_read_is_told_with_the_row_of_its_piece(tmp_path: Path) -> None:
    bad = rows_of("B").assign(pain=[0, 77, 0])
    folder = folder_of(tmp_path, rows_of("A"), bad)
    for out, read in (("one", open_cohort(folder).pack), ("two", None)):
        with pytest.raises(DiaryError) as refused:
            read(tmp_path / out) if read else stretch_by_stretch(folder, tmp_path / out)
        told = refused.value.problems
        assert told["line"].tolist() == [2]
        assert told["file"].tolist() == [str(folder / "part-1.parquet")]


def test_lists_within_cells_are_refused_in_words(tmp_path: Path) -> None:
    pills: Any = [["a", "b"]] * 6
    lists = rows_of("A", "B").assign(pills=pills)
    folder = folder_of(tmp_path, lists)
    with pytest.raises(CohortError, match="pills hold lists"):
        open_cohort(folder).pack(tmp_path / "packed")
    assert len(open_cohort(folder, columns={"pills": "ignore"}).patients) == 2


def test_a_damaged_piece_is_told_in_words(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, rows_of("A"))
    (folder / "part-9.parquet").write_bytes(b"PAR1 and nothing else")
    with pytest.raises(CohortError, match=r"part-9\.parquet is damaged"):
        open_cohort(folder).pack(tmp_path / "packed")


@pytest.mark.slow
def test_a_question_is_asked_of_a_folder_directly(entries: pd.DataFrame, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, entries.iloc[:50], entries.iloc[50:])
    answer = open_cohort(folder).ask("burden", out=tmp_path / "answer", jobs=1)
    alone = hdiary.burden(hdiary.make_diary(entries)).table
    told = answer.table().assign(patient=lambda rows: rows["patient"].astype("str"))
    again = told.sort_values("patient", kind="stable").reset_index(drop=True)
    pd.testing.assert_frame_equal(
        again[["patient", "headache_days"]],
        alone.assign(patient=alone["patient"].astype("str"))[["patient", "headache_days"]],
        check_dtype=False,
    )
    with pytest.raises(CohortError, match="among the diaries"):
        open_cohort(folder).ask("burden", out=folder / "answer", jobs=1)


@pytest.mark.slow
def test_a_finished_answer_that_was_damaged_is_asked_anew(tmp_path: Path) -> None:
    cohort = open_cohort(folder_of(tmp_path, rows_of("A", "B", days=30)))
    out = tmp_path / "answer"
    whole = cohort.ask("burden", out=out, jobs=1).table()
    (out / "table.parquet").write_bytes((out / "table.parquet").read_bytes()[:200])
    pd.testing.assert_frame_equal(cohort.ask("burden", out=out, jobs=1).table(), whole)


def test_two_runs_never_answer_into_one_folder(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    cohort = open_cohort(folder_of(tmp_path, rows_of("A", days=30)))
    with hold(tmp_path / "answer"), pytest.raises(CohortError, match="another run"):
        cohort.ask("burden", out=tmp_path / "answer", jobs=1)
    assert [path.name for path in tmp_path.iterdir()] == ["diaries"]
