"""The list of questions and everything that must agree with it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import hdiary
from hdiary import plots
from hdiary.cli.commands import COMMANDS
from hdiary.registry import BURDEN, QUESTIONS, TRIAL, find_homes, find_question
from hdiary.row import Question, View
from hdiary.words import list_languages, load_words

ROOT = Path(__file__).parents[1]
ROOMS = ROOT / "src" / "hdiary" / "questions"
README = (ROOT / "README.md").read_text(encoding="utf-8")

every = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)


def code_of(notebook: str) -> str:
    """Give the code of a notebook; none where there is no such notebook."""
    path = ROOT / "notebooks" / f"{notebook}.ipynb"
    if not path.exists():
        return ""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


def missing_words(question: Question) -> set[str]:
    """Give the keys that a question needs and a language does not have."""
    name = question.name
    keys = {f"view.{name}.caption"}
    keys |= {f"view.{name}.{column.name}" for column in question.view.columns}
    if question.tab is not None:
        keys |= {f"view.{name}.tab", f"view.{name}.asks"}
    languages = [load_words(language) for language in list_languages()]
    return {
        f"{say.name}: {key}"
        for say in languages
        for key in keys
        if not (say.has(key) or say.has(f"view.heads.{key.rpartition('.')[2]}"))
    }


def missing_pictures(question: Question) -> set[str]:
    """Give the pictures that a question names and nobody draws."""
    named = {*question.pictures, *question.pictures_of_all, *question.pictures_by_hand}
    return {name for name in named | {*(question.tab or ())} if f"plot_{name}" not in plots.__all__}


def disagreements(question: Question) -> list[str]:
    """Say where the house does not agree with a question's row."""
    name = question.name
    agree = {
        "a room": (ROOMS / name / "ask.py").is_file() and (ROOMS / name / "tell.py").is_file(),
        "a public name": {name, *(n.partition(".")[2] for n in question.names)}
        <= {*hdiary.__all__},
        "a command": name in COMMANDS,
        "a line in the README": bool(re.search(rf"^\| `hdiary {name} ", README, re.MULTILINE)),
        "words": not missing_words(question),
        "pictures": not missing_pictures(question),
        "a notebook": f"hdiary.{name}(" in code_of(question.notebook),
    }
    return [what for what, holds in agree.items() if not holds]


@every
def test_the_house_agrees_with_its_row(question: Question) -> None:
    assert disagreements(question) == []


@every
def test_its_function_is_the_public_one(question: Question) -> None:
    assert getattr(hdiary, question.name) is question.ask()


def test_every_room_with_an_answer_is_in_the_list() -> None:
    rooms = {path.parent.name for path in ROOMS.glob("*/ask.py")}
    assert rooms == {question.name for question in QUESTIONS}


def test_every_picture_belongs_to_a_question() -> None:
    drawn = {name.removeprefix("plot_") for name in plots.__all__ if name.startswith("plot_")}
    named = {
        name
        for question in (*QUESTIONS, TRIAL)
        for name in (
            *question.pictures, *question.pictures_of_all, *question.pictures_by_hand
        )
    }  # fmt: skip
    # The arms of a trial are compared over people; no question of one diary does.
    assert drawn == named | {"arms"}


def test_every_public_name_has_a_home() -> None:
    assert {*find_homes()} <= {*hdiary.__all__}
    assert sorted(hdiary.__all__) == hdiary.__all__
    assert [name for name in hdiary.__all__ if not hasattr(hdiary, name)] == []


def test_what_an_editor_knows_is_what_there_is() -> None:
    source = (ROOT / "src" / "hdiary" / "__init__.py").read_text(encoding="utf-8")
    known = set(re.findall(r"import (\w+) as \1$", source, re.MULTILINE))
    assert known <= {*hdiary.__all__}
    # A question whose types are told has them from its function, not from the room of its name.
    assert {question.name for question in QUESTIONS} & known <= {*hdiary.questions.__all__}
    assert {question.name for question in QUESTIONS} >= {*hdiary.questions.QUESTIONS}


class TestTeeth:
    """A row with which nothing agrees is found out."""

    made_up = Question(
        name="spoons",
        asks="How many spoons?",
        names=("ask.SpoonsResult",),
        columns=("spoons",),
        view=View(columns=BURDEN.view.columns),
        pictures=("spoons",),
        tab=(),
        notebook="99_spoons",
    )

    def test_everything_that_is_missing_is_named(self) -> None:
        assert disagreements(self.made_up) == [
            "a room", "a public name", "a command", "a line in the README", "words", "pictures",
            "a notebook",
        ]  # fmt: skip

    def test_the_missing_words_and_pictures_are_named(self) -> None:
        assert "de: view.spoons.tab" in missing_words(self.made_up)
        assert missing_pictures(self.made_up) == {"spoons"}

    def test_nobody_knows_it(self) -> None:
        assert find_question("spoons") is None
