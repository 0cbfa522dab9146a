"""What is packed reads as the file itself, however it comes in and is parted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.cohort import Cohort, CohortError, open_cohort
from hdiary.cohort.engine import cut_rows
from hdiary.cohort.engine.dataset import Dataset
from hdiary.cohort.engine.long_file import read_long
from hdiary.cohort.engine.packing import pack_pieces
from hdiary.cohort.engine.pieces import Pieces, find_pieces
from hdiary.diary import DiaryError
from hdiary.questions.unsaid import find_columns
from hdiary.read.several.packed import is_packed


def rows_of(*people: str, days: int = 3, **more: Any) -> pd.DataFrame:
    dates = pd.date_range("2026-03-01", periods=days).strftime("%Y-%m-%d")
    frames = [pd.DataFrame({"patient": who, "date": dates, "pain": 0, **more}) for who in people]
    return pd.concat(frames, ignore_index=True)


def pack(path: Path, **reading: Any) -> Cohort:
    return open_cohort(path, **reading).pack(path.with_name("packed"))


@pytest.mark.slow
def test_a_persons_diary_is_the_one_selected_from_the_file(diaries: Path, packed: Cohort) -> None:
    whole = hdiary.read_diary(diaries)
    for patient in whole.patients[::23]:
        own, selected = packed.diary([patient]), whole.select(patient=patient)
        assert own.equals(selected)
        assert own.lines.tolist() == selected.lines.tolist()
        assert find_columns(own) == find_columns(whole)


def test_every_part_but_the_last_holds_the_same_number_of_whole_people(packed: Cohort) -> None:
    parts = packed.dataset.about.parts
    assert [part["people"] for part in parts] == [40, 40, 40, 40, 40, 30]
    assert sum(part["entries"] for part in parts) == packed.dataset.about.entries


@pytest.mark.slow
def test_what_is_said_has_one_fingerprint_whatever_the_parts(
    diaries: Path, packed: Cohort, tmp_path: Path
) -> None:
    other = open_cohort(diaries).pack(tmp_path / "other", people_per_part=7)
    assert other.patients == packed.patients
    assert other.dataset.about.fingerprint == packed.dataset.about.fingerprint


@pytest.mark.slow
def test_the_same_diaries_are_packed_as_the_same_bytes(
    diaries: Path, packed: Cohort, tmp_path: Path
) -> None:
    again = open_cohort(diaries).pack(tmp_path / "again", people_per_part=40)
    for file in sorted(packed.path.iterdir()):
        assert (again.path / file.name).read_bytes() == file.read_bytes()


def test_files_of_one_person_each_are_named_by_their_file(tmp_path: Path) -> None:
    folder = tmp_path / "diaries"
    folder.mkdir()
    for name in ("Ann", "Bob"):
        rows_of(name).drop(columns="patient").to_csv(folder / f"{name}.csv", index=False)
    assert sorted(pack(folder).patients) == ["Ann", "Bob"]


@pytest.mark.slow
def test_a_folder_reads_as_one_diary_of_several_files(tmp_path: Path) -> None:
    folder = tmp_path / "diaries"
    folder.mkdir()
    first, second = rows_of("Ann", "Bob", room="12"), rows_of("Bob", "Cid", days=5, room="A3")
    first.to_csv(folder / "1.csv", index=False)
    second.to_csv(folder / "2.csv", index=False)
    whole, packed = hdiary.read_diary(folder), pack(folder)
    # A column of numbers in one file and of words in another holds words for everybody.
    assert packed.dataset.about.factors == {"room": "word"}
    for patient in whole.patients:
        own, selected = packed.diary([patient]), whole.select(patient=patient)
        assert own.entries.astype("str").equals(selected.entries.astype("str"))


def test_files_of_which_only_some_say_whose_they_are_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "diaries"
    folder.mkdir()
    rows_of("Ann").to_csv(folder / "1.csv", index=False)
    rows_of("Bob").drop(columns="patient").to_csv(folder / "2.csv", index=False)
    with pytest.raises(CohortError, match="some have none"):
        pack(folder)
    assert not (tmp_path / "packed").exists()


def test_all_that_is_wrong_with_files_is_told_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "diaries"
    folder.mkdir()
    for name in ("1", "2"):
        rows_of(name).assign(pain=77).to_csv(folder / f"{name}.csv", index=False)
    with pytest.raises(DiaryError) as refused:
        pack(folder)
    assert refused.value.problems["file"].nunique() == 2


def test_who_lists_only_headaches_is_decided_over_everybody(tmp_path: Path) -> None:
    attacks = rows_of("Ann").assign(pain=5, date=["2026-03-01", "2026-03-09", "2026-03-20"])
    path = tmp_path / "both.csv"
    pd.concat([attacks, rows_of("Bob")]).to_csv(path, index=False)
    both = pack(path)
    assert not both.dataset.about.attack_list
    assert both.diary(["Ann"]).coverage["lists_only_headaches"].tolist() == [True]
    alone = tmp_path / "alone" / "list.csv"
    alone.parent.mkdir()
    attacks.to_csv(alone, index=False)
    assert pack(alone).dataset.about.attack_list


def test_a_stated_clear_period_never_stretches_the_days_of_one_among_several(
    tmp_path: Path,
) -> None:
    path = tmp_path / "two.csv"
    rows_of("Ann", "Bob").to_csv(path, index=False)
    packed = pack(path, clear_between=("2026-01-01", "2026-12-31"))
    whole = hdiary.read_diary(path, clear_between=("2026-01-01", "2026-12-31"))
    assert len(packed.diary(["Ann"]).days) == len(whole.select(patient="Ann").days) == 3


def test_a_file_of_convert_opens_as_a_cohort(tmp_path: Path) -> None:
    csv, parquet = tmp_path / "two.csv", tmp_path / "two.parquet"
    rows_of("Ann", "Bob", tired=True).to_csv(csv, index=False)
    hdiary.write_diary(hdiary.read_diary(csv), parquet)
    assert open_cohort(parquet).diary(["Ann"]).equals(open_cohort(csv).diary(["Ann"]))


def german(diaries: Path, folder: Path) -> Path:
    """Write the diaries as a German export: other dates, other numbers, breaks within notes."""
    rows = pd.read_csv(diaries)
    first = rows["patient"] == rows["patient"].iloc[0]
    rows = rows.assign(
        date=pd.to_datetime(rows["date"]).dt.strftime("%d.%m.%Y"),
        stress=rows["stress"].map(lambda level: f"{level:.1f}".replace(".", ",")),
        room=np.where(first, "A3", "12"),
        notes=['said "so";\nand so' if line % 7 == 0 else "" for line in range(len(rows))],
    )
    path = folder / "long.csv"
    rows.to_csv(path, index=False, sep=";")
    return path


def read_in_stretches(path: Path, out: Path) -> Cohort:
    stretches = read_long(path, {}, buckets=6)
    pieces = Pieces(diaries=((0, one) for one in stretches), buckets=4)
    return Cohort(path=pack_pieces(pieces, out, people_per_part=50))


@pytest.mark.slow
class TestALongFile:
    def test_read_in_stretches_is_the_file_read_at_once(
        self, diaries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cut_rows, "BLOCK", 100_000)
        path = german(diaries, tmp_path)
        stretches = read_in_stretches(path, tmp_path / "stretches")
        at_once = open_cohort(path).pack(tmp_path / "once")
        told, whole = stretches.dataset.about, at_once.dataset.about
        # The dates, the commas, and the one person whose room makes a word of everybody's.
        assert told.factors["room"] == "word"
        assert told.fingerprint == whole.fingerprint
        assert replace(told, people_per_part=300, parts=whole.parts) == whole

    def test_says_on_which_lines_of_it_something_is_wrong(
        self, diaries: Path, tmp_path: Path
    ) -> None:
        rows = pd.read_csv(diaries)
        rows.loc[1234, "pain"] = 77
        path = tmp_path / "long.csv"
        rows.to_csv(path, index=False)
        with pytest.raises(DiaryError) as refused:
            list(read_long(path, {}, buckets=6))
        assert refused.value.problems["line"].dropna().unique().tolist() == [1236]

    def test_without_one_column_of_people_it_is_refused_in_words(self, tmp_path: Path) -> None:
        path = tmp_path / "long.csv"
        rows_of("Ann").drop(columns="patient").to_csv(path, index=False)
        with pytest.raises(CohortError, match="whose each row is"):
            list(find_pieces(path, {}, large=0).diaries)

    def test_with_a_row_of_more_cells_it_is_refused_in_words(self, tmp_path: Path) -> None:
        path = tmp_path / "long.csv"
        text = rows_of("Ann", "Bob").to_csv(index=False)
        path.write_text(text + "Ann,2026-03-09,0,1,2,3\n", encoding="utf-8")
        with pytest.raises(CohortError, match="the cells of its header"):
            list(find_pieces(path, {}, large=0).diaries)


class TestAFolderToPackInto:
    def test_is_never_written_over_unasked(self, packed: Cohort, diaries: Path) -> None:
        with pytest.raises(CohortError, match="already there"):
            open_cohort(diaries).pack(packed.path)

    def test_of_others_is_refused_even_with_force(self, diaries: Path, tmp_path: Path) -> None:
        (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
        with pytest.raises(CohortError, match="did not write"):
            open_cohort(diaries).pack(tmp_path, force=True)
        assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]

    def test_is_not_left_half_made(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.csv"
        rows_of("Ann").assign(pain=77).to_csv(path, index=False)
        with pytest.raises(DiaryError):
            pack(path)
        assert [one.name for one in tmp_path.iterdir()] == ["bad.csv"]


@pytest.mark.parametrize(
    ("name", "settings", "words"),
    [
        ("nothing", {}, "there is nothing at"),
        ("cohort", {"dates": "dmy"}, "is packed"),
        ("diaries.csv", {"colour": 1}, "no setting of reading"),
    ],
)
def test_what_cannot_be_opened_is_told_in_words(
    packed: Cohort, name: str, settings: dict[str, Any], words: str
) -> None:
    with pytest.raises(CohortError, match=words):
        open_cohort(packed.path.parent / name, **settings)


def test_what_is_no_path_and_no_people_is_told_in_words(diaries: Path) -> None:
    with pytest.raises(CohortError, match="NoneType is none"):
        open_cohort(None)
    with pytest.raises(CohortError, match="make_people"):
        open_cohort(diaries, people=pd.DataFrame({"patient": ["A"]}))


def test_a_damaged_cohort_is_told_in_words(packed: Cohort, tmp_path: Path) -> None:
    (tmp_path / "cohort.json").write_text("{", encoding="utf-8")
    with pytest.raises(CohortError, match="damaged"):
        open_cohort(tmp_path).ask("burden")
    with pytest.raises(CohortError, match="1 of the people named"):
        packed.diary(["nobody"])


def test_a_file_that_cannot_be_read_is_left_out_when_asked_and_told(tmp_path: Path) -> None:
    folder = tmp_path / "diaries"
    folder.mkdir()
    for name in ("Ann", "Bob"):
        rows_of(name).drop(columns="patient").to_csv(folder / f"{name}.csv", index=False)
    (folder / "people.csv").write_text("patient,arm\nAnn,a\nBob,b\n", encoding="utf-8")
    (folder / "bad.csv").write_text("date,pain\nfoo,bar\n", encoding="utf-8")
    with pytest.raises(DiaryError):
        pack(folder)
    packed = pack(folder, skip_bad_rows=True)
    assert sorted(packed.patients) == ["Ann", "Bob"]
    assert packed.left_out == ["bad.csv", "people.csv"]


def test_everybodys_diary_is_the_one_that_was_packed(tmp_path: Path) -> None:
    path = tmp_path / "diaries.csv"
    rows_of("P10", "P9", "P1", room="12").to_csv(path, index=False)
    diary, read = pack(path).diary(), hdiary.read_diary(path)
    assert diary.patients == read.patients == ["P1", "P9", "P10"]
    for who in read.patients:
        assert diary.select(patient=who).equals(read.select(patient=who))


def test_one_person_is_named_by_their_identifier_alone(tmp_path: Path) -> None:
    path = tmp_path / "diaries.csv"
    rows_of("Ann", "Bob").to_csv(path, index=False)
    assert pack(path).diary("Bob").patients == ["Bob"]


def test_the_facts_of_the_people_come_with_the_diary(tmp_path: Path) -> None:
    path = tmp_path / "diaries.csv"
    rows_of("Ann", "Bob").to_csv(path, index=False)
    pack(path)
    facts = hdiary.make_people(pd.DataFrame({"patient": ["Bob"], "arm": ["exercise"]}))
    cohort = open_cohort(tmp_path / "packed", people=facts)
    assert cohort.diary().select(where="arm == 'exercise'").patients == ["Bob"]
    people = cohort.diary("Ann").people
    assert people is not None
    assert people["arm"].isna().all()


def test_what_is_odd_of_a_file_is_counted_by_files_and_not_by_rows(tmp_path: Path) -> None:
    folder = tmp_path / "diaries"
    folder.mkdir()
    for name in ("Ann", "Bob", "Cid"):
        text = rows_of(name, room="Küche").drop(columns="patient").to_csv(index=False)
        codec = "utf-8" if name == "Cid" else "cp1252"
        (folder / f"{name}.csv").write_text(text, encoding=codec)
    about = pack(folder).dataset.about
    assert about.of_files == {"encoding": 2}
    assert about.warnings == {}


def test_a_packed_cohort_is_no_diary_and_how_to_open_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "diaries.csv"
    rows_of("Ann", "Bob").to_csv(path, index=False)
    folder = pack(path).path
    assert is_packed(folder)
    assert Dataset.is_at(folder)
    for given in (folder, str(folder), [path, folder]):
        with pytest.raises(DiaryError, match=r"hdiary\.open_cohort"):
            hdiary.read_diary(given)
