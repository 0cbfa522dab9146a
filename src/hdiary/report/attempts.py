"""How long the sections of a page may be: tried from the whole to the briefest, then lengthened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace

from hdiary.report.closing_part import MOST_QUESTIONS
from hdiary.report.fit_page import Fits
from hdiary.report.fit_page import Orders as Orders
from hdiary.report.next_part import MOST_STEPS
from hdiary.report.parts import Page
from hdiary.report.pictures import CALENDAR_WEEKS
from hdiary.report.treatments_part import MOST_TREATMENTS
from hdiary.report.triggers_part import MOST_FACTORS

_PLENTY = 2
"""After so many attempts medicine is told by group only."""
_DRAWN = 4
"""With this attempt the line of the trend is left out; after it places are told in words only."""
_TABLES = 5
"""After so many attempts questionnaires are told by their totals alone."""
_ABOVE = frozenset({"trend", "drawn"})
"""What is worth more than the order of the sections, and than to say how the page was made."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Length:
    """How much of each section stands on the page; what is worth most comes first."""

    trend: bool  # Whether the line of the trend is told and drawn
    drawn: bool  # Whether the places are drawn
    questions: int
    steps: int
    treatments: int
    factors: int
    groups: bool  # Whether medicine is told by group only
    weeks: int  # Of the calendar
    totals: bool  # Whether questionnaires are told by their totals alone


LENGTHS = tuple(
    Length(
        drawn=at <= _DRAWN, questions=MOST_QUESTIONS[at], treatments=most,
        factors=MOST_FACTORS[at], groups=at > _PLENTY, steps=MOST_STEPS[at], trend=at < _DRAWN,
        weeks=CALENDAR_WEEKS[at], totals=at > _TABLES,
    )
    for at, most in enumerate(MOST_TREATMENTS)
)  # fmt: skip
"""What is tried, from the whole to the briefest."""
Lay = Callable[[Length], Orders]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Attempts:
    """The sections from the whole to the briefest, each in the orders that may be tried."""

    lay: Lay

    def __iter__(self) -> Iterator[Orders]:
        return map(self.lay, LENGTHS)

    def lengthen(self, at: int, fitted: Page, fits: Fits) -> Page:
        """Give back what there is still room for, section by section, to a page that fits."""
        length = LENGTHS[at]
        for field in fields(Length):
            # As long as in the whole, or else as in the attempt before.
            tried = (LENGTHS[0], LENGTHS[at - 1]) if at else ()
            for value in dict.fromkeys(getattr(one, field.name) for one in tried):
                if value == getattr(length, field.name):
                    continue
                more = replace(length, **{field.name: value})
                above, orders = field.name in _ABOVE, _in_order_of(fitted, self.lay(more))
                # Each order alone: of several, those are not tried that as a rule gain no room.
                tries = (fits((order,)) for order in (orders if above else orders[:1]))
                page = next((one for one in tries if one is not None), None)
                if page is not None and (above or len(page.method) >= len(fitted.method)):
                    length, fitted = more, page
                    break
        return fitted


def _in_order_of(fitted: Page, orders: Orders) -> Orders:
    """Give the order in which the sections of a page stand first, and the others behind it."""
    titles = [section.title for section in fitted.sections]
    return tuple(sorted(orders, key=lambda order: [one.title for one in order] != titles))
