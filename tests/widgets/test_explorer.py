"""One panel for every question: the same answers as plain code, quick, and harmless."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import hdiary
from hdiary.diary import Diary
from hdiary.questions import QUESTIONS
from hdiary.widgets.explorer import PANELS
from hdiary.widgets.screen import Later

from .conftest import DIARIES, HOSTILE, diary_of

Kind = Callable[[str], Diary]
NAMES = [panel.name for panel in PANELS]
SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "diary.csv"


@cache
def all_asked(which: str) -> Any:
    """Open a panel on a diary of a kind and ask everything, once for all who only look."""
    seen = hdiary.explore(diary_of(which))
    for name in NAMES:
        seen.ask(name)
    return seen


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_each_question_is_answered_as_the_code_answers_it(
    name: str, kind: Kind, run: Any, html_of: Any
) -> None:
    diary = kind("sample")
    seen = hdiary.explore(diary)
    seen.ask(name)
    told = html_of(seen.box)
    for line in seen.answer.summary().splitlines():
        assert html.escape(line) in told
    twin = run(seen.code, diary=diary)
    assert twin.printed[0] == seen.answer.summary()
    shown = set(map(html.unescape, re.findall(r"<desc[^>]*>([^<]*)</desc>", told)))
    # What to do next has words and no picture.
    assert len(twin.alt_texts) >= (0 if name == "next" else 1)
    without_line = [words.partition(" A line marks")[0] for words in twin.alt_texts]
    assert set(without_line) <= shown


@pytest.mark.slow
@pytest.mark.parametrize("which", sorted(set(DIARIES) - {"year", "sample", "hostile"}))
def test_every_diary_is_answered_in_words(which: str, kind: Kind, run: Any, html_of: Any) -> None:
    seen = all_asked(which)
    for name in NAMES:
        seen.ask(name)
        place = seen._places[name].box
        assert len(re.sub("<[^>]*>", "", html_of(place))) > 100
        run(seen.code, diary=kind(which))


@pytest.mark.slow
def test_what_a_diary_says_is_never_markup(html_of: Any) -> None:
    told = html_of(all_asked("hostile").box)
    assert "<script" not in told
    assert "<img" not in told
    assert html.escape(HOSTILE[:8]) in told


@pytest.mark.slow
def test_notes_and_names_are_not_shown_unasked(html_of: Any) -> None:
    assert "Marguerite" not in html_of(all_asked("hostile").box)


@pytest.mark.slow
def test_a_time_is_kept_from_question_to_question(kind: Kind) -> None:
    seen = hdiary.explore(kind("sample"))
    first, _ = _dates(seen)
    first.value = date(2026, 3, 2)
    assert seen.answer.coverage["first_day"][0].date() == date(2026, 3, 2)
    seen.ask("pattern")
    assert seen.answer.coverage["first_day"][0].date() == date(2026, 3, 2)
    assert "person = diary.between(first_day='2026-03-02')" in seen.code


def test_looking_again_computes_nothing(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = hdiary.explore(kind("sample"))
    seen.ask("pattern")
    answer = seen.answer
    seen.ask("burden")
    monkeypatch.setitem(QUESTIONS, "pattern", None)
    seen.ask("pattern")
    assert seen.answer is answer


def test_a_button_turns_to_what_to_do_next(kind: Kind, html_of: Any) -> None:
    seen = hdiary.explore(kind("three days"))
    assert seen.onward.description == "What next?"
    seen.onward.click()
    assert seen.question == "next"
    assert seen.answer.summary().splitlines()[-1] in html.unescape(html_of(seen.box))


def test_an_unknown_question_is_refused_with_those_there_are(kind: Kind) -> None:
    with pytest.raises(ValueError, match="give one of burden, pattern"):
        hdiary.explore(kind("three days")).ask("weather")


def test_without_a_diary_a_file_is_chosen_first(run: Any, html_of: Any) -> None:
    app = hdiary.explore()
    assert app.explorer is None
    app.chooser.upload("diary.csv", SAMPLE.read_bytes())
    assert app.explorer is not None
    assert "Headache came on 75 of 173 recorded days" in html_of(app.box)
    code = app.code.replace("'diary.csv'", repr(str(SAMPLE)))
    assert run(code).printed == [app.explorer.answer.summary()]


@pytest.mark.slow
def test_pictures_carry_their_words_and_controls_their_names(html_of: Any, widgets_of: Any) -> None:
    seen = all_asked("two people")
    told = html_of(seen.box)
    pictures = re.findall(r"<svg[^>]*>", told)
    assert len(pictures) >= 8
    assert all('role="img"' in p and "aria-labelledby" in p for p in pictures)
    ids = re.findall(r'<desc id="([^"]+)"', told)
    assert len(ids) == len(set(ids)) == len(pictures)
    for control in ("Dropdown", "DatePicker", "Text", "ToggleButtons", "Button"):
        assert all(widget.description for widget in widgets_of(seen.box, control))
    (line,) = widgets_of(seen.box, "MovableLine")
    assert line.label == "First day"


def test_a_hand_that_moves_on_is_answered_once() -> None:
    import asyncio

    done: list[int] = []

    async def moves() -> None:
        later = Later(lambda: done.append(1))
        for _ in range(5):
            later()
        assert done == []
        await asyncio.sleep(0.2)

    asyncio.run(moves())
    assert done == [1]


def _dates(seen: Any) -> Any:
    (row,) = [w for w in seen.box.children[0].children if type(w).__name__ == "Box"]
    return [w for w in row.children if type(w).__name__ == "DatePicker"]


def test_without_ipywidgets_it_says_how_to_get_them() -> None:
    script = (
        "import importlib.util as util; find = util.find_spec\n"
        "util.find_spec = lambda name, *a: None if name == 'ipywidgets' else find(name, *a)\n"
        "import hdiary\n"
        "try:\n    hdiary.explore\nexcept ImportError as error:\n    print(error)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert "pip install 'hdiary[lab]'" in told.stdout


@pytest.mark.slow
def test_importing_hdiary_brings_in_no_widgets() -> None:
    script = "import hdiary, sys; hdiary.burden; print('ipywidgets' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"
