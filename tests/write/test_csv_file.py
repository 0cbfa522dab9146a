"""CSV under a name that says so."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from hdiary.write import WriteError, save_csv
from hdiary.write.csv_file import check_csv_target


@pytest.mark.parametrize(
    "name", ["t.xlsx", "t.XLS", "t.ods", "t.pdf", "t.json", "t.zip", "t.xlsx.gz"]
)
def test_a_name_of_another_kind_is_refused_with_a_better_one(tmp_path: Path, name: str) -> None:
    for write in (lambda p: save_csv(p, "a,b\n"), check_csv_target):
        with pytest.raises(WriteError, match=r"this is CSV.*Call it .*t\.csv;"):
            write(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["t.csv", "t.txt", "t", "t.2026", "my.table.csv"])
def test_other_names_are_the_writers_own(tmp_path: Path, name: str) -> None:
    save_csv(tmp_path / name, ["a,b\n", "1,2\n"])
    assert (tmp_path / name).read_bytes() == b"a,b\n1,2\n"


def test_a_name_that_ends_in_gz_is_compressed_the_same_way_each_time(tmp_path: Path) -> None:
    for name in ("one.csv.gz", "two.csv.gz"):
        save_csv(tmp_path / name, "a,b\n")
    one, two = ((tmp_path / name).read_bytes() for name in ("one.csv.gz", "two.csv.gz"))
    assert gzip.decompress(one) == b"a,b\n"
    assert one == two
