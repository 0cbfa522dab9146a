"""What the docs show can be done: every example runs, on the sample, in a folder of its own."""

from __future__ import annotations

import contextlib
import doctest
import io
import itertools
import re
import shlex
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

import click
import pytest

import hdiary
from hdiary.cli import main
from hdiary.cli.commands import get_command
from tests.docs.examples import (
    DOCS,
    ELSEWHERE,
    FENCE,
    OTHER_LANGUAGES,
    PAGES,
    PYTHON,
    ROOT,
    SERVERS,
    SHELL,
    Example,
    commands_in,
    find_examples,
    lay_desk,
)

WITH_EXAMPLES = [page for page in PAGES if find_examples(page)]
OF_MANY = {"people.md", "deidentify.md", "cohort-arms.md", "pooled.md"}
"""Pages whose `diary` is one of many people."""
SPOKEN_OF = "FILE"
"""How pages call the reader's file."""


@pytest.mark.slow
@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_its_examples_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    found = [example for example in find_examples(page) if not example.why]
    # What a page says in Python is the same in other words, so it has a desk of its own.
    for kind, ours in itertools.groupby(
        sorted(found, key=lambda one: one.kind in PYTHON), key=lambda one: one.kind in PYTHON
    ):
        desk = tmp_path / ("python" if kind else "shell")
        lay_desk(desk)
        monkeypatch.chdir(desk)
        run_all(list(ours), desk)


def run_all(examples: list[Example], desk: Path) -> None:
    """Run the examples of a page at a desk."""
    many = examples[0].page in OF_MANY
    known: dict[str, Any] = {
        "hdiary": hdiary,
        "diary": hdiary.read_diary("cohort.csv" if many else "diary.csv"),
        "people": hdiary.read_people("people.csv"),
    }
    theirs = set(desk.iterdir())
    for example in examples:
        if example.kind in PYTHON:
            run_python(example, known)
        else:
            run_shell(example, theirs)


def run_python(example: Example, known: dict[str, Any]) -> None:
    """Run lines of Python; later examples of a page know what earlier ones made."""
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(example.body, example.name, "exec"), known)


def run_shell(example: Example, theirs: Collection[Path] = ()) -> None:
    """Run its commands one after the other, and compare what is printed where it is shown."""
    for words, printed in commands_in(example.body, example.kind):
        clear_way(words, theirs)
        name = Path(words[0]).name
        if name == "hdiary":
            said = run_hdiary([word.replace(SPOKEN_OF, "diary.csv") for word in words[1:]], example)
            checker = doctest.OutputChecker()
            same = checker.check_output(printed, said, doctest.ELLIPSIS)
            assert same or not printed, f"{example.name} now says:\n{said}"
        else:
            check_elsewhere(words, example)


def clear_way(words: list[str], theirs: Collection[Path]) -> None:
    """Take away what an earlier line wrote under the same name: lines are alternatives."""
    for option, value in itertools.pairwise(words):
        place = Path.cwd() / value
        if option == "-o" and place.exists() and place not in theirs:
            shutil.rmtree(place) if place.is_dir() else place.unlink()


def run_hdiary(arguments: list[str], example: Example) -> str:
    """Run hdiary as a shell does; a command that serves is kept from it."""
    if arguments[:1] and arguments[0] in SERVERS:
        quiet = SERVERS[arguments[0]]
        if quiet is None:
            understand(arguments)
            return ""
        arguments = [*arguments, *quiet]
    said, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        ended = main(arguments)
    assert ended == 0, f"{example.name}: hdiary {' '.join(arguments)}\n{complained.getvalue()}"
    return said.getvalue()


def understand(arguments: list[str]) -> None:
    """Read the words of a command as it does, and do nothing."""
    command = get_command(arguments[0])
    assert command is not None, f"there is no command {arguments[0]}"
    assert isinstance(command.make_context(arguments[0], arguments[1:]), click.Context)


def check_elsewhere(words: list[str], example: Example) -> None:
    """Look at a command of others as far as that can be done without running it."""
    if words[0] == "make":
        targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
        assert words[1] in targets, example.name
    elif words[0].startswith("python") and words[1].endswith(".py"):
        assert (ROOT / words[1]).is_file(), example.name
    else:
        assert words[0] in ELSEWHERE, f"{example.name}: run {words[0]}, or say why not"


def indented(page: Path) -> list[str]:
    """Give the commands that stand in a page by themselves, set in by four or more spaces."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return [
        line.strip()
        for before, line in itertools.pairwise(lines)
        if not before.strip() and re.match(r" {4,}(hdiary|python) ", line)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_commands_with_files_of_other_programs_are_understood(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "export.map.toml").touch()
    for line in indented(page):
        words = shlex.split(line, comments=True)
        if words[0] == "hdiary":
            understand(words[1:])
        else:
            assert (ROOT / words[1]).is_file(), line


def test_pages_have_examples() -> None:
    found = [example for page in PAGES for example in find_examples(page)]
    assert len(found) > 30
    assert len([one for one in found if one.why]) < len(found) / 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_block_says_what_it_is(page: Path) -> None:
    kinds = {match["kind"] for match in FENCE.finditer(page.read_text(encoding="utf-8"))}
    assert kinds <= SHELL | PYTHON | OTHER_LANGUAGES


class TestTeeth:
    """An example that does not work is found out."""

    def made_up(self, kind: str, body: str) -> Example:
        return Example(page="made-up.md", line=1, kind=kind, body=body, why="")

    @pytest.mark.parametrize(
        "line",
        [
            "hdiary burdn diary.csv",
            "hdiary burden nothing.csv",
            "hdiary burden diary.csv --no-such",
        ],
    )
    def test_a_command_that_fails(self, line: str, tmp_path: Path) -> None:
        with contextlib.chdir(tmp_path), pytest.raises(AssertionError, match=r"made-up\.md:1"):
            run_shell(self.made_up("sh", f"{line}\n"))

    def test_words_that_are_no_longer_said(self) -> None:
        example = self.made_up("console", "$ hdiary --version\nhdiary 99.9\n")
        with pytest.raises(AssertionError, match="now says"):
            run_shell(example)

    def test_a_server_that_is_asked_wrongly(self) -> None:
        with pytest.raises((AssertionError, click.UsageError)):
            run_shell(self.made_up("sh", "hdiary lab --no-such\n"))

    def test_a_command_that_nobody_knows(self) -> None:
        with pytest.raises(AssertionError, match="or say why not"):
            run_shell(self.made_up("sh", "frobnicate diary.csv\n"))

    def test_a_benchmark_that_is_not_there(self) -> None:
        with pytest.raises(AssertionError):
            run_shell(self.made_up("sh", "python benchmarks/no_such.py\n"))

    def test_python_that_fails(self) -> None:
        with pytest.raises(AttributeError):
            run_python(self.made_up("python", "hdiary.no_such_name\n"), {"hdiary": hdiary})

    def test_continued_lines_and_comments(self) -> None:
        assert commands_in("hdiary burden \\\n  a.csv   # so\nother\n", "") == [
            (["hdiary", "burden", "a.csv"], "")
        ]
