"""A packed cohort that is replaced is the old one or the new one, whenever it is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hdiary.aside import clear_stale
from hdiary.cohort.engine.places import claim_folder

RUN = """
import os, signal, sys
from pathlib import Path
from hdiary.cohort.engine.places import claim_folder

steps, rename = 0, Path.rename

def counted(*given):
    global steps
    steps += 1
    if steps == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(*given)

Path.rename = counted
with claim_folder(Path(sys.argv[1]), mark="mark", force=True) as building:
    (building / "mark").write_text("new")
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "cohort"
    folder.mkdir()
    (folder / "mark").write_text("old")
    return folder


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")
@pytest.mark.parametrize("step", [1, 2])
def test_killed_before_the_new_one_has_its_name_the_old_one_stays(old: Path, step: int) -> None:
    ran = subprocess.run([sys.executable, "-c", RUN, str(old), str(step)], check=False)
    assert ran.returncode == -signal.SIGKILL
    clear_stale(old.parent)
    assert (old / "mark").read_text() == "old"
    assert [path.name for path in old.parent.iterdir()] == ["cohort"]


def test_where_the_new_one_cannot_take_its_name_the_old_one_comes_back(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if (path / "mark").is_file() and (path / "mark").read_text() == "new":
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with (
        pytest.raises(OSError, match="Input"),
        claim_folder(old, mark="mark", force=True) as building,
    ):
        (building / "mark").write_text("new")
    assert (old / "mark").read_text() == "old"
    assert [path.name for path in old.parent.iterdir()] == ["cohort"]


def test_what_could_not_be_finished_leaves_nothing(old: Path) -> None:
    with (
        pytest.raises(ValueError, match="no diary"),
        claim_folder(old, mark="mark", force=True) as building,
    ):
        (building / "part").write_text("some")
        raise ValueError("no diary")
    assert [path.name for path in old.parent.iterdir()] == ["cohort"]
