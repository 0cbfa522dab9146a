"""Several files come into a folder together, and a kill in between is made good."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hdiary.aside import clear_stale
from hdiary.trials.folder import save_files
from hdiary.write import WriteError
from hdiary.write.together import save_together

posix = pytest.mark.skipif(os.name != "posix", reason="signals and modes of POSIX systems")
FILES = {f"{n}.txt": b"new" for n in range(4)}
RUN = """
import os, signal, sys
from pathlib import Path
from hdiary.write.together import save_together

steps = 0

def counted(how):
    def step(*given, **more):
        global steps
        steps += 1
        if steps == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return how(*given, **more)
    return step

os.fsync, Path.replace, Path.rename = map(counted, (os.fsync, Path.replace, Path.rename))
files = {f"{n}.txt": b"new" for n in range(4)}
save_together(files, Path(sys.argv[1]), force=sys.argv[3] == "force")
"""


def read(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@posix
@pytest.mark.parametrize("step", range(1, 10))
@pytest.mark.parametrize("before", [{}, dict.fromkeys(FILES, b"old")], ids=["empty", "there"])
def test_killed_at_any_step_all_are_old_or_all_new(
    tmp_path: Path, step: int, before: dict[str, bytes]
) -> None:
    for name, data in before.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "mine.txt").write_bytes(b"mine")
    asked = [str(tmp_path), str(step), "force" if before else ""]
    ran = subprocess.run([sys.executable, "-c", RUN, *asked], check=False)
    assert ran.returncode == -signal.SIGKILL
    clear_stale(tmp_path)
    assert read(tmp_path).pop("mine.txt") == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == []
    found = {name: data for name, data in read(tmp_path).items() if name != "mine.txt"}
    assert found == (before if step <= 5 else FILES)


def test_nothing_is_written_where_one_of_them_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, count = os.fsync, iter(range(9))

    def full(handle: int) -> None:
        if next(count) == 2:
            raise OSError(28, "No space left on device")
        sync(handle)

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(WriteError, match=r"disk is full .*2\.txt"):
        save_together(FILES, tmp_path)
    assert list(tmp_path.iterdir()) == []


@posix
def test_new_ones_have_the_mode_asked_for_and_old_ones_keep_theirs(tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_bytes(b"old")
    (tmp_path / "0.txt").chmod(0o640)
    save_together(FILES, tmp_path, force=True, mode=0o644)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in FILES]
    assert modes == [0o640, 0o644, 0o644, 0o644]


@posix
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "0.txt").symlink_to(tmp_path / "elsewhere" / "real.txt")
    (tmp_path / "elsewhere" / "real.txt").write_bytes(b"old")
    save_together(FILES, tmp_path / "folder", force=True)
    assert (tmp_path / "folder" / "0.txt").is_symlink()
    assert (tmp_path / "elsewhere" / "real.txt").read_bytes() == b"new"


def test_a_folder_that_was_made_for_them_goes_where_they_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(WriteError, match="disk is full"):
        save_files(FILES, tmp_path / "plan")
    assert list(tmp_path.iterdir()) == []
