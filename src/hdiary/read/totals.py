"""Rows that add up the others: they are no days, and are passed over."""

from __future__ import annotations

import numpy as np

from hdiary.diary.arrays import Bools
from hdiary.diary.sheet_rows import SheetRows, say_running
from hdiary.read.dates import parse_date
from hdiary.read.decisions import Decisions
from hdiary.read.table import Table
from hdiary.vocabulary.columns import column_meaning, header_key
from hdiary.vocabulary.text import any_may_begin, fold, may_begin
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

_WORDS = frozenset(
    {
        "total", "totals", "grand total", "sum", "sums", "subtotal", "summe", "gesamt",
        "gesamtsumme", "insgesamt", "average", "averages", "mean", "mittelwert", "durchschnitt",
        "somme", "moyenne", "suma", "promedio", "media", "totale", "somma", "totaal", "gemiddelde",
        "\u5408\u8ba1", "\u5408\u8a08", "\u0438\u0442\u043e\u0433\u043e"
    }
)  # fmt: skip
_STARTS = frozenset(word[:2] for word in _WORDS)
_MEDIUM = frozenset({"average", "mean", "media", "moyenne", "promedio", "gemiddelde"})
"""Words that may say how bad it was, too."""
_FEWEST_ROWS, _MOST_WORDS = 2, 4
_DAYS = ("day", "tag", "jour", "dia", "giorno", "dag")


def pass_over_totals(table: Table, decisions: Decisions, sheets: SheetRows | None = None) -> Table:
    """Take out rows in which a sum is named where other rows have their date."""
    total = _totals(table)
    # A sheet of one month may hold one headache and its sum, or nothing but a sum.
    if not total.any() or (total.sum() * _FEWEST_ROWS > len(table) and not _is_one(total)):
        return table
    decisions.add(
        "totals",
        table.lines[total].tolist(),
        phrase(
            "read.rows.totals",
            lines=say_running(table.lines[total], sheets),
            n=int(total.sum()),
        ),
    )
    return table.without_rows(total)


def _totals(table: Table) -> Bools:
    """Say which rows name a sum as their day, or name one elsewhere and have no day."""
    total = np.zeros(len(table), dtype=bool)
    begun = [c.values for c in table.columns if any_may_begin(c.values, _STARTS)]
    if not any(names_total(v) for values in begun for v in values if len(v) <= 40):
        return total
    undated = np.zeros(len(table), dtype=bool)
    for name, column in zip(table.header, table.columns, strict=True):
        named = [names_total(v) for v in column.values]
        if not _holds_days(column.values, named) and not _is_day(name, named):
            continue
        total |= column.rows(np.array(named, dtype=bool))
        undated |= column.where(is_blank)
    for column in table.columns:
        total |= undated & column.where(_is_sure_total)
    return total


def _is_one(total: Bools) -> bool:
    return int(total.sum()) == len(total) == 1


def _is_total(text: str) -> bool:
    return fold(text).strip(" :=.") in _WORDS


def _is_sure_total(text: str) -> bool:
    return _is_total(text) and fold(text).strip(" :=.") not in _MEDIUM


def names_total(text: str) -> bool:
    """Say whether a cell where a date should be names a sum, such as `Total headaches`."""
    if not may_begin(text, _STARTS):
        return False
    words = fold(text).replace(":", " ").split()
    return _is_total(text) or (1 < len(words) <= _MOST_WORDS and words[0].strip("=.") in _WORDS)


def _is_day(name: str, named: list[bool]) -> bool:
    """Say whether a column that holds nothing but sums is called the day."""
    return (
        bool(named)
        and all(named)
        and (header_key(name) in _DAYS or column_meaning(name).meaning == "date")
    )


def _holds_days(values: tuple[str, ...], named: list[bool]) -> bool:
    """Say whether every other cell of a column is a date, or the number of a day."""
    others = [v.strip() for v, is_total in zip(values, named, strict=True) if not is_total]
    said = [v for v in others if not is_blank(v)]
    days = [v for v in said if v.isdecimal() and len(v) <= 2 and 1 <= int(v) <= 31]
    return bool(said) and (
        len(days) == len(said) or sum(parse_date(v) is not None for v in said) > 0.5 * len(said)
    )
