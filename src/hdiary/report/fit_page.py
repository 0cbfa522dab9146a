"""A page in the longest form that fits its sheets, found by setting it in type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hdiary.report.as_pdf import count_sheets, measure_void, render_pdf
from hdiary.report.parts import MOST_SHEETS, Page, Section

BRIEF_METHOD = 2
"""Lines of the method that a page which is full to the edge keeps."""
SPARE = 24.0
"""What stays free at the end, for browsers that set type a little wider [points]."""
VOID = 126.0
"""What would be seen as empty at the end of the first sheet [points]."""


def fit_page(page: Page, tries: Iterable[tuple[tuple[Section, ...], ...]]) -> Page:
    """Give the page with the first sections that fit; with the last ones where none do."""
    fitted = page
    for orders in tries:
        # Of the orders of the same sections, the first that leaves no void, else the least.
        least = float("inf")
        for sections in orders:
            sized = _fit_method(replace(page, sections=sections))
            if sized is None:
                continue
            void = measure_void(sized, spare=SPARE)
            if void < least:
                least, fitted = void, sized
            if void < VOID:
                return fitted
        if least < float("inf"):
            return fitted
        fitted = replace(page, sections=orders[0], method=page.method[:BRIEF_METHOD])
    return fitted


def _fit_method(page: Page) -> Page | None:
    """Give a page with as much of its method as fits; None where even a little is too much."""
    brief = replace(page, method=page.method[:BRIEF_METHOD])
    sheets = _sheets(page)
    if sheets > 1 and len(brief.method) < len(page.method):
        # A few lines of the method alone are worth no further sheet.
        fewer = _sheets(brief)
        if fewer < sheets and fewer <= MOST_SHEETS:
            return brief
    return page if sheets <= MOST_SHEETS else None


def _sheets(page: Page) -> int:
    return count_sheets(render_pdf(page, spare=SPARE))
