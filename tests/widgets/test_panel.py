"""The panel of `hdiary app`: a diary chosen by one press, looked at, and remembered if asked."""

from __future__ import annotations

import html
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hdiary.read.remember import remembered_path
from hdiary.read.tables_beside import read_table
from hdiary.widgets import explorer
from hdiary.widgets.panel import Panel
from hdiary.widgets.which import list_diaries

SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "diary.csv"


def words(told: str) -> str:
    return html.unescape(re.sub("<style>.*?</style>|<[^>]*>", "", told, flags=re.DOTALL))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLE, tmp_path / "diary.csv"))


def shown(widget: Any) -> bool:
    return bool(widget.layout.display != "none")


class TestChoosing:
    def test_the_files_of_the_folder_are_buttons(self, path: Path, widgets_of: Any) -> None:
        for name in ("later.xlsx", "notes.md", ".hidden.csv", "diary.csv.hdiary.toml"):
            path.with_name(name).write_text("x")
        panel = Panel(folder=str(path.parent))
        names = [b.description for b in widgets_of(panel._which.box, "Button")]
        assert sorted(names[:-1]) == ["diary.csv", "later.xlsx"]
        assert names[-1] == "Look around in a made-up diary"
        assert panel.explorer is None
        assert shown(panel._choice)
        assert not shown(panel.file)

    def test_one_press_opens_one(self, path: Path, widgets_of: Any, html_of: Any) -> None:
        panel = Panel(folder=str(path.parent))
        widgets_of(panel._which.box, "Button")[0].click()
        assert panel.explorer is not None
        assert "Headache came on 75 of 173 recorded days" in html_of(panel.explorer.box)
        assert not shown(panel._choice)
        assert shown(panel.file)
        panel.file.value = True
        assert shown(panel._choice)

    def test_an_empty_folder_says_so(self, tmp_path: Path, html_of: Any) -> None:
        panel = Panel(folder=str(tmp_path))
        assert "There is no file in" in words(html_of(panel.box))
        assert list_diaries(tmp_path / "nowhere") == []

    def test_a_made_up_diary_says_that_it_is(self, tmp_path: Path, widgets_of: Any) -> None:
        panel = Panel(folder=str(tmp_path))
        widgets_of(panel._which.box, "Button")[-1].click()
        assert "Nobody had these headaches" in words(panel._made_up.value)
        assert panel.explorer is not None
        assert panel.explorer.page.button.description == "Make it"
        assert panel.explorer.remember not in widgets_of(panel.box, "Button")

    def test_a_refused_diary_is_refused_in_words(self, tmp_path: Path, html_of: Any) -> None:
        bad = tmp_path / "bad.csv"
        bad.write_text("date,pain\n2026-03-35,5\n")
        panel = Panel(str(bad))
        assert panel.explorer is None
        assert shown(panel._choice)
        assert "was not read yet" in words(html_of(panel.chooser.box))

    def test_no_code_is_shown(self, path: Path, html_of: Any) -> None:
        assert "The same in code" not in html_of(Panel(str(path)).box)

    def test_a_person_can_be_named(self, tmp_path: Path) -> None:
        two = tmp_path / "two.csv"
        rows = [f"{who},2026-03-{day:02d},{day % 4}" for who in "AB" for day in range(1, 29)]
        two.write_text("\n".join(["patient,date,pain", *rows]))
        panel = Panel(str(two), patient="B")
        assert panel.explorer is not None
        assert panel.explorer.diary.patients == ["B"]

    def test_what_goes_wrong_becomes_words(
        self, path: Path, monkeypatch: pytest.MonkeyPatch, html_of: Any
    ) -> None:
        def broken(*_: Any) -> str:
            raise RuntimeError("quarrel with Marguerite")

        monkeypatch.setattr(explorer, "draw", broken)
        panel = Panel(str(path))
        told = words(html_of(panel.box))
        assert "could not be worked out (RuntimeError)" in told
        assert "Marguerite" not in told


class TestRemembering:
    def test_nothing_is_written_unasked(self, path: Path) -> None:
        panel = Panel(str(path))
        assert panel.explorer is not None
        panel.explorer.ask("relief")
        panel.explorer._days.choose(first_day=date(2026, 3, 2))
        assert sorted(path.parent.iterdir()) == [path]

    @pytest.mark.slow
    def test_a_press_keeps_what_is_chosen_and_the_next_panel_begins_with_it(
        self, path: Path
    ) -> None:
        panel = Panel(str(path), language="de")
        assert panel.explorer is not None
        panel.explorer._days.choose(first_day=date(2026, 3, 2))
        panel.explorer.ask("relief")
        panel.explorer.page.form.choose(kind="html", language="en", last_visit=date(2026, 6, 1))
        panel.explorer.remember.click()
        assert "diary.csv.hdiary.toml" in words(panel.explorer._remembered.value)
        assert read_table(path, "panel") == {
            "language": "de", "question": "relief", "first_day": "2026-03-02",
            "page": "html", "page_language": "en", "last_visit": "2026-06-01",
        }  # fmt: skip
        again = Panel(str(path), language="de").explorer
        assert again is not None
        assert again.chosen == panel.explorer.chosen
        assert again.question == "relief"
        assert again.answer.coverage["first_day"][0].date() == date(2026, 3, 2)

    def test_how_the_file_is_read_stays_beside_it(self, path: Path) -> None:
        kept = '# Remembered by hdiary\nscale = "0-10"\n'
        remembered_path(path).write_text(kept)
        panel = Panel(str(path))
        assert panel.explorer is not None
        panel.explorer.remember.click()
        assert remembered_path(path).read_text().startswith(kept)
        assert Panel(str(path)).chooser.diary.reading.remembered == {"scale": "0-10"}

    def test_somebody_elses_file_is_left_alone(self, path: Path) -> None:
        remembered_path(path).write_text('scale = "0-10"\n')
        panel = Panel(str(path))
        assert panel.explorer is not None
        panel.explorer.remember.click()
        assert remembered_path(path).read_text() == 'scale = "0-10"\n'
        assert "already there" in words(panel.explorer._remembered.value)

    def test_what_a_hand_made_unreadable_is_passed_over(self, path: Path) -> None:
        remembered_path(path).write_text(
            '# Remembered by hdiary\n[panel]\nquestion = 5\npage = "doc"\nfirst_day = "soon"\n'
            'last_day = "1999-01-01"\n'
        )
        panel = Panel(str(path))
        assert panel.explorer is not None
        assert panel.explorer.question == "burden"
        assert panel.explorer.page.form.kind == "pdf"

    def test_no_person_is_named_in_it(self, tmp_path: Path) -> None:
        two = tmp_path / "two.csv"
        rows = [f"{who},2026-03-{day:02d},{day % 4}" for who in "AB" for day in range(1, 29)]
        two.write_text("\n".join(["patient,date,pain", *rows]))
        panel = Panel(str(two), patient="B")
        assert panel.explorer is not None
        panel.explorer.remember.click()
        assert set(read_table(two, "panel")) == {"language", "question", "page", "page_language"}
