"""What these tests share: a calendar of invented days, and following what is suggested."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary

FILES = Path(__file__).parent / "files"
FIRST = date(2026, 1, 5)
"""A Monday."""
MOST_STEPS = 4


@dataclass(frozen=True, kw_only=True)
class Walk:
    """What came of following the first suggestion again and again.

    Parameters
    ----------
    diary
        The diary that was read in the end.
    steps
        The settings that were followed, one for each step.
    asked
        The words of each refusal on the way.
    source
        The file or the text.
    """

    diary: Diary
    steps: list[dict[str, Any]]
    asked: list[str]
    source: Path | str | bytes

    @property
    def first(self) -> str:
        """The words of the first refusal."""
        return self.asked[0]


def follow(source: Path | str | bytes, **settings: Any) -> Walk:
    """Read a file or a text, and follow the first suggestion up to four times."""
    steps: list[dict[str, Any]] = []
    asked: list[str] = []
    while True:
        try:
            diary = read_diary(_opened(source), **settings)
        except DiaryError as error:
            asked.append(str(error))
            if not error.suggested or len(steps) == MOST_STEPS:
                raise
            suggested = error.suggested
        else:
            if not diary.suggested:
                return Walk(diary=diary, steps=steps, asked=asked, source=source)
            if len(steps) == MOST_STEPS:
                raise ValueError(f"still suggested after {steps}: {diary.suggested}")
            suggested = diary.suggested
        steps.append(dict(suggested[0].settings))
        settings = merged(settings, suggested[0].settings)


def merged(settings: dict[str, Any], more: Any) -> dict[str, Any]:
    """Add settings to others: columns and what is accepted are joined, others replaced."""
    both = dict(settings)
    for name, value in more.items():
        if name == "columns":
            both[name] = {**both.get(name, {}), **value}
        elif name == "accept":
            both[name] = tuple(dict.fromkeys((*both.get(name, ()), *value)))
        else:
            both[name] = value
    return both


def _opened(source: Path | str | bytes) -> Any:
    if isinstance(source, Path):
        return source
    return io.BytesIO(source) if isinstance(source, bytes) else io.StringIO(source)


def calendar(count: int = 84) -> list[date]:
    """Give days from 5 January 2026, a Monday."""
    return [FIRST + timedelta(days=k) for k in range(count)]


def hurts(day: date) -> bool:
    """Say whether it hurt: on Tuesdays and Fridays, on 24 of 84 days."""
    return day.weekday() in (1, 4)


def dmy(day: date) -> str:
    """Write a day as `05.01.2026`."""
    return f"{day:%d.%m.%Y}"


def sheet(header: str, rows: Iterable[Iterable[object]], *, sep: str = ",") -> str:
    """Write a table; cells must hold neither the sign between them nor quotation marks."""
    lines = [header, *(sep.join(str(cell) for cell in row) for row in rows)]
    return "\n".join(lines) + "\n"


def day_sheet(
    header: str, row: Callable[[date, bool, int], Iterable[object]], *, sep: str = ","
) -> str:
    """Write a row a day from the day, whether it hurt, and how many headaches there were so far."""
    rows, count = [], 0
    for day in calendar():
        count += hurts(day)
        rows.append(row(day, hurts(day), count))
    return sheet(header, rows, sep=sep)


def states(diary: Diary) -> tuple[int, int, int]:
    """Count the days with headache, without, and without record."""
    counts = diary.days["state"].value_counts()
    return int(counts["headache"]), int(counts["clear"]), int(counts["not recorded"])


def medicine_days(diary: Diary) -> int:
    """Count the days with acute medicine."""
    return int(diary.days["acute_medication"].fillna(False).sum())


def days_of(diary: Diary, treatment_class: str) -> int:
    """Count the days on which a class of treatments was taken."""
    return sum(treatment_class in str(text).split("; ") for text in diary.days["treatment_classes"])


def factors(diary: Diary) -> list[str]:
    """Give the names of the factors."""
    return list(diary.factors["factor"])


def became(diary: Diary, header: str) -> list[str]:
    """Say what a column of the file became."""
    columns = diary.reading.columns
    return list(columns.loc[columns["column"] == header, "became"])


def lost(walk: Walk) -> list[str]:
    """Give the headings of a file of text that its reading does not speak of."""
    source = walk.source
    text = source.read_text(encoding="utf-8") if isinstance(source, Path) else str(source)
    reading = walk.diary.reading
    sign = {"comma": ",", "semicolon": ";", "tab": "\t"}[reading.delimiter]
    line = text.splitlines()[reading.header_line - 1]
    headings = next(csv.reader([line.removeprefix("\ufeff")], delimiter=sign))
    words = " ".join([*reading.columns["column"], *decided(walk.diary)])
    return [heading for heading in headings if heading.strip() not in words]


def decided(diary: Diary) -> list[str]:
    """Give the sentences of what was decided."""
    return [one.words for one in diary.reading.decisions]


def told(diary: Diary) -> set[str]:
    """Give the kinds of problems that are told."""
    return set(diary.problems["code"])
