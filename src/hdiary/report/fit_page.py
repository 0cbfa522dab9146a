"""A page in the longest form that fits its sheets, found by setting it in type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hdiary.report.as_pdf import count_sheets, measure_void, render_pdf
from hdiary.report.parts import MOST_SHEETS, Page, Section
from hdiary.report.room import count_lines

BRIEF_METHOD = (0, 1, -1)
"""What a page that is full to the edge keeps of its method: what was read, and what is compared."""
FEWEST = 2
"""Lines of the method that a page of one sheet keeps, where more would take a second one."""
SPARE = 24.0
"""What stays free at the end, for browsers that set type a little wider [points]."""
HOPELESS = 250
"""Lines, as they are guessed, that are not worth setting in type: two sheets hold about 160."""
VOID = 126.0
"""What would be seen as empty at the end of the first sheet [points]."""
SMALL_VOID = 40.0
"""What another order of the sections could not fill [points]."""


def fit_page(page: Page, tries: Iterable[tuple[tuple[Section, ...], ...]]) -> Page:
    """Give the page with the first sections that fit; with the last ones where none do."""
    fitted = page
    for orders in tries:
        # Of the orders of the same sections, the first that leaves no void, else the least.
        least = float("inf")
        for at, sections in enumerate(orders):
            whole = replace(page, sections=sections)
            if count_lines(sections) > HOPELESS:
                fitted = _in_brief(whole)
                break
            sized = _fit_method(whole)
            if sized is None:
                fitted = fitted if least < float("inf") else _in_brief(whole)
                if not at and measure_void(_in_brief(whole), spare=SPARE) < SMALL_VOID:
                    # Another order gains no room.
                    break
                continue
            void = measure_void(sized, spare=SPARE)
            if void < least:
                least, fitted = void, sized
            if void < VOID:
                return fitted
        if least < float("inf"):
            return fitted
    return fitted


def _in_brief(page: Page) -> Page:
    if len(page.method) <= len(BRIEF_METHOD):
        return page
    return replace(page, method=tuple(page.method[at] for at in BRIEF_METHOD))


def _fit_method(page: Page) -> Page | None:
    """Give a page with as much of its method as fits; None where even a little is too much."""
    brief = _in_brief(page)
    sheets = _sheets(brief)
    if sheets > MOST_SHEETS:
        return None
    # A few lines of the method alone are worth no further sheet, and least of all a second one.
    many, least = _sheets(page), replace(page, method=page.method[:FEWEST])
    if many > 1 and _sheets(least, spare=0.0) == 1:
        return least
    return page if many == sheets else brief


def _sheets(page: Page, *, spare: float = SPARE) -> int:
    return count_sheets(render_pdf(page, spare=spare))
