"""Kind 34: tables in Markdown."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.read.kinds.helpers_b import DAYS, counts, handed, hurts, plain, walk


def test_the_handed_table_is_read() -> None:
    assert counts(walk(handed("34_markdown_table.md")).diary) == (24, 0, 24)


def test_a_german_page_with_words_around_its_table_is_read() -> None:
    def line(day: dt.date) -> str:
        hurt = hurts(day)
        side, drug = ("rechts", "Ibu 400") if hurt else ("", "")
        return f"|{day:%d.%m.%Y}|{4 if hurt else 0}|{side}|{drug}|"

    text = plain(
        "# Tagebuch\n\nNur für mich\n\n|Datum|Stärke|Seite|Mittel|\n|:--|--:|---|---|", line
    )
    diary = walk(text + "\n\nEnde\n").diary
    assert counts(diary) == (24, 60, 24)
    assert diary.entries["side"].dropna().unique().tolist() == ["right"]


def test_a_table_without_strokes_at_its_edges_is_read() -> None:
    def line(day: dt.date) -> str:
        return f"{day} | {4 if hurts(day) else 0} | {'ibuprofen' if hurts(day) else ''}"

    text = plain("Date | Pain | Meds\n---- | ---- | ----", line)
    assert counts(walk(text).diary) == (24, 60, 24)


@pytest.mark.parametrize("mark", ["ibuprofen", "**ibuprofen**", "[ibuprofen](https://example.org)"])
def test_a_table_for_each_month_is_one_diary(mark: str) -> None:
    def line(day: dt.date) -> str:
        return f"| {day} | {4 if hurts(day) else 0} | {mark if hurts(day) else ''} |"

    head = "\n\n| Date | Pain | Meds |\n| --- | --- | --- |"
    text = plain("# Log\n\n## January" + head, line, DAYS[:27])
    text += plain("\n## February and March" + head, line, DAYS[27:])
    assert counts(walk(text).diary) == (24, 60, 24)
