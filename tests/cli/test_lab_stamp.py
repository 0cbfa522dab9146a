"""Which diary a notebook answered: a new one, or the same file saved again, is another."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from hdiary.cli.lab_stamp import is_as_written, stamp_of
from hdiary.cli.notebooks import FIRST, Asked, copy_notebooks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "diary.csv").write_text("date,pain\n2026-03-01,5\n")
    asked = Asked(diary=tmp_path / "diary.csv", reading={})
    copy_notebooks(tmp_path / "diary-notebooks", asked)
    return tmp_path / "diary-notebooks"


def held(folder: Path) -> Any:
    return json.loads((folder / FIRST).read_text(encoding="utf-8"))


def test_the_same_file_gives_the_same_stamp(folder: Path) -> None:
    assert stamp_of(held(folder), folder) == stamp_of(held(folder), folder)


def test_a_file_saved_again_gives_another(folder: Path) -> None:
    before = stamp_of(held(folder), folder)
    os.utime(folder.parent / "diary.csv", (1, 1))
    assert stamp_of(held(folder), folder) != before


def test_another_name_or_no_file_gives_another(folder: Path) -> None:
    before = stamp_of(held(folder), folder)
    (folder.parent / "diary.csv").unlink()
    gone = stamp_of(held(folder), folder)
    assert gone is not None
    assert gone != before
    assert gone[2:] == [None, None]


@pytest.mark.parametrize("code", ["diary = 1", "diary = read()", "x = 'a'", "diary = (", ""])
def test_a_notebook_that_names_no_file_has_none(folder: Path, code: str) -> None:
    notebook = {"cells": [{"metadata": {"tags": ["parameters"]}, "source": [code]}]}
    assert stamp_of(notebook, folder) is None
    assert stamp_of({"cells": []}, folder) is None


def test_results_are_no_change_and_words_are(folder: Path) -> None:
    notebook = held(folder)
    assert is_as_written(notebook)
    notebook["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "7"}]
    assert is_as_written(notebook)
    notebook["cells"][1]["source"] = ["diary = 'other.csv'"]
    assert not is_as_written(notebook)


def test_a_notebook_of_somebody_else_is_not_hdiarys(folder: Path) -> None:
    notebook = held(folder)
    notebook["metadata"] = {}
    assert not is_as_written(notebook)
