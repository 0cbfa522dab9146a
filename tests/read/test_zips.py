"""A zip that is damaged is told in words, however it is damaged."""

from __future__ import annotations

import gzip
import io
import random
import tracemalloc
import zipfile

import pytest

from hdiary.diary import DiaryError
from hdiary.read import read_diary

TEXT = "date,pain\n" + "".join(f"2026-03-{day:02d},5\n" for day in range(1, 29))
PACKINGS = {
    "stored": zipfile.ZIP_STORED,
    "deflate": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


def packed(how: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", PACKINGS[how]) as archive:
        archive.writestr("diary.csv", TEXT)
    return out.getvalue()


@pytest.mark.parametrize("how", PACKINGS)
def test_a_zip_of_one_table_is_read(how: str) -> None:
    assert read_diary(io.BytesIO(packed(how))).rows_kept == 28


def test_a_zip_whose_packed_bytes_are_wrong_is_damaged() -> None:
    data = bytearray(packed("bzip2"))
    data[45:60] = bytes(15)
    with pytest.raises(DiaryError, match="zip is damaged"):
        read_diary(io.BytesIO(bytes(data)))


def test_a_zip_whose_places_are_wrong_is_damaged() -> None:
    data = bytearray(packed("deflate"))
    at = data.rfind(b"PK\x05\x06")
    data[at + 16 : at + 20] = b"\xff\xff\xff\x7f"
    with pytest.raises(DiaryError, match="zip is damaged"):
        read_diary(io.BytesIO(bytes(data)))


@pytest.mark.slow
@pytest.mark.parametrize("how", PACKINGS)
def test_any_damage_is_refused_in_words(how: str) -> None:
    dice = random.Random(1)
    for _ in range(150):
        data = bytearray(packed(how))
        for _ in range(dice.randint(1, 3)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            read_diary(io.BytesIO(bytes(data)))
        except DiaryError as refused:
            assert str(refused)


def habits(*, outer: str = "") -> dict[str, str]:
    """Give what a habit tracker exports: one table of all, and a folder for each habit."""
    days = [f"2026-01-{day:02d}" for day in range(5, 29)]
    rated = "".join(f"{day},{k % 3 * 1000},\n" for k, day in enumerate(days))
    own = "".join(f"{day},2,\n" for day in days)
    return {
        f"{outer}Habits.csv": "Position,Name,Type,Unit\n001,Headache,NUMERICAL,\n",
        f"{outer}Checkmarks.csv": f"Date,Headache,\n{rated}",
        f"{outer}Scores.csv": f"Date,Headache,\n{rated.replace('000', '')}",
        f"{outer}001 Headache/Checkmarks.csv": f"Date,Value,Notes\n{own}",
        f"{outer}001 Headache/Scores.csv": "".join(f"{day},0.2\n" for day in days),
    }


def zipped(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize("outer", ["", "Loop Habits CSV 2026-03-30/"])
def test_the_one_table_of_all_habits_is_taken_from_a_trackers_folders(outer: str) -> None:
    diary = read_diary(io.BytesIO(zipped(habits(outer=outer))))
    # 24 days, of which every third is 0.
    assert diary.days["state"].value_counts()["headache"] == 16
    assert diary.days["worst_pain"].max() == 2
    told = diary.problems.set_index("code")["suggestion"]["other tables"]
    assert '5 tables; only "Checkmarks.csv" was read' in told


def test_of_two_diaries_in_one_folder_none_is_picked() -> None:
    files = {"a.csv": TEXT, "b.csv": TEXT}
    with pytest.raises(DiaryError, match="2 tables"):
        read_diary(io.BytesIO(zipped(files)))


def test_what_unpacks_to_far_too_much_is_refused_before_it_is_held() -> None:
    """60 MB of rows in 60 kB: no more of it than a piece is in memory at a time."""
    made = io.BytesIO()
    with gzip.GzipFile(fileobj=made, mode="wb", mtime=0) as file:
        file.write(b"date,pain\n")
        for _ in range(60):
            file.write(b"2026-01-05,3\n" * 80_000)
    tracemalloc.start()
    with pytest.raises(DiaryError, match="ordinary size"):
        read_diary(io.BytesIO(made.getvalue()))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 12_000_000
