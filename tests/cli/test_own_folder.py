"""The folder of one sitting: gone with it; what a killed one left goes at the next start."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("psutil", reason="psutil is not installed (extra lab)")

from hdiary.cli.own_folder import note_owner, own_folder


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left_by(place: Path, number: int, name: str = "hdiary-app-left") -> Path:
    folder = place / name
    folder.mkdir()
    note_owner(folder, number)
    (folder / "panel.ipynb").write_text("the way to a diary")
    return folder


def a_process_that_ended() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_it_is_gone_with_its_sitting(place: Path) -> None:
    with own_folder("app") as folder:
        assert folder.is_dir()
        assert folder.name.startswith("hdiary-app-")
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("name", ["hdiary-app-left", "hdiary-lab-left"])
def test_what_a_killed_one_left_is_cleared(place: Path, name: str) -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    left = left_by(place, process.pid, name)
    with own_folder("lab"):
        assert left.is_dir(), "it is still needed"
    process.kill()
    process.communicate()
    with own_folder("app"):
        assert not left.exists()


def test_as_long_as_one_of_its_processes_lives_it_stays(place: Path) -> None:
    left = left_by(place, a_process_that_ended())
    note_owner(left, os.getpid())
    with own_folder("app"):
        assert left.is_dir()


@pytest.mark.parametrize("text", ["", "no JSON", "[1]", '["another computer", 1, 2.0]'])
def test_what_may_be_in_use_is_left_alone(place: Path, text: str) -> None:
    left = left_by(place, a_process_that_ended())
    (left / "whose.jsonl").write_text(text)
    (place / "hdiary-app-bare").mkdir()
    with own_folder("app"):
        assert left.is_dir()
        assert (place / "hdiary-app-bare").is_dir()


@pytest.mark.skipif(os.name != "posix", reason="links and owners of POSIX systems")
def test_nothing_is_reached_through_a_link_and_nothing_of_others(
    place: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = left_by(tmp_path_factory.mktemp("else"), a_process_that_ended())
    (place / "hdiary-app-link").symlink_to(elsewhere)
    with own_folder("app"):
        assert elsewhere.is_dir()
    theirs = left_by(place, a_process_that_ended())
    monkeypatch.setattr(os, "getuid", lambda: theirs.stat().st_uid + 1)
    with own_folder("app"):
        assert theirs.is_dir()
