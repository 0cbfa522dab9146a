"""How a run ends, in a process of its own where that matters."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from hdiary.cli import endings, progress
from hdiary.words import load_words

HDIARY = [sys.executable, "-m", "hdiary"]
posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")


def process(*arguments: object, **settings: Any) -> subprocess.CompletedProcess[str]:
    command = [*HDIARY, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **settings)


@pytest.mark.slow
def test_a_fine_run_ends_with_0_and_a_refused_diary_with_1(diary: Path, bad: Path) -> None:
    assert process("check", diary).returncode == 0
    ran = process("burden", bad)
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "Traceback" not in ran.stderr


def test_wrong_usage_ends_with_2() -> None:
    assert process("check").returncode == 2


def test_standard_input_of_a_process(diary: Path) -> None:
    command = [*HDIARY, "convert", "-", "-o", "-"]
    ran = subprocess.run(command, input=diary.read_bytes(), capture_output=True, check=True)
    assert ran.stdout.startswith(b"date,start,end,pain")
    assert b"\r" not in ran.stdout


@pytest.mark.slow
@posix
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    rows = "".join(f"P{who},2026-03-{day:02d},5\n" for who in range(900) for day in range(1, 29))
    path.write_text("patient,date,pain\n" + rows)
    run = subprocess.Popen(
        [*HDIARY, "convert", str(path), "-o", "-"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.readline()
    run.stdout.close()
    told = run.stderr.read().decode()
    run.stderr.close()
    assert run.wait() == 141
    assert "Traceback" not in told
    assert "Exception" not in told
    assert "rror" not in told


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_behind_standard_output_is_told_and_is_no_bug(diary: Path) -> None:
    for command in (["check", str(diary)], ["convert", str(diary), "-o", "-"]):
        with Path("/dev/full").open("wb") as full:
            run = subprocess.run(
                [*HDIARY, *command], stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert run.returncode == 2
        assert run.stderr == "Error: The computer refused: No space left on device.\n"


@pytest.mark.slow
@posix
def test_an_interrupted_run_ends_with_130_and_leaves_no_file(tmp_path: Path) -> None:
    # The diary never comes: the run waits for it until it is interrupted.
    pipe, folder = tmp_path / "diary.csv", tmp_path / "out"
    os.mkfifo(pipe)
    folder.mkdir()
    run = subprocess.Popen(
        [*HDIARY, "convert", str(pipe), "-o", str(folder / "out.csv")],
        stderr=subprocess.PIPE,
        # A suite that a shell runs in the background is deaf to Ctrl-C, and so would be its child.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    late = threading.Timer(60, run.kill)  # or the pipe would be waited for in vain
    late.start()
    with pipe.open("wb", buffering=0):  # opens as soon as the run reads
        run.send_signal(signal.SIGINT)
        _, told = run.communicate()
    late.cancel()
    assert run.returncode == 130
    assert b"Stopped." in told
    assert b"Traceback" not in told
    assert list(folder.iterdir()) == []


def test_a_bug_ends_with_70_and_one_line_without_the_diary(
    run: Any, diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **settings: object) -> None:
        raise KeyError("Besuch bei Anna")

    monkeypatch.setattr("hdiary.read.read_diary", broken)
    ran = run("check", diary)
    assert ran.code == 70
    assert ran.err.count("\n") == 1
    assert "This is a bug in hdiary" in ran.err
    assert "KeyError" in ran.err
    assert "test_endings.py line" in ran.err
    assert "Anna" not in ran.err
    for arguments in (("--traceback", "check", diary), ("check", diary, "--traceback")):
        shown = run(*arguments)
        assert shown.code == 70
        assert "Traceback (most recent call last)" in shown.err


def test_too_little_memory_is_told(run: Any, diary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **settings: object) -> None:
        raise MemoryError

    monkeypatch.setattr("hdiary.read.read_diary", broken)
    ran = run("check", diary)
    assert ran.code == 1
    assert "too large for the memory" in ran.err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("env", "colour"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
)
def test_colour_follows_the_usual_variables(diary: Path, env: dict[str, str], colour: bool) -> None:
    clean = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR", "TERM"}}
    ran = process("check", diary, env={**clean, **env})
    assert ("\x1b[" in ran.stdout) is colour


@pytest.mark.slow
def test_a_console_without_the_letters_shows_a_question_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("date,pain,Müdigkeit 日\n2026-03-01,5,1\n", encoding="utf-8")
    env = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    ran = process("check", path, env=env, encoding="cp1252")
    assert ran.returncode == 0
    assert "Müdigkeit ?" in ran.stdout


def test_help_loads_few_files() -> None:
    script = (
        "import sys; old = {*sys.modules}; from hdiary.cli import main; main(['--help']);"
        "print('LOADED', *({*sys.modules} - old))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = run.stdout.partition("LOADED")[2].split()
    assert "click" in loaded
    # Counted 23 of the house and 118 others, most of them for click.
    assert sum(name.startswith("hdiary") for name in loaded) < 35
    assert len(loaded) < 200


class TestProgress:
    """A bar for work that takes a while, on a terminal, and nothing otherwise."""

    @pytest.fixture
    def clock(self, monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
        now = {"now": 0.0}
        monkeypatch.setattr("hdiary.cli.progress.time.monotonic", lambda: now["now"])
        monkeypatch.setattr("sys.stderr.isatty", lambda: True)
        return now

    def test_quick_work_shows_nothing(self, clock: dict[str, float]) -> None:
        with progress.Progress("Reading") as bar:
            bar(1, 10)
            clock["now"] = 0.9
            bar(10, 10)
            assert bar.bar is None

    def test_slow_work_shows_a_bar_that_moves(self, clock: dict[str, float]) -> None:
        with progress.Progress("Reading") as bar:
            bar(1, 10)
            clock["now"] = 1.5
            bar(2, 10)
            bar(7, 10)
            assert bar.bar is not None
            assert (bar.bar.pos, bar.bar.length) == (7, 10)

    def test_no_terminal_shows_nothing(
        self, clock: dict[str, float], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.stderr.isatty", lambda: False)
        with progress.Progress("Reading") as bar:
            clock["now"] = 5.0
            bar(2, 10)
            assert bar.bar is None


def test_exit_codes_are_the_ones_that_the_readme_tells() -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    codes = (endings.FINE, endings.REFUSED, endings.USAGE, endings.BUG, endings.INTERRUPTED)
    assert all(f"`{code}`" in text for code in codes)


def test_a_full_disk_is_told_in_the_words_of_the_system_and_not_of_a_library(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = "Error writing bytes to file. Detail: [errno 28] No space left on device"
    say = load_words("en", "screen")
    assert endings.end_badly(OSError(28, words), say, show_all=False) == 2
    assert capsys.readouterr().err == "Error: The computer refused: No space left on device.\n"
