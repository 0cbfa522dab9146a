"""What the tests of these kinds share: twelve weeks with two headaches each, and the walk."""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

import hdiary
from hdiary.diary import Diary, DiaryError
from tests.read.kinds.conftest import merged

HERE = Path(__file__).parent / "files"
START = dt.date(2026, 1, 5)
DAYS = [START + dt.timedelta(days=k) for k in range(84)]
"""Twelve weeks from Monday, 5 January, to Sunday, 29 March 2026."""
HURT = [day for day in DAYS if day.weekday() in (1, 4)]
"""Each Tuesday and each Friday: 24 headache days, and 60 others."""
MOST_STEPS = 4

Settings = dict[str, Any]
Row = Callable[[dt.date], Sequence[Any]]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Walk:
    """A diary read by following the first suggestion again and again.

    Parameters
    ----------
    diary
        The diary at the end.
    steps
        The options that were followed, one string each.
    asked
        The words of each refusal on the way.
    """

    diary: Diary
    steps: list[str]
    asked: list[str]


def handed(name: str) -> bytes:
    """Give the bytes of a file that was handed to us."""
    return (HERE / name).read_bytes()


def hurts(day: dt.date) -> bool:
    """Say whether there was a headache on a day."""
    return day.weekday() in (1, 4)


def number(day: dt.date) -> int:
    """Count the headaches up to a day, from nought."""
    return sum(one < day for one in HURT)


def table(header: str, row: Row, days: Iterable[dt.date] = DAYS, *, sign: str = ",") -> str:
    """Write a table with one row a day; cells are quoted where they need it."""
    text = io.StringIO()
    lines = csv.writer(text, delimiter=sign, lineterminator="\n")
    lines.writerow(header.split(sign))
    lines.writerows(row(day) for day in days)
    return text.getvalue()


def plain(header: str, line: Callable[[dt.date], str], days: Iterable[dt.date] = DAYS) -> str:
    """Write lines below a heading as they are."""
    return "\n".join([header, *(line(day) for day in days)]) + "\n"


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """Make a workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def month(number: int) -> list[dt.date]:
    """Give the days of a month of 2026."""
    return [
        dt.date(2026, number, day) for day in range(1, calendar.monthrange(2026, number)[1] + 1)
    ]


def read(data: str | bytes, **settings: Any) -> Diary:
    """Read a diary from a text or from bytes."""
    return hdiary.read_diary(data.encode() if isinstance(data, str) else data, **settings)


def refusal(data: str | bytes, **settings: Any) -> DiaryError:
    """Read what is refused, and give the refusal."""
    try:
        read(data, **settings)
    except DiaryError as refused:
        return refused
    raise AssertionError("the file was read, and should have been refused")


def walk(data: str | bytes, **settings: Any) -> Walk:
    """Follow the first suggestion until there is none; more than four steps are too many."""
    steps: list[str] = []
    asked: list[str] = []
    for _ in range(MOST_STEPS + 1):
        try:
            diary = read(data, **settings)
        except DiaryError as refused:
            asked.append(str(refused))
            suggested = refused.suggested
            if not suggested:
                raise
        else:
            suggested = diary.suggested
            if not suggested:
                return Walk(diary=diary, steps=steps, asked=asked)
        steps.append(" ".join(suggested[0].options))
        settings = merged(settings, suggested[0].settings)
    raise AssertionError(f"four suggestions did not suffice: {steps}")


def counts(diary: Diary) -> tuple[int, int, int]:
    """Count headache days, clear days, and days with acute medicine."""
    states = diary.days["state"].value_counts()
    taken = diary.days["acute_medication"].fillna(False).sum()
    return int(states["headache"]), int(states["clear"]), int(taken)


def told(diary: Diary) -> str:
    """Put together all that reading a diary and looking for triggers says."""
    result = hdiary.triggers(diary)
    return "\n".join(
        [
            diary.problems.to_string(),
            diary.factors.to_string(),
            diary.reading.columns.to_string(),
            diary.reading.above,
            *(f"{one.words} {one.overrule}" for one in diary.reading.decisions),
            *(f"{one.why} {one.options}" for one in diary.suggested),
            repr(diary),
            result.summary(),
            result.table.to_string(),
            result.same_day.to_string(),
            *map(str, result.notices),
        ]
    )


def became(diary: Diary) -> dict[str, str]:
    """Say what each column of the file became."""
    columns = diary.reading.columns
    return dict(zip(columns["column"], columns["became"], strict=True))
