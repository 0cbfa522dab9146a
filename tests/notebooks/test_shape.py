"""What every notebook keeps to: short, plain, without results, about one question."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import hdiary
from hdiary.read import read_diary

from .clean import as_text, cleaned, main
from .conftest import FOLDER, ROOT, notebook_of, source_of

NAMES = (
    "00_start_here",
    "01_burden",
    "02_pattern",
    "03_triggers",
    "04_relief_and_change",
    "05_many_people",
    "06_how_honest",
    "07_find_out",
)
MOST_LINES = 42
RAN = {"output_type": "stream", "name": "stdout", "text": ["Anna, 7 of 10"]}
BROUGHT_IN = {"hdiary", "pandas", "statsmodels"}

every = pytest.mark.parametrize("name", NAMES)


def read(name: str) -> Any:
    return notebook_of(FOLDER / f"{name}.ipynb")


def cells_of(notebook: Any, kind: str) -> list[str]:
    return [source_of(cell) for cell in notebook["cells"] if cell["cell_type"] == kind]


def code_of(notebook: Any) -> str:
    """Give all code."""
    return "\n".join(cells_of(notebook, "code"))


def not_public(code: str) -> list[str]:
    """Name what the code uses of hdiary that is no public name, and foreign imports."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found += [a.name for a in node.names if a.name.split(".")[0] not in BROUGHT_IN]
        elif isinstance(node, ast.ImportFrom):
            found += [a.name for a in node.names if not _is_public(f"{node.module}.{a.name}")]
        elif isinstance(node, ast.Attribute):
            named = ast.unparse(node)
            if node.attr.startswith("_") or not _is_public(named):
                found.append(named)
    return found


def _is_public(named: str) -> bool:
    """Say whether each step of a dotted name stands in the list of the one before."""
    if not re.fullmatch(r"hdiary(\.\w+)+", named):
        return named.split(".")[0] != "hdiary" or "(" in named or "[" in named
    home: Any = hdiary
    for step in named.split(".")[1:]:
        if not hasattr(home, "__all__"):
            return True  # what a result offers is its own
        rooms = {"plots", "simulate", "widgets"} if home is hdiary else set()
        if step not in {*home.__all__, *rooms}:
            return False
        home = import_module(f"hdiary.{step}") if step in rooms else getattr(home, step)
    return True


def test_these_notebooks_are_there_and_no_others() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == list(NAMES)


@every
def test_a_notebook_holds_no_results(name: str) -> None:
    path = FOLDER / f"{name}.ipynb"
    assert path.read_text(encoding="utf-8") == as_text(cleaned(notebook_of(path)))


@every
def test_it_is_of_the_format_and_for_the_kernel_that_everybody_has(name: str) -> None:
    notebook = read(name)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    nbformat = pytest.importorskip("nbformat")
    nbformat.validate(notebook)


@every
def test_cells_have_names_of_their_own_that_stay(name: str) -> None:
    ids = [cell["id"] for cell in read(name)["cells"]]
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", i)] == []


@every
def test_it_begins_with_a_question_and_why_it_matters(name: str) -> None:
    first = cells_of(read(name), "markdown")[0]
    title, blank, *why = first.splitlines()
    assert title.startswith("# ")
    assert title.endswith("?")
    assert blank == ""
    assert len(" ".join(why)) > 300


@every
def test_it_ends_with_what_it_cannot_tell(name: str) -> None:
    last = read(name)["cells"][-1]
    assert last["cell_type"] == "markdown"
    title, *points = source_of(last).splitlines()
    assert title == "## What this cannot tell you"
    assert sum(point.startswith("- ") for point in points) >= 3


ANSWERS = {
    "00_start_here": "answer",
    "01_burden": "answer",
    "02_pattern": "answer",
    "03_triggers": "answer",
    "04_relief_and_change": "treatments",
    "07_find_out": "plan",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer_stands_below_the_title_and_explanations_below_it(name: str) -> None:
    ids = [cell["id"] for cell in read(name)["cells"]]
    above = ids[: ids.index(ANSWERS[name])]
    assert [cell for cell in above if cell != "answer-words"] == ["title", "parameters", "read"]
    why = cells_of(read(name), "markdown")[0].splitlines()[2:]
    assert len(" ".join(why)) < 500


@every
def test_no_answer_repeats_what_the_line_below_the_title_says_of_the_file(name: str) -> None:
    code = code_of(read(name))
    asked = r"^(?:burden|pattern|triggers|treatments|relief|change|dose|hdiary\.next\(person\))"
    shown = re.findall(rf"{asked}\.show\((.*)\)$", code, re.M)
    assert [how for how in shown if "remarks=False" not in how] == []


@every
def test_one_cell_holds_the_parameters(name: str) -> None:
    tagged = [c for c in read(name)["cells"] if "parameters" in c["metadata"].get("tags", [])]
    assert len(tagged) == 1
    values: dict[str, Any] = {}
    exec(source_of(tagged[0]), values)
    sample = "cohort" if name.startswith("05") else "diary"
    assert values["diary"] == f"../data/sample/{sample}.csv"
    assert values["reading"] == {}
    assert values.get("patient") is None


@every
def test_the_code_is_short_and_defines_nothing(name: str) -> None:
    code = code_of(read(name))
    lines = [line for line in code.splitlines() if line.strip() and line.strip()[0] != "#"]
    assert len(lines) <= MOST_LINES
    assert max(map(len, lines)) <= 100
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    assert not any(isinstance(node, kinds) for node in ast.walk(ast.parse(code)))


@pytest.mark.slow
@every
def test_it_uses_public_names_only(name: str) -> None:
    notebook = read(name)
    assert not_public(code_of(notebook)) == []
    text = "\n".join(cells_of(notebook, "code"))
    assert [line for line in text.splitlines() if line.startswith(("%", "!"))] == []


@pytest.mark.parametrize(
    "code",
    [
        "import numpy",
        "from hdiary.questions.burden.ask import burden",
        "from hdiary.simulate import settle",
        "hdiary.raed_diary('x')",
        "hdiary.questions.burden(x)",
        "hdiary.plots.new_axes(2)",
        "answer._table",
    ],
)
def test_a_name_that_is_not_public_is_found(code: str) -> None:
    assert not_public(code) != []


def test_public_names_are_not_taken_for_others() -> None:
    code = "import pandas as pd\nfrom hdiary.simulate import Traps\nhdiary.burden(x).table.head()"
    assert not_public(f"{code}\nhdiary.plots.plot_burden(x).figure") == []


@every
def test_links_between_notebooks_lead_somewhere(name: str) -> None:
    text = "\n".join(cells_of(read(name), "markdown"))
    assert [n for n in re.findall(r"\]\(([^)]+)\)", text) if not (FOLDER / n).is_file()] == []


def test_the_first_leads_to_all_others() -> None:
    text = "\n".join(cells_of(read(NAMES[0]), "markdown"))
    assert [name for name in NAMES[1:] if f"({name}.ipynb)" not in text] == []


def test_no_word_of_the_samples_notes_stands_in_a_notebook() -> None:
    notes = read_diary(ROOT / "data" / "sample" / "diary.csv").entries["notes"].dropna()
    everything = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.ipynb"))
    assert len(notes)
    assert [note for note in notes.unique() if note in everything] == []


class TestTheHook:
    """Before a commit, results are taken out and the commit stops."""

    def saved(self, folder: Path) -> Path:
        notebook = read(NAMES[1])
        for cell in notebook["cells"]:
            cell["metadata"] |= {"execution": {"shell.execute_reply": "now"}, "collapsed": True}
            if cell["cell_type"] == "code":
                cell |= {"execution_count": 3, "outputs": [RAN]}
        notebook["metadata"] |= {"widgets": {"state": "Anna"}, "hdiary": {"sources": "0"}}
        path = folder / "changed.ipynb"
        path.write_text(json.dumps(notebook), encoding="utf-8")
        return path

    def test_results_are_taken_out_and_nothing_else(self, tmp_path: Path) -> None:
        path = self.saved(tmp_path)
        assert main([str(path)]) == 1
        assert path.read_text(encoding="utf-8") == (FOLDER / f"{NAMES[1]}.ipynb").read_text("utf-8")
        assert main([str(path)]) == 0

    def test_it_is_what_pre_commit_runs(self, tmp_path: Path) -> None:
        settings = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
        command = re.search(r"entry: python (\S+)$", settings, re.MULTILINE)
        assert command is not None
        assert re.search(r"files: \\\.ipynb\$$", settings, re.MULTILINE)
        path = self.saved(tmp_path)
        ran = subprocess.run([sys.executable, ROOT / command[1], path], capture_output=True)
        assert ran.returncode == 1
        assert b"Anna" not in path.read_bytes() + ran.stderr + ran.stdout

    def test_it_needs_no_host(self) -> None:
        settings = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
        assert "://" not in settings
        assert re.findall(r"repo: (\S+)", settings) == ["local"]
