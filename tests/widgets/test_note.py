"""One line on what was read; a word when the file is no longer as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hdiary.read import read_diary
from hdiary.widgets import ReadingNote, note_reading

ROWS = "date,pain\n2026-03-01,5\n2026-03-02,0\n2026-03-04,3\n"
AT = 1_772_020_000


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = tmp_path / "diary.csv"
    path.write_text(ROWS)
    os.utime(path, (AT, AT))
    return path


def noted(path: Path, **how: object) -> ReadingNote:
    return note_reading(read_diary(path), path, **how)  # type: ignore[arg-type]


def test_it_says_the_file_when_it_was_saved_and_the_days(diary: Path) -> None:
    said = noted(diary).words
    assert said.replace("\xa0", " ").startswith("diary.csv, as saved on 25 February 2026 at ")
    assert said.endswith(": 4 days (2026-03-01 to 2026-03-04), 3 of them recorded.")
    assert "\n" not in said


def test_it_counts_what_needs_a_look(diary: Path) -> None:
    diary.write_text("date,pain\n2026-03-01,5\n2026-03-04,3\n")
    assert noted(diary).words.endswith("1 remark on what was read.")


def test_rows_that_were_left_out_are_told_in_the_same_line(diary: Path) -> None:
    diary.write_text(ROWS + "yesterday,7\n")
    said = note_reading(read_diary(diary, skip_bad_rows=True), diary).words
    assert "left out" in said
    assert "\n" not in said


def test_all_of_it_is_a_link_away(diary: Path) -> None:
    html = noted(diary)._repr_html_()
    assert 'href="00_start_here.ipynb#What-was-read,-and-another-diary">All that was read<' in html


def test_of_several_people_it_says_whose_diary_this_is(diary: Path) -> None:
    diary.write_text("patient,date,pain\nAnna,2026-03-01,5\nBerta,2026-03-01,0\n")
    assert noted(diary).words.endswith("This file holds 2 people; this is the first of them.")
    named = noted(diary, patient="Berta").words
    assert named.endswith("this is the one named above of them.")
    assert noted(diary, everybody=True).words.endswith("This file holds 2 people.")
    assert "Anna" not in named + noted(diary).words


def test_it_speaks_german(diary: Path) -> None:
    assert "3 davon eingetragen." in noted(diary, language="de").words


def test_as_long_as_the_file_is_the_same_nothing_more_is_seen(diary: Path) -> None:
    note = noted(diary)
    note.look()
    assert not note.changed
    assert note.box.layout.display == "none"


def test_a_file_that_was_saved_again_is_told(diary: Path) -> None:
    note = noted(diary)
    os.utime(diary, (AT + 60, AT + 60))
    note.look()
    assert note.changed
    assert note.box.layout.display is None
    assert "they are older than the file" in note.box.value


def test_another_way_of_reading_it_is_told(diary: Path) -> None:
    note = noted(diary)
    diary.with_name("diary.csv.hdiary.toml").write_text('# Remembered by hdiary\nscale = "0-100"\n')
    note.look()
    assert note.changed
    assert "How diary.csv is read was changed after these answers" in note.box.value


def test_a_file_that_is_gone_is_told(diary: Path) -> None:
    note = noted(diary)
    diary.unlink()
    note.look()
    assert "no longer where it was read" in note.box.value


def test_a_name_does_nothing_on_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "<img src=x onerror=alert(1)>.csv"
    path.write_text(ROWS)
    note = noted(path)
    path.unlink()
    note.look()
    assert "<img" not in note._repr_html_() + note.box.value


def test_outside_of_a_notebook_it_is_its_words(diary: Path) -> None:
    note = noted(diary)
    assert repr(note) == note.words
