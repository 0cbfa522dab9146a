"""A page in the longest form that fits its sheets, found by setting it in type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hdiary.report.as_pdf import count_sheets, render_pdf
from hdiary.report.parts import MOST_SHEETS, Page, Section

BRIEF_METHOD = 2
"""Lines of the method that a page which is full to the edge keeps."""
SPARE = 24.0
"""What stays free at the end, for browsers that set type a little wider [points]."""


def fit_page(page: Page, tries: Iterable[tuple[Section, ...]]) -> Page:
    """Give the page with the first sections that fit; with the last ones where none do."""
    brief = page.method[:BRIEF_METHOD]
    fitted = page
    for sections in tries:
        whole = replace(page, sections=sections)
        fitted = replace(whole, method=brief)
        sheets = _sheets(whole)
        if sheets > 1 and len(brief) < len(page.method):
            # A few lines of the method alone are worth no further sheet.
            fewer = _sheets(fitted)
            if fewer < sheets and fewer <= MOST_SHEETS:
                return fitted
        if sheets <= MOST_SHEETS:
            return whole
    return fitted


def _sheets(page: Page) -> int:
    return count_sheets(render_pdf(page, spare=SPARE))
