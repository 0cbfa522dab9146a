"""Two spellings of one thing are made one by hand, told, undone, and kept beside the file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import hdiary
from hdiary.widgets.alike import join_words

ROWS = (
    "date,pain,activity,treatment,Food,Stress,stress level,notes\n"
    "2026-03-01,4,office (desk); driving,phyiso 30 min,Cheese,3,,quarrel with Ottilie\n"
    "2026-03-02,0,office (desk),physio,cheese,,4,\n"
    "2026-03-03,6,desk work,none,wine,3,5,\n"
    "2026-03-04,0,desk work; office (desk),,wine,2,,\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


class Hand:
    """A hand that works the form of the words."""

    def __init__(self, chosen: Any, widgets_of: Any) -> None:
        self.chosen, self._of = chosen, widgets_of
        self._one("ToggleButton", "Two spellings of one thing?").value = True

    def _one(self, kind: str, name: str) -> Any:
        (found,) = [w for w in self._of(self.chosen.box, kind) if w.description == name]
        return found

    @property
    def columns(self) -> list[str]:
        return [label for label, _ in self._one("Dropdown", "Words of").options]

    @property
    def words(self) -> list[str]:
        return [label for label, _ in self._one("SelectMultiple", "Words").options]

    def look_at(self, column: str) -> None:
        drop = self._one("Dropdown", "Words of")
        drop.value = dict(drop.options)[column]

    def choose(self, *words: str, called: str | None = None) -> str:
        """Choose words, and what all are called; gives what was offered for that."""
        self._one("SelectMultiple", "Words").value = words
        box = self._one("Combobox", "Call them")
        offered = str(box.value)
        box.value = offered if called is None else called
        return offered

    def press(self, name: str) -> None:
        self._one("Button", name).click()

    @property
    def may_join(self) -> bool:
        return not self._one("Button", "These are one").disabled


@pytest.fixture
def hand(file: Path, widgets_of: Any) -> Hand:
    return Hand(hdiary.choose_diary(file), widgets_of)


def activities(chosen: Any) -> set[str]:
    return set(chosen.diary.entries["activity"].dropna().astype(str))


def test_the_words_of_each_column_are_listed_with_their_days(hand: Hand) -> None:
    assert hand.columns == ["activity", "treatment", "Food", "factors (whole columns)"]
    assert hand.words == ["office (desk) (3 days)", "desk work (2 days)", "driving (1 day)"]
    hand.look_at("treatment")
    assert hand.words == ["phyiso (1 day)", "physio (1 day)"]


def test_two_words_are_one_and_the_diary_is_read_so_at_once(hand: Hand, html_of: Any) -> None:
    assert not hand.may_join
    assert hand.choose("office (desk)", "desk work") == "office (desk)"
    assert hand.may_join
    hand.choose("office (desk)", "desk work", called="desk work")
    hand.press("These are one")
    assert hand.chosen.reading == {"same": {"desk work": ["office (desk)"]}}
    assert activities(hand.chosen) == {"desk work; driving", "desk work"}
    assert hand.words == ["desk work (4 days)", "driving (1 day)"]
    told = html_of(hand.chosen.box)
    assert "By hand taken as one: " in told
    assert "Ottilie" not in told


def test_the_code_beneath_reads_the_same(hand: Hand, run: Any) -> None:
    hand.choose("office (desk)", "desk work", called="desk work")
    hand.press("These are one")
    twin = run(hand.chosen.code, hdiary=hdiary).names["diary"]
    assert twin.equals(hand.chosen.diary)


def test_what_was_joined_is_parted_again(hand: Hand) -> None:
    before = hand.chosen.diary
    hand.choose("office (desk)", "desk work")
    hand.press("These are one")
    hand.press("Undo")
    assert hand.chosen.reading == {}
    assert hand.chosen.diary.equals(before)


def test_two_columns_become_one_and_what_differs_is_told(hand: Hand, html_of: Any) -> None:
    hand.look_at("factors (whole columns)")
    hand.choose("Stress", "stress level", called="Stress")
    hand.press("These are one")
    assert list(hand.chosen.diary.factors["factor"]) == ["Food", "Stress"]
    assert "3 / 5" in html_of(hand.chosen.box)


def test_it_is_kept_beside_the_file_and_undone_there(
    hand: Hand, file: Path, widgets_of: Any
) -> None:
    hand.choose("office (desk)", "desk work", called="desk work")
    hand.press("These are one")
    hand.press("Remember how this file is read")
    beside = file.with_name("mine.csv.hdiary.toml")
    assert tomllib.loads(beside.read_text("utf-8"))["same"] == {"desk work": ["office (desk)"]}
    again = Hand(hdiary.choose_diary(file), widgets_of)
    assert activities(again.chosen) == {"desk work; driving", "desk work"}
    again.press("Undo")
    assert again.chosen.reading == {"same": {"desk work": []}}
    assert "office (desk)" in activities(again.chosen)
    again.press("Remember how this file is read")
    assert "same" not in tomllib.loads(beside.read_text("utf-8"))


def test_another_file_begins_anew(hand: Hand, tmp_path: Path) -> None:
    hand.choose("office (desk)", "desk work")
    hand.press("These are one")
    other = tmp_path / "other.csv"
    other.write_text(ROWS, encoding="utf-8")
    hand.chosen._path.value = str(other)
    assert hand.chosen.reading == {}


def test_words_that_are_one_already_stay_so_when_more_are_added() -> None:
    groups = {"desk work": ["office"], "rest": ["sofa"]}
    assert join_words(groups, ["desk work", "screen"], "computer") == {
        "rest": ["sofa"],
        "computer": ["desk work", "office", "screen"],
    }
    assert join_words(groups, ["tea", "rest"], "rest") == {
        "desk work": ["office"],
        "rest": ["tea", "sofa"],
    }


def test_free_text_is_never_listed(tmp_path: Path, widgets_of: Any) -> None:
    file = tmp_path / "free.csv"
    long = "a long evening with Ottilie and her brother, who told of his new work at the harbour"
    file.write_text(f'date,pain,What was\n2026-03-01,1,"{long}"\n2026-03-02,0,no\n', "utf-8")
    chosen = hdiary.choose_diary(file)
    (toggle,) = [t for t in widgets_of(chosen.box, "ToggleButton") if "spell" in t.description]
    toggle.value = True
    assert not widgets_of(chosen.box, "SelectMultiple")


def test_german_says_it_in_german(file: Path, widgets_of: Any, html_of: Any) -> None:
    chosen = hdiary.choose_diary(file, language="de", same={"desk work": ["office (desk)"]})
    (toggle,) = [t for t in widgets_of(chosen.box, "ToggleButton") if "reibweisen" in t.description]
    toggle.value = True
    assert "Von Hand zusammengelegt:" in html_of(chosen.box)
    assert "Das ist dasselbe" in [b.description for b in widgets_of(chosen.box, "Button")]
