"""Which diary a notebook answered: a new one, or the same file saved again, is another."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from hdiary.cli.lab_stamp import is_as_written, stamp_of
from hdiary.cli.notebooks import FIRST, Asked, copy_notebooks, digest_of


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


def test_what_is_remembered_of_reading_it_gives_another(folder: Path) -> None:
    before = stamp_of(held(folder), folder)
    (folder.parent / "diary.csv.hdiary.toml").write_text("# Remembered by hdiary\n")
    assert stamp_of(held(folder), folder) != before


def test_a_map_that_is_named_counts_too(tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text("date,pain\n2026-03-01,5\n")
    kept = tmp_path / "diary.map.toml"
    kept.write_text("")
    asked = Asked(diary=tmp_path / "diary.csv", reading={"map": str(kept)})
    copy_notebooks(tmp_path / "n", asked)
    before = stamp_of(held(tmp_path / "n"), tmp_path / "n")
    kept.write_text('scale = "0-100"\n')
    assert stamp_of(held(tmp_path / "n"), tmp_path / "n") != before


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_copy_is_hdiarys_own_in_both_languages(tmp_path: Path, language: str) -> None:
    (tmp_path / "d.csv").write_text("date,pain\n2026-03-01,5\n")
    reading = {"scale": "0-10", "columns": {"a": "pain"}, "clear_between": ("2026", "2027")}
    asked = Asked(diary=tmp_path / "d.csv", reading=reading, language=language, people=2)
    for name in copy_notebooks(tmp_path / "n", asked).new:
        assert is_as_written(json.loads((tmp_path / "n" / name).read_text(encoding="utf-8")))


def test_what_a_notebook_notes_of_itself_proves_nothing(folder: Path) -> None:
    notebook = held(folder)
    code = next(one for one in notebook["cells"] if one["id"] == "read")
    code["source"] = [*code["source"], "\nopen('evil', 'w')"]
    notebook["metadata"]["hdiary"]["sources"] = digest_of(notebook)
    assert not is_as_written(notebook)


@pytest.mark.parametrize("code", ["diary = open('evil', 'w')", "diary = 'a'; open('evil', 'w')"])
def test_nothing_runs_in_the_parameter_cell(folder: Path, code: str) -> None:
    notebook = held(folder)
    cell = next(one for one in notebook["cells"] if one["id"] == "parameters")
    cell["source"] = [code]
    assert not is_as_written(notebook)


@pytest.mark.parametrize("name", ["//host/share/d.csv", "\\\\host\\share\\d.csv"])
def test_no_file_of_another_computer_is_opened_unasked(folder: Path, name: str) -> None:
    notebook = held(folder)
    cell = next(one for one in notebook["cells"] if one["id"] == "parameters")
    cell["source"] = [one.replace("'../diary.csv'", repr(name)) for one in cell["source"]]
    assert repr(name) in "".join(cell["source"])
    assert not is_as_written(notebook)
