"""What a run keeps aside is known by its name, and cleared once its process is gone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from hdiary.aside import build_file, clear_stale, folder_aside, make_folder, name_aside, open_aside

posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and owners of POSIX systems")


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def gone() -> str:
    """A name that a process gave which has ended since."""
    code = "from hdiary.aside import name_aside; print(name_aside(), end='')"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout


def test_what_an_ended_process_left_is_cleared_at_once(tmp_path: Path, gone: str) -> None:
    (tmp_path / gone).write_text("date,pain")
    clear_stale(tmp_path)
    assert listed(tmp_path) == []


def test_a_folder_goes_with_all_that_is_in_it(tmp_path: Path, gone: str) -> None:
    (tmp_path / gone / "deep").mkdir(parents=True)
    (tmp_path / gone / "deep" / "part.csv").write_text("date,pain")
    clear_stale(tmp_path)
    assert listed(tmp_path) == []


def test_what_a_living_process_writes_stays_however_old(tmp_path: Path) -> None:
    mine = tmp_path / name_aside()
    mine.write_text("date,pain")
    os.utime(mine, (1, 1))
    clear_stale(tmp_path)
    assert listed(tmp_path) == [mine.name]


def test_a_number_that_another_process_has_now_protects_nothing(tmp_path: Path) -> None:
    parts = name_aside().split("-")
    if parts[4] == "0":
        pytest.skip("this computer does not say when a process began")
    parts[4] = str(int(parts[4]) - 1)
    (tmp_path / "-".join(parts)).write_text("date,pain")
    clear_stale(tmp_path)
    assert listed(tmp_path) == []


def test_what_another_computer_wrote_stays(tmp_path: Path, gone: str) -> None:
    parts = gone.split("-")
    parts[1] = "0" * 8
    there = tmp_path / "-".join(parts)
    there.write_text("date,pain")
    os.utime(there, (1, 1))
    clear_stale(tmp_path)
    assert listed(tmp_path) == [there.name]


def test_what_was_written_before_the_computer_was_started_anew_goes_when_it_is_old(
    tmp_path: Path, gone: str
) -> None:
    parts = gone.split("-")
    parts[2] = "0" * 8
    before = tmp_path / "-".join(parts)
    before.write_text("date,pain")
    clear_stale(tmp_path)
    assert listed(tmp_path) == [before.name]
    os.utime(before, (1, 1))
    clear_stale(tmp_path)
    assert listed(tmp_path) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda name: name + "~",
        lambda name: name.removeprefix("."),
        lambda name: name.replace(".tmp", ".csv"),
        lambda name: name.upper(),
        lambda name: ".hdiary-notes.tmp",
        lambda name: "diary.csv",
        lambda name: "diary.csv.hdiary.toml",
    ],
)
def test_nothing_of_another_name_is_touched(tmp_path: Path, gone: str, change: object) -> None:
    other = tmp_path / change(gone)  # type: ignore[operator]
    other.write_text("mine")
    os.utime(other, (1, 1))
    clear_stale(tmp_path)
    assert other.read_text() == "mine"


@posix
def test_a_link_is_neither_followed_nor_removed(tmp_path: Path, gone: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("mine")
    place = tmp_path / "place"
    place.mkdir()
    (place / gone).symlink_to(elsewhere)
    clear_stale(place)
    assert (place / gone).is_symlink()
    assert (elsewhere / "mine.txt").read_text() == "mine"


@posix
def test_what_is_in_a_cleared_folder_as_a_link_leads_nowhere(tmp_path: Path, gone: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "mine.txt").write_text("mine")
    (tmp_path / gone).mkdir()
    (tmp_path / gone / "link").symlink_to(tmp_path / "mine")
    clear_stale(tmp_path)
    assert listed(tmp_path) == ["mine"]
    assert (tmp_path / "mine" / "mine.txt").read_text() == "mine"


@posix
def test_nothing_of_another_person_is_touched(
    tmp_path: Path, gone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / gone).write_text("theirs")
    monkeypatch.setattr(os, "getuid", lambda: (tmp_path / gone).stat().st_uid + 1)
    clear_stale(tmp_path)
    assert listed(tmp_path) == [gone]


def test_a_folder_that_cannot_be_looked_into_is_no_error(tmp_path: Path) -> None:
    clear_stale(tmp_path / "nowhere")
    clear_stale(Path("with\0in it"))


@posix
def test_they_are_for_their_owner_only(tmp_path: Path) -> None:
    path, handle = open_aside(tmp_path)
    os.close(handle)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with folder_aside(tmp_path) as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not folder.exists()


def test_in_the_systems_place_too(
    tmp_path: Path, gone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / gone).write_text("date,pain")
    folder = make_folder()
    assert listed(tmp_path) == [folder.name]


def test_a_file_takes_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "table.csv"
    target.write_text("old")
    with pytest.raises(OSError, match="full"), build_file(target) as half:
        half.write_text("hal")
        raise OSError("full")
    assert target.read_text() == "old"
    with build_file(target) as whole:
        whole.write_text("new")
    assert target.read_text() == "new"
    assert listed(tmp_path) == ["table.csv"]


class TestUnfinishedFolders:
    """Whole files that were about to take their names take them at the next command."""

    def unfinished(self, place: Path, gone: str, kind: str) -> Path:
        folder = place / gone.replace(".tmp", f".{kind}")
        folder.mkdir()
        for name in ("a.txt", "b.txt"):
            (folder / name).write_text("new")
        return folder

    @pytest.mark.parametrize("kind", ["new", "over"])
    def test_missing_ones_arrive(self, tmp_path: Path, gone: str, kind: str) -> None:
        self.unfinished(tmp_path, gone, kind)
        (tmp_path / "a.txt").write_text("mine, and written since")
        later = (tmp_path / "a.txt").stat().st_mtime + 60
        os.utime(tmp_path / "a.txt", (later, later))
        clear_stale(tmp_path)
        assert listed(tmp_path) == ["a.txt", "b.txt"]
        assert (tmp_path / "a.txt").read_text() == "mine, and written since"
        assert (tmp_path / "b.txt").read_text() == "new"

    def test_only_what_may_replace_does_and_only_what_is_older(
        self, tmp_path: Path, gone: str
    ) -> None:
        for place, kind, said in ((tmp_path / "1", "new", "old"), (tmp_path / "2", "over", "new")):
            place.mkdir()
            (place / "a.txt").write_text("old")
            os.utime(place / "a.txt", (1, 1))
            self.unfinished(place, gone, kind)
            clear_stale(place)
            assert (place / "a.txt").read_text() == said
            assert listed(place) == ["a.txt", "b.txt"]
