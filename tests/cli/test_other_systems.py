"""What other systems do otherwise, as far as it can be played here: consoles, files, browsers."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import webbrowser
import zoneinfo
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hdiary
from hdiary.cli.console import plain_letter
from hdiary.diary import DiaryError
from hdiary.read import zones
from hdiary.write import WriteError, files

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "sample" / "diary.csv"
SOURCES = sorted((ROOT / "src").rglob("*.py"))
ONLY_UNIX = {
    "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty",
}  # fmt: skip
"""Parts of Python that Windows lacks."""
UNIX_CALLS = {
    *("chown", "fork", "getegid", "geteuid", "getgid", "getuid", "killpg", "lchown", "mkfifo"),
    *("mknod", "nice", "setsid", "sched_getaffinity", "uname", "SIGALRM", "SIGHUP", "SIGKILL"),
    *("SIGPIPE", "SIGQUIT", "SIGUSR1", "SIGUSR2", "O_NOFOLLOW", "O_DIRECTORY"),
}
"""Names in `os` and `signal` that Windows lacks."""


def printed(encoding: str, *arguments: str) -> str:
    env = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    ran = subprocess.run(
        [sys.executable, "-m", "hdiary", *arguments], capture_output=True, env=env, cwd=ROOT
    )
    assert ran.returncode == 0, ran.stderr
    # click writes UTF-8 where Python says that there is only ASCII.
    return ran.stdout.decode("utf-8" if encoding == "ascii" else encoding)


class TestConsolesOfOtherLetters:
    """A console of Windows that is written into a file or a pipe knows few letters."""

    @pytest.mark.slow
    @pytest.mark.parametrize("encoding", ["cp1252", "cp437", "cp850", "ascii", "iso8859-1"])
    @pytest.mark.parametrize("language", ["en", "de"])
    def test_no_number_loses_its_minus(self, encoding: str, language: str) -> None:
        told = printed(encoding, "treatments", "data/sample/diary.csv", "--language", language)
        comma = "," if language == "de" else "."
        assert f"-7{comma}8" in told.replace("\N{MINUS SIGN}", "-")
        assert "?" not in told

    @pytest.mark.slow
    @pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
    @pytest.mark.parametrize("command", ["check", "next", "pattern"])
    def test_no_command_fails_for_want_of_letters(self, encoding: str, command: str) -> None:
        assert printed(encoding, command, "data/sample/diary.csv", "--language", "de")

    def test_signs_of_numbers_and_german_letters_keep_what_they_say(self) -> None:
        told = "−0.2 to 0.6 “a” ≥ 5 … müde, größer, é"  # noqa: RUF001
        assert "".join(map(plain_letter, told)) == '-0.2 to 0.6 "a" >= 5 ... muede, groesser, e'

    @given(st.characters())
    def test_every_letter_has_something_that_stands_for_it(self, letter: str) -> None:
        told = plain_letter(letter)
        assert told
        assert told.isascii()


class TestFilesThatOtherProgramsHold:
    """Excel keeps others from a workbook that is open in it."""

    def test_a_diary_that_is_open_elsewhere_says_what_to_do(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Any
    ) -> None:
        path = tmp_path / "diary.csv"
        path.write_text("date,pain\n2026-03-01,3\n", encoding="utf-8")

        def held(*_: object, **__: object) -> Any:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.open", held)
        with pytest.raises(DiaryError, match=r"open in another program, such as Excel, close it"):
            hdiary.read_diary(path)
        ran = run("burden", path)
        assert ran.code == 1
        assert "such as Excel" in ran.err

    @pytest.mark.parametrize("name", ["con.csv", "AUX.html", "nul", "Com1.pdf", "lpt9.tar.gz"])
    def test_a_name_that_is_a_device_of_windows_is_refused_there(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        files.check_target(tmp_path / name)
        monkeypatch.setattr(files, "_ON_WINDOWS", True)
        with pytest.raises(WriteError, match=r"Windows keeps the name .* Choose another name"):
            files.check_target(tmp_path / name)
        files.check_target(tmp_path / "console.csv")

    def test_lines_may_end_as_windows_ends_them(self, tmp_path: Path) -> None:
        told = SAMPLE.read_bytes().replace(b"\r\n", b"\n")
        read = []
        for name, end in (("unix.csv", b"\n"), ("windows.csv", b"\r\n")):
            (tmp_path / name).write_bytes(told.replace(b"\n", end))
            read.append(hdiary.read_diary(tmp_path / name))
        assert read[0].entries.equals(read[1].entries)


class TestOpeningThePage:
    """``report --open`` leaves it to the system with which program."""

    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        listed: list[str] = []

        def opens(url: str) -> bool:
            listed.append(url)
            return True

        monkeypatch.setattr(webbrowser, "open", opens)
        return listed

    @pytest.mark.slow
    def test_the_page_is_opened_by_its_address(
        self, run: Any, tmp_path: Path, opened: list[str]
    ) -> None:
        page = tmp_path / "my page.html"
        ran = run("report", SAMPLE, "-o", page, "--open")
        assert ran.code == 0
        assert opened == [page.as_uri()]
        assert "%20" in opened[0]
        assert opened[0].startswith("file:///")

    @pytest.mark.slow
    def test_nothing_is_opened_unasked(self, run: Any, tmp_path: Path, opened: list[str]) -> None:
        assert run("report", SAMPLE, "-o", tmp_path / "page.html").code == 0
        assert opened == []

    @pytest.mark.slow
    def test_where_no_browser_is_the_page_is_there_and_named(
        self, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(webbrowser, "open", lambda url: False)
        ran = run("report", SAMPLE, "-o", tmp_path / "page.html", "--open")
        assert ran.code == 0
        assert "No browser was found" in ran.err
        assert (tmp_path / "page.html").is_file()

    def test_what_is_printed_cannot_be_opened(self, run: Any, opened: list[str]) -> None:
        ran = run("report", SAMPLE, "-o", "-", "--open")
        assert ran.code == 2
        assert "--open" in ran.err
        assert opened == []


class TestWhatWindowsLacks:
    """Modules, calls and files that only Unix has."""

    def test_every_part_of_the_command_comes_in_without_them(self) -> None:
        script = (
            "import sys\n"
            f"for name in {sorted(ONLY_UNIX - {'posix'})}: sys.modules[name] = None\n"
            "import importlib\n"
            "from hdiary.cli.commands import COMMANDS, get_command\n"
            "for name in COMMANDS: get_command(name)\n"
            "import hdiary\n"
            "for room in ('read', 'write', 'questions', 'trials', 'cohort', 'cohort.engine',\n"
            "             'plots', 'report', 'keep', 'simulate'):\n"
            "    importlib.import_module(f'hdiary.{room}')\n"
            f"print(hdiary.burden(hdiary.read_diary({str(SAMPLE)!r})).summary()[:9])\n"
        )
        ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
        assert (ran.stdout, ran.returncode) == ("The diary\n", 0), ran.stderr

    def test_nothing_calls_what_windows_has_not(self) -> None:
        found = [
            f"{path.name}: {node.attr}"
            for path in SOURCES
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute) and node.attr in UNIX_CALLS
        ]
        assert found == []

    def test_every_text_file_is_opened_in_a_named_encoding(self) -> None:
        found = [f"{path.name}:{line}" for path in SOURCES for line in unnamed_encodings(path)]
        assert found == []

    def test_an_unnamed_encoding_would_be_found(self, tmp_path: Path) -> None:
        path = tmp_path / "a.py"
        path.write_text("p.read_text()\nopen(p)\nopen(p, 'rb')\np.open('w')\n", encoding="utf-8")
        assert list(unnamed_encodings(path)) == [1, 2, 4]

    def test_time_zones_are_known_without_the_systems_list(self) -> None:
        zones._zone.cache_clear()
        before = zoneinfo.TZPATH
        try:
            zoneinfo.reset_tzpath(to=[])
            zoneinfo.ZoneInfo.clear_cache()
            assert zones.is_zone("Europe/Berlin")
        finally:
            zoneinfo.reset_tzpath(to=before)
            zones._zone.cache_clear()


def unnamed_encodings(path: Path) -> Iterator[int]:
    """Give the lines on which a text file is read or written in whatever is usual there."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or any(k.arg == "encoding" for k in node.keywords):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if name in {"read_text", "write_text"} and not (name == "read_text" and node.args):
            yield node.lineno
        is_open = isinstance(node.func, ast.Name) and node.func.id == "open"
        modes = [a.value for a in node.args if isinstance(a, ast.Constant)]
        if name == "open" and modes and all(m in {"r", "w", "a", "x"} for m in modes):
            yield node.lineno
        if is_open and not any("b" in str(mode) for mode in modes):
            yield node.lineno
