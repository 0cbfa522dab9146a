"""`hdiary app`: a refused diary is told before anything starts; a closed window ends it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.cli import app_server
from hdiary.cli.app_open import write_code
from hdiary.cli.app_sitting import Sitting
from hdiary.cli.app_watch import CLOSED, COMING, LOST, Watch
from hdiary.read.tables_beside import table_text


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Sitting]:
    """Every sitting that would have been begun."""
    begun: list[Sitting] = []

    def run(sitting: Sitting) -> int:
        begun.append(sitting)
        sitting.tell("http://127.0.0.1:1/?token=t")
        return 0

    monkeypatch.setattr(app_server, "run_panel", run)
    monkeypatch.setattr(app_server, "is_installed", lambda: True)
    return begun


def call_of(code: str) -> tuple[list[Any], dict[str, Any]]:
    """Give what the last line of the code calls with."""
    last = ast.parse(code).body[-1]
    assert isinstance(last, ast.Expr)
    assert isinstance(last.value, ast.Call)
    given = [ast.literal_eval(one) for one in last.value.args]
    return given, {str(k.arg): ast.literal_eval(k.value) for k in last.value.keywords}


def test_a_diary_is_read_and_then_shown(run: Any, diary: Path, shown: list[Sitting]) -> None:
    ran = run("app", diary)
    assert (ran.code, ran.out) == (0, "")
    given, settings = call_of(shown[0].code)
    assert given == [str(diary)]
    assert settings == {"folder": str(Path.cwd()), "language": "en"}
    assert shown[0].browser
    assert "http://127.0.0.1:1/?token=t" in ran.err
    assert "close its window, or press Ctrl-C" in ran.err


def test_without_a_diary_one_is_chosen_there(
    run: Any, tmp_path: Path, shown: list[Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("app", "--no-browser")
    assert ran.code == 0
    assert "Open this address in a browser" in ran.err
    assert "is open" not in ran.err, "nothing was opened"
    assert call_of(shown[0].code) == ([], {"folder": str(tmp_path), "language": "en"})
    assert not shown[0].browser


def test_options_of_reading_and_the_person_go_along(
    run: Any, cohort: Path, shown: list[Sitting]
) -> None:
    asked = ("--patient", "P2", "--scale", "0-10", "--column", "factor=activity")
    assert run("app", cohort, *asked).code == 0
    _, settings = call_of(shown[0].code)
    assert settings["patient"] == "P2"
    assert settings["scale"] == "0-10"
    assert settings["columns"] == {"activity": "factor"}


def test_it_speaks_the_language_asked_for_else_the_one_remembered(
    run: Any, diary: Path, shown: list[Sitting]
) -> None:
    beside = diary.with_name("export.csv.hdiary.toml")
    beside.write_text(table_text(diary, "panel", {"language": "de"}), encoding="utf-8")
    ran = run("app", diary)
    assert shown[-1].language == "de"
    assert shown[-1].title == "Kopfschmerztagebuch"
    assert "Strg-C" in ran.err
    run("app", diary, "--language", "en")
    assert shown[-1].language == "en"
    beside.write_text(table_text(diary, "panel", {"language": "xx"}), encoding="utf-8")
    run("app", diary)
    assert shown[-1].language == "en"


def test_a_refused_diary_is_refused_in_words_and_nothing_starts(
    run: Any, bad: Path, shown: list[Sitting]
) -> None:
    ran, checked = run("app", bad), run("check", bad)
    assert ran.code == checked.code == 1
    assert "pain from 0 to 10" in ran.err
    assert "Traceback" not in ran.err
    assert shown == []


def test_a_diary_that_asks_what_the_panel_can_be_told_opens_it(
    run: Any, tmp_path: Path, shown: list[Sitting]
) -> None:
    path = tmp_path / "short.csv"
    path.write_text("date,pain\n03/05/2026,6\n04/05/2026,0\n", encoding="utf-8")
    assert run("check", path).code == 1
    ran = run("app", path)
    assert ran.code == 0
    assert ran.err.startswith("Something is asked about this diary first")
    assert len(shown) == 1


def test_before_the_first_answer_little_is_said(
    run: Any, tmp_path: Path, shown: list[Sitting]
) -> None:
    path = tmp_path / "mine.csv"
    rows = [f"2026-03-{d:02d},{'bad' if d > 20 else 5 if d % 2 else ''},x" for d in range(1, 29)]
    path.write_text("\n".join(["date,pain,side", *rows]), encoding="utf-8")
    told = run("app", path, "--blank", "none").err.splitlines()
    assert told[0].startswith("Some of your ratings were not understood; to see them: hdiary check")
    assert told[1].startswith("The panel is open")
    assert len(shown) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-"], "must be a file, not -"),
        (["nowhere.csv"], "There is no file nowhere.csv"),
        (["https://example.org/diary.csv"], "never uses the network"),
    ],
)
def test_what_is_no_file_is_wrong_usage(
    run: Any, shown: list[Sitting], arguments: list[str], words: str
) -> None:
    ran = run("app", *arguments)
    assert ran.code == 2
    assert words in ran.err
    assert shown == []


def test_nobody_of_that_name_is_wrong_usage(run: Any, cohort: Path, shown: list[Sitting]) -> None:
    ran = run("app", cohort, "--patient", "P9")
    assert ran.code == 2
    assert "Nobody in this diary has that identifier" in ran.err
    assert shown == []


def test_without_voila_it_says_how_to_get_it(
    run: Any, diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_server, "find_spec", lambda name: None)
    monkeypatch.setattr("hdiary.extras.find_spec", lambda name: object())
    ran = run("app", diary)
    assert ran.code == 2
    assert (
        "-m pip install jupyterlab ipywidgets anywidget voila ipykernel nbclient psutil" in ran.err
    )


@given(st.text(), st.text(), st.dictionaries(st.from_regex(r"[a-z]+", fullmatch=True), st.text()))
def test_whatever_a_file_is_called_stays_a_name(
    file: str, folder: str, settings: dict[str, str]
) -> None:
    plain = {f"x_{name}": value for name, value in settings.items()}
    given, told = call_of(write_code(file, folder, plain))
    assert given == [file]
    assert told == {"folder": folder, **plain}


class TestWatch:
    def look(self, watch: Watch, times: int, **windows: int) -> bool:
        return [watch.is_over(windows) for _ in range(times)][-1]

    def test_before_the_first_window_it_waits(self) -> None:
        assert not self.look(Watch(), 9999)

    def test_a_window_that_stays_is_stayed_with(self) -> None:
        assert not self.look(Watch(), 9999, a=1)

    def test_a_closed_window_ends_it_after_a_moment(self) -> None:
        watch = Watch()
        self.look(watch, 1, a=1)
        assert not self.look(watch, CLOSED - 1)
        assert self.look(watch, 1)

    def test_a_window_read_anew_is_waited_for(self) -> None:
        watch = Watch()
        self.look(watch, 3, a=1)
        assert not self.look(watch, 2)
        assert not self.look(watch, COMING - 3, b=0)
        assert not self.look(watch, 9999, b=1)

    def test_a_window_gone_without_a_word_ends_it_later(self) -> None:
        watch = Watch()
        self.look(watch, 1, a=1)
        assert not self.look(watch, LOST - 1, a=0)
        assert self.look(watch, 1, a=0)

    def test_one_of_two_windows_is_enough(self) -> None:
        watch = Watch()
        self.look(watch, 5, a=1, b=1)
        assert not self.look(watch, 9999, a=0, b=1)
