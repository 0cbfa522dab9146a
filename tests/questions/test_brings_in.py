"""One question brings in its own room, and no more of the heavy libraries than it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "diary.csv"
ROOMS = ("burden", "change", "dose", "pattern", "relief", "treatments", "triggers")
SHOWN = "import sys\nprint(*sys.modules, sep='\\n')\n"


def loaded_by(code: str) -> set[str]:
    """Name every module that a fresh Python has loaded after some lines."""
    run = [sys.executable, "-c", f"{code}\n{SHOWN}"]
    told = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    return set(told.split("\n"))


def rooms_among(modules: set[str]) -> set[str]:
    """Give the questions of which any file is loaded."""
    parts = [name.split(".") for name in modules if name.startswith("hdiary.questions.")]
    return {part[2] for part in parts} & set(ROOMS)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["burden", "pattern", "relief", "triggers"])
def test_a_command_brings_in_no_other_question(name: str) -> None:
    command = ["-m", "hdiary", name, str(SAMPLE)]
    run = [sys.executable, "-X", "importtime", *command]
    told = subprocess.run(run, check=True, capture_output=True, text=True).stderr
    modules = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    assert rooms_among(modules) == {name}
    for heavy in ("statsmodels", "scipy.stats", "scipy.optimize", "scipy.linalg", "matplotlib"):
        assert heavy not in modules, heavy


def test_the_door_of_the_questions_brings_in_none() -> None:
    modules = loaded_by("import hdiary.questions, hdiary.stats")
    assert rooms_among(modules) == set()
    assert not any(name.partition(".")[0] in {"numpy", "pandas", "scipy"} for name in modules)


@pytest.mark.slow
def test_a_question_stands_for_its_room_whichever_comes_first() -> None:
    code = """
import hdiary.questions.relief.rules
import hdiary.questions.change.ask
from hdiary.questions import QUESTIONS, change, relief
import hdiary
for name, ask in QUESTIONS.items():
    if not callable(ask) or ask is not getattr(hdiary.questions, name):
        raise SystemExit(name)
if relief is not hdiary.relief or change is not QUESTIONS["change"]:
    raise SystemExit("another function")
"""
    assert "hdiary.questions.triggers.ask" in loaded_by(code)


def test_what_is_not_there_is_told_by_its_name() -> None:
    code = """
import hdiary.questions, hdiary.stats
for door in (hdiary.questions, hdiary.stats):
    try:
        door.colour
    except AttributeError as error:
        if "colour" not in str(error):
            raise
    else:
        raise SystemExit("found")
"""
    assert "hdiary.stats" in loaded_by(code)


def test_the_doors_know_every_name_that_they_list() -> None:
    import hdiary.questions
    import hdiary.stats

    for door in (hdiary.questions, hdiary.stats):
        assert [name for name in door.__all__ if not hasattr(door, name)] == []
