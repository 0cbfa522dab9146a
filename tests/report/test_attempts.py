"""A page that is too long is shortened as a whole, and then gets back what has room."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import hdiary
from hdiary.report.attempts import LENGTHS, Attempts, Length
from hdiary.report.fit_page import Orders
from hdiary.report.parts import Page, Para, Section

SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "diary.csv"


def lay(length: Length) -> Orders:
    """Lay a length as a section with a line for each thing that it holds."""
    lines = [length.questions, length.treatments, length.factors, 30 * length.drawn]
    return ((Section(title="", blocks=tuple(Para(text="line") for _ in range(sum(lines)))),),)


def shortened(room: int) -> Section:
    """Give the section that stands in the end where so many lines have room."""
    page = Page(language="en", title="", about=(), sections=(), method_title="", method=())

    def fits(orders: Orders) -> Page | None:
        held = len(orders[0][0].blocks) <= room
        return replace(page, sections=orders[0]) if held else None

    tries = Attempts(lay=lay)
    at, first = next((k, one) for k, one in enumerate(map(fits, tries)) if one is not None)
    return tries.lengthen(at, first, fits).sections[0]


def test_what_is_too_long_by_its_picture_keeps_its_lines() -> None:
    whole, last = LENGTHS[0], LENGTHS[-1]
    lines = whole.questions + whole.treatments + whole.factors
    assert len(shortened(lines).blocks) == lines > last.questions + last.treatments


def test_what_fits_as_a_whole_stays_whole() -> None:
    assert len(shortened(1_000).blocks) == len(lay(LENGTHS[0])[0][0].blocks)


def test_no_attempt_is_longer_than_the_one_before() -> None:
    for field in fields(Length):
        values = [int(getattr(length, field.name)) for length in LENGTHS]
        assert values in (sorted(values), sorted(values, reverse=True)), field.name


def test_a_german_page_holds_all_that_it_has_room_for() -> None:
    """Its words are longer: it had no trend and three questions, and a quarter was empty."""
    text = hdiary.make_page(hdiary.read_diary(SAMPLE), language="de")
    assert "Trend, " in text
    assert "soll ich so lange weitermachen" in text
    assert "ARMA(1,1)" in text
