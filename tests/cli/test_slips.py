"""Slips of a person: any command, any name of a file, told in words and with the right code."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from hdiary.cli.app import app
from hdiary.cli.endings import FINE, REFUSED, USAGE

ROOT = Path(__file__).parents[2]
DOCUMENTED = {FINE, REFUSED, USAGE}
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys instead of showing it."""
FILES = {
    "-o", "--plot", "--csv", "--people", "--map", "--plan", "--measures", "--key", "--truth",
    "--problems-csv", "--into", "file", "cohort", "others",
}  # fmt: skip
"""Options and arguments that name a file or a folder."""
WAITS = {"app", "lab"}
"""Commands that go on until they are stopped; only names that cannot be read are given to them."""
posix = pytest.mark.skipif(os.name != "posix", reason="names and files of POSIX systems")


def commands(
    command: click.Command, names: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Give every command that there is, so that a new one is swept, too."""
    if not isinstance(command, click.Group):
        yield names, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        assert inner is not None
        yield from commands(inner, (*names, name))


CASES = [
    pytest.param(names, command, param.opts[0], id=f"{' '.join(names)} {param.opts[0]}")
    for names, command in commands(app)
    for param in command.params
    if param.opts[0] in FILES and not ({*names} & WAITS and param.opts[0] != "file")
]


def slips(folder: Path) -> dict[str, str]:
    """Give names that nobody means."""
    (folder / "folder").mkdir()
    (folder / "loop.csv").symlink_to("loop.csv")
    (folder / "gone.csv").symlink_to("nowhere")
    (folder / "look\x1b[31m\x07alike.csv").write_text("date,pain\n", encoding="utf-8")
    return {
        "nobody's folder": "~nobody-at-all/x.csv",
        "a circle of links": f"{folder}/loop.csv",
        "within a circle": f"{folder}/loop.csv/x.csv",
        "a link to nothing": f"{folder}/gone.csv",
        "the end of a text": f"{folder}/a\0b.csv",
        "two lines": f"{folder}/a\nb.csv",
        "a colour": f"{folder}/look\x1b[31m\x07alike2.csv",
        "a link of a terminal": f"{folder}/\x1b]8;;x\x1b\\l.csv",
        "one sign of control": f"{folder}/\x9b31mq.csv",
        "turned order": f"{folder}/\u202evsc.exe",
        "half a character": f"{folder}/a\udcffb.csv",
        "a long name": f"{folder}/{'a' * 300}.csv",
        "a long path": f"{folder}{'/a' * 2500}.csv",
        "a folder": f"{folder}/folder",
        "in a file": f"{folder}/look\x1b[31m\x07alike.csv/x.csv",
        "in no folder": f"{folder}/no/x.csv",
        "nothing": "",
    }


def asked(
    names: tuple[str, ...], command: click.Command, slip: tuple[str, str], folder: Path
) -> list[str]:
    """Write a command line that only the slip keeps from being sensible."""
    option, name = slip
    missing = str(folder / "no such diary.csv")
    words = list(names)
    behind: list[str] = []
    for param in command.params:
        first = param.opts[0]
        if first == option:
            (behind if param.param_type_name == "argument" else words).extend(
                [name] if param.param_type_name == "argument" else [first, name]
            )
        elif param.param_type_name == "argument":
            behind.append(missing)
        elif first == "-o" and param.required:
            words += ["-o", str(folder / "out.html")]
        elif first == "--plan" and param.required:
            words += ["--plan", missing]
        elif first == "--arm":
            words += ["--arm", "heat", "--arm", "none"]
    return [*words, "--", *behind]


@posix
@pytest.mark.parametrize(("names", "command", "option"), CASES)
def test_no_name_of_a_file_is_a_bug(
    names: tuple[str, ...],
    command: click.Command,
    option: str,
    run: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for slip, name in slips(tmp_path).items():
        if {*names} & WAITS and slip == "nothing":
            continue
        ran = run(*asked(names, command, (option, name), tmp_path))
        told = ran.out + ran.err
        assert ran.code in DOCUMENTED, (slip, told)
        assert "Traceback" not in told
        assert "bug in hdiary" not in told
        assert OBEYED.search(told) is None, (slip, told)
        assert not re.search(r"\\x|\\u", told), (slip, told)


ODD = os.fsdecode(b"na\xffme.csv")
"""What a file can be called that comes from a system of other letters."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are of whole letters")
class TestNamesOfOtherLetters:
    """A diary whose name is in no letters of UTF-8 is a diary, and its name is shown with a gap."""

    @pytest.mark.parametrize(
        "words",
        [
            ("check", ODD),
            ("check", ODD, "--json"),
            ("check", ODD, "--problems-csv", "-"),
            ("check", "folder", "--json"),
            ("burden", "folder"),
            ("convert", ODD, "-o", "-"),
            ("map", ODD),
            ("report", ODD, "-o", "-"),
            ("deidentify", ODD, "-o", "out.csv"),
            ("cohort", "pack", "folder", "-o", "packed"),
            ("trial", "plan", ODD, "--arm", "heat", "--arm", "none", "-o", "plan"),
        ],
        ids=lambda words: " ".join(words).encode("ascii", "ignore").decode(),
    )
    def test_it_is_read(
        self,
        words: tuple[str, ...],
        run: Any,
        diary: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("folder").mkdir()
        for place in (Path(ODD), Path("folder", ODD)):
            place.write_bytes(diary.read_bytes())
        ran = run(*words)
        assert ran.code == FINE, ran.err
        assert OBEYED.search(ran.out + ran.err) is None

    def test_its_name_is_told_as_far_as_it_can_be_read(self, tmp_path: Path) -> None:
        import hdiary

        (tmp_path / ODD).write_text("date,pain\nfoo,1\n", encoding="utf-8")
        with pytest.raises(hdiary.DiaryError) as refused:
            hdiary.read_diary(tmp_path / ODD)
        assert set(refused.value.problems["file"]) == {
            f"{tmp_path}/na\N{REPLACEMENT CHARACTER}me.csv"
        }


class TestPipesAndDevices:
    """What is named like a file and is none."""

    @posix
    def test_a_pipe_into_which_nobody_writes_is_not_waited_for(
        self, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("hdiary.vocabulary.pipes._TURNS", 1)
        os.mkfifo(tmp_path / "diary.csv")
        ran = run("check", tmp_path / "diary.csv")
        assert ran.code == USAGE
        assert "nobody writes" in ran.err

    @posix
    def test_a_pipe_that_nobody_reads_is_not_waited_for(
        self, run: Any, diary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("hdiary.vocabulary.pipes._TURNS", 1)
        os.mkfifo(tmp_path / "out.csv")
        ran = run("convert", diary, "-o", tmp_path / "out.csv", "--force")
        assert ran.code == USAGE
        assert "nobody reads" in ran.err

    @posix
    def test_a_pipe_into_which_somebody_wrote_is_a_diary(self, run: Any, diary: Path) -> None:
        reading, writing = os.pipe()
        os.write(writing, diary.read_bytes())
        os.close(writing)
        try:
            ran = run("convert", f"/dev/fd/{reading}", "-o", "-")
        finally:
            os.close(reading)
        assert ran.code == FINE
        assert ran.out.startswith("date,")

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device here")
    @pytest.mark.parametrize("option", ["FILE", "--people", "--map"])
    def test_a_device_without_an_end_is_no_diary(self, option: str, run: Any, diary: Path) -> None:
        words = ("/dev/zero",) if option == "FILE" else (diary, option, "/dev/zero")
        ran = run("check", *words)
        assert ran.code == USAGE
        assert "device" in ran.err


class TestStandardStreams:
    """Standard streams that the caller closed, or behind which nothing takes what is said."""

    @pytest.mark.slow
    @posix
    @pytest.mark.parametrize(
        ("words", "code"),
        [
            ("check {diary} >&-", USAGE),
            ("convert {diary} -o - >&-", USAGE),
            ("burden {diary} --json >&-", USAGE),
            ("convert {diary} -o {out} >&-", FINE),
            ("check - <&-", USAGE),
            ("check {diary} 2>&-", FINE),
            ("check {diary}.not 2>&-", USAGE),
        ],
    )
    def test_what_is_closed_is_told(
        self, words: str, code: int, diary: Path, tmp_path: Path
    ) -> None:
        line = words.format(diary=diary, out=tmp_path / "out.csv")
        ran = subprocess.run(
            ["sh", "-c", f'"$0" -m hdiary {line}', sys.executable], capture_output=True, text=True
        )
        assert ran.returncode == code, ran.stderr
        assert "Traceback" not in ran.stderr
        assert "bug" not in ran.stderr
        if ">&-" in words and code == USAGE and "2>" not in words:
            assert "Standard output is closed" in ran.stderr

    @pytest.mark.slow
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
    def test_a_standard_error_that_takes_nothing_costs_no_answer(self, diary: Path) -> None:
        with Path("/dev/full").open("wb") as full:
            ran = subprocess.run(
                [sys.executable, "-m", "hdiary", "burden", f"{diary}.not"], stderr=full
            )
        assert ran.returncode == USAGE


def test_a_refusal_itself_holds_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    import hdiary

    path = tmp_path / "x\x1b[31my.csv"
    path.write_text("day,pain\x1b]0;t\x07\nfoo,bar\x9b1m\n", encoding="utf-8")
    with pytest.raises(hdiary.DiaryError) as refused:
        hdiary.read_diary(path)
    assert OBEYED.search(str(refused.value)) is None
    with pytest.raises(ValueError, match="already there") as written:
        hdiary.write_diary(hdiary.read_diary(ROOT / "data/sample/diary.csv"), path)
    assert OBEYED.search(str(written.value)) is None


def test_only_one_place_prints() -> None:
    """Whatever is said goes through one door, behind which nothing is obeyed."""
    found = [
        path.name
        for path in sorted((ROOT / "src" / "hdiary" / "cli").glob("*.py"))
        if re.search(r"click\.s?echo\(", path.read_text(encoding="utf-8"))
    ]
    assert found == ["text.py"]


def test_paths_are_written_out_by_what_knows_slips() -> None:
    found = [
        path.name
        for path in sorted((ROOT / "src" / "hdiary").rglob("*.py"))
        if ".expanduser()" in path.read_text(encoding="utf-8")
    ]
    assert found == []


@pytest.mark.parametrize("name", [".", " ", "./"])
@pytest.mark.parametrize("command", ["app", "lab"])
def test_the_folder_one_is_in_is_a_name(
    name: str, command: str, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "no-diary.csv").write_text("one,two\n3,4\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "inside")
    ran = run(command, "--no-browser", name)
    assert ran.code in DOCUMENTED
    assert "bug in hdiary" not in ran.out + ran.err


def test_what_is_remembered_of_the_folder_one_is_in_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hdiary.read.remember import remembered_path

    (tmp_path / "inside").mkdir()
    monkeypatch.chdir(tmp_path / "inside")
    assert remembered_path(".") == Path(os.path.realpath(tmp_path)) / "inside.hdiary.toml"
    assert remembered_path("/").name == ".hdiary.toml"


@pytest.mark.parametrize("into", ["a\0b", "a\ud800b"])
def test_no_notebooks_go_where_no_folder_can_be(into: str, run: Any, diary: Path) -> None:
    ran = run("lab", diary, "--no-start", "--into", into)
    assert ran.code == USAGE
    assert "No file can be called" in ran.err
