"""What only the person knows is asked above the first answer, agreed to whole, and kept."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hdiary.read.remember import remembered_path
from hdiary.widgets.panel import Panel

Widgets = Callable[..., list[Any]]
BLANK, CLEAR = "A blank means no headache", "All other days were clear"


def half_blank(folder: Path) -> Path:
    """Forty days, each second of them without a rating, and a clear one."""
    rated = ["0", *["6" if day % 2 else "" for day in range(1, 40)]]
    rows = [f"2026-{3 + d // 31:02d}-{1 + d % 31:02d},{r}" for d, r in enumerate(rated)]
    path = folder / "mine.csv"
    path.write_text("\n".join(["date,pain", *rows]), encoding="utf-8")
    return path


def attacks(folder: Path) -> Path:
    path = folder / "attacks.csv"
    days = (2, 9, 11, 20, 27)
    path.write_text("\n".join(["date,pain", *[f"2026-03-{d:02d},6" for d in days]]), "utf-8")
    return path


def button(widgets_of: Widgets, box: Any, name: str) -> Any:
    (found,) = [b for b in widgets_of(box, "Button") if b.description.startswith(name)]
    return found


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    return Panel(str(half_blank(tmp_path)))


def test_what_a_blank_means_is_asked_above_the_answer_and_not_decided(
    panel: Panel, widgets_of: Widgets
) -> None:
    assert panel.explorer is not None
    order = list(panel.box.children)
    assert order.index(panel.asked) < order.index(panel._looked_at)
    assert panel.explorer.diary.days["state"].eq("not recorded").sum() == 19
    assert panel.chooser.reading == {}
    asked = [b.description for b in widgets_of(panel.asked, "Button")]
    assert asked == [
        "A blank means no headache (19 days)",
        "A blank means that nothing was written down that day",
    ]
    button(widgets_of, panel.asked, BLANK).click()
    assert panel.explorer.diary.days["state"].eq("not recorded").sum() == 0
    assert widgets_of(panel.asked, "Button") == []


def test_it_is_asked_no_more_once_a_blank_was_said_to_mean_nothing(
    panel: Panel, widgets_of: Widgets, html_of: Any
) -> None:
    button(widgets_of, panel.asked, "A blank means that nothing").click()
    assert panel.chooser.reading == {"blank": "not-said"}
    assert widgets_of(panel.asked, "Button") == []
    assert "asked first" not in html_of(panel.asked)


def test_what_is_agreed_to_is_shown_whole(panel: Panel, widgets_of: Widgets) -> None:
    for one in widgets_of(panel.asked, "Button"):
        assert "hd-whole" in one._dom_classes


def test_one_press_keeps_how_the_file_is_read_and_what_is_chosen(
    panel: Panel, tmp_path: Path, widgets_of: Widgets, html_of: Any
) -> None:
    button(widgets_of, panel.asked, BLANK).click()
    panel.file.value = True
    names = [b.description for b in widgets_of(panel.box, "Button")]
    assert [name for name in names if "emember" in name] == ["Remember what is chosen here"]
    assert panel.explorer is not None
    panel.explorer.remember.click()
    kept = tomllib.loads(remembered_path(tmp_path / "mine.csv").read_text("utf-8"))
    assert kept["blank"] == "none"
    assert kept["panel"]["question"] == "burden"
    assert "hdiary reads mine.csv so from now on" in html_of(panel.explorer.box)
    again = Panel(str(tmp_path / "mine.csv"))
    assert widgets_of(again.asked, "Button") == []


def test_days_between_headaches_are_said_to_be_clear_by_a_button(
    tmp_path: Path, widgets_of: Widgets
) -> None:
    panel = Panel(str(attacks(tmp_path)))
    clear = button(widgets_of, panel.asked, CLEAR)
    assert clear.description == "All other days were clear, from 2 March 2026 to 27 March 2026"
    first, last = widgets_of(panel.asked, "DatePicker")
    last.value = None
    assert clear.disabled
    assert clear.description == "Write both days, the first before the last"
    first.value, last.value = date(2026, 3, 1), date(2026, 3, 31)
    clear.click()
    assert panel.chooser.reading["clear_between"] == ("2026-03-01", "2026-03-31")
    states = panel.chooser.read().days["state"].value_counts()
    assert (states["headache"], states["clear"]) == (5, 26)
    assert widgets_of(panel.asked, "DatePicker") == []


def test_a_refused_diary_asks_above_and_opens_with_the_answer(
    tmp_path: Path, widgets_of: Widgets
) -> None:
    path = tmp_path / "short.csv"
    path.write_text("date,pain\n03/05/2026,6\n04/05/2026,0\n", encoding="utf-8")
    panel = Panel(str(path))
    assert panel.explorer is None
    button(widgets_of, panel.asked, "Dates are day, month, year").click()
    assert panel.explorer is not None


def test_the_choice_stays_open_where_the_same_file_is_read_otherwise(
    panel: Panel, tmp_path: Path
) -> None:
    panel.file.value = True
    panel.chooser._how._take_columns({"pain": "pain"})
    assert panel.file.value
    panel.chooser.name_file(attacks(tmp_path))
    assert not panel.file.value


def test_nothing_is_asked_in_german_but_in_german(tmp_path: Path, widgets_of: Widgets) -> None:
    panel = Panel(str(attacks(tmp_path)), language="de")
    clear = button(widgets_of, panel.asked, "Alle anderen Tage waren frei")
    assert clear.description.endswith("von 2. März 2026 bis 27. März 2026")
