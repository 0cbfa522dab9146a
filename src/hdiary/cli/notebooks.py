"""The notebooks that come with hdiary, and copies of them that ask about somebody's diary."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from hdiary import __version__, aside
from hdiary.cli.lab_words import Notebook, fold, speak
from hdiary.vocabulary.paths import real_path
from hdiary.write import WriteError, frame_csv, save_bytes

FIRST = "00_start_here.ipynb"
MANY_PEOPLE = "05_many_people.ipynb"
SAMPLE_DIARY, SAMPLE_COHORT, SAMPLE_PEOPLE = "diary.csv", "cohort.csv", "people.csv"
_SAMPLE = "sample"
_LINE = re.compile(r"^(?P<name>diary|people|reading|arms) = .*?(?P<remark>  #.*)?$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the copies ask about."""

    diary: Path | None  # The file; None for the made-up sample
    people: int = 1  # How many people are in it
    reading: Mapping[str, Any]  # Options of reading that were given
    language: str = "en"  # In which they speak


@dataclass(frozen=True, kw_only=True, slots=True)
class Copied:
    """What became of each notebook, by its file name."""

    # new, refreshed, same: written for the first time; written over one that nobody had changed;
    # left as it is
    new: tuple[str, ...]
    refreshed: tuple[str, ...]
    same: tuple[str, ...]
    # Changed by somebody, and so left as it is although hdiary would write another
    kept: tuple[str, ...]


def shipped_notebooks() -> dict[str, Notebook]:
    """Give the notebooks that come with hdiary, by file name and in reading order."""
    folder = _home("notebooks", "notebooks")
    found = sorted(p for p in folder.iterdir() if p.name.endswith(".ipynb")) if folder else []
    if not found:
        raise WriteError(
            "The notebooks that come with hdiary are missing, so nothing was copied. "
            "Install hdiary again."
        )
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in found}


def sample_bytes(name: str) -> bytes:
    """Give a file of the made-up sample."""
    folder = _home("sample", "data/sample")
    if folder is None or not (folder / name).is_file():
        raise WriteError(
            "The made-up sample that comes with hdiary is missing. Install hdiary again, or name "
            "a diary of your own."
        )
    return (folder / name).read_bytes()


def _home(installed: str, checked_out: str) -> Path | None:
    """Find what is shipped: inside the installed package, or in the sources beside it."""
    package = Path(str(files("hdiary")))
    places = (package / installed, package.parents[1] / checked_out)
    return next((place for place in places if place.is_dir()), None)


def copy_notebooks(folder: Path, asked: Asked) -> Copied:
    """Copy the notebooks into a folder, never over one that somebody changed."""
    from hdiary.write.files import check_name

    check_name(folder)
    _make(folder)
    aside.clear_stale(folder)
    became: dict[str, list[str]] = {"new": [], "refreshed": [], "same": [], "kept": []}
    for name, notebook in shipped_notebooks().items():
        whose = _whose(name, asked)
        diary, people = _place(name, whose, folder)
        spoken = say_in(name, notebook, asked.language)
        made = _set_parameters(spoken, diary=diary, people=people, reading=whose.reading)
        not_over = () if asked.diary is None else (asked.diary,)
        became[_save(made, folder / name, not_over)].append(name)
    return Copied(**{kind: tuple(names) for kind, names in became.items()})


def say_in(name: str, notebook: Notebook, language: str) -> Notebook:
    """Give a notebook that comes with hdiary in a language, with its code folded away."""
    return fold(speak(name, notebook, language))


def write_again(told: Mapping[str, Any], notebook: Notebook) -> Notebook:
    """Write what the parameter cell of a copy tells into the notebook it was copied from."""
    return _set_parameters(
        notebook, diary=told["diary"], people=told.get("people"), reading=told.get("reading", {})
    )


def _place(name: str, whose: Asked, folder: Path) -> tuple[str, str | None]:
    """Say where the diary is and the facts of its people, which only the sample brings along."""
    if whose.diary is not None:
        return _relative(whose.diary, folder), None
    if name != MANY_PEOPLE:
        return _copy_sample(folder, SAMPLE_DIARY), None
    return _copy_sample(folder, SAMPLE_COHORT), _copy_sample(folder, SAMPLE_PEOPLE)


def _whose(name: str, asked: Asked) -> Asked:
    """Leave the notebook about many people with its sample where the diary holds one person."""
    if name == MANY_PEOPLE and asked.people < 2:
        return Asked(diary=None, reading={})
    return asked


def _make(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise WriteError(f"{folder} is a file. Name a folder for the notebooks with --into.")
    if not folder.parent.is_dir():
        raise WriteError(f"There is no folder {folder.parent}. Make it first, or choose another.")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise WriteError(
            f"{folder} could not be made: {error.strerror or 'the system refused'}. Name another "
            "folder for the notebooks with --into."
        ) from error


def _copy_sample(folder: Path, name: str) -> str:
    _make(folder / _SAMPLE)
    target = folder / _SAMPLE / name
    if not os.path.lexists(target):
        save_bytes(target, _facts_bytes() if name == SAMPLE_PEOPLE else sample_bytes(name))
    return f"{_SAMPLE}/{name}"


def _facts_bytes() -> bytes:
    """Make the facts of the sample's people, which need no file: the seed says it all."""
    from hdiary.simulate import sample_people

    return frame_csv(sample_people()).encode()


def _relative(diary: Path, folder: Path) -> str:
    """Give the way from the notebooks to the diary, as it can be typed on every system."""
    try:
        way = os.path.relpath(diary.absolute(), real_path(folder))
    except ValueError:  # another drive of Windows
        way = str(diary.absolute())
    if not (folder / way).exists():  # a link on the way
        way = str(diary.absolute())
    return Path(way).as_posix()


def _set_parameters(
    notebook: Notebook, *, diary: str, people: str | None = None, reading: Mapping[str, Any]
) -> Notebook:
    """Write the diary into the parameter cell of a notebook without outputs."""
    values = {"diary": repr(diary), "people": repr(people)}
    values |= {"reading": repr(dict(reading))} if reading else {}
    # Somebody's own diary is asked about what it holds, not about what the sample was made for.
    values |= {} if diary.startswith(f"{_SAMPLE}/") else {"arms": repr(None)}
    cells = []
    for cell in notebook["cells"]:
        cell = dict(cell)
        if cell["cell_type"] == "code":
            cell |= {"execution_count": None, "outputs": []}
        if "parameters" in cell["metadata"].get("tags", ()):
            text = _LINE.sub(lambda line: _with_value(line, values), _text(cell))
            cell["source"] = text.splitlines(keepends=True)
        cells.append(cell)
    made = {**notebook, "cells": cells}
    mark = {"version": __version__, "sources": digest_of(made)}
    return {**made, "metadata": {**notebook["metadata"], "hdiary": mark}}


def _with_value(line: re.Match[str], values: Mapping[str, str]) -> str:
    if line["name"] not in values:
        return line[0]
    return f"{line['name']} = {values[line['name']]}{line['remark'] or ''}"


def _text(cell: Mapping[str, Any]) -> str:
    source: str | list[str] = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def digest_of(notebook: Notebook) -> str:
    """Sum up what a notebook says; its results and cells left empty do not count."""
    told = [[cell["cell_type"], _text(cell)] for cell in notebook["cells"] if _text(cell).strip()]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _save(notebook: Notebook, target: Path, not_over: Iterable[Path]) -> str:
    """Write a notebook where nobody changed it; say what was done."""
    words = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    data = words.encode("utf-8")
    if not os.path.lexists(target):
        save_bytes(target, data, not_over=not_over)
        return "new"
    mine = notebook["metadata"]["hdiary"]["sources"]
    stands, written = _sums(target)
    if stands == mine:
        return "same"
    if stands is None or stands != written:
        return "kept"
    save_bytes(target, data, force=True, not_over=not_over)
    return "refreshed"


def _sums(target: Path) -> tuple[str | None, str | None]:
    """Give the sum of what a notebook says now, and of what hdiary wrote there."""
    try:
        notebook = json.loads(target.read_text(encoding="utf-8"))
        return digest_of(notebook), notebook["metadata"].get("hdiary", {}).get("sources")
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None, None  # whatever it is, it is not what hdiary wrote


def other_arguments(reading: Mapping[str, Any]) -> dict[str, Any]:
    """Give the options of reading that were given, for `read_diary`."""
    given = {name: value for name, value in reading.items() if value and name != "remembered"}
    return given | ({"remembered": False} if reading.get("remembered") is False else {})
