"""What a page is put together from, and the words for a number that may be missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from hdiary.vocabulary.say import NOT_KNOWN, say_amount, say_number, say_share

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One answer on the first screen: words for a patient, then figures for a clinician."""

    name: str
    figure: str
    unit: str
    words: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of a table: its name, a fainter word about it, and its cells."""

    name: str
    about: str = ""
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table with its caption, its column heads, its rows and a sentence under it."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    foot: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture as SVG and the sentence under it."""

    svg: str
    caption: str


def known(value: Any) -> float | None:
    """Give a number, or None where the answer has none.

    Examples
    --------
    >>> known(3), known(float("nan")), known(pd.NA)
    (3.0, None, None)
    """
    return None if value is None or pd.isna(value) else float(value)


def figure(value: Any, *, places: int = 0) -> str:
    """Write a number that may be missing.

    Examples
    --------
    >>> figure(4.26, places=1), figure(pd.NA)
    ('4.3', 'not known')
    """
    found = known(value)
    return NOT_KNOWN if found is None else say_number(found, places=places)


def signed(value: Any) -> str:
    """Write a change with its sign, to the first digit that shows.

    Examples
    --------
    >>> signed(0.24), signed(0.0), signed(0.04)
    ('+0.2', '0', '+0.04')
    """
    found = known(value)
    if found is None:
        return NOT_KNOWN
    told = say_amount(found)
    return f"+{told}" if found > 0 and told != "0" else told


def span(low: Any, high: Any, *, places: int = 0) -> str:
    """Write a range, or one number where both ends look alike.

    Examples
    --------
    >>> span(4.0, 6.2), span(4.0, 4.1), span(pd.NA, pd.NA)
    ('4 to 6', '4', 'not known')
    """
    first, last = figure(low, places=places), figure(high, places=places)
    return first if first == last else f"{first} to {last}"


def share_span(low: Any, high: Any) -> str:
    """Write a range of shares.

    Examples
    --------
    >>> share_span(0.7, 0.9)
    '70% to 90%'
    """
    if known(low) is None or known(high) is None:
        return NOT_KNOWN
    return f"{say_share(float(low))} to {say_share(float(high))}"
