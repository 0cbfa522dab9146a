"""The house stands as DESIGN describes it: who may import whom, and what no file may hold."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "hdiary"

# A room imports rooms of earlier groups, and of its own group only itself.
ROOMS: tuple[tuple[str, ...], ...] = (
    ("vocabulary",),
    ("stats",),
    ("diary",),
    ("read", "write", "simulate"),
    ("questions",),
    ("plots",),
    ("report", "cohort", "widgets"),
    ("cli",),
)
ORDER = {room: place for place, group in enumerate(ROOMS) for room in group}
KNOWS_NO_ROOM = {"vocabulary", "stats"}
ONLY_IN = {
    "matplotlib": {"plots"},
    "scipy": {"stats"},
    "statsmodels": {"stats"},
    "jinja2": {"report"},
    "markupsafe": {"report"},
    "typst": {"report"},
    "click": {"cli"},
    "joblib": {"cohort"},
    "dask": {"cohort"},
    "ipywidgets": {"widgets"},
    "anywidget": {"widgets"},
    "openpyxl": {"read", "write"},
    "defusedxml": {"read"},
}
NO_NUMBERS = {"numpy", "pandas"}
NUMBERLESS = {"vocabulary", "cli", ""}
SIBLINGS = {
    # treatments is no sibling: it lays the answers of relief, change and dose side by side.
    "questions": {"burden", "pattern", "triggers", "relief", "change", "dose", "trial"},
    "plots": {
        *("burden", "calendar", "places", "clock", "weekdays", "pattern", "people"),
        *("triggers", "strips", "relief", "change", "treatments", "trial"),
        *("pain", "factor"),
    },
}
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}
LONGEST_FUNCTION = 60
REGISTRY = re.compile(r"https?://[^ ]*/(simple|packages)/")


def room_of(module: str) -> str:
    """Give the room of ``hdiary.room.module``; the package itself is ``""``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in ORDER else ""


def imported(tree: ast.AST) -> Iterator[tuple[str, int, bool]]:
    """Give each imported module, its line, and whether it is imported as the file loads."""
    nested = {
        id(node)
        for scope in ast.walk(tree)
        if isinstance(scope, (ast.FunctionDef, ast.AsyncFunctionDef)) or _for_types(scope)
        for node in ast.walk(scope)
    }
    for node in ast.walk(tree):
        at_once = id(node) not in nested
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno, at_once
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield "relative", node.lineno, at_once
                continue
            base = node.module or ""
            yield base, node.lineno, at_once
            if base.split(".")[0] == "hdiary":
                for name in node.names:
                    yield f"{base}.{name.name}", node.lineno, at_once


def _for_types(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
    )


def broken_rules(module: str, source: str) -> list[str]:
    """Say which rules of the house a module breaks.

    ``module`` is its dotted name, such as ``hdiary.read.dates``.
    """
    tree = ast.parse(source)
    room = room_of(module)
    own = module.split(".")[-1]
    found: list[str] = []
    for name, line, at_once in imported(tree):
        top = name.split(".")[0]
        if name == "relative":
            found.append(f"line {line}: a relative import")
        elif top == "hdiary":
            found += [f"line {line}: {rule}" for rule in _of_rooms(room, own, name, at_once)]
        elif top in ONLY_IN and room not in ONLY_IN[top]:
            found.append(f"line {line}: {top} belongs in {', '.join(sorted(ONLY_IN[top]))} only")
        elif top in NO_NUMBERS and at_once and room in NUMBERLESS:
            found.append(f"line {line}: {top} is imported before it is needed")
        elif top in NETWORK:
            found.append(f"line {line}: {top} opens the network")
    return found + [f"line {line}: {rule}" for line, rule in _of_statements(tree, room)]


def _of_rooms(room: str, own: str, name: str, at_once: bool) -> Iterator[str]:
    other = room_of(name)
    private = [part for part in name.split(".")[2:] if _is_private(part)]
    if other != room and private:
        yield f"{name} is private: {private[0]} stays in {other}"
        return
    if room == "":
        if other and at_once and own != "__main__":
            yield f"the package brings in {other} before it is asked for"
        return
    if other in {"", room}:
        if other and room in SIBLINGS:
            parts = name.split(".")
            sibling = parts[2] if len(parts) > 2 else ""
            if own in SIBLINGS[room] and sibling in SIBLINGS[room] - {own}:
                yield f"{room}.{own} imports its sibling {sibling}"
        return
    if room in KNOWS_NO_ROOM:
        yield f"{room} imports {other}"
    elif ORDER[other] >= ORDER[room]:
        yield f"{room} imports {other}, which is not an earlier room"


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def _of_statements(tree: ast.AST, room: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            yield node.lineno, "assert"
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if _body_lines(node) > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} has more than {LONGEST_FUNCTION} lines"
        elif isinstance(node, ast.ExceptHandler) and node.type is None:
            yield node.lineno, "a bare except"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "print":
                yield node.lineno, "print"
        elif (
            isinstance(node, (ast.Attribute, ast.Name))
            and (getattr(node, "attr", None) or getattr(node, "id", None)) == "rcParams"
            and isinstance(getattr(node, "ctx", None), ast.Load)
            and _is_changed(node, tree)
        ):
            yield node.lineno, "rcParams are changed for everybody"


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def _is_changed(params: ast.AST, tree: ast.AST) -> bool:
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and node.value is params:
            return isinstance(node.ctx, (ast.Store, ast.Del))
        if isinstance(node, ast.Attribute) and node.value is params:
            return node.attr in {"update", "setdefault"}
    return False


def modules() -> list[tuple[str, Path]]:
    """Give every module of the package with its dotted name."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        found.append((name, path))
    return found


def files_in_git() -> list[Path]:
    """Give the files that git keeps or would keep; all others where there is no git."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("this copy is not a git checkout, so what is in git is not known")
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


@pytest.mark.parametrize(("module", "path"), modules(), ids=lambda value: str(value)[-40:])
def test_a_module_keeps_the_rules_of_the_house(module: str, path: Path) -> None:
    assert broken_rules(module, path.read_text(encoding="utf-8")) == []


def test_there_are_modules_to_check() -> None:
    names = [name for name, _ in modules()]
    assert len(names) > 30
    assert {room_of(name) for name in names} >= set(ORDER) - {"cohort"}


@pytest.mark.parametrize(
    ("module", "source", "words"),
    [
        ("hdiary.diary.days", "from hdiary.read import read_diary", "not an earlier room"),
        ("hdiary.diary.days", "def f():\n    import hdiary.cli.app", "not an earlier room"),
        ("hdiary.read.dates", "from hdiary.write import save_text", "not an earlier room"),
        ("hdiary.write.table", "from hdiary import read", "not an earlier room"),
        ("hdiary.stats.trend", "from hdiary.vocabulary.words import yes_no", "stats imports"),
        ("hdiary.vocabulary.sides", "import hdiary.stats", "vocabulary imports"),
        ("hdiary.vocabulary.sides", "import pandas as pd", "before it is needed"),
        ("hdiary.cli.check", "import numpy", "before it is needed"),
        ("hdiary.questions.pattern", "from hdiary.questions.burden import burden", "sibling"),
        ("hdiary.questions.pattern", "from hdiary.questions import burden", "sibling"),
        ("hdiary.plots.clock", "import hdiary.plots.calendar", "sibling"),
        ("hdiary.report.page", "import matplotlib.pyplot as plt", "matplotlib belongs"),
        ("hdiary.questions.burden", "from scipy import stats", "scipy belongs"),
        ("hdiary.questions.burden", "import statsmodels.api", "statsmodels belongs"),
        ("hdiary.cli.report", "import jinja2", "jinja2 belongs"),
        ("hdiary.read.dates", "import click", "click belongs"),
        ("hdiary.stats.many", "from joblib import Parallel", "joblib belongs"),
        ("hdiary.report.page", "import openpyxl", "openpyxl belongs"),
        ("hdiary.read.source", "from urllib.request import urlopen", "opens the network"),
        ("hdiary.read.source", "from . import dates", "relative"),
        ("hdiary", "from hdiary.diary import Diary", "before it is asked for"),
        ("hdiary.diary.days", "assert True", "assert"),
        ("hdiary.diary.days", "print('x')", "print"),
        ("hdiary.diary.days", "def f():\n" + "    x = 1\n" * 61, "more than 60 lines"),
        ("hdiary.diary.days", "try:\n    pass\nexcept:\n    pass", "bare except"),
        ("hdiary.plots.style", "rcParams['font.size'] = 8", "rcParams"),
        ("hdiary.plots.style", "matplotlib.rcParams.update(x)", "rcParams"),
        ("hdiary.read.words", "from hdiary.vocabulary._split import split_items", "private"),
        ("hdiary.read.words", "from hdiary.vocabulary.places import _FILLERS", "private"),
        ("hdiary.read.words", "from hdiary.vocabulary import _split", "private"),
        ("hdiary.cli.check", "def f():\n    import hdiary.write._files", "private"),
    ],
)
def test_a_broken_rule_is_found(module: str, source: str, words: str) -> None:
    found = broken_rules(module, source)
    assert found
    assert words in found[0]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("hdiary.cli.check", "def f():\n    import pandas"),
        ("hdiary.cli.check", "if TYPE_CHECKING:\n    from pandas import DataFrame"),
        ("hdiary.questions.burden", "from hdiary.stats.trend import fit\nimport pandas as pd"),
        ("hdiary.questions.burden", "from hdiary.questions.result import Answer"),
        ("hdiary.plots.style", "size = matplotlib.rcParams['font.size']"),
        ("hdiary", "if TYPE_CHECKING:\n    from hdiary.diary import Diary"),
        ("hdiary.__main__", "from hdiary.cli import main"),
        ("hdiary.vocabulary.sides", "from hdiary.vocabulary._split import split_items"),
        ("hdiary.cli.app", "from hdiary import __version__"),
    ],
)
def test_a_kept_rule_is_not_reported(module: str, source: str) -> None:
    assert broken_rules(module, source) == []


def test_importing_hdiary_brings_in_nothing_heavy() -> None:
    script = "import hdiary, sys; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"pandas", "numpy", "matplotlib", "scipy", "click"} & set(run.stdout.split())


def test_help_brings_in_nothing_heavy() -> None:
    script = (
        "import sys, hdiary.cli; code = hdiary.cli.main(['--help']);"
        "print('MODULES', *sorted({m.split('.')[0] for m in sys.modules}))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    brought = set(run.stdout.partition("MODULES")[2].split())
    assert "click" in brought
    assert not {"pandas", "numpy", "matplotlib", "scipy", "openpyxl", "jinja2"} & brought


def test_no_file_names_a_package_registry() -> None:
    naming = []
    for path in files_in_git():
        text = path.read_text(encoding="utf-8", errors="ignore")
        naming += [f"{path.name}: {m[0]}" for m in REGISTRY.finditer(text)]
    assert naming == []


def test_a_registry_would_be_found() -> None:
    assert REGISTRY.search("--index-url https://mirror.example/" + "simple/ numpy")


def test_no_lock_file_is_kept() -> None:
    assert [p.name for p in files_in_git() if p.name in {"uv.lock", "pylock.toml"}] == []


def test_no_diary_is_kept_outside_the_sample_and_the_tests() -> None:
    allowed = (ROOT / "data" / "sample", ROOT / "tests", PACKAGE, ROOT / "benchmarks")
    kept = [p for p in files_in_git() if p.suffix in {".csv", ".xlsx"}]
    assert [p.name for p in kept if not any(p.is_relative_to(place) for place in allowed)] == []


def outputs_in(notebook: str) -> int:
    """Count the cells of a notebook that carry results of a run."""
    cells = json.loads(notebook)["cells"]
    return sum(bool(cell.get("outputs") or cell.get("execution_count")) for cell in cells)


def test_notebooks_carry_no_outputs() -> None:
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    assert [n.name for n in notebooks if outputs_in(n.read_text(encoding="utf-8"))] == []


def test_a_notebook_with_an_output_would_be_found() -> None:
    cell = {"cell_type": "code", "outputs": [{"output_type": "stream"}], "execution_count": 1}
    assert outputs_in(json.dumps({"cells": [cell, {"cell_type": "markdown"}]})) == 1
