"""How long the sections of a page may be: tried from the whole to the briefest, then lengthened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace

from hdiary.report.closing_part import MOST_QUESTIONS
from hdiary.report.fit_page import HOPELESS, Fits
from hdiary.report.next_part import MOST_STEPS
from hdiary.report.parts import Page, Section
from hdiary.report.pictures import CALENDAR_WEEKS
from hdiary.report.room import count_lines
from hdiary.report.treatments_part import MOST_TREATMENTS
from hdiary.report.triggers_part import MOST_FACTORS

_PLENTY = 2
"""After so many attempts medicine is told by group only."""
_DRAWN = 4
"""With this attempt the line of the trend is left out; after it places are told in words only."""
_TABLES = 5
"""After so many attempts questionnaires are told by their totals alone."""
Order = tuple[Section, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Length:
    """How much of each section stands on the page; what is worth most comes first."""

    drawn: bool  # Whether the places are drawn
    questions: int
    treatments: int
    factors: int
    groups: bool  # Whether medicine is told by group only
    steps: int
    trend: bool  # Whether the line of the trend is drawn
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
Lay = Callable[[Length], tuple[Order, ...]]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Attempts:
    """The sections from the whole to the briefest, each in the orders that may be tried."""

    lay: Lay

    def __iter__(self) -> Iterator[tuple[Order, ...]]:
        return map(self.lay, LENGTHS)

    def lengthen(self, at: int, fitted: Page, fits: Fits) -> Page:
        """Give back what there is still room for, section by section, to a page that fits."""
        length, too_long = LENGTHS[at], HOPELESS
        for field in fields(Length):
            values = dict.fromkeys(getattr(length, field.name) for length in LENGTHS[: at + 1])
            for value in [*values][:-1]:
                more = replace(length, **{field.name: value})
                orders = self.lay(more)
                lines = count_lines(orders[0])
                # What is no shorter than what did not fit is not set in type.
                page = fits(orders) if lines < too_long else None
                if page is not None:
                    length, fitted = more, page
                    break
                too_long = min(too_long, lines)
        return fitted
