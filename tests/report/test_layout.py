"""How the page is laid out: type that can be read, one note a section, the first card an answer."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.questions import treatments
from hdiary.read import read_diary
from hdiary.report.as_pdf import TYPE, measure_void, render_pdf
from hdiary.report.fit_page import VOID
from hdiary.report.helped_part import helped_block
from hdiary.report.page import compose_page
from hdiary.report.parts import Cards, Page, Para, Picture, Pictures, Section, Table
from hdiary.words import load_words

SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "diary.csv"
KINDS = ("good", "factors", "busy", "everything", "attack list", "three days", "all blank")
SHEET_WIDE = 595.3 - 2 * 12 * 72 / 25.4
"""The width of a sheet of A4 between its margins [points]."""
GAP = 14.0


def drawn(page: Page) -> Iterator[tuple[Picture, float]]:
    """Give every picture with the width at which it is printed [points]."""
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Pictures):
                across = max(len(block.pictures), block.across)
                wide = (SHEET_WIDE - GAP * (across - 1)) / across
                if section.kind == "split":
                    wide = (SHEET_WIDE - GAP) * 0.64
                elif section.kind == "half":
                    wide = (SHEET_WIDE - GAP) / 2
                yield from ((picture, wide) for picture in block.pictures)


def smallest_letter(picture: Picture, wide: float) -> float:
    """Give the smallest type of a picture as it is printed; its letters are drawn as paths."""
    box = re.search(r'viewBox="0 0 ([\d.]+)', picture.svg)
    assert box is not None
    sizes = [float(size) for size in re.findall(r"scale\(([\d.]+) -[\d.]+\)", picture.svg)]
    return min(sizes) * 100 * wide / float(box.group(1))


def notes_in(section: Section) -> list[str]:
    """List the notes of a section: pale sentences under what it shows."""
    notes = []
    for block in section.blocks:
        if isinstance(block, Para) and block.soft:
            notes.append(block.text)
        elif isinstance(block, Table) and block.foot:
            notes.append(block.foot)
        elif isinstance(block, Pictures):
            notes += sorted({picture.caption for picture in block.pictures} - {""})
    return notes


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", [*KINDS, "cohort"])
def test_nothing_on_paper_is_smaller_than_eight_points(
    name: str,
    language: str,
    composed: Callable[..., Page],
    pdf_of: Callable[[str, str], bytes],
    tmp_path: Path,
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed; on Debian: apt-get install poppler-utils")
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf_of(name, language))
    boxes = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], capture_output=True, check=True, text=True
    ).stdout
    ends = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', boxes)
    assert min(float(low) - float(high) for high, low in ends) >= TYPE - 0.05
    page = composed(name, language)
    assert [p.alt[:40] for p, wide in drawn(page) if smallest_letter(p, wide) < TYPE - 0.01] == []


@pytest.mark.parametrize("name", KINDS)
def test_a_section_has_at_most_one_note(name: str, composed: Callable[..., Page]) -> None:
    notes = {section.title: notes_in(section) for section in composed(name).sections}
    assert {title: told for title, told in notes.items() if len(told) > 1} == {}


def first_card(page: Page) -> Any:
    """Give the first card of the first glance."""
    (cards,) = (b for section in page.sections for b in section.blocks if isinstance(b, Cards))
    return cards.cards[0]


@pytest.mark.parametrize("name", [*KINDS, "words", "no clear day", "all clear"])
def test_the_first_card_is_an_answer(name: str, composed: Callable[..., Page]) -> None:
    assert re.match(r"\d", first_card(composed(name)).figure)


def test_a_recent_time_without_an_entry_leaves_the_count_of_the_whole_diary() -> None:
    days = pd.date_range("2026-01-01", periods=98).strftime("%Y-%m-%d")
    pain = [6.0 if day % 3 == 0 else 0.0 for day in range(70)] + [None] * 28
    diary = make_diary(pd.DataFrame({"date": days, "pain": pain, "sleep_hours": [7.0] * 98}))
    card = first_card(compose_page(diary))
    assert card.figure == "24"
    assert card.unit.startswith("on 70 recorded days of the whole diary;")


def test_the_first_glance_says_by_how_much_it_changed_and_what_helped() -> None:
    page = compose_page(read_diary(SAMPLE))
    assert "Since then, about 9: 41% fewer." in first_card(page).words
    (told,) = helped_block(load_words("en"), treatments(read_diary(SAMPLE)))
    hours, weeks = told.paras
    assert hours.text.startswith("Ibuprofen (+1.7), dry needling (+1.6), paracetamol (+1.2)")
    assert "Exercise" in weeks.text
    assert told in page.sections[0].blocks


def test_days_with_medicine_of_the_last_28_days_come_before_their_limits() -> None:
    page = compose_page(read_diary(SAMPLE))
    (section,) = (s for s in page.sections if s.title == "Acute medicine beside its limits")
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert table.caption.startswith("Acute medicine on 3 to 5 of the last 28 days.")


def test_limits_that_cannot_be_judged_are_no_table() -> None:
    days = pd.date_range("2026-03-01", periods=40).strftime("%Y-%m-%d")
    taken = ["ibuprofen" if day % 8 == 0 else "none" for day in range(40)]
    pain = [5 if day % 4 == 0 else 0 for day in range(40)]
    diary = make_diary(pd.DataFrame({"date": days, "pain": pain, "treatment": taken}))
    (section,) = (
        s for s in compose_page(diary).sections if s.title == "Acute medicine beside its limits"
    )
    (told,) = section.blocks
    assert isinstance(told, Para)
    assert "Limits can be judged after about three months of diary." in told.text
    assert re.match(r"Acute medicine on \d", told.text)


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_first_sheet_ends_empty_while_the_second_is_full(language: str) -> None:
    page = compose_page(read_diary(SAMPLE), language=language)
    assert measure_void(page, spare=0.0) < VOID
    titles = [section.title for section in page.sections]
    assert {"Side and places", "Seite und Stellen"} & set(titles)


def test_a_short_diary_takes_one_sheet(composed: Callable[..., Page]) -> None:
    pdf = render_pdf(composed("three days"))
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
