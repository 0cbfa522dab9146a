"""A question that the house has never seen: its own room, one row, words, a line, a cell."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .test_house import ROOT, files_in_git

FAKE = Path(__file__).parent / "fakes" / "question"
TOUCHED = {
    "src/hdiary/registry.py",
    "src/hdiary/words/en.toml",
    "src/hdiary/words/de.toml",
    "README.md",
    "notebooks/02_pattern.ipynb",
}
"""What a new question changes outside its own room; CONTRIBUTING says the same."""
OF_THE_HOUSE = ("tests/test_registry.py", "tests/words/test_catalogue.py", "tests/test_house.py")
OF_QUESTIONS = (
    "tests/questions/test_view.py",
    "tests/questions/test_answer.py",
    "tests/questions/test_german.py",
    "tests/cli/test_commands.py",
)
pytestmark = pytest.mark.slow


def build_house(folder: Path) -> set[str]:
    """Copy the house, and give the fake question a room in it; say which files were changed."""
    for path in files_in_git():
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    room = folder / "src" / "hdiary" / "questions" / "neck"
    room.mkdir()
    (room / "__init__.py").write_text('"""How often is the neck sore."""\n', encoding="utf-8")
    for name in ("ask.py", "tell.py"):
        shutil.copyfile(FAKE / f"{name}.txt", room / name)
    changed = {_add_row(folder), _add_line(folder), _add_cell(folder)}
    return changed | {_add_words(folder, language) for language in ("en", "de")}


def _add_row(folder: Path) -> str:
    name = "src/hdiary/registry.py"
    text = (folder / name).read_text(encoding="utf-8")
    row = (FAKE / "row.py.txt").read_text(encoding="utf-8")
    before, listed, after = text.partition("\nQUESTIONS = (")
    (folder / name).write_text(f"{before}\n{row}{listed}NECK, {after}", encoding="utf-8")
    return name


def _add_words(folder: Path, language: str) -> str:
    name = f"src/hdiary/words/{language}.toml"
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write((FAKE / f"{language}.toml").read_text(encoding="utf-8"))
    return name


def _add_line(folder: Path) -> str:
    text = (folder / "README.md").read_text(encoding="utf-8")
    line = (FAKE / "README.md.txt").read_text(encoding="utf-8")
    at = text.index("| `hdiary report ")
    (folder / "README.md").write_text(text[:at] + line + text[at:], encoding="utf-8")
    return "README.md"


def _add_cell(folder: Path) -> str:
    name = "notebooks/02_pattern.ipynb"
    notebook = json.loads((folder / name).read_text(encoding="utf-8"))
    cell: dict[str, object] = {
        "cell_type": "code", "execution_count": None, "id": "neck", "metadata": {}, "outputs": [],
        "source": ["hdiary.neck(person)"],
    }  # fmt: skip
    notebook["cells"].insert(-1, cell)
    (folder / name).write_text(json.dumps(notebook, indent=1) + "\n", encoding="utf-8")
    return name


def test_a_new_question_touches_six_places_and_passes_every_test_of_questions(
    tmp_path: Path,
) -> None:
    assert build_house(tmp_path) == TOUCHED
    assert f"{len(TOUCHED) + 1} places" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    house = run_tests(tmp_path, *OF_THE_HOUSE, "-k", "not git and not lock and not diary_is_kept")
    assert house.returncode == 0, house.stdout[-3000:]
    asked = run_tests(tmp_path, *OF_QUESTIONS, "-k", "neck")
    assert asked.returncode == 0, asked.stdout[-3000:]
    passed = re.search(r"(\d+) passed", asked.stdout)
    assert passed is not None
    assert int(passed[1]) > 10


def run_tests(folder: Path, *what: str) -> subprocess.CompletedProcess[str]:
    """Run some tests of the house in a folder, on the house in that folder."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *what],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("left_out", ["_add_row", "_add_words", "_add_line", "_add_cell"])
def test_what_is_left_out_is_missed(
    left_out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), left_out, lambda *_: "README.md")
    build_house(tmp_path)
    assert run_tests(tmp_path, "tests/test_registry.py", "-x").returncode == 1
