"""Each test that the page on security names is there, and each thing that could harm has one."""

from __future__ import annotations

import ast
import re

import pytest

from tests.docs.examples import DOCS, ROOT

TEXT = (DOCS / "security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TEXT)))


def functions_of(file: str) -> set[str]:
    """Give the tests of a file, those of its classes too."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("file", "name"), NAMED, ids=[f"{f}::{n}" for f, n in NAMED])
def test_a_test_that_it_names_is_there(file: str, name: str) -> None:
    assert (ROOT / file).is_file()
    assert not name or name in functions_of(file)


def test_it_names_many() -> None:
    assert len(NAMED) > 20


@pytest.mark.parametrize(
    "with_what",
    ["diary", "written", "page", "notebook", "server", "plan", "settings", "people", "key"],
)
def test_each_thing_has_a_line_that_names_a_test(with_what: str) -> None:
    lines = [line for line in TEXT.splitlines() if line.startswith("|")]
    (line, *_) = [line for line in lines if f"**{with_what}**" in line.split("|")[1]]
    assert "`tests/" in line
    assert line.count("|") == 6
