"""Made-up spreadsheets by lot: headings, forms of dates and pain, factors of every kind."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st

FEW = settings(max_examples=3, phases=[Phase.generate])
MANY = settings(max_examples=8, phases=[Phase.generate])
FIRST = dt.date(2026, 1, 5)
FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d %B %Y")
FACTORS: dict[str, Sequence[str]] = {
    "stress": ("0", "2", "5", "9"),
    "sleep_hours": ("5", "6.5", "7", "8.25"),
    "coffee": ("yes", "no"),
    "felt": ("x", ""),
    "weather": ("sun", "rain", "fog"),
    "triggers": ("stress", "stress; red wine", ""),
    "M\u00fcdigkeit": ("ja", "nein"),
}
ENTRIES: dict[str, Sequence[str]] = {
    "side": ("left", "right", "both"),
    "location": ("neck", "neck; temple", "eye"),
    "treatment": ("ibuprofen 400 mg", "ice", "none", "sumatriptan; rest"),
    "duration_h": ("2", "4.5", "12"),
    "start": ("08:00", "14:30", "22:15"),
}
BAD_DATES = ("24:00", "x", "", "2026-02-30", "99.99.2026", "?")
ODD = ("x", "left", "?", "1,5", "007", "7ish", "0", "yes", "12h")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A heading, rows of cells, and what must be said to read them."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    days: tuple[dt.date, ...]
    dated: int  # The place of the date
    sign: str = ","
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def grid(self) -> list[list[str]]:
        return [list(self.header), *map(list, self.rows)]

    def text(self, *, sign: str = "", quoting: Any = csv.QUOTE_MINIMAL, end: str = "\n") -> str:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=sign or self.sign, lineterminator=end, quoting=quoting)
        writer.writerows(self.grid)
        return out.getvalue()

    def with_column(self, at: int, name: str, cells: Sequence[str]) -> Sheet:
        rows = [(*r[:at], c, *r[at:]) for r, c in zip(self.rows, cells, strict=True)]
        return replace(self, header=(*self.header[:at], name, *self.header[at:]), rows=tuple(rows))

    def in_order(self, order: Sequence[int]) -> Sheet:
        rows = tuple(tuple(row[k] for k in order) for row in self.rows)
        return replace(self, header=tuple(self.header[k] for k in order), rows=rows)

    def dated_in(self, form: str) -> Sheet:
        at = self.dated
        rows = [
            (*row[:at], day.strftime(form), *row[at + 1 :])
            for row, day in zip(self.rows, self.days, strict=True)
        ]
        return replace(self, rows=tuple(rows), said=_without_dates(self.said))


def draw(seed: int) -> Sheet:
    """Draw a sheet of fifteen to forty days, of one person or two."""
    random = Random(seed)
    people = random.choice((("",), ("",), ("P1", "P2")))
    form = random.choice(FORMS)
    entries = random.sample(list(ENTRIES), random.randint(0, 4))
    factors = random.sample(list(FACTORS), random.randint(1, 4))
    rows, days = [], []
    for k in range(random.randint(15, 40)):
        for who in people:
            pain = random.choice((0, 0, 0, 3, 6, 9))
            day = FIRST + dt.timedelta(days=k)
            hurts = [random.choice(ENTRIES[name]) if pain else "" for name in entries]
            others = [random.choice(FACTORS[name]) for name in factors]
            row = (day.strftime(form), str(pain), *hurts, *others)
            rows.append((who, *row) if who else row)
            days.append(day)
    header = (random.choice(("date", "Datum")), random.choice(("pain", "Schmerz", "Pain (0-10)")))
    named = len(people) - 1
    return Sheet(
        header=(*("patient",) * named, *header, *entries, *factors),
        rows=tuple(rows),
        days=tuple(days),
        dated=named,
        sign=random.choice((",", ";", "\t")),
    )


def spoilt(seed: int) -> Sheet:
    """Draw a sheet in which one to three rows cannot be read; their other cells are odd."""
    random, sheet = Random(seed), draw(seed)
    rows, at = list(sheet.rows), sheet.dated
    for _ in range(random.randint(1, 3)):
        odd = [random.choice(ODD) if random.random() < 0.6 else c for c in random.choice(rows)]
        odd[at] = random.choice(sheet.rows)[at]
        kind = random.choice(("date", "date", "pain", "short"))
        if kind == "date":
            odd[at] = random.choice(BAD_DATES)
        elif kind == "pain":
            odd[at + 1] = random.choice(("12", "-3", "99", "1000"))
        rows.insert(random.choice((0, 1, len(rows))), tuple(odd[:-1] if kind == "short" else odd))
    return replace(sheet, rows=tuple(rows), days=())


def _without_dates(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name != "dates"}


sheets = st.integers(0, 100_000).map(draw)
spoilt_sheets = st.integers(0, 100_000).map(spoilt)
