"""Every hint can be followed where it is read: what is named there is there."""

from __future__ import annotations

import ast
import inspect
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest

import hdiary
from hdiary.cli.commands import COMMANDS, get_command
from hdiary.diary import DiaryError

from .cli.conftest import run

__all__ = ["run"]

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*[a-z]")
PLACES = ("docs/", "tests/", "src/", "data/sample", "benchmarks/", "notebooks/")
OF_OTHERS = {
    "--all-files", "--break-system-packages", "--build", "--find-links", "--force-reinstall",
    "--format", "--frozen", "--hash", "--import-mode", "--install-option", "--no-cache",
    "--no-deps", "--only", "--page", "--no-emit-project", "--no-header", "--no-index",
    "--require-hashes", "--test", "--user", "--with", "--python",
}  # fmt: skip
"""Options of pip, uv, node, pytest and benchmarks, which docs and messages name too."""
MADE = ("reference/", "changes.md")
"""What `make docs` writes; the tests of the site follow these links."""
ARGUMENTS = {"--column": "columns", "--as-is": "remembered"}
"""Where an argument of `hdiary.read_diary` is called otherwise than its option."""


@cache
def commands() -> dict[str, set[str]]:
    """Give the options of every command, those inside others as ``trial plan``."""
    found: dict[str, set[str]] = {}
    waiting = [(name, get_command(name)) for name in COMMANDS]
    for path, command in waiting:
        assert command is not None
        if isinstance(command, click.Group):
            ctx = click.Context(command)
            inner = command.list_commands(ctx)
            waiting += [(f"{path} {one}", command.get_command(ctx, one)) for one in inner]
        options = {o for p in command.params for o in (*p.opts, *p.secondary_opts)}
        found[path] = options | {"--help", "-h"}
    return found


def faults_of(line: str) -> list[str]:
    """Say what a command line names that is not there."""
    words = re.split(r"\s+", line.partition(" #")[0].partition(" | ")[0].strip())
    if words[1] in {"--version", "--help"} or words[1].isupper():
        return []
    paths = [" ".join(words[1:end]).rstrip(":,.") for end in (4, 3, 2)]
    path = next((one for one in paths if one in commands()), None)
    if path is None:
        return [f"{line}: no command {words[1]}"]
    named = [word.strip("\"'`,.;:()[]").partition("=")[0] for word in words[2:]]
    options = [word for word in named if re.fullmatch(r"--?[a-z][a-z-]*", word)]
    return [f"{line}: no {option}" for option in options if option not in commands()[path]]


def lines_of(page: Path) -> Iterator[str]:
    """Give the lines of hdiary that a page shows in its code, short or in blocks."""
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            told = re.match(r"\s*(?:\$ )?(?:uv run |[\w./\\-]*bin/)?(hdiary [^\n]*)", line)
            if told and " = " not in line:
                yield told[1]
    outside = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    for span in re.findall(r"`([^`]+)`", outside):
        if re.match(r"hdiary [a-z-]", span):
            yield " ".join(span.split())


def words_of(language: str) -> Iterator[str]:
    """Give every sentence of a language."""

    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        else:
            for one in value.values() if isinstance(value, dict) else value:
                yield from texts(one)

    path = ROOT / "src" / "hdiary" / "words" / f"{language}.toml"
    yield from texts(tomllib.loads(path.read_text(encoding="utf-8")))


def strings_of(path: Path) -> Iterator[str]:
    """Give the texts that stand in a file of code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
class TestWhatAPageNames:
    """The README, the docs and what stands beside them."""

    def test_its_commands_and_their_options_are_there(self, page: Path) -> None:
        if page.name != "CHANGELOG.md":
            assert [fault for line in lines_of(page) for fault in faults_of(line)] == []

    def test_an_option_that_it_names_is_one(self, page: Path) -> None:
        known = set().union(*commands().values()) | OF_OTHERS
        spans = re.findall(r"`(--[^`\n]+)`", page.read_text(encoding="utf-8"))
        named = {option for span in spans for option in OPTION.findall(span)}
        if page.name != "CHANGELOG.md":
            assert named - known == set()

    def test_its_links_lead_somewhere(self, page: Path) -> None:
        text = page.read_text(encoding="utf-8")
        named = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text)
        written = [name for name in named if not name.startswith(MADE)]
        assert [name for name in written if not (page.parent / name).exists()] == []

    def test_the_files_of_the_house_that_it_names_are_there(self, page: Path) -> None:
        spans = re.findall(r"`([\w./-]+)`", page.read_text(encoding="utf-8"))
        named = [s for s in spans if s.startswith(PLACES) and not re.search(r"[A-Z]{3}|\*", s)]
        if page.name != "CHANGELOG.md":
            assert [name for name in named if not (ROOT / name).exists()] == []

    def test_the_names_of_hdiary_that_it_uses_are_there(self, page: Path) -> None:
        named = re.findall(r"\bhdiary\.([a-z_]\w*)\(", page.read_text(encoding="utf-8"))
        if page.name != "CHANGELOG.md":
            assert [name for name in named if not hasattr(hdiary, name)] == []


@pytest.mark.parametrize("language", ["en", "de"])
class TestWhatIsSaid:
    """Sentences of a language."""

    def test_an_option_that_is_named_is_one(self, language: str) -> None:
        known = set().union(*commands().values())
        named = {option for text in words_of(language) for option in OPTION.findall(text)}
        assert len(named) > 20
        assert named - known == set()

    def test_a_command_that_is_named_is_one_and_has_the_options_behind_it(
        self, language: str
    ) -> None:
        shown = re.compile(r"(?:^|[\"(„]|: )(hdiary [a-z][^.;)\"“|]*)")
        lines = [line for text in words_of(language) for line in shown.findall(text)]
        typed = [x for x in lines if re.match(r"hdiary \w+ .*[A-Z-]{3}|hdiary trial", x)]
        assert len(typed) > 5
        assert [fault for line in typed for fault in faults_of(line)] == []


def test_options_that_stand_in_code_are_options_of_a_command() -> None:
    known = set().union(*commands().values()) | OF_OTHERS
    found = {
        (path.name, option)
        for path in (ROOT / "src" / "hdiary" / "cli").glob("*.py")
        for text in strings_of(path)
        for option in OPTION.findall(text)
    }
    assert len(found) > 40
    assert {one for one in found if one[1] not in known} == set()


def test_a_hint_that_leads_nowhere_would_be_found() -> None:
    assert faults_of("hdiary look diary.csv") == ["hdiary look diary.csv: no command look"]
    assert faults_of("hdiary burden d.csv --sacle 0-3") == [
        "hdiary burden d.csv --sacle 0-3: no --sacle"
    ]
    assert faults_of("hdiary trial plan d.csv --arm a --arm b -o t") == []


MADE_UP = {
    "dates": "date,pain\n02/03/2026,4\n03/03/2026,0\n",
    "words": "Tag,Schmerz\n2026-03-01,stark\n2026-03-02,kein\n2026-03-03,leicht\n",
    "hundred": "date,pain\n2026-03-01,70\n2026-03-02,0\n2026-03-04,55\n",
    "odd cell": "date,pain\n2026-03-01,7\n2026-03-02,0\n2026-03-04,7ish\n",
    "no names": "a,b\n2026-03-01,7\n2026-03-02,0\n",
    "list": "Date,Start,End\n2026-03-01,08:00,10:00\n2026-03-04,09:00,12:00\n",
    "marks": "Date,Migraine,Triptan\n"
    + "".join(f"2026-03-{day:02d},{'x,x' if day % 3 == 0 else ','}\n" for day in range(1, 29)),
    "messy": "Datum;Schmerz (0-10);Notizen\n02/03/2026;4;x\n03/03/2026;0;\n04/03/2026;12;\n",
    "small": "date,pain\n" + "".join(f"2026-03-{d:02d},{d % 4}\n" for d in range(1, 29)),
}
KINDS = sorted((ROOT / "tests" / "read" / "kinds" / "files").iterdir())


def lines_shown(out: str) -> list[list[str]]:
    """Give the command lines that stand alone, as a shell parts them."""
    found = re.findall(r"^ {4}(hdiary .*)$", out, re.MULTILINE)
    return [shlex.split(line)[1:] for line in found]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def follow(run: Any, name: str) -> None:
    """Run the first line that is shown, and again, until it is remembered; try the others."""
    ran = run("check", name)
    for _ in range(6):
        shown = lines_shown(ran.out)
        if not shown:
            return
        for option in re.findall(r"^ *if not: (--.*)$", ran.out, re.MULTILINE):
            tried = run("check", name, *shlex.split(option))
            assert tried.code != 2, (option, tried.err)
        for line in shown[1:]:
            assert run(*line).code != 2, line
        before, ran = ran, run(*shown[0])
        assert ran.code in (0, 1), (shown[0], ran.err)
        assert ran.out != before.out or "--remember" in shown[0]
        if "--remember" in shown[0]:
            assert "Remembered in" in ran.err
            assert run("burden", name).code in (0, 1)
            return
    pytest.fail("the hints go round in a circle")


@pytest.mark.slow
@pytest.mark.parametrize("kind", MADE_UP)
def test_what_check_shows_can_be_copied_until_it_is_remembered(
    run: Any, place: Path, kind: str
) -> None:
    (place / "my diary.csv").write_text(MADE_UP[kind], encoding="utf-8")
    shown = lines_shown(run("check", "my diary.csv").out)
    assert shown
    follow(run, "my diary.csv")


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=[path.name for path in KINDS])
def test_so_can_it_for_every_kind_of_file(run: Any, place: Path, kind: Path) -> None:
    shutil.copyfile(kind, place / kind.name)
    follow(run, kind.name)


@pytest.mark.parametrize("kind", MADE_UP)
def test_what_a_question_says_next_can_be_copied(run: Any, place: Path, kind: str) -> None:
    (place / "my diary.csv").write_text(MADE_UP[kind], encoding="utf-8")
    told = run("burden", "my diary.csv").err
    for line in re.findall(r": (hdiary check .*)$", told, re.MULTILINE):
        assert run(*shlex.split(line)[1:]).code in (0, 1)


@pytest.mark.parametrize("kind", MADE_UP)
def test_what_python_refuses_names_what_python_takes(place: Path, kind: str) -> None:
    (place / "diary.csv").write_text(MADE_UP[kind], encoding="utf-8")
    takes = inspect.signature(hdiary.read_diary).parameters
    try:
        hdiary.read_diary("diary.csv")
    except DiaryError as error:
        named = OPTION.findall(str(error))
        told = {ARGUMENTS.get(option, option[2:].replace("-", "_")) for option in named}
        assert told <= set(takes)
        for one in error.suggested:
            assert set(one.settings) <= set(takes)
            assert _problems(**one.settings) != _problems()


def _problems(**settings: Any) -> list[str]:
    try:
        diary = hdiary.read_diary("diary.csv", **settings)
    except DiaryError as error:
        return error.problems["suggestion"].tolist()
    return ["read", *diary.problems["suggestion"]]
