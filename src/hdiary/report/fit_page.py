"""A page in the longest form that fits its sheets, found by setting it in type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

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
Orders = tuple[tuple[Section, ...], ...]
Tries = Iterable[Orders]
Fits = Callable[[Orders], Page | None]
Longer = Callable[[int, Page, Fits], Page]


def fit_page(page: Page, tries: Tries, longer: Longer | None = None) -> Page:
    """Give the page with the first sections that fit; with the last ones where none do."""
    # ``longer`` is told which attempt fits, and tries what may then stand on the page still.
    fitted = page
    for at, orders in enumerate(tries):
        fitted, fits = _try(page, orders, fitted)
        if fits:
            return fitted if longer is None else longer(at, fitted, partial(_fitting, page))
    return fitted


def _fitting(page: Page, orders: Orders) -> Page | None:
    fitted, fits = _try(page, orders, page)
    return fitted if fits else None


def _try(page: Page, orders: Orders, fitted: Page) -> tuple[Page, bool]:
    """Set sections in type, in the orders that may be tried, and say whether one of them fits."""
    # Of the orders of the same sections, the first that leaves no void, else the least.
    least = float("inf")
    for at, sections in enumerate(orders):
        whole = replace(page, sections=sections)
        if count_lines(sections) > HOPELESS:
            return _in_brief(whole), False
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
            break
    return fitted, least < float("inf")


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
