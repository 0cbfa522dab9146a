"""The notebooks in German: every cell has its words, the code stays the same code."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from hdiary.cli.lab_words import fold, load_cells, speak
from hdiary.cli.notebooks import FIRST, Asked, copy_notebooks, shipped_notebooks
from hdiary.words import load_words

NAMES = list(shipped_notebooks())
every = pytest.mark.parametrize("name", NAMES)


def sources(notebook: Any, kind: str) -> dict[str, str]:
    return {c["id"]: "".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == kind}


@every
def test_every_cell_of_words_is_translated(name: str) -> None:
    shipped = shipped_notebooks()[name]
    english, german = sources(shipped, "markdown"), sources(speak(name, shipped, "de"), "markdown")
    assert list(german) == list(english)
    assert [cell for cell in english if english[cell] == german[cell]] == []
    heads = {i: [line.count("#") for line in t.splitlines() if line[:1] == "#"]
             for i, t in english.items()}  # fmt: skip
    assert heads == {i: [line.count("#") for line in t.splitlines() if line[:1] == "#"]
                     for i, t in german.items()}  # fmt: skip


def test_no_translation_is_of_a_cell_that_is_gone() -> None:
    said = load_cells("de")
    cells = {name: sources(nb, "markdown") for name, nb in shipped_notebooks().items()}
    for name, found in cells.items():
        assert set(said[name.removesuffix(".ipynb")]) <= set(found)
    assert set(said) == {"every", "code", *(name.removesuffix(".ipynb") for name in cells)}


def test_every_word_within_code_still_stands_there() -> None:
    code = "\n".join(t for nb in shipped_notebooks().values() for t in sources(nb, "code").values())
    assert [words for words in load_cells("de")["code"] if words not in code] == []


@every
def test_the_code_stays_the_same_but_for_its_texts(name: str) -> None:
    shipped = shipped_notebooks()[name]
    english, german = sources(shipped, "code"), sources(speak(name, shipped, "de"), "code")
    for cell, code in english.items():
        assert _shape(german[cell]) == _shape(code), cell
    assert 'language = "de"' in german["read"]


def _shape(code: str) -> str:
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


@every
def test_no_sentence_within_code_stays_english(name: str) -> None:
    code = "\n".join(sources(speak(name, shipped_notebooks()[name], "de"), "code").values())
    printed = [
        part.value
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    assert [text for text in printed if {"the", "of", "is"} & set(text.lower().split())] == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_link_to_what_was_read_leads_to_its_heading(language: str) -> None:
    first = sources(speak(FIRST, shipped_notebooks()[FIRST], language), "markdown")
    section = load_words(language, "screen")("note.section")
    assert f"## {section.replace('-', ' ')}" in first["what"].splitlines()


def test_code_is_folded_and_nothing_else(tmp_path: Path) -> None:
    copy_notebooks(tmp_path / "n", Asked(diary=None, reading={}))
    for path in (tmp_path / "n").glob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            folded = cell["metadata"].get("jupyter", {}).get("source_hidden", False)
            assert folded == (cell["cell_type"] == "code")


def test_folding_keeps_the_tags() -> None:
    folded = fold(shipped_notebooks()[FIRST])
    tagged = [c for c in folded["cells"] if "parameters" in c["metadata"].get("tags", [])]
    assert len(tagged) == 1


def test_another_language_is_brought_to_those_that_nobody_changed(tmp_path: Path) -> None:
    folder = tmp_path / "n"
    copy_notebooks(folder, Asked(diary=None, reading={}))
    copied = copy_notebooks(folder, Asked(diary=None, reading={}, language="de"))
    assert sorted(copied.refreshed) == NAMES
    assert "Was sagt das Tagebuch?" in (folder / FIRST).read_text(encoding="utf-8")
