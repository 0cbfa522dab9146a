"""The package as it is installed: its names, its version, its words."""

from __future__ import annotations

import doctest
import functools
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import hdiary

ROOT = Path(__file__).parents[1]
MAKEFILE = ROOT / "Makefile"
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWING = ("README.md", "docs/answers.md")
"""Files that show what commands say."""
SHOWN = re.compile(r"^```console\n\$ hdiary ([^\n]*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
CONSOLE = [
    (name, *block)
    for name in SHOWING
    for block in SHOWN.findall((ROOT / name).read_text(encoding="utf-8"))
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@functools.cache
def what_it_says(arguments: str) -> str:
    """Run a command as a file shows it."""
    return subprocess.run(
        [sys.executable, "-m", "hdiary", *arguments.split()],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "100"},
    ).stdout


def says_so(expected: str, now: str) -> bool:
    """Compare what is shown with what is said; ``...`` in it leaves the rest out."""
    return doctest.OutputChecker().check_output(expected, now, doctest.ELLIPSIS)


def refreshed(text: str) -> str:
    """Put what the commands say now into a file; what still holds in short stays short."""
    for arguments, expected in SHOWN.findall(text):
        now = what_it_says(arguments)
        if not says_so(expected, now):
            shown = f"$ hdiary {arguments}\n"
            text = text.replace(f"{shown}{expected}", f"{shown}{now}")
    return text


def test_the_version_is_the_same_everywhere() -> None:
    assert hdiary.__version__ == PROJECT["project"]["version"] == metadata.version("hdiary")
    assert hdiary.__version__ in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", hdiary.__all__)
def test_every_public_name_is_there_and_explains_itself(name: str) -> None:
    found = getattr(hdiary, name)
    assert name == "__version__" or (found.__doc__ or "").strip()


def test_public_names_and_no_others_are_listed() -> None:
    assert dir(hdiary) == sorted(hdiary.__all__)
    with pytest.raises(AttributeError, match="no attribute 'raed_diary'"):
        hdiary.raed_diary  # noqa: B018


def test_names_are_the_ones_of_their_rooms() -> None:
    from hdiary.diary import Diary
    from hdiary.questions import burden

    assert hdiary.Diary is Diary
    assert hdiary.burden is burden


def test_importing_loads_two_files_of_the_house_and_few_others() -> None:
    script = "import sys; old = {*sys.modules}; import hdiary; print(*({*sys.modules} - old))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = run.stdout.split()
    own = {name for name in loaded if name.split(".")[0] == "hdiary"}
    assert own == {"hdiary", "hdiary.version"}
    # Counted 32, for types and dataclasses; numpy alone brings more than a hundred.
    assert len(loaded) < 60


def test_the_types_are_told() -> None:
    assert (ROOT / "src" / "hdiary" / "py.typed").is_file()


def test_the_module_is_the_command() -> None:
    for command in (
        [sys.executable, "-m", "hdiary"],
        [str(Path(sys.executable).parent / "hdiary")],
    ):
        if not Path(command[0]).exists():
            continue
        ran = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        assert ran.stdout == f"hdiary {hdiary.__version__}\n"


def test_the_files_have_commands_to_compare() -> None:
    assert {name for name, *_ in CONSOLE} == {*SHOWING}
    assert len(CONSOLE) >= 7


@pytest.mark.parametrize(
    ("name", "arguments", "expected"), CONSOLE, ids=[f"{c[0]} {c[1][:40]}" for c in CONSOLE]
)
def test_a_file_shows_what_a_command_says(name: str, arguments: str, expected: str) -> None:
    now = what_it_says(arguments)
    told = f"hdiary {arguments} in {name} now says (make readme puts it in):\n{now}"
    assert says_so(expected, now), told


def test_what_is_shown_in_short_stays_short_and_what_moved_is_put_in() -> None:
    version = f"hdiary {hdiary.__version__}\n"
    short, old = "```console\n$ hdiary --version\nhdiary ...\n```", "hdiary 0.0.1\n"
    assert refreshed(short) == short
    assert refreshed(short.replace("hdiary ...\n", old)) == short.replace("hdiary ...\n", version)


def test_no_setting_of_the_makefile_is_given_twice() -> None:
    """The number of mutants stood where `make report` looked for the diary."""
    given = re.findall(r"^(\w+) *[:?]?=", MAKEFILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(given) == sorted(set(given))


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_the_first_command_makes_the_page_of_the_sample() -> None:
    told = subprocess.run(
        ["make", "-n", "report"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    asked = re.search(r"hdiary report (\S+) -o \"\$PWD/build/report.html\"", told)
    assert asked is not None
    assert (ROOT / asked[1]).is_file()


def test_the_readme_is_two_screens() -> None:
    assert len(README.splitlines()) <= 115


def test_the_readme_begins_with_the_two_commands() -> None:
    screen = "\n".join(README.splitlines()[:25])
    assert "make report" in screen
    assert "make test" in screen
    assert "pipx install" in screen


def test_files_that_the_readme_names_are_there() -> None:
    named = re.findall(r"\]\(([^)#:]+)\)", README)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("door", ["for-patients", "for-therapists", "for-researchers"])
def test_the_readme_has_the_three_doors(door: str) -> None:
    assert f"(docs/{door}.md)" in README


def test_the_readme_names_what_needs_no_code_and_no_make() -> None:
    screen = "\n".join(README.splitlines()[:30])
    assert "hdiary app" in screen
    assert "uv tool install" in screen
    assert "docs/install.md" in screen


def test_dependencies_have_lower_bounds_and_name_no_place() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    listed = [*PROJECT["project"]["dependencies"], *extras["lab"], *extras["dev"]]
    assert [d for d in listed if ">=" not in d and not d.startswith("hdiary[")] == []
    assert [d for d in listed if "@" in d or "://" in d] == []


if __name__ == "__main__":
    for shown in SHOWING:
        old = (ROOT / shown).read_text(encoding="utf-8")
        (ROOT / shown).write_text(refreshed(old), encoding="utf-8")


@pytest.mark.slow
def test_the_pictures_of_the_readme_are_those_of_the_sample(tmp_path: Path) -> None:
    folder = ROOT / "docs" / "pictures"
    script = (folder / "make.py").read_text(encoding="utf-8")
    script = script.replace("HERE = Path(__file__).parent", f"HERE = Path({str(tmp_path)!r})")
    script = script.replace("HERE.parents[1]", f"Path({str(ROOT)!r})")
    subprocess.run([sys.executable, "-c", script], check=True)
    made = sorted(path.name for path in tmp_path.glob("*.svg"))
    assert made == sorted(path.name for path in folder.glob("*.svg"))
    for name in made:
        desc = r"<desc[^>]*>[^<]*</desc>"
        old, new = (
            re.findall(desc, (place / name).read_text(encoding="utf-8"))
            for place in (folder, tmp_path)
        )
        assert old == new
        assert old
        assert name in README + (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
