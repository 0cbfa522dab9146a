"""A command that is killed leaves the old file whole, and the next one clears what it left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")

RUN = """
import os, signal, sys
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
from hdiary.cli import main
main(sys.argv[1:])
"""
"""Killed when the bytes are written and nothing has taken its name."""


def killed(folder: Path, *words: str) -> None:
    ran = subprocess.run([sys.executable, "-c", RUN, *words], cwd=folder, check=False)
    assert ran.returncode == -signal.SIGKILL


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    rows = [f"2026-03-{day:02d},{day % 3 * 2},Quittengelee" for day in range(1, 29)]
    (tmp_path / "work").mkdir()
    text = "\n".join(["date,pain,notes", *rows])
    (tmp_path / "work" / "diary.csv").write_text(text, encoding="utf-8")
    return tmp_path / "work"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("new.csv", ("convert", "diary.csv", "-o", "new.csv", "--force")),
        ("page.html", ("report", "diary.csv", "-o", "page.html", "--force")),
    ],
)
def test_the_old_file_is_whole_and_the_next_command_clears(
    run: Any, place: Path, target: str, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / target).write_text("old")
    killed(place, *words)
    assert (place / target).read_text() == "old"
    left = [path for path in place.iterdir() if path.name not in {"diary.csv", target}]
    assert len(left) == 1, "what it wrote lies aside"
    assert left[0].stat().st_mode & 0o777 == 0o600
    # From anywhere: the diary that is named lies there.
    monkeypatch.chdir(place.parent)
    assert run("check", place / "diary.csv").code == 0
    assert sorted(path.name for path in place.iterdir()) == sorted(["diary.csv", target])
    assert list((place.parent / "tmp").iterdir()) == []


def test_a_living_one_is_left_in_peace(run: Any, place: Path) -> None:
    code = (
        "from hdiary.aside import open_aside; from pathlib import Path\n"
        "print(open_aside(Path())[0].name, flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=place, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as other:  # fmt: skip
        if other.stdout is None:
            pytest.fail("nothing is said")
        name = other.stdout.readline().strip()
        run("check", place / "diary.csv")
        assert (place / name).exists()
        other.kill()
    run("check", place / "diary.csv")
    assert not (place / name).exists()


def test_a_full_disk_is_told_in_words(
    run: Any, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    (place / "new.csv").write_text("old")
    ran = run("convert", place / "diary.csv", "-o", place / "new.csv", "--force")
    assert ran.code == 2
    assert ran.err.startswith("Error: The disk is full (No space left on device)")
    assert (place / "new.csv").read_text() == "old"
    assert sorted(path.name for path in place.iterdir()) == ["diary.csv", "new.csv"]
