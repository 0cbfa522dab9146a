"""A diary that rates pain before and after each treatment says by that how bad it was."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

import hdiary
from hdiary.diary import Diary
from hdiary.read import read_diary
from hdiary.write import diary_csv

HEAD = "date,pain before,pain after,treatment\n"
ROWS = "".join(
    f"2026-03-{day:02d},{'6,2,ibuprofen 400 mg' if day % 3 else '0,,'}\n" for day in range(1, 25)
)
HIGHER = "so the higher of"


def read(text: str, **settings: Any) -> Diary:
    return read_diary(io.StringIO(text), **settings)


def told(diary: Diary) -> str:
    return " ".join(str(one) for one in diary.reading.phrases)


def test_the_higher_of_both_is_the_pain_and_both_stay() -> None:
    worse = "2026-03-25,4,7,ice\n2026-03-26,,5,ice\n2026-03-27,3,,ice\n2026-03-28,,,\n"
    diary = read(HEAD + ROWS + worse)
    assert diary.entries["pain"].tolist()[-4:-1] == [7, 5, 3]
    assert diary.days["state"].tolist()[-1] == "not recorded"
    assert diary.entries["pain_before"].notna().sum() == 26
    assert diary.entries["pain_after"].notna().sum() == 18
    assert (diary.days["state"] == "clear").sum() == 8
    assert HIGHER in told(diary)
    assert read(diary_csv(diary)).equals(diary)


def test_what_eases_within_hours_can_be_asked() -> None:
    for settings in ({}, {"columns": {"pain before": "pain"}}):
        table = hdiary.relief(read(HEAD + ROWS, **settings)).table
        assert table[["rated", "fall"]].to_numpy().tolist() == [[16, 4.0]]


def test_where_another_column_rates_the_headache_it_alone_does() -> None:
    rows = [f"{row},8" for row in ROWS.splitlines()]
    diary = read("\n".join([HEAD.strip() + ",pain", *rows]))
    assert HIGHER not in told(diary)
    assert set(diary.entries["pain"]) == {8}


def test_beside_yes_and_no_the_ratings_say_how_bad_it_was() -> None:
    rows = [f"{row},{'no' if ',0,,' in row else 'yes'}" for row in ROWS.splitlines()]
    unrated = "2026-03-25,,,,yes"
    diary = read("\n".join([HEAD.strip() + ",headache", *rows, unrated]))
    assert HIGHER in told(diary)
    assert diary.days["worst_pain"].max() == 6
    assert diary.days["state"].tolist()[-1] == "headache"


def test_a_rating_before_alone_is_the_pain() -> None:
    rows = "".join(f"2026-03-{day:02d},{day % 3 * 2}\n" for day in range(1, 25))
    diary = read("date,pain before\n" + rows)
    assert diary.entries["pain"].tolist() == diary.entries["pain_before"].tolist()


def test_its_map_reads_the_same(tmp_path: Path) -> None:
    file, kept = tmp_path / "a.csv", tmp_path / "a.map.toml"
    file.write_text(HEAD + ROWS + "2026-03-25,4,7,ice\n", encoding="utf-8")
    kept.write_text(hdiary.propose_map(file).toml(), encoding="utf-8")
    assert read_diary(file, map=kept).equals(read_diary(file))


@pytest.mark.parametrize(
    ("before", "after", "pain"),
    [("mild", "severe", 3), ("severe", "mild", 3), ("moderate", "", 2), ("none", "mild", 1)],
)
def test_in_words_it_is_the_higher_word(before: str, after: str, pain: float) -> None:
    rows = "".join(
        f"2026-03-{day:02d},{f'{before},{after},ice' if day % 3 else ',,'}\n"
        for day in range(1, 25)
    )
    diary = read(HEAD + rows, scale="words", blank="none")
    assert diary.days["worst_pain"].max() == pain


def test_a_word_beside_a_number_leaves_open_how_bad_it_was() -> None:
    diary = read(HEAD + ROWS + "2026-03-25,5,severe,ice\n2026-03-26,4,none,ice\n")
    assert diary.entries["pain"].isna().tolist()[-2:] == [True, False]
    assert diary.days["state"].tolist()[-2:] == ["headache", "headache"]
