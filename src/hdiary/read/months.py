"""The month and the year of days that are only numbered: from titles, names and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from hdiary.diary import Problems
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import MONTHS
from hdiary.words import phrase

_YEAR_WITHIN = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"['\u2019]?(\d\d)\s*$")
_ISO_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/._](\d{1,2})(?!\d)(?![-/._]\d)")
_MONTH_OF_SIGNS = re.compile(r"(?<!\d)(\d{1,2})\s?[\u6708\uc6d4]")


def find_month(text: str) -> str | None:
    """Find a month and its year in a title or in the name of a sheet."""
    iso = _ISO_MONTH.search(text)
    if iso and 1 <= int(iso[2]) <= 12:
        return f"{iso[1]}-{int(iso[2]):02d}"
    month = month_named(text)
    year = find_year(text) if _YEAR_WITHIN.search(text) else _short_year(text)
    return None if month is None or year is None else f"{year}-{month:02d}"


def month_named(text: str) -> int | None:
    """Give the one month that a text names; None for none and for several."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    months = {MONTHS[word] for word in words if word in MONTHS}
    months |= {int(n) for n in _MONTH_OF_SIGNS.findall(text) if 1 <= int(n) <= 12}
    return months.pop() if len(months) == 1 else None


def find_year(text: str) -> int | None:
    """Find a year in a title; None if there is none, or more than one."""
    years = set(_YEAR_WITHIN.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def _short_year(text: str) -> int | None:
    short = _SHORT_YEAR.search(text.strip())
    return 2000 + int(short[1]) if short else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Titled:
    """What the name of a sheet, or a title, tells of its month."""

    # month, year: each None where it is not told
    month: int | None
    year: int | None


def read_title(name: str, above: str = "") -> Titled:
    """Read the month and the year of a sheet from its name and what stands above its table."""
    whole = find_month(name) or (find_month(above) if month_named(name) is None else None)
    if whole is not None:
        return Titled(month=int(whole[5:]), year=int(whole[:4]))
    month = month_named(name)
    if month is None:
        month = month_named(above)
    year = find_year(name)
    return Titled(month=month, year=find_year(above) if year is None else year)


def settle_months(
    titles: Sequence[Titled], *, stated: str | None, elsewhere: Iterable[str]
) -> list[str | None]:
    """Give the month of each of several sheets."""
    # Such as ``2026-03``; None where it is not known.
    years = {year for year in map(find_year, elsewhere) if year is not None}
    named = [title.month for title in titles if title.month and title.year is None]
    in_order = named in (sorted(named), sorted(named, reverse=True))
    # November, December and January are not of one year.
    other = years.pop() if len(years) == 1 and in_order else None
    return [_settled(title, stated, other) for title in titles]


def _settled(title: Titled, stated: str | None, elsewhere: int | None) -> str | None:
    if title.month is None:
        return stated
    if title.year is not None:
        return f"{title.year}-{title.month:02d}"
    if stated is not None:
        # A winter goes on into the next year.
        year = int(stated[:4]) + (title.month < int(stated[5:]))
        return f"{year}-{title.month:02d}"
    return None if elsewhere is None else f"{elsewhere}-{title.month:02d}"


def ask_for_month(found: Problems, *, named: int | None = None, column: str = "") -> None:
    """Ask for the month of numbered days, or for the year where the month is named."""
    if named is not None:
        found.add(
            "year",
            column=column,
            expected=phrase("read.months.year"),
            suggestion=phrase("read.months.no_year", example=f"2026-{named:02d}"),
        )
    else:
        found.add(
            "month",
            column=column,
            expected=phrase("read.months.month"),
            suggestion=phrase("read.months.which"),
        )
    suggest_month(found, named)


def suggest_month(found: Problems, named: int | None) -> None:
    """Suggest what the name of the file tells: its month and year, or the year of a named one."""
    stem = PurePath((found.file or "").replace("\\", "/")).stem
    month, year = find_month(stem), find_year(stem)
    if named is not None and year is not None:
        found.suggest(phrase("read.months.months_of", year=year), month=f"{year}-{named:02d}")
    elif named is None and month is not None:
        found.suggest(phrase("read.months.days_of", month=month), month=month)
